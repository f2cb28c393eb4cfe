#include "text/charsmap.h"

#include <cstdint>

#include "seq/error.h"
#include "text/unicode.h"

namespace seq {

namespace {

std::uint32_t little_endian(const char* bytes) {
  std::uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

// The fields of a darts-clone unit.
bool has_value(std::uint32_t unit) { return unit >> 8 & 1; }
std::uint32_t value_of(std::uint32_t unit) { return unit & 0x7FFFFFFF; }
std::uint32_t label_of(std::uint32_t unit) { return unit & (0x80000000U | 0xFF); }
std::uint32_t offset_of(std::uint32_t unit) { return (unit >> 10) << ((unit & (1U << 9)) >> 6); }

}  // namespace

Charsmap::Charsmap(const std::string& blob, const std::string& where) {
  if (blob.empty()) return;
  const std::uint32_t trie_bytes = blob.size() < 4 ? 0 : little_endian(blob.data());
  if (trie_bytes == 0 || trie_bytes % 4 != 0 || trie_bytes >= blob.size() - 4) {
    fail(ErrorKind::data, "the normalisation rules of the SentencePiece model are damaged", where, "",
         "give a model made by SentencePiece");
  }
  units_.reserve(trie_bytes / 4);
  for (std::uint32_t at = 0; at < trie_bytes; at += 4) units_ += static_cast<char32_t>(little_endian(&blob[4 + at]));
  replacements_ = blob.substr(4 + std::size_t{trie_bytes});
}

std::pair<std::size_t, std::string_view> Charsmap::longest_match(std::string_view text) const {
  std::size_t length = 0;
  std::string_view replacement;
  if (units_.empty()) return {length, replacement};
  std::uint32_t node = offset_of(units_[0]);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    node ^= byte;
    if (node >= units_.size() || label_of(units_[node]) != byte) break;
    const bool ends_here = has_value(units_[node]);
    node ^= offset_of(units_[node]);
    if (!ends_here) continue;
    const std::size_t start = node < units_.size() ? value_of(units_[node]) : replacements_.size();
    const std::size_t end = start < replacements_.size() ? replacements_.find('\0', start) : std::string::npos;
    if (end == std::string::npos) continue;
    length = i + 1;
    replacement = std::string_view(replacements_).substr(start, end - start);
  }
  return {length, replacement};
}

std::string Charsmap::apply(std::string_view text) const {
  std::string mapped;
  mapped.reserve(text.size() + text.size() / 8);
  for (std::size_t at = 0; at < text.size();) {
    const auto [length, replacement] = longest_match(text.substr(at));
    if (length > 0) {
      mapped += replacement;
      at += length;
    } else {
      const std::size_t start = at;
      unicode::next(text, at);
      mapped += text.substr(start, at - start);
    }
  }
  return mapped;
}

}  // namespace seq
