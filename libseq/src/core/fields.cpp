#include "core/fields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include "seq/error.h"

namespace seq {
namespace {

// A value as it can stand in a one-line message: short and without control characters.
std::string shown(const std::string& value) {
  std::string text = value.size() > 60 ? value.substr(0, 57) + "..." : value;
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 32 || c == 127) c = '?';
  }
  return "'" + text + "'";
}

template <typename T>
bool read_whole(const std::string& text, T& value) {
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  return result.ec == std::errc() && result.ptr == end;
}

bool is_whole(const std::string& text) {
  const std::size_t start = !text.empty() && text[0] == '-' ? 1 : 0;
  return text.size() > start && text.find_first_not_of("0123456789", start) == std::string::npos;
}

template <typename T>
std::string range_in_words(T low, T high, T special, const char* meaning) {
  std::string words = to_text(low) + " to " + to_text(high);
  if (special == static_cast<T>(Describe::kNone)) return words;
  const std::string text = to_text(special);
  if (special < low || special > high) return words + ", or " + text + " = " + meaning;
  return words + "; " + text + " = " + meaning;
}

std::string joined(const std::vector<std::string>& words, const char* separator) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

bool among(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A bare number gets the unit that the option counts in.
std::string with_unit(const std::string& value, const char* unit) {
  const bool bare = !value.empty() && value.find_first_not_of("0123456789.") == std::string::npos;
  return bare ? value + unit : value;
}

/// The shortest form with a unit that is exact.
std::string bytes_text(std::int64_t bytes) {
  constexpr const char* units[] = {"", "K", "M", "G"};
  int unit = 0;
  for (; unit < 3 && bytes != 0 && bytes % 1024 == 0; ++unit) bytes /= 1024;
  return std::to_string(bytes) + units[unit];
}

}  // namespace

