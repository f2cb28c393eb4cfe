// The model file: nothing is lost, and no damaged, foreign or hostile file gets through.
#include <signal.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <cstring>
#include <ctime>
#include <limits>
#include <random>
#include <thread>

#include "core/crc32.h"
#include "fuzz/mutate.h"
#include "fuzz/targets.h"
#include "nn/quantized_matmul.h"
#include "support/file_helpers.h"

using namespace seq;
using test::fails_with;
using test::read_file;
using test::TemporaryDirectory;

namespace {

// A model with tensors of odd sizes; keeps their numbers alive.
struct Sample {
  std::vector<float> embedding = std::vector<float>(5 * 3), bias = std::vector<float>(7),
                     square = std::vector<float>(16), table = std::vector<float>(20 * 8),
                     table_scale = std::vector<float>(20);
  std::vector<std::int8_t> table_numbers = std::vector<std::int8_t>(quantized_size(8, 20));
  ModelFile model;

  Sample() {
    for (std::size_t i = 0; i < embedding.size(); ++i) embedding[i] = 0.1f * static_cast<float>(i) - 0.7f;
    for (std::size_t i = 0; i < bias.size(); ++i) bias[i] = -1.0f / static_cast<float>(i + 1);
    for (std::size_t i = 0; i < square.size(); ++i) square[i] = static_cast<float>(i * i);
    model.app = "translate";
    model.text_options = {{"subword", "bpe"}, {"spm-source", ""}};
    model.network_options = {{"cell", "gru"}, {"hidden", "128"}};
    model.source_spm = std::string("\x0a\x00serialised\xff", 13);
    model.receipt_json = R"({"command":"translate train \"ü\"","seed":1})";
    model.tensors = {
        {"embedding", 5, 3, embedding.data()}, {"out.bias", 1, 7, bias.data()}, {"square", 4, 4, square.data()}};
  }

  /// One more tensor, with int8 weights: 20 rows of 8 numbers, a scale each.
  void add_quantized() {
    for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<float>(i % 13) - 6.0f;
    NamedTensor tensor{"table", 20, 8};
    tensor.quantized = quantize_transposed(ConstView(table.data(), 20, 8), table_numbers.data(), table_scale.data());
    tensor.by_rows = true;
    model.tensors.push_back(tensor);
  }

  std::string saved() const {
    TemporaryDirectory dir;
    save_model_file(dir.file("m"), model);
    return read_file(dir.file("m"));
  }
};

ModelFile load(const std::string& bytes, const std::string& app = "", bool strict = false,
               const std::function<void(const std::string&)>& warn = nullptr) {
  return load_model_file(fuzz::in_memory(bytes), app, strict, warn);
}

const NamedTensor& tensor_of(const ModelFile& model, const std::string& name) {
  for (const NamedTensor& tensor : model.tensors) {
    if (tensor.name == name) return tensor;
  }
  throw std::runtime_error("no tensor " + name);
}

