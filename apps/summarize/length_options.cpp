#include "summarize/length_options.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "common/numbers.h"
#include "seq/error.h"

namespace app {
namespace {

constexpr double least_share = 0.9;

/// Reads lengths that are all in one unit.
class Lengths {
 public:
  std::optional<std::int64_t> read(const std::string& text, const std::string& option) {
    if (text.empty()) return std::nullopt;
    const seq::TextLength length = seq::parse_text_length(text, option);
    if (unit_ && *unit_ != length.unit)
      seq::fail(seq::ErrorKind::usage, "lengths in words and in characters", option, "one unit for all");
    unit_ = length.unit;
    return length.count;
  }
  seq::LengthWish::Unit unit() const {
    return unit_ == seq::TextLength::Unit::characters ? seq::LengthWish::Unit::characters
                                                      : seq::LengthWish::Unit::words;
  }

 private:
  std::optional<seq::TextLength::Unit> unit_;
};

}  // namespace

void add_length_options(CommandLine& line, LengthOptions& options) {
  line.group("Length");
  line.text("length", {}, options.length, "Nw|Nc",
            "asked length of the text in words or characters: nine tenths of it to all of it, no word cut");
  line.text("ratio", {}, options.ratio, "R", "the same as a share of the source's length, in words unless others say");
  line.text("shortest", {}, options.shortest, "Nw|Nc", "least length, in place of what length and ratio say");
  line.text("longest", {}, options.longest, "Nw|Nc", "greatest length, the same");
}

seq::LengthWish length_wish(const LengthOptions& options) {
  Lengths lengths;
  seq::LengthWish wish;
  if (const auto asked = lengths.read(options.length, "--length")) {
    wish.most = *asked;
    wish.least = static_cast<std::int64_t>(least_share * static_cast<double>(*asked));
  }
  const auto shortest = lengths.read(options.shortest, "--shortest"),
             longest = lengths.read(options.longest, "--longest");
  if (shortest) wish.least = *shortest;
  if (longest) wish.most = *longest;
  if (!shortest && longest) wish.least = std::min(wish.least, wish.most);
  if (wish.most >= 0 && wish.least > wish.most)
    seq::fail(seq::ErrorKind::usage, "'" + options.shortest + "' is more than the greatest length", "--shortest",
              "at most " + std::to_string(wish.most));
  if (!options.ratio.empty()) wish.ratio = parse_number(options.ratio, "ratio", 0.01, 1);
  wish.unit = lengths.unit();
  return wish;
}

}  // namespace app
