#include "nn/parameters.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/random.h"
#include "nn/bf16_matmul.h"
#include "nn/quantized_matmul.h"

namespace seq {
namespace {

constexpr std::int64_t aligned_numbers = 16;

std::int64_t round_up(std::int64_t n) { return (n + aligned_numbers - 1) / aligned_numbers * aligned_numbers; }

std::uint64_t name_hash(const std::string& name) {
  std::uint64_t h = 0;
  for (unsigned char c : name) h = mix(h ^ c);
  return h;
}

/// Numbers that are packed at a time, about.
constexpr std::int64_t piece_numbers = 1 << 16;

/// Numbers of memory that a packed form takes.
std::int64_t packed_numbers([[maybe_unused]] Precision precision, std::int64_t inner, std::int64_t outer) {
#ifndef SEQ_DOUBLE
  static_assert(sizeof(Bf16Pair) == sizeof(Real));
  if (precision == Precision::bf16) return static_cast<std::int64_t>(bf16_packed_size(inner, outer));
#endif
  return static_cast<std::int64_t>(packed_size(inner, outer));
}

PackedMatrix packed_form([[maybe_unused]] Precision precision, const Real* place, std::int64_t inner,
                         std::int64_t outer) {
#ifndef SEQ_DOUBLE
  if (precision == Precision::bf16) return {nullptr, inner, outer, {}, reinterpret_cast<const Bf16Pair*>(place)};
#endif
  return {place, inner, outer};
}

double normal(RandomStream& random) {
  const double u = 1 - random.uniform(), v = random.uniform();
  return std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * v);
}

/// Rows of a square block made orthonormal one after another (modified Gram–Schmidt).
void fill_orthogonal(View block, RandomStream& random, double scale) {
  const std::int64_t n = block.rows;
  std::vector<double> q(static_cast<std::size_t>(n * n));
  for (double& x : q) x = normal(random);
  for (std::int64_t i = 0; i < n; ++i) {
    double* row = &q[i * n];
    for (std::int64_t k = 0; k < i; ++k) {
      const double* other = &q[k * n];
      double dot = 0;
      for (std::int64_t j = 0; j < n; ++j) dot += row[j] * other[j];
      for (std::int64_t j = 0; j < n; ++j) row[j] -= dot * other[j];
    }
    double length = 0;
    for (std::int64_t j = 0; j < n; ++j) length += row[j] * row[j];
    const double unit = 1 / std::sqrt(length);
    for (std::int64_t j = 0; j < n; ++j) {
      row[j] *= unit;
      block(i, j) = static_cast<Real>(scale * row[j]);
    }
  }
}

}  // namespace

Tensor ParameterSpace::add(TensorSpec spec, std::int64_t rows, std::int64_t cols) {
  spec.tensor = {size_, rows, cols, static_cast<int>(specs_.size())};
  size_ += round_up(rows * cols);
  specs_.push_back(std::move(spec));
  return specs_.back().tensor;
}

Tensor ParameterSpace::matrix(const std::string& name, std::int64_t rows, std::int64_t cols, double scale) {
  TensorSpec spec;
  spec.name = name;
  spec.init = TensorSpec::Init::glorot;
  spec.scale = scale;
  spec.product = true;
  return add(spec, rows, cols);
}

Tensor ParameterSpace::vector(const std::string& name, std::int64_t size, TensorSpec::Init init) {
  TensorSpec spec;
  spec.name = name;
  spec.init = init;
  return add(spec, 1, size);
}

std::int64_t ParameterSpace::count() const {
  std::int64_t n = 0;
  for (const TensorSpec& s : specs_) n += s.tensor.rows * s.tensor.cols;
  return n;
}

