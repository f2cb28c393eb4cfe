// Weather: where it was worst, by the largest of several measurements, and what came of it by the last count.
#include <algorithm>

#include "summarize/report.h"

namespace corpora::summarize {

namespace {

const char* const kText = R"book(
open.rain: rain clouds (hung|stood) over [Region] (all day|from early morning) on [Day]
open.rain: people in [Region] can hardly remember a day as wet as this [Day]
open.gusts: a storm crossed [Region] on [Day]
open.gusts: few people went out of doors in [Region] on [Day], as the wind grew stronger by the hour
open.snow: winter came back to [Region] on [Day]
open.snow: when people in [Region] woke up on [Day], everything was white
open.heat: the heat over [Region] reached its peak on [Day]
open.heat: there was no wind and not a cloud over [Region] on [Day]
open.frost: a clear night brought a hard frost to [Region] on [Day]
open.frost: people in [Region] had to scrape the ice off their cars on [Day]
forecast: (the forecast for [Day] had spoken of|for [Day], forecasters had expected) [Forecast]
forecast: [Expert] of the weather office had (warned|spoken) of [Forecast] for [Day]
record: the record for the region, [Record], dates from (the time of our grandparents|another century)
record: that is still less than the record of [Record]
measured.rain: [P] had [V]
measured.rain: in [P] [V] of rain fell
measured.rain: a gauge in [P] collected [V]
measured.rain: the gauge in [P] showed [V]
measured.gusts: in [P] gusts of [V] were measured
measured.gusts: gusts reached [V] in [P]
measured.gusts: the wind blew at up to [V] in [P]
measured.snow: [P] had [V] of new snow
measured.snow: in [P] [V] of snow fell
measured.snow: at the station of [P], [V] of snow lay on the rails
measured.heat: in [P] it was [V]
measured.heat: the thermometer in [P] climbed to [V]
measured.heat: [P] had [V] in the shade
measured.frost: in [P] it was [V]
measured.frost: the thermometer in [P] fell to [V]
measured.frost: [P] had [V] before sunrise
worst.rain: (it was worst in [P], where [V] of rain fell|nowhere was there more rain than in [P], which had [V])
worst.gusts: (it was worst in [P], with gusts of [V]|nowhere was the wind stronger than in [P], where gusts reached [V])
worst.snow: (most snow fell in [P], which had [V]|nowhere was there more snow than in [P], which had [V])
worst.heat: (it was hottest in [P], with [V]|nowhere was it hotter than in [P], where the thermometer showed [V])
worst.frost: (it was coldest in [P], with [V]|nowhere was it colder than in [P], where the thermometer showed [V])
harm.rain: cellars were flooded | the river left its bed | several cars got stuck under a bridge
harm.gusts: trees fell on the roads | roofs lost their tiles | a crane had to be secured
harm.snow: buses stayed in their depots | ploughs worked through the night | several lorries got stuck
harm.heat: the public baths stayed open until midnight | schools closed at noon | the grass on the verges caught fire
harm.frost: water pipes burst in several houses | many cars would not start | the canal froze over
first: at first the grid company spoke of [First] homes without power
first: in the morning [First] homes had been without power
first: early reports put the number of homes without power at [First]
last: by the evening [Last] homes were without power
last: in the end the power failed in [Last] homes
last: later the grid company said that [Last] homes were without power
last: the number of homes without power rose to [Last] by nightfall
nobody: nobody was hurt
nobody: the fire brigade was called out (three|four|five|six|seven|eight) times
quote: "I have lived here for (thirty|forty|fifty) years and never seen anything like it", [said] [Witness] of [Town]
quote: "we were lucky", [said] [Witness], who (runs a bakery|keeps sheep|has a garage) near [Town]
outlook: (it should be calmer|better weather is expected|the forecast is brighter) from [Next] onwards
outlook: (the weather office expects|forecasters expect) [Outlook] for [Next]
helpers: [Helper], who leads the fire brigade of [Town], thanked [Helper.his] (volunteers|crews)
)book";

struct Element {
  const char* name;
  int low, high;  ///< tenths where the unit has them
  bool tenths;
  const char *before, *unit;  ///< "minus " and " degrees"
  const char *from, *what;    ///< of a measurement named for itself: "gusts of ", " of rain"
  const char *headline, *summary;
};

constexpr Element kElements[] = {{"rain", 41, 289, false, "", " millimetres", "", " of rain",
                                  "[P] drenched by [V] of rain", "[P] had [V] of rain on [Day]"},
                                 {"gusts", 88, 214, false, "", " kilometres an hour", "gusts of ", "",
                                  "Gusts of [V] batter [P]", "Gusts reached [V] in [P] on [Day]"},
                                 {"snow", 21, 178, false, "", " centimetres", "", " of snow",
                                  "[P] buried under [V] of snow", "[P] had [V] of new snow on [Day]"},
                                 {"heat", 312, 448, true, "", " degrees", "up to ", "", "Heat climbs to [V] in [P]",
                                  "The heat reached [V] in [P] on [Day]"},
                                 {"frost", 81, 279, true, "minus ", " degrees", "", "", "Frost of [V] grips [P]",
                                  "The temperature fell to [V] in [P] on [Day]"}};

}  // namespace

