// A small compressor from training to text.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "model/model_file.h"
#include "seq/compress.h"
#include "seq/error.h"
#include "seq/model.h"
#include "support/file_helpers.h"

using namespace seq;

namespace {

/// Sentences whose asides between commas go, and whose words of time at the beginning do.
void write_pairs(const std::string& path, int count, int first) {
  const std::vector<std::string> who = {"the council", "a young farmer", "our neighbour", "the old bank", "Ada Brock"};
  const std::vector<std::string> aside = {"who met in May", "as we heard", "which is small", "to our surprise"};
  const std::vector<std::string> did = {"sold the bridge", "left town", "won a prize", "closed the school"};
  const std::vector<std::string> when = {"On Monday", "Last week", "In the end", "Yesterday"};
  std::ofstream out(path);
  for (int i = first; i < first + count; ++i) {
    const std::string subject = who[i % 5], deed = did[i / 5 % 4];
    std::string capital = subject;
    capital[0] = static_cast<char>(std::toupper(capital[0]));
    out << when[i / 3 % 4] << ", " << subject << ", " << aside[i / 7 % 4] << ", " << deed << ".\t" << capital << " "
        << deed << ".\n";
  }
}

CompressJob small_job(const test::TemporaryDirectory& folder) {
  write_pairs(folder.file("train.tsv"), 300, 0);
  write_pairs(folder.file("dev.tsv"), 40, 1000);
  CompressJob job;
  job.model = folder.file("model");
  job.train = {folder.file("train.tsv")};
  job.valid = {folder.file("dev.tsv")};
  job.network.embedding = 16;
  job.network.hidden = 12;
  job.network.layers = 1;
  job.network.dropout = job.network.dropout_emb = job.network.dropout_words = 0.1;
  job.text.vocab_size = 120;
  job.training.epochs = "6e";
  job.training.batch = 16;
  job.training.lr = 0.02;
  job.training.warmup = "10u";
  job.training.valid_freq = "3e";
  job.training.threads = 2;
  return job;
}

const std::atomic<int> running{0};

}  // namespace

TEST_CASE("a compressor learns what to leave out, and says so within any length", "[compress]") {
  const test::TemporaryDirectory folder;
  const CompressJob job = small_job(folder);
  TrainObserver silent;
  const TrainResult result = train(job, silent, running);
  REQUIRE(result.best.at(0).first == "token-f1");
  CHECK(result.best[0].second > 95);
  CHECK(is_compressor(job.model));

  const Compressor compressor({job.model}, 2);
  const std::string line = "Yesterday, the old bank, as we heard, won a prize.";
  CHECK(compressor.compress({line})[0] == "The old bank won a prize.");
  CHECK(compressor.compress({"", " ", "\xff"}).size() == 3);
  CHECK(compressor.compress({""})[0].empty());
  LengthWish wish;
  for (wish.most = 0; wish.most <= 60; ++wish.most) {
    const std::string text = compressor.compress({line}, wish)[0];
    CHECK(static_cast<std::int64_t>(text.size()) <= wish.most);
    wish.unit = LengthWish::Unit::words;
    const std::string in_words = compressor.compress({line}, wish)[0];
    CHECK(std::count(in_words.begin(), in_words.end(), ' ') <= std::max<std::int64_t>(0, wish.most - 1));
    wish.unit = LengthWish::Unit::characters;
  }
  wish = {};
  for (wish.ratio = 0.1; wish.ratio <= 1; wish.ratio += 0.1) {
    const double asked = static_cast<double>(line.size()) * wish.ratio;
    const auto size = static_cast<double>(compressor.compress({line}, wish)[0].size());
    CHECK(size <= asked);
    CHECK(size > 0.9 * asked - 2);
  }
  wish = {LengthWish::Unit::words, 8, 9, 0};
  const Compressor twice({job.model, job.model}, 1);
  CHECK(twice.compress({line}, wish) == compressor.compress({line}, wish));
  const std::string longer = compressor.compress({line}, wish)[0];
  CHECK(std::count(longer.begin(), longer.end(), ' ') + 1 >= 8);
  wish = {LengthWish::Unit::words, 9, 8, 0};
  CHECK_THROWS_AS(compressor.compress({line}, wish), Error);

  // Alone, together, one thread or two: the same text.
  std::vector<std::string> lines;
  for (int i = 0; i < 100; ++i)
    lines.push_back(i % 3 == 0 ? line : "Last week, Ada Brock left town " + std::to_string(i));
  const auto together = compressor.compress(lines);
  const Compressor single({job.model}, 1);
  for (std::size_t i = 0; i < lines.size(); i += 9) CHECK(single.compress({lines[i]})[0] == together[i]);
}

