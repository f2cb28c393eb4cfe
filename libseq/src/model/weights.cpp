#include "model/weights.h"

#ifndef SEQ_DOUBLE

#include <cstring>

namespace seq {

const NamedTensor* find_tensor(const ModelFile& file, const std::string& name) {
  for (const NamedTensor& t : file.tensors)
    if (t.name == name) return &t;
  return nullptr;
}

void read_weights(const ModelFile& file, const ParameterSpace& space, Real* weights,
                  const std::vector<TensorShape>& others) {
  std::vector<TensorShape> expected = others;
  for (const TensorSpec& spec : space.specs()) expected.push_back({spec.name, spec.tensor.rows, spec.tensor.cols});
  check_tensors(file, expected);
  take_over_weights(file, space, weights);
}

void take_over_weights(const ModelFile& file, const ParameterSpace& space, Real* weights) {
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

}  // namespace seq

#endif
