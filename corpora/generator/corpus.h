#pragma once
#include <map>
#include <string>
#include <vector>

#include "grammar.h"

namespace corpora {

/// How many lines each part gets, and the seed.
struct CorpusSize {
  std::size_t train = 24000;
  std::size_t dev = 1000;
  std::size_t test = 1000;
};

/// What a line of dev or test is there for.
enum class Stratum { kPlain, kCombination, kName, kNumber };

struct Line {
  Sentence sentence;
  Stratum stratum = Stratum::kPlain;
};

struct Corpus {
  std::vector<Line> train, dev, test;
};

/// Makes the whole corpus. Same input, same bytes.
///
/// Train never holds a combination (verb, object, construction) whose hash is held out, nor a name or number of the
/// other parts. Dev and test are, in equal parts by line number, 40 % lines with a held-out combination, 30 % with a
/// name that train lacks, 15 % with a number that train lacks, 15 % drawn as train is. Apart from those names and
/// numbers every word of dev and test occurs in train. No line's English or German occurs twice in the corpus.
Corpus MakeCorpus(const CorpusSize& size, std::uint64_t seed);

/// "English⇥German\n" for each line.
std::string ToTsv(const std::vector<Line>& lines);

/// Words as the statistics count them: split at blanks, the marks at both ends taken off.
std::vector<std::string> PlainWords(const std::string& text);

/// The statistics of the README as text.
std::string Statistics(const Corpus& corpus);

}  // namespace corpora
