// The public Compressor: lines to shorter lines.
#include "seq/compress.h"

#ifndef SEQ_DOUBLE

#include <algorithm>
#include <atomic>
#include <cmath>

#include "core/system.h"
#include "model/compressor_model.h"
#include "model/deletion_decision.h"
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

DeletionLength::Unit unit_of(const LengthWish& wish) {
  return wish.unit == LengthWish::Unit::words ? DeletionLength::Unit::words : DeletionLength::Unit::characters;
}

std::int64_t whole_length(const std::vector<WordUnit>& units, DeletionLength::Unit unit) {
  return length_of(units, std::vector<bool>(units.size(), true), unit);
}

DeletionLength length_for(const LengthWish& wish, const std::vector<WordUnit>& units) {
  DeletionLength length;
  length.unit = unit_of(wish);
  length.least = wish.least;
  if (wish.most >= 0) length.most = wish.most;
  if (wish.ratio > 0) {
    const double asked = static_cast<double>(whole_length(units, length.unit)) * wish.ratio;
    length.most = std::min(length.most, static_cast<std::int64_t>(std::floor(asked)));
    if (wish.least == 0) length.least = static_cast<std::int64_t>(std::floor(0.9 * asked));
  }
  length.least = std::min(length.least, length.most);
  return length;
}

}  // namespace

struct Compressor::Impl {
  std::vector<std::unique_ptr<CompressorModel>> models;
  std::unique_ptr<Workers> workers;
  mutable std::atomic<bool> said_shorter = false;  ///< that a line is shorter than what is asked for

  /// What to decide by: of the mean of the models' fields.
  std::vector<DeletionScores> scores_of(const std::vector<std::string>& lines,
                                        const std::vector<std::vector<WordUnit>>& units) const {
    std::vector<DeletionScores> sums;
    const auto share = static_cast<double>(models.size());
    double bias = 0;
    for (const auto& model : models) {
      std::vector<DeletionScores> own = deletion_scores(model->parts, model->parameters, lines, units, *workers);
      bias += model->keep_bias / share;
      if (sums.empty()) {
        sums = std::move(own);
      } else {
        for (std::size_t i = 0; i < sums.size(); ++i) add_scores(own[i], sums[i]);
      }
    }
    workers->each(static_cast<int>(sums.size()), [&](int i) {
      if (units[i].empty()) return;
      scale_scores(sums[i], 1 / share);
      sums[i] = decision_scores(sums[i]);
      add_keep_bias(sums[i], bias);
    });
    return sums;
  }

  void say_shorter(const std::vector<std::vector<WordUnit>>& units, const LengthWish& wish, std::int64_t first_line,
                   const std::function<void(const std::string&)>& warn) const {
    if (!warn || wish.least == 0) return;
    for (std::size_t i = 0; i < units.size() && !said_shorter; ++i) {
      if (units[i].empty() || whole_length(units[i], unit_of(wish)) >= wish.least) continue;
      said_shorter = true;
      warn("line " + std::to_string(first_line + static_cast<std::int64_t>(i)) +
           ": shorter than the length that is asked for; all of its words stay (said once)");
    }
  }
};

Compressor::Compressor(const std::vector<std::string>& paths, int threads, bool strict,
                       const std::function<void(const std::string&)>& warn)
    : impl_(std::make_unique<Impl>()) {
  kernels_in_use();
  if (paths.empty()) fail(ErrorKind::usage, "no model given", "-m", "expected at least one model file");
  for (const std::string& path : paths) impl_->models.push_back(load_compressor(path, strict, warn));
  impl_->workers = std::make_unique<Workers>(threads > 0 ? threads : available_threads());
}

Compressor::~Compressor() = default;
Compressor::Compressor(Compressor&&) noexcept = default;
Compressor& Compressor::operator=(Compressor&&) noexcept = default;

std::vector<std::string> Compressor::compress(const std::vector<std::string>& given, const LengthWish& wish,
                                              std::int64_t first_line,
                                              const std::function<void(const std::string&)>& warn) const {
  check(wish);
  std::vector<std::string> lines = given;
  std::vector<std::vector<WordUnit>> units;
  for (std::string& line : lines) {
    unicode::repair(line);
    units.push_back(word_units(line));
  }
  impl_->say_shorter(units, wish, first_line, warn);
  const std::vector<DeletionScores> scores = impl_->scores_of(lines, units);
  std::vector<std::string> outputs(lines.size());
  impl_->workers->each(static_cast<int>(lines.size()), [&](int i) {
    if (units[i].empty()) return;
    outputs[i] = join_units(lines[i], units[i], best_deletion(scores[i], units[i], length_for(wish, units[i])));
  });
  return outputs;
}

bool is_compressor(const std::string& model) { return is_compressor(load_model_file(model, "summarize")); }

}  // namespace seq

#endif
