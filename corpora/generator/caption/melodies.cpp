// Melodies: a character, a vector that knows it, and tunes that have it.
#include "caption/melodies.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace corpora::caption {

namespace {

constexpr std::size_t kWidth = 48, kTunes = 2, kBars = 4;
constexpr double kNoise = 0.05;
constexpr std::uint64_t kProjection = 48;

const char* const kMetres[] = {"2/4", "3/4", "4/4", "6/8"};
constexpr int kEighths[] = {4, 6, 8, 6};  // of a bar
const char* const kBeats[] = {"1/4", "1/4", "1/4", "3/8"};
const char* const kTempos[] = {"66", "88", "112", "144"};
const char* const kTonics[] = {"C", "D", "F", "G", "A"};
constexpr int kTonicSteps[] = {0, 1, 3, 4, 5};  // above C
const char* const kModes[] = {"maj", "min", "dor"};
constexpr std::size_t kContours = 5, kRhythms = 4, kRanges = 2;
constexpr int kReach[kRanges] = {4, 7};  // steps above the tonic

// Lengths of the notes of a bar in eighths, by rhythm and metre.
const std::vector<int> kPatterns[kRhythms][std::size(kMetres)] = {
    {{2, 2}, {2, 2, 2}, {2, 2, 2, 2}, {2, 1, 3}},
    {{3, 1}, {3, 1, 2}, {3, 1, 3, 1}, {2, 1, 2, 1}},
    {{1, 1, 1, 1}, {1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1}},
    {{4}, {4, 2}, {4, 4}, {3, 3}}};

Character DrawCharacter(Rng& rng) {
  Character c;
  c.metre = rng.Below(std::size(kMetres));
  c.tempo = rng.Below(std::size(kTempos));
  c.tonic = rng.Below(std::size(kTonics));
  c.mode = rng.Below(std::size(kModes));
  c.contour = rng.Below(kContours);
  c.rhythm = rng.Below(kRhythms);
  c.range = rng.Below(kRanges);
  return c;
}

Vector DescriptionOf(const Character& c) {
  Vector description;
  AppendOneOf(description, std::size(kMetres), c.metre);
  AppendOneOf(description, std::size(kTempos), c.tempo);
  AppendOneOf(description, std::size(kTonics), c.tonic);
  AppendOneOf(description, std::size(kModes), c.mode);
  AppendOneOf(description, kContours, c.contour);
  AppendOneOf(description, kRhythms, c.rhythm);
  AppendOneOf(description, kRanges, c.range);
  return description;
}

// How high the tune is, 0 to 1, when this part of it (0 to 1) has passed.
double HeightAt(std::size_t contour, double passed) {
  const double peak = 1 - std::fabs(2 * passed - 1);
  switch (contour) {
    case 0:
      return passed;
    case 1:
      return 1 - passed;
    case 2:
      return peak;
    case 3:
      return 1 - peak;
    default:
      return passed < 0.5 ? 1 - std::fabs(4 * passed - 1) : 1 - std::fabs(4 * passed - 3);
  }
}

// A note of the scale, so many steps above the C below the treble stave's first line.
std::string Note(int step, int eighths) {
  constexpr int kOctave = 7;
  const char letter = "CDEFGAB"[step % kOctave];
  std::string note(1, step < kOctave ? letter : static_cast<char>(letter - 'A' + 'a'));
  if (step >= 2 * kOctave) note += '\'';
  return eighths == 1 ? note : note + std::to_string(eighths);
}

std::vector<Melody> Collect(Part part, std::size_t count, const Projection& projection, Rng& rng) {
  std::vector<Melody> melodies;
  while (melodies.size() < count) {
    const Character character = DrawCharacter(rng);
    if (PartOfCharacter(character) != part) continue;
    Melody& melody = melodies.emplace_back();
    melody.character = character;
    melody.vector = projection.Noisy(DescriptionOf(character), kNoise, rng);
    for (std::size_t i = 0; i < kTunes; ++i) melody.tunes.push_back(Compose(character, rng));
  }
  return melodies;
}

}  // namespace

