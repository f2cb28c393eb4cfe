// Training a classifier of lines, and using it.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "seq/labelled_text.h"
#include "seq/options.h"
#include "seq/trainer.h"

namespace seq {

/// What a classifier learns from: labelled lines.
struct ClassifyJob : TrainCommon {
  ClassifyJob();  ///< defaults that differ from those of translation: see the definition
  ClassifierOptions network;
  LabelledFormat format;
  /// Factors on the loss of a line by its (first) label: none, balanced (lines / (labels · lines of the label)), or a
  /// file of label, tab, factor.
  std::string class_weights = "none";
  /// Factors on the loss of single lines: for each training file one with as many lines, a number from 0 to 1000000
  /// each. They are multiplied with those of the labels; what they are relative to each other is what counts.
  std::vector<std::string> example_weights;
  /// Unlabelled text, one line a text, from which the encoder first learns as a language model in both directions;
  /// "self" is the text of the training lines.
  std::vector<std::string> pretrain;
  std::string pretrain_epochs = "5e";  ///< how long, as --epochs
  /// Word vectors in text form (word2vec, GloVe, fastText): the first embeddings of the words that are pieces of their
  /// own; sets --emb. Not together with `pretrain`.
  std::string vectors;
  /// A classifier to go on from instead of from nothing: see `continuation`.
  std::string from;
};

/// A job that goes on training this model on other lines: `from`, and the model's own options of text, sound and
/// network. Its tokenizer and its labels stay, in their order; labels that are new in the lines follow them, the most
/// frequent first. What the model has learnt is where the network begins, with fresh rows for new labels, and the prior
/// of the linear part; the calibration is found anew on the validation lines. Of the options only the dropouts and bptt
/// may be changed. Throws Error(missing, data).
ClassifyJob continuation(const std::string& model);

/// Trains as `train` of seq/trainer.h does, resumable to the bit, and throws what it throws. Of several training files
/// the lines follow one another.
TrainResult train(const ClassifyJob& job, TrainObserver& observer, const std::atomic<int>& stop);

/// The plan alone; trains and writes nothing.
TrainPlan plan(const ClassifyJob& job);

/// How much a word contributed to a decision.
struct WordContribution {
  std::string word;
  double weight = 0;  ///< what the label's logit loses when the word is left out, relative to the largest (-1 to 1)
};

/// A trained classifier. Thread-safe: predict() uses all its threads itself. A line's result depends on the line alone,
/// never on neighbours or threads.
///
///   Classifier c("model");
///   int best = c.decide(c.predict({"what a film !"})[0])[0];
///   puts(c.labels()[best].c_str());
class Classifier {
 public:
  /// threads: 0 = all that affinity and the cgroup allow. Throws Error(missing, data). Weights that are not finite go
  /// to `warn`, or are Error(data) when strict.
  explicit Classifier(const std::string& model, int threads = 0, bool strict = false,
                      const std::function<void(const std::string&)>& warn = nullptr);
  ~Classifier();
  Classifier(Classifier&&) noexcept;
  Classifier& operator=(Classifier&&) noexcept;

  const std::vector<std::string>& labels() const;
  bool multi_label() const;
  bool reads_frames()
      const;  ///< lines are frames of numbers (seq/frame_text.h), or name sounds (seq/sound.h), instead of text

  /// Which part of the model answers: all that it has, the network, or the linear n-grams alone.
  enum class Part { all, network, linear };
  bool has(Part part) const;

  /// One probability a label, for every line; calibrated on the validation data of training. With one label a line they
  /// sum to 1. Text without a known word gets what the model says of an empty line. first_line numbers the warnings of
  /// lines that are longer than the model's --max-tokens.
  std::vector<std::vector<double>> predict(const std::vector<std::string>& lines, Part part = Part::all,
                                           std::int64_t first_line = 1,
                                           const std::function<void(const std::string&)>& warn = nullptr) const;

  /// The labels that these probabilities stand for: the likeliest one, or with several labels a line those that reach
  /// their thresholds (chosen on the validation data), likeliest first.
  std::vector<int> decide(const std::vector<double>& probabilities) const;

  /// The words (or frames) of a line with their contributions to the label's probability (0 … labels-1): each one left
  /// out once.
  std::vector<WordContribution> explain(const std::string& line, int label) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seq
