// Words as ROUGE and novelty compare them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "seq/summary_metrics.h"

namespace seq::eval {

/// Throws Error(usage) for an unknown tokenizer.
void check_options(const RougeOptions& options);

/// The tokens of checked options.
std::vector<std::string> tokens_of(std::string_view text, const RougeOptions& options);

}  // namespace seq::eval
