// Token ids to vectors.
#pragma once

#include <span>

#include "core/profile.h"
#include "nn/parameters.h"
#include "nn/rows.h"

namespace seq {

/// out row i = table row ids[i]; a dropped word is a row of zeros.
inline void embed(const Tensor& table, const Parameters& p, std::span<const int> ids, const Dropout& word_dropout,
                  View out) {
  ProfileBlock block("embeddings");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Real factor = dropout_factor(word_dropout, static_cast<std::int64_t>(i));
    Real* to = out.row(i);
    p.copy_row(table, ids[i], to);
    for (std::ptrdiff_t j = 0; j < table.cols; ++j) to[j] *= factor;
  }
}

/// d_table row ids[i] += d_out row i, first to last.
inline void embed_backward(ConstView d_out, std::span<const int> ids, const Dropout& word_dropout, View d_table) {
  ProfileBlock block("embeddings, backward");
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Real factor = dropout_factor(word_dropout, static_cast<std::int64_t>(i));
    const Real* from = d_out.row(i);
    Real* to = d_table.row(ids[i]);
    for (std::ptrdiff_t j = 0; j < d_out.cols; ++j) to[j] += factor * from[j];
  }
}

}  // namespace seq
