// `run`: the filter, one line in and one line out.
#include <filesystem>

#include "common/command_line.h"
#include "common/hypothesis_text.h"
#include "common/line_pipeline.h"
#include "common/log.h"
#include "common/tasks/tasks.h"
#include "seq/error.h"
#include "seq/generate.h"
#include "seq/sound.h"
#include "seq/tune.h"

namespace app {
namespace {

struct RunRequest {
  std::vector<std::string> models;
  std::string input = "-", lengths, output = "-", prefix;
  std::string midi;
  bool prefix_column = false, strict = false;
  seq::SearchOptions search;
  Extras extras;
  LogOptions log;
};

void describe(CommandLine& line, RunRequest& request, const Program& own) {
  const std::string& program = own.name;
  line.group("Models, input and output");
  line.list("model", {"models", "m"}, request.models, Arity::many, "FILE...", "the model; several are an ensemble");
  line.text("input", {"i"}, request.input, "FILE",
            "text to read; .gz is read, - is standard input; for models of frames also features.npy or, of named "
            "values, a .csv");
  line.text("lengths", {}, request.lengths, "FILE",
            "frames of each sequence of features.npy as input, a number a line");
  line.text("output", {"o"}, request.output, "FILE", "where to write; - is standard output");
  line.flag("word-scores", {}, request.extras.word_scores,
            "print each word's log-probability: text ||| WordScores= ...");
  line.flag("show-copy", {}, request.extras.copied,
            "mark the words that were copied, and where from: text ||| Copied= 3-0 7-2 ||| [Falwick]@3 beat ...");
  Option alignment;
  alignment.name = "alignment";
  alignment.form = "hard|soft|T";
  alignment.help =
      "print source-target word pairs, 0-based: text ||| 0-0 1-2; soft prints the attention's rows, a number T "
      "every pair with at least this weight";
  alignment.arity = Arity::optional;
  alignment.implied = "hard";
  alignment.get = [&request] { return std::vector<std::string>{request.extras.alignment}; };
  alignment.set = [&request](const std::vector<std::string>& values) {
    check_alignment(values.back());
    request.extras.alignment = values.back();
  };
  line.add(alignment);
  if (own.writes_tunes)
    line.text("midi", {}, request.midi, "FOLDER",
              "outputs are tunes in ABC notation: write the best one of line N as FOLDER/N.mid as well");
  line.text("prefix", {}, request.prefix, "TEXT", "every output begins with this text");
  line.flag("prefix-column", {}, request.prefix_column, "a line is source, tab, what the output begins with");
  line.flag("strict", {}, request.strict, "invalid bytes are errors instead of being replaced");
  line.group("Search");
  line.add(seq::fields(request.search));
  line.group("Log");
  add_log_options(line, request.log);
  line.example("a file", program + " run -m m -i in.txt -o out.txt");
  line.example("the five best of each line, with scores", program + " run -m m --n-best 5 < in.txt");
  line.example("two models together, with word alignments", program + " run -m m1 m2 --alignment < in.txt");
}

/// Writes the tune of a line as a MIDI file; what is no tune is a warning.
void write_tune(const std::string& folder, std::int64_t number, const std::string& tune, const seq::Warning& warn) {
  std::string midi;
  try {
    midi = seq::midi_of_tune(tune);
  } catch (const seq::Error& error) {
    warn("line " + std::to_string(number) + ": " + error.what() + "; no MIDI file is written");
    return;
  }
  std::error_code ignored;  // the file's own error says more
  std::filesystem::create_directories(folder, ignored);
  Output file(folder + "/" + std::to_string(number) + ".mid");
  file.write(midi);
  file.close();
}

/// Splits "source, tab, prefix" lines; a line without a tab has no prefix.
std::vector<std::string> take_prefixes(std::vector<std::string>& lines) {
  std::vector<std::string> prefixes;
  for (std::string& line : lines) {
    const auto tab = line.find('\t');
    prefixes.push_back(tab == std::string::npos ? "" : line.substr(tab + 1));
    if (tab != std::string::npos) line.resize(tab);
  }
  return prefixes;
}

}  // namespace

int run_task(const Program& program, const std::vector<std::string>& arguments) {
  RunRequest request;
  request.search = default_search(program);
  CommandLine line(program.name, "run",
                   program.words.does + (program.reads_frames ? " features row by row: one row in, one line out."
                                                              : " text line by line: one line in, one line out."));
  describe(line, request, program);
  if (!line.parse(arguments)) return kDone;
  if (request.models.empty())
    seq::fail(seq::ErrorKind::usage, "no model named", "--model", "expected the model's file");
  if (request.prefix_column && !request.prefix.empty()) {
    seq::fail(seq::ErrorKind::usage, "--prefix and --prefix-column exclude each other", "", "expected one of them");
  }
  if (!line.given("beam") && request.search.n_best > request.search.beam) request.search.beam = request.search.n_best;
  seq::validate(request.search);
  request.extras.n_best = request.search.n_best > 1;

  Log log(program.name, request.log);
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const seq::Generator generator(program.name, request.models, request.search, request.strict, warn);
  if (seq::is_frame_array(request.input) && !generator.reads_frames())
    seq::fail(seq::ErrorKind::usage, "an array holds frames", request.input, "the model reads text");
  seq::SourceReader input(request.input, request.lengths, request.strict, warn);
  Output output(request.output);
  ChunkLimits limits(request.search.threads);
  if (request.search.batch == 1) limits.lines = 1;
  const bool scores = request.extras.n_best || request.extras.word_scores;
  bool some_failed = false;
  run_lines(input, output, limits, [&](const std::vector<std::string>& lines, std::int64_t first) {
    std::vector<std::string> sources = lines, prefixes;
    if (request.prefix_column) prefixes = take_prefixes(sources);
    if (generator.reads_frames()) seq::place_sounds(sources, request.input);
    if (!request.prefix.empty()) prefixes.assign(sources.size(), request.prefix);
    std::string text;
    std::int64_t number = first - 1;
    for (const auto& hypotheses : generator.generate(sources, first, prefixes, warn, scores)) {
      text += hypotheses.empty() ? "\n" : hypothesis_text(hypotheses, number, request.extras);
      some_failed = some_failed || hypotheses.empty();
      ++number;
      if (!request.midi.empty() && !hypotheses.empty()) write_tune(request.midi, number, hypotheses[0].text, warn);
    }
    return text;
  });
  log.close();
  return some_failed ? kSomeLinesFailed : kDone;
}

}  // namespace app
