// Errors: the library throws seq::Error and nothing else on bad input; it never prints or exits.
#pragma once

#include <stdexcept>
#include <string>

namespace seq {

/// What went wrong, as the exit code a program ends with.
enum class ErrorKind {
  usage = 2,      ///< wrong option or value
  diverged = 3,   ///< training diverged; the last good checkpoint is kept
  data = 65,      ///< bad input data or model file
  missing = 66,   ///< a file is missing or cannot be read
  internal = 70,  ///< a bug of ours
  memory = 71,    ///< out of memory
  create = 73,    ///< an output cannot be created, or is locked by another run
  io = 74,        ///< a read or write failed (disk full, quota)
  stopped = 75,   ///< stopped before the end, and resumable
};

/// One line that says what happened, where, what was expected and what to do.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

  ErrorKind kind() const { return kind_; }

 private:
  ErrorKind kind_;
};

/// Throws an Error whose text is "what (where): expected; remedy"; empty parts are left out.
/// `where` is "file:line", "file: offset n" or an option's name.
[[noreturn]] void fail(ErrorKind kind, const std::string& what, const std::string& where,
                       const std::string& expected = "", const std::string& remedy = "");

}  // namespace seq
