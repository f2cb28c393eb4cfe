// Traffic: the last count of the hurt, the time at which a road really opens, the line that does not run at all; not
// first reports, nor lines that are merely late.
#include "summarize/report.h"

namespace corpora::summarize {

namespace {

const char* const kText = R"book(
vehicle: van | tractor | delivery lorry | coach | camper van | fire engine | cattle transporter | post van
hit: ran into | collided with | hit | overturned after touching
other.vehicle: parked lorry | milk tanker | snow plough | minibus | low loader | road sweeper
cargo: onions | bricks | paint | apple juice | roof tiles | frozen peas | toys | gravel | beer crates | timber | flour
  | fertiliser | mattresses | eggs
cause: a landslide | a fallen tree | a signal failure | a damaged bridge | a broken overhead wire | a fire beside the line
  | a strike of the drivers
sea.cause: fog | high waves | an engine failure | a damaged ramp | a strike of the crew
time: on [Day] morning | late on [Day] morning | shortly before noon on [Day]

open.crash: drivers (needed patience|had to wait) on the [Road] between [P] and [Q]
open.crash: the [Road] is known for its bends, and many who live in [P] avoid it when they can
open.crash: it had been raining for hours when the accident happened
open.crash: [Witness] was on [Witness.his] way to work when [Witness.he] heard a loud bang
crash: near [P] a [Vehicle] [hit] a [OtherVehicle] on the [Road] [time]
crash: on the [Road] near [P], a [Vehicle] [hit] a [OtherVehicle] on [Day]
crash: the accident happened on [Day] near [P], where a [Vehicle] [hit] a [OtherVehicle] on the [Road]
hurt.first: at first the police spoke of [FirstHurt] injured people
hurt.first: first reports had put the number of injured at [FirstHurt]
hurt.last: in the end it turned out that [Hurt] people had been hurt
hurt.last: later the police gave the number of injured people as [Hurt]
hurt.last: the hospital in [Q] finally took in [Hurt] injured people
hurt.last: when all had been counted, [Hurt] people were found to be hurt
again: the road was open again at [Clock]
again: traffic was flowing again by [Clock]
queue: the queue was [Queue] kilometres long at times
queue: cars stood in a queue of up to [Queue] kilometres
detour: traffic was led through [Town]
detour: many drivers took the old road through [Town]
police: [Officer] of the police (appealed to witnesses|said that the cause was not yet clear|praised the helpers)
damage: the damage is put at [Damage] [Cur]
helpers: there were [Helpers] firefighters on the spot

open.spill: on [Day] drivers could not believe what lay on the [Road] near [P]
open.spill: there were long queues around [P] on [Day]
open.spill: [Witness] is a patient driver, but [Day] was too much even for [Witness.him]
spill: near [P] a lorry had lost its load of [Cargo] on the [Road]
spill: the reason was a lorry that had shed [Cargo] on the [Road] near [P]
spill: tonnes of [Cargo] had fallen from a lorry and lay across the [Road] near [P]
until.first: the police had hoped to open the road at [FirstClock]
until.first: the road was meant to open again at [FirstClock]
until.first: the road office had at first spoken of [FirstClock]
until.last: the work took a long time, and the road stayed closed until [Clock]
until.last: it was [Clock] before the first cars could pass
until.last: only at [Clock] was the last lane cleared

open.rail: travellers in [P] had to be patient on [Day]
open.rail: the platforms of [P] were crowded on [Day]
open.rail: on [Day] the railway had (problems on several lines|one of its worst days) around [P]
late: trains to [T] were up to [Minutes] minutes late
late: on the line to [T] there were delays of up to [Minutes] minutes
late: those who wanted to go to [T] arrived [Minutes] minutes late
stopped: no train at all ran between [P] and [Q] because of [Cause]
stopped: between [P] and [Q] all trains were cancelled because of [Cause]
stopped: because of [Cause], trains between [P] and [Q] did not run at all
buses: (buses|coaches) (took|carried) passengers between [P] and [Q] instead
buses: in place of the trains, [Buses] buses (were used|ran)
resume: from [Next] the line is to be used again
resume: the railway expects to run trains there again from [Next]
resume: trains are to run there again from [Next]
voice: "nobody told us anything", [said] [Witness] of [Town]
voice: "I am going to take the car in future", [said] [Witness], who works in [Town]

open.ferry: the sea was rough off [P] on [Day]
open.ferry: there was much ado at the harbour of [P] on [Day]
open.ferry: passengers waited in vain at the harbour of [P] on [Day]
sails: the boat to [T] left [Minutes] minutes late
sails: the [T] boat (ran|sailed) as usual
ferry: the ferry to [Q] was cancelled because of [SeaCause]
ferry: because of [SeaCause], the ferry from [P] to [Q] did not leave
ferry: [SeaCause] kept the ferry to [Q] in the harbour all day
waiting: altogether [Waiting] passengers were left behind
waiting: in all, [Waiting] passengers had booked a place
waiting: the [Waiting] passengers will get their money back
outside: the harbour master, [Officer], did not want to take any risks
sea.resume: the next ferry is to leave on [Next]
sea.resume: the ferry company hopes to sail again on [Next]
)book";

constexpr const char* kCounts[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"};

Report Crash(Draft& draft) {
  const std::size_t hurt = 2 + draft.rng.Below(8);
  draft.Set("Hurt", kCounts[hurt]);
  draft.Set("FirstHurt", kCounts[draft.rng.Below(hurt)]);
  draft.Say("open.crash");
  draft.Say("crash");
  draft.SaySome({"queue", "helpers", "detour"}, 0, 2);
  if (draft.rng.Chance(75)) draft.Say("hurt.first");
  draft.SaySome({"police"}, 0, 1);
  draft.Say("hurt.last");
  draft.Say("again");
  draft.SaySome({"damage", "voice"}, 0, 2);
  return draft.Finish("traffic crash", "[Hurt] hurt in crash on [Road] near [P]",
                      "[Hurt] people were hurt on [Day] when a [Vehicle] crashed on the [Road] near [P], which was "
                      "closed until [Clock]");
}

Report Spill(Draft& draft) {
  draft.Choose("Cargo", "cargo");
  draft.Say("open.spill");
  draft.SaySome({"detour"}, 0, 1);
  draft.Say("spill");
  draft.SaySome({"queue", "helpers", "police"}, 0, 2);
  if (draft.rng.Chance(75)) draft.Say("until.first");
  draft.Say("until.last");
  draft.SaySome({"damage", "voice"}, 0, 2);
  return draft.Finish("traffic spill", "[Road] closed until [Clock] after lorry sheds [Cargo]",
                      "A lorry shed [Cargo] on the [Road] near [P] on [Day], and the road was closed until [Clock]");
}

// The lines, one of which does not run; the others are late or on time.
void Lines(Draft& draft, const std::string& late, const std::string& stopped) {
  const std::size_t lines = 2 + draft.rng.Below(3), at = draft.rng.Below(lines);
  for (std::size_t i = 0; i < lines; ++i) {
    draft.Set("T", draft.invented.Place());
    draft.Set("Minutes", Printed(draft.invented.Number(13, 180)));
    draft.Say(i == at ? stopped : late);
  }
}

Report Rail(Draft& draft) {
  const std::string cause = draft.Choose("Cause", "cause");
  draft.Say("open.rail");
  const bool early = draft.rng.Chance(40);
  if (early) draft.Say("voice");
  Lines(draft, "late", "stopped");
  draft.SaySome({"buses"}, 0, 1);
  draft.Say("resume");
  if (!early) draft.SaySome({"voice"}, 0, 1);
  return draft.Finish("traffic rail", "No trains between [P] and [Q] because of " + WithoutArticle(cause),
                      "Trains between [P] and [Q] were cancelled on [Day] because of [Cause] and are to run again from "
                      "[Next]");
}

Report Ferry(Draft& draft) {
  const std::string cause = draft.Choose("SeaCause", "sea.cause");
  draft.Say("open.ferry");
  const bool early = draft.rng.Chance(40);
  if (early) draft.Say("voice");
  Lines(draft, "sails", "ferry");
  draft.Say("waiting");
  draft.SaySome({"sea.resume", early ? "outside" : "voice"}, 0, 2);
  return draft.Finish(
      "traffic ferry", "Ferry from [P] to [Q] cancelled because of " + WithoutArticle(cause),
      "The ferry from [P] to [Q] was cancelled on [Day] because of [SeaCause], which affected [Waiting] "
      "passengers");
}

}  // namespace

Report WriteTraffic(Draft& draft, Part part) {
  static const PhraseBook kBook(kText);
  draft.Begin(part, kBook);
  Invented& invented = draft.invented;
  draft.Set("P", invented.Place());
  draft.Set("Q", invented.Place());
  draft.Set("Town", invented.Place());
  draft.Set("Witness", invented.NewPerson());
  draft.Set("Officer", invented.NewPerson());
  draft.Choose("Day", "day");
  draft.Choose("Next", "day");
  draft.Choose("Vehicle", "vehicle");
  draft.Choose("OtherVehicle", "other.vehicle");
  draft.Set("Cur", std::vector<std::string>{"euros", "pounds", "dollars", "crowns"}[draft.rng.Below(4)]);
  draft.Set("Road", invented.Highway());
  draft.Set("FirstClock", invented.Clock(10, 13));
  draft.Set("Clock", invented.Clock(14, 22));
  draft.Set("Queue", Printed(invented.Number(13, 46)));
  draft.Set("Helpers", Printed(invented.Number(14, 120)));
  draft.Set("Buses", Printed(invented.Number(13, 60)));
  draft.Set("Damage", Printed(invented.Number(12000, 99000)));
  draft.Set("Waiting", Printed(invented.Number(60, 1400)));
  switch (draft.rng.Below(4)) {
    case 0:
      return Crash(draft);
    case 1:
      return Spill(draft);
    case 2:
      return Rail(draft);
    default:
      return Ferry(draft);
  }
}

}  // namespace corpora::summarize
