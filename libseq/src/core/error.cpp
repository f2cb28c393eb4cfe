#include "seq/error.h"

namespace seq {

void fail(ErrorKind kind, const std::string& what, const std::string& where, const std::string& expected,
          const std::string& remedy) {
  std::string text = what;
  if (!where.empty()) text += " (" + where + ")";
  if (!expected.empty()) text += ": " + expected;
  if (!remedy.empty()) text += "; " + remedy;
  throw Error(kind, text);
}

}  // namespace seq
