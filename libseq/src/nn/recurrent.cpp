#include "nn/recurrent.h"

#include "core/profile.h"

namespace seq {
namespace {

bool separate_recurrent_gradient(const RecurrentLayer& layer) { return layer.cell == Cell::gru || layer.layer_norm; }

void normalise_in_place(View rows, const Real* gain, const Real* shift, Arena& scratch) {
  Arena::Frame frame(scratch);
  layer_norm_rows(rows, gain, shift, scratch.matrix(rows.rows, rows.cols), scratch.take<Real>(rows.rows), rows);
}

/// x·W or h·U with what layer normalisation makes of it, without keeping anything.
void gate_inputs(const Parameters& p, ConstView x, const Tensor& weight, const Tensor& gain, const Real* shift,
                 bool normalise, View out, Arena& scratch) {
  if (!normalise) return multiply(x, p.product(weight), out, shift ? Start::bias : Start::zero, shift);
  multiply(x, p.product(weight), out);
  normalise_in_place(out, p.row(gain), shift, scratch);
}

void multiply_elements(ConstView x, View y) {
  for (std::ptrdiff_t i = 0; i < x.rows; ++i)
    for (std::ptrdiff_t j = 0; j < x.cols; ++j) y(i, j) *= x(i, j);
}

/// A step from the inputs of the gates (more·W_more is still to come) and from h·U.
void finish_step(const RecurrentLayer& layer, const Parameters& p, View gates, View recurrent, const Tensor* w_more,
                 ConstView more, const RecurrentState& before, RecurrentState& after, Arena& scratch) {
  if (layer.layer_norm) normalise_in_place(recurrent, p.row(layer.u_gain), p.row(layer.u_shift), scratch);
  if (more) multiply(more, p.product(*w_more), gates, Start::keep);
  CellStep step;
  step.inputs = gates;
  step.recurrent = recurrent;
  step.h_before = before.h;
  step.h = after.h;
  if (layer.cell == Cell::gru) step.candidate_bias = p.row(layer.candidate_bias);
  if (layer.cell == Cell::lstm) {
    step.c_before = before.c;
    step.c = after.c;
  }
  cell_forward(layer.cell, step);
}

}  // namespace

RecurrentLayer RecurrentLayer::add(ParameterSpace& space, const std::string& name, Cell cell, int inputs, int units,
                                   bool layer_norm) {
  RecurrentLayer layer;
  layer.cell = cell;
  layer.inputs = inputs;
  layer.units = units;
  layer.layer_norm = layer_norm;
  const int width = layer.gate_width();
  layer.w = space.matrix(name + ".w", inputs, width);
  TensorSpec recurrent;
  recurrent.name = name + ".u";
  recurrent.init = TensorSpec::Init::orthogonal;
  recurrent.product = true;
  layer.u = space.add(recurrent, units, width);
  layer.b = space.vector(name + ".b", width);
  if (cell == Cell::gru) layer.candidate_bias = space.vector(name + ".candidate_bias", units);
  if (layer_norm) {
    layer.w_gain = space.vector(name + ".w_gain", width, TensorSpec::Init::ones);
    layer.u_gain = space.vector(name + ".u_gain", width, TensorSpec::Init::ones);
    layer.u_shift = space.vector(name + ".u_shift", width);
  }
  return layer;
}

RecurrentSaved recurrent_begin(const RecurrentLayer& layer, const Packing& packing, const Dropout& dropout,
                               Arena& saved) {
  const int rows = packing.rows(), H = layer.units, width = layer.gate_width();
  RecurrentSaved s;
  s.gates = saved.matrix(rows, width);
  s.h_before = saved.matrix(rows, H);
  s.h_dropped = s.h_before;
  s.d_gates = saved.matrix(rows, width);
  s.d_recurrent = separate_recurrent_gradient(layer) ? saved.matrix(rows, width) : s.d_gates;
  if (layer.cell == Cell::gru) s.recurrent_candidate = saved.matrix(rows, H);
  if (layer.cell == Cell::lstm) {
    s.c_before = saved.matrix(rows, H);
    s.c_tanh = saved.matrix(rows, H);
  }
  if (layer.layer_norm) {
    s.w_normalised = saved.matrix(rows, width);
    s.u_normalised = saved.matrix(rows, width);
    s.w_inverse = saved.take<Real>(rows);
    s.u_inverse = saved.take<Real>(rows);
  }
  if (dropout) {
    s.h_dropped = saved.matrix(rows, H);
    s.state_mask = saved.matrix(packing.batch(), H);
    for (std::ptrdiff_t i = 0; i < s.state_mask.size(); ++i) s.state_mask.data[i] = 1;
    dropout_rows(dropout, s.state_mask);
  }
  return s;
}

void recurrent_inputs(const RecurrentLayer& layer, const Parameters& p, ConstView x, int first_row,
                      RecurrentSaved& saved) {
  ProfileBlock block("input products");
  const View gates = saved.gates.row_range(first_row, x.rows);
  if (!layer.layer_norm) return multiply(x, p.product(layer.w), gates, Start::bias, p.row(layer.b));
  multiply(x, p.product(layer.w), gates);
  layer_norm_rows(gates, p.row(layer.w_gain), p.row(layer.b), saved.w_normalised.row_range(first_row, x.rows),
                  saved.w_inverse + first_row, gates);
}

void recurrent_steps(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed, int first,
                     int last, RecurrentState& state, View h, RecurrentSaved& saved, Arena& scratch) {
  ProfileBlock block("recurrence");
  for (int k = first; k < last; ++k) {
    const int t = reversed ? first + last - 1 - k : k, row = packing.row(t, 0), n = packing.alive(t);
    Arena::Frame frame(scratch);
    const View state_h = state.h.row_range(0, n), before = saved.h_dropped.row_range(row, n);
    copy_rows(state_h, saved.h_before.row_range(row, n));
    if (saved.state_mask) {
      copy_rows(state_h, before);
      multiply_elements(saved.state_mask.row_range(0, n), before);
    }
    const View recurrent = scratch.matrix(n, layer.gate_width());
    multiply(before, p.product(layer.u), recurrent);
    if (layer.layer_norm)
      layer_norm_rows(recurrent, p.row(layer.u_gain), p.row(layer.u_shift), saved.u_normalised.row_range(row, n),
                      saved.u_inverse + row, recurrent);
    CellStep step;
    step.gates = saved.gates.row_range(row, n);
    step.inputs = step.gates;
    step.recurrent = recurrent;
    step.h_before = state_h;
    step.h = h.row_range(row, n);
    if (layer.cell == Cell::gru) {
      step.candidate_bias = p.row(layer.candidate_bias);
      step.recurrent_candidate = saved.recurrent_candidate.row_range(row, n);
    } else if (layer.cell == Cell::lstm) {
      step.c_before = saved.c_before.row_range(row, n);
      step.c = state.c.row_range(0, n);
      step.c_tanh = saved.c_tanh.row_range(row, n);
      copy_rows(step.c, saved.c_before.row_range(row, n));
    }
    cell_forward(layer.cell, step);
    copy_rows(step.h, state_h);
  }
}

void recurrent_steps_backward(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed,
                              int first, int last, RecurrentState& d_state, ConstView d_h, RecurrentSaved& saved,
                              Gradients& d_p, Arena& scratch) {
  ProfileBlock block("recurrence, backward");
  for (int k = last - 1; k >= first; --k) {
    const int t = reversed ? first + last - 1 - k : k, row = packing.row(t, 0), n = packing.alive(t), H = layer.units;
    const View d_state_h = d_state.h.row_range(0, n);
    add_rows(d_h.row_range(row, n), d_state_h);
    CellStepBack step;
    step.gates = saved.gates.row_range(row, n);
    step.h_before = saved.h_before.row_range(row, n);
    step.d_h = d_state_h;
    step.d_gates = saved.d_gates.row_range(row, n);
    if (layer.cell == Cell::gru) {
      step.recurrent_candidate = saved.recurrent_candidate.row_range(row, n);
      step.d_recurrent = saved.d_recurrent.row_range(row, n);
    } else if (layer.cell == Cell::lstm) {
      step.c_before = saved.c_before.row_range(row, n);
      step.c_tanh = saved.c_tanh.row_range(row, n);
      step.d_c = d_state.c.row_range(0, n);
    }
    cell_backward(layer.cell, step);

    const View d_recurrent = saved.d_recurrent.row_range(row, n);
    if (layer.cell == Cell::gru) add_column_sums(d_recurrent.col_range(2 * H, H), d_p.row(layer.candidate_bias));
    if (layer.layer_norm) {
      if (layer.cell != Cell::gru) copy_rows(step.d_gates, d_recurrent);
      layer_norm_rows_backward(saved.u_normalised.row_range(row, n), saved.u_inverse + row, p.row(layer.u_gain),
                               d_recurrent, d_recurrent, d_p.row(layer.u_gain), d_p.row(layer.u_shift));
    }
    if (!saved.state_mask) {
      multiply(d_recurrent, p.product_transposed(layer.u), d_state_h, Start::keep);
    } else {
      Arena::Frame frame(scratch);
      const View through = scratch.matrix(n, H);
      multiply(d_recurrent, p.product_transposed(layer.u), through);
      multiply_elements(saved.state_mask.row_range(0, n), through);
      add_rows(through, d_state_h);
    }
  }
}

void recurrent_inputs_backward(const RecurrentLayer& layer, const Parameters& p, int first_row, View d_x,
                               RecurrentSaved& saved, Gradients& d_p) {
  ProfileBlock block("input products, backward");
  const View d_gates = saved.d_gates.row_range(first_row, d_x.rows);
  if (layer.layer_norm)
    layer_norm_rows_backward(saved.w_normalised.row_range(first_row, d_x.rows), saved.w_inverse + first_row,
                             p.row(layer.w_gain), d_gates, d_gates, d_p.row(layer.w_gain), d_p.row(layer.b));
  multiply(d_gates, p.product_transposed(layer.w), d_x);
}

void recurrent_weight_gradients(const RecurrentLayer& layer, const Parameters& p, ConstView x,
                                const RecurrentSaved& saved, Gradients& d_p, Arena& scratch) {
  ProfileBlock block("weight gradients");
  multiply_transposed(x, saved.d_gates, d_p.view(layer.w), scratch, p.precision());
  multiply_transposed(saved.h_dropped, saved.d_recurrent, d_p.view(layer.u), scratch, p.precision());
  if (!layer.layer_norm) add_column_sums(saved.d_gates, d_p.row(layer.b));
}

void recurrent_gate_inputs(const RecurrentLayer& layer, const Parameters& p, ConstView x, View gates, Arena& scratch) {
  ProfileBlock block("input products");
  gate_inputs(p, x, layer.w, layer.w_gain, p.row(layer.b), layer.layer_norm, gates, scratch);
}

void recurrent_scan(const RecurrentLayer& layer, const Parameters& p, const Packing& packing, bool reversed, int first,
                    int last, ConstView gates, const int* row_of, RecurrentState& state, View h, Arena& scratch) {
  ProfileBlock block("recurrence");
  const int steps = packing.steps();
  for (int k = first; k < last; ++k) {
    const int t = reversed ? first + last - 1 - k : k, row = packing.row(t, 0), n = packing.alive(t);
    // Where a sequence begins the state is zero, and so is its product.
    const int begun = reversed ? (t + 1 == steps ? 0 : packing.alive(t + 1)) : (t == 0 ? 0 : n);
    Arena::Frame frame(scratch);
    const View recurrent = scratch.matrix(n, layer.gate_width());
    multiply(state.h.row_range(0, begun), p.product(layer.u), recurrent.row_range(0, begun));
    fill_zero(recurrent.row_range(begun, n - begun));
    if (layer.layer_norm)
      layer_norm_rows(recurrent, p.row(layer.u_gain), p.row(layer.u_shift), scratch.matrix(n, layer.gate_width()),
                      scratch.take<Real>(n), recurrent);
    CellStep step;
    step.inputs = gates;
    step.input_row = row_of + row;
    step.recurrent = recurrent;
    step.h_before = step.h = state.h.row_range(0, n);
    if (layer.cell == Cell::gru) step.candidate_bias = p.row(layer.candidate_bias);
    if (layer.cell == Cell::lstm) step.c_before = step.c = state.c.row_range(0, n);
    cell_forward(layer.cell, step);
    copy_rows(step.h, h.row_range(row, n));
  }
}

void recurrent_step(const RecurrentLayer& layer, const Parameters& p, ConstView x, const Tensor* w_more, ConstView more,
                    const RecurrentState& before, RecurrentState& after, Arena& scratch) {
  ProfileBlock block("recurrence");
  Arena::Frame frame(scratch);
  const View gates = scratch.matrix(x.rows, layer.gate_width()), recurrent = scratch.matrix(x.rows, layer.gate_width());
  const Product inputs = {x, p.product(layer.w), gates, layer.layer_norm ? Start::zero : Start::bias, p.row(layer.b)};
  multiply({inputs, {before.h, p.product(layer.u), recurrent}});
  if (layer.layer_norm) normalise_in_place(gates, p.row(layer.w_gain), p.row(layer.b), scratch);
  finish_step(layer, p, gates, recurrent, w_more, more, before, after, scratch);
}

void recurrent_step_from_gates(const RecurrentLayer& layer, const Parameters& p, View gates, const Tensor* w_more,
                               ConstView more, const RecurrentState& before, RecurrentState& after, Arena& scratch) {
  ProfileBlock block("recurrence");
  Arena::Frame frame(scratch);
  const View recurrent = scratch.matrix(gates.rows, layer.gate_width());
  multiply(before.h, p.product(layer.u), recurrent);
  finish_step(layer, p, gates, recurrent, w_more, more, before, after, scratch);
}

}  // namespace seq
