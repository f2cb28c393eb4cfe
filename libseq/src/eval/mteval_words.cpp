#include "eval/mteval_words.h"

#include "eval/bleu_tokenizer.h"
#include "eval/characters.h"

namespace seq::eval {

std::string mteval_line(const std::string& text) {
  static const BleuTokenizer tokenize = bleu_tokenizer("13a");
  std::string lower_case = text;
  for (char& c : lower_case)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return join_words(tokenize(lower_case));
}

References mteval_lines(const References& references) {
  References lines(references.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string& reference : references[i]) {
      std::string line = mteval_line(reference);
      if (!line.empty()) lines[i].push_back(std::move(line));
    }
    if (lines[i].empty()) lines[i].emplace_back();
  }
  return lines;
}

}  // namespace seq::eval
