// What a table's columns hold, and rows as vectors.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "data/frames.h"
#include "seq/slots.h"

namespace seq {

/// So many columns, the first ones, can be delexicalised.
inline constexpr int kPlaceholders = 155;

/// A column of named values.
struct TableColumn {
  std::string name;
  bool is_number = false;
  std::vector<std::string> values;  ///< in order of appearance; none of a number, or of a value left out of texts
  double mean = 0, deviation = 1;   ///< of a number
  bool delexicalized = false;       ///< its values are placeholders in texts; the network knows only that there is one

  /// Places of the vector that the column has: a value each and one for unknown values; of a number the standardised
  /// number and 1.
  int width() const { return is_number ? 2 : static_cast<int>(values.size()) + 1; }
};

/// The line as a row; throws Error(data) that names `where` when it is none.
SlotRow row_of(const std::string& line, const std::string& where);

/// Learned from the rows of the training data, and stored in the model.
class TableSchema {
 public:
  TableSchema() = default;
  /// Columns of which all values are numbers, more than ten different ones, are numbers; a value that has been seen
  /// once counts as known. `delexicalize` and `columns` are TextOptions'. Throws Error(usage) for another form of these
  /// and for a name that no row has, Error(data) for a column of numbers with something else in it, and when no row has
  /// a value.
  static TableSchema of(const std::vector<SlotRow>& rows, const std::string& delexicalize = "",
                        const std::string& columns = "");

  /// From and to JSON. Throws Error(data), which names `where`, for other text.
  static TableSchema from_json(const std::string& text, const std::string& where);
  std::string to_json() const;

  bool empty() const { return columns_.empty(); }
  const std::vector<TableColumn>& columns() const { return columns_; }
  int width() const { return width_; }

  /// A frame a slot of the row, one-hot in the value's place, in the order of the table's columns, however the row has
  /// them; none for a row without slots. Throws Error(data) that names `where` for a column that the table has not, and
  /// for what is no number in one of numbers.
  Sequence frames(const SlotRow& row, const std::string& where) const;

  /// The row as text, "name: Owl; food: Thai", in the columns' order and with placeholders for values of delexicalised
  /// columns. A blank stands before every word of a value, as it does in texts, so that both are the same word. Throws
  /// what frames() throws for a column that the table has not.
  std::string words(const SlotRow& row, const std::string& where) const;

  /// The text with placeholders for the row's values of delexicalised columns, wherever these stand as whole words, in
  /// any case, with or without a leading "the"; longer values first.
  std::string delexicalize(const SlotRow& row, const std::string& text) const;
  /// The text with the row's values for the placeholders; those of which the row has no value are left out, and
  /// counted.
  std::string fill(const SlotRow& row, const std::string& text, int* left_out = nullptr) const;

  /// A row for each value of each column: what a SlotCheck needs to know.
  std::vector<SlotRow> known_values() const;

 private:
  std::size_t column(const std::string& name, const std::string& where) const;
  /// The row's slots with the numbers of their columns, in the columns' order.
  std::vector<std::pair<std::size_t, const Slot*>> in_order(const SlotRow& row, const std::string& where) const;
  void place();

  std::vector<TableColumn> columns_;
  std::vector<int> first_;  // place of each column in the vector
  int width_ = 0;
};

}  // namespace seq
