// Training asks for no memory once it has seen the largest batch, nor does a step of a search.
#include "support/allocations.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <numeric>

#include "search/seq2seq_step_model.h"
#include "seq/classify.h"
#include "seq/compress.h"
#include "support/file_helpers.h"
#include "support/gradient_check.h"
#include "train/lanes.h"
#include "train/pretraining.h"

namespace seq {
namespace {

constexpr int batch = 8, batches = 4, epochs = 3;

/// Lines of `batches` lengths, `batch` of each: whatever their order, sorting by length makes the same batches of them.
/// Their sources have other lengths.
struct Lines {
  std::vector<std::string> sources, targets;

  Lines() {
    int word = 0;
    const auto words = [&](int count) {
      std::string text;
      for (int i = 0; i < count; ++i) text += (i > 0 ? " w" : "w") + std::to_string(word++ % 23);
      return text;
    };
    for (int length = 0; length < batches; ++length)
      for (int i = 0; i < batch; ++i) {
        sources.push_back(words(7 + i));
        targets.push_back(words(2 + length));
      }
  }
};

/// Counts what is asked for from one update to the next of the same epoch, in all epochs but the first.
class Counter : public TrainObserver {
 public:
  void progressed(const StepReport& step) override {
    const std::int64_t now = test::allocations().calls;
    if (step.update > batches && step.update % batches != 1) {
      calls += now - before_;
      ++steps;
    }
    before_ = now;
  }
  std::int64_t calls = 0, steps = 0;

 private:
  std::int64_t before_ = 0;
};

/// Trains on these lines of "source<tab>target".
template <typename Job>
void check_training(Job job, const std::string& lines) {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("lines.tsv"), lines);
  job.train = job.valid = {folder.file("lines.tsv")};
  job.model = folder.file("model");
  job.text.subword = "word";
  job.text.vocab_size = 100;
  TrainOptions& o = job.training;
  o.batch = batch;
  o.lanes = 2;
  o.threads = 1;
  o.epochs = std::to_string(epochs) + "e";
  Counter counter;
  train(job, counter, std::atomic<int>(0));
  CHECK(counter.steps == (epochs - 1) * (batches - 1));
  CHECK(counter.calls == 0);
}

std::string pair_lines() {
  const Lines lines;
  std::string text;
  for (std::size_t i = 0; i < lines.sources.size(); ++i) text += lines.sources[i] + "\t" + lines.targets[i] + "\n";
  return text;
}

}  // namespace

TEST_CASE("a training step of an encoder-decoder asks for no memory", "[train][allocations]") {
  TrainJob job;
  job.network.cell = GENERATE("gru", "lstm");
  job.network.enc_layers = job.network.dec_layers = GENERATE(1, 2);
  job.network.input_feeding = GENERATE(false, true);
  job.network.copy = GENERATE(false, true);
  job.network.embedding = job.network.hidden = 8;
  job.network.dropout_rnn = 0.1;
  job.training.coverage_loss = job.training.monotonic_loss = 0.1;
  job.training.coverage_start = 0;
  job.training.valid_metrics = {"perplexity"};
  CAPTURE(job.network.cell, job.network.enc_layers, job.network.input_feeding, job.network.copy);
  check_training(job, pair_lines());
}

TEST_CASE("a training step of a classifier asks for no memory", "[train][allocations]") {
  ClassifyJob job;
  job.network.cell = GENERATE("gru", "lstm");
  job.network.layers = GENERATE(1, 2);
  job.network.multi_label = GENERATE(false, true);
  job.network.bptt = GENERATE(0, 3);
  job.network.pooling = {"last", "mean", "max", "attention"};
  job.network.embedding = job.network.hidden = 8;
  CAPTURE(job.network.cell, job.network.layers, job.network.multi_label, job.network.bptt);
  std::string lines;
  const Lines all;
  for (std::size_t i = 0; i < all.targets.size(); ++i)
    lines += (i % 2 == 0 ? "good\t" : "bad\t") + all.targets[i] + "\n";
  check_training(job, lines);
}

TEST_CASE("a training step of a compressor asks for no memory", "[train][allocations]") {
  CompressJob job;
  job.network.embedding = job.network.hidden = 8;
  check_training(job, pair_lines());
}

TEST_CASE("a lane's step of a language model asks for no memory", "[train][allocations]") {
  const Lines lines;
  TextOptions text;
  text.subword = "word";
  const auto tokenizer =
      std::make_shared<const Tokenizer>(text, Tokenizer::train(lines.sources, text, 100, 1, nullptr));
  std::vector<std::vector<int>> sequences;
  for (const std::string& line : lines.sources) sequences.push_back(tokenizer->encode(line));
  ClassifierOptions network;
  network.embedding = network.hidden = 8;
  network.bidirectional = GENERATE(false, true);
  const LanguageModelTask task(text, network, {}, tokenizer, sequences);
  std::vector<Real> weights(static_cast<std::size_t>(task.space().size()));
  task.initialise(weights.data(), 1);
  const Parameters parameters(task.space(), weights.data(), true);
  Lanes lanes(task.space().size(), 2, 1);
  DealtBatch dealt(work_for(task, 2));
  std::vector<std::int64_t> items(task.lengths().size());
  std::iota(items.begin(), items.end(), 0);
  const auto step = [&](std::int64_t epoch) {
    dealt.deal(items, task.lengths(), epoch, lanes.workers());
    lanes.run(parameters, dealt.work(), 1, 1);
  };
  step(0);
  step(1);  // makes one block of those that the first one took
  const std::int64_t before = test::allocations().calls;
  step(2);
  const std::int64_t after = test::allocations().calls;
  CHECK(after == before);
}

TEST_CASE("a step of a model under search asks for no memory", "[step][allocations]") {
  ModelOptions o;
  o.cell = GENERATE("gru", "lstm");
  o.dec_layers = GENERATE(1, 2);
  o.input_feeding = GENERATE(false, true);
  o.copy = GENERATE(false, true);
  o.embedding = o.hidden = 16;
  CAPTURE(o.cell, o.dec_layers, o.input_feeding, o.copy);
  constexpr int vocabulary = 40, end = 2;
  const Seq2Seq network(o, vocabulary, vocabulary);
  const std::vector<Real> weights = random_numbers(network.space.size(), 3, 0.5);
  const Parameters parameters(network.space, weights.data(), false);
  const bool rounded = GENERATE(false, true), caches = rounded;
  RoundedOutput screen(network.output, parameters);
  Seq2SeqGateCaches known(network, parameters);
  Seq2SeqStepModel model(network, parameters, end, 0, nullptr, rounded ? &screen : nullptr, caches ? &known : nullptr);
  if (rounded) model.set_interest({3, end, true});
  const std::vector<Sequence> sources = {std::vector{5, 6, 7, 8}, std::vector{9, 10}};
  const std::vector<int> parents = {0, 0, 1, 2}, tokens = {11, 12, 13, 14};
  const auto steps = [&] {
    model.start(sources);
    model.step({0, 0, 1, 1}, tokens);
    const std::int64_t before = test::allocations().calls;
    for (int i = 0; i < 5; ++i) model.step(parents, tokens);
    return test::allocations().calls - before;
  };
  steps();
  CHECK(steps() == 0);
}

}  // namespace seq
