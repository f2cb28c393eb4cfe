#include "common/config.h"

#include <algorithm>

#include "seq/corpus.h"
#include "seq/error.h"

namespace app {
namespace {

constexpr const char* kBlank = " \t";

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

[[noreturn]] void malformed(const std::string& where, const std::string& what) {
  seq::fail(seq::ErrorKind::usage, what, where, "expected lines like 'hidden: 256'");
}

/// Takes one value off the front of `rest`: a quoted text, or everything up to one of `ends`.
std::string take_value(std::string& rest, const char* ends, const std::string& where) {
  rest = trimmed(rest);
  std::string value;
  if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
    const char quote = rest[0];
    std::size_t at = 1;
    for (; at < rest.size() && rest[at] != quote; ++at) {
      if (rest[at] == '\\' && quote == '"' && at + 1 < rest.size()) ++at;
      value += rest[at];
    }
    if (at == rest.size()) malformed(where, "a quote is not closed");
    rest = trimmed(rest.substr(at + 1));
    return value;
  }
  const auto end = std::min(rest.find_first_of(ends), rest.size());
  value = trimmed(rest.substr(0, end));
  rest = rest.substr(end);
  return value;
}

std::vector<std::string> bracketed_values(std::string rest, const std::string& where) {
  std::vector<std::string> values;
  rest.erase(0, 1);
  for (;;) {
    rest = trimmed(rest);
    if (rest.empty()) malformed(where, "a list is not closed with ']'");
    if (rest[0] == ']') break;
    values.push_back(take_value(rest, ",]", where));
    if (!rest.empty() && rest[0] == ',') rest.erase(0, 1);
  }
  return values;
}

/// A '#' starts a comment at the line's beginning or after a blank, outside quotes.
std::string without_comment(const std::string& line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quote) {
      if (line[i] == '\\' && quote == '"') {
        ++i;
      } else if (line[i] == quote) {
        quote = 0;
      }
    } else if ((line[i] == '"' || line[i] == '\'') && i > 0 &&
               std::string(" \t:[,").find(line[i - 1]) != std::string::npos) {
      quote = line[i];
    } else if (line[i] == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
      return line.substr(0, i);
    }
  }
  return line;
}

std::string quoted(const std::string& value) {
  // A dash alone, or before a blank, would read as a list's item.
  const bool like_item = value[0] == '-' && (value.size() == 1 || value[1] == ' ');
  const bool plain = !value.empty() && value.find_first_of(" \t\"'#[]{},:\\") == std::string::npos && !like_item;
  if (plain) return value;
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

}  // namespace

std::vector<ConfigEntry> read_config(const std::string& path) {
  seq::LineReader reader(path);
  std::vector<ConfigEntry> entries;
  std::string line;
  bool list_open = false;
  while (reader.next(line)) {
    const std::string where = path + ":" + std::to_string(reader.line_number());
    std::string rest = trimmed(without_comment(line));
    if (rest.empty() || rest == "---") continue;
    if (rest[0] == '-' && (rest.size() == 1 || rest[1] == ' ' || rest[1] == '\t')) {
      if (!list_open) malformed(where, "a list item stands under no key");
      rest.erase(0, 1);
      entries.back().values.push_back(take_value(rest, "", where));
      continue;
    }
    const auto colon = rest.find(':');
    if (colon == std::string::npos || colon == 0) malformed(where, "no key");
    ConfigEntry entry;
    entry.line = static_cast<int>(reader.line_number());
    entry.key = trimmed(rest.substr(0, colon));
    std::replace(entry.key.begin(), entry.key.end(), '_', '-');
    rest = trimmed(rest.substr(colon + 1));
    list_open = rest.empty();
    if (!rest.empty() && rest[0] == '[') {
      entry.values = bracketed_values(rest, where);
    } else if (!rest.empty()) {
      entry.values.push_back(take_value(rest, "", where));
      if (!rest.empty()) malformed(where, "'" + rest + "' follows a quoted value");
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string config_text(const std::string& key, const std::vector<std::string>& values) {
  if (values.size() == 1) return key + ": " + quoted(values[0]) + "\n";
  std::string text = key + ":\n";
  for (const std::string& value : values) text += "  - " + quoted(value) + "\n";
  return text;
}

}  // namespace app
