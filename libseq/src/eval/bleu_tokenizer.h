// The tokenisers of BLEU, after the evaluation scripts mteval-v13a and mteval-v14 (NIST) and sacreBLEU's char and zh.
#pragma once

#include <string>
#include <string_view>

namespace seq::eval {

/// The line with its tokens separated by whitespace (any amount of it). `name` is 13a|intl|char|zh|none; throws
/// Error(usage) for another.
using BleuTokenizer = std::string (*)(std::string_view line);
BleuTokenizer bleu_tokenizer(const std::string& name);

}  // namespace seq::eval
