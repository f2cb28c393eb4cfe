#include "bench/workload.h"

#include <algorithm>
#include <cmath>

#include "core/random.h"

namespace seq::bench {

ModelOptions network_options(const Workload& workload) {
  ModelOptions o;
  o.cell = workload.cell;
  o.embedding = o.hidden = workload.hidden;
  o.enc_hidden = workload.hidden / 2;
  o.dec_layers = workload.layers;
  o.attention = "general";
  o.input_feeding = workload.input_feeding;
  o.copy = workload.copy;
  o.readout_embedding = false;
  o.dropout = o.dropout_emb = 0;
  return o;
}

TrainOptions update_options() {
  TrainOptions o;
  o.optimizer = "adam";
  o.beta2 = 0.999;
  return o;
}

double Sentences::source_tokens() const {
  double sum = 0;
  for (const PairLength& l : lengths) sum += l.source;
  return sum;
}

double Sentences::target_tokens() const {
  double sum = 0;
  for (const PairLength& l : lengths) sum += l.target;
  return sum;
}

Sentences random_sentences(const Workload& workload, int count, std::uint64_t key) {
  constexpr int first_word = 4;
  RandomStream random(random_key(workload.seed, key));
  const auto length = [&](int longest) {
    const int shortest = std::max(1, static_cast<int>(std::lround(longest * (1 - workload.jitter))));
    return shortest + static_cast<int>(random.below(static_cast<std::uint64_t>(longest - shortest + 1)));
  };
  const auto words = [&](int n) {
    std::vector<int> ids(static_cast<std::size_t>(n));
    for (int& id : ids)
      id = first_word + static_cast<int>(random.below(static_cast<std::uint64_t>(workload.vocab - first_word)));
    return ids;
  };
  Sentences sentences;
  for (int i = 0; i < count; ++i) {
    const PairLength l{length(workload.src_len), length(workload.tgt_len)};
    sentences.sources.push_back(words(l.source - 1));
    sentences.sources.back().push_back(marks.end);
    sentences.targets.push_back(words(l.target - 1));
    if (workload.copy)
      for (std::size_t t = 0; t < sentences.targets.back().size() && l.source > 1; t += 2)
        sentences.targets.back()[t] = sentences.sources.back()[random.below(static_cast<std::uint64_t>(l.source - 1))];
    sentences.lengths.push_back(l);
  }
  return sentences;
}

double forward_flops(const Workload& workload, const Sentences& sentences) {
  const double gates = workload.cell == "lstm" ? 4 : workload.cell == "gru" ? 3 : 1;
  const double h = workload.hidden, direction = workload.hidden / 2, memory = 2 * direction;
  const double source_word = 2 * 2 * gates * direction * (h + direction)                 // both directions
                             + 2 * memory * h;                                           // attention's keys
  const double target_word = 2 * gates * h * ((workload.input_feeding ? 2 * h : h) + h)  // first layer
                             + (workload.layers - 1) * 2 * gates * h * 2 * h             // the others
                             + 2 * (h + memory) * h                                      // readout
                             + 2 * h * workload.vocab;                                   // logits
  double attention = 0;                                                                  // scores and weighted means
  for (const PairLength& l : sentences.lengths) attention += 2.0 * l.source * l.target * (h + memory);
  return sentences.source_tokens() * source_word + sentences.target_tokens() * target_word + attention;
}

}  // namespace seq::bench
