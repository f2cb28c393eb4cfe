#include "nn/coverage.h"

#include <algorithm>

namespace seq {

double coverage_loss(const AttentionSaved& attention, double scale, AttentionSaved* d_attention, Arena& scratch) {
  double sum = 0;
  for (std::size_t j = 0; j < attention.weights.size(); ++j) {
    Arena::Frame frame(scratch);
    const ConstView a = attention.weights[j];
    const View covered = scratch.zeros(a.rows, a.cols);  // c
    for (std::ptrdiff_t t = 0; t < a.rows; ++t)
      for (std::ptrdiff_t i = 0; i < a.cols; ++i) {
        if (t > 0) covered(t, i) = covered(t - 1, i) + a(t - 1, i);
        sum += static_cast<double>(std::min(a(t, i), covered(t, i)));
      }
    if (!d_attention) continue;
    // a_ti counts where it is the smaller one in step t itself, and as a part of each c_si that is the smaller one in a
    // later step s: `later` is the number of those steps.
    const View later = scratch.zeros(1, a.cols), d = d_attention->weights[j];
    for (std::ptrdiff_t t = a.rows; t-- > 0;)
      for (std::ptrdiff_t i = 0; i < a.cols; ++i) {
        const bool own = a(t, i) < covered(t, i);
        d(t, i) += static_cast<Real>(scale) * (later(0, i) + (own ? Real{1} : Real{0}));
        if (!own) later(0, i) += 1;
      }
  }
  return sum;
}

}  // namespace seq
