// Word vectors in text form, whole and damaged.
#include "data/word_vectors.h"

#include <catch2/catch.hpp>

#include "seq/error.h"
#include "support/file_helpers.h"

namespace seq {
namespace {

const std::unordered_map<std::string, int> wanted = {{"dog", 0}, {"cat", 0}};

WordVectors read(const std::string& text, int dimension = 0) {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("v.vec"), text);
  return read_word_vectors(folder.file("v.vec"), wanted, dimension);
}

std::string error_of(const std::string& text, int dimension = 0) {
  try {
    read(text, dimension);
  } catch (const Error& e) {
    CHECK(e.kind() == ErrorKind::data);
    return e.what();
  }
  return "";
}

}  // namespace

TEST_CASE("word vectors are read with and without a first line, the wanted words alone", "[vectors]") {
  for (const char* header : {"", "3 2\n"}) {
    const WordVectors v = read(std::string(header) + "dog 1 -0.5\nhorse 7 7\ncat 2e-1 3 \n");
    CHECK(v.dimension == 2);
    REQUIRE(v.of.size() == 2);
    CHECK(v.of.at("dog") == std::vector<float>{1, -0.5f});
    CHECK(v.of.at("cat") == std::vector<float>{0.2f, 3});
  }
}

TEST_CASE("a broken file of word vectors is refused with the line", "[vectors]") {
  CHECK(error_of("dog 1 2\ncat 1\n").find("v.vec:2)") != std::string::npos);
  CHECK(error_of("dog 1 x\n").find("'x' is no finite number") != std::string::npos);
  CHECK(error_of("dog 1 nan\n").find("v.vec:1)") != std::string::npos);
  CHECK(error_of("2 3\ndog 1 2\n").find("v.vec:2)") != std::string::npos);
  CHECK(error_of("5 2\ndog 1 2\n").find("its first line says 5") != std::string::npos);
  CHECK(error_of("dog 1 2\n", 3).find("expected 3") != std::string::npos);
  CHECK(error_of("1 2\ndog 1 2\n", 3).find("--emb 2") != std::string::npos);
}

}  // namespace seq
