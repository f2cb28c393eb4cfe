#include "text/character_kind.h"

#include <unicode/uchar.h>

#include <array>

namespace seq {
namespace {

CharacterKind kind_by_tables(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  if (u_isUWhiteSpace(c)) return CharacterKind::blank;
  if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) return CharacterKind::other;
  const int line_break = u_getIntPropertyValue(c, UCHAR_LINE_BREAK);
  return line_break == U_LB_IDEOGRAPHIC || line_break == U_LB_COMPLEX_CONTEXT ||
                 line_break == U_LB_CONDITIONAL_JAPANESE_STARTER
             ? CharacterKind::lone_letter
             : CharacterKind::letter;
}

}  // namespace

CharacterKind character_kind(char32_t c) {
  static const std::array<CharacterKind, 128> ascii = [] {
    std::array<CharacterKind, 128> kinds{};
    for (char32_t k = 0; k < 128; ++k) kinds[k] = kind_by_tables(k);
    return kinds;
  }();
  return c < 128 ? ascii[c] : kind_by_tables(c);
}

}  // namespace seq
