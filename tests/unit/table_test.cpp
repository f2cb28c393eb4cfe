#include <catch2/catch.hpp>

#include "data/row_reader.h"
#include "data/table_schema.h"
#include "seq/error.h"
#include "support/file_helpers.h"
#include "train/table_texts.h"

using namespace seq;

namespace {

std::vector<std::string> rows_of(const std::string& text) {
  const test::TemporaryDirectory folder;
  test::write_file(folder.file("t"), text);
  RowReader reader(folder.file("t"));
  std::vector<std::string> rows;
  for (std::string line; reader.next(line);) rows.push_back(line);
  return rows;
}

std::string refusal(const std::string& text) {
  try {
    rows_of(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::vector<SlotRow> parsed(const std::vector<std::string>& lines) {
  std::vector<SlotRow> rows;
  for (const std::string& line : lines) rows.push_back(parse_slots(line));
  return rows;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("rows come from separated values, whatever separates them", "[table]") {
  CHECK(rows_of("name,food\nOwl,Thai\n\nFox,\n") == Strings{"name[Owl], food[Thai]", "", "name[Fox]"});
  CHECK(rows_of("name\tfood\nThe \"Owl\"\tThai; Lao\n") == Strings{"name[The \"Owl\"], food[Thai], food[Lao]"});
  CHECK(rows_of("name;food\nOwl, brown;Thai|Lao\n") == Strings{"name[Owl, brown], food[Thai], food[Lao]"});
  CHECK(rows_of("name\n").empty());
  CHECK(is_table("a.csv.gz"));
  CHECK_FALSE(is_table("a.tsv"));
}

TEST_CASE("quoted values hold separators, quotes and line breaks", "[table]") {
  CHECK(rows_of("\"name\",\"what, why\"\r\n\"The \"\"Owl\"\"\",\"two\nlines\"\n\"\",x]y\n") ==
        Strings{"name[The \"Owl\"], what, why[two lines]", "what, why[x\\]y]"});
}

TEST_CASE("broken separated values are refused with the line", "[table]") {
  CHECK(refusal("a,b\n1,2\n1,2,3\n").find(":3") != std::string::npos);
  CHECK(refusal("a,b\n\"1,2\n\n").find(":2") != std::string::npos);
  CHECK(refusal("a,b\n1,2\"\n").find("a quote inside") != std::string::npos);
  CHECK(refusal("a,b\n\"1\"x,2\n").find("behind a closing quote") != std::string::npos);
  CHECK(refusal("").find("empty") != std::string::npos);
  CHECK(refusal("a,,c\n").find("column 2") != std::string::npos);
  CHECK(refusal("a,b,a\n").find("two columns") != std::string::npos);
}

TEST_CASE("a schema makes a frame a slot, in the columns' order, one-hot or a standardised number", "[table]") {
  std::vector<std::string> lines;
  for (int i = 0; i < 12; ++i)
    lines.push_back("kind[" + std::string(i % 2 == 0 ? "a" : "b") + "], size[" + std::to_string(i) + "]");
  const TableSchema schema = TableSchema::of(parsed(lines));
  CHECK(schema.width() == 5);  // a, b, unknown; number, present
  const Sequence two = schema.frames(parse_slots("size[5.5], kind[b]"), "row 7");
  CHECK(two.frames == std::vector<float>{0, 1, 0, 0, 0, 0, 0, 0, 0, 1});
  CHECK(schema.frames(parse_slots("kind[new]"), "row 7").frames == std::vector<float>{0, 0, 1, 0, 0});
  CHECK(schema.frames({}, "row 7").empty());
  const double deviation = std::sqrt((12.0 * 12 - 1) / 12);
  CHECK(schema.frames(parse_slots("size[11]"), "row 7").frames[3] == Approx(5.5 / deviation));
  CHECK_THROWS_AS(schema.frames(parse_slots("colour[red]"), "row 7"), Error);
  CHECK_THROWS_AS(schema.frames(parse_slots("size[big]"), "row 7"), Error);
  const TableSchema again = TableSchema::from_json(schema.to_json(), "m");
  CHECK(again.frames(parse_slots("size[3], kind[a]"), "row 7").frames ==
        schema.frames(parse_slots("size[3], kind[a]"), "row 7").frames);
  CHECK_THROWS_AS(TableSchema::from_json("[{\"name\": 1}]", "m"), Error);
}

TEST_CASE("what a column is can be said", "[table]") {
  const auto rows = parsed({"stars[1], name[Owl]", "stars[2], name[Fox]"});
  CHECK(TableSchema::of(rows).width() == 6);
  CHECK(TableSchema::of(rows, "", "stars:number").width() == 5);
  CHECK(TableSchema::of(rows, "name").width() == 4);
  CHECK_THROWS_AS(TableSchema::of(rows, "", "name:number"), Error);
  CHECK_THROWS_AS(TableSchema::of(rows, "near"), Error);
  CHECK_THROWS_AS(TableSchema::of({{}}), Error);
  SlotRow wide;
  for (int i = 0; i < 156; ++i) wide.push_back({"c" + std::to_string(i), "x", 0});
  CHECK(TableSchema::of({wide}, "c154").width() == 2 * 156 - 1);
  CHECK_THROWS_AS(TableSchema::of({wide}, "c155"), Error);
  CHECK_THROWS_AS(TableSchema::of(rows, "", "stars"), Error);
  std::vector<std::string> years;
  for (int i = 0; i < 12; ++i) years.push_back("year[" + std::to_string(2000 + i) + "]");
  CHECK(TableSchema::of(parsed(years)).width() == 2);
  CHECK(TableSchema::of(parsed(years), "", "year:word").width() == 13);
}

TEST_CASE("values of delexicalised columns are placeholders in texts, and come back as the row has them", "[table]") {
  const SlotRow row = parse_slots("name[The Owl], near[Café Fox], food[Thai]");
  const TableSchema schema = TableSchema::of({row}, "name, near");
  const std::string text = schema.delexicalize(row, "the owl's near CAFÉ FOX. Owl, not owls, is Thai.");
  CHECK(text.find("wl'") == std::string::npos);
  CHECK(schema.fill(row, text) == "The Owl's near Café Fox. Owl, not owls, is Thai.");
  const SlotRow other = parse_slots("name[The Elk], near[Inn]");
  CHECK(schema.fill(other, text) == "The Elk's near Inn. Elk, not owls, is Thai.");
  CHECK(schema.fill(parse_slots("name[Yak]"), text) == "Yak's near . Yak, not owls, is Thai.");
  CHECK(schema.fill(other, "no placeholder  here") == "no placeholder  here");
}

TEST_CASE("a row is text in the columns' order, with placeholders where values are names", "[table]") {
  const TableSchema schema = TableSchema::of(parsed({"name[The Owl], food[Thai]", "name[Bo], food[a b]"}), "name");
  const std::string text = schema.words(parse_slots("food[a \\] b], name[Someone new]"), "row 1");
  CHECK(text == "name: " + schema.delexicalize(parse_slots("name[Someone new]"), "Someone new") + "; food: a ] b");
  CHECK(text.find("Someone") == std::string::npos);
  CHECK(schema.words({}, "row 1").empty());
  CHECK_THROWS_AS(schema.words(parse_slots("colour[red]"), "row 7"), Error);
}

TEST_CASE("of a row only what its text says is learnt from, and rows that become equal become one", "[table]") {
  TableTexts all;
  all.rows = parsed({"kind[cat], colour[black]", "kind[cat], colour[white]", "kind[dog], colour[black]"});
  all.texts = {{"A cat.", "The black cat."}, {"One cat!"}, {"A white dog."}};
  const TableSchema schema = TableSchema::of(all.rows);
  std::vector<std::string> notes;
  const TableTexts said =
      with_what_is_said(all, SlotCheck(schema.known_values()), [&](const std::string& note) { notes.push_back(note); });
  REQUIRE(said.rows.size() == 3);
  CHECK(slot_line(said.rows[0]) == "kind[cat]");
  CHECK(said.texts[0] == std::vector<std::string>{"A cat.", "One cat!"});
  CHECK(slot_line(said.rows[1]) == "kind[cat], colour[black]");
  // White is said instead of black: that is no value left out.
  CHECK(slot_line(said.rows[2]) == "kind[dog], colour[black]");
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].rfind("of 8 values in rows, 2 are left out", 0) == 0);
}
