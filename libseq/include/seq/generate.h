// From source lines to target lines with trained models. A model of frames (ModelOptions::input) reads them from a
// line: frames separated by ';', their numbers by blanks or commas; one of tables reads rows of named values
// (seq/slots.h).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "seq/options.h"
#include "seq/slots.h"

namespace seq {

/// One output of one line.
struct Hypothesis {
  std::string text;
  double score = 0;                           ///< what the search ranked by
  double log_probability = 0;                 ///< sum over its tokens and the end mark
  std::vector<std::string> tokens;            ///< pieces, without the end mark
  std::vector<double> token_scores;           ///< log-probability of each token, the end mark last
  std::vector<double> word_scores;            ///< the same summed over the words of `text`
  std::vector<std::string> source_tokens;     ///< pieces; of frames their numbers, as words
  std::vector<std::vector<float>> attention;  ///< one row a token (the end mark last), one weight a source token; empty
                                              ///< without attention, and for a line that was split
  std::vector<std::pair<int, int>>
      alignment;  ///< (source word, target word), 0-based: each target word's likeliest source word
  /// (source word, target word), 0-based: the words that were rather copied than made, and from where. Empty for models
  /// without copying
  std::vector<std::pair<int, int>> copied;
};

/// Receives what a person should know, of a line ("line 17: split into 3 parts (1240 tokens)") or of a model.
using LineWarning = std::function<void(const std::string&)>;

/// One or several models of the same vocabulary (an ensemble), ready to generate. Thread-safe: generate() uses all
/// threads of the options itself. A line's output depends on the line alone, never on batch, neighbours or threads.
///
///   Generator g("translate", {"model"}, SearchOptions{});
///   for (auto& line : g.generate({"A dog runs."})) puts(line[0].text.c_str());
class Generator {
 public:
  /// Loads the models, which the program `app` must have made; throws Error(missing, data). Weights that are not finite
  /// go to `warn`, or are Error(data) when strict.
  Generator(const std::string& app, const std::vector<std::string>& models, const SearchOptions& options,
            bool strict = false, const LineWarning& warn = nullptr);
  ~Generator();
  Generator(Generator&&) noexcept;
  Generator& operator=(Generator&&) noexcept;

  /// One list of at most n_best hypotheses a line, best first; an empty or blank line gives one empty hypothesis. Where
  /// the model reads frames and a line holds something else, its list is empty and `warn` is told; without `warn`,
  /// Error(data). Lines of more frames than max_source are cut.
  /// first_line numbers the warnings and seeds the sampling. prefixes, if given, are one forced beginning a line.
  /// Without `scores` a greedy search is faster, and all scores and log-probabilities of its outputs are 0.
  std::vector<std::vector<Hypothesis>> generate(const std::vector<std::string>& lines, std::int64_t first_line = 1,
                                                const std::vector<std::string>& prefixes = {},
                                                const LineWarning& warn = nullptr, bool scores = true) const;

  /// The given targets' log-probabilities, token by token (text, tokens, token_scores, attention, log_probability).
  /// score is the log-probability over length^normalize. Throws Error(data) for lines that are no frames where the
  /// model reads frames.
  std::vector<Hypothesis> score(const std::vector<std::string>& sources, const std::vector<std::string>& targets) const;

  const SearchOptions& options() const;
  /// Whether a line holds frames instead of text.
  bool reads_frames() const;
  /// Of a model of tables, a row for each value of each column that training has seen.
  std::vector<SlotRow> known_values() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace seq
