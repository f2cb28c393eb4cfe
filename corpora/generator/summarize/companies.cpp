// Company results: what became of the profit, the division that grew most, jobs that go, a firm that is bought; not
// last year's figures, the expectations of analysts or an offer that was turned down.
#include <algorithm>

#include "summarize/report.h"

namespace corpora::summarize {

namespace {

const char* const kText = R"book(
period: the first quarter | the second quarter | the third quarter | the first half of the year | the past year
product: lifts | bicycles | garden tools | medical lamps | water pumps | kitchen scales | printing inks | steel ropes
  | hearing aids | office chairs | door locks | coffee machines | roof windows | ship engines | work clothes | skis
site: plant | warehouse | main office | foundry | laboratory

open: [Day] was a (long|busy) day for [Boss], who runs [C] of [Town]
open: [C], which (makes|sells) [Products] and has its seat in [Town], presented its figures on [Day]
open: shareholders of [C] met in [Town] on [Day]
open: the results of [C] had been awaited (with interest|impatiently), and on [Day] they came
open: [Boss], the head of [C], faced the press in [Town] on [Day]
sales: sales (came to|amounted to|reached) [Sales] million [Cur]
sales: the [Town] company took in [Sales] million [Cur]
expected: analysts had expected a profit of [Expected] million [Cur]
expected: on average, analysts had reckoned with [Expected] million [Cur]
profit.up: the profit for [Period] rose to [Now] million [Cur] from [Before] million
profit.up: in [Period] [C] earned [Now] million [Cur], after [Before] million a year earlier
profit.up: a year ago the profit had been [Before] million [Cur]; in [Period] it grew to [Now] million
profit.down: the profit for [Period] fell to [Now] million [Cur] from [Before] million
profit.down: in [Period] [C] earned only [Now] million [Cur], after [Before] million a year earlier
profit.down: a year ago the profit had been [Before] million [Cur]; in [Period] it shrank to [Now] million
profit.loss: after a profit of [Before] million [Cur] a year ago, there was a loss of [Now] million in [Period]
profit.loss: in [Period] [C] lost [Now] million [Cur]; a year earlier it had earned [Before] million
profit.loss: where there had been a profit of [Before] million [Cur] a year ago, the company had a loss of [Now] million
  in [Period]
division: sales of [Product] (grew|rose|went up) by [Percent] percent
division: [Product] brought in [Percent] percent more
division: the company sold [Percent] percent more [Product]
division.most: business was best with [Product], which brought in [Percent] percent more
fall.most: the greatest worry is [Product], which brought in [Percent] percent less
fall: sales of [Product] (fell|went down|dropped) by [Percent] percent
fall: [Product] brought in [Percent] percent less
fall: the company sold [Percent] percent fewer [Product]
shares.up: the shares (gained|rose by) [Move] percent
shares.down: the shares (lost|fell by) [Move] percent
outlook: for the coming year, chief executive [Boss.last] expects sales of [Outlook] million [Cur]
outlook: chief executive [Boss.last] did not want to say what [Boss.he] expects of next year
dividend: shareholders receive (the same dividend as last year|no dividend this time)
rival: [Rival], a competitor, had reported a profit of [RivalProfit] million [Cur] the week before
staff: [C] employs [Staff] people
staff: the company has [Staff] employees
quote: "we (know what we have to do|have every reason to be confident|are on the right road)", [said] chief executive [Boss.last]
cuts: altogether [Jobs] jobs are to go at the [Site] in [P]
cuts: the [Site] in [P] will lose [Jobs] jobs
cuts: at the [Site] in [P], [Jobs] people will lose their jobs
cuts.safe: the other sites are not affected, and [Safe] jobs in [SafeTown] are safe
cuts.safe: [SafeTown], where [Safe] people work, will be spared
cuts.rumour: there had been rumours of [Rumour] jobs
cuts.union: [Union] of the works council (spoke of a black day|called the plan a mistake|announced protests)
buys: [C] is to buy [D], (a maker of|which makes) [Trade], for [Price] million [Cur]
buys: (the company|[C]) has agreed to pay [Price] million [Cur] for [D], (a maker of|which makes) [Trade]
buys: [D], (a maker of|which makes) [Trade], will belong to [C], which pays [Price] million [Cur] for it
buys.first: a first offer of [Offer] million [Cur] had been turned down
buys.first: [C] had at first offered [Offer] million [Cur]
buys.staff: [D] has [Staff2] employees in [P]
buys.close: the (authorities|owners) still have to agree
)book";

struct Division {
  std::string product;
  int percent = 0;
};

// Tells of two or three divisions, and says which changed most; some reports say it in words, some in figures alone.
Division SayDivisions(Draft& draft, const std::string& rule) {
  std::vector<Division> divisions(2 + draft.rng.Below(2));
  for (Division& division : divisions) division = {draft.Choose("Product", "product"), draft.invented.Number(2, 48)};
  const auto less = [](const Division& a, const Division& b) { return a.percent < b.percent; };
  const auto most = std::max_element(divisions.begin(), divisions.end(), less);
  const bool inWords = draft.rng.Chance(65);
  for (auto division = divisions.begin(); division != divisions.end(); ++division) {
    draft.Set("Product", division->product);
    draft.Set("Percent", Printed(division->percent));
    draft.Say(division == most && inWords ? rule + ".most" : rule);
  }
  return *most;
}

}  // namespace

