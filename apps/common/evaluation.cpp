#include "common/evaluation.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "common/columns.h"
#include "common/line_pipeline.h"
#include "common/measured.h"
#include "common/nearest.h"
#include "common/numbers.h"
#include "common/references.h"
#include "common/sentences.h"
#include "seq/error.h"
#include "seq/frame_text.h"

namespace app {
namespace {

/// Full batches for every thread, and yet some progress to tell of.
std::size_t lines_at_a_time(const seq::Generator& generator) {
  return ChunkLimits(generator.options().threads).lines / 2;
}

const std::vector<std::string> kMetrics = {
    "bleu",       "chrf",    "chrf++",      "ter",     "exact",      "perplexity", "wer",         "per",
    "cer",        "rouge-1", "rouge-2",     "rouge-l", "rouge-lsum", "copied",     "grounded",    "novelty",
    "token-f1",   "ratio",   "bleu-1",      "bleu-2",  "bleu-3",     "bleu-4",     "mteval-bleu", "nist",
    "coco-rouge", "cider",   "cider-plain", "meteor",  "distinct-1", "distinct-2", "slots",       "slots-right"};

Measured measure_edits(const std::string& name, const std::string& unit, bool whole_entries, bool share_right,
                       const std::vector<std::string>& hypotheses, const seq::References& references, bool lowercase) {
  seq::EditOptions options;
  options.unit = unit;
  options.lowercase = lowercase;
  return {name, "", seq::edit_statistics(hypotheses, references, options),
          [whole_entries, share_right](const seq::Statistics& sum) {
            const seq::EditScore score = seq::edit_from_statistics(sum);
            const double rate = whole_entries ? score.item_error_rate : score.error_rate;
            return share_right ? 100 - rate : rate;
          }};
}

Measured measure(const std::string& metric, const std::vector<std::string>& hypotheses, const TestSet& test,
                 const MetricOptions& options, const seq::BootstrapOptions* bootstrap) {
  if (auto summaries = measure_summaries(metric, hypotheses, test, options, bootstrap)) return std::move(*summaries);
  const seq::References& references = test.references;
  if (auto captions = measure_captions(metric, hypotheses, references, bootstrap)) return std::move(*captions);
  if (metric == "slots") {
    std::vector<seq::SlotRow> known = options.slot_rows;
    known.insert(known.end(), options.known_values.begin(), options.known_values.end());
    const seq::SlotCheck check(known, options.slot_wordings);
    return {"slot errors %", "", seq::slot_statistics(check, options.slot_rows, hypotheses),
            [](const seq::Statistics& sum) { return seq::slot_from_statistics(sum).error_rate; }};
  }
  if (metric == "slots-right") {
    const seq::SlotCheck check(options.slot_rows, options.slot_wordings);
    return {"all right %", "", seq::all_right_statistics(check, options.slot_rows, hypotheses),
            seq::all_right_from_statistics};
  }
  const int count = seq::reference_count(references);
  const bool lowercase = options.bleu.lowercase;
  if (metric == "bleu") {
    return {"BLEU", seq::bleu_signature(options.bleu, count, bootstrap),
            seq::bleu_statistics(hypotheses, references, options.bleu),
            [bleu = options.bleu](const seq::Statistics& sum) { return seq::bleu_from_statistics(sum, bleu).score; }};
  }
  if (metric == "chrf" || metric == "chrf++") {
    seq::ChrfOptions chrf;
    chrf.word_order = metric == "chrf" ? 0 : 2;
    chrf.lowercase = lowercase;
    return {seq::chrf_name(chrf), seq::chrf_signature(chrf, count, bootstrap),
            seq::chrf_statistics(hypotheses, references, chrf),
            [chrf](const seq::Statistics& sum) { return seq::chrf_from_statistics(sum, chrf); }};
  }
  if (metric == "ter") {
    const seq::TerOptions ter;
    return {"TER", seq::ter_signature(ter, count, bootstrap), seq::ter_statistics(hypotheses, references, ter),
            [](const seq::Statistics& sum) { return seq::ter_from_statistics(sum).score; }};
  }
  if (metric == "exact") return measure_edits("exact match %", "word", true, true, hypotheses, references, lowercase);
  if (metric == "cer") return measure_edits("CER %", "char", false, false, hypotheses, references, lowercase);
  if (metric == "per") return measure_edits("PER %", "word", false, false, hypotheses, references, lowercase);
  const std::string name = options.entries ? "WER % (entries)" : "WER %";
  return measure_edits(name, "word", options.entries, false, hypotheses, references, lowercase);
}

/// Appends the references of one file to those of each source.
void add_references(const std::string& path, const TestForm& form, const seq::Warning& warn, TestSet& test) {
  seq::References more = read_references(path, test.sources.size(), form.strict, warn);
  test.references.resize(test.sources.size());
  for (std::size_t k = 0; k < more.size(); ++k)
    test.references[k].insert(test.references[k].end(), more[k].begin(), more[k].end());
}

/// One file of frames, tab, captions; or sources and their reference files, of an array one and perhaps its lengths.
TestSet read_frame_test_set(const std::vector<std::string>& paths, const TestForm& form, const seq::Warning& warn) {
  TestSet test;
  test.frames = true;
  if (paths.size() < 2) {
    seq::CaptionedLines lines = seq::read_captioned(paths, form.strict, warn);
    test.sources = std::move(lines.frames);
    test.references = std::move(lines.captions);
  } else {
    const bool array = seq::is_frame_array(paths[0]), lengths = array && paths.size() == 3;
    seq::SourceReader reader(paths[0], lengths ? paths[2] : "", form.strict, warn);
    for (std::string line; reader.next(line);) test.sources.push_back(line);
    for (std::size_t i = 1; i < paths.size() - (lengths ? 1 : 0); ++i) add_references(paths[i], form, warn, test);
  }
  for (std::size_t i = 0; i < test.references.size(); ++i)
    if (test.references[i].empty() || test.references[i] == std::vector<std::string>{""})
      seq::fail(seq::ErrorKind::data, "row " + std::to_string(i + 1) + " has no caption", paths.back(),
                "expected one or more to score against");
  return test;
}

/// A source for people: text as it is, of frames the beginning.
std::string source_text(const TestSet& test, std::size_t i) {
  constexpr std::size_t most = 60;
  if (!test.frames || test.sources[i].size() <= most) return test.sources[i];
  return "row " + std::to_string(i + 1) + ": " + test.sources[i].substr(0, test.sources[i].rfind(' ', most)) + " …";
}

/// Neighbouring pairs of the same source become one.
TestSet grouped_by_source(const TestSet& pairs) {
  TestSet groups;
  for (std::size_t i = 0; i < pairs.sources.size(); ++i) {
    if (groups.sources.empty() || groups.sources.back() != pairs.sources[i]) {
      groups.sources.push_back(pairs.sources[i]);
      groups.references.emplace_back();
    }
    auto& references = groups.references.back();
    references.insert(references.end(), pairs.references[i].begin(), pairs.references[i].end());
  }
  return groups;
}

}  // namespace

TestSet read_test_set(const std::vector<std::string>& paths, const TestForm& form, const seq::Warning& warn) {
  if (form.frames || (!paths.empty() && seq::is_frame_array(paths[0]))) return read_frame_test_set(paths, form, warn);
  TestSet test;
  if (paths.size() == 1) {
    seq::ParallelText text = seq::read_parallel(paths, form.strict, warn);
    test.sources = std::move(text.source);
    test.references = seq::single_references(text.target);
  } else {
    test.sources = seq::read_lines(paths[0], form.strict, warn);
    if (test.sources.empty()) seq::fail(seq::ErrorKind::data, "the file is empty", paths[0], "sources");
    for (std::size_t i = 1; i < paths.size(); ++i) add_references(paths[i], form, warn, test);
  }
  return form.multi_ref ? grouped_by_source(test) : test;
}

std::string metric_names() {
  std::string names;
  for (const std::string& metric : kMetrics)
    names += (names.empty() ? "" : &metric == &kMetrics.back() ? " or " : ", ") + metric;
  return names;
}

void check_metrics(const std::vector<std::string>& metrics) {
  for (const std::string& metric : metrics) {
    if (std::find(kMetrics.begin(), kMetrics.end(), metric) != kMetrics.end()) continue;
    const std::string near = nearest(metric, kMetrics);
    seq::fail(seq::ErrorKind::usage, "unknown metric '" + metric + "'", "--metrics",
              near.empty() ? "expected " + metric_names() : "did you mean " + near + "?");
  }
}

std::vector<std::string> metrics_for(std::vector<std::string> metrics, const TestSet& test) {
  std::size_t several = 0;
  for (const auto& list : test.references) several += !list.empty() && sentences_of(list[0]).size() > 1;
  const auto place = std::find(metrics.begin(), metrics.end(), "rouge-l");
  if (2 * several > test.references.size() && place != metrics.end()) metrics.insert(place + 1, "rouge-lsum");
  return metrics;
}

std::vector<Score> score_system(const SystemOutput& system, const TestSet& test, const MetricOptions& options) {
  seq::BootstrapOptions bootstrap;
  bootstrap.samples = options.bootstrap;
  bootstrap.seed = options.seed;
  const bool intervals = options.bootstrap > 0;
  std::vector<Score> scores;
  for (const std::string& metric : options.metrics) {
    if (metric == "perplexity") {
      scores.push_back({"perplexity", "", system.perplexity, system.perplexity >= 0, -1});
      continue;
    }
    const Measured measured = measure(metric, system.hypotheses, test, options, intervals ? &bootstrap : nullptr);
    Score score{measured.name, measured.signature, 0, true, -1};
    score.value = measured.whole ? *measured.whole : measured.score(seq::sum_statistics(measured.rows));
    if (intervals && !measured.whole)
      score.half_width = seq::bootstrap(measured.rows, measured.score, bootstrap).half_width;
    scores.push_back(std::move(score));
  }
  return scores;
}

Baseline copied_source() {
  return {"copy the source", [](const TestSet& test) { return test.sources; }};
}

std::string comparison(const std::string& system, const std::vector<Score>& scores,
                       const std::vector<Baseline>& baselines, const TestSet& test, const MetricOptions& options) {
  std::vector<std::string> names = {system};
  std::vector<std::vector<Score>> columns = {scores};
  for (const Baseline& baseline : baselines) {
    names.push_back(baseline.name);
    columns.push_back(score_system({baseline.outputs(test), -1}, test, options));
  }
  return "test set: " + grouped(std::ssize(test.sources)) + " lines\n" + score_table(names, columns, options.decimals);
}

nlohmann::json score_event(const std::vector<Score>& scores, std::size_t lines) {
  nlohmann::json values = nlohmann::json::object();
  for (const Score& score : scores) {
    if (score.known) values[score.metric] = score.value;
  }
  return {{"event", "test"}, {"lines", lines}, {"scores", values}};
}

std::string score_table(const std::vector<std::string>& systems, const std::vector<std::vector<Score>>& scores,
                        int decimals) {
  constexpr std::size_t kName = 18, kColumn = 20;
  std::string text = std::string(kName, ' ');
  const auto end_line = [&text] {
    while (text.back() == ' ') text.pop_back();
    text += "\n";
  };
  for (const std::string& system : systems) text += padded(system, kColumn);
  end_line();
  std::string signatures;
  for (std::size_t row = 0; row < scores[0].size(); ++row) {
    const std::string name = padded(scores[0][row].metric, kName);
    text += name;
    for (const auto& column : scores) {
      const Score& score = column[row];
      std::string cell = score.known ? fixed(score.value, decimals) : "–";
      if (score.known && score.half_width >= 0) cell += " ± " + fixed(score.half_width, decimals);
      text += padded(cell, kColumn);
    }
    end_line();
    if (!scores[0][row].signature.empty()) signatures += name + scores[0][row].signature + "\n";
  }
  return signatures.empty() ? text : text + "\nsignatures\n" + signatures;
}

std::vector<std::string> generate_all(const seq::Generator& generator, const std::vector<std::string>& sources,
                                      const seq::LineWarning& warn, const LineProgress& progress) {
  std::vector<std::string> outputs;
  outputs.reserve(sources.size());
  const std::size_t size = lines_at_a_time(generator);
  for (std::size_t at = 0; at < sources.size(); at += size) {
    const std::size_t end = std::min(at + size, sources.size());
    const std::vector<std::string> chunk(sources.begin() + static_cast<std::ptrdiff_t>(at),
                                         sources.begin() + static_cast<std::ptrdiff_t>(end));
    for (auto& hypotheses : generator.generate(chunk, static_cast<std::int64_t>(at) + 1, {}, warn, false)) {
      outputs.push_back(hypotheses.empty() ? "" : std::move(hypotheses[0].text));
    }
    if (progress) progress(end, sources.size());
  }
  return outputs;
}

double perplexity(const seq::Generator& generator, const TestSet& test) {
  double sum = 0;
  std::size_t tokens = 0;
  const std::size_t size = lines_at_a_time(generator);
  std::vector<std::string> sources, targets;
  const auto score_chunk = [&] {
    for (const seq::Hypothesis& scored : generator.score(sources, targets)) {
      sum += scored.log_probability;
      tokens += scored.token_scores.size();
    }
    sources.clear();
    targets.clear();
  };
  for (std::size_t i = 0; i < test.sources.size(); ++i) {
    for (const std::string& reference : test.references[i]) {
      sources.push_back(test.sources[i]);
      targets.push_back(reference);
      if (sources.size() == size) score_chunk();
    }
  }
  if (!sources.empty()) score_chunk();
  return tokens == 0 ? -1 : std::exp(-sum / static_cast<double>(tokens));
}

std::string sample_text(const TestSet& test, const std::vector<std::string>& hypotheses, std::size_t count) {
  std::string text;
  count = std::min(count, test.sources.size());
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = i * test.sources.size() / count;
    text += "\nsource     " + source_text(test, at) + "\nreference  " + test.references[at][0] + "\nmodel      " +
            hypotheses[at] + "\n";
  }
  return text;
}

}  // namespace app
