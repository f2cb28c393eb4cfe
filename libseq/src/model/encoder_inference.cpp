#include "model/encoder_inference.h"

#include <algorithm>
#include <numeric>

namespace seq {
namespace {

int directions_of(const Encoder& encoder) { return encoder.bidirectional ? 2 : 1; }

const RecurrentLayer& in_direction(const Encoder::Layer& layer, int d) {
  return d == 0 ? layer.forward : layer.backward;
}

}  // namespace

PieceGates::PieceGates(const Encoder& encoder, const Parameters& p, const std::vector<const std::vector<int>*>& texts,
                       Workers& workers)
    : row_of_(static_cast<std::size_t>(encoder.embedding.rows), -1) {
  std::vector<int> pieces;
  for (const std::vector<int>* ids : texts)
    for (int id : *ids) {
      if (row_of_[id] >= 0) continue;
      row_of_[id] = static_cast<int>(pieces.size());
      pieces.push_back(id);
    }
  const auto count = static_cast<int>(pieces.size());
  const int directions = directions_of(encoder);
  for (int d = 0; d < directions; ++d)
    gates_[d] = arena_.matrix(count, in_direction(encoder.layers[0], d).gate_width());
  const Tensor& table = encoder.embedding;
  constexpr int block = 64;
  const int threads = workers.threads();
  workers.each(threads, [&](int thread) {
    Arena scratch;
    for (int first = thread * block; first < count; first += threads * block) {
      Arena::Frame frame(scratch);
      const int rows = std::min(block, count - first);
      const View embedded = scratch.matrix(rows, table.cols);
      for (int i = 0; i < rows; ++i) p.copy_row(table, pieces[first + i], embedded.row(i));
      for (int d = 0; d < directions; ++d)
        recurrent_gate_inputs(in_direction(encoder.layers[0], d), p, embedded, gates_[d].row_range(first, rows),
                              scratch);
    }
  });
}

std::int64_t PieceGates::width(const Encoder& encoder) {
  return std::int64_t{directions_of(encoder)} * encoder.layers[0].forward.gate_width();
}

EncoderStates encoder_states(const Encoder& encoder, const Parameters& p, const PackedTokens& source,
                             const PieceGates& pieces, Arena& arena, Arena& scratch) {
  const Packing& packing = source.packing;
  std::vector<int> row_of(packing.rows());
  ConstView below;
  if (encoder.embedding) {
    for (std::size_t r = 0; r < row_of.size(); ++r) row_of[r] = pieces.row_of(source.ids[r]);
  } else {
    below = ConstView(source.frames.data(), packing.rows(), source.width);
  }
  EncoderStates result;
  result.final = arena.matrix(packing.batch(), encoder.width());
  for (const Encoder::Layer& layer : encoder.layers) {
    const int H = layer.forward.units;
    result.output = arena.matrix(packing.rows(), H * directions_of(encoder));
    if (below) std::iota(row_of.begin(), row_of.end(), 0);
    for (int d = 0; d < directions_of(encoder); ++d) {
      const RecurrentLayer& recurrent = in_direction(layer, d);
      Arena::Frame frame(scratch);
      ConstView gates = pieces.direction(d);
      if (below) {
        const View own = scratch.matrix(packing.rows(), recurrent.gate_width());
        recurrent_gate_inputs(recurrent, p, below, own, scratch);
        gates = own;
      }
      // Every layer is as wide as the next, so the last one's final states are those that stay.
      recurrent_scan(recurrent, p, packing, d == 1, gates, row_of.data(), result.output.col_range(d * H, H),
                     result.final.col_range(d * H, H), scratch);
    }
    if (layer.residual && below) add_rows(below, result.output);
    if (layer.residual && !below) {
      Arena::Frame frame(scratch);
      const View embedded = scratch.matrix(1, encoder.embedding.cols);
      for (std::size_t r = 0; r < source.ids.size(); ++r) {
        p.copy_row(encoder.embedding, source.ids[r], embedded.row(0));
        add_rows(embedded, result.output.row_range(r, 1));
      }
    }
    below = result.output;
  }
  return result;
}

}  // namespace seq