// The same length of header with one piece of its text replaced and the checksum right again: damage is found by
// checksums, so what lies behind them is tested with files that a hostile writer made carefully.
std::string forged(std::string bytes, const std::string& from, const std::string& to) {
  const std::size_t at = bytes.find(from);
  if (at == std::string::npos) throw std::runtime_error("nothing to forge: " + from);
  std::uint64_t header = 0;
  std::memcpy(&header, bytes.data(), 8);
  bytes.replace(at, from.size(), to);
  header += to.size() - from.size();
  std::memcpy(bytes.data(), &header, 8);
  return fuzz::with_header_checksum(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

TEST_CASE("a model is loaded as it was saved, and saved again has the same bytes", "[model]") {
  TemporaryDirectory dir;
  const Sample sample;
  save_model_file(dir.file("m"), sample.model);
  const ModelFile loaded = load_model_file(dir.file("m"), "translate", true);
  CHECK(loaded.path == dir.file("m"));
  CHECK(loaded.file_bytes == static_cast<std::int64_t>(std::filesystem::file_size(dir.file("m"))));
  CHECK(loaded.app == "translate");
  CHECK(loaded.format_version == kModelFormat);
  CHECK(loaded.text_options == sample.model.text_options);
  CHECK(loaded.network_options == sample.model.network_options);
  CHECK(loaded.source_spm == sample.model.source_spm);
  CHECK(loaded.target_spm.empty());
  CHECK(loaded.receipt_json == sample.model.receipt_json);
  REQUIRE(loaded.tensors.size() == 3);
  for (const NamedTensor& given : sample.model.tensors) {
    const NamedTensor& read = tensor_of(loaded, given.name);
    CHECK(read.rows == given.rows);
    CHECK(read.cols == given.cols);
    const std::size_t bytes = static_cast<std::size_t>(given.rows * given.cols) * 4;
    CHECK(std::memcmp(read.data, given.data, bytes) == 0);
    CHECK(read.crc32 == crc32(given.data, bytes));
    CHECK(reinterpret_cast<std::uintptr_t>(read.data) % 64 == 0);
  }
  save_model_file(dir.file("again"), loaded);
  CHECK(read_file(dir.file("again")) == read_file(dir.file("m")));
  CHECK(dir.names() == std::vector<std::string>{"again", "m"});
  CHECK(std::abs(model_file_bytes(sample.model) - loaded.file_bytes) < 8192);
}

TEST_CASE("a model of any app and both tokenizers, or with nothing in it, is kept whole", "[model]") {
  Sample sample;
  sample.model.app = "x";
  sample.model.target_spm = "target";
  const ModelFile both = load(sample.saved());
  CHECK(both.app == "x");
  CHECK(both.target_spm == "target");
  ModelFile empty;
  TemporaryDirectory dir;
  save_model_file(dir.file("m"), empty);
  CHECK(load_model_file(dir.file("m")).tensors.empty());
}

TEST_CASE("a loaded model's weights live as long as a copy of it", "[model]") {
  TemporaryDirectory dir;
  const Sample sample;
  save_model_file(dir.file("m"), sample.model);
  ModelFile copy;
  {
    const ModelFile loaded = load_model_file(dir.file("m"));
    copy = loaded;
  }
  std::filesystem::remove(dir.file("m"));
  CHECK(tensor_of(copy, "square").data[15] == 225.0f);
  CHECK(tensor_of(copy, "out.bias").data[6] == sample.bias[6]);
}

TEST_CASE("every truncation of a model is refused", "[model][faults]") {
  const std::string whole = Sample().saved();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto error = test::error_of([&] { load(whole.substr(0, size)); });
    if (!error || error->kind() != ErrorKind::data || std::strstr(error->what(), "(fuzz)") == nullptr) FAIL(size);
  }
  std::string said;
  CHECK(fails_with([&] { load(whole.substr(0, whole.size() - 1)); }, ErrorKind::data,
                   {std::to_string(whole.size()) + " bytes", "file has " + std::to_string(whole.size() - 1)}, &said));
  INFO(said);
  CHECK(fails_with([&] { load(whole + '\0'); }, ErrorKind::data, {"after the last tensor"}));
}

TEST_CASE("every single flipped bit of a model is refused, one in the weights under the tensor's name",
          "[model][faults]") {
  const std::string whole = Sample().saved();
  const SafetensorsFile layout(fuzz::in_memory(whole));
  const std::size_t data_begin = 8 + static_cast<std::size_t>(layout.header_bytes());
  std::string bytes = whole;
  for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
    bytes[bit / 8] = static_cast<char>(bytes[bit / 8] ^ (1 << bit % 8));
    const auto error = test::error_of([&] { load(bytes); });
    bytes[bit / 8] = whole[bit / 8];
    if (!error || error->kind() != ErrorKind::data) FAIL("bit " << bit);
    if (bit / 8 < data_begin) continue;
    std::string name;
    for (const SafeTensor& tensor : layout.tensors()) {
      const std::size_t begin = static_cast<std::size_t>(tensor.data - layout.header()) + 8;
      if (bit / 8 >= begin && bit / 8 < begin + static_cast<std::size_t>(tensor.bytes)) name = tensor.name;
    }
    if (std::string(error->what()).find("checksum mismatch in tensor '" + name + "'") == std::string::npos) {
      FAIL("bit " << bit << ": " << error->what());
    }
  }
}

