// The two ways to summarize: writing a summary, and leaving words of the text out.
#pragma once

#include <string>
#include <vector>

#include "common/command_line.h"
#include "common/program.h"

namespace app {

/// Each does the work of the mode that its arguments ask for: `train` by --mode, the others by the model they name.
int summarize_train_task(const Program& program, const std::vector<std::string>& arguments);
int summarize_run_task(const Program& program, const std::vector<std::string>& arguments);
int summarize_eval_task(const Program& program, const std::vector<std::string>& arguments);
int summarize_score_task(const Program& program, const std::vector<std::string>& arguments);

/// The verbs of a model that leaves words out.
int deletion_train_task(const Program& program, const std::vector<std::string>& arguments);
int deletion_run_task(const Program& program, const std::vector<std::string>& arguments);
int deletion_eval_task(const Program& program, const std::vector<std::string>& arguments);

/// The option --mode, whose value the arguments have decided.
Option mode_option(const std::string& mode);

/// What such a model is scored by.
std::vector<std::string> deletion_metrics();

}  // namespace app
