#include "summarize/baselines.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "common/evaluation.h"
#include "common/sentences.h"
#include "seq/summary_metrics.h"

namespace app {
namespace {

constexpr std::size_t kMostSentences = 200;  ///< of a text that are ranked; the work grows with their square

std::int64_t words_in(const std::string& text) {
  std::int64_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return words;
}

std::string first_words(const std::string& text, std::int64_t count) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == ' ' && at > 0 && text[at - 1] != ' ' && --count == 0) break;
  }
  return text.substr(0, at);
}

/// Words in common, by the sum of the logarithms of both numbers of words.
double similarity(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto size = [](const std::set<std::string>& s) { return std::log(static_cast<double>(s.size())); };
  if (a.size() < 2 || b.size() < 2) return 0;
  const auto common = std::count_if(a.begin(), a.end(), [&b](const std::string& word) { return b.count(word) > 0; });
  return static_cast<double>(common) / (size(a) + size(b));
}

std::string central_sentence(const std::string& text) {
  std::vector<std::string> sentences = sentences_of(text);
  if (sentences.empty()) return "";
  if (sentences.size() > kMostSentences) sentences.resize(kMostSentences);
  seq::RougeOptions any_script;
  any_script.tokenizer = "unicode";
  std::vector<std::set<std::string>> words;
  for (const std::string& sentence : sentences) {
    const auto tokens = seq::rouge_tokens(sentence, any_script);
    words.emplace_back(tokens.begin(), tokens.end());
  }
  const std::size_t n = sentences.size();
  std::vector<std::vector<double>> link(n, std::vector<double>(n, 0));
  std::vector<double> links(n, 0), rank(n, 1);
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t k = 0; k < n; ++k) {
      if (i != k) link[i][k] = similarity(words[i], words[k]);
      links[i] += link[i][k];
    }
  constexpr double damping = 0.85;
  for (int round = 0; round < 30; ++round) {
    std::vector<double> next(n, 1 - damping);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t k = 0; k < n && links[i] > 0; ++k) next[k] += damping * rank[i] * link[i][k] / links[i];
    rank = std::move(next);
  }
  return sentences[static_cast<std::size_t>(std::max_element(rank.begin(), rank.end()) - rank.begin())];
}

std::vector<std::string> of_each(const TestSet& test, const std::function<std::string(const std::string&)>& make) {
  std::vector<std::string> outputs;
  for (const std::string& source : test.sources) outputs.push_back(make(source));
  return outputs;
}

}  // namespace

Baseline lead() {
  return {"first words", [](const TestSet& test) {
            std::int64_t words = 0, references = 0;
            for (const auto& list : test.references)
              for (const std::string& reference : list) {
                words += words_in(reference);
                ++references;
              }
            const std::int64_t k =
                std::max<std::int64_t>(1, (words + references / 2) / std::max<std::int64_t>(1, references));
            return of_each(test, [k](const std::string& text) { return first_words(text, k); });
          }};
}

Baseline whole_source() {
  return {"whole source", [](const TestSet& test) { return test.sources; }};
}

Baseline extract() {
  return {"central sentence", [](const TestSet& test) { return of_each(test, central_sentence); }};
}

}  // namespace app
