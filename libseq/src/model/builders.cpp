#include "model/builders.h"

#include <cmath>

#include "seq/error.h"

namespace seq {

Cell cell_named(const std::string& name) {
  if (name == "rnn") return Cell::rnn;
  if (name == "rnn-relu") return Cell::rnn_relu;
  if (name == "gru") return Cell::gru;
  if (name == "lstm") return Cell::lstm;
  fail(ErrorKind::usage, "unknown cell '" + name + "'", "--cell", "expected rnn, rnn-relu, gru or lstm");
}

Tensor add_embedding(ParameterSpace& space, const std::string& name, int vocabulary, int width, bool output) {
  TensorSpec spec;
  spec.name = name;
  spec.init = TensorSpec::Init::normal;
  spec.scale = 1 / std::sqrt(static_cast<double>(width));
  spec.product_transposed = output;
  spec.lookup = !output;
  return space.add(spec, vocabulary, width);
}

std::vector<Encoder::Layer> add_encoder_layers(ParameterSpace& space, const EncoderShape& shape) {
  std::vector<Encoder::Layer> layers;
  int width = shape.inputs;
  for (int l = 0; l < shape.layers; ++l) {
    Encoder::Layer layer;
    layer.join = l == 0 ? shape.stack : l <= shape.pyramid ? 2 : 1;
    width *= layer.join;
    const std::string name = "encoder." + std::to_string(l);
    layer.forward = RecurrentLayer::add(space, name + ".forward", shape.cell, width, shape.units, shape.layer_norm);
    if (shape.bidirectional)
      layer.backward = RecurrentLayer::add(space, name + ".backward", shape.cell, width, shape.units, shape.layer_norm);
    const int out = shape.units * (shape.bidirectional ? 2 : 1);
    layer.residual = shape.residual && out == width && layer.join == 1;
    width = out;
    layers.push_back(layer);
  }
  return layers;
}

}  // namespace seq
