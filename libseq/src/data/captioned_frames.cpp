#include "data/captioned_frames.h"

#include <functional>
#include <optional>

#include "data/frame_array.h"
#include "data/raw_lines.h"
#include "data/row_reader.h"
#include "data/sound_frames.h"
#include "seq/error.h"
#include "seq/frame_text.h"
#include "seq/sound.h"

namespace seq {
namespace {

std::vector<std::string> split_captions(const std::string& line, std::size_t begin) {
  std::vector<std::string> captions;
  while (begin <= line.size()) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    std::string caption = line.substr(begin, end - begin);
    if (!is_blank_line(caption)) captions.push_back(std::move(caption));
    begin = end + 1;
  }
  return captions;
}

using Take = std::function<void(const FrameRow&, std::vector<std::string>&& captions)>;

void each_in_one_file(const std::string& path, bool strict, const Warning& warn, const Take& take) {
  LineReader reader(path, strict, warn);
  FrameRow row;
  row.file = display_name(path);
  for (std::string line; reader.next(line); ++row.number) {
    const std::size_t tab = std::min(line.find('\t'), line.size());
    if (tab == line.size() && !line.empty())
      fail(ErrorKind::data, "a line without a tab", row.place(), "frames, tab, caption",
           "separate them by a tab, or give two files");
    row.text = place_sound(line.substr(0, tab), path);
    take(row, split_captions(line, tab + 1));
  }
}

void each_in_two_files(const std::vector<std::string>& paths, bool strict, const Warning& warn, const Take& take) {
  std::optional<FrameArray> array;
  std::optional<RowReader> table;
  std::optional<LineReader> lines;
  if (is_frame_array(paths[0]))
    array.emplace(paths[0], paths.size() > 2 ? paths[2] : "");
  else if (is_table(paths[0]))
    table.emplace(paths[0], strict, warn);
  else
    lines.emplace(paths[0], strict, warn);
  FrameRow row;
  row.array = array ? &*array : nullptr;
  row.file = display_name(paths[0]);
  const auto next_row = [&] {
    if (array) return row.number < array->size();
    return table ? table->next(row.text) : lines->next(row.text);
  };
  LineReader captions(paths[1], strict, warn);
  std::string said;
  bool more_rows = true, more_captions = true;
  for (;; ++row.number) {
    more_rows = next_row();
    more_captions = captions.next(said);
    if (!more_rows || !more_captions) break;
    row.text = place_sound(std::move(row.text), paths[0]);
    take(row, split_captions(said, 0));
  }
  if (!more_rows && !more_captions) return;
  while (captions.next(said)) {
  }
  for (; more_rows; more_rows = next_row()) ++row.number;
  fail(ErrorKind::data, std::to_string(captions.line_number()) + " lines of captions", display_name(paths[1]),
       "expected " + std::to_string(row.number) + ", one for each row of " + display_name(paths[0]));
}

template <typename Frames, typename Captions>
void require_some(const Frames& frames, const Captions& captions, const std::vector<std::string>& paths) {
  if (frames.empty()) fail(ErrorKind::data, "the file is empty", display_name(paths[0]), "frames with captions");
  for (std::size_t i = 0; i < frames.size(); ++i)
    if (!frames[i].empty() && !captions[i].empty()) return;
  fail(ErrorKind::data, "none of " + std::to_string(frames.size()) + " rows has frames and a caption",
       display_name(paths[0]), "frames with captions");
}

}  // namespace

std::string FrameRow::place() const {
  return array ? array->path() + ", row " + std::to_string(number) : file + ":" + std::to_string(number + 1);
}

bool FrameRow::is_sound() const { return !array && names_sound(text); }

Sequence FrameRow::sequence(int width, const SoundOptions& sound) const {
  if (!array) return frames_of(text, width, sound, place());
  Sequence read = array->sequence(number);
  if (width > 0 && read.width != width)
    fail(ErrorKind::data, "frames of " + std::to_string(read.width) + " numbers", array->path(),
         "expected " + std::to_string(width));
  return read;
}

