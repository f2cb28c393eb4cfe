#include "model/model_file.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

#include "core/json_guard.h"
#include "model/checked_file.h"
#include "seq/error.h"
#include "seq/options.h"

namespace seq {
namespace {

const FileKind kKind{"seq-model", "a model", kModelFormat};
constexpr std::uintptr_t kAlignment = 64;

using Options = std::vector<std::pair<std::string, std::string>>;

// The mapping, and copies of the few tensors that do not lie at a multiple of 64 in it.
struct Storage {
  struct Release {
    void operator()(void* memory) const { std::free(memory); }
  };
  std::shared_ptr<const MappedFile> file;
  std::vector<std::unique_ptr<void, Release>> copies;

  const float* aligned(const SafeTensor& tensor) {
    // An empty tensor needs no memory of its own.
    if (reinterpret_cast<std::uintptr_t>(tensor.data) % kAlignment == 0 || tensor.bytes == 0)
      return reinterpret_cast<const float*>(tensor.data);
    const std::size_t rounded = (static_cast<std::size_t>(tensor.bytes) + kAlignment - 1) / kAlignment * kAlignment;
    copies.emplace_back(std::aligned_alloc(kAlignment, rounded));
    if (copies.back() == nullptr) throw std::bad_alloc();
    std::memcpy(copies.back().get(), tensor.data, static_cast<std::size_t>(tensor.bytes));
    return static_cast<const float*>(copies.back().get());
  }
};

// Letters, digits, '.', '_', '-' and ':' alone: a name can never act as a path, nor break a line of a message.
bool is_plain(const std::string& name) {
  if (name.empty() || name.size() > 200 || name.find("..") != std::string::npos) return false;
  for (char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool digit = c >= '0' && c <= '9';
    if (!letter && !digit && c != '.' && c != '_' && c != '-' && c != ':') return false;
  }
  return true;
}

bool is_path_option(const std::string& name) { return same_name(name, "spm-source") || same_name(name, "spm-target"); }

std::string scale_name(const std::string& tensor) { return tensor + ".scale"; }

// A branch-free loop, which the compiler turns into vector code: it sees every weight at every start.
std::int64_t count_not_finite(const float* data, std::int64_t count) {
  std::int64_t found = 0;
  for (std::int64_t begin = 0; begin < count; begin += 4096) {
    const std::int64_t end = begin + 4096 < count ? begin + 4096 : count;
    std::uint32_t here = 0;
    for (std::int64_t i = begin; i < end; ++i) {
      std::uint32_t bits;
      std::memcpy(&bits, data + i, sizeof bits);
      here += (bits & 0x7f800000u) == 0x7f800000u ? 1u : 0u;
    }
    found += here;
  }
  return found;
}

/// The tensors that are bytes instead of a matrix, and where they belong.
struct BytesTensor {
  const char* name;
  std::string ModelFile::*bytes;
};
constexpr BytesTensor kBytesTensors[] = {{"spm.source", &ModelFile::source_spm},
                                         {"spm.target", &ModelFile::target_spm},
                                         {"linear.buckets", &ModelFile::linear_buckets},
                                         {"shortlist", &ModelFile::shortlist}};

const BytesTensor* bytes_tensor_named(const std::string& name) {
  for (const BytesTensor& tensor : kBytesTensors)
    if (name == tensor.name) return &tensor;
  return nullptr;
}

std::vector<std::string> read_labels(const std::string& text, const std::string& path) {
  check_json(text, path + ", labels");
  try {
    return nlohmann::json::parse(text).get<std::vector<std::string>>();
  } catch (const nlohmann::json::exception&) {
    fail(ErrorKind::data, "the labels are damaged", path, "expected a list of strings");
  }
}

int read_count(const std::string& text, const std::string& path) {
  int count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size() || count < 0)
    fail(ErrorKind::data, "the length of the longest source is damaged", path, "expected a number");
  return count;
}

void take_option(Options& options, const std::string& name, const std::string& value, const std::string& path) {
  if (is_path_option(name) && !value.empty()) {
    fail(ErrorKind::data, "the model names another file: " + name + " = '" + value.substr(0, 80) + "'", path,
         "a model is one file", "refuse it, or ask where it comes from");
  }
  options.emplace_back(name, value);
}

void take_tensor(ModelFile& model, Storage& storage, const SafeTensor& tensor, std::uint32_t crc) {
  if (const BytesTensor* known = bytes_tensor_named(tensor.name)) {
    if (tensor.dtype != "U8" || tensor.shape.size() != 1) {
      fail(ErrorKind::data, "tensor '" + tensor.name + "' is " + tensor.dtype + " " + shape_text(tensor.shape),
           model.path, "expected U8 with one dimension");
    }
    (model.*known->bytes).assign(reinterpret_cast<const char*>(tensor.data), static_cast<std::size_t>(tensor.bytes));
    return;
  }
  if (!is_plain(tensor.name)) {
    fail(ErrorKind::data, "a tensor's name is not allowed: " + json_quote(tensor.name.substr(0, 80)), model.path,
         "expected letters, digits and . _ - :");
  }
  if (tensor.dtype == "I8" && tensor.shape.size() == 4 && tensor.shape[2] == quantized_panel &&
      tensor.shape[3] == quantized_group) {
    NamedTensor read{tensor.name};
    read.crc32 = crc;
    read.quantized.data = reinterpret_cast<const std::int8_t*>(tensor.data);
    read.quantized.inner = tensor.shape[1] * quantized_group;
    read.quantized.outer = tensor.shape[0] * quantized_panel;  // rounded up; the scale says how many there are
    model.tensors.push_back(read);
    return;
  }
  if (tensor.dtype != "F32" || tensor.shape.size() != 2) {
    fail(ErrorKind::data, "tensor '" + tensor.name + "' is " + tensor.dtype + " " + shape_text(tensor.shape),
         model.path, "expected F32 with two dimensions, or I8 with four, the last two 16×4");
  }
  model.tensors.push_back({tensor.name, tensor.shape[0], tensor.shape[1], storage.aligned(tensor), crc});
}

/// Gives quantised tensors their scales and, by them, their shapes; the scales are no tensors of their own.
void join_scales(ModelFile& model) {
  std::unordered_map<std::string, const NamedTensor*> present;
  for (const NamedTensor& tensor : model.tensors) present[tensor.name] = &tensor;
  std::unordered_set<std::string> scales;
  for (NamedTensor& tensor : model.tensors) {
    QuantizedMatrix& q = tensor.quantized;
    if (!q.data) continue;
    const auto found = present.find(scale_name(tensor.name));
    if (found == present.end() || !found->second->data)
      fail(ErrorKind::data, "tensor '" + scale_name(tensor.name) + "' is missing", model.path,
           "an I8 tensor has a factor a row or column");
    const NamedTensor& scale = *found->second;
    const std::int64_t outputs = scale.rows * scale.cols;
    tensor.by_rows = scale.cols == 1;
    if ((scale.rows != 1 && scale.cols != 1) || outputs > q.outer || outputs <= q.outer - quantized_panel ||
        !can_quantize(q.inner, outputs))
      fail(ErrorKind::data, "tensor '" + scale.name + "' has shape " + shape_text({scale.rows, scale.cols}), model.path,
           "it does not fit '" + tensor.name + "', an I8 tensor of up to " + std::to_string(q.outer) + " outputs");
    for (std::int64_t i = 0; i < outputs; ++i)
      if (!(scale.data[i] >= 0 && scale.data[i] <= std::numeric_limits<float>::max()))
        fail(ErrorKind::data, "tensor '" + scale.name + "' holds " + std::to_string(scale.data[i]), model.path,
             "expected finite numbers of at least 0");
    q.outer = outputs;
    q.scale = scale.data;
    tensor.rows = tensor.by_rows ? outputs : q.inner;
    tensor.cols = tensor.by_rows ? q.inner : outputs;
    scales.insert(scale.name);
  }
  std::erase_if(model.tensors, [&](const NamedTensor& tensor) { return scales.count(tensor.name) != 0; });
}

}  // namespace

