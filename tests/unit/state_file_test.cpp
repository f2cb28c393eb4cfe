// The training state: exact to the bit, checked, and never half.
#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstring>
#include <limits>
#include <random>
#include <thread>

#include "fuzz/mutate.h"
#include "fuzz/targets.h"
#include "support/file_helpers.h"

using namespace seq;
using test::fails_with;
using test::read_file;
using test::TemporaryDirectory;

namespace {

const std::vector<float> kFloats = {0.1f, -0.0f, std::numeric_limits<float>::denorm_min()};
const std::vector<double> kDoubles = {0.1, -1e308, 3};
const std::vector<std::int64_t> kIntegers = {std::numeric_limits<std::int64_t>::min(), -1, 7};

StateWriter sample() {
  StateWriter state(R"({"update":1234,"best":23.1,"note":"ü \"quoted\"\n"})");
  state.add("f", std::span<const float>(kFloats));
  state.add("d", std::span<const double>(kDoubles));
  state.add("i", std::span<const std::int64_t>(kIntegers));
  state.add("none", std::span<const float>());
  return state;
}

std::string saved() {
  TemporaryDirectory dir;
  sample().save(dir.file("s"));
  return read_file(dir.file("s"));
}

template <typename T>
bool same_bits(std::span<const T> a, const std::vector<T>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), b.size() * sizeof(T)) == 0;
}

}  // namespace

TEST_CASE("a state is loaded to the bit as it was saved", "[state]") {
  TemporaryDirectory dir;
  sample().save(dir.file("s"));
  const StateFile state(dir.file("s"));
  CHECK(state.json() == R"({"update":1234,"best":23.1,"note":"ü \"quoted\"\n"})");
  CHECK(same_bits(state.floats("f"), kFloats));
  CHECK(same_bits(state.doubles("d", 3), kDoubles));
  CHECK(same_bits(state.integers("i"), kIntegers));
  CHECK(state.floats("none", 0).empty());
  CHECK(state.has("none"));
  CHECK_FALSE(state.has("absent"));
  CHECK(std::abs(sample().bytes() - static_cast<std::int64_t>(std::filesystem::file_size(dir.file("s")))) < 8192);
  CHECK(dir.names() == std::vector<std::string>{"s"});
}

TEST_CASE("the same state has the same bytes", "[state]") { CHECK(saved() == saved()); }

TEST_CASE("arrays of another name, type or length are refused with both", "[state][faults]") {
  const StateFile state(fuzz::in_memory(saved()));
  std::string said;
  CHECK(fails_with([&] { state.floats("g"); }, ErrorKind::data, {"'g' is missing", "--restart", "(fuzz)"}, &said));
  INFO(said);
  CHECK(fails_with([&] { state.floats("d"); }, ErrorKind::data, {"'d' is F64", "expected F32"}));
  CHECK(fails_with([&] { state.integers("f"); }, ErrorKind::data, {"'f' is F32", "expected I64"}));
  CHECK(fails_with([&] { state.doubles("d", 4); }, ErrorKind::data, {"'d' is F64 with 3", "expected F64 with 4"}));
}

TEST_CASE("every truncation and every single flipped bit of a state is refused", "[state][faults]") {
  const std::string whole = saved();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto error = test::error_of([&] { StateFile state(fuzz::in_memory(whole.substr(0, size))); });
    if (!error || error->kind() != ErrorKind::data) FAIL("size " << size);
  }
  std::string bytes = whole;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    const auto error = test::error_of([&] { StateFile state(fuzz::in_memory(bytes)); });
    bytes[bit / 8] = whole[bit / 8];
    if (!error || error->kind() != ErrorKind::data) FAIL("bit " << bit);
  }
}

TEST_CASE("an array of two dimensions is refused, also behind a right checksum", "[state][faults]") {
  std::string bytes = saved();
  const std::size_t at = bytes.find("\"shape\":[3]");
  REQUIRE(at != std::string::npos);
  // Longer by two characters, which the padding gives back.
  bytes.replace(at, 11, "\"shape\":[3,1]");
  const std::size_t padding = bytes.find("}  ");
  REQUIRE(padding != std::string::npos);
  bytes.erase(padding + 1, 2);
  bytes = fuzz::with_header_checksum(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  std::string said;
  CHECK(fails_with([&] { StateFile state(fuzz::in_memory(bytes)); }, ErrorKind::data, {"3×1", "one dimension"}, &said));
  INFO(said);
}

TEST_CASE("a model is no state, a state no model", "[state][faults]") {
  TemporaryDirectory dir;
  save_model_file(dir.file("m"), ModelFile{});
  sample().save(dir.file("s"));
  CHECK(fails_with([&] { StateFile state(dir.file("m")); }, ErrorKind::data, {"not a training state", "seq-model"}));
  CHECK(fails_with([&] { load_model_file(dir.file("s")); }, ErrorKind::data, {"not a model", "seq-state"}));
  CHECK(fails_with([&] { StateFile state(dir.file("absent")); }, ErrorKind::missing, {"absent"}));
}

TEST_CASE("kill -9 at any instant of saving the state leaves a whole one", "[state][faults]") {
  TemporaryDirectory dir;
  const std::string path = dir.file("s");
  const auto save_version = [&](std::int64_t version) {
    const std::vector<std::int64_t> numbers(20000 + static_cast<std::size_t>(version % 3) * 1000, version);
    StateWriter state("{\"version\":" + std::to_string(version) + "}");
    state.add("i", std::span<const std::int64_t>(numbers));
    state.save(path);
  };
  save_version(0);
  std::mt19937 random(2);
  for (int kill = 0; kill < 30; ++kill) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (std::int64_t version = 1;; ++version) save_version(version);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(500 + random() % 10000));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    const StateFile state(path);
    const auto numbers = state.integers("i");
    if (state.json() != "{\"version\":" + std::to_string(numbers[0]) + "}") FAIL("JSON of another version");
    for (const std::int64_t number : numbers) {
      if (number != numbers[0]) FAIL("two versions in one file");
    }
  }
  save_version(1);
  CHECK(dir.names() == std::vector<std::string>{"s"});
}

TEST_CASE("mutated states are refused or hold together", "[state][fuzz]") {
  const std::string good = saved();
  REQUIRE(fuzz::state_file(reinterpret_cast<const std::uint8_t*>(good.data()), good.size()));
  fuzz::Mutator mutate(5);
  for (int i = 0; i < 20000; ++i) {
    const std::string bytes = mutate(good);
    fuzz::state_file(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
}
