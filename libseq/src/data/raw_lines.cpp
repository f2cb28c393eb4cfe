#include "data/raw_lines.h"

#include <algorithm>
#include <cstring>

#include "text/unicode.h"

namespace seq {

namespace {

constexpr const char kByteOrderMark[] = "\xEF\xBB\xBF";

/// Cuts at most three bytes more, so that no character is halved.
std::size_t character_boundary(const std::string& text, std::size_t size) {
  std::size_t at = size;
  while (at > 0 && size - at < 3 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

bool is_blank_line(std::string_view text) {
  const auto is_visible = [](char byte) { return byte > ' ' && byte < 0x7F; };  // settles nearly every line at once
  return std::none_of(text.begin(), text.end(), is_visible) && unicode::count_words(text) == 0;
}

bool RawLineReader::next(RawLine& line) {
  line.text.clear();
  line.had_bom = line.had_cr = false;
  line.cut_bytes = 0;
  bool found = false, ended = false;
  while (!ended) {
    if (begin_ == end_) {
      begin_ = 0;
      end_ = source_.read(buffer_.data(), buffer_.size());
      if (end_ == 0) break;
    }
    found = true;
    const char* from = buffer_.data() + begin_;
    const auto* end_of_line = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
    ended = end_of_line != nullptr;
    const std::size_t count = ended ? static_cast<std::size_t>(end_of_line - from) : end_ - begin_;
    begin_ += count + ended;
    // One character more than the limit is kept for now, to see where it may be cut.
    const std::size_t room = kMaxLineBytes + 4 - std::min(line.text.size(), kMaxLineBytes + 4);
    line.text.append(from, std::min(count, room));
    line.cut_bytes += static_cast<std::int64_t>(count - std::min(count, room));
  }
  if (!found) return false;
  ++line_number_;
  if (line.text.size() > kMaxLineBytes) {
    const std::size_t keep = character_boundary(line.text, kMaxLineBytes);
    line.cut_bytes += static_cast<std::int64_t>(line.text.size() - keep);
    line.text.resize(keep);
  }
  if (line_number_ == 1 && line.text.compare(0, 3, kByteOrderMark) == 0) {
    line.text.erase(0, 3);
    line.had_bom = true;
  }
  if (line.cut_bytes == 0 && !line.text.empty() && line.text.back() == '\r') {
    line.text.pop_back();
    line.had_cr = true;
  }
  return true;
}

bool RawLineReader::would_wait() const {
  if (begin_ < end_ && std::memchr(buffer_.data() + begin_, '\n', end_ - begin_) != nullptr) return false;
  return source_.would_wait();
}

}  // namespace seq
