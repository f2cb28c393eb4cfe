// MIDI files of tunes.
#include "data/tune.h"
#include "seq/tune.h"

namespace seq {
namespace {

constexpr int velocity = 80;

std::string big_endian(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = bytes; i-- > 0;) text += static_cast<char>(number >> 8 * i & 255);
  return text;
}

/// MIDI's quantity of variable length: seven bits a byte, the highest bit set on all but the last.
std::string variable(std::uint64_t number) {
  std::string text(1, static_cast<char>(number & 127));
  while ((number >>= 7) > 0) text.insert(text.begin(), static_cast<char>(128 | (number & 127)));
  return text;
}

std::string meta(int type, const std::string& content) {
  return std::string("\xFF") + static_cast<char>(type) + variable(content.size()) + content;
}

}  // namespace

std::string midi_of_tune(const std::string& tune) {
  std::string track;
  std::uint64_t waited = 0;  // ticks since the last event
  const auto put = [&](const std::string& event) {
    track += variable(waited) + event;
    waited = 0;
  };
  for (const TuneEvent& event : parse_tune(tune)) {
    switch (event.kind) {
      case TuneEvent::Kind::note:
        put({static_cast<char>(0x90), static_cast<char>(event.pitch), static_cast<char>(velocity)});
        waited = static_cast<std::uint64_t>(event.ticks);
        put({static_cast<char>(0x80), static_cast<char>(event.pitch), 0});
        break;
      case TuneEvent::Kind::rest:
        waited += static_cast<std::uint64_t>(event.ticks);
        break;
      case TuneEvent::Kind::tempo:
        put(meta(0x51, big_endian(static_cast<std::uint64_t>(event.microseconds), 3)));
        break;
      case TuneEvent::Kind::metre: {
        int power = 0;
        while (1 << power < event.unit) ++power;
        put(meta(0x58, {static_cast<char>(event.beats), static_cast<char>(power), 24, 8}));
        break;
      }
      case TuneEvent::Kind::key:
        put(meta(0x59, {static_cast<char>(event.sharps), static_cast<char>(event.minor)}));
        break;
    }
  }
  put(meta(0x2F, ""));
  return "MThd" + big_endian(6, 4) + big_endian(0, 2) + big_endian(1, 2) + big_endian(ticks_per_whole / 4, 2) + "MTrk" +
         big_endian(track.size(), 4) + track;
}

}  // namespace seq
