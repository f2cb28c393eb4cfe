#include "model/set_encoder.h"

#include <string>

#include "nn/step_join.h"

namespace seq {
namespace {

/// A site of dropout for the input of every layer but the first, apart from the sites of recurrent layers.
std::uint64_t input_site(std::size_t layer) { return 90 + layer; }

/// Rows of a sequence, of which step t is alive: how many it has.
int length_of(const Packing& packing, int sequence) {
  int length = 0;
  while (length < packing.steps() && packing.alive(length) > sequence) ++length;
  return length;
}

}  // namespace

SetEncoder SetEncoder::add(ParameterSpace& space, int inputs, int width, int layers, int views) {
  SetEncoder encoder;
  encoder.views = views;
  for (int l = 0; l < layers; ++l)
    encoder.layers.push_back(LinearLayer::add(space, "encoder." + std::to_string(l) + ".set", l == 0 ? inputs : width,
                                              l == 0 ? width * views : width));
  return encoder;
}

SetEncoderSaved set_encoder_forward(const SetEncoder& encoder, const Parameters& p, const Packing& packing, View frames,
                                    const DropoutPlan& dropout, View final, Arena& arena) {
  SetEncoderSaved saved;
  saved.packing = split(packing, encoder.views, arena);
  saved.layers = arena.list<SetEncoderSaved::Layer>(encoder.layers.size());
  View below = frames;
  for (std::size_t l = 0; l < encoder.layers.size(); ++l) {
    SetEncoderSaved::Layer& kept = saved.layers[l];
    kept.input = below;
    if (l > 0 && dropout.layer > 0) {
      kept.input = arena.matrix(below.rows, below.cols);
      copy_rows(below, kept.input);
      dropout_rows(dropout.at(dropout.layer, input_site(l)), kept.input);
    }
    kept.output = arena.matrix(saved.packing.rows(), encoder.width());
    if (l == 0 && encoder.views > 1) {
      const View side_by_side = arena.matrix(packing.rows(), encoder.views * encoder.width());
      linear_forward(encoder.layers[l], p, kept.input, side_by_side);
      split_steps(saved.packing, side_by_side, encoder.views, packing, kept.output);
    } else {
      linear_forward(encoder.layers[l], p, kept.input, kept.output);
    }
    tanh_rows(kept.output);
    below = kept.output;
  }
  fill_zero(final);
  for (int j = 0; j < saved.packing.batch(); ++j) {
    const int length = length_of(saved.packing, j);
    for (int t = 0; t < length; ++t) add_rows(below.row_range(saved.packing.row(t, j), 1), final.row_range(j, 1));
    for (std::ptrdiff_t k = 0; k < final.cols; ++k) final(j, k) /= static_cast<Real>(length);
  }
  return saved;
}

void set_encoder_backward(const SetEncoder& encoder, const Parameters& p, const Packing& packing,
                          const DropoutPlan& dropout, const SetEncoderSaved& saved, View d_output, ConstView d_final,
                          Gradients& d_p, Arena& scratch) {
  Arena::Frame frame(scratch);
  for (int j = 0; j < saved.packing.batch(); ++j) {
    const int length = length_of(saved.packing, j);
    for (int t = 0; t < length; ++t)
      for (std::ptrdiff_t k = 0; k < d_final.cols; ++k)
        d_output(saved.packing.row(t, j), k) += d_final(j, k) / static_cast<Real>(length);
  }
  View d_above = d_output;
  for (std::size_t l = encoder.layers.size(); l-- > 0;) {
    const SetEncoderSaved::Layer& kept = saved.layers[l];
    tanh_rows_backward(kept.output, d_above);
    if (l == 0 && encoder.views > 1) {
      const View side_by_side = scratch.matrix(packing.rows(), encoder.views * encoder.width());
      join_steps(saved.packing, d_above, encoder.views, packing, side_by_side);
      d_above = side_by_side;
    }
    const View d_below = l > 0 ? scratch.matrix(saved.packing.rows(), encoder.width()) : View();
    linear_backward(encoder.layers[l], p, kept.input, d_above, d_p, d_below, false, scratch);
    if (l > 0) dropout_rows(dropout.at(dropout.layer, input_site(l)), d_below);
    d_above = d_below;
  }
}

}  // namespace seq
