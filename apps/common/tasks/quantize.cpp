// `quantize`: the same model with int8 weights.
#include "common/command_line.h"
#include "common/tasks/tasks.h"
#include "seq/error.h"
#include "seq/model.h"

namespace app {

int quantize_task(const Program& program, const std::vector<std::string>& arguments) {
  std::string model, output;
  CommandLine line(program.name, "quantize",
                   "Writes the model with int8 weights: a quarter of the size, faster, for prediction alone.");
  line.text("model", {"m"}, model, "FILE", "the model to quantise");
  line.text("output", {"o"}, output, "FILE", "the model to write");
  line.example("a small copy of a model", program.name + " quantize -m my.model -o my.int8.model");
  if (!line.parse(arguments)) return kDone;
  if (model.empty()) seq::fail(seq::ErrorKind::usage, "no model to quantise", "--model", "expected a model file");
  if (output.empty()) seq::fail(seq::ErrorKind::usage, "no model to write", "--output", "expected the file to write");
  seq::quantize_model(program.name, model, output);
  return kDone;
}

}  // namespace app
