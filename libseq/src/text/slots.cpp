#include "seq/slots.h"

#include "seq/error.h"
#include "text/unicode.h"

namespace seq {
namespace {

constexpr const char* kForm = "name[value], name[value]";

class Reader {
 public:
  explicit Reader(const std::string& line) : line_(line) {}

  SlotRow read() {
    SlotRow row;
    int object = 0;
    skip_blanks();
    while (at_ < line_.size()) {
      Slot slot;
      slot.object = object;
      slot.name = name();
      slot.value = value();
      row.push_back(std::move(slot));
      skip_blanks();
      if (at_ == line_.size()) break;
      const char mark = line_[at_];
      if (mark != ',' && mark != ';') missing("',' or ';'");
      object += mark == ';';
      ++at_;
      skip_blanks();
      if (at_ == line_.size()) missing("a name");
    }
    return row;
  }

 private:
  void skip_blanks() {
    while (at_ < line_.size() && line_[at_] == ' ') ++at_;
  }

  std::string name() {
    const std::size_t end = line_.find_first_of("[],;", at_);
    if (end == std::string::npos || line_[end] != '[') missing("'['");
    std::string text = unicode::clean_spaces(line_.substr(at_, end - at_));
    if (text.empty()) missing("a name");
    at_ = end + 1;
    return text;
  }

  std::string value() {
    std::string text;
    for (; at_ < line_.size() && line_[at_] != ']'; ++at_) {
      if (line_[at_] == '\\' && at_ + 1 < line_.size() && (line_[at_ + 1] == ']' || line_[at_ + 1] == '\\')) ++at_;
      text += line_[at_];
    }
    if (at_ == line_.size()) missing("']'");
    ++at_;
    return unicode::clean_spaces(text);
  }

  [[noreturn]] void missing(const std::string& what) const {
    fail(ErrorKind::data, what + " is missing in a row of named values", "byte " + std::to_string(at_ + 1), kForm);
  }

  const std::string& line_;
  std::size_t at_ = 0;
};

}  // namespace

bool is_slot_line(const std::string& line) {
  const std::size_t mark = line.find_first_of("[],;");
  return mark != std::string::npos && line[mark] == '[' && line.find_first_not_of(' ') < mark;
}

SlotRow parse_slots(const std::string& line) { return Reader(line).read(); }

std::string slot_line(const SlotRow& row) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += row[i].object == row[i - 1].object ? ", " : "; ";
    line += row[i].name + "[";
    for (char c : row[i].value) {
      if (c == ']' || c == '\\') line += '\\';
      line += c;
    }
    line += "]";
  }
  return line;
}

}  // namespace seq
