// The public Classifier: lines to probabilities.
#include "seq/classify.h"

#ifndef SEQ_DOUBLE

#include <algorithm>
#include <cmath>

#include "core/system.h"
#include "model/classifier_logits.h"
#include "seq/error.h"
#include "seq/model.h"

namespace seq {

struct Classifier::Impl {
  std::unique_ptr<ClassifierModel> model;
  std::unique_ptr<Workers> workers;
  EncoderGateCaches caches;  ///< of the network, if there is one
};

Classifier::Classifier(const std::string& path, int threads, bool strict,
                       const std::function<void(const std::string&)>& warn)
    : impl_(std::make_unique<Impl>()) {
  kernels_in_use();
  impl_->model = load_classifier(path, strict, warn);
  impl_->workers = std::make_unique<Workers>(threads > 0 ? threads : available_threads());
  const ClassifierModel& model = *impl_->model;
  if (model.parts.network) make_gate_caches(model.parts.network->encoder, model.parameters, impl_->caches);
}

Classifier::~Classifier() = default;
Classifier::Classifier(Classifier&&) noexcept = default;
Classifier& Classifier::operator=(Classifier&&) noexcept = default;

const std::vector<std::string>& Classifier::labels() const { return impl_->model->parts.labels; }
bool Classifier::reads_frames() const { return impl_->model->parts.reads_frames(); }
bool Classifier::multi_label() const { return impl_->model->parts.options.multi_label; }

bool Classifier::has(Part part) const {
  const ClassifierParts& parts = impl_->model->parts;
  return part == Part::network ? parts.network != nullptr : part == Part::linear ? parts.linear != nullptr : true;
}

std::vector<std::vector<double>> Classifier::predict(const std::vector<std::string>& lines, Part part,
                                                     std::int64_t first_line,
                                                     const std::function<void(const std::string&)>& warn) const {
  const ClassifierModel& model = *impl_->model;
  const ClassifierParts& parts = model.parts;
  if (!has(part))
    fail(ErrorKind::usage, "the model has no such part", part == Part::linear ? "linear" : "network",
         "it was trained with --system " + parts.options.system);
  Workers& workers = *impl_->workers;
  std::vector<float> network, linear;
  if (parts.network && part != Part::linear) {
    std::vector<Sequence> sequences(lines.size());
    std::vector<std::size_t> cut(lines.size(), 0);
    workers.each_in_blocks(lines.size(), [&](std::size_t i) {
      sequences[i] =
          parts.encode(lines[i], &cut[i], "line " + std::to_string(first_line + static_cast<std::int64_t>(i)));
    });
    if (warn)
      for (std::size_t i = 0; i < lines.size(); ++i)
        if (cut[i] > 0)
          warn("line " + std::to_string(first_line + static_cast<std::int64_t>(i)) + ": the middle of " +
               std::to_string(cut[i]) + " tokens is left out (the model's --max-tokens " +
               std::to_string(parts.options.max_tokens) + ")");
    network =
        network_logits(*parts.network, model.parameters, sequences, workers, default_piece_numbers, &impl_->caches);
  }
  if (parts.linear && part != Part::network) linear = linear_logits(parts, lines, workers);
  const std::size_t labels = parts.labels.size();
  std::vector<std::vector<double>> probabilities;
  for (std::size_t i = 0; i < lines.size(); ++i)
    probabilities.push_back(calibrated(model.calibration, network.empty() ? nullptr : &network[i * labels],
                                       linear.empty() ? nullptr : &linear[i * labels], parts.label_count(),
                                       parts.options.multi_label));
  return probabilities;
}

std::vector<int> Classifier::decide(const std::vector<double>& p) const {
  if (!multi_label()) return {static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin())};
  std::vector<int> chosen;
  for (std::size_t k = 0; k < p.size(); ++k)
    if (p[k] >= impl_->model->calibration.thresholds[k]) chosen.push_back(static_cast<int>(k));
  std::stable_sort(chosen.begin(), chosen.end(), [&](int a, int b) { return p[a] > p[b]; });
  return chosen;
}

std::vector<WordContribution> Classifier::explain(const std::string& line, int label) const {
  const char separator = reads_frames() ? ';' : ' ';
  std::vector<WordContribution> words;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t end = std::min(line.find(separator, i), line.size());
    if (end > i) words.push_back({line.substr(i, end - i), 0});
    i = end + 1;
  }
  // The whole line, then the line without each word.
  std::vector<std::string> lines = {line};
  for (std::size_t w = 0; w < words.size(); ++w) {
    std::string rest;
    for (std::size_t i = 0; i < words.size(); ++i)
      if (i != w) rest += (rest.empty() ? "" : std::string(1, separator)) + words[i].word;
    lines.push_back(rest);
  }
  const auto p = predict(lines);
  auto logit = [&](std::size_t i) {
    const double q = std::clamp(p[i][label], 1e-12, 1 - 1e-12);
    return std::log(q / (1 - q));
  };
  double largest = 1e-12;
  for (std::size_t w = 0; w < words.size(); ++w) {
    words[w].weight = logit(0) - logit(w + 1);
    largest = std::max(largest, std::fabs(words[w].weight));
  }
  for (WordContribution& w : words) w.weight /= largest;
  return words;
}

}  // namespace seq

#endif
