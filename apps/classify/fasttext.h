// fastText's command line and line form, for scripts that were written for it.
#pragma once

#include <string>
#include <vector>

#include "classify/model_use.h"
#include "common/output.h"

namespace app {

/// A line in fastText's form, taken apart.
struct FasttextLine {
  std::vector<std::string> labels;  ///< without the prefix
  std::string text;                 ///< the other words
};

/// Words are separated by ASCII blanks; those that begin with the prefix are labels.
FasttextLine split_fasttext(const std::string& line, const std::string& prefix);

/// The arguments of `test`, `predict` and their kin: MODEL FILE [K] [THRESHOLD], and -label PREFIX.
struct FasttextArguments {
  std::string model, file, prefix = "__label__";
  Choice choice{1, 0};
};

/// False when help was asked for and printed. Throws Error(usage).
bool parse_fasttext(const std::string& program, const std::string& verb, const std::string& summary,
                    const std::vector<std::string>& arguments, FasttextArguments& parsed);

}  // namespace app
