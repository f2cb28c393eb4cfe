// Sound files made in memory.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace test {

/// The number's bytes, least significant first.
inline std::string little_endian(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> 8 * i & 255);
  return text;
}

inline std::string chunk(const std::string& id, const std::string& content) {
  return id + little_endian(content.size(), 4) + content + std::string(content.size() % 2, '\0');
}

inline std::string riff(const std::string& chunks) {
  return "RIFF" + little_endian(chunks.size() + 4, 4) + "WAVE" + chunks;
}

/// The format chunk's content: codec `tag`, plain PCM by default.
inline std::string wav_format(int rate, int channels = 1, int bits = 16, int tag = 1) {
  const int block = channels * bits / 8;
  return little_endian(static_cast<std::uint64_t>(tag), 2) + little_endian(static_cast<std::uint64_t>(channels), 2) +
         little_endian(static_cast<std::uint64_t>(rate), 4) +
         little_endian(static_cast<std::uint64_t>(rate) * static_cast<std::uint64_t>(block), 4) +
         little_endian(static_cast<std::uint64_t>(block), 2) + little_endian(static_cast<std::uint64_t>(bits), 2);
}

inline std::string pcm_bytes(const std::vector<std::int16_t>& samples) {
  std::string bytes;
  for (const std::int16_t sample : samples) bytes += little_endian(static_cast<std::uint16_t>(sample), 2);
  return bytes;
}

inline std::string wav_bytes(int rate, const std::vector<std::int16_t>& samples, int channels = 1) {
  return riff(chunk("fmt ", wav_format(rate, channels)) + chunk("data", pcm_bytes(samples)));
}

/// A tone that fades, of this frequency (in Hz).
inline std::string tone_wav(int rate, double hertz, int count) {
  std::vector<std::int16_t> samples;
  for (int i = 0; i < count; ++i) {
    const double fade = 1.0 - 0.5 * i / count;
    samples.push_back(static_cast<std::int16_t>(8000 * fade * std::sin(6.283185307179586 * hertz * i / rate) + i % 7));
  }
  return wav_bytes(rate, samples);
}

}  // namespace test
