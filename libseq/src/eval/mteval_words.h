// Lines as mteval-v13a compares them.
#pragma once

#include <string>

#include "seq/metrics.h"

namespace seq::eval {

/// The line's words, joined by single blanks: ASCII capitals lower-cased, cut as BLEU's tokenizer 13a.
std::string mteval_line(const std::string& text);

/// The same of every reference, of which those without a word are left out; if none has one, one stays.
References mteval_lines(const References& references);

}  // namespace seq::eval
