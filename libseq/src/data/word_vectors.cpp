#include "data/word_vectors.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

#include "seq/corpus.h"
#include "seq/error.h"

namespace seq {
namespace {

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) fields.push_back(line.substr(0, end));
    line.remove_prefix(std::min(line.size(), end + 1));
  }
  return fields;
}

template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number value{};
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

WordVectors read_word_vectors(const std::string& path, const std::unordered_map<std::string, int>& wanted,
                              int dimension) {
  WordVectors vectors;
  vectors.dimension = dimension;
  LineReader reader(path);
  std::string line;
  std::optional<std::int64_t> announced;
  std::int64_t words = 0;
  while (reader.next(line)) {
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.empty()) continue;
    const std::string where = path + ":" + std::to_string(reader.line_number());
    if (reader.line_number() == 1 && fields.size() == 2 && number_in<std::int64_t>(fields[0]) &&
        number_in<int>(fields[1])) {
      announced = number_in<std::int64_t>(fields[0]);
      const int length = *number_in<int>(fields[1]);
      if (dimension > 0 && length != dimension)
        fail(ErrorKind::data, "vectors of " + std::to_string(length) + " numbers", where,
             "expected " + std::to_string(dimension), "set --emb " + std::to_string(length));
      vectors.dimension = length;
      continue;
    }
    const int length = static_cast<int>(fields.size()) - 1;
    if (vectors.dimension == 0) vectors.dimension = length;
    if (length != vectors.dimension || length < 1)
      fail(ErrorKind::data, "a word with " + std::to_string(length) + " numbers", where,
           "expected " + std::to_string(vectors.dimension),
           "give every word as many, or set --emb to what the file has");
    ++words;
    const std::string word(fields[0]);
    if (!wanted.count(word) || vectors.of.count(word)) continue;
    std::vector<float>& own = vectors.of[word];
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const std::optional<float> value = number_in<float>(fields[i]);
      if (!value || !std::isfinite(*value))
        fail(ErrorKind::data, "'" + std::string(fields[i].substr(0, 40)) + "' is no finite number", where);
      own.push_back(*value);
    }
  }
  if (announced && *announced != words)
    fail(ErrorKind::data, std::to_string(words) + " words", path, "its first line says " + std::to_string(*announced));
  return vectors;
}

}  // namespace seq
