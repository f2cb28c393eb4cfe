// Every score of metrics.json, made by sacreBLEU over sentences of our own, comes out with the same digits.
#include "seq/metrics.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/places.h"

using namespace seq;
using Json = nlohmann::json;

namespace {

const Json& golden() {
  static const Json values = [] {
    std::ifstream file(seq::source_folder() + "/tests/golden/metrics.json");
    return Json::parse(file);
  }();
  return values;
}

std::vector<std::string> hypotheses() { return golden()["hypotheses"].get<std::vector<std::string>>(); }

// The first `count` references of every sentence.
References references(int count) {
  auto all = golden()["references"].get<References>();
  for (auto& each : all) each.resize(static_cast<std::size_t>(count));
  return all;
}

std::string six(double value) { return format_score("", value, 6).substr(3); }

BleuOptions bleu_options(const Json& entry) {
  BleuOptions options;
  options.tokenizer = entry.value("tokenizer", options.tokenizer);
  options.lowercase = entry.value("lowercase", options.lowercase);
  options.smoothing = entry.value("smoothing", options.smoothing);
  options.smoothing_value = entry.value("smoothing_value", options.smoothing_value);
  return options;
}

ChrfOptions chrf_options(const Json& entry) {
  ChrfOptions options;
  options.char_order = entry["char_order"];
  options.word_order = entry["word_order"];
  options.beta = entry["beta"];
  options.lowercase = entry["lowercase"];
  options.whitespace = entry["whitespace"];
  options.eps_smoothing = entry["eps_smoothing"];
  return options;
}

TerOptions ter_options(const Json& entry) {
  TerOptions options;
  options.normalized = entry["normalized"];
  options.no_punct = entry["no_punct"];
  options.asian_support = entry["asian_support"];
  options.case_sensitive = entry["case_sensitive"];
  return options;
}

}  // namespace

TEST_CASE("every BLEU tokeniser splits the golden sentences as sacreBLEU does", "[metrics][golden]") {
  const std::vector<std::string> lines = hypotheses();
  REQUIRE(golden()["tokens"].size() == 5);
  for (const auto& [name, expected] : golden()["tokens"].items()) {
    BleuOptions options;
    options.tokenizer = name;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      INFO(name << ", sentence " << i);
      CHECK(bleu_tokenize(lines[i], options) == expected[i].get<std::string>());
    }
  }
  BleuOptions lowercase;
  lowercase.tokenizer = "none";
  lowercase.lowercase = true;
  for (std::size_t i = 0; i < lines.size(); ++i)
    CHECK(bleu_tokenize(lines[i], lowercase) == golden()["lowercased"][i].get<std::string>());
}

TEST_CASE("corpus BLEU prints sacreBLEU's lines", "[metrics][golden]") {
  for (const Json& entry : golden()["bleu"]) {
    const BleuOptions options = bleu_options(entry);
    const int count = entry["references"];
    const BleuScore score = corpus_bleu(hypotheses(), references(count), options);
    CHECK(six(score.score) == entry["score"].get<std::string>());
    CHECK(format_score("BLEU", score.score, 2, bleu_signature(options, count), bleu_details(score)) ==
          entry["line"].get<std::string>());
  }
}

TEST_CASE("sentence BLEU equals sacreBLEU's with effective order", "[metrics][golden]") {
  const std::vector<std::string> lines = hypotheses();
  const References all = references(3);
  for (const Json& entry : golden()["sentence_bleu"]) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      INFO(entry["smoothing"] << ", sentence " << i);
      const BleuScore score = sentence_bleu(lines[i], all[i], bleu_options(entry));
      CHECK(six(score.score) == entry["scores"][i].get<std::string>());
      CHECK(bleu_details(score) == entry["details"][i].get<std::string>());
    }
  }
}

