// What a search needs of a model: begin with sources, then take one step for a set of rows.
#pragma once

#include <vector>

#include "core/tensor.h"

namespace seq {

/// What one step gives for every row it was asked about. Valid until the next call on the same model.
struct StepOutput {
  MatrixView<const float> scores;           ///< rows × vocabulary: unnormalised log-probabilities
  const float* log_norm = nullptr;          ///< per row: log-probability of v = scores(row, v) - log_norm[row]
  MatrixView<const float> attention;        ///< rows × longest source of the batch: weights, 0 past a row's source; no data without attention
};

/// A model under search. One object serves one thread. A row's numbers never depend on the other rows.
///
///   model.start(sources);                              // one row a source
///   out = model.step({0, 1}, {bos, bos});              // parents index the rows before this step
///   out = model.step({0, 0, 1}, {17, 23, 9});          // row 0 went on twice; a row not named is finished with
class StepModel {
 public:
  virtual ~StepModel() = default;
  /// Size of the target vocabulary.
  virtual int vocabulary() const = 0;
  /// Encodes sources (token ids, not empty, without end marks) and makes one row of each, in order.
  virtual void start(const std::vector<std::vector<int>>& sources) = 0;
  /// Row i continues row parents[i] of the step before with tokens[i]; the states are reordered here.
  virtual StepOutput step(const std::vector<int>& parents, const std::vector<int>& tokens) = 0;
};

}  // namespace seq
