#include "common/command_line.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "common/numbers.h"
#include "seq/error.h"

namespace app {
namespace {

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i ? between : "") + parts[i];
  return text;
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// The form of a value in the help, and what is left to say of its range beside it.
std::pair<std::string, std::string> form_and_range(const seq::Field& field) {
  const auto begins = [&field](const char* text) { return field.range.rfind(text, 0) == 0; };
  const auto semicolon = field.range.find("; ");
  const std::string rest = semicolon == std::string::npos ? "" : field.range.substr(semicolon + 2);
  if (field.is_flag) return {"", ""};
  if (begins("a number with")) return {"AMOUNT", rest};
  if (begins("a file")) return {"FILE", rest};
  const bool numeric = !field.range.empty() && std::string("-0123456789").find(field.range[0]) != std::string::npos;
  if (numeric) return {"N", field.range};
  return {field.range.find('|') == std::string::npos ? "TEXT" : field.is_list ? "KIND..." : "KIND", field.range};
}

bool is_true(const std::string& text, const std::string& option) {
  for (const char* yes : {"true", "1", "yes", "on"}) {
    if (text == yes) return true;
  }
  for (const char* no : {"false", "0", "no", "off"}) {
    if (text == no) return false;
  }
  seq::fail(seq::ErrorKind::usage, "'" + text + "' is neither true nor false", "--" + option, "expected true or false");
}

}  // namespace

CommandLine::CommandLine(std::string program, std::string verb, std::string summary)
    : program_(std::move(program)), verb_(std::move(verb)), summary_(std::move(summary)), heading_("Options") {}

void CommandLine::group(const std::string& heading) { heading_ = heading; }

void CommandLine::add(Option option) { known_.push_back({std::move(option), heading_, {}, false}); }

void CommandLine::add(const std::vector<seq::Field>& fields, const std::vector<std::string>& only) {
  for (const seq::Field& field : fields) {
    if (!only.empty() && std::find(only.begin(), only.end(), field.name) == only.end()) continue;
    if (Known* taken = find(field.name)) {
      taken->option.set = [first = taken->option.set, second = field.set](const std::vector<std::string>& values) {
        first(values);
        second(values.back());
      };
      continue;
    }
    Option option;
    option.name = field.name;
    option.aliases = field.aliases;
    option.help = field.help;
    std::tie(option.form, option.range) = form_and_range(field);
    option.arity = field.is_flag ? Arity::flag : field.is_list ? Arity::many : Arity::one;
    if (field.is_flag) option.implied = "true";
    option.derived = field.derived;
    option.get = [get = field.get, list = field.is_list] {
      return list ? words(get()) : std::vector<std::string>{get()};
    };
    option.set = [set = field.set, list = field.is_list](const std::vector<std::string>& values) {
      set(list ? joined(values, " ") : values.back());
    };
    known_.push_back({std::move(option), field.about.empty() ? heading_ : field.about, {}, false});
  }
}

void CommandLine::also(const std::string& name, const std::vector<std::string>& aliases) {
  Known* known = find(name);
  if (!known) return;
  for (const std::string& alias : aliases) {
    if (!find(alias)) known->option.aliases.push_back(alias);
  }
}

void CommandLine::flag(const std::string& name, const std::vector<std::string>& aliases, bool& value,
                       const std::string& help) {
  Option option{name, aliases, "", help, "", Arity::flag, "true", {}, {}};
  option.get = [&value] { return std::vector<std::string>{value ? "true" : "false"}; };
  option.set = [&value, name](const std::vector<std::string>& values) { value = is_true(values.back(), name); };
  add(std::move(option));
}

void CommandLine::text(const std::string& name, const std::vector<std::string>& aliases, std::string& value,
                       const std::string& form, const std::string& help) {
  Option option{name, aliases, form, help, "", Arity::one, "", {}, {}};
  option.get = [&value] { return std::vector<std::string>{value}; };
  option.set = [&value](const std::vector<std::string>& values) { value = values.back(); };
  add(std::move(option));
}

void CommandLine::whole(const std::string& name, const std::vector<std::string>& aliases, int& value, int low, int high,
                        const std::string& help) {
  Option option{name, aliases, "N", help, std::to_string(low) + " to " + std::to_string(high), Arity::one, "", {}, {}};
  option.get = [&value] { return std::vector<std::string>{std::to_string(value)}; };
  option.set = [&value, name, low, high](const std::vector<std::string>& values) {
    value = static_cast<int>(parse_integer(values.back(), name, low, high));
  };
  add(std::move(option));
}

void CommandLine::real(const std::string& name, const std::vector<std::string>& aliases, double& value, double low,
                       double high, const std::string& help) {
  Option option{name, aliases, "N", help, shortest(low) + " to " + shortest(high), Arity::one, "", {}, {}};
  option.get = [&value] { return std::vector<std::string>{shortest(value)}; };
  option.set = [&value, name, low, high](const std::vector<std::string>& values) {
    value = parse_number(values.back(), name, low, high);
  };
  add(std::move(option));
}

void CommandLine::choice(const std::string& name, const std::vector<std::string>& aliases, std::string& value,
                         const std::vector<std::string>& choices, const std::string& help) {
  Option option{name, aliases, "KIND", help, joined(choices, "|"), Arity::one, "", {}, {}};
  option.get = [&value] { return std::vector<std::string>{value}; };
  option.set = [&value, name, choices](const std::vector<std::string>& values) {
    if (std::find(choices.begin(), choices.end(), values.back()) == choices.end()) {
      seq::fail(seq::ErrorKind::usage, "'" + values.back() + "' is no choice", "--" + name,
                "expected " + joined(choices, "|"));
    }
    value = values.back();
  };
  add(std::move(option));
}

void CommandLine::list(const std::string& name, const std::vector<std::string>& aliases,
                       std::vector<std::string>& values, Arity arity, const std::string& form,
                       const std::string& help) {
  Option option{name, aliases, form, help, "", arity, "", {}, {}};
  option.get = [&values] { return values; };
  option.set = [&values](const std::vector<std::string>& given) { values = given; };
  add(std::move(option));
}

void CommandLine::leave_out_of_typed(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    if (Known* known = find(name)) known->option.decides_result = false;
  }
}

void CommandLine::positional(std::vector<std::string>& values, const std::string& form, const std::string& help) {
  positionals_ = &values;
  positional_form_ = form;
  positional_help_ = help;
}

void CommandLine::example(const std::string& what, const std::string& command) {
  examples_.emplace_back(what, command);
}

const CommandLine::Known* CommandLine::find(const std::string& name) const {
  for (const Known& known : known_) {
    const auto& aliases = known.option.aliases;
    if (known.option.name == name || std::find(aliases.begin(), aliases.end(), name) != aliases.end()) return &known;
  }
  return nullptr;
}

CommandLine::Known* CommandLine::find(const std::string& name) {
  return const_cast<Known*>(std::as_const(*this).find(name));
}

bool CommandLine::given(const std::string& name) const {
  const Known* known = find(name);
  return known && known->given;
}

std::vector<std::string> CommandLine::long_names() const {
  std::vector<std::string> names;
  for (const Known& known : known_) {
    names.push_back(known.option.name);
    for (const std::string& alias : known.option.aliases) {
      if (alias.size() > 1) names.push_back(alias);
    }
  }
  return names;
}

}  // namespace app
