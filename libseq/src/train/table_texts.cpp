#include "train/table_texts.h"

#include <cstdint>
#include <unordered_map>

#include "seq/frame_text.h"
#include "train/setup.h"

namespace seq {
namespace {

/// Texts by their rows.
class Collector {
 public:
  /// The texts of the row that the line is; `row` is called for one that is new.
  template <typename MakeRow>
  std::vector<std::string>& texts_of(const std::string& line, const MakeRow& row) {
    const auto [known, is_new] = number_.try_emplace(line, all_.rows.size());
    if (is_new) {
      all_.rows.push_back(row());
      all_.texts.emplace_back();
    }
    return all_.texts[known->second];
  }
  TableTexts take() { return std::move(all_); }

 private:
  TableTexts all_;
  std::unordered_map<std::string, std::size_t> number_;
};

}  // namespace

TableTexts read_table_texts(const std::vector<std::string>& paths, bool strict,
                            const std::function<void(const std::string&)>& note) {
  CaptionedLines lines = read_captioned(paths, strict, note);
  Collector all;
  for (std::size_t i = 0; i < lines.frames.size(); ++i) {
    const std::string& line = lines.frames[i];
    std::vector<std::string>& texts =
        all.texts_of(line, [&] { return row_of(line, paths[0] + ", row " + std::to_string(i + 1)); });
    for (std::string& text : lines.captions[i]) texts.push_back(std::move(text));
  }
  return all.take();
}

TableTexts with_what_is_said(const TableTexts& all, const SlotCheck& check,
                             const std::function<void(const std::string&)>& note) {
  Collector said;
  std::int64_t values = 0, left_out = 0;
  for (std::size_t i = 0; i < all.rows.size(); ++i)
    for (const std::string& text : all.texts[i]) {
      SlotRow row;
      for (const Slot& slot : all.rows[i])
        if (check({slot}, text).missing == 0) row.push_back(slot);
      values += std::ssize(all.rows[i]);
      left_out += std::ssize(all.rows[i]) - std::ssize(row);
      said.texts_of(slot_line(row), [&] { return row; }).push_back(text);
    }
  note("of " + std::to_string(values) + " values in rows, " + std::to_string(left_out) +
       " are left out where the text does not say them (--drop-unsaid)");
  return said.take();
}

TableTexts hold_out(TableTexts& all, std::uint64_t seed) {
  TableTexts kept, held;
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    TableTexts& to = is_held_out(i, all.rows.size(), seed) ? held : kept;
    to.rows.push_back(std::move(all.rows[i]));
    to.texts.push_back(std::move(all.texts[i]));
  }
  all = std::move(kept);
  return held;
}

ParallelText as_text(const TableSchema& table, const TableTexts& all, const std::string& where) {
  ParallelText pairs;
  for (std::size_t i = 0; i < all.rows.size(); ++i)
    for (const std::string& text : all.texts[i]) {
      pairs.source.push_back(table.words(all.rows[i], where));
      pairs.target.push_back(table.delexicalize(all.rows[i], text));
      pairs.line.push_back(std::ssize(pairs.source));
    }
  return pairs;
}

CaptionedFrames as_frames(const TableSchema& table, TableTexts all, const std::string& where) {
  CaptionedFrames frames;
  frames.width = table.width();
  for (std::size_t i = 0; i < all.rows.size(); ++i) {
    for (std::string& text : all.texts[i]) text = table.delexicalize(all.rows[i], text);
    frames.frames.push_back(table.frames(all.rows[i], where));
  }
  frames.captions = std::move(all.texts);
  return frames;
}

}  // namespace seq
