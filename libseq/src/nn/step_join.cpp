#include "nn/step_join.h"

#include "nn/rows.h"

namespace seq {

Packing joined(const Packing& packing, int factor) {
  Packing to;
  for (int t = 0; t < packing.steps(); t += factor) to.offset.push_back(to.offset.back() + packing.alive(t));
  return to;
}

void join_steps(const Packing& packing, ConstView rows, int factor, const Packing& to, View joined_rows) {
  const std::ptrdiff_t width = rows.cols;
  for (int t = 0; t < to.steps(); ++t) {
    const View step = joined_rows.row_range(to.offset[static_cast<std::size_t>(t)], to.alive(t));
    for (int k = 0; k < factor; ++k) {
      const int from = factor * t + k;
      const View part = step.col_range(k * width, width);
      const int alive = from < packing.steps() ? packing.alive(from) : 0;
      if (alive > 0) copy_rows(rows.row_range(packing.row(from, 0), alive), part.row_range(0, alive));
      if (alive < to.alive(t)) fill_zero(part.row_range(alive, to.alive(t) - alive));
    }
  }
}

Packing split(const Packing& packing, int factor) {
  Packing to;
  for (int t = 0; t < packing.steps() * factor; ++t) to.offset.push_back(to.offset.back() + packing.alive(t / factor));
  return to;
}

void split_steps(const Packing& packing, ConstView joined_rows, int factor, const Packing& joined, View rows) {
  const std::ptrdiff_t width = rows.cols;
  for (int from = 0; from < packing.steps(); ++from) {
    const int alive = packing.alive(from);
    copy_rows(joined_rows.row_range(joined.row(from / factor, 0), alive).col_range(from % factor * width, width),
              rows.row_range(packing.row(from, 0), alive));
  }
}

}  // namespace seq
