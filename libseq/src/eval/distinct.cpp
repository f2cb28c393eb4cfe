#include <cstdint>

#include "eval/caption_tokenizer.h"
#include "eval/characters.h"
#include "eval/ngrams.h"
#include "eval/statistics.h"
#include "seq/caption_metrics.h"

namespace seq {

double distinct_ngrams(const std::vector<std::string>& lines, int order) {
  eval::check_range(order, 1, 16, "order");
  std::vector<std::string> words;  // known by views into them
  words.reserve(lines.size());
  eval::WordNumbers number;
  eval::NgramTable table;
  std::vector<std::uint32_t> list;
  std::int64_t all = 0, different = 0;
  for (const std::string& line : lines) {
    words.push_back(eval::caption_line(line));
    const std::size_t before = table.orders().size();
    table.list(number(eval::split_words(words.back())), order, list);
    for (std::uint32_t k : list) all += table.orders()[k] == order;
    for (std::size_t k = before; k < table.orders().size(); ++k) different += table.orders()[k] == order;
  }
  return all == 0 ? 0 : 100 * static_cast<double>(different) / static_cast<double>(all);
}

}  // namespace seq