TEST_CASE("an interrupted compressor ends with the same bytes, after pre-training too", "[compress]") {
  const test::TemporaryDirectory folder;
  CompressJob job = small_job(folder);
  job.training.epochs = "2e";
  job.training.valid_freq = "1e";
  job.pretrain = {"self"};
  job.pretrain_epochs = "1e";
  TrainObserver silent;
  train(job, silent, running);
  const std::string whole = test::read_file(job.model);

  CompressJob broken = job;
  broken.model = folder.file("broken");
  struct Stopper : TrainObserver {
    std::atomic<int> stop{0};
    int steps = 0;
    void progressed(const StepReport&) override {
      if (++steps == 25) stop = 2;
    }
  } stopper;
  CHECK(train(broken, stopper, stopper.stop).end == TrainResult::End::interrupted);
  stopper.stop = 0;
  CHECK(train(broken, stopper, stopper.stop).end == TrainResult::End::finished);
  CHECK(test::read_file(broken.model) == whole);
  CHECK(!std::filesystem::exists(broken.model + ".pretrain"));
}

TEST_CASE("a compressor whose weights are broken still keeps to its limits", "[compress]") {
  const test::TemporaryDirectory folder;
  CompressJob job = small_job(folder);
  job.training.epochs = "1e";
  TrainObserver silent;
  train(job, silent, running);
  ModelFile file = load_model_file(job.model);
  std::vector<float> broken(static_cast<std::size_t>(file.tensors[0].rows * file.tensors[0].cols), INFINITY);
  for (NamedTensor& tensor : file.tensors)
    if (tensor.rows * tensor.cols <= static_cast<std::int64_t>(broken.size())) tensor.data = broken.data();
  save_model_file(folder.file("broken"), file);
  int warnings = 0;
  const Compressor compressor({folder.file("broken")}, 1, false, [&](const std::string&) { ++warnings; });
  CHECK(warnings > 0);
  LengthWish wish;
  wish.most = 9;
  CHECK(compressor.compress({"On Monday, the team won."}, wish)[0].size() <= 9);
  CHECK(test::error_of([&] { Compressor({folder.file("broken")}, 1, true); }).has_value());
}

TEST_CASE("pairs that deletion cannot make are counted, and a translator is no compressor", "[compress]") {
  const test::TemporaryDirectory folder;
  CompressJob job = small_job(folder);
  std::ofstream(folder.file("train.tsv"), std::ios::app)
      << "The dog barked.\tA cat slept.\n...\t\nThe dog.\tThe dog.\n";
  struct Notes : TrainObserver {
    std::string all;
    void noted(const std::string& text) override { all += text + "\n"; }
  } notes;
  job.training.epochs = "1e";
  train(job, notes, running);
  CHECK(notes.all.find("skipped 1 pairs with a side without a word") != std::string::npos);
  CHECK(notes.all.find("1 of 302 compressions hold more than words of their text") != std::string::npos);
  CHECK(plan(job).labels == 2);
  job.training.valid_metrics = {"bleu"};
  job.restart = true;
  CHECK_THROWS_AS(train(job, notes, running), Error);
}
