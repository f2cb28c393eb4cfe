// What training and decoding are measured on: a network and random sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/batcher.h"
#include "search/hypothesis.h"
#include "seq/options.h"

namespace seq::bench {

/// The network: a bidirectional encoder layer with hidden/2 units a direction, `general` attention, decoder layers of
/// `hidden` units, embeddings as wide, the target's tied to the output.
struct Workload {
  std::string cell = "gru";  ///< gru|lstm|rnn
  int hidden = 256;
  int layers = 1;  ///< of the decoder
  bool input_feeding = false;
  bool copy = false;  ///< words may be copied; half of a target's then stand in its source
  int vocab = 8000;   ///< of either side
  int batch = 64;     ///< sentences a training step
  int lanes = 0;      ///< 0 = batch / 32
  int src_len = 20;   ///< tokens a source, its end mark counted
  int tgt_len = 20;   ///< tokens to predict, the end mark counted
  double jitter = 0;  ///< 0 to 1: lengths are drawn from len · (1 - jitter) … len
  int threads = 2;
  bool int8 = false;    ///< int8 weights, for decoding
  bool bf16 = false;    ///< training in bfloat16
  double seconds = 10;  ///< of each measurement
  std::uint64_t seed = 1;
  bool profile = false;  ///< report every block of the work too
};

ModelOptions network_options(const Workload& workload);

/// Adam as PyTorch has it by default.
TrainOptions update_options();

inline const SearchVocabulary marks{1, 2, {}};

/// Sentences as they come from a corpus.
struct Sentences {
  std::vector<std::vector<int>> sources, targets;  ///< ids; sources with their end mark, targets without marks
  std::vector<PairLength> lengths;                 ///< with marks

  double source_tokens() const;
  double target_tokens() const;
};

/// So many random pairs; different keys give different ones.
Sentences random_sentences(const Workload& workload, int count, std::uint64_t key);

/// Floating-point operations of the matrix products of the forward pass. Padding does not count.
double forward_flops(const Workload& workload, const Sentences& sentences);

}  // namespace seq::bench
