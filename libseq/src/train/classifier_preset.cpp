#include "train/classifier_preset.h"

#include <algorithm>
#include <cmath>

#include "seq/error.h"

namespace seq {
namespace {

struct Sizes {
  int embedding, hidden, batch;
  double dropout, dropout_emb, dropout_words, lr;
};

template <typename T>
void fill(T& option, T open, T chosen) {
  if (option == open) option = chosen;
}

}  // namespace

std::string apply_preset(const LabelledShape& shape, TextOptions& text, ClassifierOptions& network,
                         TrainOptions& training) {
  std::string name = training.preset;
  if (name == "auto") name = shape.lines < 20000 ? "small" : shape.lines < 200000 ? "base" : "large";
  Sizes s;
  if (name == "small") {
    s = {128, 128, 64, 0.5, 0.3, 0.1, 2e-3};
  } else if (name == "base" || name == "none") {
    s = {192, 160, 64, 0.5, 0.3, 0.1, 1e-3};
  } else if (name == "large") {
    s = {256, 256, 128, 0.4, 0.2, 0.05, 1e-3};
  } else {
    fail(ErrorKind::usage, "unknown preset '" + name + "'", "--preset", "expected auto, small, base, large or none");
  }
  const bool plain = name == "none";
  fill(network.embedding, 0, s.embedding);
  fill(network.hidden, 0, s.hidden);
  fill(network.dropout, -1.0, plain ? 0.0 : s.dropout);
  fill(network.dropout_emb, -1.0, plain ? 0.0 : s.dropout_emb);
  fill(network.dropout_words, -1.0, plain ? 0.0 : s.dropout_words);
  if (text.vocab_size == 0) {
    const double pieces = 500 * std::round(4 * std::sqrt(static_cast<double>(shape.lines) * shape.characters) / 500);
    text.vocab_size = static_cast<int>(std::clamp(pieces, 500.0, 16000.0));
  }
  fill(training.lr, 0.0, s.lr);
  if (training.batch_tokens == 0) fill(training.batch, 0, s.batch);
  const double lines = std::max<double>(1, static_cast<double>(shape.lines));
  if (training.epochs.empty()) {
    // Enough updates for a small corpus, few passes over a large one.
    const double epochs = std::clamp(60000.0 / lines, 4.0, 60.0);
    training.epochs = std::to_string(static_cast<int>(epochs)) + "e";
  }
  if (training.warmup == TrainOptions().warmup && training.batch > 0) {
    // A run of few updates would end before the usual warm-up does.
    const Amount first = parse_limits(training.epochs, "--epochs")[0];
    const double updates = first.unit == Amount::Unit::epochs ? first.count * lines / training.batch : first.count;
    training.warmup = std::to_string(static_cast<int>(std::clamp(updates / 10, 1.0, 200.0))) + "u";
  }
  return name;
}

}  // namespace seq
