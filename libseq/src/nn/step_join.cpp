#include "nn/step_join.h"

#include "nn/rows.h"

namespace seq {

Packing joined(const Packing& packing, int factor, Arena& arena) {
  const int steps = (packing.steps() + factor - 1) / factor;
  const std::span<int> offset = arena.list<int>(steps + 1);
  for (int t = 0; t < steps; ++t) offset[t + 1] = offset[t] + packing.alive(t * factor);
  return {offset};
}

void join_steps(const Packing& packing, ConstView rows, int factor, const Packing& to, View joined_rows) {
  const std::ptrdiff_t width = rows.cols;
  for (int t = 0; t < to.steps(); ++t) {
    const View step = joined_rows.row_range(to.row(t, 0), to.alive(t));
    for (int k = 0; k < factor; ++k) {
      const int from = factor * t + k;
      const View part = step.col_range(k * width, width);
      const int alive = from < packing.steps() ? packing.alive(from) : 0;
      if (alive > 0) copy_rows(rows.row_range(packing.row(from, 0), alive), part.row_range(0, alive));
      if (alive < to.alive(t)) fill_zero(part.row_range(alive, to.alive(t) - alive));
    }
  }
}

Packing split(const Packing& packing, int factor, Arena& arena) {
  const int steps = packing.steps() * factor;
  const std::span<int> offset = arena.list<int>(steps + 1);
  for (int t = 0; t < steps; ++t) offset[t + 1] = offset[t] + packing.alive(t / factor);
  return {offset};
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
