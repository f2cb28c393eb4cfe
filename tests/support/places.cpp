// The one file that is compiled with these paths: the others are the same in every checkout.
#include "support/places.h"

namespace seq {

std::string source_folder() { return SEQ_SOURCE_DIR; }
std::string program_folder() { return SEQ_BIN_DIR; }

}  // namespace seq