TEST_CASE("another app's model, a newer format, a state and a stranger's file are told apart", "[model][faults]") {
  const std::string whole = Sample().saved();
  CHECK_NOTHROW(load(whole, "translate"));
  std::string said;
  CHECK(fails_with([&] { load(whole, "classify"); }, ErrorKind::data, {"'translate'", "'classify'", "(fuzz)"}, &said));
  INFO(said);
  const auto version = [&](const std::string& text) {
    return forged(whole, "\"format_version\":\"" + std::to_string(kModelFormat) + "\"",
                  "\"format_version\":\"" + text + '"');
  };
  CHECK_NOTHROW(load(version("1")));
  CHECK(fails_with([&] { load(version("7")); }, ErrorKind::data,
                   {"format 7", "reads up to " + std::to_string(kModelFormat)}));
  for (const char* bad : {"0", "-1", "", "1.0", "99999999999", "one"}) {
    CHECK(fails_with([&] { load(version(bad)); }, ErrorKind::data, {"format version"}));
  }
  CHECK(fails_with([&] { load(forged(whole, "seq-model", "seq-state")); }, ErrorKind::data,
                   {"not a model", "seq-state"}));
  const std::string stranger = "{\"__metadata__\":{\"format\":\"pt\"}}";
  const std::uint64_t size = stranger.size();
  CHECK(fails_with([&] { load(std::string(reinterpret_cast<const char*>(&size), 8) + stranger); }, ErrorKind::data,
                   {"not a model of this suite"}));
  CHECK(fails_with([&] { load("A plain text that someone took for a model.\n"); }, ErrorKind::data,
                   {"not a model file"}));
  std::string swapped = whole;
  std::reverse(swapped.begin(), swapped.begin() + 8);  // a big-endian writer
  CHECK(fails_with([&] { load(swapped); }, ErrorKind::data, {"header claims"}));
}

TEST_CASE("a model that names another file is refused, and saving forgets such names", "[model][faults]") {
  Sample sample;
  sample.model.text_options = {{"subword", "bpe"}, {"spm-source", "/home/me/my.model"}, {"spm_target", "../t.model"}};
  const std::string whole = sample.saved();
  CHECK(whole.find("my.model") == std::string::npos);
  CHECK(whole.find("t.model") == std::string::npos);
  CHECK(load(whole).text_options[1].second.empty());
  for (const char* path : {"../../etc/passwd", "/dev/zero", "x"}) {
    const std::string bytes =
        forged(whole, R"("text.spm-source":"")", R"("text.spm-source":")" + std::string(path) + '"');
    CHECK(fails_with([&] { load(bytes); }, ErrorKind::data, {"names another file", path}));
  }
  const std::string named = forged(forged(whole, "\"square\"", "\"../etc\""), "crc32.square", "crc32.../etc");
  CHECK(fails_with([&] { load(named); }, ErrorKind::data, {"name is not allowed", "../etc"}));
  CHECK(fails_with([&] { load_model_file("/dev/zero"); }, ErrorKind::missing, {"device"}));
}

TEST_CASE("weights of another type, without checksum or with a spoilt receipt are refused", "[model][faults]") {
  const std::string whole = Sample().saved();
  CHECK(fails_with([&] { load(forged(whole, R"("F32","shape":[4,4])", R"("F64","shape":[4,2])")); }, ErrorKind::data,
                   {"tensor 'square'", "F64 4×2", "expected F32"}));
  CHECK(fails_with([&] { load(forged(whole, R"("shape":[4,4])", R"("shape":[16])")); }, ErrorKind::data,
                   {"tensor 'square'", "F32 16", "two dimensions"}));
  CHECK(fails_with([&] { load(forged(whole, R"("U8","shape":[13])", R"("U8","shape":[13,1])")); }, ErrorKind::data,
                   {"spm.source", "13×1"}));
  CHECK(fails_with([&] { load(forged(whole, "\"crc32.square\"", "\"crc32.circle\"")); }, ErrorKind::data,
                   {"tensor 'square'", "no checksum"}));
  CHECK(fails_with([&] { load(forged(whole, R"("receipt":"{)", R"("receipt":"[)")); }, ErrorKind::data, {"receipt"}));
  std::string deep = "\"receipt\":\"" + std::string(1000, '[');
  CHECK(
      fails_with([&] { load(forged(whole, "\"receipt\":\"", deep)); }, ErrorKind::data, {"receipt", "deeper than 64"}));
}

TEST_CASE("NaN and infinite weights are warned of under the tensor's name, and refused when strict",
          "[model][faults]") {
  for (const float bad : {std::nanf(""), -std::nanf("1"), std::numeric_limits<float>::infinity(),
                          -std::numeric_limits<float>::infinity()}) {
    Sample sample;
    sample.bias[3] = bad;
    sample.bias[6] = bad;
    const std::string bytes = sample.saved();
    std::vector<std::string> warnings;
    const ModelFile loaded = load(bytes, "", false, [&](const std::string& text) { warnings.push_back(text); });
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].find("'out.bias' holds 2 NaN or infinite numbers of 7") != std::string::npos);
    CHECK(tensor_of(loaded, "out.bias").data[0] == -1.0f);
    CHECK_NOTHROW(load(bytes));
    CHECK(fails_with([&] { load(bytes, "", true); }, ErrorKind::data, {"out.bias", "NaN"}));
  }
  Sample extreme;
  extreme.bias = {std::numeric_limits<float>::max(), std::numeric_limits<float>::denorm_min(), -0.0f, 0, 1, 2, 3};
  extreme.model.tensors[1].data = extreme.bias.data();
  CHECK_NOTHROW(load(extreme.saved(), "", true));
}

