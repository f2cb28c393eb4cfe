// A program made of verbs: what every main() hands its arguments to.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace seq {
struct SearchOptions;
struct TrainJob;
}  // namespace seq

namespace app {

class CommandLine;
struct TestSet;

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

/// What a program that writes lines for lines calls its work.
struct Wording {
  std::string does = "Translates", doing = "translating", results = "translations";
};

/// What a model is held against: outputs for a test set that need no learning.
struct Baseline {
  std::string name;
  std::function<std::vector<std::string>(const TestSet&)> outputs;
};

/// What `eval` prints, and `train` at its end; the names are those of --metrics.
struct Judgement {
  std::vector<std::string> metrics, brief;
  std::vector<Baseline> baselines;
  bool learned = false;  ///< of a bundled corpus, also the baselines that need its training pairs
};

struct Program {
  std::string name;     ///< "translate"
  std::string summary;  ///< one line
  std::vector<Verb> verbs;
  std::string first_steps;  ///< examples under the list of verbs
  Wording words;
  bool writes_tunes = false;  ///< `run` can write outputs in ABC notation as MIDI files
  bool reads_frames = false;  ///< sources are frames of numbers, and a line of targets may hold several, tab by tab
  Judgement judgement;
  /// The defaults that differ from the library's; may be unset.
  std::function<void(seq::TrainJob&)> train_defaults;
  std::function<void(seq::SearchOptions&)> search_defaults;
  /// Describes options of `train` that this program has beside the common ones; may be unset.
  std::function<void(CommandLine&)> train_options;
};

/// The job of a program's `train` and the options of its search, before the user's.
seq::TrainJob default_job(const Program& program);
seq::SearchOptions default_search(const Program& program);

/// Runs the verb that the arguments name. Every failure becomes one line on standard error, "translate: error: ...",
/// and the exit code of its kind; nothing escapes.
int run_program(const Program& program, int argc, char** argv);

/// The version of the programs, "0.1.0".
std::string version();

}  // namespace app
