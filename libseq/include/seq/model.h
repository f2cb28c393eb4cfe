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
  int source_vocabulary = 0, target_vocabulary = 0;
  std::vector<std::pair<std::string, std::string>> options;  ///< text and network options
  /// Of a classifier, those with most training lines first, and after them those that a later training added.
  std::vector<std::string> labels;
  std::string receipt_json;  ///< command, seeds, data hashes, scores, dates
  struct Tensor {
    std::string name;
    std::int64_t rows = 0, cols = 0;
    std::uint32_t crc32 = 0;
  };
  std::vector<Tensor> tensors;
};

/// Reads and checks a model file whole. Throws Error(missing, data).
ModelInfo model_info(const std::string& path);

/// Writes the mean of the models' weights; the program `app` must have made them, and they must agree in options and
/// vocabulary. Throws Error(data, create, io).
void average_models(const std::string& app, const std::vector<std::string>& inputs, const std::string& output);

/// The instruction set chosen for the kernels on this machine: "AVX3", "AVX2", "SSE4" ...
/// The environment variable SEQ_KERNELS (baseline|avx2|avx512) lowers the choice.
std::string kernels_in_use();

/// Threads that affinity and the cgroup allow this process.
int available_threads();

}  // namespace seq
