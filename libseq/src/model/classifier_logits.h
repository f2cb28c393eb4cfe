// What the two parts of a classifier say of many lines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/parallel.h"
#include "model/classifier_model.h"

namespace seq {

#ifndef SEQ_DOUBLE  // files hold float

/// Numbers of gate inputs that are kept at a time: 64 MB.
inline constexpr std::int64_t default_piece_numbers = 1 << 24;

/// Logits of sequences, `labels` a sequence. Sequences of about equal length are computed together; a
/// sequence's logits do not depend on the others. Of pieces' gate inputs about `piece_numbers` numbers (64 MB) are kept
/// at a time, which changes no result, and taken from the encoder's caches if there are any.
std::vector<float> network_logits(const ClassifierNetwork& network, const Parameters& parameters,
                                  const std::vector<Sequence>& sequences, Workers& workers,
                                  std::int64_t piece_numbers = default_piece_numbers,
                                  EncoderGateCaches* caches = nullptr);

/// The linear model's scores of lines, `labels` a line.
std::vector<float> linear_logits(const ClassifierParts& parts, const std::vector<std::string>& lines, Workers& workers);

#endif

}  // namespace seq