void save_model_file(const std::string& path, const ModelFile& model) {
  Options metadata = {{"app", model.app}, {"receipt", model.receipt_json}};
  for (const auto& [name, value] : model.text_options) {
    metadata.emplace_back("text." + name, is_path_option(name) ? "" : value);
  }
  for (const auto& [name, value] : model.network_options) metadata.emplace_back("network." + name, value);
  for (const auto& [name, value] : model.sound_options) metadata.emplace_back("sound." + name, value);
  if (!model.labels.empty()) metadata.emplace_back("labels", nlohmann::json(model.labels).dump());
  if (model.longest_source > 0) metadata.emplace_back("longest-source", std::to_string(model.longest_source));
  if (!model.table.empty()) metadata.emplace_back("table", model.table);
  std::vector<SafeTensor> tensors, scales;  // scales last: a loaded model, saved again, keeps its order
  for (const NamedTensor& tensor : model.tensors) {
    const QuantizedMatrix& q = tensor.quantized;
    const bool sized = tensor.rows >= 0 && tensor.cols >= 0 &&
                       (tensor.data != nullptr || q.data != nullptr || tensor.rows * tensor.cols == 0);
    if (!is_plain(tensor.name) || bytes_tensor_named(tensor.name) || !sized) {
      fail(ErrorKind::internal, "cannot save tensor " + json_quote(tensor.name), path,
           "expected a name of letters, digits and . _ - :, and data");
    }
    if (q.data) {
      const std::int64_t panels = (q.outer + quantized_panel - 1) / quantized_panel, groups = q.inner / quantized_group;
      tensors.push_back({tensor.name,
                         "I8",
                         {panels, groups, quantized_panel, quantized_group},
                         reinterpret_cast<const unsigned char*>(q.data),
                         static_cast<std::int64_t>(quantized_size(q.inner, q.outer))});
      scales.push_back({scale_name(tensor.name),
                        "F32",
                        {tensor.by_rows ? q.outer : 1, tensor.by_rows ? 1 : q.outer},
                        reinterpret_cast<const unsigned char*>(q.scale),
                        q.outer * 4});
      continue;
    }
    tensors.push_back({tensor.name,
                       "F32",
                       {tensor.rows, tensor.cols},
                       reinterpret_cast<const unsigned char*>(tensor.data),
                       tensor.rows * tensor.cols * 4});
  }
  tensors.insert(tensors.end(), scales.begin(), scales.end());
  for (const BytesTensor& known : kBytesTensors) {
    const std::string& bytes = model.*known.bytes;
    if (bytes.empty()) continue;
    const auto size = static_cast<std::int64_t>(bytes.size());
    tensors.push_back({known.name, "U8", {size}, reinterpret_cast<const unsigned char*>(bytes.data()), size});
  }
  write_checked(path, kKind, metadata, tensors);
}

