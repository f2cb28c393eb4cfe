#include "summarize/modes.h"

#include <filesystem>

#include "common/tasks/tasks.h"
#include "seq/compress.h"
#include "seq/error.h"
#include "seq/model.h"

namespace app {
namespace {

/// The value of an option as it is given last, "--name value" or "--name=value"; empty without.
std::string value_of(const std::vector<std::string>& arguments, const std::vector<std::string>& names) {
  std::string value;
  for (std::size_t i = 0; i < arguments.size(); ++i)
    for (const std::string& name : names) {
      if (arguments[i] == name && i + 1 < arguments.size()) value = arguments[i + 1];
      if (arguments[i].starts_with(name + "=")) value = arguments[i].substr(name.size() + 1);
    }
  return value;
}

/// Whether the model that the arguments name leaves words out. Of a file that is not there, or is no model of ours, the
/// verb itself will complain.
bool names_compressor(const Program& program, const std::vector<std::string>& arguments) {
  const std::string model = value_of(arguments, {"-m", "--model", "--models"});
  std::error_code none;
  if (!std::filesystem::is_regular_file(model, none)) return false;
  try {
    return seq::model_info(model).app == program.name && seq::is_compressor(model);
  } catch (const seq::Error&) {
    return false;
  }
}

}  // namespace

Option mode_option(const std::string& mode) {
  Option option;
  option.name = "mode";
  option.form = "KIND";
  option.help =
      "generate writes a summary; delete shortens by leaving words out, and has other options: see `train --mode "
      "delete --help`";
  option.range = "generate|delete";
  option.get = [mode] { return std::vector<std::string>{mode}; };
  option.set = [mode](const std::vector<std::string>& values) {
    if (values.back() == mode) return;
    const bool other = values.back() == "generate" || values.back() == "delete";
    seq::fail(seq::ErrorKind::usage, "'" + values.back() + (other ? "' in a configuration file" : "' is no mode"),
              "--mode", other ? "expected on the command line" : "expected generate or delete");
  };
  return option;
}

int summarize_train_task(const Program& program, const std::vector<std::string>& arguments) {
  if (value_of(arguments, {"--mode"}) == "delete") return deletion_train_task(program, arguments);
  Program with_mode = program;
  with_mode.train_options = [](CommandLine& line) { line.add(mode_option("generate")); };
  return train_task(with_mode, arguments);
}

int summarize_run_task(const Program& program, const std::vector<std::string>& arguments) {
  return names_compressor(program, arguments) ? deletion_run_task(program, arguments) : run_task(program, arguments);
}

int summarize_eval_task(const Program& program, const std::vector<std::string>& arguments) {
  return names_compressor(program, arguments) ? deletion_eval_task(program, arguments) : eval_task(program, arguments);
}

int summarize_score_task(const Program& program, const std::vector<std::string>& arguments) {
  if (names_compressor(program, arguments))
    seq::fail(seq::ErrorKind::usage, "this model leaves words out and writes none", "--model",
              "a model trained without --mode delete");
  return score_task(program, arguments);
}

}  // namespace app
