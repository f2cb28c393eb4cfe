// Between a network's buffer of numbers and the tensors of a model file.
#pragma once

#include <string>

#include "data/frames.h"
#include "model/model_file.h"
#include "nn/parameters.h"

namespace seq {

#ifndef SEQ_DOUBLE  // files hold float

/// The tensor of this name, or null.
const NamedTensor* find_tensor(const ModelFile& file, const std::string& name);

/// The file's tensors, ready for inference: they stay where file.storage has them. Throws Error(data) unless the file
/// has exactly the tensors of the space and `others`, quantised as products and tables read them if at all.
Parameters stored_parameters(const ModelFile& file, const ParameterSpace& space,
                             const std::vector<TensorShape>& others = {});

/// Fills those tensors of a buffer of `space` that the file has by name and shape; leaves the others as they are.
/// Throws Error(data) for int8 weights.
void take_over_weights(const ModelFile& file, const ParameterSpace& space, Real* weights);

/// Appends the space's tensors to the file; they point into `weights`.
void add_weights(ModelFile& file, const ParameterSpace& space, const Real* weights);

/// How frames are scaled is a tensor of its own: means in its first row, deviations in the second.
inline constexpr char frame_scale_name[] = "frames.scale";

/// Throws Error(data) where it is missing, has another shape, or holds a number that is not finite or a deviation that
/// is not above 0.
FrameScale stored_scale(const ModelFile& file);

/// Appends the scale, unless it is empty; the tensor points into it.
void add_scale(ModelFile& file, const FrameScale& scale);

#endif

}  // namespace seq
