#include "train/compressor_preset.h"

#include <algorithm>
#include <cmath>

#include "seq/error.h"

namespace seq {
namespace {

struct Sizes {
  int embedding, hidden, layers, batch;
  double dropout, dropout_emb, dropout_words, lr;
};

template <typename T>
void fill(T& option, T open, T chosen) {
  if (option == open) option = chosen;
}

}  // namespace

std::string apply_compressor_preset(const ParallelText& pairs, TextOptions& text, TaggerOptions& network,
                                    TrainOptions& training) {
  const std::size_t lines = pairs.source.size();
  std::string name = training.preset;
  if (name == "auto") name = lines < 20000 ? "small" : lines < 200000 ? "base" : "large";
  Sizes s;
  if (name == "small") {
    s = {128, 128, 2, 32, 0.5, 0.3, 0.1, 2e-3};
  } else if (name == "base" || name == "none") {
    s = {192, 192, 2, 64, 0.4, 0.2, 0.1, 1e-3};
  } else if (name == "large") {
    s = {256, 256, 3, 128, 0.3, 0.1, 0.05, 1e-3};
  } else {
    fail(ErrorKind::usage, "unknown preset '" + name + "'", "--preset", "expected auto, small, base, large or none");
  }
  const bool plain = name == "none";
  fill(network.embedding, 0, s.embedding);
  fill(network.hidden, 0, s.hidden);
  fill(network.layers, 0, s.layers);
  fill(network.dropout, -1.0, plain ? 0.0 : s.dropout);
  fill(network.dropout_emb, -1.0, plain ? 0.0 : s.dropout_emb);
  fill(network.dropout_words, -1.0, plain ? 0.0 : s.dropout_words);
  fill(training.lr, 0.0, s.lr);
  if (training.batch_tokens == 0) fill(training.batch, 0, s.batch);
  const double count = std::max<double>(1, static_cast<double>(lines));
  if (text.vocab_size == 0) {
    double characters = 0;
    for (const std::string& line : pairs.source) characters += static_cast<double>(line.size());
    text.vocab_size = static_cast<int>(std::clamp(500 * std::round(4 * std::sqrt(characters) / 500), 500.0, 16000.0));
  }
  if (training.epochs.empty())
    training.epochs = std::to_string(static_cast<int>(std::clamp(96000.0 / count, 4.0, 60.0))) + "e";
  return name;
}

}  // namespace seq