Report WriteWeather(Draft& draft, Part part) {
  static const PhraseBook kBook(kText);
  draft.Begin(part, kBook);
  Rng& rng = draft.rng;
  Invented& invented = draft.invented;
  const Element& element = kElements[rng.Below(std::size(kElements))];
  const auto measure = [&](int low, int high) {
    const int drawn = element.tenths ? invented.Tenths(low, high) : invented.Number(low, high);
    return std::pair(drawn, element.before + (element.tenths ? PrintedTenths(drawn) : Printed(drawn)) + element.unit);
  };
  draft.Choose("Day", "day");
  draft.Choose("Next", "day");
  const std::string direction = std::vector<std::string>{"north", "south", "east", "west"}[rng.Below(4)];
  draft.Set("Region", rng.Chance(50) ? "the " + direction + " of the country" : "the " + direction);
  const auto [worst, worstText] = measure(element.low + (element.high - element.low) / 2, element.high);
  const std::string place = invented.Place();
  for (const char* name : {"Forecast", "Outlook"})
    draft.Set(name, element.from + measure(element.low, worst - 1).second + element.what);
  draft.Set("Record", measure(worst + 1, element.high + (element.high - element.low) / 2).second);
  for (const char* name : {"Expert", "Witness", "Helper"}) draft.Set(name, invented.NewPerson());
  draft.Set("Town", invented.Place());
  const int last = invented.Number(1200, 9800);
  draft.Set("Last", Printed(last));
  draft.Set("First", Printed(invented.Number(300, last - 1)));
  const std::string kind = element.name;

  if (rng.Chance(30)) draft.Say("forecast");
  draft.Say("open." + kind);
  draft.SaySome({"harm." + kind, "quote"}, 0, 1);
  const std::size_t places = 2 + rng.Below(3), worstAt = rng.Below(places);
  const bool inWords = rng.Chance(80);  // else the figures alone tell
  for (std::size_t i = 0; i < places; ++i) {
    draft.Set("P", i == worstAt ? place : invented.Place());
    draft.Set("V", i == worstAt ? worstText : measure(element.low, worst - 1).second);
    draft.Say((i == worstAt && inWords ? "worst." : "measured.") + kind);
  }
  draft.SaySome({"record", "harm." + kind}, 0, 1);
  const bool power = rng.Chance(60);
  if (power) {
    if (rng.Chance(60)) draft.Say("first");
    draft.SaySome({"harm." + kind}, 0, 1);
    draft.Say("last");
  }
  draft.SaySome({"nobody", "outlook", "helpers"}, 0, 3);

  draft.Set("P", place);
  draft.Set("V", worstText);
  const std::string effect =
      power ? ", and [Last] homes were without power" : ", more than anywhere else in the region";
  const std::string most = kind == "frost" && !power ? ", lower than anywhere else in the region" : effect;
  return draft.Finish("weather " + kind, element.headline, element.summary + most);
}

}  // namespace corpora::summarize
