// A look at foreign JSON before anything is built from it.
#pragma once

#include <cstdint>
#include <string>

namespace seq {

/// What a JSON text may hold, so that a small file cannot make us build a large structure.
struct JsonLimits {
  int depth = 64;                   ///< arrays and objects within each other
  std::int64_t values = 1'000'000;  ///< values of every kind together
};

/// Throws Error(data), naming `where`, when the text is not one JSON value, is nested deeper than allowed, or an object
/// has the same key twice (readers disagree about which one counts). Builds nothing but the keys of the open objects.
void check_json(const std::string& text, const std::string& where, const JsonLimits& limits = {});

/// The text as a JSON string with its quotes; invalid UTF-8 becomes U+FFFD.
std::string json_quote(const std::string& text);

}  // namespace seq
