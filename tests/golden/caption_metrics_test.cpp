// Every score of captions.json, made by the programs whose numbers papers print, comes out the same.
#include "seq/caption_metrics.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "support/places.h"

using namespace seq;
using Json = nlohmann::json;

namespace {

const Json& golden() {
  static const Json values = [] {
    std::ifstream file(seq::source_folder() + "/tests/golden/captions.json");
    return Json::parse(file);
  }();
  return values;
}

struct Lines {
  std::vector<std::string> hypotheses;
  References references;
};

Lines first_lines(std::size_t count) {
  Lines lines;
  for (std::size_t i = 0; i < count; ++i) {
    const Json& line = golden()["lines"][i];
    lines.hypotheses.push_back(line["hypothesis"]);
    lines.references.push_back(line["references"].get<std::vector<std::string>>());
  }
  return lines;
}

void check_each(const std::vector<Statistics>& rows, const Json& wanted) {
  REQUIRE(rows.size() == wanted.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    INFO("line " << i);
    CHECK(rows[i][0] == Approx(wanted[i].get<double>()).margin(1e-12));
  }
}

}  // namespace

TEST_CASE("words of captions are those of the treebank, without the marks that coco-caption drops",
          "[metrics][golden]") {
  for (const Json& line : golden()["lines"])
    CHECK(caption_tokens(line["hypothesis"]) == line["tokens"].get<std::vector<std::string>>());
}

TEST_CASE("BLEU-1 to 4, ROUGE-L and CIDEr are coco-caption's", "[metrics][golden]") {
  for (const Json& set : golden()["sets"]) {
    const Lines lines = first_lines(set["lines"]);
    const auto bleu =
        coco_bleu_from_statistics(sum_statistics(coco_bleu_statistics(lines.hypotheses, lines.references)));
    for (std::size_t k = 0; k < bleu.size(); ++k) CHECK(bleu[k] == Approx(100 * set["bleu"][k].get<double>()));
    check_each(coco_rouge_statistics(lines.hypotheses, lines.references), set["rouge"]);
    check_each(cider_statistics(lines.hypotheses, lines.references), set["cider"]);
    check_each(cider_statistics(lines.hypotheses, lines.references, {false}), set["cider_plain"]);
  }
}

TEST_CASE("BLEU and NIST are mteval-v13a's, with fewer references on some lines", "[metrics][golden]") {
  for (const Json& set : golden()["sets"]) {
    const Lines lines = first_lines(set["lines"]);
    const auto bleu = bleu_from_statistics(sum_statistics(mteval_bleu_statistics(lines.hypotheses, lines.references)));
    CHECK(bleu.score == Approx(100 * set["BLEU"].get<double>()).epsilon(1e-8));
    const double nist = nist_from_statistics(sum_statistics(nist_statistics(lines.hypotheses, lines.references)));
    CHECK(nist == Approx(set["NIST"].get<double>()).epsilon(1e-8));
  }
}

TEST_CASE("METEOR finds the alignments that trying all of them finds", "[metrics][golden]") {
  for (const Json& set : golden()["sets"]) {
    const Lines lines = first_lines(set["lines"]);
    const auto rows = meteor_statistics(lines.hypotheses, lines.references);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      INFO("line " << i);
      CHECK(rows[i] == set["meteor_rows"][i].get<Statistics>());
    }
    CHECK(meteor_from_statistics(sum_statistics(rows)).score == Approx(100 * set["meteor"].get<double>()));
  }
}
