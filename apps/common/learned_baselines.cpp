#include "common/learned_baselines.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <string_view>
#include <unordered_map>

#include "seq/error.h"
#include "seq/slots.h"

namespace app {
namespace {

/// The frames' mean, or nothing where the line holds something else. Frames are separated by ';', numbers by blanks or
/// commas.
std::vector<float> mean_frame(const std::string& line) {
  std::vector<float> sum;
  std::size_t place = 0;
  float frames = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] == ' ' || line[at] == ',' || line[at] == ';') {
      if (line[at] == ';') place = 0;
      ++at;
      continue;
    }
    float number = 0;
    const auto [end, error] = std::from_chars(line.data() + at, line.data() + line.size(), number);
    if (error != std::errc()) return {};
    if (place == 0) ++frames;
    if (place == sum.size()) sum.push_back(0);
    sum[place++] += number;
    at = static_cast<std::size_t>(end - line.data());
  }
  for (float& number : sum) number /= frames;
  return sum;
}

/// Values of a row, or words of a text.
std::vector<std::string> marks(const std::string& line) {
  std::vector<std::string> result;
  if (seq::is_slot_line(line)) {
    for (const seq::Slot& slot : seq::parse_slots(line)) result.push_back(slot.name + "[" + slot.value);
  } else {
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      if (end > begin) result.push_back(line.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

/// Finds the training source with the greatest cosine.
class Nearest {
 public:
  explicit Nearest(const std::vector<std::string>& sources) {
    if (!sources.empty() && !mean_frame(sources[0]).empty()) {
      read_frames(sources);
      return;
    }
    for (std::size_t i = 0; i < sources.size(); ++i) {
      const auto found = marks(sources[i]);
      sizes_.push_back(static_cast<double>(found.size()));
      for (const std::string& mark : found) with_[mark].push_back(i);
    }
  }

  std::size_t operator()(const std::string& source) const {
    return frames_.empty() ? nearest_marks(source) : nearest_frame(source);
  }

 private:
  void read_frames(const std::vector<std::string>& sources) {
    for (const std::string& source : sources) frames_.push_back(mean_frame(source));
    const std::size_t width = frames_[0].size();
    mean_.assign(width, 0);
    scale_.assign(width, 0);
    const auto count = static_cast<float>(frames_.size());
    for (auto& frame : frames_) {
      frame.resize(width, 0);
      for (std::size_t k = 0; k < width; ++k) mean_[k] += frame[k] / count;
    }
    for (const auto& frame : frames_)
      for (std::size_t k = 0; k < width; ++k) scale_[k] += (frame[k] - mean_[k]) * (frame[k] - mean_[k]) / count;
    for (float& scale : scale_) scale = scale > 0 ? 1 / std::sqrt(scale) : 0;
    for (auto& frame : frames_) standardise(frame);
  }

  /// Mean 0 and deviation 1 by number, then length 1.
  void standardise(std::vector<float>& frame) const {
    frame.resize(mean_.size(), 0);
    float squares = 0;
    for (std::size_t k = 0; k < frame.size(); ++k) {
      frame[k] = (frame[k] - mean_[k]) * scale_[k];
      squares += frame[k] * frame[k];
    }
    for (float& number : frame) number /= squares > 0 ? std::sqrt(squares) : 1;
  }

  std::size_t nearest_frame(const std::string& source) const {
    std::vector<float> frame = mean_frame(source);
    standardise(frame);
    std::size_t best = 0;
    float best_cosine = -2;
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      float cosine = 0;
      for (std::size_t k = 0; k < frame.size(); ++k) cosine += frame[k] * frames_[i][k];
      if (cosine > best_cosine) {
        best = i;
        best_cosine = cosine;
      }
    }
    return best;
  }

  std::size_t nearest_marks(const std::string& source) const {
    std::unordered_map<std::size_t, double> common;
    for (const std::string& mark : marks(source)) {
      const auto found = with_.find(mark);
      if (found == with_.end()) continue;
      for (std::size_t i : found->second) ++common[i];
    }
    std::size_t best = 0;
    double best_cosine = 0;
    for (const auto& [i, count] : common) {
      const double cosine = count / std::sqrt(sizes_[i]);  // the source's own length is the same for all
      if (cosine > best_cosine || (cosine == best_cosine && i < best)) {
        best = i;
        best_cosine = cosine;
      }
    }
    return best;
  }

  std::vector<std::vector<float>> frames_;
  std::vector<float> mean_, scale_;
  std::unordered_map<std::string, std::vector<std::size_t>> with_;  // sources, by a mark of theirs
  std::vector<double> sizes_;
};

std::string most_frequent(const seq::References& targets) {
  std::unordered_map<std::string_view, std::int64_t> counts;
  std::string_view best;
  std::int64_t most = 0;
  for (const auto& each : targets)
    for (const std::string& target : each)
      if (++counts[target] > most) {
        most = counts[target];
        best = target;
      }
  return std::string(best);
}

std::string strung_together(const std::string& line) {
  if (!seq::is_slot_line(line)) return "";
  const seq::SlotRow row = seq::parse_slots(line);
  std::string text = row[0].value;
  for (std::size_t i = 1; i < row.size(); ++i) text += (i == 1 ? ": " : ", ") + row[i].name + " " + row[i].value;
  return text + ".";
}

}  // namespace

std::vector<Baseline> learned_baselines(const TestSet& training) {
  const std::string frequent = most_frequent(training.references);
  const auto nearest = std::make_shared<const Nearest>(training.sources);
  std::vector<std::string> targets;
  for (const auto& each : training.references) targets.push_back(each.empty() ? "" : each[0]);
  return {{"nearest neighbour",
           [nearest, targets](const TestSet& test) {
             std::vector<std::string> outputs;
             for (const std::string& source : test.sources) outputs.push_back(targets[(*nearest)(source)]);
             return outputs;
           }},
          {"most frequent",
           [frequent](const TestSet& test) { return std::vector<std::string>(test.sources.size(), frequent); }}};
}

Baseline row_template() {
  return {"values alone", [](const TestSet& test) {
            std::vector<std::string> outputs;
            for (const std::string& source : test.sources) outputs.push_back(strung_together(source));
            return outputs;
          }};
}

}  // namespace app
