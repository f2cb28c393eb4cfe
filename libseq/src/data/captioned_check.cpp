#include <algorithm>
#include <functional>
#include <unordered_map>

#include "data/captioned_frames.h"
#include "data/check_parts.h"
#include "data/pair_records.h"
#include "data/sound_frames.h"
#include "seq/error.h"
#include "seq/frame_text.h"

namespace seq {
namespace {

std::uint64_t hash_of(const Sequence& frames) {
  return pair_hash({reinterpret_cast<const char*>(frames.frames.data()), frames.frames.size() * sizeof(float)}, "");
}

std::int64_t words_in(const std::string& text) {
  std::int64_t words = 0;
  for (std::size_t i = 0; i < text.size(); ++i) words += text[i] != ' ' && (i == 0 || text[i - 1] == ' ');
  return words;
}

/// Everything that one pass over the training data collects.
class Checker {
 public:
  explicit Checker(int max_words) : max_words_(max_words) {}

  CheckReport run(const std::vector<std::string>& train, const std::vector<std::string>& test) {
    go_over(train, [&](const FrameRow& row, const Sequence& frames, const std::vector<std::string>& captions) {
      look_at(row, frames, captions);
    });
    if (rows_ == 0) count_.add([] { return std::string("there are no rows"); });
    const auto never = static_cast<std::int64_t>(std::count(changes_.begin(), changes_.end(), false));
    if (never > 0 && rows_ > 1)
      constant_.add([&] { return std::to_string(never) + " of " + std::to_string(changes_.size()) + " never change"; });
    constant_.count(rows_ > 1 ? never : 0);
    if (!test.empty())
      go_over(test, [&](const FrameRow& row, const Sequence& frames, const std::vector<std::string>&) {
        const auto met = places_.find(hash_of(frames));
        if (!frames.empty() && met != places_.end())
          overlap_.add([&] { return row.place() + ": the same numbers as " + met->second; });
      });
    for (Collector* finding : {&count_, &frames_, &empty_, &constant_, &too_long_, &duplicate_, &overlap_})
      finding->move_to(report_.findings);
    return std::move(report_);
  }

 private:
  using Look = std::function<void(const FrameRow&, const Sequence&, const std::vector<std::string>&)>;

  void go_over(const std::vector<std::string>& paths, const Look& look) {
    try {
      each_captioned(paths, false, nullptr, [&](const FrameRow& row, std::vector<std::string>&& captions) {
        Sequence frames;
        try {
          if (row.is_sound() && sound_.high == 0) complete(sound_, row.text);
          frames = row.sequence(width_, sound_);
        } catch (const Error& error) {
          frames_.add([&] { return std::string(error.what()); });
          return;
        }
        if (width_ == 0) width_ = frames.width;
        look(row, frames, captions);
      });
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::data) throw;
      count_.add([&] { return std::string(error.what()); });
    }
  }

  void look_at(const FrameRow& row, const Sequence& frames, const std::vector<std::string>& captions) {
    ++rows_;
    report_.pairs += static_cast<std::int64_t>(captions.size());
    report_.source_words += frames.length();
    if (frames.empty() || captions.empty())
      empty_.add([&] { return row.place() + (frames.empty() ? ": no frames" : ": no caption"); });
    for (const std::string& caption : captions) {
      const std::int64_t words = words_in(caption);
      report_.target_words += words;
      if (words > max_words_)
        too_long_.add([&] { return row.place() + ": a caption of " + std::to_string(words) + " words"; });
    }
    if (frames.empty()) return;
    const auto [met, is_new] = places_.emplace(hash_of(frames), row.place());
    if (!is_new) duplicate_.add([&] { return row.place() + ": the same numbers as " + met->second; });
    look_for_changes(frames);
  }

  void look_for_changes(const Sequence& frames) {
    const auto width = static_cast<std::size_t>(frames.width);
    if (first_.empty()) {
      first_.assign(frames.frames.begin(), frames.frames.begin() + frames.width);
      changes_.assign(width, false);
    }
    for (std::size_t i = 0; i < frames.frames.size(); ++i)
      if (frames.frames[i] != first_[i % width]) changes_[i % width] = true;
  }

  int max_words_, width_ = 0;
  std::int64_t rows_ = 0;
  SoundOptions sound_;
  CheckReport report_;
  std::unordered_map<std::uint64_t, std::string> places_;
  std::vector<float> first_;   ///< the first frame
  std::vector<bool> changes_;  ///< one a number of a frame
  Collector count_{"count"}, frames_{"frames"}, empty_{"empty"}, constant_{"constant"}, too_long_{"over-long"},
      duplicate_{"duplicate"}, overlap_{"overlap"};
};

}  // namespace

CheckReport check_captioned(const std::vector<std::string>& train, const std::vector<std::string>& test,
                            int max_words) {
  return Checker(max_words).run(train, test);
}

}  // namespace seq
