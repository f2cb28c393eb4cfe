#pragma once
#include <map>
#include <string>
#include <vector>

#include "classify/labelled.h"

namespace corpora::classify {

/// The text as a word counter sees it: lower case, split at blanks, the marks at both ends of a word taken off.
std::vector<std::string> CountedWords(const std::string& text);

/// Multinomial naive Bayes over single words with add-one smoothing: the plainest way of counting words, which tells
/// how much of a corpus needs more than that.
class NaiveBayes {
 public:
  explicit NaiveBayes(const std::vector<LabelledLine>& train);

  const std::string& Predict(const std::string& text) const;
  /// How many of the lines are given their label.
  std::size_t CountRight(const std::vector<LabelledLine>& lines) const;

 private:
  struct Label {
    std::string name;
    std::size_t lines = 0, words = 0;
    std::map<std::string, std::size_t> counts;
  };

  std::vector<Label> labels_;
  std::size_t vocabulary_ = 0;
};

}  // namespace corpora::classify
