// `run`: the filter, one line in and one line out.
#include <unistd.h>

#include <algorithm>

#include "classify/explanation.h"
#include "classify/model_use.h"
#include "classify/tasks.h"
#include "common/line_pipeline.h"
#include "seq/error.h"
#include "seq/frame_text.h"
#include "seq/sound.h"

namespace app {
namespace {

struct RunRequest {
  ModelUse use;
  Choice choice;
  std::string input = "-", lengths, output = "-";
  LineForm form;
  int batch = 4096;
};

void describe(CommandLine& line, RunRequest& request, const std::string& program) {
  line.group("Model, input and output");
  add_model_options(line, request.use, true);
  line.text("input", {"i"}, request.input, "FILE",
            "text to read; .gz is read, - is standard input; of frames also features.npy, or names of .wav files");
  line.text("lengths", {}, request.lengths, "FILE",
            "frames of each sequence of features.npy as input, a number a line");
  line.text("output", {"o"}, request.output, "FILE", "where to write; - is standard output");
  line.flag("strict", {}, request.use.strict, "invalid bytes are errors instead of being replaced");
  line.group("What is printed");
  add_choice_options(line, request.choice);
  line.flag("prob", {"probabilities"}, request.form.probabilities, "label, tab, probability");
  line.flag("json", {}, request.form.json, "one JSON object a line, always with probabilities");
  line.flag("explain", {}, request.form.explain,
            "how much each word speaks for the first label (+) or against it (-), 1 being the weightiest");
  line.flag("color", {"colour"}, request.form.color, "mark weighty words by colour, as on a terminal");
  add_speed_options(line, request.use);
  line.whole("batch", {"mini-batch"}, request.batch, 1, 1000000,
             "lines worked on together at most; never changes a result");
  line.example("a label a line", program + " run -m m < texts.txt > labels.txt");
  line.example("the three likeliest labels with their probabilities", program + " run -m m --k 3 --prob < texts.txt");
  line.example("which words decided", program + " run -m m --explain < texts.txt");
}

/// Probabilities of every line. Where a line cannot be read (frames with a letter in them, a sound that is missing),
/// the others are labelled all the same; its own are empty, with a warning.
std::vector<std::vector<double>> predict_lines(const seq::Classifier& classifier, seq::Classifier::Part part,
                                               const std::vector<std::string>& lines, std::int64_t first,
                                               const seq::Warning& warn) {
  try {
    return classifier.predict(lines, part, first, warn);
  } catch (const seq::Error& error) {
    if (error.kind() != seq::ErrorKind::data && error.kind() != seq::ErrorKind::missing) throw;
    if (lines.size() == 1) {
      warn(std::string(error.what()) + "; its output is empty");
      return {{}};
    }
  }
  std::vector<std::vector<double>> all;
  for (std::size_t i = 0; i < lines.size(); ++i)
    all.push_back(predict_lines(classifier, part, {lines[i]}, first + static_cast<std::int64_t>(i), warn)[0]);
  return all;
}

}  // namespace

int classify_run_task(const Program& program, const std::vector<std::string>& arguments) {
  RunRequest request;
  CommandLine line(program.name, "run", "Labels text line by line: one line in, one line out.");
  describe(line, request, program.name);
  if (!line.parse(arguments)) return kDone;
  if (!line.given("color")) request.form.color = request.output == "-" && ::isatty(STDOUT_FILENO) == 1;

  Log log(program.name, request.use.log);
  const auto warn = [&log](const std::string& text) { log.warning(text); };
  const seq::Classifier classifier = open_classifier(request.use, log);
  if (seq::is_frame_array(request.input) && !classifier.reads_frames())
    seq::fail(seq::ErrorKind::usage, "an array holds frames", request.input, "the model reads text");
  seq::SourceReader input(request.input, request.lengths, request.use.strict, warn);
  Output output(request.output);
  ChunkLimits limits(request.use.threads);
  limits.lines = static_cast<std::size_t>(request.batch);
  bool some_failed = false;
  const ChunkWork work = [&](const std::vector<std::string>& lines, std::int64_t first) {
    const auto probabilities = predict_lines(classifier, part_of(request.use), lines, first, warn);
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (probabilities[i].empty()) {
        some_failed = true;
        text += "\n";
        continue;
      }
      const Labelled labelled{lines[i], chosen_labels(classifier, probabilities[i], request.choice), probabilities[i]};
      text += line_text(classifier, labelled, first + static_cast<std::int64_t>(i), request.form, warn) + "\n";
    }
    return text;
  };
  run_lines(input, output, limits, [&](std::vector<std::string> lines, std::int64_t first) {
    if (classifier.reads_frames()) seq::place_sounds(lines, request.input);
    return work(lines, first);
  });
  log.close();
  return some_failed ? kSomeLinesFailed : kDone;
}

}  // namespace app
