// The training state: named arrays of numbers and one JSON text, in a checked safetensors file.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/mapped_file.h"
#include "model/safetensors.h"

namespace seq {

inline constexpr int kStateFormat = 1;  ///< what this build writes, and the newest it reads

/// Collects a state and saves it. The arrays are not copied: they must live until save() returns.
///
///   StateWriter state(json);
///   state.add("moment1", std::span<const float>(m));
///   state.save("model.state");
class StateWriter {
 public:
  /// `json` is what is not an array: counters, options, hashes.
  explicit StateWriter(std::string json) : json_(std::move(json)) {}

  /// A name is used once.
  void add(const std::string& name, std::span<const float> values);
  void add(const std::string& name, std::span<const double> values);
  void add(const std::string& name, std::span<const std::int64_t> values);

  /// Bytes that save() would write, to within a few kB.
  std::int64_t bytes() const;
  /// Replaces the file at `path` atomically. Throws Error(create, io).
  void save(const std::string& path) const;

 private:
  std::string json_;
  std::vector<SafeTensor> arrays_;
};

/// A loaded state. The spans point into the mapping and live as long as this object or a copy of it.
class StateFile {
 public:
  /// Reads and checks the whole file. Throws Error(missing) and Error(data).
  explicit StateFile(const std::string& path) : StateFile(std::make_shared<const MappedFile>(path)) {}
  explicit StateFile(std::shared_ptr<const MappedFile> file);

  const std::string& path() const { return file_->path(); }
  const std::string& json() const { return json_; }
  bool has(const std::string& name) const;
  /// Throw Error(data) when there is no such array, it has another type, or not `count` numbers (-1 = any).
  std::span<const float> floats(const std::string& name, std::int64_t count = -1) const;
  std::span<const double> doubles(const std::string& name, std::int64_t count = -1) const;
  std::span<const std::int64_t> integers(const std::string& name, std::int64_t count = -1) const;

 private:
  const SafeTensor& get(const std::string& name, const char* dtype, std::int64_t count) const;

  std::shared_ptr<const MappedFile> file_;
  std::string json_;
  std::vector<SafeTensor> arrays_;
};

}  // namespace seq
