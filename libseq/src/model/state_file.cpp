#include "model/state_file.h"

#include "core/json_guard.h"
#include "model/checked_file.h"
#include "seq/error.h"

namespace seq {
namespace {

const FileKind kKind{"seq-state", "a training state", kStateFormat};

template <typename T>
SafeTensor described(const std::string& name, const char* dtype, std::span<const T> values) {
  const std::int64_t count = static_cast<std::int64_t>(values.size());
  return {name,
          dtype,
          {count},
          reinterpret_cast<const unsigned char*>(values.data()),
          count * static_cast<std::int64_t>(sizeof(T))};
}

template <typename T>
std::span<const T> viewed(const SafeTensor& array) {
  return {reinterpret_cast<const T*>(array.data), static_cast<std::size_t>(array.shape[0])};
}

}  // namespace

void StateWriter::add(const std::string& name, std::span<const float> values) {
  arrays_.push_back(described(name, "F32", values));
}
void StateWriter::add(const std::string& name, std::span<const double> values) {
  arrays_.push_back(described(name, "F64", values));
}
void StateWriter::add(const std::string& name, std::span<const std::int64_t> values) {
  arrays_.push_back(described(name, "I64", values));
}

std::int64_t StateWriter::bytes() const {
  std::int64_t total = 4096 + 2 * static_cast<std::int64_t>(json_.size());
  for (const SafeTensor& array : arrays_) total += array.bytes + 120 + 2 * static_cast<std::int64_t>(array.name.size());
  return total;
}

void StateWriter::save(const std::string& path) const { write_checked(path, kKind, {{"state", json_}}, arrays_); }

StateFile::StateFile(std::shared_ptr<const MappedFile> file) : file_(std::move(file)) {
  CheckedFile checked = read_checked(file_, kKind);
  const std::string* json = checked.file.metadata("state");
  if (json == nullptr) fail(ErrorKind::data, "the state's JSON is missing", path());
  check_json(*json, path() + ", state");
  json_ = *json;
  arrays_ = checked.file.tensors();
  for (const SafeTensor& array : arrays_) {
    const std::int64_t element = element_size(array.dtype);
    if (array.shape.size() != 1 ||
        reinterpret_cast<std::uintptr_t>(array.data) % static_cast<std::uintptr_t>(element)) {
      fail(ErrorKind::data,
           "array '" + array.name.substr(0, 80) + "' is " + array.dtype + " " + shape_text(array.shape), path(),
           "expected one dimension, aligned to its numbers");
    }
  }
}

bool StateFile::has(const std::string& name) const {
  for (const SafeTensor& array : arrays_) {
    if (array.name == name) return true;
  }
  return false;
}

const SafeTensor& StateFile::get(const std::string& name, const char* dtype, std::int64_t count) const {
  for (const SafeTensor& array : arrays_) {
    if (array.name != name) continue;
    if (array.dtype != dtype || (count >= 0 && array.shape[0] != count)) {
      fail(ErrorKind::data,
           "array '" + name + "' is " + array.dtype + " with " + std::to_string(array.shape[0]) + " numbers", path(),
           std::string("expected ") + dtype + (count >= 0 ? " with " + std::to_string(count) : ""),
           "the state belongs to another run, start anew with --restart");
    }
    return array;
  }
  fail(ErrorKind::data, "array '" + name + "' is missing", path(), "",
       "the state belongs to another run, start anew with --restart");
}

std::span<const float> StateFile::floats(const std::string& name, std::int64_t count) const {
  return viewed<float>(get(name, "F32", count));
}
std::span<const double> StateFile::doubles(const std::string& name, std::int64_t count) const {
  return viewed<double>(get(name, "F64", count));
}
std::span<const std::int64_t> StateFile::integers(const std::string& name, std::int64_t count) const {
  return viewed<std::int64_t>(get(name, "I64", count));
}

}  // namespace seq