TEST_CASE("tensors are held against what the options call for, naming both shapes", "[model][faults]") {
  const ModelFile model = load(Sample().saved());
  const std::vector<TensorShape> right = {{"embedding", 5, 3}, {"out.bias", 1, 7}, {"square", 4, 4}};
  CHECK_NOTHROW(check_tensors(model, right));
  auto expected = right;
  expected[0].rows = 6;
  std::string said;
  CHECK(fails_with([&] { check_tensors(model, expected); }, ErrorKind::data, {"'embedding'", "5×3", "6×3", "(fuzz)"},
                   &said));
  INFO(said);
  expected = right;
  expected[1] = {"out.bias", 7, 1};
  CHECK(fails_with([&] { check_tensors(model, expected); }, ErrorKind::data, {"'out.bias'", "1×7", "7×1"}));
  expected = right;
  expected.push_back({"more", 2, 2});
  CHECK(fails_with([&] { check_tensors(model, expected); }, ErrorKind::data, {"'more' is missing", "2×2"}));
  expected = {right[0], right[1]};
  CHECK(fails_with([&] { check_tensors(model, expected); }, ErrorKind::data, {"unknown tensor 'square'"}));
}

TEST_CASE("a tensor that could not be read back is not saved", "[model]") {
  TemporaryDirectory dir;
  for (const char* name : {"", "a/b", "..", "a..b", "spm.source", "a b", "ü", "a\nb"}) {
    Sample sample;
    sample.model.tensors[0].name = name;
    INFO(name);
    CHECK(
        fails_with([&] { save_model_file(dir.file("m"), sample.model); }, ErrorKind::internal, {"cannot save tensor"}));
  }
  Sample twice;
  twice.model.tensors[0].name = "square";
  CHECK(fails_with([&] { save_model_file(dir.file("m"), twice.model); }, ErrorKind::internal, {"'square'"}));
  CHECK(dir.names().empty());
}

TEST_CASE("kill -9 at any instant of a save leaves a whole model under the name", "[model][faults]") {
  TemporaryDirectory dir;
  const std::string path = dir.file("m");
  // Every saved version fills its weights with one number, so that a mixture of two would show.
  const auto save_version = [&](float version) {
    std::vector<float> weights(50000, version);
    ModelFile model;
    model.app = "translate";
    model.receipt_json = "{\"version\":" + std::to_string(static_cast<int>(version)) + "}";
    model.tensors = {{"w", 500, 100, weights.data()}};
    save_model_file(path, model);
  };
  const auto start = std::chrono::steady_clock::now();
  save_version(0);
  const auto one_save = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
  const int longest = static_cast<int>(std::min<std::int64_t>(4 * one_save.count() + 2000, 40000));
  std::mt19937 random(1);
  float newest = 0;
  int changed = 0, interrupted = 0;
  for (int kill = 0; kill < 100; ++kill) {
    const pid_t child = ::fork();
    if (child == 0) {
      for (float version = newest + 1;; ++version) save_version(version);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<unsigned>(longest)));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    if (dir.names().size() > 1) ++interrupted;
    const ModelFile model = load_model_file(path, "translate", true);
    const NamedTensor& w = tensor_of(model, "w");
    const float version = w.data[0];
    if (version < newest) FAIL("an older version came back");
    if (version > newest) ++changed;
    newest = version;
    for (std::int64_t i = 0; i < w.rows * w.cols; ++i) {
      if (w.data[i] != version) FAIL("two versions in one file");
    }
    if (model.receipt_json != "{\"version\":" + std::to_string(static_cast<int>(version)) + "}")
      FAIL("receipt of another");
  }
  CHECK(changed > 0);      // the kills did fall among saves,
  CHECK(interrupted > 0);  // and into some
  save_version(newest);
  CHECK(dir.names() == std::vector<std::string>{"m"});
}

