#include "summarize/report.h"

#include <algorithm>
#include <utility>

#include "text.h"

namespace corpora::summarize {

void Draft::Begin(Part part, const PhraseBook& book) {
  book_ = &book;
  slots_.clear();
  article_.clear();
  invented.Begin(part);
  expander_.Begin(part);
}

void Draft::Set(const std::string& name, const Person& person) {
  Set(name, person.full);
  Set(name + ".last", person.last);
  Set(name + ".he", person.he);
  Set(name + ".his", person.his);
  Set(name + ".him", person.him);
}

std::string Draft::Choose(const std::string& name, const std::string& rule) {
  const std::string text = expander_.Draw(rule, *book_);
  Set(name, text);
  return text;
}

void Draft::Say(const std::string& rule) { article_ += " " + expander_.Draw(rule, *book_) + "."; }

void Draft::SaySome(std::vector<std::string> rules, int least, int most, bool shuffled) {
  const int size = static_cast<int>(rules.size());
  const int count = rng.Between(std::min(least, size), std::min(most, size));
  for (std::size_t drop = rules.size() - static_cast<std::size_t>(count); drop > 0; --drop) {
    rules.erase(rules.begin() + static_cast<std::ptrdiff_t>(rng.Below(rules.size())));
  }
  for (std::size_t i = rules.size(); shuffled && i > 1; --i) std::swap(rules[i - 1], rules[rng.Below(i)]);
  for (const std::string& rule : rules) Say(rule);
}

Report Draft::Finish(const std::string& kind, const std::string& headline, const std::string& summary) {
  std::string article = article_;
  for (std::size_t at = 0; (at = article.find("\".", at)) != std::string::npos;) article.replace(at, 2, ".\"");
  return {Prose(article), Prose(expander_.Expand(headline, *book_)), Prose(expander_.Expand(summary, *book_) + "."),
          kind};
}

std::string WithoutArticle(const std::string& noun) {
  for (const char* article : {"a ", "an ", "the "})
    if (StartsWith(noun, article)) return noun.substr(std::string(article).size());
  return noun;
}

const char* const kSharedText = R"(
day: Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
month: January | February | March | April | May | June | July | August | September | October | November | December
few: two | three | four | five | six | seven | eight | nine | ten | eleven
workday: Monday | Tuesday | Wednesday | Thursday | Friday
said: said | said | remarked
)";

}  // namespace corpora::summarize
