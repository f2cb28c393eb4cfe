#include "model/classifier_model.h"

#ifndef SEQ_DOUBLE

#include "data/sound_frames.h"
#include "model/weights.h"
#include "seq/error.h"

namespace seq {
namespace {

constexpr char weights_name[] = "linear.weights", bias_name[] = "linear.bias", calibration_name[] = "calibration";

std::vector<float> numbers_of(const ModelFile& file, const std::string& name) {
  const NamedTensor* t = find_tensor(file, name);
  if (!t || !t->data)
    fail(ErrorKind::data, "tensor '" + name + "' is missing", file.path, "", "the model is not what its options say");
  return {t->data, t->data + t->rows * t->cols};
}

NgramLinear read_linear(const ModelFile& file, int labels) {
  constexpr int sparse_since = 2;
  if (file.format_version < sparse_since)
    fail(ErrorKind::data, "the model has format " + std::to_string(file.format_version), file.path,
         "linear parts are read from format " + std::to_string(sparse_since) + " on", "train it again");
  NgramLinear linear;
  const std::vector<float> shape = numbers_of(file, linear_shape_name);
  auto whole = [&](std::size_t i, int low, int high) {
    if (i >= shape.size() || !(shape[i] >= static_cast<float>(low) && shape[i] <= static_cast<float>(high)))
      fail(ErrorKind::data, "the shape of the linear model is damaged", file.path);
    return static_cast<int>(shape[i]);
  };
  linear.shape = {whole(0, 0, 8), whole(1, 0, 16), whole(2, 0, 16), whole(3, 1, 30)};
  linear.labels = labels;
  linear.weights = numbers_of(file, weights_name);
  linear.bias = numbers_of(file, bias_name);
  linear.buckets = BucketSet(linear.shape.bucket_bits, file.linear_buckets, file.path);
  const NamedTensor* weights = find_tensor(file, weights_name);
  const auto columns = static_cast<std::size_t>(labels);
  if (weights->rows != linear.buckets.size() || weights->cols != labels || linear.bias.size() != columns)
    fail(ErrorKind::data, "the linear model's weights do not fit its buckets", file.path,
         std::to_string(linear.buckets.size()) + " x " + std::to_string(columns) + " numbers");
  return linear;
}

}  // namespace

void ClassifierParts::set_linear(NgramLinear model) {
  linear = std::make_unique<NgramLinear>(std::move(model));
  const NgramShape& s = linear->shape;
  linear_shape = {static_cast<float>(s.word_ngrams), static_cast<float>(s.char_min), static_cast<float>(s.char_max),
                  static_cast<float>(s.bucket_bits)};
}

namespace {

/// Leaves out the middle of more than `limit` pieces of `width` entries.
template <typename T>
void cut_middle(std::vector<T>& entries, std::size_t limit, std::size_t width, std::size_t* cut) {
  const std::size_t length = entries.size() / width;
  if (length <= limit) return;
  if (cut) *cut = length;
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>((limit - limit / 2) * width),
                entries.end() - static_cast<std::ptrdiff_t>(limit / 2 * width));
}

}  // namespace

Sequence ClassifierParts::encode(const std::string& line, std::size_t* cut, const std::string& where) const {
  const auto limit = static_cast<std::size_t>(options.max_tokens);
  Sequence sequence;
  if (reads_frames()) {
    sequence = frames_of(line, options.embedding, sound, where);
    if (sequence.frames.empty()) {
      sequence.frames.assign(options.embedding, 0);
      return sequence;
    }
    cut_middle(sequence.frames, limit, static_cast<std::size_t>(sequence.width), cut);
    frame_scale.apply(sequence);
    return sequence;
  }
  sequence.ids = tokenizer->encode(line);
  cut_middle(sequence.ids, limit, 1, cut);
  sequence.ids.insert(sequence.ids.begin(), tokenizer->begin());
  sequence.ids.push_back(tokenizer->end());
  return sequence;
}

std::unique_ptr<ClassifierModel> load_classifier(const std::string& path, bool strict,
                                                 const std::function<void(const std::string&)>& warn) {
  auto model = std::make_unique<ClassifierModel>();
  model->file = load_model_file(path, "classify", strict, warn);
  const ModelFile& file = model->file;
  ClassifierParts& parts = model->parts;
  assign(fields(parts.text), file.text_options, path);
  assign(fields(parts.options), file.network_options, path);
  assign(fields(parts.sound), file.sound_options, path);
  if (!parts.reads_frames()) parts.tokenizer = std::make_shared<const Tokenizer>(parts.text, file.source_spm, path);
  parts.labels = file.labels;
  if (parts.labels.empty()) fail(ErrorKind::data, "the model has no labels", path);
  const int labels = parts.label_count();
  model->calibration = Calibration::from(numbers_of(file, calibration_name), labels, path.c_str());

  std::vector<TensorShape> others = {{calibration_name, 1, find_tensor(file, calibration_name)->cols}};
  if (parts.options.system != "network") {
    parts.set_linear(read_linear(file, labels));
    for (const char* name : {weights_name, bias_name, linear_shape_name}) {
      const NamedTensor* t = find_tensor(file, name);
      others.push_back({name, t->rows, t->cols});
    }
  }
  if (parts.reads_frames()) {
    parts.frame_scale = stored_scale(file);
    others.push_back({frame_scale_name, 2, parts.options.embedding});
  }
  if (parts.options.system == "linear") return model;
  if (parts.options.embedding < 1 || parts.options.hidden < 1)
    fail(ErrorKind::data, "the network's sizes are missing", path, "expected emb and hidden of at least 1");
  try {
    parts.network = std::make_unique<ClassifierNetwork>(parts.options, parts.vocabulary(), labels);
  } catch (const Error& e) {
    fail(ErrorKind::data, std::string("the model's options do not fit together: ") + e.what(), path);
  }
  const ParameterSpace& space = parts.network->space;
  model->parameters = stored_parameters(file, space, others);
  return model;
}

void add_classifier(ModelFile& file, const ClassifierParts& parts, const Real* weights,
                    const std::vector<float>& calibration) {
  TextOptions text = parts.text;
  ClassifierOptions options = parts.options;
  file.text_options = dump(fields(text));
  file.network_options = dump(fields(options));
  if (parts.tokenizer) file.source_spm = parts.tokenizer->serialized();
  file.labels = parts.labels;
  if (parts.network) add_weights(file, parts.network->space, weights);
  if (parts.linear) {
    const NgramLinear& linear = *parts.linear;
    file.linear_buckets = linear.buckets.bytes();
    file.tensors.push_back({weights_name, linear.buckets.size(), linear.labels, linear.weights.data()});
    file.tensors.push_back({bias_name, 1, linear.labels, linear.bias.data()});
    file.tensors.push_back(
        {linear_shape_name, 1, static_cast<std::int64_t>(parts.linear_shape.size()), parts.linear_shape.data()});
  }
  if (parts.reads_frames()) {
    SoundOptions sound = parts.sound;
    file.sound_options = dump(fields(sound));
  }
  add_scale(file, parts.frame_scale);
  file.tensors.push_back({calibration_name, 1, static_cast<std::int64_t>(calibration.size()), calibration.data()});
}

}  // namespace seq

#endif
