#include "numbers.h"

#include <array>
#include <vector>

namespace corpora {

namespace {

constexpr std::array<const char*, 20> kEnUnits = {
    "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
    "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<const char*, 10> kEnTens = {"",      "",      "twenty",  "thirty", "forty",
                                                 "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<const char*, 20> kDeUnits = {
    "null", "ein", "zwei",  "drei",     "vier",     "fünf",     "sechs",    "sieben",   "acht",     "neun",
    "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
constexpr std::array<const char*, 10> kDeTens = {"",        "",        "zwanzig", "dreißig", "vierzig",
                                                 "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"};

std::string EnBelowThousand(int n) {
  std::string text;
  if (n >= 100) {
    text = std::string(kEnUnits[static_cast<std::size_t>(n / 100)]) + " hundred";
    n %= 100;
    if (n == 0) return text;
    text += " ";
  }
  if (n < 20) return text + kEnUnits[static_cast<std::size_t>(n)];
  text += kEnTens[static_cast<std::size_t>(n / 10)];
  return n % 10 == 0 ? text : text + "-" + kEnUnits[static_cast<std::size_t>(n % 10)];
}

// One stays "ein" before another part; `final` writes "eins".
std::string DeBelowThousand(int n, bool final) {
  std::string text;
  if (n >= 100) {
    text = std::string(kDeUnits[static_cast<std::size_t>(n / 100)]) + "hundert";
    n %= 100;
    if (n == 0) return text;
  }
  if (n == 1) return text + (final ? "eins" : "ein");
  if (n < 20) return text + kDeUnits[static_cast<std::size_t>(n)];
  if (n % 10 != 0) text += std::string(kDeUnits[static_cast<std::size_t>(n % 10)]) + "und";
  return text + kDeTens[static_cast<std::size_t>(n / 10)];
}

std::string GroupedWith(std::int64_t n, char separator) {
  std::string digits = std::to_string(n), out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

std::string TwoDigits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

}  // namespace

Paired Spelled(int n) {
  if (n < 1000) return {EnBelowThousand(n), DeBelowThousand(n, true)};
  Paired text{EnBelowThousand(n / 1000) + " thousand", DeBelowThousand(n / 1000, false) + "tausend"};
  if (n % 1000 != 0) {
    text.en += " " + EnBelowThousand(n % 1000);
    text.de += DeBelowThousand(n % 1000, true);
  }
  return text;
}

Paired Ordinal(int n) {
  const char* suffix = "th";
  if (n / 10 % 10 != 1) suffix = n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
  return {std::to_string(n) + suffix, std::to_string(n) + "."};
}

Paired Grouped(int n) { return {GroupedWith(n, ','), GroupedWith(n, '.')}; }

Paired Money(std::int64_t cents, bool euro) {
  Paired amount{GroupedWith(cents / 100, ','), GroupedWith(cents / 100, '.')};
  int rest = static_cast<int>(cents % 100);
  if (rest != 0) {
    amount.en += "." + TwoDigits(rest);
    amount.de += "," + TwoDigits(rest);
  }
  return {(euro ? "€" : "$") + amount.en, amount.de + (euro ? " €" : " $")};
}

Paired Decimal(int tenths) {
  std::string whole = std::to_string(tenths / 10), rest = std::to_string(tenths % 10);
  return {whole + "." + rest, whole + "," + rest};
}

Paired MonthName(int month) {
  static const std::array<Paired, 12> kMonths = {{{"January", "Januar"},
                                                  {"February", "Februar"},
                                                  {"March", "März"},
                                                  {"April", "April"},
                                                  {"May", "Mai"},
                                                  {"June", "Juni"},
                                                  {"July", "Juli"},
                                                  {"August", "August"},
                                                  {"September", "September"},
                                                  {"October", "Oktober"},
                                                  {"November", "November"},
                                                  {"December", "Dezember"}}};
  return kMonths[static_cast<std::size_t>(month - 1)];
}

int DaysInMonth(int month) {
  if (month == 2) return 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

Paired DayOfYear(int month, int day) {
  Paired name = MonthName(month), number = Ordinal(day);
  return {name.en + " " + number.en, number.de + " " + name.de};
}

Paired WeekdayName(int day) {
  static const std::array<Paired, 7> kDays = {{{"Monday", "Montag"},
                                               {"Tuesday", "Dienstag"},
                                               {"Wednesday", "Mittwoch"},
                                               {"Thursday", "Donnerstag"},
                                               {"Friday", "Freitag"},
                                               {"Saturday", "Samstag"},
                                               {"Sunday", "Sonntag"}}};
  return kDays[static_cast<std::size_t>(day)];
}

Paired ClockTime(int hour, int minute, bool words) {
  if (!words) {
    std::string en = std::to_string(hour % 12 == 0 ? 12 : hour % 12);
    if (minute != 0) en += ":" + TwoDigits(minute);
    std::string de = std::to_string(hour) + (minute != 0 ? "." + TwoDigits(minute) : "") + " Uhr";
    return {en + (hour < 12 ? " a.m." : " p.m."), de};
  }
  int next = hour % 12 + 1;
  Paired here = Spelled(hour), there = Spelled(next);
  switch (minute) {
    case 0:
      return {here.en + " o'clock", (hour == 1 ? std::string("ein") : here.de) + " Uhr"};
    case 15:
      return {"quarter past " + here.en, "Viertel nach " + here.de};
    case 30:
      return {"half past " + here.en, "halb " + there.de};
    case 45:
      return {"quarter to " + there.en, "Viertel vor " + there.de};
    default:
      break;
  }
  if (minute < 30) return {Spelled(minute).en + " past " + here.en, Spelled(minute).de + " nach " + here.de};
  return {Spelled(60 - minute).en + " to " + there.en, Spelled(60 - minute).de + " vor " + there.de};
}

}  // namespace corpora
