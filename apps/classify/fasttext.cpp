#include "classify/fasttext.h"

#include "common/numbers.h"
#include "seq/error.h"

namespace app {

FasttextLine split_fasttext(const std::string& line, const std::string& prefix) {
  constexpr const char* kBlanks = " \t\v\f\r";
  FasttextLine split;
  for (std::size_t at = line.find_first_not_of(kBlanks); at != std::string::npos;) {
    const std::size_t end = std::min(line.find_first_of(kBlanks, at), line.size());
    if (line.compare(at, prefix.size(), prefix) == 0) {
      split.labels.push_back(line.substr(at + prefix.size(), end - at - prefix.size()));
    } else {
      split.text += (split.text.empty() ? "" : " ") + line.substr(at, end - at);
    }
    at = line.find_first_not_of(kBlanks, end);
  }
  return split;
}

bool parse_fasttext(const std::string& program, const std::string& verb, const std::string& summary,
                    const std::vector<std::string>& arguments, FasttextArguments& parsed) {
  const std::string usage = program + " " + verb + " MODEL FILE [K] [THRESHOLD]";
  std::vector<std::string> positional;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "-h" || arguments[i] == "--help") {
      print(summary + "\n\nUsage: " + usage +
            "\n\n"
            "      MODEL      a model of `train` or `supervised`\n"
            "      FILE       lines with words like __label__x in them; - is standard input\n"
            "      K          the so many likeliest labels; -1 = all (default 1)\n"
            "      THRESHOLD  only labels of at least this probability (default 0)\n"
            "      -label TEXT  what labels begin with (default __label__)\n");
      return false;
    }
    if (arguments[i] == "-label" && i + 1 < arguments.size()) {
      parsed.prefix = arguments[++i];
    } else {
      positional.push_back(arguments[i]);
    }
  }
  if (positional.size() < 2 || positional.size() > 4) {
    seq::fail(seq::ErrorKind::usage, std::to_string(positional.size()) + " arguments", verb,
              "expected MODEL FILE [K] [THRESHOLD]", "see `" + program + " " + verb + " --help`");
  }
  parsed.model = positional[0];
  parsed.file = positional[1];
  if (positional.size() > 2) parsed.choice.k = static_cast<int>(parse_integer(positional[2], "k", -1, 1000000));
  if (parsed.choice.k == 0) seq::fail(seq::ErrorKind::usage, "k is 0", verb, "expected 1 or more, or -1 for all");
  if (positional.size() > 3) parsed.choice.threshold = parse_number(positional[3], "threshold", 0, 1);
  return true;
}

}  // namespace app
