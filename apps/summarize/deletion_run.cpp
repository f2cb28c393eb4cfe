// `run` with a model that leaves words out: one line in, one shorter line out.
#include "common/command_line.h"
#include "common/line_pipeline.h"
#include "common/log.h"
#include "seq/compress.h"
#include "seq/corpus.h"
#include "seq/error.h"
#include "summarize/length_options.h"
#include "summarize/modes.h"

namespace app {
namespace {

struct RunRequest {
  std::vector<std::string> models;
  std::string input = "-", output = "-";
  int threads = 0;
  bool strict = false;
  LengthOptions length;
  LogOptions log;
};

void describe(CommandLine& line, RunRequest& request, const std::string& program) {
  line.group("Model, input and output");
  line.list("model", {"models", "m"}, request.models, Arity::many, "FILE...", "the model; several are an ensemble");
  line.text("input", {"i"}, request.input, "FILE", "text to read; .gz is read, - is standard input");
  line.text("output", {"o"}, request.output, "FILE", "where to write; - is standard output");
  line.flag("strict", {}, request.strict, "invalid bytes are errors instead of being replaced");
  line.whole("threads", {"cpu-threads", "j"}, request.threads, 0, 1024, "threads; 0 = all; never changes a result");
  add_length_options(line, request.length);
  line.group("Log");
  add_log_options(line, request.log);
  line.example("at most thirty words a line", program + " run -m m --length 30w < in.txt");
  line.example("at most two fifths of each line", program + " run -m m --ratio 0.4 < in.txt");
}

}  // namespace

int deletion_run_task(const Program& program, const std::vector<std::string>& arguments) {
  RunRequest request;
  CommandLine line(program.name, "run", "Shortens text line by line by leaving words out: one line in, one line out.");
  describe(line, request, program.name);
  if (!line.parse(arguments)) return kDone;
  const seq::LengthWish wish = length_wish(request.length);
  Log log(program.name, request.log);
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const seq::Compressor compressor(request.models, request.threads, request.strict, warn);
  seq::SourceReader input(request.input, "", request.strict, warn);
  Output output(request.output);
  run_lines(input, output, ChunkLimits(request.threads),
            [&](const std::vector<std::string>& lines, std::int64_t first) {
              std::string text;
              for (const std::string& shorter : compressor.compress(lines, wish, first, warn)) text += shorter + "\n";
              return text;
            });
  log.close();
  return kDone;
}

}  // namespace app
