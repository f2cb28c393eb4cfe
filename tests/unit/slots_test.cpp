#include "seq/slots.h"

#include <catch2/catch.hpp>

#include "seq/error.h"

using namespace seq;

namespace {

const std::vector<SlotRow> kKnown = {
    parse_slots(
        "name[The Rice Boat], food[Chinese], price[cheap], rating[5 out of 5], familyFriendly[yes], near[Café Rouge]"),
    parse_slots("name[Rouge], food[Fast food], price[more than £30], rating[low], familyFriendly[no], level[high]"),
    parse_slots("price[high], rating[high]")};

const SlotCheck& check() {
  static const SlotCheck made(kKnown, {"# slot, value, wordings", "", "rating\t5 out of 5\t5 star|excellent",
                                       "familyFriendly\tyes\tchildren|kids", "unknown\tx\ty"});
  return made;
}

std::vector<int> errors(const std::string& row, const std::string& text) {
  const SlotErrors e = check()(parse_slots(row), text);
  return {e.missing, e.wrong, e.added};
}

using Errors = std::vector<int>;

}  // namespace

TEST_CASE("a row of named values is read with its objects, brackets and blanks", "[slots]") {
  const SlotRow row = parse_slots(" name[The  Rice Boat] , customer rating [5 out of 5];name[a\\]b\\\\]");
  REQUIRE(row.size() == 3);
  CHECK(row[0].name == "name");
  CHECK(row[0].value == "The Rice Boat");
  CHECK(row[1].name == "customer rating");
  CHECK(row[1].object == 0);
  CHECK(row[2].value == "a]b\\");
  CHECK(row[2].object == 1);
  CHECK(slot_line(row) == "name[The Rice Boat], customer rating[5 out of 5]; name[a\\]b\\\\]");
  CHECK(parse_slots("").empty());
  CHECK(is_slot_line("name[x]"));
  CHECK_FALSE(is_slot_line("a, name[x]"));
  CHECK_FALSE(is_slot_line("[x]"));
  CHECK_FALSE(is_slot_line("plain text"));
}

TEST_CASE("what is missing in a row is said with its byte", "[slots]") {
  for (const char* line : {"name", "name[x", "name[x] food[y]", "name[x],", "[x]", "name[x], ]"}) {
    INFO(line);
    CHECK_THROWS_AS(parse_slots(line), Error);
  }
  try {
    parse_slots("name[x] food[y]");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("byte 9") != std::string::npos);
  }
}

TEST_CASE("a text that says all values has no errors, whatever the case, hyphens and number words", "[slots]") {
  CHECK(errors("name[The Rice Boat], food[Chinese], rating[5 out of 5], near[Café Rouge]",
               "THE RICE BOAT, a Chinese place near Cafe Rouge, is rated five-out-of-five.") == Errors{0, 0, 0});
  CHECK(errors("food[Fast food], price[more than £30]", "Fast-food for more than £ 30") == Errors{0, 0, 0});
  CHECK(errors("rating[5 out of 5]", "A 5-star place") == Errors{0, 0, 0});  // a wording
}

TEST_CASE("missing, wrong and added values are told apart", "[slots]") {
  CHECK(errors("name[The Rice Boat], food[Chinese]", "The Rice Boat") == Errors{1, 0, 0});
  CHECK(errors("name[The Rice Boat], food[Chinese]", "The Rice Boat serves fast food.") == Errors{0, 1, 0});
  CHECK(errors("name[The Rice Boat]", "The Rice Boat serves Chinese and fast food.") == Errors{0, 0, 1});
  CHECK(errors("food[Chinese]", "Chinese and fast food") == Errors{0, 0, 1});
}

TEST_CASE("parts of a right value are no other value, and a word stands for one slot", "[slots]") {
  CHECK(errors("near[Café Rouge]", "near Café Rouge") == Errors{0, 0, 0});  // Rouge is a name elsewhere
  CHECK(errors("price[high], rating[high]", "a high price") == Errors{1, 0, 0});
  CHECK(errors("price[high], rating[high]", "a high price and a high rating") == Errors{0, 0, 0});
  CHECK(errors("rating[high]", "a high rating, so high") == Errors{0, 0, 0});  // said twice
}

TEST_CASE("values and slots that no known row has are looked for too", "[slots]") {
  CHECK(errors("name[Blue Fig], chef[Ann Lee]", "Ann Lee cooks at the Blue Fig.") == Errors{0, 0, 0});
  CHECK(errors("name[Blue Fig], chef[Ann Lee]", "The Rice Boat") == Errors{1, 1, 0});
  CHECK(errors("familyFriendly[maybe]", "family friendly") == Errors{0, 1, 0});
}

