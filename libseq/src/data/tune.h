// Tunes in ABC notation as notes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace seq {

inline constexpr int ticks_per_whole = 4 * 480;

/// One thing of a tune, `ticks` long; what has no length happens between notes.
struct TuneEvent {
  enum class Kind { note, rest, tempo, metre, key } kind = Kind::note;
  std::int64_t ticks = 0;
  int pitch = 0;            ///< note: MIDI number, 60 = C below the treble stave
  int microseconds = 0;     ///< tempo: of a quarter
  int beats = 4, unit = 4;  ///< metre
  int sharps = 0;           ///< key: sharps, or negative flats
  bool minor = false;       ///< key: as MIDI writes it, by its third
};

/// See midi_of_tune.
std::vector<TuneEvent> parse_tune(const std::string& tune);

}  // namespace seq
