// A program made of verbs: what every main() hands its arguments to.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace app {

/// Exit codes that are no error's kind.
enum ExitCode : int {
  kDone = 0,
  kSomeLinesFailed = 1,  ///< finished, but some lines failed; also: `check` found something
  kDiverged = 3,
  kReaderGone = 141,  ///< as the shell reports a program that SIGPIPE ended
};

struct Program;

struct Verb {
  std::string name;
  std::string summary;  ///< half a line for the list of verbs
  /// Runs with the arguments after the verb; returns the exit code. Throws seq::Error.
  std::function<int(const Program&, const std::vector<std::string>& arguments)> run;
};

struct Program {
  std::string name;     ///< "translate"
  std::string summary;  ///< one line
  std::vector<Verb> verbs;
  std::string first_steps;  ///< examples under the list of verbs
};

/// Runs the verb that the arguments name. Every failure becomes one line on standard error, "translate: error: ...",
/// and the exit code of its kind; nothing escapes.
int run_program(const Program& program, int argc, char** argv);

/// The version of the programs, "0.1.0".
std::string version();

}  // namespace app
