// The text of --help: one block a heading, one entry an option.
#include <algorithm>

#include "common/command_line.h"

namespace app {
namespace {

constexpr std::size_t kWidth = 110;
constexpr std::size_t kTextColumn = 30;

/// Appends words from column `column` on, breaking lines at kWidth and indenting them by kTextColumn.
void append_wrapped(std::string& out, const std::string& text, std::size_t column) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (column + end - at > kWidth) {
      while (!out.empty() && out.back() == ' ') out.pop_back();
      out += "\n" + std::string(kTextColumn, ' ');
      column = kTextColumn;
    }
    out += text.substr(at, end - at) + " ";
    column += end - at + 1;
    at = end + 1;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  out += "\n";
}

void append_entry(std::string& out, const std::string& names, const std::string& text) {
  out += names;
  // Columns are counted in bytes; names are ASCII.
  std::size_t column = names.size();
  if (column + 2 > kTextColumn) {
    out += "\n";
    column = 0;
  }
  out += std::string(kTextColumn - column, ' ');
  append_wrapped(out, text, kTextColumn);
}

std::string names_of(const Option& option) {
  std::string text = "      ";
  for (const std::string& alias : option.aliases) {
    if (alias.size() == 1) text = "  -" + alias + ", ";
  }
  text += "--" + option.name;
  if (option.form.empty()) return text;
  return text + (option.arity == Arity::optional ? "[=" + option.form + "]" : " " + option.form);
}

std::string description_of(const Option& option) {
  std::vector<std::string> notes;
  if (!option.range.empty()) notes.push_back(option.range);
  if (option.arity != Arity::flag && option.get) {
    std::string present;
    for (const std::string& value : option.get()) present += (present.empty() ? "" : " ") + value;
    if (!present.empty()) notes.push_back("default " + present);
  } else if (option.get && option.get() == std::vector<std::string>{"true"}) {
    notes.push_back("on by default; --no-" + option.name + " turns it off");
  }
  std::string others;
  for (const std::string& alias : option.aliases) {
    if (alias.size() > 1) others += (others.empty() ? "also --" : ", --") + alias;
  }
  if (!others.empty()) notes.push_back(others);
  std::string text = option.help;
  for (std::size_t i = 0; i < notes.size(); ++i) text += (i ? "; " : " (") + notes[i];
  return text + (notes.empty() ? "" : ")");
}

}  // namespace

std::string CommandLine::help() const {
  std::string out = summary_ + "\n\nUsage: " + program_ + " " + verb_ + " [options]";
  if (positionals_) out += " " + positional_form_;
  out += "\n";
  if (positionals_) {
    out += "\n";
    append_entry(out, "      " + positional_form_, positional_help_);
  }
  // One that gathers options from several groups stands where the last of them is.
  std::vector<std::string> headings;
  for (const Known& known : known_) {
    std::erase(headings, known.heading);
    headings.push_back(known.heading);
  }
  for (const std::string& heading : headings) {
    out += "\n" + heading + "\n";
    for (const Known& known : known_) {
      if (known.heading == heading) append_entry(out, names_of(known.option), description_of(known.option));
    }
  }
  const bool amounts =
      std::any_of(known_.begin(), known_.end(), [](const Known& known) { return known.option.form == "AMOUNT"; });
  if (amounts) {
    out +=
        "\nAn AMOUNT is a number with its unit: 500u updates, 2Mt target tokens (lines of a classifier), 10e epochs; "
        "K, M and G multiply.\n";
  }
  if (!examples_.empty()) out += "\nExamples\n";
  for (const auto& [what, command] : examples_) out += "  # " + what + "\n  " + command + "\n";
  return out;
}

}  // namespace app
