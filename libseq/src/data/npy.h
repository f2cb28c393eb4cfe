// Arrays of numbers in NumPy's file format (.npy), read row by row from where they lie.
// Source: numpy.lib.format, versions 1.0 to 3.0.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/mapped_file.h"

namespace seq {

/// An array of float16, float32, float64 or uint8, little-endian, in C order, with at least one dimension. It is seen
/// as rows of its last dimension: rows × width numbers.
class NpyArray {
 public:
  /// Nothing but the header is read. Throws Error(missing) as MappedFile does; Error(data) that names the file for what
  /// is no such array (another type or order, pickled objects), a damaged header, and a file that is longer or shorter
  /// than its header says.
  explicit NpyArray(const std::string& path) : NpyArray(std::make_shared<const MappedFile>(path)) {}
  explicit NpyArray(std::shared_ptr<const MappedFile> file);

  const std::vector<std::int64_t>& shape() const { return shape_; }
  std::int64_t rows() const { return rows_; }
  std::int64_t width() const { return shape_.back(); }
  const std::string& path() const { return file_->path(); }

  /// The numbers of row r (`width` of them). Throws Error(data) that names file, row and column where one is not finite
  /// or too large for a float.
  void read_row(std::int64_t r, float* numbers) const;

 private:
  enum class Type { half, single, twice, byte };

  std::shared_ptr<const MappedFile> file_;
  Type type_ = Type::single;
  std::vector<std::int64_t> shape_;
  std::int64_t rows_ = 0;
  const unsigned char* data_ = nullptr;
};

/// "100×12×3".
std::string shape_text(const NpyArray& array);

}  // namespace seq