Part PartOfCharacter(const Character& c) {
  const auto key = [](const char* kind, std::size_t x, std::size_t y, std::size_t z) {
    return std::string(kind) + std::to_string(x) + " " + std::to_string(y) + " " + std::to_string(z);
  };
  Part part = Part::kTrain;
  for (const std::string& triple :
       {key("a melody's form: ", c.metre, c.rhythm, c.contour), key("a melody's mood: ", c.tempo, c.tonic, c.mode)}) {
    const std::uint64_t slot = Hash(triple) % 100;
    // What is kept for test by one triple and for dev by the other is test's.
    if (slot < 15) part = std::max(part, slot < 10 ? Part::kTest : Part::kDev);
  }
  return part;
}

MelodyCorpus MakeMelodies(const MelodySize& size, std::uint64_t seed) {
  Rng rng(seed);
  const Projection projection(DescriptionOf({}).size(), kWidth, kProjection);
  MelodyCorpus corpus;
  corpus.train = Collect(Part::kTrain, size.train, projection, rng);
  corpus.dev = Collect(Part::kDev, size.dev, projection, rng);
  corpus.test = Collect(Part::kTest, size.test, projection, rng);
  return corpus;
}

std::string Compose(const Character& c, Rng& rng) {
  const std::vector<int>& pattern = kPatterns[c.rhythm][c.metre];
  const int bar = kEighths[c.metre], reach = kReach[c.range], tonic = kTonicSteps[c.tonic];
  std::string tune = std::string("[M:") + kMetres[c.metre] + "] [L:1/8] [Q:" + kBeats[c.metre] + "=" +
                     kTempos[c.tempo] + "] [K:" + kTonics[c.tonic] + kModes[c.mode] + "]";
  int passed = 0;
  const int sung = static_cast<int>(kBars - 1) * bar;
  for (std::size_t b = 0; b + 1 < kBars; ++b) {
    for (const int eighths : pattern) {
      const double height = HeightAt(c.contour, static_cast<double>(passed) / sung);
      int step = static_cast<int>(std::floor(height * reach + 0.5));
      // A quarter of the notes, but not the first, go to a neighbour.
      if (passed > 0 && rng.Chance(25)) step += rng.Chance(50) ? 1 : -1;
      step = std::clamp(step, 0, reach);
      tune += " " + Note(tonic + step, eighths);
      passed += eighths;
    }
    tune += " |";
  }
  // It ends on the tonic that is nearer.
  const bool high = reach == 7 && HeightAt(c.contour, 1) > 0.5;
  return tune + " " + Note(tonic + (high ? reach : 0), bar) + " |]";
}

std::string SlotsOfMelody(const Character& c) {
  return std::string("metre[M:") + kMetres[c.metre] + "], tempo[Q:" + kBeats[c.metre] + "=" + kTempos[c.tempo] +
         "], key[K:" + kTonics[c.tonic] + kModes[c.mode] + "]";
}

std::string TunesTsv(const std::vector<Melody>& melodies) {
  std::string out;
  for (const Melody& melody : melodies) {
    for (std::size_t i = 0; i < melody.tunes.size(); ++i) out += (i == 0 ? "" : "\t") + melody.tunes[i];
    out += "\n";
  }
  return out;
}

std::string SlotLines(const std::vector<Melody>& melodies) {
  std::string out;
  for (const Melody& melody : melodies) out += SlotsOfMelody(melody.character) + "\n";
  return out;
}

std::string MelodyArray(const std::vector<Melody>& melodies) {
  std::vector<Vector> rows;
  for (const Melody& melody : melodies) rows.push_back(melody.vector);
  return NpyOfHalves(rows);
}

}  // namespace corpora::caption
