#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kSport = R"(
team = Ashford | the Rovers | Millbrook United | the Tigers | Harrowgate City | the Wanderers | the Falcons
  | Redhill Athletic | the Mariners | the visitors | the home side | the league leaders | the champions | the Greys
  | Castleton Town | the Ravens | the Saints | Westport | the Colts | Northgate Rangers | the Giants | the under-21s
player = striker | goalkeeper | centre-back | winger | captain | midfielder | full-back | left-back | forward | sweeper
  | substitute | playmaker | defender | top scorer
athlete = Norwegian | Kenyan | favourite | outsider | title holder | world champion | seventeen-year-old | Australian
  | silver medallist | youngest competitor | Italian | defending champion | newcomer | Jamaican | qualifier
game = match | final | semi-final | cup tie | derby | opening match | second leg | play-off | friendly | replay
  | quarter-final | test match | away game
event = relay | hurdles | marathon | long jump | javelin | time trial | breaststroke | decathlon | downhill
  | team pursuit | high jump | steeplechase | hundred metres | slalom | shot put | regatta | biathlon
blunder = missed a penalty | hit the post | was sent off | passed the ball to nobody | fouled the referee by mistake
  | scored an own goal | slipped on the wet pitch | put the ball over the bar | was caught offside | hit the bar
  | gave away a free kick | was shown a red card | fluffed an open goal | was booked for diving
feat = scored twice in the second half | won back the ball in midfield | saved the day | headed in the winner
  | set up three goals | curled a free kick into the top corner | completed a hat-trick | ran the whole length of the pitch
  | broke the deadlock in extra time | cleared the ball off the line | made twelve tackles | won every header
cricketer = opening bowler | batsman | wicketkeeper | spin bowler | night watchman | fast bowler | fielder at slip
innings = dropped an easy catch | was out for a duck | won the toss | hit [few] sixes | was run out | took the last wicket
  | was caught at long-off | was given out leg before wicket
score = two-nil | three-one | four-two | one-nil | five-three | on penalties | in extra time | by a single goal
  | four-nil | three-two | by [few] goals to one
fact: [1:team] (beat|defeated|knocked out|thrashed|edged past|lost to|were beaten by) [2:team] [score]
fact: [team] (are|went|moved) (top of|bottom of|second from bottom in|third in) the (table|league|standings)
fact: the [player] (of [team]|) [feat]
fact: the [player] (of [team]|) [blunder]
fact: the [cricketer] [innings] (before lunch|on the [few2] morning|in the first over|on a turning pitch|[lately])
fact: the keeper of [team] (kept a clean sheet|saved [few] shots|let the ball slip through his hands) [lately]
fact: the [game] (was decided|ended|will go down in history as having ended) [score]
fact: the [game] between [team] and [team] (was abandoned|was called off|ended in a draw|went to penalties)
fact: the [athlete] (won|took silver in|was disqualified from|withdrew from|came last in) the [event]
fact: the [athlete] (broke|equalled|missed|shaved a tenth off) the (world|national|club|course) record in the [event]
fact: [team] (have signed|are looking for|released|sold) a new [player] (for the coming season|on loan|[lately]|)
fact: the coach of [team] (resigned|was sacked|praised the bench|changed the line-up) after the [game]
fact: the referee (blew|stopped the game|waved play on|added [few] minutes|reached for a red card)
  (before the break|in the final minute|after a foul on the [player])
