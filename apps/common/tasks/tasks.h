// The verbs that every program of this suite shares; each is one file beside this header.
#pragma once

#include <string>
#include <vector>

#include "common/program.h"

namespace app {

int train_task(const Program& program, const std::vector<std::string>& arguments);
int run_task(const Program& program, const std::vector<std::string>& arguments);
int eval_task(const Program& program, const std::vector<std::string>& arguments);
int score_task(const Program& program, const std::vector<std::string>& arguments);
int info_task(const Program& program, const std::vector<std::string>& arguments);
int check_task(const Program& program, const std::vector<std::string>& arguments);
int average_task(const Program& program, const std::vector<std::string>& arguments);
int quantize_task(const Program& program, const std::vector<std::string>& arguments);
int shortlist_task(const Program& program, const std::vector<std::string>& arguments);
int corpora_task(const Program& program, const std::vector<std::string>& arguments);

}  // namespace app
