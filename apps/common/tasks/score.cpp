// `score`: the log-probability of given targets.
#include <memory>

#include "common/command_line.h"
#include "common/hypothesis_text.h"
#include "common/line_pipeline.h"
#include "common/log.h"
#include "common/tasks/tasks.h"
#include "seq/error.h"
#include "seq/generate.h"

namespace app {
namespace {

struct ScoreRequest {
  std::vector<std::string> models, input = {"-"};
  std::string lengths, output = "-", normalize;
  bool word_scores = false, strict = false;
  seq::SearchOptions search;
  LogOptions log;
};

void describe(CommandLine& line, ScoreRequest& request, const std::string& program) {
  line.group("Models, input and output");
  line.list("model", {"models", "m"}, request.models, Arity::many, "FILE...", "the model; several are an ensemble");
  line.list(
      "input", {"i"}, request.input, Arity::pair, "SRC [TRG]",
      "pairs: one file of source, tab, target, or two files line by line; - is standard input; for models of frames "
      "the first may be features.npy");
  line.text("lengths", {}, request.lengths, "FILE", "frames of each sequence of features.npy, a number a line");
  line.text("output", {"o"}, request.output, "FILE", "where to write; - is standard output");
  Option normalize;
  normalize.name = "normalize";
  normalize.form = "A";
  normalize.help = "divide by the number of tokens to the power of A (1 when given alone)";
  normalize.range = "0 to 5";
  normalize.arity = Arity::optional;
  normalize.implied = "1";
  normalize.get = [&request] { return std::vector<std::string>{request.normalize}; };
  normalize.set = [&request](const std::vector<std::string>& values) {
    auto fields = seq::fields(request.search);
    seq::find_field(fields, "normalize")->set(values.back());
    request.normalize = values.back();
  };
  line.add(normalize);
  line.flag("word-scores", {}, request.word_scores, "print each word's log-probability too: -1.2 ||| WordScores= ...");
  line.flag("strict", {}, request.strict, "invalid bytes are errors instead of being replaced");
  line.group("Log and speed");
  line.add(seq::fields(request.search), {"batch", "threads"});
  add_log_options(line, request.log);
  line.example("one score a line", program + " score -m m < pairs.tsv");
}

/// Takes the targets off the lines, or from their own file. A line without a target is marked by `missing`.
struct Pairs {
  std::vector<std::string> sources, targets;
  std::vector<bool> missing;
};

Pairs split_at_tabs(const std::vector<std::string>& lines, std::int64_t first, Log& log) {
  Pairs pairs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto tab = lines[i].find('\t');
    const bool missing = tab == std::string::npos;
    if (missing && !lines[i].empty()) {
      log.warning("line " + std::to_string(first + static_cast<std::int64_t>(i)) +
                  ": no tab; expected source, tab, target; its output is empty");
    }
    pairs.sources.push_back(lines[i].substr(0, tab));
    const auto end = missing ? tab : lines[i].find('\t', tab + 1);
    pairs.targets.push_back(missing ? "" : lines[i].substr(tab + 1, end == std::string::npos ? end : end - tab - 1));
    pairs.missing.push_back(missing);
  }
  return pairs;
}

Pairs beside(const std::vector<std::string>& lines, seq::LineReader& targets, const std::vector<std::string>& paths) {
  Pairs pairs{lines, {}, std::vector<bool>(lines.size(), false)};
  std::string target;
  while (pairs.targets.size() < lines.size()) {
    if (!targets.next(target)) {
      seq::fail(seq::ErrorKind::data, "the files differ in length", paths[0] + ", " + paths[1],
                "expected as many targets as sources, found only " + std::to_string(targets.line_number()));
    }
    pairs.targets.push_back(target);
  }
  return pairs;
}

}  // namespace

int score_task(const Program& program, const std::vector<std::string>& arguments) {
  ScoreRequest request;
  request.search = default_search(program);
  CommandLine line(program.name, "score",
                   "Gives the log-probability (natural logarithm) of given " + program.words.results + ".");
  describe(line, request, program.name);
  if (!line.parse(arguments)) return kDone;
  if (request.models.empty())
    seq::fail(seq::ErrorKind::usage, "no model named", "--model", "expected the model's file");
  seq::validate(request.search);

  Log log(program.name, request.log);
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const seq::Generator generator(program.name, request.models, request.search, request.strict, warn);
  seq::SourceReader input(request.input[0], request.lengths, request.strict, warn);
  std::unique_ptr<seq::LineReader> targets;
  if (request.input.size() == 2) targets = std::make_unique<seq::LineReader>(request.input[1], request.strict, warn);
  Output output(request.output);
  bool some_failed = false;
  const std::int64_t count =
      run_lines(input, output, ChunkLimits(request.search.threads),
                [&](const std::vector<std::string>& lines, std::int64_t first) {
                  Pairs pairs = targets ? beside(lines, *targets, request.input) : split_at_tabs(lines, first, log);
                  const auto scored = generator.score(pairs.sources, pairs.targets);
                  std::string text;
                  for (std::size_t i = 0; i < scored.size(); ++i) {
                    if (!pairs.missing[i])
                      text += score_text(scored[i], !request.normalize.empty(), request.word_scores);
                    some_failed = some_failed || (pairs.missing[i] && !lines[i].empty());
                    text += "\n";
                  }
                  return text;
                });
  std::string rest;
  if (targets && targets->next(rest)) {
    seq::fail(seq::ErrorKind::data, "the files differ in length", request.input[0] + ", " + request.input[1],
              "expected as many targets as sources (" + std::to_string(count) + "), found more");
  }
  log.close();
  return some_failed ? kSomeLinesFailed : kDone;
}

}  // namespace app
