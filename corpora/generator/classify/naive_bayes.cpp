#include "classify/naive_bayes.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "text.h"

namespace corpora::classify {

std::vector<std::string> CountedWords(const std::string& text) {
  std::vector<std::string> words;
  for (std::string& word : Words(text)) {
    std::size_t first = word.find_first_not_of(".,;:!?\"'()"), last = word.find_last_not_of(".,;:!?\"'()");
    if (first == std::string::npos) continue;
    word = word.substr(first, last - first + 1);
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    words.push_back(std::move(word));
  }
  return words;
}

NaiveBayes::NaiveBayes(const std::vector<LabelledLine>& train) {
  std::set<std::string> vocabulary;
  for (const LabelledLine& line : train) {
    auto label = std::find_if(labels_.begin(), labels_.end(), [&](const Label& l) { return l.name == line.label; });
    if (label == labels_.end()) label = labels_.insert(labels_.end(), Label{line.label, 0, 0, {}});
    ++label->lines;
    for (const std::string& word : CountedWords(line.text)) {
      vocabulary.insert(word);
      ++label->counts[word];
      ++label->words;
    }
  }
  vocabulary_ = vocabulary.size();
}

const std::string& NaiveBayes::Predict(const std::string& text) const {
  const Label* best = nullptr;
  double bestScore = 0;
  const std::vector<std::string> words = CountedWords(text);
  for (const Label& label : labels_) {
    double score = std::log(static_cast<double>(label.lines));
    for (const std::string& word : words) {
      auto found = label.counts.find(word);
      double count = found == label.counts.end() ? 1.0 : static_cast<double>(found->second) + 1.0;
      score += std::log(count / static_cast<double>(label.words + vocabulary_));
    }
    if (best == nullptr || score > bestScore) best = &label, bestScore = score;
  }
  return best->name;
}

std::size_t NaiveBayes::CountRight(const std::vector<LabelledLine>& lines) const {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [&](const LabelledLine& l) { return Predict(l.text) == l.label; }));
}

}  // namespace corpora::classify