std::int64_t model_file_bytes(const ModelFile& model) {
  std::int64_t bytes =
      4096 + static_cast<std::int64_t>(model.source_spm.size() + model.target_spm.size() + model.linear_buckets.size() +
                                       model.shortlist.size() + model.receipt_json.size() * 2 + model.table.size());
  for (const NamedTensor& tensor : model.tensors) {
    bytes += tensor.rows * tensor.cols * 4 + 120 + 2 * static_cast<std::int64_t>(tensor.name.size());
  }
  return bytes;
}

ModelFile load_model_file(std::shared_ptr<const MappedFile> file, const std::string& expected_app, bool strict,
                          const std::function<void(const std::string&)>& warn) {
  ModelFile model;
  model.path = file->path();
  model.file_bytes = static_cast<std::int64_t>(file->size());
  const CheckedFile checked = read_checked(file, kKind);
  model.format_version = checked.format_version;
  for (const auto& [key, value] : checked.file.metadata()) {
    if (key == "app") model.app = value;
    if (key == "receipt") model.receipt_json = value;
    if (key == "labels") model.labels = read_labels(value, model.path);
    if (key == "longest-source") model.longest_source = read_count(value, model.path);
    if (key == "table") model.table = value;
    if (key.rfind("text.", 0) == 0) take_option(model.text_options, key.substr(5), value, model.path);
    if (key.rfind("network.", 0) == 0) take_option(model.network_options, key.substr(8), value, model.path);
    if (key.rfind("sound.", 0) == 0) take_option(model.sound_options, key.substr(6), value, model.path);
  }
  if (!expected_app.empty() && model.app != expected_app) {
    fail(ErrorKind::data, "the model was made by '" + model.app.substr(0, 40) + "'", model.path,
         "this program reads models of '" + expected_app + "'", "run it with the program that made it");
  }
  if (!model.receipt_json.empty()) check_json(model.receipt_json, model.path + ", receipt");

  const auto storage = std::make_shared<Storage>();
  storage->file = std::move(file);
  for (std::size_t i = 0; i < checked.file.tensors().size(); ++i) {
    take_tensor(model, *storage, checked.file.tensors()[i], checked.crc32[i]);
  }
  model.storage = storage;
  join_scales(model);
  for (const NamedTensor& tensor : model.tensors) {
    if (!tensor.data) continue;
    const std::int64_t count = count_not_finite(tensor.data, tensor.rows * tensor.cols);
    if (count == 0) continue;
    const std::string what = "tensor '" + tensor.name + "' holds " + std::to_string(count) +
                             " NaN or infinite numbers of " + std::to_string(tensor.rows * tensor.cols);
    if (strict) fail(ErrorKind::data, what, model.path, "finite weights", "train it again, or load without --strict");
    if (warn) warn(what + " (" + model.path + "): its outputs are not to be trusted");
  }
  return model;
}

