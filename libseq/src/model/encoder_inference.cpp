#include "model/encoder_inference.h"

#include <algorithm>
#include <numeric>

#include "nn/idle_threads.h"
#include "nn/step_join.h"

namespace seq {
namespace {

constexpr int chunk_rows = 1024;  ///< whose gate inputs are at hand at a time, but for one step's at least

int directions_of(const Encoder& encoder) { return encoder.bidirectional ? 2 : 1; }

const RecurrentLayer& in_direction(const Encoder::Layer& layer, int d) {
  return d == 0 ? layer.forward : layer.backward;
}

/// A state of zeros whose h is `last`.
RecurrentState state_in(const RecurrentLayer& layer, View last, Arena& scratch) {
  fill_zero(last);
  return {last, layer.cell == Cell::lstm ? scratch.zeros(last.rows, layer.units) : View()};
}

/// All steps of a layer whose gate inputs are those of pieces: row r's are row row_of[r] of `gates`. h (rows × H) gets
/// every row's state, last (B × H) each sequence's last one.
void scan_pieces(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed,
                 ConstView gates, const int* row_of, View h, View last, Arena& scratch) {
  Arena::Frame frame(scratch);
  RecurrentState state = state_in(layer, last, scratch);
  recurrent_scan(layer, p, packing, reversed, 0, packing.steps(), gates, row_of, state, h, scratch);
}

/// The same of a layer that reads `below` (rows × I), whose gate inputs are computed for some steps at a time: those of
/// all would be several times as large as what is kept.
void scan_in_chunks(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed,
                    ConstView below, View h, View last, Arena& scratch) {
  Arena::Frame frame(scratch);
  RecurrentState state = state_in(layer, last, scratch);
  const std::span<int> row_of = scratch.list<int>(packing.rows());
  const int steps = packing.steps(), stride = std::max(1, chunk_rows / std::max(1, packing.batch()));
  for (int done = 0; done < steps; done += stride) {
    const int count = std::min(stride, steps - done), first = reversed ? steps - done - count : done;
    const int row = packing.row(first, 0), rows = packing.row(first + count, 0) - row;
    Arena::Frame chunk(scratch);
    const View gates = scratch.matrix(rows, layer.gate_width());
    recurrent_gate_inputs(layer, p, below.row_range(row, rows), gates, scratch);
    std::iota(row_of.begin() + row, row_of.begin() + row + rows, 0);
    recurrent_scan(layer, p, packing, reversed, first, first + count, gates, row_of.data(), state, h, scratch);
  }
}

}  // namespace

void make_gate_caches(const Encoder& encoder, const Parameters& p, EncoderGateCaches& caches) {
  if (!encoder.embedding) return;
  for (int d = 0; d < directions_of(encoder); ++d)
    caches[d].emplace(encoder.embedding, in_direction(encoder.layers[0], d), p);
}

PieceGates::PieceGates(const Encoder& encoder, const Parameters& p, const std::vector<const std::vector<int>*>& texts,
                       Workers& workers, EncoderGateCaches* caches)
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
      if (caches) {
        for (int d = 0; d < directions; ++d)
          (*caches)[d]->fill(std::span(pieces).subspan(first, rows), gates_[d].row_range(first, rows), scratch);
        continue;
      }
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
  EncoderStates result;
  result.packing = source.packing();
  const int rows = result.packing.rows();
  std::span<int> row_of;
  ConstView below;
  if (encoder.embedding) {
    row_of = arena.list<int>(rows);
    for (int r = 0; r < rows; ++r) row_of[r] = pieces.row_of(source.ids[r]);
  } else {
    below = ConstView(source.frames.data(), rows, source.width);
  }
  Packing& packing = result.packing;
  result.final = arena.matrix(packing.batch(), encoder.width());
  if (encoder.set) {
    const View frames = arena.matrix(below.rows, below.cols);
    copy_rows(below, frames);
    const SetEncoderSaved set =
        set_encoder_forward(encoder.set, p, packing, frames, DropoutPlan(), result.final, arena);
    result.output = set.output();
    packing = set.packing;
    return result;
  }
  Arena::Frame frame(scratch);
  for (std::size_t l = 0; l < encoder.layers.size(); ++l) {
    const Encoder::Layer& layer = encoder.layers[l];
    const int H = layer.forward.units;
    if (layer.join > 1) {
      const Packing to = joined(packing, layer.join, arena);
      const View rows = scratch.matrix(to.rows(), below.cols * layer.join);
      join_steps(packing, below, layer.join, to, rows);
      below = rows;
      packing = to;
    }
    // What the layers below the last one say is needed by the next one alone.
    Arena& kept = l + 1 == encoder.layers.size() ? arena : scratch;
    result.output = kept.matrix(packing.rows(), H * directions_of(encoder));
    const double operations = 2.0 * packing.rows() * H * layer.forward.gate_width() * directions_of(encoder);
    share_out(directions_of(encoder), operations, scratch, [&](std::ptrdiff_t first, std::ptrdiff_t count, Arena& own) {
      for (int d = static_cast<int>(first); d < first + count; ++d) {
        const View h = result.output.col_range(d * H, H), last = result.final.col_range(d * H, H);
        // Every layer is as wide as the next, so the last one's final states are those that stay.
        if (below)
          scan_in_chunks(in_direction(layer, d), p, packing, d == 1, below, h, last, own);
        else
          scan_pieces(in_direction(layer, d), p, packing, d == 1, pieces.direction(d), row_of.data(), h, last, own);
      }
    });
    if (layer.residual && below) add_rows(below, result.output);
    if (layer.residual && !below) {
      Arena::Frame row(scratch);
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
