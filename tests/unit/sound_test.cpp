// Sound files: what is read, what is refused, and how sounds stand for frames.
#include "seq/sound.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "data/sound_frames.h"
#include "fuzz/mutate.h"
#include "fuzz/targets.h"
#include "seq/error.h"
#include "support/file_helpers.h"
#include "support/wav_files.h"

namespace seq {
namespace {

using test::chunk;
using test::riff;
using test::wav_format;

Sound read_bytes(const std::string& bytes) {
  test::TemporaryDirectory folder;
  test::write_file(folder.file("a.wav"), bytes);
  return read_wav(folder.file("a.wav"));
}

/// Whether reading fails as bad data, in one line that names the file and says these words.
bool refused(const std::string& bytes, const std::vector<std::string>& parts) {
  try {
    read_bytes(bytes);
  } catch (const Error& error) {
    const std::string said = error.what();
    INFO(said);
    bool right = error.kind() == ErrorKind::data && said.find('\n') == std::string::npos;
    right = right && said.find("a.wav") != std::string::npos;
    for (const std::string& part : parts) right = right && said.find(part) != std::string::npos;
    CHECK(right);
    return right;
  }
  return false;
}

const std::string samples = test::pcm_bytes({1, -2, 300, 32767});

}  // namespace

TEST_CASE("16-bit samples become numbers from -1 to 1", "[sound]") {
  const Sound sound = read_bytes(test::wav_bytes(8000, {0, 16384, -32768, 32767, -1}));
  CHECK(sound.rate == 8000);
  CHECK(sound.samples == std::vector<float>{0, 0.5F, -1, 32767 / 32768.0F, -1 / 32768.0F});
}

TEST_CASE("several channels become their mean, and the rate is the file's", "[sound]") {
  const Sound sound = read_bytes(test::wav_bytes(44100, {100, 300, -32768, -32768, 32767, -32767}, 2));
  CHECK(sound.rate == 44100);
  CHECK(sound.samples == std::vector<float>{200 / 32768.0F, -1, 0});
}

TEST_CASE("unknown chunks of odd length are passed over, and the extensible form of PCM is read", "[sound]") {
  const std::string extension = test::little_endian(22, 2) + test::little_endian(16, 2) + test::little_endian(4, 4) +
                                test::little_endian(1, 2) + std::string(14, 'x');
  const std::string file = riff(chunk("LIST", "odd") + chunk("fmt ", wav_format(16000, 1, 16, 0xFFFE) + extension) +
                                chunk("fact", "four") + chunk("data", samples) + chunk("tail", "what follows"));
  CHECK(read_bytes(file).samples.size() == 4);
  // What stands behind the sound's own end is somebody else's.
  CHECK(read_bytes(file + "TAG and more").samples.size() == 4);
}

TEST_CASE("files that are no 16-bit PCM are refused by what they are", "[sound]") {
  const std::string data = chunk("data", samples);
  CHECK(refused("", {"not a WAVE file"}));
  CHECK(refused("RIFX" + test::wav_bytes(8000, {1, 2}).substr(4), {"not a WAVE file"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000, 1, 32, 3)) + data), {"floating point", "16-bit PCM"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000, 1, 8, 7)) + data), {"mu-law"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000, 1, 24)) + data), {"24 bits"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000, 1, 16, 0x1234)) + data), {"codec 4660"}));
}

TEST_CASE("headers that say what cannot be are refused", "[sound]") {
  const std::string data = chunk("data", samples);
  CHECK(refused(riff(data), {"before their format"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000))), {"no samples"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000)) + chunk("data", "")), {"no samples"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000)) + chunk("data", "odd")), {"3 bytes", "multiple of 2"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000).substr(0, 10)) + data), {"format chunk", "10 bytes"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(8000, 0)) + data), {"no channels"}));
  CHECK(refused(riff(chunk("fmt ", wav_format(0)) + data), {"0 samples a second"}));
  std::string block = wav_format(8000);
  block[12] = 6;
  CHECK(refused(riff(chunk("fmt ", block) + data), {"6 bytes for a sample"}));
}

TEST_CASE("a chunk or a file that claims more bytes than there are is refused before anything is allocated",
          "[sound]") {
  for (const char* huge : {"\xff\xff\xff\xff", "\x00\x00\x00\x80", "\x10\x00\x00\x00"})
    CHECK(refused(riff(chunk("fmt ", wav_format(8000)) + "data" + std::string(huge, 4) + samples), {"claims"}));
  CHECK(refused("RIFF" + std::string("\xff\xff\xff\x7f", 4) + "WAVE" + chunk("fmt ", wav_format(8000)),
                {"the header says 2147483655 bytes"}));
}

