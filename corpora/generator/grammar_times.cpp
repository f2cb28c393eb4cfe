// Times, dates, prices and counts. Each is drawn again until it belongs to the part asked for, so that the numbers of
// dev and test are new.
#include <stdexcept>

#include "grammar.h"
#include "numbers.h"

namespace corpora {

Paired Grammar::NumberOfPart(const std::string& type, const std::function<Paired()>& make) {
  for (int tries = 0; tries < 100000; ++tries) {
    Paired text = make();
    if (PartOf(type + text.en) != numberPart_) continue;
    current_.numbers.push_back(text.en);
    return text;
  }
  throw std::logic_error("grammar: no number is kept for this part: " + type);
}

Paired Grammar::Date() {
  Paired date = NumberOfPart("date:", [&] {
    int month = rng_.Between(1, 12);
    return DayOfYear(month, rng_.Between(1, DaysInMonth(month)));
  });
  return {"on " + date.en, "am " + date.de};
}

Paired Grammar::Weekday(bool partOfDay) {
  Paired day = WeekdayName(rng_.Between(0, 6));
  if (partOfDay && rng_.Chance(20)) {
    Paired part = rng_.Chance(50) ? Paired{" morning", "morgen"} : Paired{" evening", "abend"};
    return {"on " + day.en + part.en, "am " + day.de + part.de};
  }
  return {"on " + day.en, "am " + day.de};
}

Paired Grammar::Clock() {
  if (rng_.Chance(60)) {
    int hour = rng_.Between(1, 12), minute = 15 * rng_.Between(0, 3);
    if (rng_.Chance(20)) minute = rng_.Chance(50) ? 10 : 50;
    Paired time = ClockTime(hour, minute, true);
    return {"at " + time.en, "um " + time.de};
  }
  Paired time = NumberOfPart("time:", [&] {
    int hour = rng_.Between(6, 22), minute = 5 * rng_.Between(0, 11);
    return ClockTime(hour, minute, false);
  });
  return {"at " + time.en, "um " + time.de};
}

Paired Grammar::Price(int low, int high) {
  return NumberOfPart("price:", [&] {
    std::int64_t cents = std::int64_t{100} * rng_.Between(low / 100, high / 100);
    if (rng_.Chance(65)) cents += rng_.Chance(30) ? 50 : rng_.Chance(30) ? 99 : rng_.Between(1, 98);
    return Money(cents, rng_.Chance(50));
  });
}

// A plain number in figures: platforms, rooms, years.
Paired Grammar::Figures(const std::string& type, int low, int high) {
  return NumberOfPart(type, [&] {
    std::string digits = std::to_string(rng_.Between(low, high));
    return Paired{digits, digits};
  });
}

// Small counts, 2 to 12, in words and in every part; larger ones in figures or words. `low` is at most 12.
Paired Grammar::Count(int low, int high) {
  for (;;) {
    int n = rng_.Between(low, high);
    if (n <= 12) return Spelled(n);
    Paired text = rng_.Chance(40) ? Spelled(n) : Grouped(n);
    if (PartOf("count:" + text.en) != numberPart_) continue;
    current_.numbers.push_back(text.en);
    return text;
  }
}

Paired Grammar::PastTime() {
  switch (rng_.Below(10)) {
    case 0:
      return Weekday(true);
    case 1:
      return Date();
    case 2: {
      Paired n = Count(2, 12);
      static const std::vector<Paired> kUnits = {{"days", "Tagen"}, {"weeks", "Wochen"}, {"months", "Monaten"}};
      const Paired& unit = rng_.Pick(kUnits);
      return {n.en + " " + unit.en + " ago", "vor " + n.de + " " + unit.de};
    }
    case 3: {
      Paired month = MonthName(rng_.Between(1, 12));
      return {"in " + month.en, "im " + month.de};
    }
    default:
      return rng_.Pick(lexicon_.Adverbs("past"))->text;
  }
}

// Within some days: for peeling, washing, turning on.
Paired Grammar::RecentTime() { return rng_.Chance(20) ? Weekday(true) : rng_.Pick(lexicon_.Adverbs("recent"))->text; }

Paired Grammar::NearTime() {
  if (rng_.Chance(20)) return Weekday(true);
  if (rng_.Chance(20)) {
    Paired clock = Clock();
    return rng_.Chance(50) ? Paired{"tomorrow " + clock.en, "morgen " + clock.de}
                           : Paired{"today " + clock.en, "heute " + clock.de};
  }
  return rng_.Pick(lexicon_.Adverbs("near"))->text;
}

Paired Grammar::FutureTime() {
  switch (rng_.Below(12)) {
    case 0:
    case 1:
      return Weekday(true);
    case 2:
      return Date();
    case 3: {
      Paired n = Count(2, 6);
      static const std::vector<Paired> kUnits = {{"days", "Tagen"}, {"weeks", "Wochen"}};
      const Paired& unit = rng_.Pick(kUnits);
      return {"in " + n.en + " " + unit.en, "in " + n.de + " " + unit.de};
    }
    case 4: {
      Paired clock = Clock();
      bool tomorrow = rng_.Chance(50);
      return {(tomorrow ? "tomorrow " : "today ") + clock.en, (tomorrow ? "morgen " : "heute ") + clock.de};
    }
    case 5: {
      Paired day = WeekdayName(rng_.Between(0, 6));
      return {"next " + day.en, "nächsten " + day.de};
    }
    default:
      return rng_.Pick(lexicon_.Adverbs("future"))->text;
  }
}

}  // namespace corpora
