#include "train/dataset.h"

#include "core/random.h"
#include "train/setup.h"

namespace seq {

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

Dataset make_dataset(ParallelText text, const Tokenizers& tokenizers, int max_length, Workers& workers) {
  const std::size_t count = text.source.size();
  std::vector<std::vector<int>> source(count), target(count);
  constexpr std::size_t block = 1024;
  workers.each(static_cast<int>((count + block - 1) / block), [&](int b) {
    for (std::size_t i = b * block; i < std::min(count, (b + 1) * block); ++i) {
      source[i] = tokenizers.source->encode(text.source[i]);
      target[i] = tokenizers.target->encode(text.target[i]);
    }
  });
  Dataset data;
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
    if (sampling > 0) {
      const auto number = static_cast<std::uint64_t>(i);
      sources.push_back(tokenizers.source->encode_sampled(data.source_text[i], sampling, random_key(key, number, 1)));
      targets.push_back(tokenizers.target->encode_sampled(data.target_text[i], sampling, random_key(key, number, 2)));
    } else {
      sources.push_back(data.source[i]);
      targets.push_back(data.target[i]);
    }
    sources.back().push_back(tokenizers.source->end());
  }
  return make_pair_batch(sources, targets, tokenizers.target->begin(), tokenizers.target->end());
}

}  // namespace seq
