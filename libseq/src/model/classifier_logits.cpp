#include "model/classifier_logits.h"

#ifndef SEQ_DOUBLE

#include <algorithm>
#include <cstring>
#include <numeric>

namespace seq {
namespace {

constexpr std::size_t most_tokens = 1024, fewest_tokens = 256;  ///< of a batch, about
constexpr std::size_t linear_block = 256;

/// Places in `order` where parts of about `tokens` tokens (one sequence at least) begin, and its end.
std::vector<std::size_t> parts_of(const std::vector<Sequence>& sequences, const std::vector<std::size_t>& order,
                                  std::size_t begin, std::size_t end, std::size_t tokens) {
  std::vector<std::size_t> starts;
  std::size_t here = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const auto own = static_cast<std::size_t>(sequences[order[i]].length());
    if (i == begin || here + own > tokens) {
      starts.push_back(i);
      here = 0;
    }
    here += own;
  }
  starts.push_back(end);
  return starts;
}

/// Places in `order` where batches begin, and its end: as many as there are threads, or a multiple, of about equally
/// many tokens; fewer where there is little to do.
std::vector<std::size_t> batches_of(const std::vector<Sequence>& sequences, const std::vector<std::size_t>& order,
                                    std::size_t begin, std::size_t end, std::size_t threads) {
  std::size_t total = 0, done = 0;
  for (std::size_t i = begin; i < end; ++i) total += static_cast<std::size_t>(sequences[order[i]].length());
  const std::size_t rounds = total / (threads * most_tokens) + 1,
                    batches = std::min(rounds * threads, total / fewest_tokens + 1);
  std::vector<std::size_t> starts;
  for (std::size_t i = begin; i < end; ++i) {
    if (starts.empty() || done * batches >= total * starts.size()) starts.push_back(i);
    done += static_cast<std::size_t>(sequences[order[i]].length());
  }
  starts.push_back(end);
  return starts;
}

/// Logits of sequences order[begin] … order[end-1], whose gate inputs fit into memory together.
void logits_of_part(const ClassifierNetwork& network, const Parameters& parameters,
                    const std::vector<Sequence>& sequences, const std::vector<std::size_t>& order, std::size_t begin,
                    std::size_t end, Workers& workers, EncoderGateCaches* caches, float* logits) {
  const auto labels = static_cast<std::size_t>(network.labels);
  std::vector<const std::vector<int>*> texts;
  for (std::size_t i = begin; i < end; ++i) texts.push_back(&sequences[order[i]].ids);
  const PieceGates pieces =
      network.encoder.embedding ? PieceGates(network.encoder, parameters, texts, workers, caches) : PieceGates();
  const std::vector<std::size_t> starts =
      batches_of(sequences, order, begin, end, static_cast<std::size_t>(workers.threads()));
  const int batches = static_cast<int>(starts.size()) - 1, threads = std::min(batches, workers.threads());
  workers.each_helped(threads, [&](int thread) {
    Arena arena, scratch;
    SequenceList own;
    PackedTokens packed;
    for (int b = thread; b < batches; b += threads) {
      arena.reset();
      scratch.reset();
      own.clear();
      for (std::size_t i = starts[b]; i < starts[b + 1]; ++i) own.add(sequences[order[i]]);
      pack_sequences(own, {}, packed);
      const View rows = arena.matrix(own.count(), network.labels);
      classifier_logits(network, parameters, packed, pieces, rows, arena, scratch);
      for (int i = 0; i < own.count(); ++i)
        std::memcpy(&logits[order[starts[b] + static_cast<std::size_t>(i)] * labels], rows.row(i),
                    labels * sizeof(float));
    }
  });
}

}  // namespace

std::vector<float> network_logits(const ClassifierNetwork& network, const Parameters& parameters,
                                  const std::vector<Sequence>& sequences, Workers& workers, std::int64_t piece_numbers,
                                  EncoderGateCaches* caches) {
  std::vector<float> logits(sequences.size() * static_cast<std::size_t>(network.labels));
  std::vector<std::size_t> order(sequences.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // Batches are of about equally long sequences; the longest come first, so that threads end together.
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sequences[a].length() > sequences[b].length(); });
  const std::int64_t pieces = piece_numbers / PieceGates::width(network.encoder);
  const bool all_fit = !network.encoder.embedding || network.encoder.embedding.rows <= pieces;
  // So many tokens have at most so many pieces.
  const std::size_t tokens = all_fit ? SIZE_MAX : static_cast<std::size_t>(pieces);
  const std::vector<std::size_t> starts = parts_of(sequences, order, 0, order.size(), tokens);
  for (std::size_t k = 0; k + 1 < starts.size(); ++k)
    logits_of_part(network, parameters, sequences, order, starts[k], starts[k + 1], workers, caches, logits.data());
  return logits;
}

std::vector<float> linear_logits(const ClassifierParts& parts, const std::vector<std::string>& lines,
                                 Workers& workers) {
  const std::size_t labels = parts.labels.size();
  std::vector<float> logits(lines.size() * labels);
  const auto blocks = static_cast<int>((lines.size() + linear_block - 1) / linear_block);
  workers.each(blocks, [&](int b) {
    const std::size_t first = static_cast<std::size_t>(b) * linear_block,
                      last = std::min(lines.size(), first + linear_block);
    for (std::size_t i = first; i < last; ++i) {
      const std::vector<float> scores = parts.linear->scores(parts.tokenizer->normalize(lines[i]));
      std::copy(scores.begin(), scores.end(), logits.begin() + static_cast<std::ptrdiff_t>(i * labels));
    }
  });
  return logits;
}

}  // namespace seq

#endif
