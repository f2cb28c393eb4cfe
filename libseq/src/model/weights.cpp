#include "model/weights.h"

#ifndef SEQ_DOUBLE

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

}  // namespace seq

#endif