TEST_CASE("slots of yes and no are said by their name and denied within a clause", "[slots]") {
  CHECK(errors("familyFriendly[yes]", "It is family-friendly.") == Errors{0, 0, 0});
  CHECK(errors("familyFriendly[no]", "It is not family-friendly.") == Errors{0, 0, 0});
  CHECK(errors("familyFriendly[no]", "It isn't really family friendly.") == Errors{0, 0, 0});
  CHECK(errors("familyFriendly[no]", "a family-unfriendly place") == Errors{0, 0, 0});
  CHECK(errors("familyFriendly[no]", "Children are not allowed") == Errors{0, 0, 0});
  CHECK(errors("familyFriendly[yes]", "It is not good. Family friendly.") == Errors{0, 0, 0});
  CHECK(errors("familyFriendly[yes]", "no kids") == Errors{0, 1, 0});
  CHECK(errors("familyFriendly[yes]", "a place") == Errors{1, 0, 0});
  CHECK(errors("food[Chinese]", "Chinese, family friendly") == Errors{0, 0, 1});
}

TEST_CASE("rows of several objects and wordings are checked by any wording", "[slots]") {
  const std::string line = "count[a|an|one], colour[red]; count[two], colour[blue], place[top left|upper left]";
  const SlotCheck scenes({parse_slots(line), parse_slots("colour[green], count[three]")});
  const SlotRow row = parse_slots(line);
  CHECK(scenes(row, "a red star and two blue rings in the upper left").errors() == 0);
  CHECK(scenes(row, "one red star and two green rings, top-left").wrong == 1);
  CHECK(scenes(parse_slots("colour[red]"), "a red star").errors() == 0);  // a letter is no invented value
  CHECK(scenes(parse_slots("colour[red]"), "three red stars").added == 1);
}

TEST_CASE("the slot error rate sums over lines", "[slots][metrics]") {
  const std::vector<SlotRow> rows = {parse_slots("food[Chinese], price[cheap]"),
                                     parse_slots("food[Chinese], rating[low]")};
  const auto sum = sum_statistics(slot_statistics(check(), rows, {"cheap Chinese food", "fast food"}));
  CHECK(sum == Statistics{4, 1, 1, 0});
  CHECK(slot_from_statistics(sum).error_rate == Approx(50));
  CHECK_THROWS_AS(slot_statistics(check(), rows, {"x"}), Error);
  CHECK_THROWS_AS(SlotCheck(kKnown, {"rating\tlow"}), Error);
}
TEST_CASE("a text is right about several objects when it falls into stretches that are right about one each",
          "[slots]") {
  const std::vector<SlotRow> rows = {
      parse_slots(
          "count[a|an|one], size[small|little], colour[red], shape[star], place[left]; count[two], size[large], "
          "colour[blue], shape[rings], place[right]"),
      parse_slots("count[two], size[large], colour[green], shape[stars], place[middle]")};
  const SlotCheck check(rows);
  const SlotRow& both = rows[0];
  CHECK(check.all_right(both, "A little red star on the left and two large blue rings on the right."));
  CHECK(check.all_right(both, "On the right two large blue rings; on the left, one small red star."));
  // The same words, but not the same scene.
  CHECK_FALSE(check.all_right(both, "A small blue star on the left and two large red rings on the right."));
  CHECK_FALSE(check.all_right(both, "A small red star on the right and two large blue rings on the left."));
  // Something is left out, or added.
  CHECK_FALSE(check.all_right(both, "A small red star and two large blue rings on the right."));
  CHECK_FALSE(check.all_right(both, "A small red star on the left."));
  CHECK_FALSE(check.all_right(both, "A small red star on the left and two large blue rings on the right, all green."));
  CHECK_FALSE(check.all_right(both, ""));
  CHECK(check.all_right(rows[1], "Two large green stars in the middle."));
  CHECK(check.all_right({}, "Nothing at all."));
  CHECK_FALSE(check.all_right({}, "Two stars."));
  const auto statistics = all_right_statistics(check, rows, {"A red star.", "In the middle, two large green stars."});
  CHECK(all_right_from_statistics({statistics[0][0] + statistics[1][0], statistics[0][1] + statistics[1][1]}) == 50);
  CHECK_THROWS_AS(all_right_statistics(check, rows, {"one"}), Error);
}
