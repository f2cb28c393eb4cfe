// How long an output shall be, as a person says it.
#pragma once

#include <string>

#include "common/command_line.h"
#include "seq/compress.h"

namespace app {

struct LengthOptions {
  std::string length, ratio, shortest, longest;
};

/// Adds --length, --ratio, --shortest and --longest under a heading of their own.
void add_length_options(CommandLine& line, LengthOptions& options);

/// "30w" is thirty words, "120c" a hundred and twenty characters. Throws Error(usage) for what is no length, for two
/// units, and for a least length above the greatest.
seq::LengthWish length_wish(const LengthOptions& options);

}  // namespace app
