// Whole-model operations of the public API.
#include "seq/model.h"

#ifndef SEQ_DOUBLE

#include <algorithm>
#include <cstring>

#include "core/simd.h"
#include "model/classifier_model.h"
#include "model/loaded_model.h"
#include "model/weights.h"
#include "seq/error.h"

namespace seq {

namespace {

/// True when the models' linear parts describe a line in different ways, so that their weights have no mean.
bool other_ngrams(const ModelFile& a, const ModelFile& b) {
  if (a.linear_buckets != b.linear_buckets) return true;
  const NamedTensor *x = find_tensor(a, linear_shape_name), *y = find_tensor(b, linear_shape_name);
  return x && y && !std::equal(x->data, x->data + x->rows * x->cols, y->data, y->data + y->rows * y->cols);
}

}  // namespace

ModelInfo model_info(const std::string& path) {
  const ModelFile file = load_model_file(path);
  ModelInfo info;
  info.path = path;
  info.app = file.app;
  info.format_version = file.format_version;
  info.file_bytes = file.file_bytes;
  info.options = file.text_options;
  info.options.insert(info.options.end(), file.network_options.begin(), file.network_options.end());
  info.options.insert(info.options.end(), file.sound_options.begin(), file.sound_options.end());
  info.labels = file.labels;
  info.receipt_json = file.receipt_json;
  for (const NamedTensor& t : file.tensors) {
    const bool quantized = t.quantized.data != nullptr;
    info.tensors.push_back({t.name, t.rows, t.cols, t.crc32, quantized});
    info.quantized |= quantized;
    info.parameters += t.rows * t.cols;
  }
  TextOptions text;
  assign(fields(text), file.text_options, path);
  if (file.source_spm.empty()) return info;  // a network that reads frames
  const Tokenizer source(text, file.source_spm, path);
  info.source_vocabulary = source.size();
  info.target_vocabulary = file.target_spm.empty() ? source.size() : Tokenizer(text, file.target_spm, path).size();
  return info;
}

void average_models(const std::string& app, const std::vector<std::string>& inputs, const std::string& output) {
  if (inputs.empty()) fail(ErrorKind::usage, "no models to average", "average", "expected at least one model file");
  ModelFile mean = load_model_file(inputs[0], app);
  check_float(mean);
  std::vector<std::vector<double>> sums;
  for (const NamedTensor& t : mean.tensors) sums.emplace_back(t.data, t.data + t.rows * t.cols);
  for (std::size_t m = 1; m < inputs.size(); ++m) {
    const ModelFile other = load_model_file(inputs[m], app);
    check_float(other);
    if (other.network_options != mean.network_options)
      fail(ErrorKind::data, "the models' networks differ", inputs[m], "expected the options of " + inputs[0]);
    if (other.sound_options != mean.sound_options)
      fail(ErrorKind::data, "the models hear sound differently", inputs[m], "expected the options of " + inputs[0]);
    if (other.source_spm != mean.source_spm || other.target_spm != mean.target_spm)
      fail(ErrorKind::data, "the models' vocabularies differ", inputs[m], "expected that of " + inputs[0]);
    if (other.labels != mean.labels)
      fail(ErrorKind::data, "the models' labels differ", inputs[m], "expected those of " + inputs[0]);
    if (other_ngrams(mean, other))
      fail(ErrorKind::data, "the models' n-grams differ", inputs[m], "expected those of " + inputs[0]);
    std::vector<TensorShape> expected;
    for (const NamedTensor& t : mean.tensors) expected.push_back({t.name, t.rows, t.cols});
    check_tensors(other, expected);
    for (const NamedTensor& t : other.tensors)
      for (std::size_t i = 0; i < mean.tensors.size(); ++i)
        if (mean.tensors[i].name == t.name)
          for (std::size_t k = 0; k < sums[i].size(); ++k) sums[i][k] += t.data[k];
  }
  std::vector<std::vector<float>> values(sums.size());
  for (std::size_t i = 0; i < sums.size(); ++i) {
    for (double s : sums[i]) values[i].push_back(static_cast<float>(s / static_cast<double>(inputs.size())));
    mean.tensors[i].data = values[i].data();
  }
  save_model_file(output, mean);
}

std::string kernels_in_use() { return kernel_name(); }

}  // namespace seq

#endif
