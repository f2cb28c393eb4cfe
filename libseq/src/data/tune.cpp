#include "data/tune.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "seq/error.h"

namespace seq {
namespace {

constexpr int octave = 12, first_c = 60, longest_note = 64;  // 64 wholes

/// Semitones above C, and sharps of the major key (the place in the circle of fifths), of the letters A to G.
constexpr std::array<int, 7> semitones = {9, 11, 0, 2, 4, 5, 7}, fifths = {3, 5, 0, 2, 4, -1, 1};

struct Mode {
  std::string_view name;
  int sharps;  ///< more than the major key of the same tonic
  bool minor;
};
constexpr Mode modes[] = {{"", 0, false},    {"maj", 0, false},  {"ion", 0, false}, {"min", -3, true},
                          {"m", -3, true},   {"aeo", -3, true},  {"dor", -2, true}, {"phr", -4, true},
                          {"lyd", 1, false}, {"mix", -1, false}, {"loc", -5, true}};

class TuneParser {
 public:
  explicit TuneParser(std::string_view text) : text_(text) {}

  std::vector<TuneEvent> parse() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ') {
        ++at_;
      } else if (c == '[' && at_ + 2 < text_.size() && is_letter(text_[at_ + 1]) && text_[at_ + 2] == ':') {
        field();
      } else if (c == '|' || c == ':' || c == '[' || c == ']') {
        bar();
      } else if (c == 'z' || c == 'x') {
        ++at_;
        add({TuneEvent::Kind::rest, length()});
      } else {
        note();
      }
    }
    return std::move(events_);
  }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  [[noreturn]] void refuse(const std::string& what, const std::string& expected) const {
    fail(ErrorKind::data, what, "character " + std::to_string(at_ + 1) + " of the tune", expected);
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool accept(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void add(const TuneEvent& event) { events_.push_back(event); }

  /// A whole number from 1 to 9999, or `absent` where there is none.
  int number(int absent) {
    int value = absent;
    const auto read = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (read.ec == std::errc::invalid_argument) return absent;
    if (read.ec != std::errc() || value < 1 || value > 9999) refuse("a number is out of range", "expected 1 to 9999");
    at_ = static_cast<std::size_t>(read.ptr - text_.data());
    return value;
  }

  /// What is written behind a note, times the unit length.
  std::int64_t length() {
    const int over = number(1);
    std::int64_t under = unit_under_;
    // Beyond this every note is too short.
    constexpr std::int64_t shortest = std::int64_t{1} << 40;
    while (accept('/')) under = std::min(shortest, under * number(2));
    const std::int64_t ticks = std::int64_t{ticks_per_whole} * over * unit_over_ / under;
    if (ticks < 1 || ticks > std::int64_t{longest_note} * ticks_per_whole)
      refuse("a note is too short or too long", "expected 1/1920 to 64 wholes");
    return ticks;
  }

  void bar() {
    while (at_ < text_.size() && std::string_view("|:[]").find(text_[at_]) != std::string_view::npos) {
      // A field may follow at once.
      if (text_[at_] == '[' && at_ + 2 < text_.size() && text_[at_ + 2] == ':' && is_letter(text_[at_ + 1])) break;
      ++at_;
    }
    accidentals_ = key_;
  }

  void note() {
    const int unset = 9;
    int raised = unset;
    while (peek() == '^' || peek() == '_' || peek() == '=') {
      const int by = peek() == '^' ? 1 : peek() == '_' ? -1 : 0;
      raised = (raised == unset ? 0 : raised) + by;
      ++at_;
    }
    const char c = peek();
    const bool high = c >= 'a' && c <= 'g';
    if (!high && !(c >= 'A' && c <= 'G'))
      refuse(c == '\0' ? "the tune ends in an accidental" : "'" + std::string(1, c) + "' is no note",
             "expected A to G or a to g, z, a bar line or a field such as [K:G]");
    const auto letter = static_cast<std::size_t>(c - (high ? 'a' : 'A'));
    ++at_;
    int pitch = first_c + semitones[letter] + (high ? octave : 0);
    while (peek() == '\'' || peek() == ',') pitch += text_[at_++] == '\'' ? octave : -octave;
    if (raised != unset) accidentals_[letter] = raised;
    pitch += accidentals_[letter];
    if (pitch < 0 || pitch > 127) refuse("a note is out of MIDI's range", "expected fewer octave marks");
    TuneEvent event{TuneEvent::Kind::note, length()};
    event.pitch = pitch;
    add(event);
  }

  /// "3/4".
  void fraction(int& over, int& under) {
    over = number(0);
    if (over == 0 || !accept('/')) refuse("the field holds no fraction", "expected one such as 3/4");
    under = number(0);
    if (under == 0) refuse("the field holds no fraction", "expected one such as 3/4");
  }

  void field() {
    const char name = text_[at_ + 1];
    at_ += 3;
    while (accept(' ')) {
    }
    const std::size_t end = text_.find(']', at_);
    if (end == std::string_view::npos) refuse("a field is never closed", "expected ']'");
    if (name == 'M') metre();
    if (name == 'L') fraction(unit_over_, unit_under_);
    if (name == 'Q') tempo();
    if (name == 'K') key();
    const bool read = std::string_view("MLQK").find(name) != std::string_view::npos;
    if (read && at_ != end) refuse("the field holds more than it should", "expected ']'");
    at_ = end + 1;
  }

  void metre() {
    TuneEvent event{TuneEvent::Kind::metre};
    if (accept('C')) {
      if (accept('|')) event.beats = event.unit = 2;
    } else {
      fraction(event.beats, event.unit);
    }
    if (event.beats > 255 || (event.unit & (event.unit - 1)) != 0)
      refuse("the metre cannot be written", "expected beats to 255 of a half, quarter, eighth, ...");
    add(event);
  }

  void tempo() {
    int over = 1, under = 4;
    int beats = number(0);
    if (accept('/')) {
      over = beats;
      under = number(0);
      if (under == 0 || !accept('=')) refuse("the tempo cannot be read", "expected one such as 1/4=120");
      beats = number(0);
    }
    if (beats == 0 || over == 0) refuse("the tempo cannot be read", "expected one such as 1/4=120");
    TuneEvent event{TuneEvent::Kind::tempo};
    const std::int64_t minute = 60'000'000;
    const std::int64_t quarter = minute * under / (std::int64_t{beats} * over * 4);
    if (quarter < 1 || quarter > 0xFFFFFF) refuse("the tempo is out of MIDI's range", "expected a usual one");
    event.microseconds = static_cast<int>(quarter);
    add(event);
  }

  void key() {
    const char tonic = peek();
    if (tonic < 'A' || tonic > 'G') refuse("the key has no tonic", "expected A to G");
    ++at_;
    int sharps = fifths[static_cast<std::size_t>(tonic - 'A')];
    if (accept('#')) sharps += 7;
    if (accept('b')) sharps -= 7;
    const std::size_t begin = at_;
    while (is_letter(peek())) ++at_;
    const std::string_view name = text_.substr(begin, at_ - begin);
    const Mode* mode = nullptr;
    for (const Mode& known : modes)
      if (known.name == name) mode = &known;
    if (!mode) refuse("'" + std::string(name) + "' is no mode", "expected maj, min, dor, phr, lyd, mix or loc");
    sharps += mode->sharps;
    if (sharps < -7 || sharps > 7) refuse("the key has more than seven signs", "expected a usual one");
    // Sharps in the order F C G D A E B, flats the other way round.
    constexpr std::string_view order = "FCGDAEB";
    key_ = {};
    for (int i = 0; i < 7; ++i) {
      if (i < sharps) key_[static_cast<std::size_t>(order[static_cast<std::size_t>(i)] - 'A')] = 1;
      if (i < -sharps) key_[static_cast<std::size_t>(order[static_cast<std::size_t>(6 - i)] - 'A')] = -1;
    }
    accidentals_ = key_;
    TuneEvent event{TuneEvent::Kind::key};
    event.sharps = sharps;
    event.minor = mode->minor;
    add(event);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int unit_over_ = 1, unit_under_ = 8;
  std::array<int, 7> key_ = {}, accidentals_ = {};  ///< semitones up, of A to G: of the key; of the present bar
  std::vector<TuneEvent> events_;
};

}  // namespace

std::vector<TuneEvent> parse_tune(const std::string& tune) { return TuneParser(tune).parse(); }

}  // namespace seq
