// The container: what is written is read, and no rule of the format can be broken unnoticed.
#include <catch2/catch.hpp>
#include <cstring>
#include <ctime>

#include "core/system.h"
#include "fuzz/mutate.h"
#include "fuzz/targets.h"
#include "support/file_helpers.h"

using namespace seq;
using test::fails_with;

namespace {

std::string file_bytes(const std::string& header, const std::string& data = "") {
  const std::uint64_t size = header.size();
  return std::string(reinterpret_cast<const char*>(&size), 8) + header + data;
}

// Opens bytes as a file and says what it thinks of them.
std::string verdict(const std::string& bytes) {
  const auto error = test::error_of([&] { SafetensorsFile file(fuzz::in_memory(bytes)); });
  if (!error) return "accepted";
  if (error->kind() != ErrorKind::data) return "WRONG KIND of error";
  const std::string said = error->what();
  return said.find('\n') == std::string::npos && said.find("(fuzz)") != std::string::npos ? said
                                                                                          : "NOT ONE LINE: " + said;
}

bool says(const std::string& bytes, const std::vector<std::string>& parts) {
  const std::string said = verdict(bytes);
  for (const std::string& part : parts) {
    if (said.find(part) == std::string::npos) {
      WARN(said);
      return false;
    }
  }
  return true;
}

std::string one_tensor(const std::string& shape, const std::string& offsets, const std::string& dtype = "F32") {
  return R"({"w":{"dtype":")" + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)" + offsets + "}}";
}

}  // namespace

TEST_CASE("tensors and metadata are read as they were written, aligned", "[safetensors]") {
  test::TemporaryDirectory dir;
  const std::vector<float> a(32, 1.5f);
  const std::vector<double> b(3, -2.25);
  const std::vector<std::int64_t> c = {1, -1};
  const auto bytes = [](const auto& v) { return reinterpret_cast<const unsigned char*>(v.data()); };
  const std::vector<SafeTensor> given = {{"odd \"name\"", "U8", {3}, reinterpret_cast<const unsigned char*>("xyz"), 3},
                                         {"b", "F64", {3, 1}, bytes(b), 24},
                                         {"a", "F32", {4, 8}, bytes(a), 128},
                                         {"none", "F32", {0, 7}, nullptr, 0},
                                         {"c", "I64", {2}, bytes(c), 16}};
  const auto ordered = in_file_order(given);
  write_safetensors(dir.file("f"), safetensors_header({{"k", "v\n\xC3\xBC"}, {"a", ""}}, ordered), ordered);
  const SafetensorsFile file(dir.file("f"));
  CHECK((8 + file.header_bytes()) % 64 == 0);
  CHECK(file.metadata() == std::vector<std::pair<std::string, std::string>>{{"k", "v\n\xC3\xBC"}, {"a", ""}});
  CHECK(file.metadata("absent") == nullptr);
  REQUIRE(file.tensors().size() == given.size());
  for (const SafeTensor& tensor : given) {
    const SafeTensor* read = file.find(tensor.name);
    REQUIRE(read != nullptr);
    CHECK(read->dtype == tensor.dtype);
    CHECK(read->shape == tensor.shape);
    REQUIRE(read->bytes == tensor.bytes);
    if (read->bytes > 0) CHECK(std::memcmp(read->data, tensor.data, static_cast<std::size_t>(tensor.bytes)) == 0);
    CHECK(reinterpret_cast<std::uintptr_t>(read->data) % static_cast<std::uintptr_t>(element_size(read->dtype)) == 0);
  }
  CHECK(reinterpret_cast<std::uintptr_t>(file.find("a")->data) % 64 == 0);
}

TEST_CASE("a file that another program wrote is read", "[safetensors]") {
  const std::string header = R"({"b":{"shape":[2],"data_offsets":[4,12],"dtype":"F32"},)"
                             R"("a":{"dtype":"I32","shape":[],"data_offsets":[0,4]}}   )";
  const SafetensorsFile file(fuzz::in_memory(file_bytes(header, "0123456789ab")));
  REQUIRE(file.tensors().size() == 2);
  CHECK(file.tensors()[0].name == "a");
  CHECK(shape_text(file.tensors()[0].shape) == "scalar");
  CHECK(file.tensors()[1].bytes == 8);
  CHECK(verdict(file_bytes("{}")) == "accepted");
}