std::string FrameRow::line() const { return array ? array->line(number) : text; }

void each_captioned(const std::vector<std::string>& paths, bool strict, const Warning& warn, const Take& take) {
  constexpr std::size_t most_files = 3;
  if (paths.empty() || paths.size() > most_files)
    fail(ErrorKind::usage, std::to_string(paths.size()) + " files of frames and captions", "",
         "one TSV, or frames and captions, with an array's lengths behind them");
  if (paths.size() == most_files && !is_frame_array(paths[0]))
    fail(ErrorKind::usage, "lengths without an array", paths[2], "expected features.npy captions lengths");
  if (paths.size() == 1 && is_frame_array(paths[0]))
    fail(ErrorKind::usage, "no captions for an array", paths[0], "expected features.npy captions",
         "name their file behind it");
  if (paths.size() == 1)
    each_in_one_file(paths[0], strict, warn, take);
  else
    each_in_two_files(paths, strict, warn, take);
}

CaptionedFrames read_captioned_frames(const std::vector<std::string>& paths, int width, SoundOptions& sound,
                                      bool strict, const Warning& warn, Workers& workers) {
  CaptionedFrames all;
  all.width = width;
  std::vector<FrameRow> waiting;  // rows of text, to be read together
  const auto read_waiting = [&] {
    const std::size_t before = all.frames.size();
    all.frames.resize(before + waiting.size());
    workers.each_in_blocks(waiting.size(),
                           [&](std::size_t i) { all.frames[before + i] = waiting[i].sequence(all.width, sound); });
    waiting.clear();
  };
  each_captioned(paths, strict, warn, [&](const FrameRow& row, std::vector<std::string>&& captions) {
    constexpr std::size_t most_waiting = 1024;
    if (row.is_sound()) {
      if (all.sounds.empty()) complete(sound, row.text);
      all.sounds.push_back(row.text);
    }
    all.captions.push_back(std::move(captions));
    if (row.array || all.width == 0) {
      all.frames.push_back(row.sequence(all.width, sound));
      if (all.width == 0) all.width = all.frames.back().width;
    } else {
      waiting.push_back(row);
      if (waiting.size() == most_waiting) read_waiting();
    }
  });
  read_waiting();
  require_some(all.frames, all.captions, paths);
  return all;
}

CaptionedLines read_captioned(const std::vector<std::string>& paths, bool strict, const Warning& warn) {
  CaptionedLines all;
  each_captioned(paths, strict, warn, [&](const FrameRow& row, std::vector<std::string>&& captions) {
    all.frames.push_back(row.line());
    all.captions.push_back(std::move(captions));
  });
  require_some(all.frames, all.captions, paths);
  return all;
}

struct SourceReader::Impl {
  std::optional<FrameArray> array;
  std::optional<RowReader> table;
  std::optional<LineReader> lines;
  std::int64_t done = 0;
};

SourceReader::SourceReader(const std::string& path, const std::string& lengths, bool strict, Warning warn)
    : impl_(std::make_unique<Impl>()) {
  if (is_frame_array(path)) {
    impl_->array.emplace(path, lengths);
    return;
  }
  if (!lengths.empty())
    fail(ErrorKind::usage, "lengths without an array", "--lengths", "expected features.npy as input");
  if (is_table(path))
    impl_->table.emplace(path, strict, warn);
  else
    impl_->lines.emplace(path, strict, std::move(warn));
}

SourceReader::~SourceReader() = default;

bool SourceReader::next(std::string& line) {
  Impl& r = *impl_;
  if (r.lines) return r.lines->next(line);
  if (r.table) return r.table->next(line);
  if (r.done == r.array->size()) return false;
  line = r.array->line(r.done++);
  return true;
}

std::int64_t SourceReader::line_number() const {
  if (impl_->table) return impl_->table->line_number();
  return impl_->lines ? impl_->lines->line_number() : impl_->done;
}

bool SourceReader::would_wait() const {
  return impl_->table ? impl_->table->would_wait() : impl_->lines && impl_->lines->would_wait();
}

}  // namespace seq
