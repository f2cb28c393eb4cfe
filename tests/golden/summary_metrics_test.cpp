// Every score of summaries.json, made by make_summary_values.py from the published definitions, comes out the same.
#include "seq/summary_metrics.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "eval/porter_stemmer.h"
#include "support/places.h"

using namespace seq;
using Json = nlohmann::json;

namespace {

const Json& golden() {
  static const Json values = [] {
    std::ifstream file(seq::source_folder() + "/tests/golden/summaries.json");
    return Json::parse(file);
  }();
  return values;
}

struct Lines {
  std::vector<std::string> sources, hypotheses;
  References references;
};

// With the first `count` references of every line.
Lines lines(std::size_t count) {
  Lines all;
  for (const Json& line : golden()["lines"]) {
    all.sources.push_back(line["source"]);
    all.hypotheses.push_back(line["hypothesis"]);
    all.references.push_back(line["references"].get<std::vector<std::string>>());
    all.references.back().resize(count);
  }
  return all;
}

void check_rows(const std::vector<Statistics>& rows, const std::string& name, bool counted = false) {
  const Json& wanted = golden()["lines"];
  REQUIRE(rows.size() == wanted.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO(name << ", line " << i << ": " << wanted[i]["hypothesis"]);
    auto row = wanted[i][name].get<Statistics>();
    if (counted) row.push_back(1);
    REQUIRE(rows[i].size() == row.size());
    for (std::size_t k = 0; k < row.size(); ++k) {
      INFO("element " << k);
      CHECK(rows[i][k] == Approx(row[k]).margin(1e-8));
    }
  }
}

}  // namespace

TEST_CASE("ROUGE has rouge-score's precision, recall and F1 of every golden line", "[metrics][golden]") {
  for (std::size_t count : {1u, 2u}) {
    const Lines all = lines(count);
    const std::string suffix = std::to_string(count);
    check_rows(rouge_statistics(all.hypotheses, all.references), "rouge_" + suffix, true);
    check_rows(rouge_statistics(all.hypotheses, all.references, {.stem = true}), "rouge_stem_" + suffix, true);
  }
}

TEST_CASE("stems are NLTK's", "[metrics][golden]") {
  const Json& stems = golden()["stems"];
  REQUIRE(stems.size() > 200);
  for (const auto& [word, stem] : stems.items()) {
    INFO(word);
    CHECK(eval::porter_stem(word) == stem.get<std::string>());
  }
}

TEST_CASE("kept tokens, compression ratios, novelty and copies are those of the golden lines", "[metrics][golden]") {
  for (std::size_t count : {1u, 2u}) {
    const Lines all = lines(count);
    const std::string suffix = std::to_string(count);
    check_rows(compression_statistics(all.sources, all.hypotheses, all.references), "compression_" + suffix);
    check_rows(copy_statistics(all.sources, all.hypotheses, all.references), "copies_" + suffix);
  }
  const Lines all = lines(1);
  check_rows(novelty_statistics(all.sources, all.hypotheses), "novelty");
}
