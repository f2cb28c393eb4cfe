// Where tests find the sources and the programs.
#pragma once

#include <string>

namespace seq {

/// The repository's root and the folder of the built programs, without a slash at the end.
std::string source_folder();
std::string program_folder();

}  // namespace seq
