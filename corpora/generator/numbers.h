#pragma once
#include <cstdint>
#include <string>

#include "lexicon.h"

namespace corpora {

/// Whole numbers spelled out, 0 to 999,999: "forty-two" / "zweiundvierzig". German 1 is "eins".
Paired Spelled(int number);
/// Ordinal figure: "3rd" / "3."
Paired Ordinal(int number);
/// Digits grouped by thousands: 12,500 / 12.500.
Paired Grouped(int number);
/// Amounts of money in cents: "$1,234.50" / "1.234,50 $", "€40" / "40 €". Whole amounts carry no cents.
Paired Money(std::int64_t cents, bool euro);
/// Decimal with one place: "2.5" / "2,5".
Paired Decimal(int tenths);
/// Day of the year without the year: "March 3rd" / "3. März".
Paired DayOfYear(int month, int day);
int DaysInMonth(int month);
Paired MonthName(int month);
/// 0 is Monday.
Paired WeekdayName(int day);
/// Clock time, minute a multiple of 5. `words` gives "half past three" / "halb vier" (hour 1 to 12), otherwise
/// "3:45 p.m." / "15.45 Uhr" (hour 0 to 23).
Paired ClockTime(int hour, int minute, bool words);

}  // namespace corpora