TEST_CASE("a file cut off anywhere is refused with both sizes", "[safetensors][faults]") {
  CHECK(says("", {"empty", "at least 8 bytes", "has 0"}));
  CHECK(says("1234567", {"cut off", "at least 8 bytes", "has 7"}));
  const std::string whole = file_bytes(one_tensor("[2]", "[0,8]"), "12345678");
  CHECK(verdict(whole) == "accepted");
  CHECK(says(whole.substr(0, 20), {"cut off in its header", "at least " + std::to_string(whole.size() - 8), "has 20"}));
  CHECK(says(whole.substr(0, whole.size() - 3),
             {"cut off in tensor 'w'", std::to_string(whole.size()), std::to_string(whole.size() - 3)}));
  CHECK(says(whole + "x", {"after the last tensor", std::to_string(whole.size()), std::to_string(whole.size() + 1)}));
}

TEST_CASE("a 43-byte file with huge claims is refused at once and allocates nothing", "[safetensors][faults]") {
  std::vector<std::string> hostile;
  for (std::uint64_t claim : {~std::uint64_t{0}, std::uint64_t{1} << 63, std::uint64_t{99'999'999},
                              std::uint64_t{4'000'000'000}, std::uint64_t{36}}) {
    hostile.push_back(std::string(reinterpret_cast<const char*>(&claim), 8) + std::string(35, '['));
  }
  const std::int64_t before = peak_rss_bytes();
  const std::clock_t start = std::clock();  // processor time: other work on the machine must not fail the test
  for (const std::string& bytes : hostile) {
    REQUIRE(bytes.size() == 43);
    CHECK(says(bytes, {"header"}));
  }
  CHECK(says(file_bytes(std::string(35, '[')), {"does not begin with '{'"}));
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 0.050 * 6);
  CHECK(peak_rss_bytes() - before < (4 << 20));
}

TEST_CASE("a deep or endless header ends early and in little memory", "[safetensors][faults]") {
  const std::int64_t before = peak_rss_bytes();
  CHECK(says(file_bytes("{\"a\":" + std::string(20'000'000, '[')), {"unexpected an array at 'a'"}));
  CHECK(says(file_bytes("{\"a\":{\"shape\":[" + std::string(10'000'000, '1')), {"header is damaged"}));
  std::string many = "{\"a\":{\"shape\":[";
  for (int i = 0; i < 1'000'000; ++i) many += "1,";
  CHECK(says(file_bytes(many), {"too many numbers in 'shape'"}));
  CHECK(peak_rss_bytes() - before < (200 << 20));
}

TEST_CASE("shapes that overflow or do not fit their bytes are refused with both", "[safetensors][faults]") {
  CHECK(
      says(file_bytes(one_tensor("[4294967296,4294967296]", "[0,0]")), {"tensor 'w'", "4294967296×4294967296", "F32"}));
  CHECK(says(file_bytes(one_tensor("[9223372036854775807]", "[0,4]"), "1234"), {"tensor 'w'", "impossibly large"}));
  CHECK(says(file_bytes(one_tensor("[4611686018427387904,4,1]", "[0,0]")), {"impossibly large"}));
  CHECK(
      says(file_bytes(one_tensor("[18446744073709551615]", "[0,4]"), "1234"), {"tensor 'w'", "18446744073709551615"}));
  CHECK(says(file_bytes(one_tensor("[99999999999999999999999]", "[0,4]"), "1234"), {"tensor 'w'", "unexpected"}));
  CHECK(says(file_bytes(one_tensor("[-1]", "[0,4]"), "1234"), {"tensor 'w'", "-1"}));
  CHECK(says(file_bytes(one_tensor("[1.0]", "[0,4]"), "1234"), {"tensor 'w'", "1.0"}));
  CHECK(says(file_bytes(one_tensor("[3]", "[0,8]"), "12345678"), {"tensor 'w'", "takes 12 bytes", "span 8"}));
  CHECK(says(file_bytes(one_tensor("[2]", "[8,0]"), "12345678"), {"ends before it begins", "8 to 0"}));
  CHECK(says(file_bytes(one_tensor("[1152921504606846976]", "[0,4611686018427387904]"), "1234"),
             {"cut off in tensor 'w'"}));
  CHECK(says(file_bytes(one_tensor("[2]", "[9223372036854775799,9223372036854775807]"), "12345678"), {"cut off"}));
  CHECK(says(file_bytes(one_tensor("[1]", "[0,4]", "F31"), "1234"), {"tensor 'w'", "unknown type 'F31'"}));
}

TEST_CASE("overlaps, gaps and tensors without a place are refused with both offsets", "[safetensors][faults]") {
  const auto two = [](const std::string& first, const std::string& second) {
    return file_bytes(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":)" + first +
                          R"(},"b":{"dtype":"F32","shape":[2],"data_offsets":)" + second + "}}",
                      "0123456789abcdef");
  };
  CHECK(verdict(two("[0,8]", "[8,16]")) == "accepted");
  CHECK(verdict(two("[8,16]", "[0,8]")) == "accepted");
  CHECK(says(two("[0,8]", "[4,12]"), {"tensor 'b'", "overlaps", "expected offset 8", "says 4"}));
  CHECK(says(two("[0,8]", "[0,8]"), {"overlaps"}));
  CHECK(says(two("[0,8]", "[12,20]"), {"tensor 'b'", "cut off"}));
  CHECK(says(file_bytes(one_tensor("[2]", "[8,16]"), "0123456789abcdef"), {"gap", "expected offset 0", "says 8"}));
}

TEST_CASE("a header of another form is refused", "[safetensors][faults]") {
  for (const char* header : {"[]",
                             "{",
                             "{}x",
                             "{\"w\":1}",
                             "{\"w\":[]}",
                             "{\"w\":null}",
                             "{\"w\":{}}",
                             "{\"__metadata__\":{\"a\":1}}",
                             "{\"__metadata__\":{\"a\":{}}}",
                             "{\"__metadata__\":\"a\"}",
                             "{\"__metadata__\":{\"a\":\"1\",\"a\":\"2\"}}",
                             "{\"__metadata__\":{},\"__metadata__\":{}}",
                             R"({"w":{"dtype":"F32","shape":[0]}})",
                             R"({"w":{"dtype":"F32","shape":[0],"data_offsets":[0]}})",
                             R"({"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0,0]}})",
                             R"({"w":{"dtype":"F32","shape":[0],"data_offsets":[0,0],"x":1}})",
                             R"({"w":{"dtype":"F32","dtype":"F32","shape":[0],"data_offsets":[0,0]}})",
                             R"({"w":{"dtype":4,"shape":[0],"data_offsets":[0,0]}})",
                             R"({"w":{"dtype":"F32","shape":"[0]","data_offsets":[0,0]}})",
                             R"({"w":{"dtype":"F32","shape":[[0]],"data_offsets":[0,0]}})",
                             "{\"w\xff\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}"}) {
    INFO(header);
    CHECK(verdict(file_bytes(header)) != "accepted");
    CHECK(verdict(file_bytes(header)).find("NOT ONE LINE") == std::string::npos);
    CHECK(verdict(file_bytes(header)).find("WRONG KIND") == std::string::npos);
  }
  const std::string entry = R"("w":{"dtype":"F32","shape":[0],"data_offsets":[0,0]})";
  CHECK(verdict(file_bytes("{" + entry + "}")) == "accepted");
  CHECK(says(file_bytes("{" + entry + "," + entry + "}"), {"'w' appears twice"}));
}

