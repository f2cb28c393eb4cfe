#include "data/npy.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <string_view>

#include "seq/error.h"

namespace seq {
namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::size_t most_dimensions = 32;  // NumPy's own limit

[[noreturn]] void refuse(const std::string& path, const std::string& what, const std::string& expected,
                         const std::string& remedy = "") {
  fail(ErrorKind::data, what, path, expected, remedy);
}

/// What a header says: a Python dictionary with three keys in any order.
struct Header {
  std::string descr;
  bool fortran_order = false;
  std::vector<std::int64_t> shape;
};

/// Reads the few forms of Python's literals that a header has.
class HeaderParser {
 public:
  HeaderParser(std::string_view text, const std::string& path) : text_(text), path_(path) {}

  Header parse() {
    Header header;
    bool has_descr = false, has_order = false, has_shape = false;
    expect('{');
    while (!accept('}')) {
      const std::string key = quoted();
      expect(':');
      if (key == "descr") {
        if (peek() == '[') refuse(path_, "the array holds records", "expected plain numbers", "save one field of them");
        header.descr = quoted();
        has_descr = true;
      } else if (key == "fortran_order") {
        header.fortran_order = truth();
        has_order = true;
      } else if (key == "shape") {
        header.shape = shape();
        has_shape = true;
      } else {
        damaged();
      }
      if (!accept(',') && peek() != '}') damaged();
    }
    if (!has_descr || !has_order || !has_shape) damaged();
    if (peek() != '\0') damaged();
    return header;
  }

 private:
  [[noreturn]] void damaged() const {
    refuse(path_, "the header is damaged at byte " + std::to_string(at_),
           "expected {'descr': …, 'fortran_order': …, 'shape': …}", "save the array again with numpy.save");
  }

