// A classifier's file: its linear part comes back, and one whose parts do not fit together is refused.
#include <catch2/catch.hpp>

#include "fuzz/targets.h"
#include "model/classifier_model.h"
#include "support/file_helpers.h"

namespace seq {
namespace {

const std::vector<std::string> texts = {"a good film", "a bad film", "good", "bad"};

ClassifierParts linear_parts() {
  ClassifierParts parts;
  parts.options.system = "linear";
  parts.labels = {"yes", "no"};
  parts.tokenizer =
      std::make_shared<const Tokenizer>(parts.text, Tokenizer::train(texts, parts.text, 300, 1, nullptr), "");
  NgramLinear linear;
  linear.shape = {1, 0, 0, 7};
  linear.labels = 2;
  linear.buckets = BucketSet(7, ngram_features(linear.shape, texts[0]).bucket);
  linear.weights = {1, -1, 0.5F, 0.25F, -3, 2};
  linear.bias = {0.1F, -0.1F};
  parts.set_linear(std::move(linear));
  return parts;
}

/// Saves the parts as `change` leaves their file, and loads them again.
template <typename Change>
std::unique_ptr<ClassifierModel> loaded(const ClassifierParts& parts, const Change& change) {
  const test::TemporaryDirectory folder;
  ModelFile file;
  file.app = "classify";
  const std::vector<float> calibration = {1, 1, 0, 0.5F, 0.5F};
  add_classifier(file, parts, nullptr, calibration);
  change(file);
  save_model_file(folder.file("m"), file);
  return load_classifier(folder.file("m"));
}

NamedTensor& weights_of(ModelFile& file) {
  for (NamedTensor& t : file.tensors)
    if (t.name == "linear.weights") return t;
  throw std::runtime_error("no weights");
}

}  // namespace

TEST_CASE("a linear model comes back from its file with the rows that it uses", "[classifier]") {
  const ClassifierParts parts = linear_parts();
  REQUIRE(parts.linear->buckets.size() == 3);
  const auto model = loaded(parts, [](ModelFile& file) {
    CHECK(weights_of(file).rows == 3);
    CHECK(file.linear_buckets.size() == 16);
  });
  const NgramLinear& linear = *model->parts.linear;
  CHECK(linear.buckets.buckets() == parts.linear->buckets.buckets());
  CHECK(linear.weights == parts.linear->weights);
  for (const std::string& text : texts) CHECK(linear.scores(text) == parts.linear->scores(text));
}

TEST_CASE("a linear model without a single n-gram comes back", "[classifier]") {
  ClassifierParts parts = linear_parts();
  NgramLinear empty = *parts.linear;
  empty.buckets = BucketSet(7, {});
  empty.weights.clear();
  parts.set_linear(std::move(empty));
  const auto model = loaded(parts, [](ModelFile&) {});
  CHECK(model->parts.linear->scores("a good film") == std::vector<float>{0.1F, -0.1F});
}

TEST_CASE("a linear model whose buckets and weights do not fit together is refused", "[classifier][faults]") {
  const ClassifierParts parts = linear_parts();
  const auto refused = [&](const std::string& what, const auto& change) {
    return test::fails_with([&] { loaded(parts, change); }, ErrorKind::data, {what});
  };
  CHECK(refused("set of buckets", [](ModelFile& f) { f.linear_buckets.clear(); }));
  CHECK(refused("set of buckets", [](ModelFile& f) { f.linear_buckets.pop_back(); }));
  CHECK(refused("set of buckets", [](ModelFile& f) { f.linear_buckets += '\0'; }));
  CHECK(refused("do not fit its buckets", [](ModelFile& f) {
    // One bucket more than there are rows.
    for (char& byte : f.linear_buckets)
      if (byte == 0) {
        byte = 1;
        return;
      }
  }));
  CHECK(refused("do not fit its buckets", [](ModelFile& f) { --weights_of(f).rows; }));
  CHECK(refused("do not fit its buckets", [](ModelFile& f) {
    weights_of(f).rows = 2;
    weights_of(f).cols = 3;
  }));
}

TEST_CASE("a linear model of the format before is refused by its number", "[classifier][faults]") {
  const test::TemporaryDirectory folder;
  ModelFile file;
  file.app = "classify";
  const ClassifierParts parts = linear_parts();
  const std::vector<float> calibration = {1, 1, 0, 0.5F, 0.5F};
  add_classifier(file, parts, nullptr, calibration);
  save_model_file(folder.file("m"), file);
  std::string bytes = test::read_file(folder.file("m"));
  const std::string version = "\"format_version\":\"2\"";
  bytes.replace(bytes.find(version), version.size(), "\"format_version\":\"1\"");
  test::write_file(folder.file("m"),
                   fuzz::with_header_checksum(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
  CHECK(test::fails_with([&] { load_classifier(folder.file("m")); }, ErrorKind::data, {"format 1", "train it again"}));
}

}  // namespace seq
