#include "model/loaded_model.h"

#ifndef SEQ_DOUBLE

#include "model/weights.h"
#include "seq/error.h"

namespace seq {
namespace {

void check_vocabulary(const std::string& path, const char* side, int pieces, std::int64_t rows) {
  if (pieces != rows)
    fail(ErrorKind::data, "the " + std::string(side) + " vocabulary has " + std::to_string(pieces) + " pieces", path,
         "the model expects " + std::to_string(rows), "use the file as it was written by training");
}

}  // namespace

std::unique_ptr<LoadedModel> load_model(const std::string& path, const std::string& app, bool strict,
                                        const std::function<void(const std::string&)>& warn) {
  const ModelFile file = load_model_file(path, app, strict, warn);
  auto model = std::make_unique<LoadedModel>();
  assign(fields(model->text), file.text_options, path);
  assign(fields(model->options), file.network_options, path);
  model->longest_source = file.longest_source;
  assign(fields(model->sound), file.sound_options, path);
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
  std::vector<TensorShape> others;
  if (model->reads_frames()) {
    model->frame_scale = stored_scale(file);
    others.push_back({frame_scale_name, 2, model->frame_width()});
  }
  if (model->options.input == "table") {
    model->table = TableSchema::from_json(file.table, path);
    if (model->reads_frames() && model->table.width() != model->frame_width())
      fail(ErrorKind::data, "the table's rows have " + std::to_string(model->table.width()) + " numbers", path,
           "the model expects " + std::to_string(model->frame_width()));
  }
  try {
    model->network = std::make_unique<Seq2Seq>(
        model->options, model->reads_frames() ? model->frame_width() : source_pieces, target_pieces);
  } catch (const Error& e) {
    fail(ErrorKind::data, std::string("the model's options do not fit together: ") + e.what(), path);
  }
  if (!file.shortlist.empty()) model->shortlist = Shortlist(file.shortlist, source_pieces, target_pieces, path);
  model->storage = file.storage;
  model->parameters = stored_parameters(file, model->network->space, others);
  return model;
}

ModelFile to_model_file(const TextOptions& text, const ModelOptions& options, const Tokenizers& tokenizers,
                        const SoundOptions& sound, const FrameScale& scale, const TableSchema& table,
                        const Seq2Seq& network, const Real* weights) {
  ModelFile file;
  TextOptions text_copy = text;
  ModelOptions options_copy = options;
  file.text_options = dump(fields(text_copy));
  file.network_options = dump(fields(options_copy));
  SoundOptions sound_copy = sound;
  if (!scale.numbers.empty()) file.sound_options = dump(fields(sound_copy));
  file.source_spm = tokenizers.source->serialized();
  if (tokenizers.target != tokenizers.source) file.target_spm = tokenizers.target->serialized();
  add_weights(file, network.space, weights);
  add_scale(file, scale);
  if (!table.empty()) file.table = table.to_json();
  return file;
}

}  // namespace seq

#endif
