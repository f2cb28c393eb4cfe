#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kMoney = R"(
firm = the brewery | the steelworks | a chain of bakeries | the airline | the shipyard | a maker of tractors | the paper mill
  | a start-up | the supermarket group | the carmaker | the railway company | an insurance group | the brick factory
  | the toy maker | the mining company | the publishing house | the energy supplier
asset = shares | bonds | government bonds | gold | property | savings certificates | index funds | pension funds
  | foreign currency | blue chips | junk bonds | commodities | options
rate = one per cent | two per cent | three per cent | half a per cent | five per cent | ten per cent
  | four and a half per cent | seven per cent
debt = mortgage | loan | overdraft | home loan | bridging loan | student loan | car loan | bank loan | payday loan
cost = rent | electricity bill | insurance premium | council tax | heating bill | service charge | school fees
  | phone bill | dental bill | subscription
due = salary | pension | bonus | commission | child benefit | housing benefit | wage | allowance | overtime pay
sum = a thousand pounds | two hundred euros | fifty pounds | half a million | a small fortune | [dozen] thousand euros
  | [few] thousand pounds | [few] hundred dollars | [dozen] million
percent = one per cent | two per cent | three per cent | half a per cent | five per cent | ten per cent | a quarter
  | a third | four and a half per cent
bank = savings bank | building society | credit union | bank | private bank | cooperative bank | mortgage lender
  | merchant bank | local bank
up = rose | climbed | fell | dropped | slipped | jumped | recovered | plunged
fact: the central bank (raised|cut|lowered) (its key rate|interest rates) by [percent] [lately]
fact: the [bank] (raised|cut) its (fees|charges|rates for savers) by [percent] [lately]
fact: the shares of [firm] [up] by [percent] [lately]
fact: [firm] (reported|announced|posted) a (profit|loss) of [sum] for the (first|second|third|last) quarter
fact: [firm] has (paid|cut|doubled|cancelled) its dividend
fact: inflation (is expected to fall|fell|rose|slowed) to [rate] (in [month]|this year|)
fact: the pound [up] against the (dollar|euro|yen|franc) (after the news|[lately]|in early trading)
fact: the [debt] has to be paid back (within [dozen] years|in monthly instalments|by [month]|with interest)
fact: the interest on the [debt] (has gone up|is [rate]|eats up half the [due])
fact: the [cost] (has gone up|will rise|went up|was raised) by [percent] (in [month]|again|this year)
fact: the [due] (is paid on the last [weekday] of the month|was paid [lately]|has not arrived this month)
fact: the [bank] (refused|granted|approved|turned down) a loan of [sum] to [firm]
fact: [asset] (will yield|brought|returned) more than [asset] (this year|over [few] years|for once)
fact: the market for [asset] (crashed|recovered|dried up|was nervous) [lately]
fact: the branch in the high street closes in [month], and the [bank] wants us to use the app
fact: the deposit on the flat is [sum] and the [cost] is extra
fact: the budget has a hole of [sum]
fact: [firm] owes its (suppliers|shareholders|workers) [sum]
fact: the (auditors|shareholders|creditors) of [firm] (asked for|found|want back) [sum]
fact: the price of (wheat|copper|crude oil|gold|milk) [up] by [percent] [lately]
fact: there is [sum] (left in|missing from|in) the (account|petty cash|savings account)
fact: taxes on [asset] will (rise|fall) by [percent] next [month]
fact: the exchange rate is (poor|better at the [bank]|fixed by the [bank])
fact: the recovery of the (housing|labour|stock) market (surprised|pleased) the (central bank|treasury|stock exchange)
fact: the charge for withdrawing cash at the [bank] is [rate]
fact: the seed capital of [sum] came from the [bank]
fact: the recession (ended|began) when the central bank (cut|raised) its rates
fact: a note for [few] hundred pounds was withdrawn from circulation
fact: the stock of [firm] has lost [percent] since [month]
fact: the insurance (pays|paid|refused to pay) [sum] for the damage
do: put [percent] of your [due] into [asset]
do: pay off the [debt] before you buy [asset]
do: compare the interest rates before you take out a [debt]
do: (keep the receipts|fill in the tax return|claim your expenses) before [month]
do: open a (savings|current|joint) account at the [bank]
do: (sell|buy|hold on to) [asset] while the market is falling
do: set aside [sum] for the [cost]
do: draw up a budget and stick to it until the [due] comes in
ask: how much [spend] is left in the account
ask: what is the interest rate on a [debt]
ask: should I invest my [due] in [asset]
ask: is the [cost] tax-deductible
ask: why did the shares of [firm] fall
ask: how do I (pay off|cancel|apply for|refinance) a [debt]
ask: where can I change [sum] without paying a charge
spend = money | cash | credit | of the [due]
deed: (took out|paid off|applied for|was refused) a [debt] [lately]
deed: (invested|lost|won|saved) [sum] (in [asset]|on the stock exchange|in [few] years)
deed: (opened|closed|emptied|overdrew) [his] (bank|savings|current) account [lately]
deed: (inherited|lent me|owed us|borrowed) [sum]
deed: asked [his] boss for a rise of [percent]
deed: bought shares in [firm] and sold them for [sum]
deed: spent [his] whole [due] on the [cost]
deed: filled in [his] tax return and got [sum] back
deed: cancelled the standing order for the [cost]
deed: moved [his] savings from [asset] to [asset]
deed: forgot to pay the [cost] and was charged [rate]
deed: haggled over the price until it fell by [percent]
deed: put a deposit of [sum] on a cottage and took out a mortgage
deed: withdrew [sum] in cash from the [bank]
deed: went bankrupt and lost [sum]
scene: while the shares were falling
scene: with [sum] in the bank
scene: at the end of the tax year
scene: before the [due] had arrived
scene: although the [cost] had just gone up
scene: in the queue at the bank
scene: when the stock market crashed
scene: after the [bank] had turned down the loan
scene: on pay day
scene: while the accountants were counting
aside: without a penny in [his] pocket
aside: with the unpaid [cost] in [his] hand
aside: in debt up to [his] ears
aside: rich for the first time in [his] life
aside: on [his] way to the bank
who: works at the [bank]
who: owns half of [firm]
who: is up to the ears in debt
who: won [sum] in a lottery
who: audits [firm]
role = banker | tax adviser | stockbroker | accountant | bank clerk | insurance agent | treasurer | retired economist
thing = the mortgage | the interest rates | the tax return | the price of [asset] | my pension | the shares of [firm]
  | the budget | inflation | the [cost] | the exchange rate
)";

}  // namespace corpora::classify::topic_texts
