#include "common/sentences.h"

namespace app {

std::vector<std::string> sentences_of(const std::string& text) {
  std::vector<std::string> sentences;
  std::size_t begin = text.find_first_not_of(' ');
  while (begin != std::string::npos) {
    std::size_t end = begin;
    do {
      end = text.find_first_of(".!?", end);
      end = end == std::string::npos ? text.size() : end + 1;
    } while (end < text.size() && text[end] != ' ');
    sentences.push_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(' ', end);
  }
  return sentences;
}

}  // namespace app
