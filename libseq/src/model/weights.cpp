#include "model/weights.h"

#ifndef SEQ_DOUBLE

#include <cmath>
#include <cstring>

#include "model/quantize.h"
#include "seq/error.h"

namespace seq {

const NamedTensor* find_tensor(const ModelFile& file, const std::string& name) {
  for (const NamedTensor& t : file.tensors)
    if (t.name == name) return &t;
  return nullptr;
}

Parameters stored_parameters(const ModelFile& file, const ParameterSpace& space,
                             const std::vector<TensorShape>& others) {
  std::vector<TensorShape> expected = others;
  for (const TensorSpec& spec : space.specs()) expected.push_back({spec.name, spec.tensor.rows, spec.tensor.cols});
  check_tensors(file, expected);
  std::vector<StoredTensor> stored;
  for (const TensorSpec& spec : space.specs()) {
    const NamedTensor& t = *find_tensor(file, spec.name);
    if (t.quantized.data && quantized_outputs(spec) != (t.by_rows ? Outputs::rows : Outputs::columns))
      fail(ErrorKind::data, "tensor '" + t.name + "' is int8 with a scale a " + (t.by_rows ? "row" : "column"),
           file.path, "the options call for another form", "the model is not what its options say");
    stored.push_back({t.data, t.quantized});
  }
  return Parameters(space, std::move(stored));
}

void take_over_weights(const ModelFile& file, const ParameterSpace& space, Real* weights) {
  check_float(file);
  for (const TensorSpec& spec : space.specs()) {
    const NamedTensor* t = find_tensor(file, spec.name);
    if (t && t->rows == spec.tensor.rows && t->cols == spec.tensor.cols)
      std::memcpy(weights + spec.tensor.offset, t->data, static_cast<std::size_t>(t->rows * t->cols) * sizeof(float));
  }
}

void add_weights(ModelFile& file, const ParameterSpace& space, const Real* weights) {
  for (const TensorSpec& spec : space.specs())
    file.tensors.push_back({spec.name, spec.tensor.rows, spec.tensor.cols, weights + spec.tensor.offset});
}

FrameScale stored_scale(const ModelFile& file) {
  const NamedTensor* t = find_tensor(file, frame_scale_name);
  if (!t || !t->data || t->rows != 2 || t->cols < 1)
    fail(ErrorKind::data, "the scale of the frames does not fit", file.path,
         "expected a tensor '" + std::string(frame_scale_name) + "' of two rows");
  for (std::int64_t i = 0; i < 2 * t->cols; ++i)
    if (!std::isfinite(t->data[i]) || (i >= t->cols && t->data[i] <= 0))
      fail(ErrorKind::data, "tensor '" + t->name + "' holds " + std::to_string(t->data[i]), file.path,
           "expected finite means and deviations above 0");
  FrameScale scale;
  scale.numbers.assign(t->data, t->data + 2 * t->cols);
  return scale;
}

void add_scale(ModelFile& file, const FrameScale& scale) {
  const auto width = static_cast<std::int64_t>(scale.numbers.size() / 2);
  if (width > 0) file.tensors.push_back({frame_scale_name, 2, width, scale.numbers.data()});
}

}  // namespace seq

#endif
