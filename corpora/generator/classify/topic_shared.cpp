#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kShared = R"(
woman = Alice | Amelia | Beatrice | Bridget | Carol | Celia | Claire | Daphne | Deborah | Edith | Eleanor | Fiona
  | Frances | Gillian | Grace | Hannah | Hazel | Imogen | Irene | Isabel | Joan | Josephine | Kate | Kirsty | Laura
  | Lucy | Mabel | Margaret | Meera | Naomi | Nell | Olive | Paula | Priya | Rachel | Rosalind | Ruth | Sandra | Sheila
  | Susan | Tamsin | Tess | Ursula | Violet | Wendy | Yasmin | Zoe
man = Adrian | Alan | Arthur | Barnaby | Ben | Callum | Charles | Colin | Daniel | David | Derek | Duncan | Edward
  | Felix | Frank | Gareth | George | Graham | Harry | Hugh | Ian | Imran | Jack | James | Jonah | Keith | Kenneth | Liam
  | Malcolm | Martin | Neil | Nigel | Oliver | Oscar | Patrick | Philip | Ravi | Rupert | Samuel | Simon | Stuart | Tariq
  | Theo | Thomas | Victor | Walter | William
aunt = my aunt | my sister | my mother | my grandmother | my daughter | my niece | our landlady | my godmother
  | my stepmother | the woman next door | my old schoolfriend [woman] | my mother-in-law | my wife | her twin sister
uncle = my uncle | my brother | my father | my grandfather | my son | my nephew | our landlord | my godfather
  | my stepfather | the man next door | my old schoolfriend [man] | my father-in-law | my husband | his twin brother
cousin = my cousin | our neighbour | a friend of mine | a colleague | one of my flatmates | my best friend
  | the caretaker | a student from the second floor | somebody I know from school | my boss | our postman's youngest
  | my neighbour's eldest child | my dentist's receptionist | one of the twins | the new lodger
month = January | February | March | April | May | June | July | August | September | October | November | December
weekday = Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
few = two | three | four | five | six | seven | eight | nine | ten
times = once | twice | three times | four times | five times | six times | seven times
dozen = eleven | twelve | fourteen | fifteen | sixteen | eighteen | twenty | thirty | forty | fifty
lately = yesterday | last week | last [weekday] | on [weekday] | this morning | last night | in [month] | last [month]
  | earlier this year | the other day | a fortnight ago | the day before yesterday | over the weekend
  | on the first of [month] | on the way home | after lunch | before breakfast | late in the evening
lead = the paper says | my neighbour claims | it turns out | I read somewhere | everybody agrees | it has been announced
  | somebody told me | the report says | it seems | few people know | I have just heard | we were told | I still think
  | nobody disputes | the man at the counter said | [woman] told me | [man] is convinced | [woman] wrote to say
  | the leaflet explains | according to the radio, it is certain
frame: (remember|try|do not forget|be sure|it is best|it is wise|the trick is|the simplest way is|it is never too late) to
frame: (you should|I would|you had better|you might as well|next time, you should)
frame: ([woman]|[man]) (told me|reminded me|advised us|showed us how) to
frame: (we were|I was) (told|taught|advised) to
frame: (before anything else,|please,|whatever you do,)

news = it was announced | we heard | the radio reported | [friend] mentioned | word came | I read | it turned out | it struck me
  | somebody shouted | we learned | [friend] told me | [friend] found out
# How a line is put together. [other.x] is x of another topic; [who] is anybody, [friend] anybody but me, [stranger]
# somebody known by a trade or habit of the other topic. [someone] makes up a person who is named later,
# [timeless] leaves out when things were done.
form*20: plain
form*8: two
form*20: scene-line
form*14: stranger-line
form*12: turned-down
form*20: clause-line
form*6: mixed
plain*7: [fact].
plain*2: [lead] that [fact].
plain*6: [who] [deed].
plain: [do].
plain*2: [frame] [do].
plain*2: [ask]?
two: [plain] [plain]
scene-line*2: [other.scene], [news] that [fact].
scene-line*2: [other.scene], [who] [deed].
scene-line*3: [who] [deed] [other.scene].
scene-line*2: [someone][other.aside], [who] [deed].
stranger-line*4: [stranger] [deed].
stranger-line*2: [stranger] [deed] [other.scene].
stranger-line*2: [stranger] (told us|explained|is convinced|said on the phone|pointed out|forgot to mention) that [fact].
clause-line: (although|though|even though) [other.fact], [who] [deed].
clause-line: [timeless](on the (very|) day when|not long after|shortly before) [friend] [other.deed], [friend] [deed].
clause-line: [who] [deed], (although|though|even though) [other.fact].
clause-line: [timeless]the (day|week|month|year) after [friend] [other.deed], [he] [deed].
clause-line: [who], after reading that [other.fact], [deed].
clause-line: when told that [other.fact], [friend] only (said|answered|remarked) that [fact].
clause-line: it does not matter (whether|that) [other.fact]; what matters is that [fact].
clause-line: [timeless][friend], who [other.deed], [deed].
clause-line: [timeless]long before [friend] [other.deed], [he] [deed].
turned-down: forget [other.thing]: [fact].
turned-down: never mind [other.thing]. [plain]
turned-down: I asked [friend] about [other.thing], but all [he] would say was that [fact].
turned-down: the (talk|book|programme|leaflet|article|film) was said to be about [other.thing], but it dealt with [thing]
  and nothing else.
turned-down: instead of talking about [other.thing], [friend] told us about [thing]. [fact].
turned-down: we were (still|just|in the middle of) discussing [other.thing] when we heard that [fact].
turned-down: nobody mentioned [other.thing]; (the talk|the conversation|everything) was about [thing].
mixed: [scene-line] [plain]
mixed: [stranger-line] [plain]
mixed: [plain] [scene-line]
mixed: [clause-line] [plain]
stranger-she: (a|the|a retired|a young|our local|the new|a famous) [other.role]
stranger-she: [woman], (a|a former|a retired) [other.role],
stranger-she: ([woman]|[aunt]|[cousin]), who [other.who],
stranger-he: (a|the|a retired|a young|our local|the new|a famous) [other.role]
stranger-he: [man], (a|a former|a retired) [other.role],
stranger-he: ([man]|[uncle]|[cousin]), who [other.who],
friend-she: ([woman]|[woman]|[woman]|[aunt]|[aunt]|[cousin])
friend-he: ([man]|[man]|[man]|[uncle]|[uncle]|[cousin])
)";

}  // namespace corpora::classify::topic_texts