  /// The next character that is no blank, or 0 at the end.
  char peek() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool accept(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  void expect(char c) {
    if (!accept(c)) damaged();
  }

  std::string quoted() {
    const char quote = peek();
    if (quote != '\'' && quote != '"') damaged();
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) damaged();
    const std::string word(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    return word;
  }

  bool truth() {
    peek();
    for (const bool value : {true, false}) {
      const std::string_view word = value ? "True" : "False";
      if (text_.substr(at_, word.size()) != word) continue;
      at_ += word.size();
      return value;
    }
    damaged();
  }

  std::vector<std::int64_t> shape() {
    std::vector<std::int64_t> sizes;
    expect('(');
    while (!accept(')')) {
      peek();
      std::int64_t size = 0;
      const auto read = std::from_chars(text_.data() + at_, text_.data() + text_.size(), size);
      if (read.ec != std::errc() || size < 0 || sizes.size() == most_dimensions) damaged();
      at_ = static_cast<std::size_t>(read.ptr - text_.data());
      sizes.push_back(size);
      if (!accept(',') && peek() != ')') damaged();
    }
    return sizes;
  }

  std::string_view text_;
  const std::string& path_;
  std::size_t at_ = 0;
};

float from_half(std::uint16_t half) {
  const int exponent = half >> 10 & 31, fraction = half & 1023;
  const float sign = half >> 15 ? -1.0F : 1.0F;
  if (exponent == 31) return fraction == 0 ? sign * INFINITY : NAN;
  if (exponent == 0) return sign * std::ldexp(static_cast<float>(fraction), -24);
  return sign * std::ldexp(static_cast<float>(1024 + fraction), exponent - 25);
}

template <typename T>
T loaded(const unsigned char* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return value;
}

/// Bytes of the header's text and of what comes before it.
struct Frame {
  std::uint64_t text = 0, before = 0;
};

Frame frame_of(const MappedFile& file) {
  const unsigned char* bytes = file.data();
  constexpr std::size_t shortest = 10;
  if (file.size() < shortest || std::memcmp(bytes, magic.data(), magic.size()) != 0)
    refuse(file.path(), "not a NumPy array", "expected a file of numpy.save (.npy)");
  const int version = bytes[6];
  if (version < 1 || version > 3 || bytes[7] != 0)
    refuse(file.path(), "the format has version " + std::to_string(version) + "." + std::to_string(bytes[7]),
           "expected 1.0 to 3.0");
  if (version > 1 && file.size() < 12) refuse(file.path(), "the file ends in its header", "expected 12 bytes at least");
  const Frame frame =
      version == 1 ? Frame{loaded<std::uint16_t>(bytes + 8), 10} : Frame{loaded<std::uint32_t>(bytes + 8), 12};
  if (frame.text > file.size() - frame.before)
    refuse(file.path(), "the header claims " + std::to_string(frame.text) + " bytes",
           "the file has " + std::to_string(file.size()), "copy or save it again");
  return frame;
}

}  // namespace

NpyArray::NpyArray(std::shared_ptr<const MappedFile> file) : file_(std::move(file)) {
  const std::string& path = file_->path();
  const Frame frame = frame_of(*file_);
  const std::string_view text(reinterpret_cast<const char*>(file_->data()) + frame.before, frame.text);
  const Header header = HeaderParser(text, path).parse();
  const std::string wanted = "expected '<f4', '<f8', '<f2' or '|u1'", again = "save it with .astype('<f4')";
  std::uint64_t size = 0;
  if (header.descr == "<f2") {
    type_ = Type::half;
    size = 2;
  } else if (header.descr == "<f4") {
    type_ = Type::single;
    size = 4;
  } else if (header.descr == "<f8") {
    type_ = Type::twice;
    size = 8;
  } else if (header.descr == "|u1") {
    type_ = Type::byte;
    size = 1;
  } else if (header.descr.find('O') != std::string::npos) {
    refuse(path, "the array holds pickled Python objects", wanted, again);
  } else if (!header.descr.empty() && header.descr[0] == '>') {
    refuse(path, "the numbers are big-endian ('" + header.descr.substr(0, 20) + "')", wanted, again);
  } else {
    refuse(path, "the numbers are of type '" + header.descr.substr(0, 20) + "'", wanted, again);
  }
  if (header.fortran_order)
    refuse(path, "the array is in Fortran order", "expected C order", "save numpy.ascontiguousarray of it");
  if (header.shape.empty()) refuse(path, "the array is a single number", "expected at least one dimension");
  shape_ = header.shape;
  const std::uint64_t begin = frame.before + frame.text, have = file_->size() - begin;
  std::uint64_t bytes = size;
  const bool empty = std::find(shape_.begin(), shape_.end(), 0) != shape_.end();
  for (const std::int64_t n : shape_) {
    // Nothing that could lie in the file overflows.
    if (!empty && static_cast<std::uint64_t>(n) > have / bytes) bytes = 0;
    if (bytes == 0) break;
    bytes *= static_cast<std::uint64_t>(n);
    if (empty) bytes = size;
  }
  if (empty) bytes = 0;
  if (bytes != have || (bytes == 0 && !empty))
    refuse(path, "the file has " + std::to_string(have) + " bytes of numbers",
           "its header says " + shape_text(*this) + " of " + std::to_string(size) + " bytes each",
           "copy or save it again");
  rows_ = 1;
  for (std::size_t i = 0; i + 1 < shape_.size(); ++i) rows_ = empty ? 0 : rows_ * shape_[i];
  data_ = file_->data() + begin;
}

namespace {

/// "row 4", or of an array of three dimensions "row 4, frame 1".
std::string place_text(const NpyArray& array, std::int64_t row) {
  const std::vector<std::int64_t>& shape = array.shape();
  if (shape.size() != 3) return "row " + std::to_string(row);
  return "row " + std::to_string(row / shape[1]) + ", frame " + std::to_string(row % shape[1]);
}

}  // namespace

void NpyArray::read_row(std::int64_t r, float* numbers) const {
  const auto count = static_cast<std::size_t>(width());
  const std::size_t first = static_cast<std::size_t>(r) * count;
  switch (type_) {
    case Type::half:
      for (std::size_t k = 0; k < count; ++k) numbers[k] = from_half(loaded<std::uint16_t>(data_ + 2 * (first + k)));
      break;
    case Type::single:
      std::memcpy(numbers, data_ + 4 * first, 4 * count);
      break;
    case Type::twice:
      for (std::size_t k = 0; k < count; ++k) numbers[k] = static_cast<float>(loaded<double>(data_ + 8 * (first + k)));
      break;
    case Type::byte:
      for (std::size_t k = 0; k < count; ++k) numbers[k] = data_[first + k];
      break;
  }
  for (std::size_t k = 0; k < count; ++k)
    if (!std::isfinite(numbers[k]))
      refuse(path(), place_text(*this, r) + ", column " + std::to_string(k) + ", holds what is no finite float",
             "expected neither NaN nor infinity, nothing above 3.4e38");
}

std::string shape_text(const NpyArray& array) {
  std::string text;
  for (const std::int64_t n : array.shape()) text += (text.empty() ? "" : "×") + std::to_string(n);
  return text;
}

}  // namespace seq
