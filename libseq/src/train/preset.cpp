#include "train/preset.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>

#include "model/seq2seq.h"
#include "seq/error.h"

namespace seq {
namespace {

std::int64_t words_in(std::string_view line, std::unordered_set<std::string>* types) {
  std::int64_t words = 0;
  std::size_t i = 0;
  while (i < line.size()) {
    const std::size_t end = std::min(line.find(' ', i), line.size());
    if (end > i) {
      ++words;
      if (types && types->size() < 100000) types->emplace(line.substr(i, end - i));
    }
    i = end + 1;
  }
  return words;
}

std::int64_t characters_in(std::string_view line) {
  return std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

struct Sizes {
  int embedding, hidden, enc_hidden, enc_layers, batch_tokens;
  double dropout, dropout_emb, lr, epochs;
};

template <typename T>
void fill(T& option, T open, T chosen) {
  if (option == open) option = chosen;
}

}  // namespace

CorpusShape CorpusShape::of(const ParallelText& text) {
  CorpusShape shape;
  shape.pairs = static_cast<std::int64_t>(text.source.size());
  std::unordered_set<std::string> types;
  for (std::size_t i = 0; i < text.source.size(); ++i) {
    shape.source_words += static_cast<double>(words_in(text.source[i], nullptr));
    shape.target_words += static_cast<double>(words_in(text.target[i], &types));
    shape.source_characters += static_cast<double>(characters_in(text.source[i]));
    shape.target_characters += static_cast<double>(characters_in(text.target[i]));
  }
  const double n = std::max<double>(1, static_cast<double>(shape.pairs));
  shape.source_words /= n;
  shape.target_words /= n;
  shape.source_characters /= n;
  shape.target_characters /= n;
  shape.target_types = static_cast<std::int64_t>(types.size());
  return shape;
}

CorpusShape CorpusShape::of(const CaptionedFrames& captioned) {
  CorpusShape shape;
  std::unordered_set<std::string> types;
  for (std::size_t i = 0; i < captioned.frames.size(); ++i) {
    shape.frames += captioned.frames[i].length();
    for (const std::string& caption : captioned.captions[i]) {
      ++shape.pairs;
      shape.target_words += static_cast<double>(words_in(caption, &types));
      shape.target_characters += static_cast<double>(characters_in(caption));
    }
  }
  shape.frames /= std::max<double>(1, static_cast<double>(captioned.frames.size()));
  shape.target_words /= std::max<double>(1, static_cast<double>(shape.pairs));
  shape.target_characters /= std::max<double>(1, static_cast<double>(shape.pairs));
  shape.target_types = static_cast<std::int64_t>(types.size());
  return shape;
}

std::string apply_preset(const CorpusShape& shape, TextOptions& text, ModelOptions& network, TrainOptions& training) {
  std::string name = training.preset;
  if (name == "auto") {
    const bool vectors = network.input == "set" && shape.frames == 1;
    name = vectors                ? "vectors"
           : shape.spells_words() ? "characters"
           : shape.pairs < 8000   ? "small"
           : shape.pairs < 200000 ? "base"
                                  : "large";
  }
  Sizes s;
  if (name == "small") {
    s = {128, 192, 96, 1, 2000, 0.3, 0.2, 2e-3, 30};
  } else if (name == "base" || name == "none") {
    s = {256, 256, 256, 1, 2000, 0.4, 0.3, 1e-3, 20};
  } else if (name == "large") {
    s = {384, 512, 256, 2, 4000, 0.2, 0.1, 1e-3, 10};
  } else if (name == "characters") {
    s = {128, 256, 256, 1, 4000, 0.3, 0.1, 2e-3, 12};
  } else if (name == "vectors") {
    s = {128, 256, 128, 1, 2000, 0.25, 0.0, 2e-3, 12};
  } else {
    fail(ErrorKind::usage, "unknown preset '" + name + "'", "--preset",
         "expected auto, small, base, large, characters, vectors or none");
  }
  if (name == "vectors" && network.input != "set")
    fail(ErrorKind::usage, "the preset is one for vectors", "--preset",
         "expected --input set, or auto, small, base, large, characters or none");
  if (name == "characters" && shape.frames > 0)
    fail(ErrorKind::usage, "frames have no characters", "--preset",
         "expected auto, small, base, large, vectors or none");
  if (name == "characters") {
    // Letters one by one on the source side; the target's units are its words where these are few, as phonemes are.
    const TextOptions untouched;
    if (text.vocab_mode == untouched.vocab_mode && text.subword == untouched.subword) {
      text.vocab_mode = "separate";
      text.subword = "char";
      if (text.subword_target == "same" && shape.target_words > 1.5 && shape.target_types <= 2000)
        text.subword_target = "word";
    }
    fill(text.vocab_size, 0, 2000);
    // A word is right or wrong; n-grams of letters or sounds say less.
    if (training.valid_metrics == TrainOptions().valid_metrics) training.valid_metrics = {"exact", "perplexity"};
  }
  // What copying can say need not be spelled, and would not be learnt well from the few words that had to be.
  if (network.copy && text.subword == "word") text.byte_fallback = false;
  fill(network.embedding, 0, s.embedding);
  if (network.enc_hidden == 0 && network.hidden == 0) network.enc_hidden = s.enc_hidden;
  fill(network.hidden, 0, s.hidden);
  // Of one vector attention can choose nothing but views; of regions they would be no gain.
  fill(network.views, 0, name == "vectors" ? 8 : 1);
  if (network.enc_hidden == 0) network.enc_hidden = encoder_units(network);
  fill(network.dropout, -1.0, name == "none" ? 0.0 : s.dropout);
  fill(network.dropout_emb, -1.0, name == "none" ? 0.0 : s.dropout_emb);
  if (text.vocab_size == 0) {
    // About as many pieces as make frequent words whole: grows with the square root of the text.
    const double characters = static_cast<double>(shape.pairs) * (shape.source_characters + shape.target_characters);
    // Words are not put together from parts, so there are more of them; but of those that captions of numbers hardly
    // ever say, nothing can be learnt.
    const double usual = 2.9 * std::sqrt(characters) * (text.subword == "word" && shape.frames == 0 ? 2 : 1);
    text.vocab_size = static_cast<int>(std::clamp(500 * std::round(usual / 500), 500.0, 16000.0));
  }
  fill(training.lr, 0.0, s.lr);
  if (training.batch == 0) fill(training.batch_tokens, 0, s.batch_tokens);
  if (training.epochs.empty()) {
    // Small corpora are gone through more often, so that the number of updates does not fall as fast as the corpus.
    double epochs = s.epochs;
    const double enough = name == "small" ? 8000 : name == "vectors" ? 24000 : 0;
    epochs *= std::clamp(std::sqrt(enough / std::max<double>(1, static_cast<double>(shape.pairs))), 1.0, 10.0);
    training.epochs = std::to_string(static_cast<int>(epochs)) + "e";
  }
  return name;
}

}  // namespace seq