TEST_CASE("a model of 10 MB is ready within 10 ms", "[model]") {
  TemporaryDirectory dir;
  std::vector<float> weights(2'500'000);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = static_cast<float>(i % 1000) * 0.001f;
  ModelFile model;
  model.tensors = {{"w", 2500, 1000, weights.data()}};
  save_model_file(dir.file("m"), model);
  double best = 1;
  for (int i = 0; i < 10; ++i) {
    // Processor time: other work on the machine must not fail the test.
    const std::clock_t start = std::clock();
    load_model_file(dir.file("m"), "", true);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  INFO("loaded in " << best * 1e3 << " ms");
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  CHECK(best < 0.010);
#endif
}

TEST_CASE("int8 weights are loaded as they were saved, beside float ones", "[model][quantized]") {
  Sample sample;
  sample.add_quantized();
  const std::string bytes = sample.saved();
  const ModelFile loaded = load(bytes, "", true);
  CHECK(loaded.tensors.size() == 4);  // the scale is part of its tensor
  const NamedTensor& table = tensor_of(loaded, "table");
  CHECK((table.rows == 20 && table.cols == 8 && table.by_rows));
  CHECK((table.quantized.inner == 8 && table.quantized.outer == 20));
  CHECK(table.data == nullptr);
  CHECK(std::memcmp(table.quantized.data, sample.table_numbers.data(), sample.table_numbers.size()) == 0);
  CHECK(std::memcmp(table.quantized.scale, sample.table_scale.data(), 20 * sizeof(float)) == 0);
  CHECK(reinterpret_cast<std::uintptr_t>(table.quantized.data) % 64 == 0);
  TemporaryDirectory dir;
  save_model_file(dir.file("again"), loaded);
  CHECK(read_file(dir.file("again")) == bytes);
  CHECK(fails_with([&] { check_float(loaded); }, ErrorKind::data, {"int8", "(fuzz)"}));
  CHECK_NOTHROW(check_float(load(Sample().saved())));
}

TEST_CASE("int8 weights whose scale or shape cannot be theirs are refused", "[model][quantized][faults]") {
  for (const float bad : {-0.5f, std::nanf(""), std::numeric_limits<float>::infinity()}) {
    Sample sample;
    sample.add_quantized();
    sample.table_scale[7] = bad;
    CHECK(fails_with([&] { load(sample.saved()); }, ErrorKind::data, {"'table.scale'", "finite"}));
  }
  Sample sample;
  sample.add_quantized();
  const std::string whole = sample.saved();
  const std::string shape = "\"dtype\":\"I8\",\"shape\":[2,2,16,4]", scale = "\"dtype\":\"F32\",\"shape\":[20,1]";
  REQUIRE_NOTHROW(load(forged(whole, shape, shape)));
  const auto refused = [&](const std::string& from, const std::string& to, std::vector<std::string> parts) {
    INFO(to);
    std::string said;
    CHECK(fails_with([&] { load(forged(whole, from, to)); }, ErrorKind::data, parts, &said));
    INFO(said);
  };
  refused(shape, "\"dtype\":\"U8\",\"shape\":[2,2,16,4]", {"'table' is U8"});
  refused(shape, "\"dtype\":\"I8\",\"shape\":[16,16]", {"'table' is I8 16×16", "16×4"});
  refused(shape, "\"dtype\":\"I8\",\"shape\":[2,2,8,8]", {"'table' is I8"});
  refused(shape, "\"dtype\":\"I8\",\"shape\":[4,1,16,4]", {"'table.scale'", "20×1", "does not fit 'table'"});
  refused(scale, "\"dtype\":\"F32\",\"shape\":[5,4]", {"'table.scale'", "5×4"});
  refused("\"table.scale\":{\"dtype", "\"table.scala\":{\"dtype", {"table.scala"});
}

TEST_CASE("mutated models are refused or hold together, also behind a right checksum", "[model][fuzz]") {
  Sample sample;
  TextOptions text;
  ModelOptions network;
  sample.model.text_options = dump(fields(text));
  sample.model.network_options = dump(fields(network));
  sample.add_quantized();
  const std::string good = sample.saved();
  REQUIRE(fuzz::model_file(reinterpret_cast<const std::uint8_t*>(good.data()), good.size()));
  fuzz::Mutator mutate(4);
  int accepted = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string bytes = mutate(good);
    accepted += fuzz::model_file(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  CHECK(accepted > 20);
}
