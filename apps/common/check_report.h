// What `check` found, as text or JSON.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "seq/corpus.h"

namespace app {

/// Prints the findings under what was counted: a headline for people, numbers by name for JSON. Returns the exit code.
int print_check(const std::string& headline, const std::vector<std::pair<std::string, std::int64_t>>& counts,
                const std::vector<seq::Finding>& findings, bool json);

}  // namespace app