TEST_CASE("mutated containers are refused or hold together", "[safetensors][fuzz]") {
  const std::string header = R"({"__metadata__":{"k":"v"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},)"
                             R"("b":{"dtype":"U8","shape":[5],"data_offsets":[16,21]}}  )";
  const std::string good = file_bytes(header, "0123456789abcdefghijk");
  fuzz::Mutator mutate(1);
  int accepted = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string bytes = mutate(good);
    accepted += fuzz::safetensors(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  CHECK(accepted > 100);  // the loop gets behind the first checks
  CHECK(accepted < 15000);
}

TEST_CASE("mutated JSON never passes the guard without being JSON", "[safetensors][fuzz]") {
  const std::string good = R"({"a":[1,-2,3.5e3,true,null,{"b":"\u00fc\n"}],"c":{"d":[[]]}})";
  fuzz::Mutator mutate(2);
  int accepted = 0;
  for (int i = 0; i < 10000; ++i) {
    const std::string bytes = mutate(good);
    accepted += fuzz::json(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  CHECK(accepted > 100);
}

TEST_CASE("random values of options are refused or read back the same", "[options][fuzz]") {
  fuzz::Mutator mutate(3);
  int accepted = 0;
  for (int i = 0; i < 5000; ++i) {
    for (const char* good : {"0.5", "17", "10Ku", "true", "bleu perplexity", "gru"}) {
      const std::string bytes = std::string(1, static_cast<char>(i % 4)) + static_cast<char>(i / 4 % 41) + mutate(good);
      accepted += fuzz::options(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    }
  }
  CHECK(accepted > 100);
}
