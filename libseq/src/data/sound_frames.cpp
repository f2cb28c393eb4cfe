#include "data/sound_frames.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <unsupported/Eigen/FFT>

#include "seq/error.h"
#include "seq/sound.h"

namespace seq {
namespace {

using Numbers = std::vector<double>;

constexpr double pi = std::numbers::pi, least_energy = 1e-10;
constexpr int slope_reach = 2;  // frames to either side

double to_mel(double hertz) { return 2595 * std::log10(1 + hertz / 700); }
double to_hertz(double mel) { return 700 * (std::pow(10, mel / 2595) - 1); }

/// A triangle over the bins of a spectrum: weights from bin `first` on.
struct Filter {
  std::size_t first = 0;
  Numbers weights;
};

std::vector<Filter> filters_of(const SoundOptions& o, int rate, std::size_t transform) {
  std::vector<double> centres;
  const double low = to_mel(o.low), high = to_mel(o.high);
  for (int i = 0; i < o.filters + 2; ++i) centres.push_back(to_hertz(low + (high - low) * i / (o.filters + 1)));
  std::vector<Filter> filters(static_cast<std::size_t>(o.filters));
  for (std::size_t f = 0; f < filters.size(); ++f) {
    const double left = centres[f], centre = centres[f + 1], right = centres[f + 2];
    for (std::size_t bin = 0; bin <= transform / 2; ++bin) {
      const double hertz = static_cast<double>(bin) * rate / static_cast<double>(transform);
      const double weight = std::min((hertz - left) / (centre - left), (right - hertz) / (right - centre));
      if (weight <= 0) continue;
      if (filters[f].weights.empty()) filters[f].first = bin;
      filters[f].weights.push_back(weight);
    }
  }
  return filters;
}

/// From windows of samples to the logarithms of the filters' energies.
class Analyser {
 public:
  Analyser(const SoundOptions& options, int rate)
      : window_(std::max<std::size_t>(2, static_cast<std::size_t>(std::lround(options.window * rate / 1000)))) {
    std::size_t transform = 2;
    while (transform < window_.size()) transform *= 2;
    padded_.resize(transform);
    double energy = 0;
    for (std::size_t i = 0; i < window_.size(); ++i) {
      window_[i] = 0.5 - 0.5 * std::cos(2 * pi * static_cast<double>(i) / static_cast<double>(window_.size()));
      energy += window_[i] * window_[i];
    }
    // A noise of given strength in a band of Hz has the same energy whatever the rate and the window.
    scale_ = 2.0 / (energy * rate);
    for (Filter& filter : filters_of(options, rate, transform)) filters_.push_back(std::move(filter));
    bin_width_ = static_cast<double>(rate) / static_cast<double>(transform);
  }

  std::size_t window() const { return window_.size(); }

  /// `count` samples, at most a window of them.
  void energies(const float* samples, std::size_t count, double* out) {
    for (std::size_t i = 0; i < padded_.size(); ++i) padded_[i] = i < count ? window_[i] * samples[i] : 0;
    fft_.fwd(spectrum_, padded_);
    for (const Filter& filter : filters_) {
      double sum = 0;
      for (std::size_t k = 0; k < filter.weights.size(); ++k)
        sum += filter.weights[k] * std::norm(spectrum_[filter.first + k]);
      *out++ = std::log(std::max(scale_ * bin_width_ * sum, least_energy));
    }
  }

 private:
  Numbers window_, padded_;
  std::vector<std::complex<double>> spectrum_;
  Eigen::FFT<double> fft_;
  std::vector<Filter> filters_;
  double scale_ = 1, bin_width_ = 1;
};

/// The first `count` numbers of the orthonormal DCT-II of `energies`.
void cepstra(const Numbers& energies, int count, double* out) {
  const auto n = static_cast<double>(energies.size());
  for (int c = 0; c < count; ++c) {
    double sum = 0;
    for (std::size_t i = 0; i < energies.size(); ++i)
      sum += energies[i] * std::cos(pi * c * (static_cast<double>(i) + 0.5) / n);
    out[c] = sum * std::sqrt((c == 0 ? 1 : 2) / n);
  }
}

/// Slopes of columns [from, from + count) into those that follow them.
void add_slopes(Numbers& table, std::size_t width, std::size_t from, std::size_t count) {
  const auto frames = static_cast<std::ptrdiff_t>(table.size() / width);
  for (std::ptrdiff_t t = 0; t < frames; ++t) {
    for (std::size_t c = from; c < from + count; ++c) {
      const auto at = [&](std::ptrdiff_t u) {
        return table[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(u, 0, frames - 1)) * width + c];
      };
      double sum = 0, squares = 0;
      for (int reach = 1; reach <= slope_reach; ++reach) {
        sum += reach * (at(t + reach) - at(t - reach));
        squares += 2 * reach * reach;
      }
      table[static_cast<std::size_t>(t) * width + c + count] = sum / squares;
    }
  }
}

void center_columns(Numbers& table, std::size_t width) {
  const std::size_t frames = table.size() / width;
  for (std::size_t c = 0; c < width; ++c) {
    double sum = 0;
    for (std::size_t t = 0; t < frames; ++t) sum += table[t * width + c];
    for (std::size_t t = 0; t < frames; ++t) table[t * width + c] -= sum / static_cast<double>(frames);
  }
}

std::size_t statics(const SoundOptions& o) {
  return static_cast<std::size_t>(o.features == "mfcc" ? o.coefficients : o.filters);
}

}  // namespace

int sound_width(const SoundOptions& o) { return static_cast<int>(statics(o)) * (1 + o.deltas); }

Sequence sound_frames(const Sound& sound, const SoundOptions& o) {
  Analyser analyser(o, sound.rate);
  const auto step = std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(o.step * sound.rate / 1000)));
  const std::size_t samples = sound.samples.size(), window = analyser.window();
  const std::size_t frames = samples < window ? 1 : (samples - window) / step + 1;
  const std::size_t count = statics(o), width = static_cast<std::size_t>(sound_width(o));
  Numbers table(frames * width), energies(static_cast<std::size_t>(o.filters));
  for (std::size_t t = 0; t < frames; ++t) {
    analyser.energies(sound.samples.data() + t * step, std::min(window, samples - t * step), energies.data());
    if (o.features == "mfcc")
      cepstra(energies, o.coefficients, &table[t * width]);
    else
      std::copy(energies.begin(), energies.end(), table.begin() + static_cast<std::ptrdiff_t>(t * width));
  }
  for (int order = 0; order < o.deltas; ++order)
    add_slopes(table, width, static_cast<std::size_t>(order) * count, count);
  if (o.center) center_columns(table, width);
  Sequence sequence;
  sequence.width = static_cast<int>(width);
  sequence.frames.assign(table.begin(), table.end());
  return sequence;
}

void complete(SoundOptions& options, const std::string& sound_path) {
  if (options.high == 0) options.high = read_wav(sound_path).rate / 2.0;
  validate(options);
}

Sequence frames_of(const std::string& line, int width, const SoundOptions& options, const std::string& where) {
  if (!names_sound(line)) return parse_frames(line, width, where);
  if (width > 0 && sound_width(options) != width)
    fail(ErrorKind::data, "a sound becomes frames of " + std::to_string(sound_width(options)) + " numbers",
         where.empty() ? line : where, "expected " + std::to_string(width),
         "the model was not trained on sound; give it frames");
  return sound_frames(read_wav(line), options);
}

}  // namespace seq
