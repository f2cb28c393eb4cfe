// Rows of named values and texts about them, as read and as they are learnt from.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "data/captioned_frames.h"
#include "data/table_schema.h"

namespace seq {

struct TableTexts {
  std::vector<SlotRow> rows;                    ///< no two alike
  std::vector<std::vector<std::string>> texts;  ///< of each row, one or more
};

/// Reads what read_captioned (seq/frame_text.h) reads. Throws what that throws, and Error(data) naming what is no row.
TableTexts read_table_texts(const std::vector<std::string>& paths, bool strict,
                            const std::function<void(const std::string&)>& note);

/// Every text with those values of its row alone that it says. People leave values out, and a model that learns from
/// them does too; it says what it is told where its texts did (Dušek, Howcroft and Rieser 2019, "Semantic noise matters
/// for neural natural language generation"). A value of which the text says another one instead stays.
TableTexts with_what_is_said(const TableTexts& all, const SlotCheck& check,
                             const std::function<void(const std::string&)>& note);

/// Moves one row in twenty, by a hash of its number, to a validation set.
TableTexts hold_out(TableTexts& all, std::uint64_t seed);

/// Rows as text (TableSchema::words), texts with placeholders; one pair a text.
ParallelText as_text(const TableSchema& table, const TableTexts& all, const std::string& where);

/// Rows as frames, texts with placeholders. Throws what TableSchema::frames throws, naming `where`.
CaptionedFrames as_frames(const TableSchema& table, TableTexts all, const std::string& where);

}  // namespace seq
