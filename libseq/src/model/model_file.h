// The model file: weights, options, tokenizers and receipt in one checked safetensors file that needs nothing beside
// it.
//
// Beside the keys of checked_file.h its "__metadata__" has "app", "receipt" (JSON), "text.OPTION", "network.OPTION",
// "sound.OPTION", of a classifier "labels" (a JSON list of strings), of an encoder-decoder "longest-source" (a number),
// and of one that reads tables "table" (the TableSchema, JSON).
// Weights are F32 of shape [rows, cols], or I8 as nn/quantized_matrix.h lays them out: then a tensor NAME.scale (F32)
// holds a factor a row ([rows, 1]) or a column ([1, cols]). "spm.source" and "spm.target" are U8 and hold SentencePiece
// models; "linear.buckets" is U8 and holds the BucketSet of a linear classifier, whose "linear.weights" has a row for
// each of its buckets (until format 1 for each bucket there is). "shortlist" is U8 and holds a Shortlist.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/mapped_file.h"
#include "nn/quantized_matrix.h"

namespace seq {

inline constexpr int kModelFormat = 2;  ///< what this build writes, and the newest it reads

/// A weight matrix, rows × cols, row-major.
struct NamedTensor {
  std::string name;
  std::int64_t rows = 0, cols = 0;
  const float* data = nullptr;     ///< aligned to 64 bytes when loaded
  std::uint32_t crc32 = 0;         ///< of the bytes, set when loaded
  QuantizedMatrix quantized = {};  ///< without `data`
  bool by_rows = false;            ///< its outputs are the rows, not the columns
};

struct ModelFile {
  std::string path;             ///< where it was loaded from, for messages
  std::int64_t file_bytes = 0;  ///< set when loaded
  std::string app;              ///< the program whose model it is: "translate"
  int format_version = kModelFormat;
  std::vector<std::pair<std::string, std::string>> text_options, network_options;  ///< as seq::dump gives them
  std::vector<std::pair<std::string, std::string>> sound_options;                  ///< the same; where frames are read
  std::string source_spm;                                                          ///< serialised SentencePiece model
  std::string target_spm;                                                          ///< the same, empty when joint
  std::vector<std::string> labels;                                                 ///< of a classifier, by number
  int longest_source = 0;      ///< tokens of the longest source that was learnt from; 0 = not said
  std::string table;           ///< TableSchema::to_json, or empty
  std::string linear_buckets;  ///< of a linear classifier, as BucketSet gives them
  std::string shortlist;       ///< of an encoder-decoder, as Shortlist gives it; may be empty
  std::string receipt_json;    ///< a JSON object, or empty
  std::vector<NamedTensor> tensors;
  std::shared_ptr<const void> storage;  ///< keeps the loaded tensors' memory; copies of the object share it
};

/// Replaces the file at `path` atomically. The options --spm-source and --spm-target are written empty, because what
/// they named is in the file. Throws Error(create, io); Error(internal) for a tensor without a plain name or a shape.
void save_model_file(const std::string& path, const ModelFile& model);

/// Bytes that save_model_file would write, to within a few kB; for checks before training.
std::int64_t model_file_bytes(const ModelFile& model);

/// Loads and checks the whole file; the weights stay where they are mapped.
/// Throws Error(missing) and Error(data): damage (naming the tensor), another app's model unless `expected_app` is
/// empty, a newer format, weights of another type, paths to other files, a receipt that is no JSON. NaN and infinite
/// weights go to `warn`, or are Error(data) when `strict`.
ModelFile load_model_file(const std::string& path, const std::string& expected_app = "", bool strict = false,
                          const std::function<void(const std::string&)>& warn = nullptr);
ModelFile load_model_file(std::shared_ptr<const MappedFile> file, const std::string& expected_app = "",
                          bool strict = false, const std::function<void(const std::string&)>& warn = nullptr);

/// Throws Error(data) when the model has int8 weights, which are for inference alone.
void check_float(const ModelFile& model);

/// A tensor that the options and vocabularies call for.
struct TensorShape {
  std::string name;
  std::int64_t rows = 0, cols = 0;
};

/// Throws Error(data) unless the model has exactly these tensors, naming the first one that is missing, unknown, or of
/// another shape with both shapes.
void check_tensors(const ModelFile& model, const std::vector<TensorShape>& expected);

}  // namespace seq
