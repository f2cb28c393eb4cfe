// SentencePiece models read with suspicion.
#include "text/spm_model.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <random>

#include "seq/tokenizer.h"
#include "support/file_helpers.h"
#include "support/spm_models.h"

using namespace seq;
using test::fails_with;
using test::foreign_model;

namespace {

SpmModel small_model() {
  SpmModel model;
  model.kind = SpmModel::Kind::bpe;
  model.pieces = {{"<unk>", 0, SpmPiece::unknown}, {"<s>", 0, SpmPiece::control}, {"</s>", 0, SpmPiece::control},
                  {"▁a", -1, SpmPiece::normal},    {"▁", -2, SpmPiece::normal},   {"a", -3, SpmPiece::normal}};
  return model;
}

void load(const std::string& serialized) { Tokenizer(TextOptions(), serialized, "m.spm").encode("a"); }
void load(const SpmModel& model) { load(serialize_spm(model)); }

}  // namespace

TEST_CASE("a model is read as it was written", "[subword]") {
  TextOptions bpe;
  bpe.subword = "bpe";
  const SpmModel model = parse_spm(Tokenizer::train(test::corpus(), bpe, 500, 1, nullptr), "");
  const SpmModel again = parse_spm(serialize_spm(model), "");
  CHECK(again.kind == SpmModel::Kind::bpe);
  CHECK(again.byte_fallback);
  REQUIRE(again.pieces.size() == model.pieces.size());
  for (std::size_t i = 0; i < model.pieces.size(); ++i) {
    REQUIRE(again.pieces[i].text == model.pieces[i].text);
    REQUIRE(again.pieces[i].score == model.pieces[i].score);
    REQUIRE(again.pieces[i].type == model.pieces[i].type);
  }
  CHECK(again.byte_ids[0x41] == 3 + 0x41);
}

TEST_CASE("hostile vocabularies are refused with the piece's number", "[subword][faults]") {
  CHECK_NOTHROW(load(small_model()));
  const auto refused = [](const std::string& why, const auto& spoil) {
    SpmModel model = small_model();
    spoil(model);
    INFO(why);
    CHECK(fails_with([&] { load(model); }, ErrorKind::data, {"m.spm", why}));
  };
  refused("piece 5", [](SpmModel& m) { m.pieces[5].text = ""; });
  refused("piece 5", [](SpmModel& m) { m.pieces[5].text = std::string(100000, 'a'); });
  refused("NUL", [](SpmModel& m) { m.pieces[5].text = std::string("a\0b", 3); });
  refused("not valid UTF-8", [](SpmModel& m) { m.pieces[5].text = "\xE2\x96"; });
  refused("twice", [](SpmModel& m) { m.pieces[5].text = "▁a"; });
  refused("not a finite number", [](SpmModel& m) { m.pieces[5].score = std::nanf(""); });
  refused("not a finite number", [](SpmModel& m) { m.pieces[5].score = std::numeric_limits<float>::infinity(); });
  refused("no unknown piece", [](SpmModel& m) { m.pieces[0].type = SpmPiece::control; });
  refused("second unknown piece", [](SpmModel& m) { m.pieces[5].type = SpmPiece::unknown; });
  refused("'</s>'", [](SpmModel& m) { m.pieces[2].text = "</t>"; });
  refused("type 9", [](SpmModel& m) { m.pieces[5].type = static_cast<SpmPiece::Type>(9); });
  refused("model type 7", [](SpmModel& m) { m.kind = static_cast<SpmModel::Kind>(7); });
  refused("no byte piece", [](SpmModel& m) {
    m.byte_fallback = true;
    m.pieces[5] = {"<0x-1>", 0, SpmPiece::byte};
  });
  refused("without byte fallback", [](SpmModel& m) { m.pieces[5] = {"<0x41>", 0, SpmPiece::byte}; });
  refused("<0x00> is missing", [](SpmModel& m) { m.byte_fallback = true; });
  refused("holds no pieces", [](SpmModel& m) { m.pieces.clear(); });
}

TEST_CASE("what is no SentencePiece model at all is refused", "[subword][faults]") {
  for (const std::string& bytes :
       {std::string(), std::string("PK\x03\x04 not a model"), std::string("{\"a\": 1}"), std::string(1000, '\0'),
        std::string(100, '\xFF'), std::string("\x0A\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 10)}) {
    CHECK(fails_with([&] { load(bytes); }, ErrorKind::data, {"m.spm"}));
  }
}

TEST_CASE("no beginning and no flipped bit of a model does harm", "[subword][faults]") {
  std::string model = serialize_spm(small_model());
  const std::string rules = foreign_model({{"model_type", "char"}, {"vocab_size", "40"}});
  const auto survives = [](const std::string& bytes) {
    try {
      const Tokenizer tokenizer(TextOptions(), bytes, "m");
      const std::vector<int> ids = tokenizer.encode("a ba ﬁ パンが\xE3\x82\x99 <s>");
      tokenizer.decode(ids);
      tokenizer.word_of(ids);
      return true;
    } catch (const Error& error) {
      return error.kind() == ErrorKind::data;
    }
  };
  int failed = 0;
  for (std::size_t size = 0; size < model.size(); ++size) failed += !survives(model.substr(0, size));
  for (std::size_t bit = 0; bit < model.size() * 8; ++bit) {
    std::string flipped = model;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
    failed += !survives(flipped);
  }
  // The large table of normalisation rules is hit at random.
  std::mt19937 random(5);
  for (int i = 0; i < 150; ++i) {
    std::string damaged = rules;
    for (int hits = i % 2 ? 1 : 3000; hits > 0; --hits)
      damaged[2000 + random() % (damaged.size() - 2000)] = static_cast<char>(random());
    failed += !survives(damaged);
  }
  CHECK(failed == 0);
}

TEST_CASE("damaged normalisation rules are refused", "[subword][faults]") {
  const std::string model = serialize_spm(small_model());
  const auto with_rules = [&](const std::string& rules) {
    const std::string field = std::string("\x12") + static_cast<char>(rules.size()) + rules;
    return model + '\x1A' + static_cast<char>(field.size()) + field;
  };
  for (const std::string& rules : {std::string("\x00\x00\x00\x00x", 5), std::string("\xFF\xFF\xFF\xFFx", 5),
                                   std::string("\x03\x00\x00\x00xyz", 7), std::string("ab")}) {
    CHECK(fails_with([&] { load(with_rules(rules)); }, ErrorKind::data, {"m.spm", "normalisation rules"}));
  }
}
