#include "nn/pooling.h"

#include <cmath>

#include "core/profile.h"

namespace seq {
namespace {

using Part = PoolingLayer::Part;

/// Steps of sequence j.
int length_of(const Packing& packing, int j) {
  int t = 0;
  while (t < packing.steps() && packing.alive(t) > j) ++t;
  return t;
}

/// sum row j = Σ over the steps of sequence j.
void sum_steps(const Packing& packing, ConstView states, View sum) {
  fill_zero(sum);
  for (int t = 0; t < packing.steps(); ++t)
    add_rows(states.row_range(packing.row(t, 0), packing.alive(t)), sum.row_range(0, packing.alive(t)));
}

void scale_by_length(const Packing& packing, View rows) {
  for (int j = 0; j < packing.batch(); ++j) {
    const Real share = Real{1} / static_cast<Real>(length_of(packing, j));
    for (std::ptrdiff_t k = 0; k < rows.cols; ++k) rows(j, k) *= share;
  }
}

/// Every step's row += the row of its sequence.
void add_to_steps(const Packing& packing, ConstView d, View d_states) {
  for (int t = 0; t < packing.steps(); ++t)
    add_rows(d.row_range(0, packing.alive(t)), d_states.row_range(packing.row(t, 0), packing.alive(t)));
}

/// largest row j = the largest numbers of the steps of sequence j.
void max_steps(const Packing& packing, ConstView states, View largest) {
  copy_rows(states.row_range(0, packing.batch()), largest);
  for (int t = 1; t < packing.steps(); ++t)
    max_rows(states.row_range(packing.row(t, 0), packing.alive(t)), largest.row_range(0, packing.alive(t)));
}

void max_steps_backward(const Packing& packing, ConstView states, ConstView largest, ConstView d, View d_states,
                        Arena& scratch) {
  Arena::Frame frame(scratch);
  const View left = scratch.matrix(d.rows, d.cols);
  copy_rows(d, left);
  for (int t = 0; t < packing.steps(); ++t) {
    const int row = packing.row(t, 0), n = packing.alive(t);
    max_rows_backward(states.row_range(row, n), largest.row_range(0, n), left.row_range(0, n),
                      d_states.row_range(row, n));
  }
}

Real dot(const Real* a, const Real* b, std::ptrdiff_t n) {
  Real sum = 0;
  for (std::ptrdiff_t i = 0; i < n; ++i) sum += a[i] * b[i];
  return sum;
}

void attention_forward(const PoolingLayer& layer, const Parameters& p, const Packing& packing, ConstView states,
                       PoolingSaved& saved, View pooled) {
  linear_forward(layer.score, p, states, saved.hidden);
  tanh_rows(saved.hidden);
  fill_zero(pooled);
  for (int j = 0; j < packing.batch(); ++j) {
    const int length = length_of(packing, j);
    Real peak = 0, sum = 0;
    for (int t = 0; t < length; ++t) {
      const int r = packing.row(t, j);
      saved.weight[r] = dot(saved.hidden.row(r), p.row(layer.v), layer.width);
      if (t == 0 || saved.weight[r] > peak) peak = saved.weight[r];
    }
    for (int t = 0; t < length; ++t) {
      Real& w = saved.weight[packing.row(t, j)];
      w = std::exp(w - peak);
      sum += w;
    }
    for (int t = 0; t < length; ++t) {
      const int r = packing.row(t, j);
      saved.weight[r] /= sum;
      for (int k = 0; k < layer.width; ++k) pooled(j, k) += saved.weight[r] * states(r, k);
    }
  }
}

void attention_backward(const PoolingLayer& layer, const Parameters& p, const Packing& packing, ConstView states,
                        const PoolingSaved& saved, ConstView d_pooled, View d_states, Gradients& d_p, Arena& scratch) {
  Arena::Frame frame(scratch);
  const View d_hidden = scratch.matrix(states.rows, layer.width);
  Real* d_v = d_p.row(layer.v);
  for (int j = 0; j < packing.batch(); ++j) {
    const int length = length_of(packing, j);
    Real mean = 0;
    for (int t = 0; t < length; ++t) {
      const int r = packing.row(t, j);
      mean += saved.weight[r] * dot(d_pooled.row(j), states.row(r), layer.width);
    }
    for (int t = 0; t < length; ++t) {
      const int r = packing.row(t, j);
      const Real w = saved.weight[r], d_score = w * (dot(d_pooled.row(j), states.row(r), layer.width) - mean);
      for (int k = 0; k < layer.width; ++k) {
        d_states(r, k) += w * d_pooled(j, k);
        d_v[k] += d_score * saved.hidden(r, k);
        d_hidden(r, k) = d_score * p.row(layer.v)[k];
      }
    }
  }
  tanh_rows_backward(saved.hidden, d_hidden);
  linear_backward(layer.score, p, states, d_hidden, d_p, d_states, true, scratch);
}

}  // namespace

PoolingLayer PoolingLayer::add(ParameterSpace& space, const std::string& name, std::vector<Part> parts, int width) {
  PoolingLayer layer;
  layer.width = width;
  for (Part part : parts)
    if (part == Part::attention && !layer.v) {
      layer.score = LinearLayer::add(space, name + ".score", width, width);
      TensorSpec spec;
      spec.name = name + ".v";
      spec.init = TensorSpec::Init::glorot;
      layer.v = space.add(spec, 1, width);
    }
  layer.parts = std::move(parts);
  return layer;
}

PoolingSaved pool_forward(const PoolingLayer& layer, const Parameters& p, const Packing& packing, ConstView states,
                          ConstView final, View pooled, Arena& arena) {
  ProfileBlock block("pooling");
  PoolingSaved saved;
  for (std::size_t i = 0; i < layer.parts.size(); ++i) {
    const View part = pooled.col_range(static_cast<std::ptrdiff_t>(i) * layer.width, layer.width);
    switch (layer.parts[i]) {
      case Part::last:
        copy_rows(final, part);
        break;
      case Part::mean:
        sum_steps(packing, states, part);
        scale_by_length(packing, part);
        break;
      case Part::max:
        saved.largest = arena.matrix(part.rows, part.cols);
        max_steps(packing, states, saved.largest);
        copy_rows(saved.largest, part);
        break;
      case Part::attention:
        saved.hidden = arena.matrix(states.rows, layer.width);
        saved.weight = arena.take<Real>(states.rows);
        attention_forward(layer, p, packing, states, saved, part);
        break;
    }
  }
  return saved;
}

void pool_backward(const PoolingLayer& layer, const Parameters& p, const Packing& packing, ConstView states,
                   const PoolingSaved& saved, ConstView d_pooled, View d_states, View d_final, Gradients& d_p,
                   Arena& scratch) {
  ProfileBlock block("pooling, backward");
  fill_zero(d_states);
  fill_zero(d_final);
  for (std::size_t i = 0; i < layer.parts.size(); ++i) {
    const ConstView part = d_pooled.col_range(static_cast<std::ptrdiff_t>(i) * layer.width, layer.width);
    switch (layer.parts[i]) {
      case Part::last:
        add_rows(part, d_final);
        break;
      case Part::mean: {
        Arena::Frame frame(scratch);
        const View share = scratch.matrix(part.rows, part.cols);
        copy_rows(part, share);
        scale_by_length(packing, share);
        add_to_steps(packing, share, d_states);
        break;
      }
      case Part::max:
        max_steps_backward(packing, states, saved.largest, part, d_states, scratch);
        break;
      case Part::attention:
        attention_backward(layer, p, packing, states, saved, part, d_states, d_p, scratch);
        break;
    }
  }
}

}  // namespace seq