std::string to_text(double value) {
  char text[64];
  return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

std::string to_text(std::int64_t value) { return std::to_string(value); }

void bad_value(const std::string& option, const std::string& value, const std::string& problem,
               const std::string& range) {
  const std::string dashes = option.empty() || option[0] == '-' ? "" : "--";
  fail(ErrorKind::usage, shown(value) + " " + problem, dashes + option, "allowed: " + range);
}

Field& Describe::add(const Label& label) {
  Field field;
  field.name = label.name;
  field.aliases = label.aliases;
  field.help = label.help;
  field.about = about_;
  fields_.push_back(std::move(field));
  return fields_.back();
}

void Describe::flag(const Label& label, bool& member) {
  Field& field = add(label);
  field.range = "true|false";
  field.is_flag = true;
  field.get = [&member] { return std::string(member ? "true" : "false"); };
  field.set = [&member, name = label.name, range = field.range](const std::string& value) {
    if (among({"true", "1", "yes", "on"}, value)) {
      member = true;
    } else if (among({"false", "0", "no", "off"}, value)) {
      member = false;
    } else {
      bad_value(name, value, "is neither true nor false", range);
    }
  };
}

void Describe::choice(const Label& label, std::string& member, const std::vector<std::string>& words) {
  Field& field = add(label);
  field.range = joined(words, "|");
  field.get = [&member] { return member; };
  field.set = [&member, words, name = label.name, range = field.range](const std::string& value) {
    if (!among(words, value)) bad_value(name, value, "is unknown", range);
    member = value;
  };
}

void Describe::choices(const Label& label, std::vector<std::string>& member, const std::vector<std::string>& words) {
  Field& field = add(label);
  field.range = "one or more of " + joined(words, "|");
  field.is_list = true;
  field.get = [&member] { return joined(member, " "); };
  field.set = [&member, words, name = label.name, range = field.range](const std::string& value) {
    std::vector<std::string> chosen;
    for (std::size_t begin = 0; begin < value.size();) {
      const std::size_t end = std::min(value.find_first_of(" ,", begin), value.size());
      const std::string word = value.substr(begin, end - begin);
      begin = end + 1;
      if (word.empty()) continue;
      if (!among(words, word)) bad_value(name, word, "is unknown", range);
      if (among(chosen, word)) bad_value(name, word, "is given twice", range);
      chosen.push_back(word);
    }
    if (chosen.empty()) bad_value(name, value, "names nothing", range);
    member = chosen;
  };
}

void Describe::whole(const Label& label, int& member, int low, int high, int special, const char* special_means) {
  Field& field = add(label);
  field.range = range_in_words<std::int64_t>(low, high, special, special_means);
  field.get = [&member] { return std::to_string(member); };
  field.set = [&member, low, high, special, name = label.name, range = field.range](const std::string& value) {
    if (!is_whole(value)) bad_value(name, value, "is not a whole number", range);
    std::int64_t number = 0;
    const bool fits = read_whole(value, number);
    if (!fits || ((number < low || number > high) && (special == kNone || number != special))) {
      bad_value(name, value, "is out of range", range);
    }
    member = static_cast<int>(number);
  };
}

void Describe::whole(const Label& label, std::uint64_t& member) {
  Field& field = add(label);
  field.range = "0 to " + std::to_string(std::numeric_limits<std::uint64_t>::max());
  field.get = [&member] { return std::to_string(member); };
  field.set = [&member, name = label.name, range = field.range](const std::string& value) {
    if (!is_whole(value)) bad_value(name, value, "is not a whole number", range);
    std::uint64_t number = 0;
    if (!read_whole(value, number)) bad_value(name, value, "is out of range", range);
    member = number;
  };
}

void Describe::real(const Label& label, double& member, double low, double high, double special,
                    const char* special_means) {
  Field& field = add(label);
  field.range = range_in_words(low, high, special, special_means);
  field.get = [&member] { return to_text(member); };
  field.set = [&member, low, high, special, name = label.name, range = field.range](const std::string& value) {
    double number = 0;
    const char* end = value.data() + value.size();
    const auto result = std::from_chars(value.data(), end, number);
    if (result.ec == std::errc::result_out_of_range) bad_value(name, value, "is out of range", range);
    if (result.ec != std::errc() || result.ptr != end || std::isnan(number)) {
      bad_value(name, value, "is not a number", range);
    }
    if (!(number >= low && number <= high) && (special == kNone || number != special)) {
      bad_value(name, value, "is out of range", range);
    }
    member = number == 0 ? 0.0 : number;  // -0 would be dumped as "-0"
  };
}

void Describe::text(const Label& label, std::string& member, const char* range) {
  Field& field = add(label);
  field.range = range;
  field.get = [&member] { return member; };
  field.set = [&member, name = label.name, range = field.range](const std::string& value) {
    for (char c : value) {
      if (static_cast<unsigned char>(c) < 32 || c == 127) bad_value(name, value, "has a control character", range);
    }
    member = value;
  };
}

void Describe::amount(const Label& label, std::string& member, bool zero_allowed, const char* empty_means,
                      const char* unit) {
  Field& field = add(label);
  field.range = std::string("a number with u (updates), t (target tokens) or e (epochs), such as 500u, 2Mt or 10e") +
                (zero_allowed ? "" : ", above 0");
  if (*empty_means != '\0') field.range += std::string("; empty = ") + empty_means;
  field.get = [&member] { return member; };
  field.set = [&member, zero_allowed, unit, empty_allowed = *empty_means != '\0', name = label.name,
               range = field.range](const std::string& value) {
    if (value.empty() && empty_allowed) {
      member.clear();
      return;
    }
    const std::string complete = with_unit(value, unit);
    if (parse_amount(complete, name).count == 0 && !zero_allowed) bad_value(name, value, "is out of range", range);
    member = complete;
  };
}

void Describe::bytes(const Label& label, std::int64_t& member, std::int64_t low, std::int64_t high,
                     const char* zero_means) {
  Field& field = add(label);
  field.range = bytes_text(low) + " to " + bytes_text(high) + "; 0 = " + zero_means;
  field.get = [&member] { return bytes_text(member); };
  field.set = [&member, low, high, name = label.name, range = field.range](const std::string& value) {
    std::int64_t count = 0;
    const char* end = value.data() + value.size();
    const auto result = std::from_chars(value.data(), end, count);
    if (result.ec != std::errc()) bad_value(name, value, "is no number of bytes", range);
    const std::string_view unit(result.ptr, static_cast<std::size_t>(end - result.ptr));
    const int shift = unit.empty() ? 0 : unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : -1;
    if (shift < 0) bad_value(name, value, "is no number of bytes", range);
    if (count != 0 && (count < 0 || count > high >> shift || count << shift < low))
      bad_value(name, value, "is out of range", range);
    member = count << shift;
  };
}

void Describe::text_length(const Label& label, std::string& member) {
  Field& field = add(label);
  field.range = "a number of words or characters, such as 30w or 120c; empty = any";
  field.get = [&member] { return member; };
  field.set = [&member, name = label.name](const std::string& value) {
    if (!value.empty()) parse_text_length(value, name);
    member = value;
  };
}

void Describe::limits(const Label& label, std::string& member, const char* empty_means, const char* unit) {
  Field& field = add(label);
  field.range =
      "a number above 0 with u (updates), t (target tokens) or e (epochs), such as 500u, 2Mt or 10e; several are "
      "joined "
      "by commas, and the first one reached counts";
  if (*empty_means != '\0') field.range += std::string("; empty = ") + empty_means;
  field.get = [&member] { return member; };
  field.set = [&member, unit, empty_allowed = *empty_means != '\0', name = label.name,
               range = field.range](const std::string& value) {
    std::string complete;
    for (std::size_t first = 0; first <= value.size() && !(value.empty() && empty_allowed);) {
      const std::size_t end = std::min(value.find(',', first), value.size());
      complete += (first > 0 ? "," : "") + with_unit(value.substr(first, end - first), unit);
      first = end + 1;
    }
    if (!complete.empty() || !empty_allowed)
      for (const Amount& limit : parse_limits(complete, name))
        if (limit.count == 0) bad_value(name, value, "is out of range", range);
    member = complete;
  };
}

void Describe::shorthand(const Label& label, std::size_t count) {
  const std::vector<Field> meant(fields_.end() - static_cast<std::ptrdiff_t>(count), fields_.end());
  Field& field = add(label);
  field.range = meant.front().range;
  field.derived = true;
  field.get = [meant] {
    std::string text = meant.front().get();
    for (const Field& other : meant) {
      if (other.get() != text) return std::string();
    }
    return text;
  };
  field.set = [meant, name = label.name, range = field.range](const std::string& value) {
    try {
      for (const Field& other : meant) other.set(value);
    } catch (const Error&) {
      bad_value(name, value, "is not allowed", range);  // under the name that was typed
    }
  };
}

void Describe::limits_shorthand(const Label& label, std::string& member, const char* unit) {
  limits(label, member, "", unit);
  fields_.back().derived = true;
}

}  // namespace seq
