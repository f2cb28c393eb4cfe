#include "classify/statistics.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "classify/naive_bayes.h"
#include "figures.h"

namespace corpora::classify {

namespace {

using WordSet = std::set<std::string>;

void AddWords(const std::vector<LabelledLine>& lines, WordSet& words) {
  for (const LabelledLine& line : lines) {
    for (std::string& word : CountedWords(line.text)) words.insert(std::move(word));
  }
}

void PartRow(std::ostringstream& out, const char* name, const std::vector<LabelledLine>& lines, const WordSet& known) {
  WordSet vocabulary;
  AddWords(lines, vocabulary);
  std::size_t words = 0, shortest = 1000, longest = 0, unseen = 0, withUnseen = 0;
  for (const LabelledLine& line : lines) {
    const std::vector<std::string> all = CountedWords(line.text);
    auto isNew = [&](const std::string& word) { return !known.count(word); };
    std::size_t fresh = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), isNew));
    words += all.size();
    shortest = std::min(shortest, all.size());
    longest = std::max(longest, all.size());
    unseen += fresh;
    withUnseen += fresh > 0;
  }
  out << "| " << name << " | " << lines.size() << " | " << words << " | " << vocabulary.size() << " | "
      << Mean(words, lines.size()) << " | " << shortest << "–" << longest << " | " << Percent(unseen, words) << " | "
      << Percent(withUnseen, lines.size()) << " |\n";
}

}  // namespace

std::string Statistics(const LabelledCorpus& corpus) {
  WordSet known;
  AddWords(corpus.train, known);
  std::ostringstream out;
  out << "| part | lines | words | vocabulary | mean length | length | words unseen in train | lines with such a word "
         "|\n"
      << "|---|---|---|---|---|---|---|---|\n";
  PartRow(out, "train", corpus.train, known);
  PartRow(out, "dev", corpus.dev, known);
  PartRow(out, "test", corpus.test, known);

  NaiveBayes bayes(corpus.train);
  out << "\nNaive Bayes over words: " << Percent(bayes.CountRight(corpus.dev), corpus.dev.size()) << " of dev, "
      << Percent(bayes.CountRight(corpus.test), corpus.test.size()) << " of test\n"
      << "\n| construction | lines of test that hold it | naive Bayes on these |\n|---|---|---|\n";
  std::map<std::string, std::vector<LabelledLine>> kinds;
  for (const LabelledLine& line : corpus.test) {
    for (const std::string& kind : std::set<std::string>(line.kinds.begin(), line.kinds.end())) {
      kinds[kind].push_back(line);
    }
  }
  for (const auto& [kind, lines] : kinds) {
    out << "| " << kind << " | " << Percent(lines.size(), corpus.test.size()) << " | "
        << Percent(bayes.CountRight(lines), lines.size()) << " |\n";
  }
  return out.str();
}

}  // namespace corpora::classify
