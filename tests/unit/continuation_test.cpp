// Training that goes on from a finished classifier: where its network begins, and what it refuses.
#include "train/continuation.h"

#include <atomic>
#include <catch2/catch.hpp>

#include "model/classifier_model.h"
#include "model/weights.h"
#include "seq/classify.h"
#include "support/file_helpers.h"
#include "train/training_state.h"

namespace seq {
namespace {

/// Lines of three labels.
std::string old_lines() {
  std::string lines;
  for (int i = 0; i < 12; ++i)
    lines += "good\ta warm room\nbad\tit was cold\nso so\tthe usual\ngood\twe found it bright\nbad\ta rude room\n";
  return lines;
}

/// A folder with a trained model, and lines of one label that it knows and two that it does not.
class Continued {
 public:
  Continued() {
    test::write_file(folder_.file("old.tsv"), old_lines());
    test::write_file(folder_.file("new.tsv"), "odd\tstrange room\nodd\ta queer room\nnew\tfresh paint\nbad\tcold\n");
    ClassifyJob job = small(ClassifyJob());
    job.network.embedding = job.network.hidden = 6;
    job.text.vocab_size = 200;
    job.train = job.valid = {folder_.file("old.tsv")};
    job.model = old_model();
    TrainObserver silent;
    train(job, silent, 0);
  }

  std::string old_model() const { return folder_.file("old"); }

  ClassifyJob job() const {
    ClassifyJob job = small(continuation(old_model()));
    job.train = job.valid = {folder_.file("new.tsv")};
    job.model = folder_.file("new");
    return job;
  }

 private:
  static ClassifyJob small(ClassifyJob job) {
    job.training.epochs = "1e";
    job.training.threads = 1;
    return job;
  }

  test::TemporaryDirectory folder_;
};

}  // namespace

TEST_CASE("before the first update a continued network has the old weights, and fresh ones for new labels",
          "[continuation]") {
  const Continued folder;
  const ClassifyJob job = folder.job();
  TrainObserver silent;
  CHECK(train(job, silent, 1).end == TrainResult::End::interrupted);
  const TrainingState state = load_training_state(job.model + ".state");

  const auto old = load_classifier(folder.old_model());
  const ClassifierNetwork& known = *old->parts.network;
  const ClassifierNetwork network(old->parts.options, old->parts.vocabulary(), known.labels + 2);
  REQUIRE(state.weights.size() == static_cast<std::size_t>(network.space.size()));
  for (std::size_t i = 0; i < network.space.specs().size(); ++i) {
    const TensorSpec& spec = network.space.specs()[i];
    const NamedTensor& file = *find_tensor(old->file, spec.name);
    const ConstView before(file.data, file.rows, file.cols), now = spec.tensor.in(state.weights.data());
    INFO(spec.name);
    bool same = now.rows == before.rows, fresh = false;
    for (std::ptrdiff_t r = 0; r < before.rows; ++r) {
      for (std::ptrdiff_t c = 0; c < before.cols; ++c) same &= now(r, c) == before(r, c);
      for (std::ptrdiff_t c = before.cols; c < now.cols; ++c) fresh |= now(r, c) != 0;
    }
    CHECK(same);
    CHECK(now.cols - before.cols == (spec.name == "output.w" || spec.name == "output.b" ? 2 : 0));
    CHECK(fresh == (spec.name == "output.w"));
  }
}

TEST_CASE("labels that are new follow the known ones, whatever their frequency", "[continuation]") {
  CHECK(with_new_labels({"b", "a"}, {"c", "a", "d"}) == std::vector<std::string>{"b", "a", "c", "d"});
  const Continued folder;
  TrainObserver silent;
  train(folder.job(), silent, 0);
  const auto old = load_classifier(folder.old_model()), now = load_classifier(folder.job().model);
  std::vector<std::string> labels = old->parts.labels;
  labels.insert(labels.end(), {"odd", "new"});
  CHECK(now->parts.labels == labels);
  CHECK(now->parts.tokenizer->serialized() == old->parts.tokenizer->serialized());
  CHECK(now->calibration.thresholds.size() == labels.size());
}

TEST_CASE("what contradicts the model to continue is refused by name", "[continuation]") {
  const Continued folder;
  const auto refused = [](const ClassifyJob& job, const std::vector<std::string>& parts) {
    return test::fails_with([&] { model_to_continue(job); }, ErrorKind::usage, parts);
  };
  CHECK(model_to_continue(ClassifyJob()) == nullptr);
  ClassifyJob job = folder.job();
  job.network.dropout = 0.1;
  CHECK(model_to_continue(job) != nullptr);
  job.network.cell = "gru";
  CHECK(refused(job, {"gru", "--cell", "lstm", job.from}));
  job = folder.job();
  job.text.lowercase = false;
  CHECK(refused(job, {"--lowercase", "true"}));
  job = folder.job();
  job.pretrain = {"self"};
  CHECK(refused(job, {"--pretrain", "--from"}));
  job = folder.job();
  job.model = job.from;
  CHECK(refused(job, {"--from", "--model"}));
}

}  // namespace seq
