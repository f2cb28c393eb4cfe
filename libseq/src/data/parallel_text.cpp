#include "data/raw_lines.h"
#include "seq/corpus.h"
#include "seq/error.h"

namespace seq {

namespace {

void read_columns(const std::string& path, bool strict, const Warning& warn, ParallelText& text) {
  LineReader reader(path, strict, warn);
  for (std::string line; reader.next(line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos && !line.empty()) {
      fail(ErrorKind::data, "a line without a tab", display_name(path) + ":" + std::to_string(reader.line_number()),
           "source, tab, target", "separate them by a tab, or give two files");
    }
    const std::size_t end = tab == std::string::npos ? tab : line.find('\t', tab + 1);
    text.source.push_back(line.substr(0, tab));
    text.target.push_back(
        tab == std::string::npos ? "" : line.substr(tab + 1, end == std::string::npos ? end : end - tab - 1));
    text.line.push_back(reader.line_number());
  }
}

void read_two(const std::vector<std::string>& paths, bool strict, const Warning& warn, ParallelText& text) {
  LineReader sources(paths[0], strict, warn), targets(paths[1], strict, warn);
  std::string source, target;
  bool more_sources = true, more_targets = true;
  while (true) {
    more_sources = sources.next(source);
    more_targets = targets.next(target);
    if (!more_sources || !more_targets) break;
    text.source.push_back(std::move(source));
    text.target.push_back(std::move(target));
    text.line.push_back(sources.line_number());
  }
  if (!more_sources && !more_targets) return;
  while (sources.next(source)) {
  }
  while (targets.next(target)) {
  }
  fail(ErrorKind::data, "source and target differ in length",
       display_name(paths[0]) + " has " + std::to_string(sources.line_number()) + " lines, " + display_name(paths[1]) +
           " has " + std::to_string(targets.line_number()),
       "line i of one belongs to line i of the other", "run check to find where they part");
}

}  // namespace

ParallelText read_parallel(const std::vector<std::string>& paths, bool strict, const Warning& warn) {
  if (paths.empty() || paths.size() > 2) {
    fail(ErrorKind::usage, std::to_string(paths.size()) + " files of parallel text", "",
         "one TSV, or source and target");
  }
  if (paths.size() == 2 && paths[0] == "-" && paths[1] == "-") {
    fail(ErrorKind::usage, "both sides from standard input", "-", "one side at most", "give one TSV on standard input");
  }
  ParallelText text;
  if (paths.size() == 1) {
    read_columns(paths[0], strict, warn, text);
  } else {
    read_two(paths, strict, warn, text);
  }
  const std::string where = display_name(paths[0]) + (paths.size() == 2 ? ", " + display_name(paths[1]) : "");
  if (text.source.empty()) fail(ErrorKind::data, "the file is empty", where, "parallel text");
  for (std::size_t i = 0; i < text.source.size(); ++i) {
    if (!is_blank_line(text.source[i]) && !is_blank_line(text.target[i])) return text;
  }
  fail(ErrorKind::data, "none of " + std::to_string(text.source.size()) + " pairs has text on both sides", where,
       "parallel text");
}

}  // namespace seq
