#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "figures.h"
#include "summarize/reports.h"
#include "text.h"

namespace corpora::summarize {

namespace {

using WordList = std::vector<std::string>;

// Lower-cased runs of ASCII letters and digits, as ROUGE's usual tokens.
WordList Tokens(const std::string& text) {
  WordList tokens(1);
  for (char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9')) {
      tokens.back() += lower;
    } else if (!tokens.back().empty()) {
      tokens.emplace_back();
    }
  }
  if (tokens.back().empty()) tokens.pop_back();
  return tokens;
}

// ROUGE-L's F1, 0 to 1.
double RougeL(const WordList& own, const WordList& wanted) {
  std::vector<std::size_t> row(wanted.size() + 1);
  for (const std::string& token : own) {
    std::size_t diagonal = 0;
    for (std::size_t j = 1; j < row.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = token == wanted[j - 1] ? diagonal + 1 : std::max(above, row[j - 1]);
      diagonal = above;
    }
  }
  return 2.0 * static_cast<double>(row.back()) / static_cast<double>(own.size() + wanted.size());
}

struct Extracts {
  double lead = 0, best = 0;  ///< the first sentence; that which fits best
};

Extracts ExtractScores(const std::vector<Report>& reports, std::string Report::*target) {
  Extracts sum;
  for (const Report& report : reports) {
    const WordList wanted = Tokens(report.*target);
    double best = 0;
    const std::vector<std::string> sentences = Sentences(report.article);
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const double score = RougeL(Tokens(sentences[i]), wanted);
      if (i == 0) sum.lead += score;
      best = std::max(best, score);
    }
    sum.best += best;
  }
  const auto count = static_cast<double>(reports.size());
  return {sum.lead / count, sum.best / count};
}

std::set<std::string> Vocabulary(const std::vector<Report>& reports) {
  std::set<std::string> words;
  for (const Report& report : reports)
    for (const std::string& text : {report.article, report.headline, report.summary})
      for (std::string& token : Tokens(text)) words.insert(std::move(token));
  return words;
}

void PartRow(std::ostringstream& out, const char* name, const std::vector<Report>& reports,
             const std::set<std::string>& known) {
  std::size_t words = 0, sentences = 0, shortest = 1000, longest = 0, headline = 0, summary = 0, fresh = 0;
  for (const Report& report : reports) {
    const std::size_t length = Sentences(report.article).size();
    sentences += length;
    shortest = std::min(shortest, length);
    longest = std::max(longest, length);
    words += Words(report.article).size();
    headline += Words(report.headline).size();
    summary += Words(report.summary).size();
    for (const std::string& token : Tokens(report.headline)) fresh += !known.count(token);
  }
  std::size_t tokens = 0;
  for (const Report& report : reports) tokens += Tokens(report.headline).size();
  out << "| " << name << " | " << reports.size() << " | " << Mean(words, reports.size()) << " | "
      << Mean(sentences, reports.size()) << " | " << shortest << "–" << longest << " | "
      << Mean(headline, reports.size()) << " | " << Mean(summary, reports.size()) << " | " << Percent(fresh, tokens)
      << " |\n";
}

}  // namespace

std::string Statistics(const ReportCorpus& corpus) {
  std::ostringstream out;
  const std::set<std::string> known = Vocabulary(corpus.train);
  out << "| part | reports | words | sentences | from–to | words of a headline | of a summary | headline words unseen "
         "in "
         "train |\n|---|---|---|---|---|---|---|---|\n";
  PartRow(out, "train", corpus.train, known);
  PartRow(out, "dev", corpus.dev, known);
  PartRow(out, "test", corpus.test, known);
  out << "\n| ROUGE-L of test | headline | summary |\n|---|---|---|\n";
  const Extracts headline = ExtractScores(corpus.test, &Report::headline);
  const Extracts summary = ExtractScores(corpus.test, &Report::summary);
  const auto percent = [](double share) { return Percent(static_cast<std::size_t>(share * 10000 + 0.5), 10000); };
  out << "| first sentence | " << percent(headline.lead) << " | " << percent(summary.lead) << " |\n"
      << "| the sentence that fits best | " << percent(headline.best) << " | " << percent(summary.best) << " |\n";
  std::map<std::string, std::size_t> kinds;
  for (const Report& report : corpus.train) ++kinds[report.kind];
  out << "\n| kind | share of train |\n|---|---|\n";
  for (const auto& [kind, count] : kinds) out << "| " << kind << " | " << Percent(count, corpus.train.size()) << " |\n";
  return out.str();
}

}  // namespace corpora::summarize