fact: the (top|second|third|fourth) seed (won|lost) on the (centre|clay|grass|indoor) court in (three|four|five) sets
fact: the pitch was (too hard|waterlogged|like concrete|in perfect condition), and the [game] (was moved|went ahead)
fact: [team] (have not won|remain unbeaten) away from home (this season|since [month]|in [dozen] matches)
fact: the (home|visiting|travelling) (fans|supporters) (sang|cheered|booed) until the final whistle
fact: the [player] will miss the [game] (because of a suspension|with a pulled hamstring|after his red card)
fact: the (women's|junior|mixed|veterans') [event] (starts|will be held|was won) on [weekday]
fact: [team] (trailed|led) at half-time but (won|drew|lost) [score]
fact: the umpire (overruled|called|missed) a (fault|no-ball|let) at match point
fact: the trial run for the [event] will be held at the (new|old) (track|velodrome|pool|stadium)
fact: the transfer of the [player] broke a club record
fact: the crew in lane [few] (caught a crab|rowed away from the field|won the regatta by a length)
fact: the bench of [team] (rose|cheered|protested) when the [player] (went down|was fouled|was booked)
fact: the goal was ruled out because the [player] was (a yard|half a yard|clearly) offside
fact: (a|the) draft of the fixture list has [team] away to [team] on [weekday]
fact: the [athlete] trains [few] hours a day for the [event]
fact: the derby drew a record crowd, who saw [team] (win|lose) [score]
fact: the last lap of the [event] was the fastest of the season
do: (keep your eye on the ball|bend your knees|follow through|stay on your toes) when you (serve|tackle|putt|shoot)
do: (warm up|stretch|jog a lap) before the [game]
do: (pass|clear|chip) the ball (early|wide|back) when the [player] closes in
few2 = first | second | third | last
do: save your strength for the last lap of the [event]
do: (mark|watch) their [player] closely, who [feat] [lately]
do: play for the draw against [team]
do: (lengthen your stride|lift your elbow|breathe on both sides|relax your shoulders) to win the [event]
do: watch [team] on [weekday] if you like attacking football
ask: who (won|scored in|refereed) the [game] between [team] and [team]
ask: did [team] (win|lose|draw) [lately]
ask: how many goals has the [player] of [team] scored this season
ask: is the [player] fit enough to play on [weekday]
ask: why was the [player] (booked|substituted|left on the bench|sent off)
ask: what is the (world|course|club) record in the [event]
ask: where will the final of the [event] be held
deed: (ran|finished|entered|dropped out of) (the|a charity|[his] first) marathon [lately]
deed: (scored|missed|saved) the deciding penalty in the [game] against [team]
deed: (swam|cycled|rowed|ran) [dozen] kilometres (in under [few] hours|before breakfast|without a break)
deed: (trained|practised) for the [event] [times] a week
deed: served [few] aces and won the tennis match in straight sets
deed: (coached|captained|played in goal for) [team] for [few] seasons
deed: (bought|won|gave away) tickets for the [game] between [team] and [team]
deed: (beat|lost to) the club champion at (squash|badminton|table tennis|golf|fencing)
deed: shouted at the referee until the final whistle
deed: (took silver|won bronze|came fourth) in the [event]
deed: celebrated the (goal|try|century|hole in one) by sliding across the pitch on [his] knees
deed: lost [his] place in the team to a younger [player]
deed: (bowled|batted) for an hour and (took [few] wickets|was out for a duck)
deed: skied the black run [times] without a fall
deed: swapped shirts with the [player] of [team]
scene: while the teams were warming up
scene: at half-time in the [game]
scene: just as the referee blew the whistle
scene: on the morning of the [event]
scene: after [team] had lost [score]
scene: between two laps of the track
scene: while everybody else was watching the [game]
scene: when [team] scored
scene: during the first half of the [game]
scene: before the season had even started
aside: still in [his] running shoes
aside: with a tennis racket under [his] arm
aside: still out of breath from [his] training
aside: wearing the scarf of [team]
aside: on the way home from the stadium
who: plays in goal for [team]
who: used to row for the county
who: never misses a match
who: once won the [event]
who: coaches the under-21s
role = goalkeeper | retired boxer | tennis coach | marathon runner | football referee | swimming instructor
  | former champion | professional cyclist
thing = the match | the cup final | the penalty | the new striker | the offside rule | the league table | the marathon
  | the transfer window | the second half | the [event] | the referee
)";

}  // namespace corpora::classify::topic_texts
