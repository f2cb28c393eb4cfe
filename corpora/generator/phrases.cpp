#include "phrases.h"

#include <stdexcept>

#include "text.h"

namespace corpora {

namespace {

constexpr std::size_t kShortestDividedList = 8;

// A line of the book that holds more than blanks, with the lines that continue it.
std::vector<std::string> WholeLines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    std::size_t end = std::min(text.find('\n', start), text.size());
    std::string_view line = text.substr(start, end - start);
    start = end + 1;
    if (line.find_first_not_of(' ') == std::string_view::npos || line.front() == '#') continue;
    if (line.front() == ' ' && !lines.empty()) {
      lines.back() += line;
    } else {
      lines.emplace_back(line);
    }
  }
  return lines;
}

// Where what opens at `open` closes.
std::size_t Closing(std::string_view pattern, std::size_t open) {
  int depth = 0;
  for (std::size_t i = open; i < pattern.size(); ++i) {
    if (pattern[i] == '(' || pattern[i] == '[') ++depth;
    if ((pattern[i] == ')' || pattern[i] == ']') && --depth == 0) return i;
  }
  throw std::logic_error("phrases: a bracket is never closed in: " + std::string(pattern));
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Whether "an" goes before it, by its sound.
bool BeginsWithVowelSound(std::string_view word) {
  for (const char* spoken : {"unin", "unim", "uniden", "hour", "honest", "honour", "heir", "11", "18"}) {
    if (StartsWith(word, spoken)) return true;
  }
  for (const char* spoken : {"uni", "use", "usu", "eu", "Eu", "one", "once"}) {
    if (StartsWith(word, spoken)) return false;
  }
  auto capital = [&](std::size_t i) { return i < word.size() && word[i] >= 'A' && word[i] <= 'Z'; };
  bool spelled = capital(0) && word.size() > 1 && (capital(1) || word[1] == '-');  // an SSD, an X-ray
  return std::string_view(spelled ? "AEFHILMNORSX" : "aeiouAEIOU8").find(word[0]) != std::string_view::npos;
}

std::string_view Unquoted(std::string_view word) { return word.substr(word.front() == '"'); }

bool EndsSentence(char c) { return c == '.' || c == '!' || c == '?'; }

bool NoBlankBefore(char c) { return std::string_view(".,;:!?").find(c) != std::string_view::npos; }

}  // namespace

PhraseBook::PhraseBook(std::string_view text) {
  for (const std::string& line : WholeLines(text)) {
    std::size_t mark = line.find_first_of("=:");
    if (mark == std::string::npos) throw std::logic_error("phrases: neither a list nor a pattern: " + line);
    const std::string name = Words(line.substr(0, mark)).at(0);
    std::string body = Join(Words(line.substr(mark + 1)));
    std::size_t star = name.find('*');
    int weight = star == std::string::npos ? 1 : std::stoi(name.substr(star + 1));
    Rule& rule = rules_[name.substr(0, star)];
    rule.list = line[mark] == '=';
    for (const std::string& item : Alternatives(body)) {
      rule.alternatives.insert(rule.alternatives.end(), static_cast<std::size_t>(weight), item);
    }
  }
}

const Rule* PhraseBook::Find(const std::string& name) const {
  auto found = rules_.find(name);
  return found == rules_.end() ? nullptr : &found->second;
}

std::vector<std::string> Alternatives(std::string_view pattern) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= pattern.size(); ++i) {
    if (i == pattern.size() || pattern[i] == '|') {
      parts.push_back(Join(Words(pattern.substr(start, i - start))));
      start = i + 1;
    } else if (pattern[i] == '(' || pattern[i] == '[') {
      i = Closing(pattern, i);
    }
  }
  return parts;
}

Part PartOfItem(const std::string& rule, const std::string& item) {
  std::uint64_t slot = Hash("an item: " + rule + ": " + item) % 100;
  return slot < 4 ? Part::kTest : slot < 7 ? Part::kDev : Part::kTrain;
}

void Expander::Begin(Part part) {
  part_ = part;
  used_.clear();
  remembered_.clear();
}

const Rule* Expander::Find(const std::string& name, const PhraseBook& book) const {
  const Rule* rule = book.Find(name);
  return rule != nullptr ? rule : shared_.Find(name);
}

std::string Expander::Draw(const std::string& name, const PhraseBook& book) { return DrawAmong({name}, book); }

std::string Expander::DrawAmong(const std::vector<std::string>& names, const PhraseBook& book) {
  struct Choice {
    const std::string* name;
    std::size_t index;
    const std::string* item;
  };
  std::vector<Choice> all, fresh;
  for (const std::string& name : names) {
    const Rule* rule = Find(name, book);
    if (rule == nullptr) continue;
    for (std::size_t i = 0; i < rule->alternatives.size(); ++i) {
      const std::string& item = rule->alternatives[i];
      bool divided = rule->list && rule->alternatives.size() >= kShortestDividedList;
      Part kept = divided ? PartOfItem(name, item) : Part::kTrain;
      if (kept != Part::kTrain && kept != part_) continue;
      all.push_back({&name, i, &item});
      if (!used_.count({name, i})) fresh.push_back(all.back());
    }
  }
  if (all.empty()) throw std::logic_error("phrases: no rule is called " + names.front());
  const Choice& choice = rng_.Pick(fresh.empty() ? all : fresh);
  used_.insert({*choice.name, choice.index});
  return Expand(*choice.item, book);
}

std::string Expander::ExpandSlot(std::string name, const PhraseBook& book) {
  if (slots_) {
    if (std::optional<std::string> own = slots_(name)) return *own;
  }
  std::size_t colon = name.find(':');
  if (colon == std::string::npos) return Draw(name, book);
  auto known = remembered_.find(name);
  if (known != remembered_.end()) return known->second;
  std::string text = Draw(name.substr(colon + 1), book);
  return remembered_[name] = text;
}

std::string Expander::Expand(const std::string& pattern, const PhraseBook& book) {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '(' && pattern[i] != '[') {
      text += pattern[i];
      continue;
    }
    std::size_t close = Closing(pattern, i);
    std::string inside = pattern.substr(i + 1, close - i - 1);
    text += pattern[i] == '[' ? ExpandSlot(inside, book) : Expand(rng_.Pick(Alternatives(inside)), book);
    i = close;
  }
  return text;
}

std::string Prose(std::string_view source) {
  std::vector<std::string> words = Words(source);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    std::string_view article = Unquoted(words[i]), next = Unquoted(words[i + 1]);
    if ((article == "a" || article == "A") && !next.empty() && BeginsWithVowelSound(next)) words[i] += 'n';
  }
  std::string text;
  for (char c : Join(words)) {
    if (NoBlankBefore(c) && !text.empty() && text.back() == ' ') text.pop_back();
    text += c;
  }
  bool start = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (start && (IsLetter(text[i]) || (text[i] >= '0' && text[i] <= '9'))) {
      if (text[i] >= 'a') text[i] = static_cast<char>(text[i] - 'a' + 'A');
      start = false;
    }
    bool last = i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '"';
    if (EndsSentence(text[i]) && last) start = true;
  }
  return text;
}

}  // namespace corpora
