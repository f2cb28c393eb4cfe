// `average`: the mean of several models, which is often better than each.
#include "common/command_line.h"
#include "common/tasks/tasks.h"
#include "seq/error.h"
#include "seq/model.h"

namespace app {

int average_task(const Program& program, const std::vector<std::string>& arguments) {
  std::string output;
  std::vector<std::string> inputs;
  CommandLine line(program.name, "average", "Writes the mean of models that agree in options and vocabulary.");
  line.text("model", {"m", "output", "o"}, output, "FILE", "the model to write");
  line.positional(inputs, "MODEL...", "the models to average, two or more");
  line.example("the last three of a run", program.name + " average -m mean.model a.model b.model c.model");
  if (!line.parse(arguments)) return kDone;
  if (output.empty()) seq::fail(seq::ErrorKind::usage, "no model to write", "--model", "expected the file to write");
  if (inputs.size() < 2) {
    seq::fail(seq::ErrorKind::usage, std::to_string(inputs.size()) + " models given", "MODEL...",
              "expected two or more");
  }
  seq::average_models(program.name, inputs, output);
  return kDone;
}

}  // namespace app
