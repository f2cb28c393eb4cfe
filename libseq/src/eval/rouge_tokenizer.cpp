#include "eval/rouge_tokenizer.h"

#include <unicode/brkiter.h>
#include <unicode/ubrk.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

#include "eval/characters.h"
#include "eval/porter_stemmer.h"
#include "seq/error.h"

namespace seq {
namespace eval {
namespace {

constexpr std::size_t kLongestUnstemmed = 3;

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

std::vector<std::string> ascii_runs(std::string_view lower_case) {
  std::vector<std::string> tokens;
  std::string token;
  const auto end_token = [&] {
    if (!token.empty()) tokens.push_back(token);
    token.clear();
  };
  for (char c : lower_case) {
    if (is_plain(c)) {
      token += c;
    } else {
      end_token();
    }
  }
  end_token();
  return tokens;
}

// ICU's iterators may not be shared between threads, and are dear to make.
icu::BreakIterator& word_breaks() {
  thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) fail(ErrorKind::missing, "ICU's word breaks", "", "ICU with its data", u_errorName(status));
    return made;
  }();
  return *breaks;
}

std::vector<std::string> unicode_words(std::string_view lower_case) {
  const auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(lower_case.data(), static_cast<std::int32_t>(lower_case.size())));
  icu::BreakIterator& breaks = word_breaks();
  breaks.setText(text);
  std::vector<std::string> tokens;
  std::int32_t begin = breaks.first();
  for (std::int32_t end = breaks.next(); end != icu::BreakIterator::DONE; begin = end, end = breaks.next()) {
    if (breaks.getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;  // neither a letter nor a digit in it
    tokens.emplace_back();
    text.tempSubStringBetween(begin, end).toUTF8String(tokens.back());
  }
  return tokens;
}

}  // namespace

void check_options(const RougeOptions& options) {
  if (options.tokenizer == "rouge" || options.tokenizer == "unicode") return;
  fail(ErrorKind::usage, "unknown tokenizer '" + options.tokenizer + "'", "", "rouge or unicode");
}

std::vector<std::string> tokens_of(std::string_view text, const RougeOptions& options) {
  const std::string lower_case = lower(text);
  std::vector<std::string> tokens = options.tokenizer == "unicode" ? unicode_words(lower_case) : ascii_runs(lower_case);
  if (!options.stem) return tokens;
  for (std::string& token : tokens) {
    if (token.size() > kLongestUnstemmed && can_be_stemmed(token)) token = porter_stem(token);
  }
  return tokens;
}

}  // namespace eval

std::vector<std::string> rouge_tokens(const std::string& text, const RougeOptions& options) {
  eval::check_options(options);
  return eval::tokens_of(text, options);
}

}  // namespace seq
