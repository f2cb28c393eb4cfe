#include "bench/recurrence.h"

#include <cstdio>
#include <memory>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "bench/peak.h"
#include "bench/table.h"
#include "bench/timing.h"
#include "core/random.h"
#include "nn/recurrent.h"

namespace seq::bench {
namespace {

constexpr int steps = 20, sequences = 64, measurements = 5;

/// A layer with weights, and what the lanes of all threads read.
struct Layer {
  ParameterSpace space;
  RecurrentLayer layer;
  std::vector<Real> weights;
  Parameters parameters;

  Layer(Cell cell, int units) : layer(RecurrentLayer::add(space, "layer", cell, units, units, false)) {
    weights.resize(static_cast<std::size_t>(space.size()));
    space.initialise(weights.data(), 1);
    parameters = Parameters(space, weights.data(), true);
  }
};

/// One thread's sequences, and memory for what is made of them.
class Lane {
 public:
  Lane(const Layer& of, int batch) : of_(of), batch_(batch), gradients_(of.weights.size()) {
    packing_ = Packing::of(std::vector<int>(static_cast<std::size_t>(batch), steps), inputs_);
    const int rows = packing_.rows(), H = of.layer.units;
    RandomStream random(7);
    for (View* v : {&x_, &d_h_}) {
      *v = inputs_.matrix(rows, H);
      for (std::ptrdiff_t i = 0; i < v->size(); ++i) v->data[i] = static_cast<Real>(random.uniform() - 0.5);
    }
    row_of_.resize(static_cast<std::size_t>(rows));
    std::iota(row_of_.begin(), row_of_.end(), 0);
  }

  void infer() {
    begin();
    const View gates = arena_.matrix(packing_.rows(), of_.layer.gate_width());
    recurrent_gate_inputs(of_.layer, of_.parameters, x_, gates, scratch_);
    RecurrentState state = zeros();
    recurrent_scan(of_.layer, of_.parameters, packing_, false, 0, steps, gates, row_of_.data(), state, states(),
                   scratch_);
  }

  void train(bool with_backward) {
    begin();
    RecurrentSaved saved = recurrent_begin(of_.layer, packing_, Dropout(), arena_);
    recurrent_inputs(of_.layer, of_.parameters, x_, 0, saved);
    RecurrentState state = zeros();
    recurrent_steps(of_.layer, of_.parameters, packing_, false, 0, steps, state, states(), saved, scratch_);
    if (!with_backward) return;
    Gradients d_p(gradients_.data());
    RecurrentState d_state = zeros();
    recurrent_steps_backward(of_.layer, of_.parameters, packing_, false, 0, steps, d_state, d_h_, saved, d_p, scratch_);
    recurrent_inputs_backward(of_.layer, of_.parameters, 0, arena_.matrix(packing_.rows(), of_.layer.inputs), saved,
                              d_p);
    recurrent_weight_gradients(of_.layer, of_.parameters, x_, saved, d_p, scratch_);
  }

 private:
  void begin() {
    arena_.reset();
    scratch_.reset();
  }
  View states() { return arena_.matrix(packing_.rows(), of_.layer.units); }
  RecurrentState zeros() {
    const int H = of_.layer.units;
    return {arena_.zeros(batch_, H), of_.layer.cell == Cell::lstm ? arena_.zeros(batch_, H) : View()};
  }

  const Layer& of_;
  int batch_;
  Packing packing_;
  Arena inputs_, arena_, scratch_;
  View x_, d_h_;
  std::vector<int> row_of_;
  std::vector<Real> gradients_;
};

}  // namespace

void print_recurrence(int threads) {
  constexpr int name_width = 12, cell_width = 22;
  const double peak = peak_gflops(threads);
  std::printf("a layer, %d sequences of %d steps on %d thread%s: tokens/s (GFLOP/s), peak %.0f\n%s%s%s%s\n", sequences,
              steps, threads, threads > 1 ? "s" : "", peak, to_left("", name_width).c_str(),
              to_right("inference", cell_width).c_str(), to_right("forward", cell_width).c_str(),
              to_right("forward + backward", cell_width).c_str());
  const std::pair<const char*, Cell> cells[] = {{"rnn", Cell::rnn}, {"gru", Cell::gru}, {"lstm", Cell::lstm}};
  for (const auto& [name, cell] : cells)
    for (int units : {128, 256, 512, 1024}) {
      const Layer layer(cell, units);
      const int batch = sequences / threads;
      std::vector<std::unique_ptr<Lane>> lanes;
      for (int t = 0; t < threads; ++t) lanes.push_back(std::make_unique<Lane>(layer, batch));
      const double tokens = static_cast<double>(batch) * threads * steps,
                   operations = 2.0 * layer.layer.gate_width() * 2 * units * tokens;
      const auto cell_of = [&](int passes, const auto& work) {
        const double seconds = median(repeated_seconds(threads, measurements, [&](int t) { work(*lanes[t]); }));
        return to_right(text("%.0f (%.0f)", tokens / seconds, 1e-9 * passes * operations / seconds), cell_width);
      };
      std::printf("%s%s%s%s\n", to_left(text("%s %d", name, units), name_width).c_str(),
                  cell_of(1, [](Lane& lane) { lane.infer(); }).c_str(),
                  cell_of(1, [](Lane& lane) { lane.train(false); }).c_str(),
                  cell_of(3, [](Lane& lane) { lane.train(true); }).c_str());
    }
}

}  // namespace seq::bench
