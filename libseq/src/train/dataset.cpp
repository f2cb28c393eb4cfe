#include "train/dataset.h"

#include <algorithm>
#include <unordered_map>

#include "core/random.h"

namespace seq {
namespace {

/// Gives some words of the vocabulary ids beyond it, in source and target alike.
void hide_words(std::span<int> source, std::span<int> target, int vocabulary, double share, std::uint64_t key) {
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

Dataset make_dataset(Pairs pairs, const Tokenizers& tokenizers, bool copying, int max_length, Workers& workers) {
  const std::size_t count = pairs.target.size();
  const bool reads_text = pairs.frames.empty();
  std::vector<Sequence> source = reads_text ? std::vector<Sequence>(count) : std::move(pairs.frames);
  std::vector<std::vector<int>> target(count);
  workers.each_in_blocks(count, [&](std::size_t i) {
    ExtraWords extra;
    if (reads_text)
      source[i].ids = copying ? tokenizers.source->encode_collecting(pairs.text[i], extra)
                              : tokenizers.source->encode(pairs.text[i]);
    target[i] = tokenizers.target->encode_with(pairs.target[i], extra);
  });
  Dataset data;
  data.copying = copying;
  int last = -1, last_length = 0;  // of the sources that were taken over
  for (std::size_t i = 0; i < count; ++i) {
    const int number = pairs.source_of[i];
    const int length = number == last ? last_length : source[number].length();
    if (length == 0 || target[i].empty()) {
      ++data.empty_pairs;
      continue;
    }
    if (max_length > 0 && (length > max_length || static_cast<int>(target[i].size()) > max_length)) {
      ++data.long_pairs;
      continue;
    }
    if (number != last) {
      data.source.push_back(std::move(source[number]));
      if (reads_text) data.source_text.push_back(std::move(pairs.text[number]));
      last = number;
      last_length = length;
    }
    data.source_of.push_back(static_cast<int>(data.source.size()) - 1);
    data.lengths.push_back({length + (reads_text ? 1 : 0), static_cast<int>(target[i].size()) + 1});
    data.target.push_back(std::move(target[i]));
    data.target_text.push_back(std::move(pairs.target[i]));
  }
  return data;
}

void make_batch(const Dataset& data, const std::vector<std::int64_t>& pairs, const Tokenizers& tokenizers,
                double sampling, std::uint64_t key, const FrameMasks& masks, PairBatch& batch) {
  SequenceList &sources = batch.sources, &targets = batch.targets;
  sources.clear();
  targets.clear();
  for (std::int64_t i : pairs) {
    const auto number = static_cast<std::uint64_t>(i);
    const int of = data.source_of[i];
    const Sequence& source = data.source[of];
    const bool reads_text = source.width == 0, segments = sampling > 0 && !data.copying;
    if (segments && reads_text)
      sources.add_tokens(tokenizers.source->encode_sampled(data.source_text[of], sampling, random_key(key, number, 1)));
    else
      sources.add(source);
    if (segments)
      targets.add_tokens(tokenizers.target->encode_sampled(data.target_text[i], sampling, random_key(key, number, 2)));
    else
      targets.add_tokens(data.target[i]);
    if (sampling > 0 && data.copying && tokenizers.source->knows_words())
      hide_words(sources.last_tokens(), targets.last_tokens(), tokenizers.target->size(), sampling,
                 random_key(key, number));
    if (masks && !reads_text) mask_frames(masks, random_key(key, number, 3), sources.last_frames(), source.width);
    if (reads_text) sources.append(tokenizers.source->end());
  }
  const Tokenizer& t = *tokenizers.target;
  pack_pairs(t.begin(), t.end(), {t.size(), t.unknown()}, batch);
}

}  // namespace seq
