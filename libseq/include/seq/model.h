// A saved model seen from outside: what it is, and whole-model operations on files.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace seq {

/// What a model file says of itself.
struct ModelInfo {
  std::string path, app;
  int format_version = 0;
  std::int64_t file_bytes = 0, parameters = 0;
  bool quantized = false;  ///< int8 weights
  int source_vocabulary = 0, target_vocabulary = 0;
  std::vector<std::pair<std::string, std::string>> options;  ///< text and network options
  /// Of a classifier, those with most training lines first, and after them those that a later training added.
  std::vector<std::string> labels;
  std::string receipt_json;  ///< command, seeds, data hashes, scores, dates
  struct Tensor {
    std::string name;
    std::int64_t rows = 0, cols = 0;
    std::uint32_t crc32 = 0;
    bool quantized = false;  ///< int8, with a scale an output
  };
  std::vector<Tensor> tensors;
};

/// Reads and checks a model file whole. Throws Error(missing, data).
ModelInfo model_info(const std::string& path);

/// Writes the mean of the models' weights; the program `app` must have made them, and they must agree in options and
/// vocabulary. Throws Error(data, create, io).
void average_models(const std::string& app, const std::vector<std::string>& inputs, const std::string& output);

/// Writes the model with int8 weights, for prediction alone: a quarter of the size, faster, and a little less exact.
/// Matrices and tables become int8 with a scale an output; vectors, and what is too small to gain, stay as they are.
/// The program `app` must have made the model. Throws Error(usage) for an output that is the input, Error(data) for a
/// model that has int8 weights already, and what reading and writing models throws.
void quantize_model(const std::string& app, const std::string& input, const std::string& output);

/// The instruction set chosen for the kernels on this machine: "AVX3_DL" (AVX-512 with products of int8), "AVX3",
/// "AVX2", "SSE4" ...
/// The environment variable SEQ_KERNELS (baseline|avx2|avx512) lowers the choice.
std::string kernels_in_use();

/// Threads that affinity and the cgroup allow this process.
int available_threads();

}  // namespace seq
