// What a search needs of a model: begin with sources, then take one step for a set of rows.
#pragma once

#include <vector>

#include "core/tensor.h"
#include "data/frames.h"

namespace seq {

/// What one step gives for every row it was asked about. Valid until the next call on the same model.
struct StepOutput {
  /// rows × (vocabulary, then the most extra words that a source of the batch has): unnormalised log-probabilities. A
  /// NaN or an infinity marks an impossible token, as words are that a row's own source does not have.
  MatrixView<const float> scores;
  /// One a row: log-probability of token v = scores(row, v) - log_norm[row]. NaN or infinite: nothing is possible.
  const float* log_norm = nullptr;
  /// rows × longest source of the batch: weights, 0 past a row's own source; no data without attention.
  MatrixView<const float> attention;
  /// One a row: how much of the probability is that of copying, 0 to 1; null for models that cannot.
  const float* copying = nullptr;
};

/// What a search looks at of a row.
struct Interest {
  int best = 0;      ///< so many of the best scores; 0 = any
  int also = -1;     ///< and that of one more token, or -1
  bool norm = true;  ///< log_norm
  /// And of row i that of token given[i], or of none where that is -1; empty: of none in any row
  std::vector<int> given = {};
};

/// A model under search. One object serves one thread. A row's numbers never depend on the other rows: not on how many
/// there are, nor on their order, nor on the sources they come from.
///
///   model.start(sources);                              // one row a source
///   out = model.step({0, 1}, {bos, bos});              // parents index the rows before this step
///   out = model.step({0, 0, 1}, {17, 23, 9});          // row 0 went on twice; a row not named is finished with
class StepModel {
 public:
  virtual ~StepModel() = default;
  /// Size of the target vocabulary, without extra words.
  virtual int vocabulary() const = 0;
  /// Encodes sources (token ids without end marks, or frames; not empty) and makes one row of each, in order. May be
  /// called again at any time: rows of an earlier batch are forgotten. Models that copy take ids from vocabulary() on
  /// for extra words of a source.
  virtual void start(const std::vector<Sequence>& sources) = 0;
  /// Row i continues row parents[i] of the step before with tokens[i]; the states are reordered here. There is at least
  /// one row; parents come in any order, repeat, and leave rows out; tokens are columns of the last scores.
  virtual StepOutput step(const std::vector<int>& parents, const std::vector<int>& tokens) = 0;
  /// Share of a whole target's score (0 to 1) that the model finds in another way than step by step; 0 = none.
  virtual double opinion_share() const { return 0; }
  /// Targets that are likely by that other way, best first, at most `count`.
  virtual std::vector<std::vector<int>> proposals(int /*source*/, int /*count*/) { return {}; }
  /// That other log-probability of targets (without marks) of source number `source` of the batch; may be infinite.
  virtual std::vector<double> opinion(int /*source*/, const std::vector<std::vector<int>>& targets) {
    return std::vector<double>(targets.size(), 0);
  }
  /// What is looked at of the steps from now on, at first everything: scores that are not may be rounded, as long as
  /// they lie below the best, and normalisers are those of such scores, or 0 if nobody looks at them.
  virtual void set_interest(const Interest&) {}
};

}  // namespace seq
