// Parameters: one flat buffer, and named tensors as places in it. Gradients, moments and averages are buffers of the
// same shape, so that clipping, updating, summing over lanes and saving are flat loops.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/large_memory.h"
#include "core/tensor.h"
#include "nn/matmul.h"

namespace seq {

/// A tensor's place in any buffer of a ParameterSpace. A vector has one row.
struct Tensor {
  std::int64_t offset = -1;
  std::int64_t rows = 0, cols = 0;
  int index = -1;  ///< in ParameterSpace::specs

  explicit operator bool() const { return index >= 0; }
  View in(Real* buffer) const { return {buffer + offset, rows, cols}; }
  ConstView in(const Real* buffer) const { return {buffer + offset, rows, cols}; }
};

/// How a tensor starts, and which forms of it products read.
struct TensorSpec {
  enum class Init {
    zeros,
    ones,
    glorot,      ///< uniform ± √(6 / (rows + cols)) · scale (Glorot and Bengio 2010)
    orthogonal,  ///< square blocks of columns, each with orthonormal rows (Saxe et al. 2014)
    normal,      ///< normal, deviation scale
  };
  std::string name;
  Init init = Init::zeros;
  double scale = 1;
  bool product = false;             ///< X·W is taken
  bool product_transposed = false;  ///< X·Wᵀ is taken at inference too (the output layer); training always packs both
  bool lookup = false;              ///< rows are read by number and nothing else: few of them have a gradient
  Tensor tensor;
};

/// The only list of a model's tensors.
class ParameterSpace {
 public:
  /// Adds a tensor; offsets are multiples of 16 so that rows of power-of-two width are aligned.
  Tensor add(TensorSpec spec, std::int64_t rows, std::int64_t cols);
  Tensor matrix(const std::string& name, std::int64_t rows, std::int64_t cols, double scale = 1);
  Tensor vector(const std::string& name, std::int64_t size, TensorSpec::Init init = TensorSpec::Init::zeros);

  const std::vector<TensorSpec>& specs() const { return specs_; }
  /// Length of a buffer, with the gaps between tensors.
  std::int64_t size() const { return size_; }
  /// Numbers that are learnt.
  std::int64_t count() const;
  /// Fills a buffer with starting values that depend on the seed and each tensor's name alone.
  void initialise(Real* buffer, std::uint64_t seed) const;

 private:
  std::vector<TensorSpec> specs_;
  std::int64_t size_ = 0;
};

/// A tensor's numbers for inference, as they are or as int8.
struct StoredTensor {
  const Real* numbers = nullptr;
  QuantizedMatrix
      quantized;  ///< without `numbers`; its outputs are the tensor's columns, of an embedding table its rows
};

/// What blocks read: the numbers, and the packed forms of those matrices that take part in products.
class Parameters {
 public:
  Parameters() = default;
  /// Points at a buffer (which must stay) and packs it, rounded to `precision`; training also packs what backward
  /// needs.
  Parameters(const ParameterSpace& space, const Real* buffer, bool training, Precision precision = Precision::full);
  /// For inference, from tensors in the order of the space, whose memory must stay.
  Parameters(const ParameterSpace& space, std::vector<StoredTensor> tensors);
  Parameters(Parameters&&) = default;
  Parameters& operator=(Parameters&&) = default;

  /// Of the products with packed weights, and of those that make weights' gradients.
  Precision precision() const { return precision_; }

  /// The numbers of a tensor that is never int8: one that no product and no look-up reads.
  ConstView view(const Tensor& t) const { return {stored_[t.index].numbers, t.rows, t.cols}; }
  const Real* row(const Tensor& t) const { return stored_[t.index].numbers; }
  /// Row i of an embedding table, into t.cols numbers.
  void copy_row(const Tensor& t, std::ptrdiff_t i, Real* out) const;
  /// For X·W.
  const PackedMatrix& product(const Tensor& t) const { return product_[t.index]; }
  /// For X·Wᵀ.
  const PackedMatrix& product_transposed(const Tensor& t) const { return transposed_[t.index]; }

  /// Packs piece number i anew after its numbers changed. Different pieces may be packed by different threads.
  void repack(int i);
  int pieces() const { return static_cast<int>(pieces_.size()); }

 private:
  /// Some columns of a packed form.
  struct Piece {
    ConstView source;
    bool transposed;
    std::int64_t offset;  ///< in storage_
  };
  /// Packs stored_, or points at what is quantised.
  void pack_all(const ParameterSpace& space, bool training);

  Precision precision_ = Precision::full;
  std::vector<StoredTensor> stored_;
  std::vector<Piece> pieces_;
  LargeMemory storage_;
  std::vector<PackedMatrix> product_, transposed_;
};

/// Gradients: a buffer of a ParameterSpace's shape. Blocks add to it.
class Gradients {
 public:
  explicit Gradients(Real* buffer) : buffer_(buffer) {}
  View view(const Tensor& t) const { return t.in(buffer_); }
  Real* row(const Tensor& t) const { return buffer_ + t.offset; }

 private:
  Real* buffer_;
};

}  // namespace seq