Report WriteCompany(Draft& draft, Part part) {
  static const PhraseBook kBook(kText);
  draft.Begin(part, kBook);
  Rng& rng = draft.rng;
  Invented& invented = draft.invented;
  const std::string event = std::vector<std::string>{"up", "down", "loss", "cuts", "buys"}[rng.Below(5)];
  const std::string profit = event == "cuts" ? (rng.Chance(50) ? "down" : "loss") : event == "buys" ? "up" : event;
  draft.Set("C", invented.Company());
  draft.Set("D", invented.Company());
  draft.Set("Rival", invented.Company());
  draft.Set("Town", invented.Place());
  draft.Set("P", invented.Place());
  draft.Set("SafeTown", invented.Place());
  draft.Set("Boss", invented.NewPerson());
  draft.Set("Union", invented.NewPerson());
  draft.Choose("Day", "workday");
  draft.Choose("Period", "period");
  draft.Choose("Site", "site");
  draft.Choose("Products", "product");
  draft.Choose("Trade", "product");
  draft.Set("Cur", std::vector<std::string>{"euros", "pounds", "dollars", "crowns"}[rng.Below(4)]);
  const int more = invented.Tenths(140, 980), less = invented.Tenths(31, more * 9 / 10);
  draft.Set("Now", PrintedTenths(profit == "up" ? more : less));
  draft.Set("Before", PrintedTenths(profit == "up" ? less : more));
  draft.Set("Expected", PrintedTenths(invented.Tenths(50, 990)));
  draft.Set("RivalProfit", PrintedTenths(invented.Tenths(50, 990)));
  const int sales = invented.Number(210, 990);
  draft.Set("Sales", Printed(sales));
  draft.Set("Outlook", Printed(invented.Number(sales, 1400)));
  draft.Set("Move", PrintedTenths(invented.Tenths(11, 98)));
  draft.Set("Staff", Printed(invented.Number(1500, 9900)));
  draft.Set("Staff2", Printed(invented.Number(120, 1400)));
  const int jobs = invented.Number(80, 900);
  draft.Set("Jobs", Printed(jobs));
  draft.Set("Rumour", Printed(invented.Number(jobs, 1400)));
  draft.Set("Safe", Printed(invented.Number(120, 1400)));
  const int price = invented.Number(60, 900);
  draft.Set("Price", Printed(price));
  draft.Set("Offer", Printed(invented.Number(20, price - 1)));

  draft.Say("open");
  draft.SaySome({"sales", "expected"}, 0, 2);
  draft.Say("profit." + profit);
  const bool grows = profit == "up";
  Division best;
  if (event == "up" || event == "down" || rng.Chance(25)) best = SayDivisions(draft, grows ? "division" : "fall");
  draft.SaySome({grows ? "shares.up" : "shares.down", "staff", "rival", "dividend"}, 0, 2);
  if (event == "cuts") {
    if (rng.Chance(40)) draft.Say("cuts.rumour");
    draft.Say("cuts");
    draft.SaySome({"cuts.safe", "cuts.union"}, 0, 2);
  }
  if (event == "buys") {
    if (rng.Chance(30)) draft.Say("quote");
    draft.Say("buys");
    draft.SaySome({"buys.first", "buys.staff", "buys.close"}, 0, 2);
  }
  draft.SaySome({"outlook"}, 0, 1);

  if (event == "cuts") {
    return draft.Finish(
        "company cuts", "[C] to cut [Jobs] jobs in [P]",
        std::string("[C] will cut [Jobs] jobs at its [Site] in [P] after ") +
            (profit == "loss" ? "a loss of [Now] million [Cur]" : "its profit fell to [Now] million [Cur]"));
  }
  if (event == "buys") {
    return draft.Finish("company buys", "[C] buys [D] for [Price] million [Cur]",
                        "[C] is to pay [Price] million [Cur] for [D], which makes [Trade]");
  }
  if (event == "loss") {
    return draft.Finish("company loss", "[C] slips to loss of [Now] million [Cur]",
                        "[C] made a loss of [Now] million [Cur] in [Period] after a profit of [Before] million");
  }
  draft.Set("Best", best.product);
  draft.Set("BestPercent", Printed(best.percent));
  return draft.Finish("company " + event,
                      std::string("[C] profit ") + (grows ? "rises" : "falls") + " to [Now] million [Cur]",
                      std::string("The profit of [C] ") + (grows ? "rose" : "fell") +
                          " to [Now] million [Cur] in [Period], as sales of [Best] " + (grows ? "grew" : "fell") +
                          " by [BestPercent] percent");
}

}  // namespace corpora::summarize
