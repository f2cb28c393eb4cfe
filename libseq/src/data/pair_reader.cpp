#include "data/pair_reader.h"

#include <algorithm>

#include "seq/error.h"

namespace seq {

PairReader::PairReader(const std::vector<std::string>& paths) {
  if (paths.empty() || paths.size() > 2) {
    fail(ErrorKind::usage, std::to_string(paths.size()) + " files of parallel text", "",
         "one TSV, or source and target");
  }
  if (paths.size() == 2 && paths[0] == "-" && paths[1] == "-") {
    fail(ErrorKind::usage, "both sides from standard input", "-", "one side at most", "give one TSV on standard input");
  }
  first_.emplace(paths[0]);
  if (paths.size() == 2) second_.emplace(paths[1]);
}

bool PairReader::next(Side& source, Side& target, bool& has_tab) {
  has_tab = true;
  if (!read(*first_, source)) return false;
  if (second_) return read(*second_, target);
  target.file = source.file;
  target.number = source.number;
  const std::size_t tab = source.text.find('\t');
  has_tab = tab != std::string::npos;
  target.text = has_tab ? source.text.substr(tab + 1) : "";
  target.text.resize(std::min(target.text.find('\t'), target.text.size()));
  if (has_tab) source.text.resize(tab);
  return true;
}

std::string PairReader::difference() {
  if (!second_) return "";
  while (first_->next(line_)) {
  }
  while (second_->next(line_)) {
  }
  if (first_->line_number() == second_->line_number()) return "";
  return first_->name() + " has " + std::to_string(first_->line_number()) + " lines, " + second_->name() + " has " +
         std::to_string(second_->line_number());
}

bool PairReader::read(RawLineReader& reader, Side& side) {
  if (!reader.next(line_)) return false;
  side.text.swap(line_.text);
  side.file = reader.name();
  side.number = reader.line_number();
  return true;
}

}  // namespace seq
