// The tokeniser of tercom.
#pragma once

#include <string>
#include <string_view>

#include "seq/metrics.h"

namespace seq::eval {

/// The line lower-cased, normalised and rid of punctuation as the options say; words joined by single spaces.
std::string ter_tokenize(std::string_view line, const TerOptions& options);

}  // namespace seq::eval
