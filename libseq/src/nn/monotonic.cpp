#include "nn/monotonic.h"

namespace seq {

double monotonic_loss(const AttentionSaved& attention, double scale, AttentionSaved* d_attention) {
  double sum = 0;
  for (std::size_t j = 0; j < attention.weights.size(); ++j) {
    const ConstView a = attention.weights[j];
    const double length = static_cast<double>(a.cols);
    const auto place = [&a](std::ptrdiff_t t) {
      double mean = 0;
      for (std::ptrdiff_t i = 0; i < a.cols; ++i) mean += static_cast<double>(i) * a(t, i);
      return mean;
    };
    double before = a.rows > 0 ? place(0) : 0;
    for (std::ptrdiff_t t = 1; t < a.rows; ++t) {
      const double here = place(t);
      if (here < before) {
        sum += (before - here) / length;
        if (d_attention) {
          const View d = d_attention->weights[j];
          for (std::ptrdiff_t i = 0; i < a.cols; ++i) {
            const Real part = static_cast<Real>(scale * static_cast<double>(i) / length);
            d(t - 1, i) += part;
            d(t, i) -= part;
          }
        }
      }
      before = here;
    }
  }
  return sum;
}

}  // namespace seq
