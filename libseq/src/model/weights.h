// Between a network's buffer of numbers and the tensors of a model file.
#pragma once

#include <string>

#include "model/model_file.h"
#include "nn/parameters.h"

namespace seq {

#ifndef SEQ_DOUBLE  // files hold float

/// The tensor of this name, or null.
const NamedTensor* find_tensor(const ModelFile& file, const std::string& name);

/// Fills a buffer of `space` from the file. Throws Error(data) unless the file has exactly the tensors of the space and
/// `others`.
void read_weights(const ModelFile& file, const ParameterSpace& space, Real* weights,
                  const std::vector<TensorShape>& others = {});

/// Fills those tensors of a buffer of `space` that the file has by name and shape; leaves the others as they are.
void take_over_weights(const ModelFile& file, const ParameterSpace& space, Real* weights);

/// Appends the space's tensors to the file; they point into `weights`.
void add_weights(ModelFile& file, const ParameterSpace& space, const Real* weights);

#endif

}  // namespace seq
