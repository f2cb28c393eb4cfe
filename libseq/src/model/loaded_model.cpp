#include "model/loaded_model.h"

#ifndef SEQ_DOUBLE

#include <cstring>

#include "seq/error.h"

namespace seq {
namespace {

void check_vocabulary(const std::string& path, const char* side, int pieces, std::int64_t rows) {
  if (pieces != rows)
    fail(ErrorKind::data, "the " + std::string(side) + " vocabulary has " + std::to_string(pieces) + " pieces", path,
         "the model expects " + std::to_string(rows), "use the file as it was written by training");
}

const NamedTensor* find_tensor(const ModelFile& file, const std::string& name) {
  for (const NamedTensor& t : file.tensors)
    if (t.name == name) return &t;
  return nullptr;
}

}  // namespace

std::unique_ptr<LoadedModel> load_model(const std::string& path, const std::string& app, bool strict,
                                        const std::function<void(const std::string&)>& warn) {
  const ModelFile file = load_model_file(path, app, strict, warn);
  auto model = std::make_unique<LoadedModel>();
  assign(fields(model->text), file.text_options, path);
  assign(fields(model->options), file.network_options, path);
  model->tokenizers.source = std::make_shared<const Tokenizer>(model->text, file.source_spm, path);
  model->tokenizers.target = file.target_spm.empty()
                                 ? model->tokenizers.source
                                 : std::make_shared<const Tokenizer>(model->text, file.target_spm, path);
  const int source_pieces = model->tokenizers.source->size(), target_pieces = model->tokenizers.target->size();
  // The tables first: "your vocabulary does not fit" says more than a shape of some tensor.
  if (const NamedTensor* t = find_tensor(file, "source.embedding"))
    check_vocabulary(path, "source", source_pieces, t->rows);
  if (const NamedTensor* t = find_tensor(file, "target.embedding"))
    check_vocabulary(path, "target", target_pieces, t->rows);
  if (model->options.embedding < 1 || model->options.hidden < 1)
    fail(ErrorKind::data, "the network's sizes are missing", path, "expected emb and hidden of at least 1");
  try {
    model->network = std::make_unique<Seq2Seq>(model->options, source_pieces, target_pieces);
  } catch (const Error& e) {
    fail(ErrorKind::data, std::string("the model's options do not fit together: ") + e.what(), path);
  }
  std::vector<TensorShape> expected;
  for (const TensorSpec& spec : model->network->space.specs())
    expected.push_back({spec.name, spec.tensor.rows, spec.tensor.cols});
  check_tensors(file, expected);
  model->weights.assign(static_cast<std::size_t>(model->network->space.size()), 0);
  for (const TensorSpec& spec : model->network->space.specs()) {
    const NamedTensor* t = find_tensor(file, spec.name);
    std::memcpy(model->weights.data() + spec.tensor.offset, t->data,
                static_cast<std::size_t>(t->rows * t->cols) * sizeof(float));
  }
  model->parameters = Parameters(model->network->space, model->weights.data(), false);
  return model;
}

ModelFile to_model_file(const std::string& app, const TextOptions& text, const ModelOptions& options,
                        const Tokenizers& tokenizers, const Seq2Seq& network, const Real* weights,
                        const std::string& receipt_json) {
  ModelFile file;
  file.app = app;
  TextOptions text_copy = text;
  ModelOptions options_copy = options;
  file.text_options = dump(fields(text_copy));
  file.network_options = dump(fields(options_copy));
  file.source_spm = tokenizers.source->serialized();
  if (tokenizers.target != tokenizers.source) file.target_spm = tokenizers.target->serialized();
  file.receipt_json = receipt_json;
  for (const TensorSpec& spec : network.space.specs())
    file.tensors.push_back({spec.name, spec.tensor.rows, spec.tensor.cols, weights + spec.tensor.offset});
  return file;
}

}  // namespace seq

#endif
