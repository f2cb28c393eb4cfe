#include "summarize/reports.h"

#include <unordered_set>

#include "text.h"

namespace corpora::summarize {

namespace {

using Write = Report (*)(Draft&, Part);
constexpr Write kKinds[] = {WriteMatch, WriteWeather, WriteCompany, WriteTraffic, WriteMeeting};

class Collector {
 public:
  explicit Collector(std::uint64_t seed) : rng_(seed), shared_(kSharedText), draft_(rng_, shared_) {}

  std::vector<Report> Collect(Part part, std::size_t count) {
    std::vector<Report> reports;
    while (reports.size() < count) {
      try {
        Report report = kKinds[rng_.Below(std::size(kKinds))](draft_, part);
        const std::size_t length = Sentences(report.article).size();
        if (length < kShortest || length > kLongest) continue;
        if (articles_.insert(report.article).second) reports.push_back(std::move(report));
      } catch (const NoFigureLeft&) {
        // A figure that depends on others had no room; the next report will find some.
      }
    }
    return reports;
  }

 private:
  static constexpr std::size_t kShortest = 3, kLongest = 12;  // sentences

  Rng rng_;
  PhraseBook shared_;
  Draft draft_;
  std::unordered_set<std::string> articles_;
};

}  // namespace

std::vector<std::string> Sentences(const std::string& article) {
  std::vector<std::string> sentences(1);
  for (const std::string& word : Words(article)) {
    sentences.back() += (sentences.back().empty() ? "" : " ") + word;
    if (word.back() == '.' || EndsWith(word, ".\"")) sentences.emplace_back();
  }
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

ReportCorpus MakeReports(const ReportSize& size, std::uint64_t seed) {
  Collector collector(seed);
  ReportCorpus corpus;
  corpus.train = collector.Collect(Part::kTrain, size.train);
  corpus.dev = collector.Collect(Part::kDev, size.dev);
  corpus.test = collector.Collect(Part::kTest, size.test);
  return corpus;
}

std::string HeadlinesTsv(const std::vector<Report>& reports) {
  std::string out;
  for (const Report& report : reports) out += report.article + "\t" + report.headline + "\n";
  return out;
}

std::string SummariesTsv(const std::vector<Report>& reports) {
  std::string out;
  for (const Report& report : reports) out += report.article + "\t" + report.summary + "\n";
  return out;
}

}  // namespace corpora::summarize
