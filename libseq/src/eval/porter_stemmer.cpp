#include "eval/porter_stemmer.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

namespace seq::eval {
namespace {

// y is a consonant where it begins the word or follows a vowel.
bool is_consonant(std::string_view word, std::size_t i) {
  constexpr std::string_view kVowels = "aeiou";
  if (word[i] == 'y') return i == 0 || !is_consonant(word, i - 1);
  return kVowels.find(word[i]) == std::string_view::npos;
}

// Porter's m: how often a consonant follows a vowel.
int measure(std::string_view stem) {
  int count = 0;
  for (std::size_t i = 1; i < stem.size(); ++i) count += is_consonant(stem, i) && !is_consonant(stem, i - 1);
  return count;
}

bool has_vowel(std::string_view stem) {
  for (std::size_t i = 0; i < stem.size(); ++i)
    if (!is_consonant(stem, i)) return true;
  return false;
}

bool ends_in_double_consonant(std::string_view word) {
  const std::size_t n = word.size();
  return n >= 2 && word[n - 1] == word[n - 2] && is_consonant(word, n - 1);
}

// Porter's *o: consonant, vowel, consonant other than w, x, y. NLTK adds words of a vowel and a consonant.
bool ends_short(std::string_view word) {
  const std::size_t n = word.size();
  if (n == 2) return !is_consonant(word, 0) && is_consonant(word, 1);
  return n >= 3 && is_consonant(word, n - 3) && !is_consonant(word, n - 2) && is_consonant(word, n - 1) &&
         std::string_view("wxy").find(word[n - 1]) == std::string_view::npos;
}

std::string_view without(std::string_view word, std::size_t letters) { return word.substr(0, word.size() - letters); }

struct Rule {
  std::string_view suffix, replacement;
};

// The first rule whose suffix the word has decides: it applies where what stands before has at least this measure.
std::string apply(std::string_view word, std::initializer_list<Rule> rules, int least_measure) {
  for (const Rule& rule : rules) {
    if (!word.ends_with(rule.suffix)) continue;
    const std::string_view stem = without(word, rule.suffix.size());
    if (least_measure > 0 && measure(stem) < least_measure) break;
    return std::string(stem).append(rule.replacement);
  }
  return std::string(word);
}

std::string plural(std::string_view word) {
  if (word.size() == 4 && word.ends_with("ies")) return std::string(without(word, 1));  // dies
  return apply(word, {{"sses", "ss"}, {"ies", "i"}, {"ss", "ss"}, {"s", ""}}, 0);
}

std::string past_and_progressive(std::string_view word) {
  if (word.ends_with("ied")) return std::string(without(word, word.size() == 4 ? 1 : 2));
  if (word.ends_with("eed")) return std::string(without(word, measure(without(word, 3)) > 0 ? 1 : 0));
  std::string_view stem = word;
  if (word.ends_with("ed")) stem = without(word, 2);
  if (word.ends_with("ing")) stem = without(word, 3);
  if (stem.size() == word.size() || !has_vowel(stem)) return std::string(word);
  for (std::string_view ending : {"at", "bl", "iz"})
    if (stem.ends_with(ending)) return std::string(stem) + "e";
  if (ends_in_double_consonant(stem)) {
    const bool kept = std::string_view("lsz").find(stem.back()) != std::string_view::npos;
    return std::string(without(stem, kept ? 0 : 1));
  }
  return std::string(stem) + (measure(stem) == 1 && ends_short(stem) ? "e" : "");
}

std::string last_y(std::string word) {
  const std::size_t n = word.size();
  if (n > 2 && word[n - 1] == 'y' && is_consonant(word, n - 2)) word[n - 1] = 'i';
  return word;
}

std::string double_suffix(std::string_view word) {
  if (word.ends_with("alli") && measure(without(word, 4)) > 0) return double_suffix(without(word, 2));
  if (word.ends_with("logi")) return std::string(without(word, measure(without(word, 3)) > 0 ? 1 : 0));
  return apply(word, {{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"},
                      {"bli", "ble"},     {"alli", "al"},     {"entli", "ent"}, {"eli", "e"},     {"ousli", "ous"},
                      {"ization", "ize"}, {"ation", "ate"},   {"ator", "ate"},  {"alism", "al"},  {"iveness", "ive"},
                      {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},  {"iviti", "ive"}, {"biliti", "ble"},
                      {"fulli", "ful"}},
               1);
}

std::string single_suffix(std::string_view word) {
  return apply(
      word,
      {{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""}}, 1);
}

std::string last_suffix(std::string_view word) {
  if (word.ends_with("ion")) {
    const std::string_view stem = without(word, 3);
    const bool applies = measure(stem) > 1 && (stem.back() == 's' || stem.back() == 't');
    return std::string(applies ? stem : word);
  }
  return apply(word,
               {{"al", ""},
                {"ance", ""},
                {"ence", ""},
                {"er", ""},
                {"ic", ""},
                {"able", ""},
                {"ible", ""},
                {"ant", ""},
                {"ement", ""},
                {"ment", ""},
                {"ent", ""},
                {"ou", ""},
                {"ism", ""},
                {"ate", ""},
                {"iti", ""},
                {"ous", ""},
                {"ive", ""},
                {"ize", ""}},
               2);
}

std::string last_e_and_l(std::string_view word) {
  if (word.ends_with('e')) {
    const std::string_view stem = without(word, 1);
    const int m = measure(stem);
    if (m > 1 || (m == 1 && !ends_short(stem))) word = stem;
  }
  if (word.ends_with("ll") && measure(without(word, 1)) > 1) word = without(word, 1);
  return std::string(word);
}

struct Irregular {
  std::string_view word, stem;
};

constexpr Irregular kIrregular[] = {
    {"sky", "sky"},        {"skies", "sky"},       {"dying", "die"},        {"lying", "lie"},
    {"tying", "tie"},      {"news", "news"},       {"innings", "inning"},   {"inning", "inning"},
    {"outings", "outing"}, {"outing", "outing"},   {"cannings", "canning"}, {"canning", "canning"},
    {"howe", "howe"},      {"proceed", "proceed"}, {"exceed", "exceed"},    {"succeed", "succeed"}};

}  // namespace

std::string porter_stem(std::string_view word) {
  for (const Irregular& known : kIrregular)
    if (word == known.word) return std::string(known.stem);
  if (word.size() <= 2) return std::string(word);
  return last_e_and_l(last_suffix(single_suffix(double_suffix(last_y(past_and_progressive(plural(word)))))));
}

bool can_be_stemmed(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

}  // namespace seq::eval
