// Matches: who won, by what final score, and who scored most; not the score at the break, nor those of other matches.
#include <algorithm>
#include <utility>

#include "summarize/report.h"

namespace corpora::summarize {

namespace {

const char* const kText = R"book(
nickname: Hawks | Lions | Comets | Wolves | Falcons | Bears | Rockets | Ravens | Tigers | Sharks | Stags | Pirates
  | Badgers | Dragons | Foxes | Giants
venue: Arena | Hall | Stadium | Park | Centre | Dome
round: league | cup | regional cup | second division | first division
injury: ankle | knee | shoulder | wrist | thigh | back
cause: a burst pipe | a power failure | a leaking roof | a flooded dressing room | a broken heating system
  | smoke in the building | a gas leak

open: (more than half the seats were taken|every seat was taken|the mood was cheerful) when [Hf] (met|faced|received) [Af]
  at [Hall] on [Day], with [Crowd] people in the stands
open: a crowd of [Crowd] (came to|filled|turned up at) [Hall] on [Day] for the [Sport] match between [Hf] and [Af]
open: [Hf] (welcomed|received|were at home to) [Af] on [Day] in front of [Crowd] spectators at [Hall]
open: it was a (cold|wet|warm|noisy) evening at [Hall] on [Day], where [Crowd] people watched [Af] visit [Hf]
open: the [Sport] [Round] brought [Af] to [Hall] on [Day], and [Crowd] spectators saw what became of the visit to [Hf]

half.lead: [Wn] led [Half] at (half-time|the break)
half.lead: at (half-time|the break) [W] were [Half] ahead
half.lead: [W] took a [Half] lead into the break
half.behind: [W] were [Half] down at half-time
half.behind: at half-time [Wn] were [Half] down and looked beaten
half.behind: little went right for [W] in the first half, and they were [Half] down at half-time

final: in the end [W] won [Score]
final: [Wn] (finally|eventually) won [Score] against [L]
final: when the (final|last) whistle went, [Wn] had won [Score]
final: the match ended [Score] in favour of [W]
final: [L] lost, and the final score of [Score] (pleased|delighted) the supporters of [W]
final.narrow: it could hardly have been closer, but in the end [W] won [Score]
final.narrow: [Wn] just held on to win [Score] against [L]
final.narrow: the last throw of the match went wide, so that [W] won [Score] by the narrowest of margins
final.rout: [Wn] were never in danger and won [Score]
final.rout: [L] had no chance at all, and [W] won [Score]
final.rout: it became a very one-sided match, which ended [Score] in favour of [W]
final.extra: only extra time settled the match, which [W] won [Score]
final.extra: neither side was ahead after normal time, and it took extra time for [W] to win [Score]
final.extra: level at the end, the two sides went into extra time, after which [Wn] had won [Score]

top: [Top] scored [Points] [Unit] for (the winners|[Wn])
top: nobody scored more than [Top] of [W], who had [Points] [Unit]
top: with [Points] [Unit], [Top] was the best player of [Wn]
top: [Wn] owed much to [Top] and [Top.his] [Points] [Unit]
second: [Second] added [SecondPoints] [Unit] for [W]
second: another [SecondPoints] [Unit] for [W] came from [Second]
third: for [L], [Third] scored [ThirdPoints] [Unit]
third: [Third] did best for [Ln], with [ThirdPoints] [Unit]
third: the (losers|beaten side) could at least be pleased with [Third], who had [ThirdPoints] [Unit]

start: [L] (started better|began brightly) and scored the first [few] [Unit]
start: the first [few] [Unit] of the evening all went to [Ln]
late: [few] minutes before the end the score was [Late]
late: it was [Late] with [few] minutes to play
earlier: the last match between the two sides, in [month], had ended [Earlier] in favour of ([L]|[W])
earlier: when they last met, in [month], the score was [Earlier]
lead.earlier: when [H] and [A] last met, in [month], the score was [Earlier]
lead.earlier: [H] and [A] know each other well: their last match, in [month], ended [Earlier]
lead.other: [O1] beat [O2] [OtherScore] in the [Sport] [Round] on [Day], but that was not the match of the evening
lead.other: [Day] began with [O1], who won [OtherScore] against [O2] in the [Sport] [Round]
other: (elsewhere|in another match of the evening), [O1] beat [O2] [OtherScore]
other: [O1] won [OtherScore] at [O2] on the same evening
coach: "(we never stopped believing|I am proud of every one of them|it was not our best match, but we fought)",
  [said] [Coach], who coaches [Wn]
coach: "(the second half was much better|we kept calm when it mattered|that was hard work)", [said] [W] coach [Coach]
sorry: [Lcoach], who coaches [Ln], said that [Lcoach.his] players had been (too careless|tired|unlucky)
injured: [Hurt] of [L] left the court with a [injury] injury
table: the (win|result) takes [W] to (second|third|fourth|fifth|sixth) place in the table
next: [W] play away (at [Next] next|at [Next] in [few] days' time)
next: next week [Ln] have to travel to [Next]

off: shortly before the start, the match was called off because of [Cause]
off: it was then announced that the match could not be played because of [Cause]
off: before a ball had been thrown, the match was called off; the reason was [Cause]
off.refund: tickets remain valid, and [Crowd] people were sent home
off.refund: the [Crowd] (people|supporters) who had already taken their seats were sent home
off.open: [Hf] (were to play|should have met) [Af] in the [Sport] [Round] at [Hall] on [Day]
off.open: the evening at [Hall] began as planned on [Day], and [Hf] and [Af] were already warming up for their [Sport]
  match
off.strong: both sides had hoped to present new players
off.strong: [H] had hoped to have [Top] back after a [injury] injury
off.coach: "(nobody is to blame|safety comes first)", [said] [Coach], who coaches [H]
table.off: [A] stay in (second|third|fourth|fifth) place in the table
hall: the hall was (sold out|decorated for the occasion|so loud that nobody heard the first whistle)
off.new: the match will now be played on [NewDay]
off.new: a new date has been found: [NewDay]
)book";

struct Sport {
  const char* name;
  const char* unit;
  int low, high;        ///< of a side's final score
  int narrow, rout;     ///< differences up to which, and from which, a win is called so
  int topLow, topHigh;  ///< of the best player
};

constexpr Sport kSports[] = {{"basketball", "points", 61, 118, 4, 22, 22, 44},
                             {"handball", "goals", 17, 44, 2, 10, 7, 16},
                             {"netball", "goals", 31, 79, 3, 18, 18, 39}};

std::string Score(int high, int low) { return Printed(high) + "-" + Printed(low); }

constexpr const char* kResults[] = {"plain", "narrow", "rout", "extra", "comeback"};

Report CalledOff(Draft& draft) {
  const std::string cause = draft.Choose("Cause", "cause");
  draft.Choose("NewDay", "day");
  draft.Say("off.open");
  draft.SaySome({"earlier", "off.strong"}, 0, 2);
  draft.Say("off");
  draft.SaySome({"off.refund", "other"}, 0, 2);
  draft.Say("off.new");
  draft.SaySome({"off.coach", "table.off"}, 0, 2);
  return draft.Finish("match called off", "[H] v [A] called off because of " + WithoutArticle(cause),
                      "The [Sport] match between [H] and [A] was called off on [Day] because of [Cause] and will be "
                      "played on [NewDay]");
}

// Scores and scorers of a match that ends in this way.
void SetFigures(Draft& draft, const Sport& sport, const std::string& result) {
  Invented& invented = draft.invented;
  const bool close = result == "narrow" || result == "extra";
  const int least = result == "rout" ? sport.rout : close ? 1 : sport.narrow + 1;
  const int most = result == "rout" ? 2 * sport.rout : close ? sport.narrow : sport.rout - 1;
  const int won = invented.Number(sport.low + most, sport.high);
  const int lost = invented.Number(won - most, won - least);
  draft.Set("Score", Score(won, lost));
  if (result == "comeback") {
    const int ahead = invented.Number(lost * 45 / 100, lost * 60 / 100);
    draft.Set("Half", Score(ahead, invented.Number(ahead * 60 / 100, ahead - 2)));
  } else {
    const int ahead = invented.Number(won * 42 / 100, won * 58 / 100);
    draft.Set("Half", Score(ahead, invented.Number(ahead * 60 / 100, std::min(ahead, lost) - 1)));
  }
  const int late = invented.Number(won * 80 / 100, won - 1), other = invented.Number(lost * 80 / 100, lost - 1);
  draft.Set("Late", Score(std::max(late, other), std::min(late, other)));
  const int top = invented.Number(sport.topLow, std::min(sport.topHigh, won / 2));
  draft.Set("Points", Printed(top));
  draft.Set("SecondPoints", Printed(invented.Number(top / 3, std::min(top - 1, won - top))));
  draft.Set("ThirdPoints", Printed(invented.Number(top / 2, std::min(top - 1, lost / 2))));
}

}  // namespace

Report WriteMatch(Draft& draft, Part part) {
  static const PhraseBook kBook(kText);
  draft.Begin(part, kBook);
  Rng& rng = draft.rng;
  Invented& invented = draft.invented;
  const Sport& sport = kSports[rng.Below(std::size(kSports))];
  const std::string result = rng.Chance(15) ? "off" : kResults[rng.Below(std::size(kResults))];
  const bool homeWins = rng.Chance(50);
  const std::string winner = invented.Place(), loser = invented.Place();
  draft.Set("W", winner);
  draft.Set("L", loser);
  draft.Set("H", homeWins ? winner : loser);
  draft.Set("A", homeWins ? loser : winner);
  const std::string winners = draft.Choose("Wn", "nickname"), losers = draft.Choose("Ln", "nickname");
  draft.Set("Wn", "the " + winners);
  draft.Set("Ln", "the " + losers);
  const std::string winnersFull = "the " + winner + " " + winners, losersFull = "the " + loser + " " + losers;
  draft.Set("Hf", homeWins ? winnersFull : losersFull);
  draft.Set("Af", homeWins ? losersFull : winnersFull);
  draft.Set("Hall", "the " + invented.Surname() + " " + draft.Choose("Hall", "venue"));
  draft.Set("Sport", sport.name);
  draft.Set("Unit", sport.unit);
  draft.Choose("Day", "day");
  draft.Choose("Round", "round");
  draft.Set("Crowd", Printed(invented.Number(840, 9800)));
  draft.Set("O1", invented.Place());
  draft.Set("O2", invented.Place());
  draft.Set("Next", invented.Place());
  for (const char* name : {"OtherScore", "Earlier"}) {
    const int a = invented.Number(sport.low, sport.high), b = invented.Number(sport.low, sport.high);
    draft.Set(name, Score(std::max(a, b), std::min(a, b)));
  }
  for (const char* name : {"Top", "Second", "Third", "Coach", "Lcoach", "Hurt"}) draft.Set(name, invented.NewPerson());
  if (result == "off") return CalledOff(draft);

  SetFigures(draft, sport, result);
  const std::string lead = rng.Chance(25) ? "lead.earlier" : rng.Chance(25) ? "lead.other" : "";
  if (!lead.empty()) draft.Say(lead);
  draft.Say("open");
  draft.SaySome({lead == "lead.earlier" ? "start" : "earlier", "start"}, 0, 1);
  if (result == "comeback" || rng.Chance(70)) draft.Say(result == "comeback" ? "half.behind" : "half.lead");
  draft.SaySome({"late", "injured"}, 0, 2, false);
  draft.Say(result == "plain" || result == "comeback" ? "final" : "final." + result);
  if (rng.Chance(50)) {
    draft.Say("top");
    draft.SaySome({"second", "third"}, 0, 2);
  } else {
    draft.SaySome({"third"}, 0, 1);
    draft.Say("top");
    draft.SaySome({"second"}, 0, 1);
  }
  draft.SaySome({"coach", "sorry", "table", "next", lead == "lead.other" ? "hall" : "other"}, 0, 4);

  const std::string scorer = ", with [Top] scoring [Points] [Unit]";
  if (result == "comeback") {
    return draft.Finish("match comeback", "[W] come back to beat [L] [Score]",
                        "[W] beat [L] [Score] on [Day] after being [Half] down at half-time" + scorer);
  }
  if (result == "extra") {
    return draft.Finish("match extra time", "[W] beat [L] [Score] after extra time",
                        "[W] beat [L] [Score] after extra time on [Day]" + scorer);
  }
  const char* now = result == "narrow" ? "edge past" : result == "rout" ? "thrash" : "beat";
  const char* then = result == "narrow" ? "edged past" : result == "rout" ? "thrashed" : "beat";
  return draft.Finish("match " + result, "[W] " + std::string(now) + " [L] [Score]",
                      "[W] " + std::string(then) + " [L] [Score] on [Day] in front of [Crowd] spectators" + scorer);
}

}  // namespace corpora::summarize
