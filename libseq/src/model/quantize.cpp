#include "model/quantize.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "model/classifier_model.h"
#include "model/compressor_model.h"
#include "model/loaded_model.h"
#include "model/weights.h"
#include "nn/quantized_matmul.h"
#include "seq/error.h"
#include "seq/model.h"

#ifndef SEQ_DOUBLE

namespace seq {
namespace {

/// The tensors of the model's network; none when it has no network. Loading checks the whole model.
std::vector<TensorSpec> network_tensors(const ModelFile& file, const std::string& app) {
  if (file.labels.empty()) return load_model(file.path, app)->network->space.specs();
  if (is_compressor(file)) return load_compressor(file.path)->parts.network->space.specs();
  const std::unique_ptr<ClassifierModel> model = load_classifier(file.path);
  return model->parts.network ? model->parts.network->space.specs() : std::vector<TensorSpec>();
}

}  // namespace

Outputs quantized_outputs(const TensorSpec& spec) {
  if (spec.product) return Outputs::columns;
  return spec.product_transposed || spec.lookup ? Outputs::rows : Outputs::none;
}

QuantizedMatrix quantize_tensor(const TensorSpec& spec, ConstView weights, QuantizedNumbers& memory) {
  const Outputs outputs = quantized_outputs(spec);
  const bool by_rows = outputs == Outputs::rows;
  const std::ptrdiff_t inner = by_rows ? weights.cols : weights.rows, outer = by_rows ? weights.rows : weights.cols;
  if (outputs == Outputs::none || !can_quantize(inner, outer)) return {};
  memory.numbers.resize(quantized_size(inner, outer));
  memory.scale.resize(static_cast<std::size_t>(outer));
  return by_rows ? quantize_transposed(weights, memory.numbers.data(), memory.scale.data())
                 : quantize(weights, memory.numbers.data(), memory.scale.data());
}

void quantize_model(const std::string& app, const std::string& input, const std::string& output) {
  std::error_code missing;
  if (std::filesystem::equivalent(input, output, missing))
    fail(ErrorKind::usage, "the model would be overwritten", output,
         "expected another file than the model to quantise");
  ModelFile file = load_model_file(input, app);
  check_float(file);
  std::vector<QuantizedNumbers> memory;
  std::int64_t quantized = 0;
  for (const TensorSpec& spec : network_tensors(file, app))
    for (NamedTensor& tensor : file.tensors) {
      if (tensor.name != spec.name) continue;
      tensor.quantized = quantize_tensor(spec, {tensor.data, tensor.rows, tensor.cols}, memory.emplace_back());
      if (!tensor.quantized.data) continue;
      tensor.by_rows = quantized_outputs(spec) == Outputs::rows;
      tensor.data = nullptr;
      ++quantized;
    }
  if (quantized == 0)
    fail(ErrorKind::data, "nothing to quantise", input, "expected a network with a matrix of at least 16 outputs");
  auto receipt = file.receipt_json.empty() ? nlohmann::ordered_json::object()
                                           : nlohmann::ordered_json::parse(file.receipt_json, nullptr, false);
  if (receipt.is_object()) {
    receipt["quantized"] = {{"weights", "int8"}, {"tensors", quantized}, {"float_bytes", file.file_bytes}};
    file.receipt_json = receipt.dump();
  }
  save_model_file(output, file);
}

}  // namespace seq

#endif
