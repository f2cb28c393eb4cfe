#include "data/table_schema.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

#include "seq/error.h"
#include "text/unicode.h"

namespace seq {
namespace {

constexpr std::size_t kFewNumbers = 10;  // so many different numbers at most are names: years, stars, rooms

bool as_number(const std::string& text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> list_of(const std::string& text) {
  std::vector<std::string> names;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    std::string name = unicode::clean_spaces(text.substr(begin, end - begin));
    if (!name.empty()) names.push_back(std::move(name));
    begin = end + 1;
  }
  return names;
}

// What the user says of columns.
struct Kinds {
  std::vector<std::string> delexicalized, numbers, words;

  Kinds(const std::string& delexicalize, const std::string& columns) : delexicalized(list_of(delexicalize)) {
    for (const std::string& each : list_of(columns)) {
      const std::size_t colon = each.rfind(':');
      const std::string kind = colon == std::string::npos ? "" : each.substr(colon + 1);
      if (kind != "number" && kind != "word")
        fail(ErrorKind::usage, "'" + each + "' says nothing of a column", "--columns", "NAME:number or NAME:word");
      (kind == "number" ? numbers : words).push_back(each.substr(0, colon));
    }
  }
};

// What is known of a column's values before its kind is.
struct Seen {
  TableColumn column;
  std::set<std::string> different;
  std::vector<double> numbers;
  std::string other;  // a value that is no number
};

void settle(Seen& seen, const Kinds& kinds) {
  TableColumn& column = seen.column;
  const bool asked = holds(kinds.numbers, column.name);
  if (asked && !seen.other.empty())
    fail(ErrorKind::data, "'" + seen.other + "' in the column '" + column.name + "'", "", "numbers alone");
  const bool looks_so = seen.other.empty() && seen.different.size() > kFewNumbers && !holds(kinds.words, column.name);
  column.is_number = !column.delexicalized && (asked || looks_so);
  if (column.is_number) {
    const auto count = static_cast<double>(seen.numbers.size());
    double squares = 0;
    for (double x : seen.numbers) column.mean += x / count;
    for (double x : seen.numbers) squares += (x - column.mean) * (x - column.mean) / count;
    column.deviation = squares > 0 ? std::sqrt(squares) : 1;
  }
  if (column.is_number || column.delexicalized) column.values.clear();
}

}  // namespace

SlotRow row_of(const std::string& line, const std::string& where) {
  try {
    return parse_slots(line);
  } catch (const Error& error) {
    fail(ErrorKind::data, "no row of named values", where, error.what());
  }
}

TableSchema TableSchema::of(const std::vector<SlotRow>& rows, const std::string& delexicalize,
                            const std::string& columns_said) {
  const Kinds kinds(delexicalize, columns_said);
  std::vector<Seen> columns;
  for (const SlotRow& row : rows)
    for (const Slot& slot : row) {
      auto found = std::find_if(columns.begin(), columns.end(),
                                [&slot](const Seen& seen) { return seen.column.name == slot.name; });
      if (found == columns.end()) {
        found = columns.insert(columns.end(), Seen());
        found->column.name = slot.name;
        found->column.delexicalized = holds(kinds.delexicalized, slot.name);
        if (found->column.delexicalized && std::ssize(columns) > kPlaceholders)
          fail(ErrorKind::usage, "'" + slot.name + "' stands behind too many columns", "--delexicalize",
               "one of the first " + std::to_string(kPlaceholders) + " columns");
      }
      double number = 0;
      if (as_number(slot.value, number)) {
        found->numbers.push_back(number);
      } else {
        found->other = slot.value;
      }
      if (found->different.insert(slot.value).second) found->column.values.push_back(slot.value);
    }
  if (columns.empty()) fail(ErrorKind::data, "no row has a value", "", "rows such as name[value], name[value]");
  for (const auto* option : {&kinds.delexicalized, &kinds.numbers, &kinds.words})
    for (const std::string& name : *option)
      if (std::none_of(columns.begin(), columns.end(), [&name](const Seen& s) { return s.column.name == name; }))
        fail(ErrorKind::usage, "no row has a column '" + name + "'",
             option == &kinds.delexicalized ? "--delexicalize" : "--columns", "a name that the training rows have");
  TableSchema schema;
  for (Seen& seen : columns) {
    settle(seen, kinds);
    schema.columns_.push_back(std::move(seen.column));
  }
  schema.place();
  return schema;
}

void TableSchema::place() {
  width_ = 0;
  first_.clear();
  for (const TableColumn& column : columns_) {
    first_.push_back(width_);
    width_ += column.width();
  }
}

TableSchema TableSchema::from_json(const std::string& text, const std::string& where) {
  TableSchema schema;
  try {
    for (const auto& each : nlohmann::json::parse(text)) {
      TableColumn column;
      column.name = each.at("name").get<std::string>();
      column.is_number = each.at("number").get<bool>();
      column.delexicalized = each.at("delexicalized").get<bool>();
      column.values = each.at("values").get<std::vector<std::string>>();
      column.mean = each.at("mean").get<double>();
      column.deviation = each.at("deviation").get<double>();
      schema.columns_.push_back(std::move(column));
    }
  } catch (const nlohmann::json::exception& error) {
    fail(ErrorKind::data, "a damaged table schema", where, "what training writes", error.what());
  }
  schema.place();
  return schema;
}

std::string TableSchema::to_json() const {
  nlohmann::json list = nlohmann::json::array();
  for (const TableColumn& column : columns_)
    list.push_back({{"name", column.name},
                    {"number", column.is_number},
                    {"delexicalized", column.delexicalized},
                    {"values", column.values},
                    {"mean", column.mean},
                    {"deviation", column.deviation}});
  return list.dump();
}

std::size_t TableSchema::column(const std::string& name, const std::string& where) const {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (columns_[i].name == name) return i;
  std::string known;
  for (const TableColumn& column : columns_) known += (known.empty() ? "" : ", ") + column.name;
  fail(ErrorKind::data, "an unknown column '" + name + "'", where, "one of " + known);
}

std::vector<std::pair<std::size_t, const Slot*>> TableSchema::in_order(const SlotRow& row,
                                                                       const std::string& where) const {
  std::vector<std::pair<std::size_t, const Slot*>> by_column;
  for (const Slot& slot : row) by_column.emplace_back(column(slot.name, where), &slot);
  std::stable_sort(by_column.begin(), by_column.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  return by_column;
}

Sequence TableSchema::frames(const SlotRow& row, const std::string& where) const {
  Sequence sequence;
  sequence.width = width_;
  sequence.frames.assign(static_cast<std::size_t>(width_) * row.size(), 0.0F);
  float* frame = sequence.frames.data();
  for (const auto& [at, value] : in_order(row, where)) {
    const Slot& slot = *value;
    const TableColumn& known = columns_[at];
    float* place = frame + first_[at];
    if (known.is_number) {
      double number = 0;
      if (!as_number(slot.value, number))
        fail(ErrorKind::data, "'" + slot.value + "' in the column '" + slot.name + "'", where, "a number");
      place[0] = static_cast<float>((number - known.mean) / known.deviation);
      place[1] = 1;
    } else {
      // The last place is that of values without one.
      place[std::find(known.values.begin(), known.values.end(), slot.value) - known.values.begin()] = 1;
    }
    frame += width_;
  }
  return sequence;
}

std::vector<SlotRow> TableSchema::known_values() const {
  std::vector<SlotRow> rows;
  for (const TableColumn& column : columns_)
    for (const std::string& value : column.values) rows.push_back({{column.name, value, 0}});
  return rows;
}

}  // namespace seq
