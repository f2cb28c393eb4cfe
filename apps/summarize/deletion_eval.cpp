// `eval` of a model that leaves words out: shortens a test set and scores it beside extracts.
#include <memory>
#include <nlohmann/json.hpp>

#include "common/command_line.h"
#include "common/evaluation.h"
#include "common/log.h"
#include "common/output.h"
#include "seq/compress.h"
#include "seq/error.h"
#include "summarize/length_options.h"
#include "summarize/modes.h"

namespace app {
namespace {

struct EvalRequest {
  std::vector<std::string> models, test;
  std::string output;
  int threads = 0;
  bool strict = false, samples = false;
  LengthOptions length;
  MetricOptions metrics;
  LogOptions log;
};

void describe(CommandLine& line, EvalRequest& request, const std::string& program) {
  line.group("Model and test set");
  line.list("model", {"models", "m"}, request.models, Arity::many, "FILE...", "the model; several are an ensemble");
  line.list("test", {"test-sets"}, request.test, Arity::many, "SRC REF...",
            "one file of text, tab, compression, or a file of texts and one or more of compressions");
  line.text("output", {"o"}, request.output, "FILE", "write the compressions here");
  line.flag("samples", {}, request.samples, "show ten compressions as well");
  line.flag("strict", {}, request.strict, "invalid bytes are errors instead of being replaced");
  line.whole("threads", {"cpu-threads", "j"}, request.threads, 0, 1024, "threads; 0 = all; never changes a result");
  add_length_options(line, request.length);
  line.group("Scores");
  line.list("metrics", {}, request.metrics.metrics, Arity::many, "NAME...", metric_names());
  line.whole("bootstrap", {}, request.metrics.bootstrap, 0, 1000000,
             "resampled test sets for the 95 % intervals; 0 = no intervals");
  line.whole("decimals", {"width"}, request.metrics.decimals, 0, 17, "digits after the point");
  line.group("Log");
  add_log_options(line, request.log);
  line.example("your own test set, keeping the compressions", program + " eval --test test.tsv -m m -o test.out");
}

}  // namespace

std::vector<std::string> deletion_metrics() {
  return {"token-f1", "ratio", "exact", "rouge-1", "rouge-2", "rouge-l", "copied"};
}

int deletion_eval_task(const Program& program, const std::vector<std::string>& arguments) {
  EvalRequest request;
  request.metrics.metrics = deletion_metrics();
  CommandLine line(program.name, "eval", "Shortens a test set and scores the outputs, baselines beside them.");
  describe(line, request, program.name);
  if (!line.parse(arguments)) return kDone;
  if (request.test.empty())
    seq::fail(seq::ErrorKind::usage, "no test set", "--test",
              "expected one TSV file, or a file of texts and one of compressions");
  check_metrics(request.metrics.metrics);
  const seq::LengthWish wish = length_wish(request.length);
  Log log(program.name, request.log);
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const TestSet test = read_test_set(request.test, {false, false, request.strict}, warn);
  // Made before the work, so that a folder that cannot be written shows at once.
  const auto output = request.output.empty() ? nullptr : std::make_unique<Output>(request.output);
  const seq::Compressor compressor(request.models, request.threads, request.strict, warn);
  const std::vector<std::string> outputs = compressor.compress(test.sources, wish);
  if (output) {
    for (const std::string& text : outputs) output->write(text + "\n");
    output->close();
  }
  const auto scores = score_system({outputs, -1}, test, request.metrics);
  print(comparison("model", scores, program.judgement.baselines, test, request.metrics) +
        (request.samples ? sample_text(test, outputs, 10) : ""));
  log.event(score_event(scores, test.sources.size()));
  log.close();
  return kDone;
}

}  // namespace app
