#pragma once
#include <string>
#include <vector>

#include "caption/vectors.h"
#include "names.h"

namespace corpora::caption {

/// What a tune is like; every field is an index into its values.
struct Character {
  std::size_t metre = 0;    ///< 2/4, 3/4, 4/4, 6/8
  std::size_t tempo = 0;    ///< four, slow to fast
  std::size_t tonic = 0;    ///< C, D, F, G, A
  std::size_t mode = 0;     ///< major, minor, dorian
  std::size_t contour = 0;  ///< rising, falling, arch, valley, wave
  std::size_t rhythm = 0;   ///< even, dotted, running, broad
  std::size_t range = 0;    ///< a fifth, an octave
};

struct Melody {
  Character character;
  Vector vector;
  std::vector<std::string> tunes;  ///< in ABC notation, all fields inline, blanks between the tokens
};

struct MelodyCorpus {
  std::vector<Melody> train, dev, test;
};

struct MelodySize {
  std::size_t train, dev, test;
};

/// What is committed.
constexpr MelodySize kMelodiesSize{4000, 300, 500};

/// The part that a character is kept for, by its metre, rhythm and contour, or by its tempo, tonic and mode: train
/// lacks about 15 % of either kind of triple.
Part PartOfCharacter(const Character& character);

/// Melodies of dev and test have characters kept for their part.
MelodyCorpus MakeMelodies(const MelodySize& size, std::uint64_t seed);

/// Four bars of this character that end on the tonic: "[M:3/4] [L:1/8] [Q:1/4=96] [K:Gmin] G2 A2 c2 | … G6 |]".
std::string Compose(const Character& character, Rng& rng);

/// "metre[M:3/4], tempo[Q:1/4=96], key[K:Gmin]".
std::string SlotsOfMelody(const Character& character);

/// The tunes of each melody with a tab between them; its slots; the array of melodies × 48.
std::string TunesTsv(const std::vector<Melody>& melodies);
std::string SlotLines(const std::vector<Melody>& melodies);
std::string MelodyArray(const std::vector<Melody>& melodies);

/// The tables of corpora/README.md.
std::string Statistics(const MelodyCorpus& corpus);

}  // namespace corpora::caption
