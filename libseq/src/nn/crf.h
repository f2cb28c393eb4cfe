// A linear-chain conditional random field: the labels of a sequence decided together (Lafferty et al. 2001).
#pragma once

#include <string>
#include <vector>

#include "core/arena.h"
#include "core/packing.h"
#include "nn/parameters.h"

namespace seq {

/// p(y | x) = exp(score(y)) / Σ over all label sequences of exp(score), where score(y) = start[y₁] + Σ emission_t[y_t]
/// + Σ transition[y_t, y_t+1] + end[y_n].
struct CrfLayer {
  int labels = 0;
  Tensor transitions;  ///< labels × labels: from (row) to (column)
  Tensor start, end;   ///< labels

  static CrfLayer add(ParameterSpace& space, const std::string& name, int labels);
};

/// What forward keeps.
struct CrfSaved {
  double* alpha = nullptr;  ///< rows × labels: log Σ exp(score) of the beginnings that end here with the label
  double* log_z = nullptr;  ///< of each sequence: log Σ exp(score) of all label sequences
};

/// Σ over sequences of -log p(labels). emissions: rows × labels, packed; labels: one a row.
double crf_forward(const CrfLayer& layer, const Parameters& p, const Packing& packing, ConstView emissions,
                   const std::vector<int>& labels, CrfSaved& saved, Arena& arena);

/// d_emissions (rows × labels, may be the memory of emissions) = gradients times `scale`; those of the layer are added.
void crf_backward(const CrfLayer& layer, const Parameters& p, const Packing& packing, ConstView emissions,
                  const std::vector<int>& labels, const CrfSaved& saved, double scale, View d_emissions, Gradients& d_p,
                  Arena& scratch);

/// The label sequences of the highest score (Viterbi), one label a row; of equally good labels the lower one, decided
/// from the end.
std::vector<int> crf_best(const CrfLayer& layer, const Parameters& p, const Packing& packing, ConstView emissions,
                          Arena& scratch);

}  // namespace seq
