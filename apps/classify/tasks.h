// The verbs that `classify` has of its own; each is one file beside this header.
#pragma once

#include <string>
#include <vector>

#include "common/program.h"

namespace app {

int classify_train_task(const Program& program, const std::vector<std::string>& arguments);
int classify_run_task(const Program& program, const std::vector<std::string>& arguments);
int classify_eval_task(const Program& program, const std::vector<std::string>& arguments);
int classify_score_task(const Program& program, const std::vector<std::string>& arguments);
int classify_check_task(const Program& program, const std::vector<std::string>& arguments);

/// fastText's verbs, with its arguments and its output.
int supervised_task(const Program& program, const std::vector<std::string>& arguments);
int test_task(const Program& program, const std::vector<std::string>& arguments);
int test_label_task(const Program& program, const std::vector<std::string>& arguments);
int predict_task(const Program& program, const std::vector<std::string>& arguments);
int predict_prob_task(const Program& program, const std::vector<std::string>& arguments);

}  // namespace app
