// The public Compressor: lines to shorter lines.
#include "seq/compress.h"

#ifndef SEQ_DOUBLE

#include <algorithm>
#include <cmath>

#include "core/system.h"
#include "model/compressor_model.h"
#include "seq/error.h"
#include "seq/model.h"
#include "text/unicode.h"

namespace seq {
namespace {

void check(const LengthWish& wish) {
  if (!(wish.ratio >= 0 && wish.ratio <= 1))
    fail(ErrorKind::usage, "a ratio out of range", "ratio", "above 0, at most 1");
  if (wish.least < 0 || (wish.most >= 0 && wish.least > wish.most))
    fail(ErrorKind::usage, "a least length of " + std::to_string(wish.least), "length",
         "from 0 to the greatest length, " + std::to_string(wish.most));
}

DeletionLength length_for(const LengthWish& wish, const std::vector<WordUnit>& units) {
  DeletionLength length;
  length.unit = wish.unit == LengthWish::Unit::words ? DeletionLength::Unit::words : DeletionLength::Unit::characters;
  length.least = wish.least;
  if (wish.most >= 0) length.most = wish.most;
  if (wish.ratio > 0) {
    const auto whole = static_cast<double>(length_of(units, std::vector<bool>(units.size(), true), length.unit));
    const double asked = whole * wish.ratio;
    length.most = std::min(length.most, static_cast<std::int64_t>(std::floor(asked)));
    if (wish.least == 0) length.least = static_cast<std::int64_t>(std::floor(0.9 * asked));
  }
  length.least = std::min(length.least, length.most);
  return length;
}

}  // namespace

struct Compressor::Impl {
  std::unique_ptr<CompressorModel> model;
  std::unique_ptr<Workers> workers;
};

Compressor::Compressor(const std::string& path, int threads, bool strict,
                       const std::function<void(const std::string&)>& warn)
    : impl_(std::make_unique<Impl>()) {
  kernels_in_use();
  impl_->model = load_compressor(path, strict, warn);
  impl_->workers = std::make_unique<Workers>(threads > 0 ? threads : available_threads());
}

Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;
Compressor& Compressor::operator=(Compressor&&) noexcept = default;

std::vector<std::string> Compressor::compress(const std::vector<std::string>& given, const LengthWish& wish) const {
  check(wish);
  const CompressorModel& model = *impl_->model;
  std::vector<std::string> lines = given;
  std::vector<std::vector<WordUnit>> units;
  for (std::string& line : lines) {
    unicode::repair(line);
    units.push_back(word_units(line));
  }
  std::vector<DeletionScores> scores = deletion_scores(model.parts, model.parameters, lines, units, *impl_->workers);
  std::vector<std::string> outputs(lines.size());
  impl_->workers->each(static_cast<int>(lines.size()), [&](int i) {
    if (units[i].empty()) return;
    add_keep_bias(scores[i], model.keep_bias);
    outputs[i] = join_units(lines[i], units[i], best_deletion(scores[i], units[i], length_for(wish, units[i])));
  });
  return outputs;
}

bool is_compressor(const std::string& model) { return is_compressor(load_model_file(model, "summarize")); }

}  // namespace seq

#endif
