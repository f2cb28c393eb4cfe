// The best scores of a step from rounded ones.
#pragma once

#include <vector>

#include "nn/rounded_output.h"
#include "search/step_model.h"
#include "search/top_k.h"

namespace seq {

/// Words of every source, rising, and the source of every row.
struct SourceWords {
  const std::vector<std::vector<int>>& words;
  const std::vector<int>& source_of;
};

/// Scores of the vocabulary that serve a search with an Interest: those that it looks at are exact, to the bit, and all
/// others lie below the best and are rounded. Keeps its memory between calls: one object serves one thread.
class Likeliest {
 public:
  /// rows × E readouts into rows × V scores, and the normalisers of all of a row's scores. With `also` the scores of
  /// the source's words are exact too.
  void score(RoundedOutput& layer, ConstView readout, const Interest& interest, const SourceWords* also, View scores,
             Real* log_norm);

 private:
  /// What one thread needs for a row.
  struct Row {
    TopK top;
    std::vector<int> ids;
    std::vector<Real> exact;
  };
  /// Computes what matters of a row in full, in place; its normaliser.
  static Real refine(const RoundedOutput& layer, const Real* readout, const Interest& interest, Real error,
                     std::span<const int> also, int given, std::span<Real> scores, Row& memory);

  std::vector<Row> memory_;  ///< that of a part of the rows is the first one's
  std::vector<Real> error_;
};

}  // namespace seq
