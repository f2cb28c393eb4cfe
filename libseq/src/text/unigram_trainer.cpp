#include <sentencepiece_trainer.h>

#include <algorithm>
#include <unordered_map>

#include "seq/error.h"
#include "text/subword_trainer.h"

namespace seq {

namespace {

class Lines : public sentencepiece::SentenceIterator {
 public:
  explicit Lines(const std::vector<std::string>& lines) : lines_(lines) {}
  bool done() const override { return at_ >= lines_.size(); }
  void Next() override { ++at_; }
  const std::string& value() const override { return lines_[at_]; }
  sentencepiece::util::Status status() const override { return {}; }

 private:
  const std::vector<std::string>& lines_;
  std::size_t at_ = 0;
};

}  // namespace

std::string train_unigram(const std::vector<std::string>& lines, int vocab_size, bool byte_fallback) {
  Lines iterator(lines);
  std::string serialized;
  // Ten candidates a piece train faster than its million, and on Multi30k a little better.
  const int candidates = std::max(50000, std::min(vocab_size, 1000000) * 10);
  // The number of threads decides the order of its sums, so it is fixed. Level 3 keeps it from printing.
  const std::unordered_map<std::string, std::string> arguments = {
      {"model_type", "unigram"},
      {"vocab_size", std::to_string(vocab_size)},
      {"hard_vocab_limit", "false"},
      {"byte_fallback", byte_fallback ? "true" : "false"},
      {"character_coverage", "1"},
      {"normalization_rule_name", "identity"},
      {"max_sentence_length", "1000000"},
      {"seed_sentencepiece_size", std::to_string(candidates)},
      {"num_threads", "2"},
      {"minloglevel", "3"},
  };
  const auto status = sentencepiece::SentencePieceTrainer::Train(arguments, &iterator, &serialized);
  if (!status.ok())
    fail(ErrorKind::internal, std::string("SentencePiece cannot train: ") + status.message(), "unigram");
  return serialized;
}

}  // namespace seq
