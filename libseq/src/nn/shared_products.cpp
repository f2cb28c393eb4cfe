#include "nn/shared_products.h"

#include <algorithm>

#include "core/profile.h"

namespace seq {
namespace {

/// Bytes of weights that one thread reads in the time that it takes to wake another and to wait for it.
constexpr std::ptrdiff_t worth_sharing = 400'000;

std::ptrdiff_t bytes_of(const PackedMatrix& b) {
  return b.inner * b.outer * static_cast<std::ptrdiff_t>(b.quantized.data ? sizeof(std::int8_t) : sizeof(Real));
}

/// The share of part i of so many.
void multiply_share(const Product& product, int i, int parts) {
  const std::ptrdiff_t width = panel_columns(product.b), panels = (product.b.outer + width - 1) / width;
  const std::ptrdiff_t first = panels * i / parts * width,
                       count = std::min(product.b.outer, panels * (i + 1) / parts * width) - first;
  if (count <= 0) return;
  multiply(product.a, column_range(product.b, first, count), product.c.col_range(first, count), product.start,
           product.bias ? product.bias + first : nullptr);
}

}  // namespace

void multiply(const char* block, std::initializer_list<Product> products, Workers* helpers) {
  std::ptrdiff_t bytes = 0;
  for (const Product& product : products) bytes += bytes_of(product.b);
  if (!helpers || bytes < worth_sharing) {
    ProfileBlock alone(block);
    for (const Product& product : products) multiply(product.a, product.b, product.c, product.start, product.bias);
    return;
  }
  helpers->each(helpers->threads(), [&](int i) {
    ProfileBlock shared(block);
    for (const Product& product : products) multiply_share(product, i, helpers->threads());
  });
}

}  // namespace seq
