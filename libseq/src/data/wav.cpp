#include "data/wav.h"

#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/mapped_file.h"
#include "seq/error.h"

namespace seq {
namespace {

constexpr int pcm = 1, extensible = 0xFFFE;
constexpr std::uint32_t lowest_rate = 1000, highest_rate = 768000;
constexpr const char* wanted = "expected RIFF WAVE with 16-bit PCM samples";
constexpr const char* remedy = "convert it, for example with sox or ffmpeg";

[[noreturn]] void refuse(const std::string& path, const std::string& what, const std::string& expected = wanted,
                         const std::string& advice = remedy) {
  fail(ErrorKind::data, what, path, expected, advice);
}

/// Little-endian, whatever the machine.
std::uint32_t number(const unsigned char* at, int bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < bytes; ++i) value |= static_cast<std::uint32_t>(at[i]) << 8 * i;
  return value;
}

std::string codec_name(int tag) {
  switch (tag) {
    case 2:
      return "ADPCM";
    case 3:
      return "floating point";
    case 6:
      return "A-law";
    case 7:
      return "mu-law";
    case 17:
      return "IMA ADPCM";
    case 85:
      return "MP3";
    default:
      return "codec " + std::to_string(tag);
  }
}

struct Format {
  int channels = 0;
  std::uint32_t rate = 0;
};

Format read_format(const std::string& path, const unsigned char* at, std::size_t size) {
  constexpr std::size_t plain_size = 16, extensible_size = 40, sub_format = 24;
  if (size < plain_size)
    refuse(path, "the format chunk has " + std::to_string(size) + " bytes", "expected 16 at least");
  int tag = static_cast<int>(number(at, 2));
  if (tag == extensible && size >= extensible_size) tag = static_cast<int>(number(at + sub_format, 2));
  if (tag != pcm) refuse(path, "the samples are " + codec_name(tag));
  const int bits = static_cast<int>(number(at + 14, 2));
  if (bits != 16) refuse(path, "the samples have " + std::to_string(bits) + " bits");
  Format format{static_cast<int>(number(at + 2, 2)), number(at + 4, 4)};
  if (format.channels == 0) refuse(path, "the header says no channels", "expected one at least");
  const int block = static_cast<int>(number(at + 12, 2));
  if (block != 2 * format.channels)
    refuse(path,
           "the header says " + std::to_string(block) + " bytes for a sample of " + std::to_string(format.channels) +
               " channels",
           "expected " + std::to_string(2 * format.channels));
  if (format.rate < lowest_rate || format.rate > highest_rate)
    refuse(path, "the header says " + std::to_string(format.rate) + " samples a second",
           "expected " + std::to_string(lowest_rate) + " to " + std::to_string(highest_rate));
  return format;
}

Sound mixed(const Format& format, const unsigned char* at, std::size_t blocks) {
  Sound sound;
  sound.rate = static_cast<int>(format.rate);
  sound.samples.resize(blocks);
  const float scale = 1.0F / (32768.0F * static_cast<float>(format.channels));
  for (float& sample : sound.samples) {
    std::int64_t sum = 0;
    for (int c = 0; c < format.channels; ++c, at += 2) sum += static_cast<std::int16_t>(number(at, 2));
    sample = scale * static_cast<float>(sum);
  }
  return sound;
}

}  // namespace

Sound read_wav(const std::string& path) { return read_wav(MappedFile(path)); }

Sound read_wav(const MappedFile& file) {
  const std::string& path = file.path();
  const auto named = [&file](std::size_t at, std::string_view id) {
    return std::memcmp(file.data() + at, id.data(), id.size()) == 0;
  };
  constexpr std::size_t riff_header = 12, chunk_header = 8;
  if (file.size() < riff_header || !named(0, "RIFF") || !named(8, "WAVE")) refuse(path, "not a WAVE file");
  const std::size_t end = std::size_t{number(file.data() + 4, 4)} + chunk_header;
  if (end > file.size())
    refuse(path, "the header says " + std::to_string(end) + " bytes", "the file has " + std::to_string(file.size()),
           "copy or record it again");
  Format format;
  for (std::size_t at = riff_header; at + chunk_header <= end;) {
    const std::size_t size = number(file.data() + at + 4, 4), begin = at + chunk_header;
    if (size > end - begin)
      refuse(path, "the chunk at byte " + std::to_string(at) + " claims " + std::to_string(size) + " bytes",
             "the file has " + std::to_string(end - begin) + " from there on", "copy or record it again");
    if (named(at, "fmt ")) format = read_format(path, file.data() + begin, size);
    if (named(at, "data")) {
      if (format.channels == 0) refuse(path, "the samples come before their format", "expected the chunk 'fmt ' first");
      const std::size_t block = 2 * static_cast<std::size_t>(format.channels);
      if (size % block != 0)
        refuse(path, std::to_string(size) + " bytes of samples", "expected a multiple of " + std::to_string(block));
      if (size == 0) refuse(path, "the file has no samples", "expected some sound", "");
      return mixed(format, file.data() + begin, size / block);
    }
    at = begin + size + size % 2;  // chunks begin at even bytes
  }
  refuse(path, "the file has no samples", "expected a chunk 'data'");
}

}  // namespace seq
