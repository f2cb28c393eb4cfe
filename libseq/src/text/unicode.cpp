#include "text/unicode.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>
#include <cstring>
#include <limits>

#include "seq/error.h"

namespace seq::unicode {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Length of the ASCII beginning, found eight bytes at a time.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    if (word & 0x8080808080808080ULL) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// Byte of the first ill-formed sequence at or after `at`, or the text's size.
std::size_t first_invalid(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  auto position = static_cast<std::int64_t>(at);
  while (position < size) {
    if (bytes[position] < 0x80) {
      position += static_cast<std::int64_t>(ascii_prefix(text.substr(static_cast<std::size_t>(position))));
      continue;
    }
    const std::int64_t start = position;
    UChar32 c;
    U8_NEXT(bytes, position, size, c);
    if (c < 0) return static_cast<std::size_t>(start);
  }
  return text.size();
}

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) fail(ErrorKind::internal, std::string("ICU failed: ") + u_errorName(status), what);
}

/// ICU counts bytes in 32 bits.
icu::StringPiece piece_of(const std::string& text) {
  if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()) / 4) {
    fail(ErrorKind::data, "a line of " + std::to_string(text.size()) + " bytes", "", "at most 512 MiB",
         "break the text into lines");
  }
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

const icu::Normalizer2& instance(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = get(status);
  check(status, "normalisation");
  return *normalizer;
}

std::string normalized_by(const icu::Normalizer2& normalizer, std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece = piece_of(text);
  if (normalizer.isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return text;
  status = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result, piece.size());
  normalizer.normalizeUTF8(0, piece, sink, nullptr, status);
  check(status, "normalisation");
  return result;
}

/// Voiced and half-voiced sound marks make another kana of their base, as in か and が.
bool is_shared_mark(char32_t c) {
  if (c == 0x3099 || c == 0x309A) return false;
  if (u_charType(static_cast<UChar32>(c)) != U_NON_SPACING_MARK) return false;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_INHERITED;
}

/// Whether clean_spaces would return the text as it is; looks at bytes alone and may say no too often.
bool is_clean(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  unsigned char before = 0;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    if (byte < 0x20 || (byte == ' ' && before == ' ')) return false;
    if (byte == 0x85 && before == 0xC2) return false;                    // NEL
    if ((byte == 0xA8 || byte == 0xA9) && before == 0x80) return false;  // the end of LS and PS
    before = byte;
  }
  return true;
}

}  // namespace

bool valid(std::string_view text) { return first_invalid(text, ascii_prefix(text)) == text.size(); }

std::size_t repair(std::string& text) {
  std::size_t bad = first_invalid(text, 0);
  if (bad == text.size()) return 0;
  std::string repaired;
  repaired.reserve(text.size() + 16);
  std::size_t copied = 0, replaced = 0;
  while (bad < text.size()) {
    repaired.append(text, copied, bad - copied);
    append(repaired, kReplacement);
    ++replaced;
    next(text, bad);  // moves behind the ill-formed sequence
    copied = bad;
    bad = first_invalid(text, bad);
  }
  repaired.append(text, copied, std::string::npos);
  text = std::move(repaired);
  return replaced;
}

char32_t next(std::string_view text, std::size_t& at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto position = static_cast<std::int64_t>(at);
  UChar32 c;
  U8_NEXT_OR_FFFD(bytes, position, static_cast<std::int64_t>(text.size()), c);
  at = static_cast<std::size_t>(position);
  return static_cast<char32_t>(c);
}

void append(std::string& text, char32_t code_point) {
  if (code_point > 0x10FFFF || U_IS_SURROGATE(code_point)) code_point = kReplacement;
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, code_point);
  text.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  return count;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const bool space = u_isUWhiteSpace(static_cast<UChar32>(next(text, at)));
    words += !space && !inside;
    inside = !space;
  }
  return words;
}

Form form_of(const std::string& name) {
  if (name == "nfc") return Form::nfc;
  if (name == "nfkc") return Form::nfkc;
  if (name == "none") return Form::none;
  fail(ErrorKind::usage, "unknown normalisation '" + name + "'", "--normalize", "nfc, nfkc or none");
}

std::string normalize(std::string text, Form form) {
  if (form == Form::none || ascii_prefix(text) == text.size()) return text;
  // Asked for once, under a guard of the compiler's: what ICU does to make them once no thread checker sees.
  using icu::Normalizer2;
  if (form == Form::nfc) {
    static const Normalizer2& nfc = instance(&Normalizer2::getNFCInstance);
    return normalized_by(nfc, std::move(text));
  }
  static const Normalizer2& nfkc = instance(&Normalizer2::getNFKCInstance);
  return normalized_by(nfkc, std::move(text));
}

std::string fold_case(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded, static_cast<std::int32_t>(piece_of(text).size()));
  icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, piece_of(text), sink, nullptr, status);
  check(status, "case folding");
  return folded;
}

std::string strip_accents(const std::string& text) {
  if (ascii_prefix(text) == text.size()) return text;
  static const icu::Normalizer2& nfd = instance(&icu::Normalizer2::getNFDInstance);
  const std::string decomposed = normalized_by(nfd, text);
  std::string stripped;
  stripped.reserve(decomposed.size());
  for (std::size_t at = 0; at < decomposed.size();) {
    const std::size_t start = at;
    if (!is_shared_mark(next(decomposed, at))) stripped.append(decomposed, start, at - start);
  }
  return normalize(std::move(stripped), Form::nfc);
}

bool is_blank(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

std::string clean_spaces(std::string text) {
  if (is_clean(text)) return text;
  std::string cleaned;
  cleaned.reserve(text.size());
  bool space_due = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next(text, at);
    if (is_blank(c)) {
      space_due = !cleaned.empty();
      continue;
    }
    if (space_due) cleaned += ' ';
    space_due = false;
    if (c == 0) {
      append(cleaned, kReplacement);
    } else {
      cleaned.append(text, start, at - start);
    }
  }
  return cleaned;
}

}  // namespace seq::unicode
