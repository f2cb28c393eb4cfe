#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "summarize/report.h"

namespace corpora::summarize {

struct ReportCorpus {
  std::vector<Report> train, dev, test;
};

struct ReportSize {
  std::size_t train, dev, test;
};

/// What is committed.
constexpr ReportSize kReportsSize{10000, 500, 1000};

/// Reports of five kinds of events, each of 3 to 12 sentences; no article occurs twice.
ReportCorpus MakeReports(const ReportSize& size, std::uint64_t seed);

/// "article⇥headline\n" for each report.
std::string HeadlinesTsv(const std::vector<Report>& reports);
/// "article⇥summary\n" for each report.
std::string SummariesTsv(const std::vector<Report>& reports);

/// The sentences of an article, each with its closing mark.
std::vector<std::string> Sentences(const std::string& article);

/// The tables of corpora/README.md.
std::string Statistics(const ReportCorpus& corpus);

}  // namespace corpora::summarize
