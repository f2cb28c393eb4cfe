// Parts that several networks begin with.
#pragma once

#include <string>
#include <vector>

#include "model/encoder.h"

namespace seq {

/// Throws Error(usage) for other names than rnn, rnn-relu, gru and lstm.
Cell cell_named(const std::string& name);

/// A table of V vectors; `output` says that an output layer multiplies by it. Without, its rows are read by number
/// alone.
Tensor add_embedding(ParameterSpace& space, const std::string& name, int vocabulary, int width, bool output);

struct EncoderShape {
  Cell cell = Cell::gru;
  int inputs = 0;  ///< width of the embeddings
  int units = 0;   ///< of one direction
  int layers = 1;
  bool bidirectional = true, residual = false, layer_norm = false;
  int stack = 1, pyramid = 0;  ///< see ModelOptions
};

/// The recurrent layers of an encoder, named "encoder.LAYER.DIRECTION".
std::vector<Encoder::Layer> add_encoder_layers(ParameterSpace& space, const EncoderShape& shape);

}  // namespace seq
