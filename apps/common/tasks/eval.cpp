// `eval`: runs a test set through a model and scores the outputs beside baselines.
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include "common/command_line.h"
#include "common/corpora.h"
#include "common/evaluation.h"
#include "common/learned_baselines.h"
#include "common/log.h"
#include "common/numbers.h"
#include "common/output.h"
#include "common/references.h"
#include "common/tasks/tasks.h"
#include "seq/error.h"

namespace app {
namespace {

struct EvalRequest {
  std::vector<std::string> models, test, baseline_train;
  std::string corpus, hypotheses, slots, output, tokenizer = "13a", bootstrap = "1000", seed = "12345", decimals = "2";
  bool multi_ref = false, strict = false, samples = false;
  MetricOptions metrics;
  seq::SearchOptions search;
  LogOptions log;
};

void describe(CommandLine& line, EvalRequest& request, const Program& program) {
  line.group("Model and test set");
  line.list("model", {"models", "m"}, request.models, Arity::many, "FILE...", "the model; several are an ensemble");
  const std::string forms =
      "a line a source with tabs between references, blocks with a blank line between them, or "
      "index, tab, reference";
  line.list("test", {"test-sets"}, request.test, Arity::many, "SRC REF...",
            program.reads_frames
                ? "one file of frames, tab, references; or features (.npy, .csv of named values, or a row "
                  "a line) and references, of an array perhaps lengths: " +
                      forms
                : "one file of source, tab, reference, or a source file and one or more reference files: " + forms);
  line.text("corpus", {}, request.corpus, "NAME",
            "the test set of a bundled corpus: see `" + program.name + " corpora`");
  line.text("hypotheses", {"hyp"}, request.hypotheses, "FILE", "score these lines instead of " + program.words.doing);
  line.list(
      "baseline-train", {}, request.baseline_train, Arity::many, "SRC TRG",
      "training pairs, from which two baselines are made: the target of the nearest source, and the most frequent "
      "target");
  line.flag("multi-ref", {}, request.multi_ref,
            "neighbouring lines with the same source are one entry with several references (pronunciations)");
  line.text("output", {"o"}, request.output, "FILE", "write the " + program.words.results + " here");
  line.flag("samples", {}, request.samples, "show ten " + program.words.results + " as well");
  line.flag("strict", {}, request.strict, "invalid bytes are errors instead of being replaced");
  line.group("Scores");
  line.list(
      "metrics", {}, request.metrics.metrics, Arity::many, "NAME...",
      metric_names() +
          "; wer beside per or with --multi-ref counts the "
          "entries that equal none of their references, per the sounds that differ from the nearest; copied are the "
          "reference's names and figures that are right, grounded the output's that are in the source; for several "
          "references: bleu-1 to bleu-4, coco-rouge and cider as coco-caption, mteval-bleu and nist as mteval-v13a, "
          "meteor of equal words and stems");
  line.choice("rouge-tokenizer", {}, request.metrics.rouge.tokenizer, {"rouge", "unicode"},
              "how ROUGE and novelty split text: a-z and 0-9 alone as rouge-score, or words of any script");
  line.flag("stem", {"use-stemmer"}, request.metrics.rouge.stem, "compare Porter's stems, as rouge-score can");
  line.text("tokenizer", {"tokenize"}, request.tokenizer, "13a|intl|char|zh|none",
            "how BLEU splits text, as sacreBLEU");
  line.flag("lc", {"lowercase"}, request.metrics.bleu.lowercase, "compare without regard to case");
  line.text("bootstrap", {}, request.bootstrap, "N", "resampled test sets for the 95 % intervals; 0 = no intervals");
  line.text("bootstrap-seed", {}, request.seed, "N", "of the resampling");
  line.text("decimals", {"width"}, request.decimals, "N", "digits after the point");
  line.text("slots", {}, request.slots, "FILE",
            "what each output should say, for the metrics slots (values missing, wrong or added, by all values) and "
            "slots-right (outputs that say everything, object by object): a line name[value], name[value] a source, "
            "objects divided by semicolons; empty = the sources themselves");
  line.group("Search");
  line.add(seq::fields(request.search));
  line.group("Log");
  add_log_options(line, request.log);
  line.example("a bundled test set", program.name + " eval --corpus " + example_corpus(program.name) + " -m m");
  line.example("your own, keeping the " + program.words.results, program.name + " eval --test t.en t.de -m m -o t.out");
}

void complete(EvalRequest& request, const Program& program) {
  if (!request.corpus.empty() && request.test.empty()) {
    const Corpus corpus = bundled_corpus(program.name, request.corpus);
    request.test = corpus.test;
    if (request.slots.empty()) request.slots = corpus.slots;
    if (program.judgement.learned && request.baseline_train.empty()) request.baseline_train = corpus.train;
  }
  if (request.test.empty()) {
    seq::fail(seq::ErrorKind::usage, "no test set", "--test", "expected one TSV file, or a source and a reference file",
              "or --corpus " + example_corpus(program.name));
  }
  if (request.models.empty() == request.hypotheses.empty()) {
    seq::fail(seq::ErrorKind::usage,
              request.models.empty() ? "nothing to evaluate" : "both a model and hypotheses given",
              "--model, --hypotheses", "expected one of them");
  }
  auto& metrics = request.metrics.metrics;
  check_metrics(metrics);
  const auto asked = [&metrics](const char* name) {
    return std::find(metrics.begin(), metrics.end(), name) != metrics.end();
  };
  request.metrics.entries = request.multi_ref || asked("per");
  request.metrics.bleu.tokenizer = request.tokenizer;
  request.metrics.bootstrap = static_cast<int>(parse_integer(request.bootstrap, "bootstrap", 0, 1000000));
  request.metrics.seed = static_cast<std::uint64_t>(parse_integer(request.seed, "bootstrap-seed", 0, INT64_MAX));
  request.metrics.decimals = static_cast<int>(parse_integer(request.decimals, "decimals", 0, 17));
  seq::validate(request.search);
  seq::bleu_tokenize("", request.metrics.bleu);  // an unknown tokenizer shows now, not after the work
}

/// What the metric slots compares with; nothing where it is not asked for.
void complete_slots(EvalRequest& request, const TestSet& test, const seq::Warning& warn) {
  const auto& metrics = request.metrics.metrics;
  if (std::none_of(metrics.begin(), metrics.end(),
                   [](const std::string& m) { return m == "slots" || m == "slots-right"; }))
    return;
  const bool apart = !request.slots.empty();
  request.metrics.slot_rows = parse_rows(apart ? seq::read_lines(request.slots, request.strict, warn) : test.sources,
                                         apart ? request.slots : request.test[0]);
  if (request.metrics.slot_rows.size() != test.sources.size())
    seq::fail(seq::ErrorKind::data, std::to_string(request.metrics.slot_rows.size()) + " rows of named values",
              request.slots,
              "expected " + std::to_string(test.sources.size()) + ", one for each source of the test set");
  if (!request.search.slot_wordings.empty())
    request.metrics.slot_wordings = seq::read_lines(request.search.slot_wordings, request.strict, warn);
}

std::vector<std::string> read_hypotheses(const EvalRequest& request, const TestSet& test, const seq::Warning& warn) {
  std::vector<std::string> lines = seq::read_lines(request.hypotheses, request.strict, warn);
  if (lines.size() != test.sources.size()) {
    seq::fail(seq::ErrorKind::data, std::to_string(lines.size()) + " hypotheses", request.hypotheses,
              "expected " + std::to_string(test.sources.size()) + ", one for each source of the test set");
  }
  return lines;
}

}  // namespace

int eval_task(const Program& program, const std::vector<std::string>& arguments) {
  EvalRequest request;
  request.search = default_search(program);
  request.metrics.metrics = program.judgement.metrics;
  CommandLine line(program.name, "eval",
                   program.words.does + " a test set and scores the outputs, baselines beside them.");
  describe(line, request, program);
  if (!line.parse(arguments)) return kDone;
  complete(request, program);

  Log log(program.name, request.log);
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const TestForm form{request.multi_ref, program.reads_frames, request.strict};
  const TestSet test = read_test_set(request.test, form, warn);
  const bool rows = test.frames && seq::is_slot_line(test.sources[0]);
  auto& metrics = request.metrics.metrics;
  if (!line.given("metrics")) {
    if (rows) metrics.insert(metrics.end(), {"mteval-bleu", "nist", "slots"});
    metrics = metrics_for(std::move(metrics), test);
  }
  complete_slots(request, test, warn);
  SystemOutput system;
  if (request.models.empty()) {
    system.hypotheses = read_hypotheses(request, test, warn);
  } else {
    // Made before the work, so that a folder that cannot be written shows at once.
    std::unique_ptr<Output> output = request.output.empty() ? nullptr : std::make_unique<Output>(request.output);
    const seq::Generator generator(program.name, request.models, request.search, request.strict, warn);
    request.metrics.known_values = generator.known_values();
    system.hypotheses = generate_all(generator, test.sources, warn, [&](std::size_t done, std::size_t all) {
      log.bar(static_cast<double>(done) / static_cast<double>(all), program.words.doing);
    });
    log.end_bar();
    if (output) {
      for (const std::string& hypothesis : system.hypotheses) output->write(hypothesis + "\n");
      output->close();
    }
    if (std::find(metrics.begin(), metrics.end(), "perplexity") != metrics.end())
      system.perplexity = perplexity(generator, test);
  }
  std::vector<Baseline> baselines = program.judgement.baselines;
  if (rows) baselines.push_back(row_template());
  if (!request.baseline_train.empty())
    for (Baseline& learned : learned_baselines(read_test_set(request.baseline_train, form, warn)))
      baselines.push_back(std::move(learned));
  const auto scores = score_system(system, test, request.metrics);
  std::string text =
      comparison(request.models.empty() ? "hypotheses" : "model", scores, baselines, test, request.metrics);
  if (request.samples) text += sample_text(test, system.hypotheses, 10);
  print(text);
  log.event(score_event(scores, test.sources.size()));
  log.close();
  return kDone;
}

}  // namespace app
