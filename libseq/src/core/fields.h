// Building blocks of an option's description: name, help, range, and strict reading from text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "seq/options.h"

namespace seq {

/// Collects the fields of one struct, each described once. The members given must outlive the fields.
class Describe {
 public:
  /// What a person reads of an option.
  struct Label {
    std::string name;
    std::vector<std::string> aliases;
    std::string help;
  };

  /// Fields from here on stand under a heading of their own in help; empty: under that of their struct, as at first.
  void about(const std::string& heading) { about_ = heading; }

  void flag(const Label& label, bool& member);
  /// One of `words`.
  void choice(const Label& label, std::string& member, const std::vector<std::string>& words);
  /// One or more of `words`, separated by spaces or commas, none twice.
  void choices(const Label& label, std::vector<std::string>& member, const std::vector<std::string>& words);
  /// A whole number in [low, high]. When `special` lies outside, it is accepted too and `special_means` says what it
  /// does; when it lies inside, only its meaning is added to the range in words.
  void whole(const Label& label, int& member, int low, int high, int special = kNone, const char* special_means = "");
  void whole(const Label& label, std::uint64_t& member);
  /// A finite number in [low, high]; `special` as above.
  void real(const Label& label, double& member, double low, double high, double special = kNone,
            const char* special_means = "");
  /// Any text without control characters.
  void text(const Label& label, std::string& member, const char* range);
  /// An amount such as "500u"; `empty_means` is what an empty text does, "" when it is not allowed. `unit` is what a
  /// bare number counts: "u", "t" or "e".
  void amount(const Label& label, std::string& member, bool zero_allowed, const char* empty_means,
              const char* unit = "u");
  /// Bytes in [low, high], with K, M or G for powers of 1024; `zero_means` says what 0 does.
  void bytes(const Label& label, std::int64_t& member, std::int64_t low, std::int64_t high, const char* zero_means);
  /// A TextLength such as "30w"; empty = none.
  void text_length(const Label& label, std::string& member);
  /// Amounts of which the first one reached counts: "10e,50Ku"; none is 0.
  void limits(const Label& label, std::string& member, const char* empty_means, const char* unit);
  /// Another option that sets what the last `count` fields hold.
  void shorthand(const Label& label, std::size_t count);
  /// Another option for limits, with a unit of its own for bare numbers.
  void limits_shorthand(const Label& label, std::string& member, const char* unit);

  std::vector<Field> take() { return std::move(fields_); }

  static constexpr int kNone = -1000000;  ///< no special value

 private:
  Field& add(const Label& label);

  std::vector<Field> fields_;
  std::string about_;
};

/// A number as text, shortest form that reads back the same, without the locale.
std::string to_text(double value);
std::string to_text(std::int64_t value);

/// Throws Error(usage): "'9999' is out of range (--hidden): allowed: 1 to 8192".
[[noreturn]] void bad_value(const std::string& option, const std::string& value, const std::string& problem,
                            const std::string& range);

}  // namespace seq
