// The parsing half of CommandLine: from arguments and configuration file to values.
#include <CLI/CLI.hpp>
#include <algorithm>

#include "common/command_line.h"
#include "common/config.h"
#include "common/nearest.h"
#include "common/output.h"
#include "seq/error.h"

namespace app {
namespace {

[[noreturn]] void usage(const std::string& what, const std::string& expected, const std::string& remedy) {
  seq::fail(seq::ErrorKind::usage, what, "", expected, remedy);
}

std::string shell_quoted(const std::string& word) {
  const bool plain = !word.empty() && word.find_first_not_of(
                                          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                          "0123456789_-./=:,@%+") == std::string::npos;
  if (plain) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

}  // namespace

void CommandLine::unknown(const std::string& given, const std::string& where) const {
  const std::string near = nearest(given, long_names());
  const std::string dashes = where.empty() ? "--" : "";
  seq::fail(seq::ErrorKind::usage, "unknown option " + dashes + given, where,
            near.empty() ? "" : "did you mean " + dashes + near + "?", "see `" + program_ + " " + verb_ + " --help`");
}

/// '_' becomes '-' in long names, --no-x becomes --x=false, and an option that may stand alone gets its value with '='.
std::vector<std::string> CommandLine::normalized(const std::vector<std::string>& arguments) const {
  std::vector<std::string> result;
  bool only_positionals = false;
  for (const std::string& argument : arguments) {
    if (only_positionals || argument.size() < 3 || argument.compare(0, 2, "--") != 0) {
      only_positionals = only_positionals || argument == "--";
      const bool is_short = !only_positionals && argument.size() == 2 && argument[0] == '-';
      const Known* known = is_short ? find(argument.substr(1)) : nullptr;
      const bool is_flag = known && known->option.arity == Arity::flag;
      result.push_back(is_flag ? "--" + known->option.name + "=true" : argument);
      continue;
    }
    const auto equals = std::min(argument.find('='), argument.size());
    std::string name = argument.substr(2, equals - 2);
    std::string value = argument.substr(equals);
    std::replace(name.begin(), name.end(), '_', '-');
    const Known* known = find(name);
    if (!known && value.empty() && name.compare(0, 3, "no-") == 0) {
      const Known* denied = find(name.substr(3));
      if (denied && denied->option.arity == Arity::flag) known = denied, name = name.substr(3), value = "=false";
    }
    const bool may_stand_alone =
        known && (known->option.arity == Arity::flag || known->option.arity == Arity::optional);
    if (may_stand_alone && value.empty()) value = "=" + known->option.implied;
    result.push_back("--" + name + value);
  }
  return result;
}

void CommandLine::tokenize(const std::vector<std::string>& arguments) {
  CLI::App parser;
  parser.set_help_flag();
  parser.allow_extras();
  std::vector<CLI::Option*> options;
  for (const Known& known : known_) {
    std::string names = "--" + known.option.name;
    for (const std::string& alias : known.option.aliases) names += (alias.size() == 1 ? ",-" : ",--") + alias;
    CLI::Option* option = parser.add_option(names);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    const Arity arity = known.option.arity;
    option->expected(1, arity == Arity::many ? -1 : arity == Arity::pair ? 2 : 1);
    if (arity == Arity::many) option->allow_extra_args(true);
    options.push_back(option);
  }
  std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
  try {
    parser.parse(reversed);
  } catch (const CLI::ArgumentMismatch& error) {
    // The message begins with the option: "--batch: 1 required  missing".
    const std::string text = error.what();
    usage(text.substr(0, text.find(':')) + " has no value", "expected one after it",
          "see `" + program_ + " " + verb_ + " --help`");
  } catch (const CLI::ParseError& error) {
    usage(error.what(), "", "see `" + program_ + " " + verb_ + " --help`");
  }
  for (const std::string& extra : parser.remaining()) {
    if (extra.size() > 1 && extra[0] == '-' && extra != "--") {
      const auto name =
          extra.substr(extra.find_first_not_of('-') == std::string::npos ? 0 : extra.find_first_not_of('-'));
      if (extra.compare(0, 2, "--") == 0) unknown(name.substr(0, name.find('=')), "");
      usage("unknown option " + extra, "", "see `" + program_ + " " + verb_ + " --help`");
    }
  }
  for (const std::string& extra : parser.remaining()) {
    if (extra == "--") continue;
    if (!positionals_) {
      usage("unexpected argument '" + extra + "'", "expected options only",
            "see `" + program_ + " " + verb_ + " --help`");
    }
    positionals_->push_back(extra);
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    known_[i].values = options[i]->results();
    known_[i].given = options[i]->count() > 0;
    if (known_[i].option.arity == Arity::pair && known_[i].values.size() > 2) {
      usage("--" + known_[i].option.name + " got " + std::to_string(known_[i].values.size()) + " files",
            "expected one or two", "");
    }
  }
}

void CommandLine::read_configuration() {
  Known* source = find("config");
  if (!source || !source->given) return;
  const std::string path = source->values.back();
  for (const ConfigEntry& entry : read_config(path)) {
    const std::string where = path + ":" + std::to_string(entry.line);
    Known* known = find(entry.key);
    if (!known) unknown(entry.key, where);
    if (entry.values.empty()) seq::fail(seq::ErrorKind::usage, "'" + entry.key + "' has no value", where);
    const std::size_t most = known->option.arity == Arity::many   ? entry.values.size()
                             : known->option.arity == Arity::pair ? 2
                                                                  : 1;
    if (entry.values.size() > most) {
      seq::fail(seq::ErrorKind::usage, "'" + entry.key + "' has " + std::to_string(entry.values.size()) + " values",
                where, "expected at most " + std::to_string(most));
    }
    if (known->given) continue;  // the command line wins
    known->values = entry.values;
    known->given = true;
  }
}

bool CommandLine::parse(const std::vector<std::string>& arguments) {
  group("Configuration and help");
  text("config", {"c"}, config_, "FILE", "read options from \"key: value\" lines; options given here win");
  flag("dump-config", {}, dump_, "print every option with the value in force, as --config reads it, and stop");
  leave_out_of_typed({"config", "dump-config"});
  for (const std::string& argument : arguments) {
    if (argument == "--") break;
    if (argument == "-h" || argument == "--help") {
      print(help());
      return false;
    }
  }
  tokenize(normalized(arguments));
  read_configuration();
  // Shorthands first, so that --layers 3 --dec-layers 1 means what it says in any order.
  for (const bool derived : {true, false}) {
    for (const Known& known : known_) {
      if (known.given && known.option.derived == derived) known.option.set(known.values);
    }
  }
  if (dump_) print(dump());
  return !dump_;
}

std::string CommandLine::dump() const {
  std::string text;
  for (const Known& known : known_) {
    if (known.option.derived || known.option.name == "config" || known.option.name == "dump-config") continue;
    const auto values = known.option.get();
    if (values.empty() || values == std::vector<std::string>{""}) continue;
    text += config_text(known.option.name, values);
  }
  return text;
}

std::string CommandLine::typed() const {
  std::string text = program_ + " " + verb_;
  for (const Known& known : known_) {
    if (!known.given || !known.option.decides_result) continue;
    const bool joined_by_equals = known.option.arity == Arity::flag || known.option.arity == Arity::optional;
    text += " --" + known.option.name;
    for (const std::string& value : known.values) text += (joined_by_equals ? "=" : " ") + shell_quoted(value);
  }
  return text;
}

}  // namespace app
