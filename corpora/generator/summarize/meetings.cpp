// Meetings: the one proposal that was passed, or turned down, or the plan that was given up, or who was elected; not
// the other items of the evening, drafts, or candidates with fewer votes.
#include <algorithm>

#include "summarize/report.h"

namespace corpora::summarize {

namespace {

const char* const kText = R"book(
item: a new footbridge | a second tram line | an extension of the library | a public swimming pool | a wind farm
  | a covered market | a new fire station | a cycle path along the river | a skating rink | a multi-storey car park
  | a new school kitchen | a town museum | an open-air theatre | a retirement home | a bypass | a sports hall
  | an allotment garden | a youth centre | a new bus station | a district heating plant
event: the summer fair | the Christmas market | the marathon | the jazz festival | the flower show | the regatta
  | the harvest festival | the book week | the firework display | the street parade
small: the minutes of the last meeting | the new opening hours of the town hall | the parking charges | the dog tax
  | the rules for the weekly market | the names of three streets | the winter plan of the road office

open: the council of [P] met on [Day] in (a full chamber|the old town hall|the school gymnasium)
open: there was a long list of items when the council of [P] met on [Day]
open: [Chair] opened the council meeting in [P] on [Day] with a minute's silence for a former member
open: some [Public] citizens followed the council meeting in [P] on [Day]
routine: the council first dealt with [small]
routine: nobody had anything to say about [small]
routine: there was little debate about [small]
postponed: a decision on [OtherItem] was put off until (the autumn|the spring|next year)
postponed: [OtherItem] will have to wait: the council wants to see other figures first
postponed: the council sent [OtherItem] back to its committee
also.passed: [OtherItem] was (approved|accepted) without debate
also.passed: the council had no objection to [OtherItem]
also.failed: [OtherItem] found no majority
also.failed: the council did not want to hear of [OtherItem]
draft: the first plans had spoken of [DraftCost] million [Cur]
draft: a year ago the cost had been put at [DraftCost] million [Cur]
cost.passed: the project is to cost [Cost] million [Cur]
cost.passed: the cost is now (put|estimated) at [Cost] million [Cur]
cost.failed: the project would have cost [Cost] million [Cur]
cost.failed: the cost had last been (put|estimated) at [Cost] million [Cur]
passed: after (a heated|a long|a lively) debate, [Item] was approved by [Votes] votes to [Against]
passed: by [Votes] votes to [Against], the council (agreed to|decided on|approved) [Item]
passed: with [Votes] votes for and [Against] against, [Item] was passed
failed: after (a heated|a long|a lively) debate, [Item] was turned down by [Votes] votes to [Against]
failed: by [Votes] votes to [Against], the council (rejected|turned down) [Item]
failed: with [Votes] votes against and [Against] in favour, [Item] was rejected
for: [Friend] of the (merchants' association|parents' association|youth club) had spoken in favour of it
for: "the town needs this", [said] [Friend]
against: [Enemy] (doubted the figures|called it a luxury|warned of new debts)
against: "we cannot afford everything", [said] [Enemy]
next: the council will meet again on [Next]
end: the meeting ended at [Clock]
end: it was [Clock] when [Chair.last] closed the meeting

kept: [OtherEvent] (will take place|is to take place|goes ahead) as planned
kept: nothing changes for [OtherEvent]
kept: [OtherEvent] was (approved|confirmed) without debate
gone: there will be no money this year for [Event], which the council called off
gone: the council called off [Event]
gone: [Event] will not take place this year
gone.why: the reason is the cost of the guards, which had risen to [Fee] [Cur]
gone.why: the insurance alone would have cost [Fee] [Cur]
gone.last: last year [Visitors] people had come
gone.last: the town had expected [Visitors] visitors

vote.open: the council of [P] had to elect a new mayor on [Day]
vote.open: [Old], who was mayor of [P] for [few] years, took leave of the council on [Day]
vote.open: three candidates hoped to become mayor of [P] on [Day]
vote.open: on [Day] the council of [P] chose between three candidates for the office of mayor
vote: [Candidate] (received|had|got) [Count] votes
vote: the count gave [Count] votes to [Candidate]
vote: for [Candidate] there were [Count] votes
vote.most: [Candidate] won with [Count] votes
vote.most: with [Count] votes, [Candidate] was elected
vote.favourite: [Loser] had been seen as the favourite
vote.favourite: many had expected [Loser] to win
vote.plan: [Winner.last] wants to (build more flats|repair the schools|bring back the night bus)
vote.plan: "I want to be a mayor for everybody", [said] [Winner.last]
vote.start: the new mayor takes office on [Next]
)book";

Report Decision(Draft& draft, bool passed) {
  Invented& invented = draft.invented;
  const std::string item = draft.Choose("Item", "item");
  const int votes = invented.Number(16, 49);
  draft.Set("Votes", Printed(votes));
  draft.Set("Against", Printed(invented.Number(3, votes - 1)));
  const int cost = invented.Tenths(12, 480);
  draft.Set("Cost", PrintedTenths(cost));
  draft.Set("DraftCost", PrintedTenths(invented.Tenths(12, 600)));
  draft.Say("open");
  draft.SaySome({"routine"}, 0, 1);
  const std::vector<std::string> others = {"postponed", passed ? "also.failed" : "also.passed"};
  const bool before = draft.rng.Chance(50);
  draft.Choose("OtherItem", "item");
  if (before) draft.SaySome(others, 1, 1);
  draft.Say(passed ? "passed" : "failed");
  if (draft.rng.Chance(50)) draft.Say("draft");
  draft.Say(passed ? "cost.passed" : "cost.failed");
  draft.SaySome({"for", "against"}, 0, 2);
  draft.Choose("OtherItem", "item");
  if (!before) draft.SaySome(others, 1, 1);
  draft.SaySome({"next", "end"}, 0, 1);
  const std::string cost_clause =
      passed ? ", which is to cost [Cost] million [Cur]" : ", which would have cost [Cost] million [Cur]";
  return draft.Finish(passed ? "meeting passed" : "meeting failed",
                      std::string(passed ? "[P] council approves " : "[P] council rejects ") + WithoutArticle(item),
                      std::string("The council of [P] voted [Votes] to [Against] on [Day] ") +
                          (passed ? "for [Item]" : "against [Item]") + cost_clause);
}

Report Gone(Draft& draft) {
  Invented& invented = draft.invented;
  const std::string event = draft.Choose("Event", "event");
  draft.Set("Fee", Printed(invented.Number(12000, 99000)));
  draft.Set("Visitors", Printed(invented.Number(1200, 48000)));
  draft.Say("open");
  draft.SaySome({"routine"}, 0, 1);
  const std::size_t events = 2 + draft.rng.Below(2), at = draft.rng.Below(events);
  for (std::size_t i = 0; i < events; ++i) {
    draft.Choose("OtherEvent", "event");
    draft.Say(i == at ? "gone" : "kept");
    if (i == at) draft.Say("gone.why");
    if (i == at) draft.SaySome({"gone.last", "against"}, 0, 2);
  }
  draft.SaySome({"next", "end"}, 0, 2);
  return draft.Finish("meeting event off", "[P] council calls off " + WithoutArticle(event),
                      "The council of [P] called off [Event] on [Day] because it would have cost [Fee] [Cur]");
}

Report Election(Draft& draft) {
  Invented& invented = draft.invented;
  const Person winner = invented.NewPerson(), second = invented.NewPerson(), third = invented.NewPerson();
  draft.Set("Winner", winner);
  draft.Set("Loser", second);
  draft.Set("Old", invented.NewPerson());
  const int most = invented.Number(18, 49);
  struct Count {
    Person person;
    int votes;
  };
  std::vector<Count> counts = {{winner, most}, {second, invented.Number(3, most - 1)}};
  counts.push_back({third, invented.Number(3, most - 1)});
  for (std::size_t i = counts.size(); i > 1; --i) std::swap(counts[i - 1], counts[draft.rng.Below(i)]);
  draft.Say("vote.open");
  draft.SaySome({"vote.favourite"}, 0, 1);
  const bool inWords = draft.rng.Chance(70);
  for (const Count& count : counts) {
    draft.Set("Candidate", count.person);
    draft.Set("Count", Printed(count.votes));
    draft.Say(count.votes == most && inWords ? "vote.most" : "vote");
  }
  draft.SaySome({"vote.plan", "vote.start"}, 0, 2);
  draft.Set("Count", Printed(most));
  return draft.Finish("meeting election", "[Winner] elected mayor of [P]",
                      "The council of [P] elected [Winner] as mayor on [Day] with [Count] votes");
}

}  // namespace

Report WriteMeeting(Draft& draft, Part part) {
  static const PhraseBook kBook(kText);
  draft.Begin(part, kBook);
  Invented& invented = draft.invented;
  draft.Set("P", invented.Place());
  for (const char* name : {"Chair", "Friend", "Enemy"}) draft.Set(name, invented.NewPerson());
  draft.Choose("Day", "workday");
  draft.Choose("Next", "workday");
  draft.Set("Cur", std::vector<std::string>{"euros", "pounds", "dollars", "crowns"}[draft.rng.Below(4)]);
  draft.Set("Public", Printed(invented.Number(14, 240)));
  draft.Set("Clock", invented.Clock(20, 23));
  switch (draft.rng.Below(4)) {
    case 0:
      return Decision(draft, true);
    case 1:
      return Decision(draft, false);
    case 2:
      return Gone(draft);
    default:
      return Election(draft);
  }
}

}  // namespace corpora::summarize
