#include "search/text_limits.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

int& in_unit(PieceLength& length, TextLength::Unit unit) {
  return unit == TextLength::Unit::words ? length.words : length.characters;
}

void ask_for(TextLength wanted, TextLimits& limits) {
  in_unit(limits.longest, wanted.unit) = wanted.count;
  in_unit(limits.shortest, wanted.unit) = std::max(1, static_cast<int>(0.9 * wanted.count));
}

}  // namespace

bool limits_text(const SearchOptions& o) {
  return !o.length.empty() || !o.shortest.empty() || !o.longest.empty() || o.ratio > 0;
}

TextLimits text_limits(const SearchOptions& o, PieceLength source, bool& lowered) {
  TextLimits limits;
  if (o.ratio > 0)
    ask_for({TextLength::Unit::words, std::max(1, static_cast<int>(std::lround(o.ratio * source.words)))}, limits);
  if (!o.length.empty()) ask_for(parse_text_length(o.length, "--length"), limits);
  if (!o.shortest.empty()) {
    const TextLength least = parse_text_length(o.shortest, "--shortest");
    in_unit(limits.shortest, least.unit) = least.count;
  }
  if (!o.longest.empty()) {
    const TextLength most = parse_text_length(o.longest, "--longest");
    in_unit(limits.longest, most.unit) = most.count;
    in_unit(limits.shortest, most.unit) = std::min(in_unit(limits.shortest, most.unit), most.count);
  }
  lowered = limits.is_too_short(source);
  limits.shortest.words = std::min(limits.shortest.words, source.words);
  limits.shortest.characters = std::min(limits.shortest.characters, source.characters);
  return limits;
}

TextLimits share_of(TextLimits limits, int parts, PieceLength source) {
  for (int PieceLength::*unit : {&PieceLength::words, &PieceLength::characters}) {
    limits.shortest.*unit = std::min(limits.shortest.*unit / parts, source.*unit);
    if (limits.longest.*unit < TextLimits::unlimited) limits.longest.*unit = std::max(1, limits.longest.*unit / parts);
  }
  return limits;
}

}  // namespace seq
