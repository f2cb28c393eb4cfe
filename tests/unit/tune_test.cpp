// Tunes in ABC notation: what notes they are, the MIDI files that play them, and what is refused.
#include "data/tune.h"

#include <catch2/catch.hpp>

#include "seq/error.h"
#include "seq/tune.h"

namespace seq {
namespace {

std::vector<int> pitches(const std::string& tune) {
  std::vector<int> found;
  for (const TuneEvent& event : parse_tune(tune))
    if (event.kind == TuneEvent::Kind::note) found.push_back(event.pitch);
  return found;
}

std::vector<std::int64_t> lengths(const std::string& tune) {
  std::vector<std::int64_t> found;
  for (const TuneEvent& event : parse_tune(tune))
    if (event.ticks > 0) found.push_back(event.ticks);
  return found;
}

bool refused(const std::string& tune, const std::string& part) {
  try {
    midi_of_tune(tune);
  } catch (const Error& error) {
    INFO(error.what());
    return error.kind() == ErrorKind::data && std::string(error.what()).find(part) != std::string::npos;
  }
  return false;
}

}  // namespace

TEST_CASE("letters and octave marks are pitches, and the key raises and lowers them", "[tune]") {
  CHECK(pitches("C D E F G A B c d b c' C, c''") ==
        std::vector<int>{60, 62, 64, 65, 67, 69, 71, 72, 74, 83, 84, 48, 96});
  CHECK(pitches("[K:G] F G f") == std::vector<int>{66, 67, 78});
  CHECK(pitches("[K:Gmin] B E A") == std::vector<int>{70, 63, 69});
  CHECK(pitches("[K:Ddor] B F") == std::vector<int>{71, 65});
  CHECK(pitches("[K:Bb] B E A [K:F#m] F C G D") == std::vector<int>{70, 63, 69, 66, 61, 68, 62});
}

TEST_CASE("an accidental holds to the end of its bar", "[tune]") {
  CHECK(pitches("[K:G] =F F ^C C _B | F C B") == std::vector<int>{65, 65, 61, 61, 70, 66, 60, 71});
  CHECK(pitches("^^C __B") == std::vector<int>{62, 69});
}

TEST_CASE("lengths are multiples and parts of the unit", "[tune]") {
  CHECK(lengths("C C2 C3/2 C/ C/4 C// z4 C8") == std::vector<std::int64_t>{240, 480, 360, 120, 60, 60, 960, 1920});
  CHECK(lengths("[L:1/4] C C/2 [L:1/16]C") == std::vector<std::int64_t>{480, 240, 120});
}

TEST_CASE("the file of a tune has its metre, tempo, key and notes", "[tune]") {
  const std::string midi = midi_of_tune("[M:6/8] [L:1/8] [Q:3/8=60] [K:Fmin] C2 z C3 |]");
  const std::string expected(
      "MThd\0\0\0\6\0\0\0\1\1\xE0MTrk\0\0\0\x31"
      "\0\xFF\x58\4\6\3\x18\x08"                // 6/8
      "\0\xFF\x51\3\x0A\x2C\x2A"                // 666666 microseconds a quarter
      "\0\xFF\x59\2\xFC\1"                      // four flats, minor
      "\0\x90\x3C\x50\x83\x60\x80\x3C\0"        // 480 ticks
      "\x81\x70\x90\x3C\x50\x85\x50\x80\x3C\0"  // after 240, 720 ticks
      "\0\xFF\x2F\0",
      22 + 8 + 7 + 6 + 9 + 10 + 4);
  CHECK(midi.substr(0, 22).substr(0, 18) == expected.substr(0, 18));
  CHECK(midi.substr(22) == expected.substr(22));
  // The track is as long as it says.
  CHECK(static_cast<std::size_t>(static_cast<unsigned char>(midi[21])) == midi.size() - 22);
}

TEST_CASE("an empty tune is a file that plays nothing", "[tune]") {
  CHECK(midi_of_tune("").size() == 22 + 4);
  CHECK(pitches("[X:1] [T:a title] | |]").empty());
}

TEST_CASE("what is no tune is refused with its place", "[tune]") {
  CHECK(refused("C D H", "character 5"));
  CHECK(refused("C <unk> D", "character 3"));
  CHECK(refused("C ^", "accidental"));
  CHECK(refused("[K:Hmaj] C", "tonic"));
  CHECK(refused("[K:Cfoo] C", "'foo'"));
  CHECK(refused("[K:C C", "never closed"));
  CHECK(refused("[M:3] C", "fraction"));
  CHECK(refused("[M:3/5] C", "metre"));
  CHECK(refused("[Q:0] C", "number"));
  CHECK(refused("[Q:fast] C", "tempo"));
  CHECK(refused("C99999999999999999999", "number"));
  CHECK(refused("C9999", "too long"));
  CHECK(refused("C/9999/9999/9999", "too"));
  CHECK(refused("c'''''''''''", "range"));
  CHECK(refused("[L:0/8] C", "number"));
}

}  // namespace seq
