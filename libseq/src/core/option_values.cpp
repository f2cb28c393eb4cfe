// What is done with described options: finding, dumping, assigning, checking; and amounts.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "core/fields.h"
#include "seq/error.h"
#include "seq/options.h"

namespace seq {
namespace {

// Puts every value through its own strict reader. A copy, because reading may rewrite a text ("10" → "10e").
template <typename Options>
void check_ranges(Options options) {
  for (const Field& field : fields(options)) {
    if (!field.derived) field.set(field.get());
  }
}

}  // namespace

void validate(const TextOptions& o) {
  check_ranges(o);
  if (!o.spm_target.empty() && o.spm_source.empty()) {
    fail(ErrorKind::usage, "a SentencePiece model for the target alone", "--spm-target", "one for the source as well",
         "give --spm-source too");
  }
}

void validate(const ModelOptions& o) {
  check_ranges(o);
  if (o.input != "frames")
    for (const auto& [given, name] :
         {std::pair(o.stack > 1, "--stack"), std::pair(o.pyramid > 0, "--pyramid"), std::pair(o.ctc > 0, "--ctc")})
      if (given) fail(ErrorKind::usage, "only frames in their order can be read so", name, "expected --input frames");
  if (o.input != "set" && o.views > 1)
    fail(ErrorKind::usage, "only the vectors of a set have views", "--views", "expected --input set");
  if (o.input != "set" && o.bidirectional && o.enc_hidden == 0 && o.hidden % 2 != 0) {
    fail(ErrorKind::usage, "'" + std::to_string(o.hidden) + "' is odd", "--hidden",
         "an even number, because each encoder direction has half of it", "or set --enc-hidden");
  }
}

void validate(const ClassifierOptions& o) { check_ranges(o); }

void validate(const SoundOptions& o) {
  check_ranges(o);
  if (o.features == "mfcc" && o.coefficients > o.filters)
    bad_value("sound-coefficients", std::to_string(o.coefficients), "is more than there are filters",
              "1 to " + std::to_string(o.filters) + " (--sound-filters)");
  if (o.high > 0 && o.high <= o.low)
    bad_value("sound-high", to_text(o.high), "is not above the lowest frequency",
              "more than " + to_text(o.low) + " (--sound-low)");
}

void validate(const TaggerOptions& o) { check_ranges(o); }

void validate(const TrainOptions& o) { check_ranges(o); }

void validate(const SearchOptions& o) {
  check_ranges(o);
  if (o.n_best > o.beam) {
    bad_value("n-best", std::to_string(o.n_best), "is more than the beam holds",
              "1 to " + std::to_string(o.beam) + " (--beam)");
  }
  if (o.groups > o.beam)
    bad_value("groups", std::to_string(o.groups), "is more than the beam",
              "1 to " + std::to_string(o.beam) + " (--beam)");
  if (o.max_length > 0 && o.min_length > o.max_length) {
    bad_value("min-output", std::to_string(o.min_length), "is more than the longest output",
              "0 to " + std::to_string(o.max_length) + " (--max-output)");
  }
  if (!o.length.empty() && o.ratio > 0)
    fail(ErrorKind::usage, "--length and --ratio exclude each other", "--length", "expected one of them");
  if (!o.shortest.empty() && !o.longest.empty()) {
    const TextLength least = parse_text_length(o.shortest, "shortest"), most = parse_text_length(o.longest, "longest");
    if (least.unit == most.unit && least.count > most.count)
      bad_value("shortest", o.shortest, "is more than the longest text", "at most " + o.longest + " (--longest)");
  }
}

bool same_name(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((a[i] == '_' ? '-' : a[i]) != (b[i] == '_' ? '-' : b[i])) return false;
  }
  return true;
}

Field* find_field(std::vector<Field>& described, const std::string& name) {
  for (Field& field : described) {
    if (same_name(field.name, name)) return &field;
    for (const std::string& alias : field.aliases) {
      if (same_name(alias, name)) return &field;
    }
  }
  return nullptr;
}

std::vector<std::pair<std::string, std::string>> dump(std::vector<Field> described) {
  std::vector<std::pair<std::string, std::string>> values;
  for (const Field& field : described) {
    if (!field.derived) values.emplace_back(field.name, field.get());
  }
  return values;
}

void assign(std::vector<Field> described, const std::vector<std::pair<std::string, std::string>>& values,
            const std::string& where) {
  std::vector<const Field*> seen;
  for (const auto& [name, value] : values) {
    const Field* field = find_field(described, name);
    const std::string place = where + ", option '" + name.substr(0, 60) + "'";
    if (field == nullptr) {
      fail(ErrorKind::data, "unknown option", place, "", "a newer version may have written it");
    }
    for (const Field* other : seen) {
      if (other == field) fail(ErrorKind::data, "the option is given twice", place);
    }
    seen.push_back(field);
    try {
      field->set(value);
    } catch (const Error& error) {
      fail(ErrorKind::data, error.what(), where);
    }
  }
}

Amount parse_amount(const std::string& text, const std::string& option) {
  const std::string range = "a number with u (updates), t (target tokens) or e (epochs), such as 500u, 2Mt or 10e";
  Amount amount;
  const char* end = text.data() + text.size();
  // Fixed form alone: in "1e" the e is the unit, not an exponent.
  const auto result = std::from_chars(text.data(), end, amount.count, std::chars_format::fixed);
  if (result.ec != std::errc() || !std::isfinite(amount.count)) bad_value(option, text, "is not an amount", range);
  const char* p = result.ptr;
  if (p < end && (*p == 'K' || *p == 'k'))
    amount.count *= 1e3, ++p;
  else if (p < end && *p == 'M')
    amount.count *= 1e6, ++p;
  else if (p < end && *p == 'G')
    amount.count *= 1e9, ++p;
  if (p < end && *p == 't')
    amount.unit = Amount::Unit::tokens, ++p;
  else if (p < end && *p == 'e')
    amount.unit = Amount::Unit::epochs, ++p;
  else if (p < end && *p == 'u')
    ++p;
  if (p != end) bad_value(option, text, "is not an amount", range);
  if (!(amount.count >= 0 && amount.count <= 1e15)) bad_value(option, text, "is out of range", range);
  if (amount.unit != Amount::Unit::epochs && amount.count != std::floor(amount.count)) {
    bad_value(option, text, "is not a whole number of updates or tokens", range);
  }
  if (std::signbit(amount.count)) amount.count = 0;
  return amount;
}

TextLength parse_text_length(const std::string& text, const std::string& option) {
  TextLength length;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, length.count);
  const char unit = result.ec == std::errc() && result.ptr + 1 == end ? *result.ptr : ' ';
  if ((unit != 'w' && unit != 'c') || length.count < 1 || length.count > 1000000) {
    bad_value(option, text, "is no length of a text",
              "1 to 1000000 with w (words) or c (characters), such as 30w or 120c");
  }
  length.unit = unit == 'w' ? TextLength::Unit::words : TextLength::Unit::characters;
  return length;
}

std::vector<Amount> parse_limits(const std::string& text, const std::string& option) {
  std::vector<Amount> limits;
  for (std::size_t first = 0; first <= text.size();) {
    const std::size_t end = std::min(text.find(',', first), text.size());
    limits.push_back(parse_amount(text.substr(first, end - first), option));
    first = end + 1;
  }
  return limits;
}

}  // namespace seq
