#include "common/program.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <new>

#include "common/nearest.h"
#include "common/output.h"
#include "common/signals.h"
#include "seq/error.h"
#include "seq/trainer.h"

namespace app {
namespace {

std::string overview(const Program& program) {
  std::string text = program.summary + "\n\nUsage: " + program.name + " VERB [options]\n\nVerbs\n";
  for (const Verb& verb : program.verbs) {
    text +=
        "  " + verb.name + std::string(verb.name.size() < 10 ? 10 - verb.name.size() : 1, ' ') + verb.summary + "\n";
  }
  text += "  help      this text, or a verb's options: " + program.name + " help train\n";
  text += "  version   the version\n";
  return text + "\n" + program.first_steps;
}

int dispatch(const Program& program, std::vector<std::string> arguments) {
  if (arguments.empty()) {
    std::string names;
    for (const Verb& verb : program.verbs) names += (names.empty() ? "" : ", ") + verb.name;
    seq::fail(seq::ErrorKind::usage, "no verb given", "", "expected one of " + names,
              "see `" + program.name + " help`");
  }
  std::string name = arguments[0];
  arguments.erase(arguments.begin());
  if (name == "help" && !arguments.empty()) {
    name = arguments[0];
    arguments = {"--help"};
  }
  if (name == "help" || name == "--help" || name == "-h") {
    print(overview(program));
    return kDone;
  }
  if (name == "version" || name == "--version") {
    print(program.name + " " + version() + "\n");
    return kDone;
  }
  std::vector<std::string> names = {"help", "version"};
  for (const Verb& verb : program.verbs) {
    if (verb.name == name) return verb.run(program, arguments);
    names.push_back(verb.name);
  }
  const std::string near = nearest(name, names);
  seq::fail(seq::ErrorKind::usage, "unknown verb '" + name + "'", "", near.empty() ? "" : "did you mean " + near + "?",
            "see `" + program.name + " help`");
}

/// One line, whatever is in the text.
int report(const Program& program, std::string text, int code) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  text = program.name + ": error: " + text + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
  return code;
}

}  // namespace

int run_program(const Program& program, int argc, char** argv) {
  keep_standard_descriptors();
  see_failed_writes();
  try {
    return dispatch(program, std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
  } catch (const ReaderGone&) {
    return kReaderGone;
  } catch (const seq::Error& error) {
    return report(program, error.what(), static_cast<int>(error.kind()));
  } catch (const std::bad_alloc&) {
    return report(
        program,
        "out of memory: expected more than this process may have; use a smaller batch, beam, vocabulary or network",
        static_cast<int>(seq::ErrorKind::memory));
  } catch (const std::exception& error) {
    return report(program, std::string("a bug of ours: ") + error.what() + "; please report it with the command",
                  static_cast<int>(seq::ErrorKind::internal));
  } catch (...) {
    return report(program, "a bug of ours: an unknown exception; please report it with the command",
                  static_cast<int>(seq::ErrorKind::internal));
  }
}

seq::TrainJob default_job(const Program& program) {
  seq::TrainJob job;
  job.app = program.name;
  job.search = default_search(program);
  if (program.train_defaults) program.train_defaults(job);
  return job;
}

seq::SearchOptions default_search(const Program& program) {
  seq::SearchOptions options;
  if (program.search_defaults) program.search_defaults(options);
  return options;
}

std::string version() { return SEQ_VERSION; }

}  // namespace app
