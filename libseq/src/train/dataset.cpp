#include "train/dataset.h"

#include <algorithm>
#include <unordered_map>

#include "core/random.h"
#include "train/setup.h"

namespace seq {
namespace {

/// Gives some words of the vocabulary ids beyond it, in source and target alike.
void hide_words(std::vector<int>& source, std::vector<int>& target, int vocabulary, double share, std::uint64_t key) {
  int next = vocabulary;
  for (int id : source) next = std::max(next, id + 1);
  std::unordered_map<int, int> read_as;
  for (int& id : source) {
    const auto [place, is_new] = read_as.emplace(id, id);
    if (is_new && id < vocabulary && RandomStream(random_key(key, static_cast<std::uint64_t>(id))).uniform() < share)
      place->second = next++;
    id = place->second;
  }
  for (int& id : target)
    if (const auto place = read_as.find(id); place != read_as.end()) id = place->second;
}

}  // namespace

std::int64_t Dataset::target_tokens() const {
  std::int64_t n = 0;
  for (const PairLength& l : lengths) n += l.target;
  return n;
}

std::int64_t Dataset::source_tokens() const {
  std::int64_t n = 0;
  for (const PairLength& l : lengths) n += l.source;
  return n;
}

Dataset make_dataset(ParallelText text, const Tokenizers& tokenizers, bool copying, int max_length, Workers& workers) {
  const std::size_t count = text.source.size();
  std::vector<std::vector<int>> source(count), target(count);
  constexpr std::size_t block = 1024;
  workers.each(static_cast<int>((count + block - 1) / block), [&](int b) {
    for (std::size_t i = b * block; i < std::min(count, (b + 1) * block); ++i) {
      ExtraWords extra;
      source[i] = copying ? tokenizers.source->encode_collecting(text.source[i], extra)
                          : tokenizers.source->encode(text.source[i]);
      target[i] = tokenizers.target->encode_with(text.target[i], extra);
    }
  });
  Dataset data;
  data.copying = copying;
  for (std::size_t i = 0; i < count; ++i) {
    if (source[i].empty() || target[i].empty()) {
      ++data.empty_pairs;
      continue;
    }
    const auto limit = static_cast<std::size_t>(max_length);
    if (max_length > 0 && (source[i].size() > limit || target[i].size() > limit)) {
      ++data.long_pairs;
      continue;
    }
    data.lengths.push_back({static_cast<int>(source[i].size()) + 1, static_cast<int>(target[i].size()) + 1});
    data.source.push_back(std::move(source[i]));
    data.target.push_back(std::move(target[i]));
    data.source_text.push_back(std::move(text.source[i]));
    data.target_text.push_back(std::move(text.target[i]));
  }
  return data;
}

ParallelText hold_out(ParallelText& text, std::uint64_t seed) {
  ParallelText kept, held;
  for (std::size_t i = 0; i < text.source.size(); ++i) {
    ParallelText& to = is_held_out(i, text.source.size(), seed) ? held : kept;
    to.source.push_back(std::move(text.source[i]));
    to.target.push_back(std::move(text.target[i]));
    to.line.push_back(text.line[i]);
  }
  text = std::move(kept);
  return held;
}

PairBatch make_batch(const Dataset& data, const std::vector<std::int64_t>& pairs, const Tokenizers& tokenizers,
                     double sampling, std::uint64_t key) {
  std::vector<std::vector<int>> sources, targets;
  for (std::int64_t i : pairs) {
    const auto number = static_cast<std::uint64_t>(i);
    if (sampling > 0 && !data.copying) {
      sources.push_back(tokenizers.source->encode_sampled(data.source_text[i], sampling, random_key(key, number, 1)));
      targets.push_back(tokenizers.target->encode_sampled(data.target_text[i], sampling, random_key(key, number, 2)));
    } else {
      sources.push_back(data.source[i]);
      targets.push_back(data.target[i]);
      if (sampling > 0 && tokenizers.source->knows_words())
        hide_words(sources.back(), targets.back(), tokenizers.target->size(), sampling, random_key(key, number));
    }
    sources.back().push_back(tokenizers.source->end());
  }
  const Tokenizer& t = *tokenizers.target;
  return make_pair_batch(sources, targets, t.begin(), t.end(), {t.size(), t.unknown()});
}

}  // namespace seq
