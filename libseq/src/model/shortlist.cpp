#include "model/shortlist.h"

#include <algorithm>

#include "seq/error.h"

namespace seq {
namespace {

constexpr std::size_t number_bytes = 4;

void append(std::uint32_t number, std::string& bytes) {
  for (std::size_t i = 0; i < number_bytes; ++i) bytes += static_cast<char>(number >> 8 * i);
}

void append(const std::vector<int>& list, std::string& bytes) {
  append(static_cast<std::uint32_t>(list.size()), bytes);
  for (int id : list) append(static_cast<std::uint32_t>(id), bytes);
}

/// Reads lists one after the other.
class Reader {
 public:
  Reader(const std::string& bytes, int pieces, const std::string& where)
      : bytes_(bytes), pieces_(static_cast<std::uint32_t>(pieces)), where_(where) {}

  std::vector<int> list() {
    const std::uint32_t length = number();
    if (length > pieces_) damaged("a list of " + std::to_string(length) + " pieces");
    std::vector<int> ids;
    for (std::uint32_t i = 0; i < length; ++i) {
      const std::uint32_t id = number();
      if (id >= pieces_) damaged("piece " + std::to_string(id));
      if (!ids.empty() && static_cast<int>(id) <= ids.back()) damaged("pieces that do not rise");
      ids.push_back(static_cast<int>(id));
    }
    return ids;
  }

  void require_end() const {
    if (at_ != bytes_.size()) damaged("more lists than source pieces");
  }

 private:
  std::uint32_t number() {
    if (bytes_.size() - at_ < number_bytes) damaged("fewer lists than source pieces");
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < number_bytes; ++i)
      n |= std::uint32_t{static_cast<unsigned char>(bytes_[at_ + i])} << 8 * i;
    at_ += number_bytes;
    return n;
  }

  [[noreturn]] void damaged(const std::string& what) const {
    fail(ErrorKind::data, "the shortlist has " + what, where_,
         "expected lists of the vocabulary's " + std::to_string(pieces_) + " pieces", "make it anew");
  }

  const std::string& bytes_;
  std::uint32_t pieces_;
  const std::string& where_;
  std::size_t at_ = 0;
};

void sort_unique(std::vector<int>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

Shortlist::Shortlist(std::vector<int> always, std::vector<std::vector<int>> of_piece)
    : always_(std::move(always)), of_piece_(std::move(of_piece)) {
  sort_unique(always_);
  for (std::vector<int>& list : of_piece_) sort_unique(list);
}

Shortlist::Shortlist(const std::string& bytes, int source_pieces, int target_pieces, const std::string& where) {
  Reader reader(bytes, target_pieces, where);
  always_ = reader.list();
  for (int s = 0; s < source_pieces; ++s) of_piece_.push_back(reader.list());
  reader.require_end();
}

std::vector<int> Shortlist::pieces_for(const std::vector<int>& source) const {
  std::vector<int> all = always_;
  for (int s : source)
    if (s < static_cast<int>(of_piece_.size())) all.insert(all.end(), of_piece_[s].begin(), of_piece_[s].end());
  sort_unique(all);
  return all;
}

std::string Shortlist::bytes() const {
  std::string bytes;
  append(always_, bytes);
  for (const std::vector<int>& list : of_piece_) append(list, bytes);
  return bytes;
}

}  // namespace seq