TEST_CASE("chrF and chrF++ print sacreBLEU's lines", "[metrics][golden]") {
  for (const Json& entry : golden()["chrf"]) {
    const ChrfOptions options = chrf_options(entry);
    const int count = entry["references"];
    const double score = corpus_chrf(hypotheses(), references(count), options);
    CHECK(six(score) == entry["score"].get<std::string>());
    CHECK(format_score(chrf_name(options), score, 2, chrf_signature(options, count)) ==
          entry["line"].get<std::string>());
  }
  ChrfOptions plus;
  plus.word_order = 2;
  const std::vector<std::string> lines = hypotheses();
  const References all = references(3);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO("sentence " << i);
    CHECK(six(sentence_chrf(lines[i], all[i], plus)) == golden()["sentence_chrf++"][i].get<std::string>());
  }
}

TEST_CASE("TER prints sacreBLEU's lines", "[metrics][golden]") {
  for (const Json& entry : golden()["ter"]) {
    const TerOptions options = ter_options(entry);
    const int count = entry["references"];
    const TerScore score = corpus_ter(hypotheses(), references(count), options);
    CHECK(six(score.score) == entry["score"].get<std::string>());
    CHECK(score.edits == entry["edits"].get<double>());
    CHECK(format_score("TER", score.score, 2, ter_signature(options, count)) == entry["line"].get<std::string>());
  }
  TerOptions asian;
  asian.normalized = true;
  asian.asian_support = true;
  const std::vector<std::string> lines = hypotheses();
  const References all = references(3);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    INFO("sentence " << i);
    CHECK(six(sentence_ter(lines[i], all[i], asian).score) == golden()["sentence_ter"][i].get<std::string>());
  }
}

TEST_CASE("TER of long sentences stops its search where sacreBLEU's does", "[metrics][golden]") {
  for (const Json& entry : golden()["long_ter"])
    CHECK(sentence_ter(entry["hypothesis"], {entry["reference"]}).edits == entry["edits"].get<double>());
}

TEST_CASE("bootstrap intervals print sacreBLEU's lines for the same seed", "[metrics][golden]") {
  const std::vector<std::string> lines = hypotheses();
  const References single = references(1);
  for (const Json& entry : golden()["bootstrap"]) {
    BootstrapOptions options;
    options.seed = entry["seed"];
    const std::string metric = entry["metric"];
    std::string line;
    if (metric == "bleu") {
      const auto score = [](const Statistics& sum) { return bleu_from_statistics(sum).score; };
      const Interval interval = bootstrap(bleu_statistics(lines, single), score, options);
      const BleuScore whole = corpus_bleu(lines, single);
      line = format_score("BLEU", whole.score, 2, bleu_signature({}, 1, &options), bleu_details(whole), &interval);
    } else if (metric == "chrf") {
      const auto score = [](const Statistics& sum) { return chrf_from_statistics(sum); };
      const Interval interval = bootstrap(chrf_statistics(lines, single), score, options);
      line = format_score("chrF2", corpus_chrf(lines, single), 2, chrf_signature({}, 1, &options), "", &interval);
    } else {
      const auto score = [](const Statistics& sum) { return ter_from_statistics(sum).score; };
      const Interval interval = bootstrap(ter_statistics(lines, single), score, options);
      line = format_score("TER", corpus_ter(lines, single).score, 2, ter_signature({}, 1, &options), "", &interval);
    }
    CHECK(line == entry["line"].get<std::string>());
  }
}

TEST_CASE("the paired bootstrap gives sacreBLEU's intervals and p-value", "[metrics][golden]") {
  std::vector<std::string> baseline;
  for (const auto& each : references(3)) baseline.push_back(each[1]);
  const References single = references(1);
  const PairedScore paired = paired_bootstrap(bleu_statistics(baseline, single), bleu_statistics(hypotheses(), single),
                                              [](const Statistics& sum) { return bleu_from_statistics(sum).score; });
  const Json& expected = golden()["paired"];
  const auto four = [](double value) { return format_score("", value, 4).substr(3); };
  CHECK(Json{four(paired.baseline), four(paired.system)} == expected["score"]);
  CHECK(Json{four(paired.baseline_interval.mean), four(paired.system_interval.mean)} == expected["mean"]);
  CHECK(Json{four(paired.baseline_interval.half_width), four(paired.system_interval.half_width)} ==
        expected["half_width"]);
  CHECK(four(paired.p_value) == expected["p"].get<std::string>());
}