TEST_CASE("a sound cut short at any byte is refused", "[sound]") {
  const std::string whole = test::wav_bytes(8000, {5, 6, 7, 8});
  for (std::size_t size = 0; size < whole.size(); ++size) REQUIRE(refused(whole.substr(0, size), {}));
}

TEST_CASE("mutated sounds are refused or hold together", "[sound][fuzz]") {
  const std::string good = test::wav_bytes(8000, {0, 16384, -32768, 32767, -1, 7, 8, 9}, 2);
  REQUIRE(fuzz::wav(reinterpret_cast<const std::uint8_t*>(good.data()), good.size()));
  fuzz::Mutator mutate(8);
  int accepted = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string bytes = mutate(good);
    accepted += fuzz::wav(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  CHECK(accepted > 40);
  CHECK(accepted < 3900);
}

TEST_CASE("a missing sound is a missing file", "[sound]") {
  try {
    frames_of("nowhere/a.wav", 0, SoundOptions(), "list.tsv:3");
    FAIL("read it");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::missing);
  }
}

TEST_CASE("the same sound at twice the rate is heard nearly alike", "[sound]") {
  SoundOptions options;
  options.high = 3000;
  options.deltas = 0;
  options.features = "log-mel";
  options.filters = 12;
  std::vector<Sequence> heard;
  for (const int rate : {8000, 16000}) {
    Sound sound;
    sound.rate = rate;
    for (int i = 0; i < rate / 4; ++i) {
      const double t = static_cast<double>(i) / rate;
      float sample = 0;
      for (const double hertz : {300.0, 700.0, 1200.0, 2000.0})
        sample += static_cast<float>(0.1 * std::sin(6.283185307179586 * hertz * t));
      sound.samples.push_back(sample);
    }
    heard.push_back(sound_frames(sound, options));
  }
  REQUIRE(heard[0].length() == heard[1].length());
  double largest = 0;
  for (std::size_t i = 0; i < heard[0].frames.size(); ++i)
    if (heard[0].frames[i] > -8)
      largest = std::max(largest, std::fabs(double{heard[0].frames[i]} - heard[1].frames[i]));
  CHECK(largest < 0.2);
}

TEST_CASE("a sound of less than a window is one frame, and one of silence is at the floor", "[sound]") {
  SoundOptions options;
  options.high = 4000;
  options.center = false;
  options.deltas = 0;
  options.features = "log-mel";
  CHECK(sound_frames({8000, std::vector<float>(10, 0.1F)}, options).length() == 1);
  const Sequence silence = sound_frames({8000, std::vector<float>(800, 0.0F)}, options);
  CHECK(silence.length() == 8);
  for (const float number : silence.frames) REQUIRE(number == Approx(std::log(1e-10)));
}

TEST_CASE("a line is a sound or frames, and a width that does not fit names the line", "[sound]") {
  CHECK(names_sound("a/b.wav"));
  CHECK(names_sound("B.WAV"));
  CHECK_FALSE(names_sound("0.5 1;2 3"));
  CHECK_FALSE(names_sound("a.wave"));
  test::TemporaryDirectory folder;
  test::write_file(folder.file("a.wav"), test::tone_wav(8000, 500, 2000));
  SoundOptions options;
  options.high = 4000;
  CHECK(frames_of(folder.file("a.wav"), 0, options, "x").width == 39);
  CHECK(frames_of("1 2;3 4", 2, options, "x").frames == std::vector<float>{1, 2, 3, 4});
  try {
    frames_of(folder.file("a.wav"), 12, options, "list.tsv:3");
    FAIL("took it");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::data);
    const std::string said = error.what();
    CHECK(said.find("list.tsv:3") != std::string::npos);
    CHECK(said.find("39") != std::string::npos);
  }
}

TEST_CASE("the sounds of a list lie beside it", "[sound]") {
  std::vector<std::string> lines = {"a.wav", "/b/c.wav", "1 2;3 4", "d/e.WAV"};
  place_sounds(lines, "data/train.tsv");
  CHECK(lines == std::vector<std::string>{"data/a.wav", "/b/c.wav", "1 2;3 4", "data/d/e.WAV"});
  lines = {"a.wav"};
  place_sounds(lines, "-");
  place_sounds(lines, "list.txt");
  CHECK(lines == std::vector<std::string>{"a.wav"});
}

TEST_CASE("options of sound that contradict each other are refused by name", "[sound][options]") {
  SoundOptions options;
  options.coefficients = 41;
  CHECK_THROWS_WITH(validate(options), Catch::Contains("--sound-coefficients"));
  options = SoundOptions();
  options.low = 3000;
  options.high = 2000;
  CHECK_THROWS_WITH(validate(options), Catch::Contains("--sound-high"));
  CHECK_NOTHROW(validate(SoundOptions()));
}

}  // namespace seq
