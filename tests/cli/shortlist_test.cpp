// `shortlist`: the same model with lists of likely pieces.
#include <catch2/catch.hpp>

#include "support/file_helpers.h"
#include "support/toy_translator.h"

using test::contains;
using test::Ended;
using test::lines_of;
using test::one_error_line;
using test::toy_model;
using test::translate;

namespace {

const std::string& pairs_file() {
  static const std::string path = [] {
    const std::string file = test::toy().file("shortlist.tsv");
    test::write_file(file, test::toy_pairs(200, 21));
    return file;
  }();
  return path;
}

const std::string& listed_model() {
  static const std::string path =
      test::made_of_toy_model({"shortlist", "--train", pairs_file(), "--first", "2", "--best", "8"});
  return path;
}

}  // namespace

TEST_CASE("a model with a shortlist translates nearly as before, and exactly so without it", "[cli][shortlist]") {
  const std::string expected = translate({"run", "-m", toy_model(), "--word-scores"}, test::toy_sources()).out;
  CHECK(translate({"run", "-m", listed_model(), "--no-shortlist", "--word-scores"}, test::toy_sources()).out ==
        expected);
  CHECK(test::translated_alike(listed_model()) >= 36);
  CHECK(translate({"run", "-m", listed_model(), "--word-scores"}, test::toy_sources()).out != expected);
}

TEST_CASE("with a shortlist too, batch, threads and kernels change nothing", "[cli][shortlist][bits]") {
  CHECK(test::translations_in_every_way(listed_model()).size() == 1);
}

TEST_CASE("what is given is scored by the whole vocabulary, shortlist or not", "[cli][shortlist]") {
  const std::string pairs = test::toy_pairs(10, 31);
  CHECK(translate({"score", "-m", listed_model()}, pairs).out == translate({"score", "-m", toy_model()}, pairs).out);
}

TEST_CASE("a model with a shortlist can be made int8, and an int8 one gets a shortlist", "[cli][shortlist]") {
  const test::TemporaryDirectory folder;
  CHECK(translate({"quantize", "-m", listed_model(), "-o", folder.file("a")}).code == 0);
  CHECK(translate({"quantize", "-m", toy_model(), "-o", folder.file("b")}).code == 0);
  CHECK(translate({"shortlist", "-m", folder.file("b"), "--train", pairs_file(), "-o", folder.file("c"), "--first", "2",
                   "--best", "3"})
            .code == 0);
  for (const char* model : {"a", "c"}) {
    const Ended ended = translate({"run", "-m", folder.file(model)}, test::toy_sources());
    CHECK(ended.code == 0);
    CHECK(lines_of(ended.out).size() == 40);
  }
  CHECK(contains(translate({"info", "-m", folder.file("a")}).out, "shortlist.best"));
}

TEST_CASE("a shortlist that cannot be made is one line", "[cli][shortlist]") {
  const test::TemporaryDirectory folder;
  const Ended itself = translate({"shortlist", "-m", toy_model(), "--train", pairs_file(), "-o", toy_model()});
  CHECK(itself.code == 2);
  CHECK(one_error_line(itself, {"overwritten"}));
  const Ended none = translate({"shortlist", "-m", toy_model(), "-o", folder.file("m")});
  CHECK(none.code == 2);
  CHECK(one_error_line(none, {"--train"}));
  CHECK(folder.names().empty());
}
