// Words as the scores of image captions see them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "seq/metrics.h"

namespace seq::eval {

/// See seq::caption_tokens.
std::vector<std::string> caption_words(std::string_view text);

/// The words, joined by single blanks; of every reference.
std::string caption_line(const std::string& text);
References caption_lines(const References& references);

}  // namespace seq::eval
