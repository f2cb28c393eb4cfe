// fastText's `supervised`: its options become those of `train`.
#include <algorithm>
#include <array>

#include "classify/tasks.h"
#include "common/log.h"
#include "common/nearest.h"
#include "common/output.h"
#include "seq/error.h"

namespace app {
namespace {

/// Options that say the same here.
struct Mapped {
  const char* theirs;
  const char* ours;
  const char* help;
};
constexpr std::array kMapped = {
    Mapped{"-input", "--train", "labelled lines, __label__x text"},
    Mapped{"-label", "--label-prefix", "what labels begin with (default __label__)"},
    Mapped{"-dim", "--emb", "width of the embeddings (default: chosen from the data)"},
    Mapped{"-epoch", "--epochs", "passes over the lines (default: chosen from the data)"},
    Mapped{"-thread", "--threads", "threads; never changes a result"},
    Mapped{"-seed", "--seed", "of everything random"},
    Mapped{"-pretrainedVectors", "--vectors", "word vectors in text form as the first embeddings"},
    Mapped{"-autotune-validation", "--valid", "lines to judge the model by; without, a part is held out"},
};

/// Options that mean nothing to this model: it has no hashed vectors of words to size, and its rate is not fastText's.
constexpr std::array kWithout = {"-lr",
                                 "-lrUpdateRate",
                                 "-ws",
                                 "-minCount",
                                 "-minCountLabel",
                                 "-neg",
                                 "-wordNgrams",
                                 "-bucket",
                                 "-minn",
                                 "-maxn",
                                 "-t",
                                 "-autotune-metric",
                                 "-autotune-predictions",
                                 "-autotune-duration",
                                 "-autotune-modelsize",
                                 "-cutoff",
                                 "-dsub"};
/// The same, given without a value.
constexpr std::array kFlagsWithout = {"-saveOutput", "-retrain", "-qnorm", "-qout"};

template <typename Names>
bool contains(const Names& names, const std::string& name) {
  return std::any_of(names.begin(), names.end(), [&name](const char* one) { return name == one; });
}

std::string help(const std::string& program) {
  std::string text = "Trains with fastText's options; `" + program + " train` has more.\n\nUsage: " + program +
                     " supervised -input FILE -output PREFIX [options]\n\n"
                     "      -output                PREFIX.bin is the model to write\n"
                     "      -loss                  softmax, or ova: every label is decided on its own\n"
                     "      -verbose               0 = say nothing\n";
  for (const Mapped& option : kMapped) {
    const std::string name = option.theirs;
    text += "      " + name + std::string(23 - name.size(), ' ') + option.help + "\n";
  }
  text += "\nAccepted and ignored:";
  for (const char* name : kWithout) text += std::string(" ") + name;
  for (const char* name : kFlagsWithout) text += std::string(" ") + name;
  return text + "\n";
}

[[noreturn]] void unknown(const std::string& program, const std::string& name) {
  std::vector<std::string> names = {"-output", "-loss", "-verbose"};
  for (const Mapped& option : kMapped) names.push_back(option.theirs);
  names.insert(names.end(), kWithout.begin(), kWithout.end());
  names.insert(names.end(), kFlagsWithout.begin(), kFlagsWithout.end());
  const std::string near = nearest(name, names);
  seq::fail(seq::ErrorKind::usage, "unknown option " + name, "supervised",
            near.empty() ? "" : "did you mean " + near + "?", "see `" + program + " supervised --help`");
}

/// What `train` is told, and what it cannot be told.
struct Translated {
  std::vector<std::string> arguments = {"--format", "fasttext", "--restart"};
  std::string ignored;
  bool quiet = false;

  void ignore(const std::string& option) { ignored += (ignored.empty() ? "" : ", ") + option; }
};

void translate_loss(const std::string& loss, Translated& translated) {
  if (loss == "ova" || loss == "one-vs-all") {
    translated.arguments.push_back("--multi-label");
  } else if (loss == "hs" || loss == "ns") {
    translated.ignore("-loss " + loss);  // approximations of the softmax, for very many labels
  } else if (loss != "softmax") {
    seq::fail(seq::ErrorKind::usage, "'" + loss + "' is no loss", "-loss", "expected softmax, ova, hs or ns");
  }
}

Translated translate(const std::string& program, const std::vector<std::string>& arguments) {
  Translated translated;
  bool input = false, output = false;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& name = arguments[i];
    if (contains(kFlagsWithout, name)) {
      translated.ignore(name);
      continue;
    }
    const auto mapped =
        std::find_if(kMapped.begin(), kMapped.end(), [&name](const Mapped& option) { return name == option.theirs; });
    const bool known = mapped != kMapped.end() || contains(kWithout, name) || name == "-output" || name == "-loss" ||
                       name == "-verbose";
    if (!known) unknown(program, name);
    if (++i == arguments.size())
      seq::fail(seq::ErrorKind::usage, name + " has no value", "supervised", "expected one after it");
    const std::string& value = arguments[i];
    if (mapped != kMapped.end()) {
      translated.arguments.insert(translated.arguments.end(), {mapped->ours, value});
      input = input || name == "-input";
    } else if (name == "-output") {
      translated.arguments.insert(translated.arguments.end(), {"--model", value + ".bin"});
      output = true;
    } else if (name == "-loss") {
      translate_loss(value, translated);
    } else if (name == "-verbose") {
      translated.quiet = value == "0";
    } else {
      translated.ignore(name);
    }
  }
  if (!input || !output) {
    seq::fail(seq::ErrorKind::usage, input ? "no output named" : "no input named", input ? "-output" : "-input",
              "expected " + std::string(input ? "the beginning of the model's name" : "a file of labelled lines"));
  }
  if (translated.quiet) translated.arguments.push_back("--quiet");
  return translated;
}

}  // namespace

int supervised_task(const Program& program, const std::vector<std::string>& arguments) {
  if (contains(std::array{"-h", "--help", "-help"}, arguments.empty() ? "" : arguments[0])) {
    print(help(program.name));
    return kDone;
  }
  const Translated translated = translate(program.name, arguments);
  if (!translated.ignored.empty()) {
    LogOptions options;
    options.quiet = translated.quiet;
    Log(program.name, options).warning("ignored, as they mean nothing to this model: " + translated.ignored);
  }
  return classify_train_task(program, translated.arguments);
}

}  // namespace app
