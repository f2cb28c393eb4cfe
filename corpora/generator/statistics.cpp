#include <set>
#include <sstream>
#include <unordered_set>

#include "corpus.h"
#include "figures.h"
#include "text.h"

namespace corpora {

namespace {

struct Side {
  std::size_t words = 0;
  std::set<std::string> vocabulary;
};

void PartRow(std::ostringstream& out, const char* name, const std::vector<Line>& lines) {
  Side en, de;
  std::size_t shortest = 1000, longest = 0;
  for (const Line& line : lines) {
    std::vector<std::string> a = PlainWords(line.sentence.text.en), b = PlainWords(line.sentence.text.de);
    en.words += a.size();
    de.words += b.size();
    shortest = std::min(shortest, a.size());
    longest = std::max(longest, a.size());
    en.vocabulary.insert(a.begin(), a.end());
    de.vocabulary.insert(b.begin(), b.end());
  }
  out << "| " << name << " | " << lines.size() << " | " << en.words << " | " << de.words << " | "
      << en.vocabulary.size() << " | " << de.vocabulary.size() << " | " << Mean(en.words, lines.size()) << " | "
      << Mean(de.words, lines.size()) << " | " << shortest << "–" << longest << " |\n";
}

void HeldRow(std::ostringstream& out, const char* name, const std::vector<Line>& lines, const Corpus& corpus) {
  std::unordered_set<std::string> combinations, pairs, names, numbers, en, de;
  auto pair = [](const std::string& c) { return c.substr(0, c.rfind('|')); };
  for (const Line& line : corpus.train) {
    for (const std::string& c : line.sentence.combinations) {
      combinations.insert(c);
      pairs.insert(pair(c));
    }
    names.insert(line.sentence.names.begin(), line.sentence.names.end());
    numbers.insert(line.sentence.numbers.begin(), line.sentence.numbers.end());
    for (std::string& w : PlainWords(line.sentence.text.en)) en.insert(std::move(w));
    for (std::string& w : PlainWords(line.sentence.text.de)) de.insert(std::move(w));
  }
  std::size_t combination = 0, together = 0, name1 = 0, number = 0, unseen = 0, unseenDe = 0, words = 0, wordsDe = 0;
  for (const Line& line : lines) {
    const Sentence& s = line.sentence;
    bool newCombination = false, newPair = false, newName = false, newNumber = false;
    for (const std::string& c : s.combinations) {
      newCombination = newCombination || !combinations.count(c);
      newPair = newPair || !pairs.count(pair(c));
    }
    for (const std::string& n : s.names) newName = newName || !names.count(n);
    for (const std::string& n : s.numbers) newNumber = newNumber || !numbers.count(n);
    combination += newCombination;
    together += newPair;
    name1 += newName;
    number += newNumber;
    for (const std::string& w : PlainWords(s.text.en)) unseen += !en.count(w), ++words;
    for (const std::string& w : PlainWords(s.text.de)) unseenDe += !de.count(w), ++wordsDe;
  }
  std::size_t n = lines.size();
  out << "| " << name << " | " << Percent(combination, n) << " | " << Percent(together, n) << " | " << Percent(name1, n)
      << " | " << Percent(number, n) << " | " << Percent(unseen, words) << " | " << Percent(unseenDe, wordsDe)
      << " |\n";
}

}  // namespace

std::string Statistics(const Corpus& corpus) {
  std::ostringstream out;
  out << "| part | pairs | English words | German words | English vocabulary | German vocabulary | mean English length "
         "| "
         "mean German length | English length |\n|---|---|---|---|---|---|---|---|---|\n";
  PartRow(out, "train", corpus.train);
  PartRow(out, "dev", corpus.dev);
  PartRow(out, "test", corpus.test);
  out << "\n| part | unseen combination | verb and object never together in train | unseen name | unseen number | "
         "English words unseen | German words unseen |\n|---|---|---|---|---|---|---|\n";
  HeldRow(out, "dev", corpus.dev, corpus);
  HeldRow(out, "test", corpus.test, corpus);
  std::map<std::string, std::size_t> kinds;
  for (const Line& line : corpus.train) ++kinds[line.sentence.kind];
  out << "\n| construction | share of train |\n|---|---|\n";
  for (const std::string& kind : Grammar::KindNames()) {
    out << "| " << kind << " | " << Percent(kinds[kind], corpus.train.size()) << " |\n";
  }
  Lexicon lexicon;
  out << "\nLexicon: " << lexicon.NounCount() << " nouns, " << lexicon.Verbs().size() + lexicon.LinkVerbs().size()
      << " verbs, " << lexicon.Adjectives().size() << " adjectives, " << lexicon.AdverbCount()
      << " adverbs and adverbial phrases\n";
  return out.str();
}

}  // namespace corpora