void ParameterSpace::initialise(Real* buffer, std::uint64_t seed) const {
  for (std::int64_t i = 0; i < size_; ++i) buffer[i] = 0;
  for (const TensorSpec& spec : specs_) {
    View t = spec.tensor.in(buffer);
    RandomStream random(random_key(seed, name_hash(spec.name)));
    switch (spec.init) {
      case TensorSpec::Init::zeros:
        break;
      case TensorSpec::Init::ones:
        for (std::int64_t i = 0; i < t.size(); ++i) t.data[i] = 1;
        break;
      case TensorSpec::Init::glorot: {
        const double bound = spec.scale * std::sqrt(6.0 / static_cast<double>(t.rows + t.cols));
        for (std::int64_t i = 0; i < t.size(); ++i) t.data[i] = static_cast<Real>(bound * (2 * random.uniform() - 1));
        break;
      }
      case TensorSpec::Init::orthogonal:
        for (std::int64_t j = 0; j + t.rows <= t.cols; j += t.rows)
          fill_orthogonal(t.col_range(j, t.rows), random, spec.scale);
        break;
      case TensorSpec::Init::normal:
        for (std::int64_t i = 0; i < t.size(); ++i) t.data[i] = static_cast<Real>(spec.scale * normal(random));
        break;
    }
  }
}

Parameters::Parameters(const ParameterSpace& space, const Real* buffer, bool training, Precision precision)
    : precision_(precision) {
  for (const TensorSpec& spec : space.specs()) stored_.push_back({buffer + spec.tensor.offset, {}});
  pack_all(space, training);
}

Parameters::Parameters(const ParameterSpace& space, std::vector<StoredTensor> tensors) : stored_(std::move(tensors)) {
  pack_all(space, false);
}

void Parameters::pack_all(const ParameterSpace& space, bool training) {
  struct Form {
    PackedMatrix* matrix;
    ConstView source;
    bool transposed;
    std::int64_t offset;
  };
  std::vector<Form> forms;
  std::int64_t total = 0;
  product_.resize(stored_.size());
  transposed_.resize(stored_.size());
  for (const TensorSpec& spec : space.specs()) {
    const Tensor& t = spec.tensor;
    const StoredTensor& stored = stored_[t.index];
    if (const QuantizedMatrix& q = stored.quantized; q.data)
      (spec.product ? product_ : transposed_)[t.index] = {nullptr, q.inner, q.outer, q};
    if (!stored.numbers) continue;
    const ConstView source(stored.numbers, t.rows, t.cols);
    if (spec.product || (training && spec.product_transposed)) {
      forms.push_back({&product_[t.index], source, false, total});
      total += round_up(packed_numbers(precision_, t.rows, t.cols));
    }
    if (spec.product_transposed || (training && spec.product)) {
      forms.push_back({&transposed_[t.index], source, true, total});
      total += round_up(packed_numbers(precision_, t.cols, t.rows));
    }
  }
  storage_ = large_memory(static_cast<std::size_t>(total) * sizeof(Real));
  for (const Form& form : forms) {
    const ConstView& source = form.source;
    const std::ptrdiff_t inner = form.transposed ? source.cols : source.rows,
                         outer = form.transposed ? source.rows : source.cols;
    *form.matrix = packed_form(precision_, static_cast<Real*>(storage_.get()) + form.offset, inner, outer);
    const std::ptrdiff_t panel = panel_columns(*form.matrix),
                         width = std::max<std::ptrdiff_t>(1, piece_numbers / inner / panel) * panel;
    for (std::ptrdiff_t first = 0; first < outer; first += width) {
      const std::ptrdiff_t count = std::min(width, outer - first);
      pieces_.push_back({form.transposed ? source.row_range(first, count) : source.col_range(first, count),
                         form.transposed, form.offset + packed_numbers(precision_, inner, first)});
    }
  }
  for (int i = 0; i < pieces(); ++i) repack(i);
}

void Parameters::repack(int i) {
  const Piece& piece = pieces_[i];
  Real* place = static_cast<Real*>(storage_.get()) + piece.offset;
#ifndef SEQ_DOUBLE
  if (precision_ == Precision::bf16) {
    auto* pairs = reinterpret_cast<Bf16Pair*>(place);
    piece.transposed ? pack_bf16_transposed(piece.source, pairs, Caches::bypass)
                     : pack_bf16(piece.source, pairs, Caches::bypass);
    return;
  }
#endif
  piece.transposed ? pack_transposed(piece.source, place, Caches::bypass) : pack(piece.source, place, Caches::bypass);
}

void Parameters::copy_row(const Tensor& t, std::ptrdiff_t i, Real* out) const {
  const StoredTensor& stored = stored_[t.index];
  if (stored.numbers) {
    std::copy_n(stored.numbers + i * t.cols, t.cols, out);
    return;
  }
#ifndef SEQ_DOUBLE
  dequantize(stored.quantized, i, out);
#endif
}

}  // namespace seq
