#include "corpus.h"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <unordered_set>

#include "text.h"

namespace corpora {

namespace {

using WordSet = std::unordered_set<std::string>;

// A combination is held out by its own hash (5 %), or with all combinations of its verb and noun (3 %): then the two
// never meet in train. Half of them are kept for dev, half for test.
Part PartOfCombination(const std::string& combination) {
  std::string pair = combination.substr(0, combination.rfind('|'));
  std::uint64_t whole = Hash("pair:" + pair), single = Hash("combination:" + combination);
  if (whole % 100 < 3) return whole / 100 % 2 == 0 ? Part::kDev : Part::kTest;
  if (single % 100 < 5) return single / 100 % 2 == 0 ? Part::kDev : Part::kTest;
  return Part::kTrain;
}

bool AllOfTrain(const Sentence& s) {
  return std::all_of(s.combinations.begin(), s.combinations.end(),
                     [](const std::string& c) { return PartOfCombination(c) == Part::kTrain; });
}

bool HoldsOut(const Sentence& s, Part part) {
  bool any = false;
  for (const std::string& c : s.combinations) {
    Part p = PartOfCombination(c);
    if (p != Part::kTrain && p != part) return false;
    any = any || p == part;
  }
  return any;
}

std::size_t WordCount(const std::string& text) { return Words(text).size(); }

// Collects lines whose two sides are both new.
class Collector {
 public:
  explicit Collector(std::uint64_t seed) : rng_(seed), grammar_(lexicon_, rng_) {}

  Corpus Make(const CorpusSize& size) {
    Corpus corpus;
    while (corpus.train.size() < size.train) {
      Sentence s = grammar_.Make(Part::kTrain, Part::kTrain);
      if (!AllOfTrain(s) || !Accept(s)) continue;
      AddWords(s);
      corpus.train.push_back({std::move(s), Stratum::kPlain});
    }
    corpus.dev = Held(Part::kDev, size.dev);
    corpus.test = Held(Part::kTest, size.test);
    return corpus;
  }

 private:
  std::vector<Line> Held(Part part, std::size_t count) {
    std::vector<Line> lines;
    while (lines.size() < count) {
      // 20 lines in turn: 8 combinations, 6 names, 3 numbers, 3 plain ones.
      static constexpr Stratum kTurn[] = {
          Stratum::kCombination, Stratum::kName,        Stratum::kNumber,      Stratum::kCombination,
          Stratum::kPlain,       Stratum::kName,        Stratum::kCombination, Stratum::kCombination,
          Stratum::kName,        Stratum::kNumber,      Stratum::kCombination, Stratum::kPlain,
          Stratum::kName,        Stratum::kCombination, Stratum::kCombination, Stratum::kName,
          Stratum::kPlain,       Stratum::kCombination, Stratum::kNumber,      Stratum::kName};
      lines.push_back(One(part, kTurn[lines.size() % 20]));
    }
    return lines;
  }

  Line One(Part part, Stratum stratum) {
    for (int tries = 0; tries < 200000; ++tries) {
      Sentence s = grammar_.Make(stratum == Stratum::kName ? part : Part::kTrain,
                                 stratum == Stratum::kNumber ? part : Part::kTrain);
      if (stratum == Stratum::kCombination ? !HoldsOut(s, part) : !AllOfTrain(s)) continue;
      if (stratum == Stratum::kName && s.names.empty()) continue;
      if (stratum == Stratum::kNumber && !NewNumber(s)) continue;
      if (!WordsKnown(s, stratum) || !Accept(s)) continue;
      return {std::move(s), stratum};
    }
    throw std::logic_error("corpus: no further line could be found for a part");
  }

  bool Accept(const Sentence& s) {
    std::size_t words = WordCount(s.text.en);
    if (words < 4 || words > 30 || WordCount(s.text.de) > 32) return false;
    if (english_.count(s.text.en) || german_.count(s.text.de)) return false;
    english_.insert(s.text.en);
    german_.insert(s.text.de);
    return true;
  }

  void AddWords(const Sentence& s) {
    for (std::string& w : PlainWords(s.text.en)) trainEnglish_.insert(std::move(w));
    for (std::string& w : PlainWords(s.text.de)) trainGerman_.insert(std::move(w));
    trainNumbers_.insert(s.numbers.begin(), s.numbers.end());
  }

  // A number of the part's share whose figures happen not to occur in train for another kind of thing either.
  bool NewNumber(const Sentence& s) const {
    return std::any_of(s.numbers.begin(), s.numbers.end(),
                       [&](const std::string& n) { return !trainNumbers_.count(n); });
  }

  // Words unseen in train are those of the line's stratum alone.
  bool WordsKnown(const Sentence& s, Stratum stratum) const {
    auto excused = [&](const std::string& word) {
      if (stratum == Stratum::kName) {
        for (const std::string& name : s.names) {
          if (StartsWith(word, name)) return true;  // also Annas, Anna's
        }
      }
      return stratum == Stratum::kNumber &&
             (word.find_first_of("0123456789") != std::string::npos || NumberWord(s, word));
    };
    for (const std::string& w : PlainWords(s.text.en)) {
      if (!trainEnglish_.count(w) && !excused(w)) return false;
    }
    for (const std::string& w : PlainWords(s.text.de)) {
      if (!trainGerman_.count(w) && !excused(w)) return false;
    }
    return true;
  }

  // A spelled number of German is one word, made of parts.
  static bool NumberWord(const Sentence& s, const std::string& word) {
    if (s.numbers.empty()) return false;
    static const std::vector<std::string> kParts = {"zig", "ßig", "zehn", "hundert", "tausend"};
    for (const std::string& part : kParts) {
      if (word.find(part) != std::string::npos) return true;
    }
    return word.find('-') != std::string::npos;
  }

  Lexicon lexicon_;
  Rng rng_;
  Grammar grammar_;
  WordSet english_, german_, trainEnglish_, trainGerman_, trainNumbers_;
};

}  // namespace

std::vector<std::string> PlainWords(const std::string& text) {
  std::vector<std::string> words = Words(text);
  for (std::string& w : words) {
    while (!w.empty() && std::string_view(".,?!").find(w.back()) != std::string_view::npos) w.pop_back();
  }
  return words;
}

Corpus MakeCorpus(const CorpusSize& size, std::uint64_t seed) { return Collector(seed).Make(size); }

std::string ToTsv(const std::vector<Line>& lines) {
  std::string out;
  for (const Line& line : lines) out += line.sentence.text.en + "\t" + line.sentence.text.de + "\n";
  return out;
}

}  // namespace corpora