ModelFile load_model_file(const std::string& path, const std::string& expected_app, bool strict,
                          const std::function<void(const std::string&)>& warn) {
  return load_model_file(std::make_shared<const MappedFile>(path), expected_app, strict, warn);
}

void check_float(const ModelFile& model) {
  for (const NamedTensor& tensor : model.tensors)
    if (tensor.quantized.data)
      fail(ErrorKind::data, "the model has int8 weights", model.path, "they serve prediction alone",
           "use the model that it was made from");
}

void check_tensors(const ModelFile& model, const std::vector<TensorShape>& expected) {
  std::unordered_map<std::string, const NamedTensor*> present;
  for (const NamedTensor& tensor : model.tensors) present[tensor.name] = &tensor;
  for (const TensorShape& wanted : expected) {
    const auto found = present.find(wanted.name);
    if (found == present.end()) {
      fail(ErrorKind::data, "tensor '" + wanted.name + "' is missing", model.path,
           "the options call for " + shape_text({wanted.rows, wanted.cols}), "the model is not what its options say");
    }
    const NamedTensor& tensor = *found->second;
    if (tensor.rows != wanted.rows || tensor.cols != wanted.cols) {
      fail(ErrorKind::data, "tensor '" + wanted.name + "' has shape " + shape_text({tensor.rows, tensor.cols}),
           model.path, "the options and the vocabulary call for " + shape_text({wanted.rows, wanted.cols}),
           "the model is not what its options say");
    }
    present.erase(found);
  }
  for (const NamedTensor& tensor : model.tensors) {
    if (present.count(tensor.name) != 0) {
      fail(ErrorKind::data, "unknown tensor '" + tensor.name + "'", model.path,
           "the options call for " + std::to_string(expected.size()) + " tensors, this is none of them",
           "the model is not what its options say");
    }
  }
}

}  // namespace seq
