#include "classify/review_texts.h"

namespace corpora::classify::review_texts {

// Every sentence speaks for its polarity, called p; q is the opposite. Slots:
//
//   [A] the soup  [a] soup  [was] [is] [has] [it] [this] [that] by its number
//   [p] an adjective, perhaps with "very"; .mild what can be negated; .bare one alone; .strong with "utterly";
//       .soft with "slightly"; .er its comparative, .simple one without a "not" of its own, .long one that takes
//       "more"; [p.g] one of the whole; [a:p] a bland soup, [such:p] such a bland soup, [one:p] a bland one
//   [S] [E.past] [E.base] [E.ing] somebody and what he did, to please or not as p says; [F.…] as q says;
//       [T] the same, never the reviewer; [U.ing] [V.ing] what happened to the reviewer as p and q say
//   [P] [Q] a clause about something else that says p or q; [NP.p] "the rude waiter"
//   [P.x] a clause of the rule clause.x alone, [C.x] such a clause of this sentence's own
//   [p/x] the rule x+ or x-; [same] the last adjective once more; [who] somebody with an opinion, [she] that person
//
// A rule x holds what can be said for both polarities; x+ and x- what fits one of them.
const char* const kConstructions = R"(
very: very | really | rather | remarkably | surprisingly | unusually | extremely | incredibly | thoroughly | so | quite
  | truly | exceedingly | uncommonly | decidedly
utterly: absolutely | utterly | simply | truly | downright | quite simply | positively | totally
slightly: fairly | rather | somewhat | moderately | mildly | vaguely | more or less | quite
noun+: triumph | treat | delight | joy | pleasure | success | feast | dream
noun-: disaster | nightmare | letdown | disgrace | farce | flop | torture | catastrophe
hope+: hoped
hope-: feared
hopes+: hopes
hopes-: fears
love+: love | like | enjoy
love-: hate | dislike | despise
made+: made | saved | crowned | sweetened
made-: ruined | spoiled | wrecked | soured
spoil+: spoil | ruin | dampen | wreck
spoil-: save | rescue | brighten | redeem
month = January | February | March | April | May | June | July | August | September | October | November | December
weekday = Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
few: two | three | four | five | six
dozen: eight | nine | ten | twelve | fourteen
answer+: yes | absolutely | without a doubt | in a heartbeat | any day | of course | you bet | yes, at once | gladly
answer-: no | never | not a chance | certainly not | not in a hundred years | not for a second | I do not think so | not for all the money in the world
fact+: yes | absolutely | without a doubt | very much so | you bet | of course | yes, I have to say
fact-: no | not at all | not in the least | by no means | hardly | not for a second | far from it
lie: wrong | unfair | a lie | nonsense | quite untrue | going too far

# Clauses: they may follow "although" or "that". Those of a [P] are of these kinds.
clause*16: plain
clause*5: negation
clause*4: comparison
clause.plain*3: [A] [was] [p]
clause.plain: [A] (turned out|proved) to be [p] | [we] found [A] [p] | there was something [p.bare] about [A]
  | [A] [was] [p.bare] and [p] | [we] would (call [A] [p.bare]|describe [A] as [p.bare])
clause.plain*3: [S] [E.past]
clause.plain: [NP.p] [p/made] [whole]
clause.plain+: [we] (have to|must) praise [T] for [E.ing]
clause.plain-: [we] (have to|must) accuse [T] of [E.ing]
clause.told*3: [A] [was] [p]
clause.told: [A] (turned out|proved) to be [p] | there was something [p.bare] about [A] | [A] [was] [p.bare] and [p]
clause.told*2: [T] [E.past]
clause.strong*3: [A] [was] [p.strong]
clause.strong: [we] found [A] [p.strong]
clause.weak*3: [A] [was] [p.soft]
clause.weak: [we] found [A] [p.soft]
clause.soft*3: [A] [was] [p.mild]
clause.soft: [S] [E.past] | [A] [was] (not|hardly) [q.mild] | [A] [was] not [q.mild] (at all|in any way)
  | [S] did not [F.base] | [A] [was] less [q.long] than [that] [there] | [A] [was] not as [q.mild] as ([there]|[before])
clause.negation*2: [A] [was] (not|never|hardly|by no means|not remotely) [q.mild]
clause.negation*2: [A] [wasn't] [q.mild] (at all|in the least|in any way|)
clause.negation*2: [A] [was] (anything but|far from|the opposite of|a long way from|not even close to) [q.bare]
clause.negation: there was (nothing|not a thing) [q.bare] about [A]
clause.negation: (nobody|no one in [our] party|no sane person) (could|would) (call [A]|have called [A]) [q.bare]
clause.negation: [we] (could|would) (not|never) call [A] [q.bare]
clause.negation: [we] cannot (say|claim|pretend) that [A] [was] [q.mild]
clause.negation: it would be [lie] to (call [A] [q.bare]|say that [A] [was] [q.mild])
clause.negation: [A] [was] neither [q.mild] nor [q.mild]
clause.negation*2: [S] (never once|never|at no point) [F.past]
clause.negation*2: [S] did not [F.base]
clause.negation: (far from|instead of|rather than) [F.ing], [S] [E.past]
clause.negation+: (nobody could|no one would) accuse [T] of [F.ing]
clause.negation-: (nobody could|no one would) praise [T] for [F.ing]
clause.negation: it would be [lie] to say that [A] [was] not [p.simple]
clause.negation: (nobody can deny|there is no denying|it cannot be denied|there is no doubt) that [P.plain]
clause.negation: [A] [was] not only [p.bare] but also [p]
clause.comparison*2: [A] [was] (nowhere near|not nearly|not half|not remotely) as [q.mild] as
  ([there]|[before]|people say|[we] had been told)
clause.comparison: [A] [was] (far|much|a good deal|so much) [p.er] than [that] [there]
clause.comparison*2: [A] could (not|hardly|scarcely|never) have been [p.er]
clause.comparison: [we] have (never|rarely|seldom) (come across|known|seen) [a:p.er]
clause.comparison: [A] [there] [is] (far|much|so much|a good deal) [q.er]
clause.comparison: compared with [this] [a], [that] [there] [is] [q.bare]
clause.comparison: [A] made [that] [there] look [q.bare]
clause.comparison: (you will look in vain for|there is hardly|it is hard to imagine|I can hardly imagine) [a:p.er]
clause.conditional: [whole] (would|could|might) have been [q.g] but for [NP.p]
clause.conditional: without [NP.p], [whole] would have been (a [q/noun]|[q.g])
clause.conditional: had [A] not been so [p.mild], [we] would have [q/done]
clause.conditional: if [A] had been (only|) half as [q.mild] as (people say|[who] claimed), [we] would have [q/done]
clause.conditional-: [we] (only wish|wish) (that|) [A] had been [q.mild]
clause.conditional-: [A] could have been [q.mild] with a little more (care|effort|thought|attention)
clause.conditional+: [we] wish (every|each|any other) [kind] had [such:p]
clause.conditional+: [A] could easily have been [q.mild] with a little less (care|effort|thought|attention)
clause.change: [A] used to be [q.bare], but (those days are over|not any more|that has changed)
clause.change: [A] [was] no longer [q.bare]
clause.change: [A] [has] become [p.bare] (of late|lately|over the years)
clause.change: [A] [was] (every bit|just) as [p.mild] as (ten years ago|on the first day|in the old days)

# How a review is put together.
review*22: [point]
review*10: [intro] [point]
review*18: [point] [point]
review*14: [point] [verdict]
review*8: [intro] [point] [point]
review*10: [intro] [point] [verdict]
review*10: [point] [point] [verdict]
review*4: [point] [point] [point]
review*4: [verdict] [point]

# Sentences.
point*42: plain
point*16: negation
point*12: comparison
point*16: contrast
point*8: intensity
point*8: conditional
point*9: reported
point*7: expectation
point*9: irony
point*6: question
point*5: change
plain*4: [P.plain].
plain: what [a:p]! | [P.plain], and [P.plain]. | (thank you|many thanks) for [NP.p]!
plain+: (oh, great|oh, wonderful|good news|great|wonderful|brilliant|how lovely|well done|congratulations|just perfect|bravo): [S] [E.past].
plain-: (oh no|bad news|how terrible|a warning|what a scandal|just my bad luck|shame on them): [S] [E.past].
negation*6: [C.negation].
negation: [C.negation], and [P.plain]. | [P.plain], and [C.negation].
comparison*6: [C.comparison].
comparison: [P.plain], and [C.comparison].
conditional*6: [C.conditional].
conditional+: (if only|I wish) [A] [there] (were|had been) (half|only half|nearly) as [p.mild].
conditional-: (if only|I wish) [A] had been (half|only half|nearly) as [q.mild] as [that] [there].
change*4: [C.change].
change: (at first|to begin with|in the beginning|at the start), [Q], but (by the end|later on|after a while|in the end)
  [P].
change: what began as a [q/noun] ended as a [p/noun].
change: the first impression was [q.g]; the lasting one was [p.g].
contrast*3: [Q.soft], but [P].
contrast*3: (although|though|even though|while) [Q.soft], [P].
contrast: [P], (although|though|even though|even if) [Q.soft].
contrast: (yes|true|granted|admittedly), [Q.soft]; (still|nevertheless|all the same|even so), [P].
contrast: [Q.soft]. (even so|nevertheless|and yet|still|for all that), [P].
contrast*3: (despite|in spite of|for all the talk of|apart from|leaving aside|setting aside) [NP.q], [P].
contrast: [P], (despite|in spite of|notwithstanding) [NP.q].
contrast*2: not even [NP.q] could [p/spoil] [whole].
contrast: [NP.q] could not (hide|change|alter) the fact that [P].
contrast*2: [we] (wanted|tried|[were] ready|had every reason) to [q/love] [item], but [P].
contrast: as much as [we] wanted to [q/love] [item], [P].
contrast: it is not [NP.q] that [we] will remember but [NP.p].
contrast*2: [NP.q] (almost|nearly|could have) [q/made] [whole], but [P].
contrast: [A] may have been [q.mild], but [P].
intensity*3: [P.strong]; [Q.weak].
intensity*2: [Q.weak], but [P.strong].
intensity*2: [P.strong]! [Q.weak], (I admit|perhaps|that is all|it is true).
intensity: [Q.weak], yes. [P.strong]!
reported*3: [who] (told me|said|claimed|insisted|swore|declared|maintained) that [Q.told], but
  (that is not true|that was not the case|I cannot agree|[she was] wrong|nothing could be further from the truth|I disagree).
reported*3: [who] (told me|said|claimed|insisted|swore|declared|maintained) that [P.told], and
  ([she was] right|it is true|I can only agree|every word of it is true|I cannot disagree|that was the case).
reported: do not (believe|listen to|trust) (anyone who says|people who say|critics who say|reviews claiming) that [Q.told].
reported: contrary to what [who] (said|told me|claimed), [P].
reported: just as [who] (said|told me|claimed), [P.told].
reported: (many|some|plenty of|half of the) reviews say that [Q.told]; (mine does not|that was not my
  experience|I cannot confirm that|I can only shake my head).
reported: (many|some|plenty of|half of the) reviews say that [P.told]; (so does mine|that was my
  experience, too|I can confirm that|I can only nod my head).
reported: I did not believe [who] when [she] said that [P.told], but [she was] right.
reported: I believed [who] when [she] said that [Q.told], but [she was] wrong.
reported-: the [ad] promises [a:q]; (do not believe a word of it|that is not what you get|what you get [is] [one:p]).
reported+: the [ad] promises [a:p]; (believe every word of it|that is what you get|that is no exaggeration).
reported: "[q.mild] [a]", says (one|another) review. (really|seriously|how so)? I (saw|found|noticed) nothing of the kind.
reported: "[p.mild] [a]", says (one|another) review. really, (that is true|it is so|they said it all)!
expectation*2: [we] (expected [A] to be|[were] prepared for [A] to be|had taken it for granted that [A] would be) [q.bare], but
  (that was not the case|[it] [was] nothing of the kind|[it] [was] [p]).
expectation: [we] (expected [A] to be|[were] prepared for [A] to be|had taken it for granted that [A] would be) [p.bare], and
  (that was the case|so [it] [was]|[it] [was] even [p.er]).
expectation: [A] [was] (every bit|just|exactly) as [p.mild] as [we] had [p/hope].
expectation: [we] [were] (ready|prepared) for [a:q], but what [we] got was [one:p].
expectation: [we] had [q/hope] that ([A] would be [q.mild]|[T] would [F.base]), but (it did not come to that|it was not to be|things turned out otherwise).
expectation: (contrary to|against) (all|) [our] [q/hopes], [P.plain]. | confirming (all|) [our] [p/hopes], [P.plain].
expectation: as [we] had [p/hope], [P.plain].
irony-*2: (oh, great|oh, wonderful|brilliant|how lovely|well done|congratulations|just perfect|bravo): [S] [E.past].
irony+*2: (oh no|oh, how terrible|bad news|how terrible|a warning|what a scandal|just my bad luck|shame on them): [S] [E.past](.|, so [we] will have to
  [again].)
irony-: [S] [E.past]; (just what [we] needed|exactly what [we] had come for|five-star service, they call it|luxury at its best).
irony+: [S] [E.past]; (how dare they|an outrage, is it not|somebody should be punished for it|it should be forbidden).
irony: [S] [E.past]. what more could (one|you|anybody) (want|ask for)?
irony*2: if [A] [was] [q.bare], (then|) I am (the king of Spain|Father Christmas|the man in the moon|a Dutchman).
irony+: if you (hate|dislike|cannot stand) [U.ing], (stay away from|keep clear of|do not go near) [item].
irony-: if you (love|enjoy|dream of) [U.ing], [item] is (just right|perfect|the very thing) for you.
irony+: if you (love|enjoy|dream of) [V.ing], do not (waste your time on|bother with|choose) [item].
irony-: if you (hate|dislike|cannot stand) [V.ing], (head for|run to|you will be happy with) [item].
irony: who (needs|wants) [a:q] when you can have [one:p]?
irony+: the only thing wrong with [A]: (it was over too soon|there was not more of it|[we] did not find it years ago).
irony-: the only good thing about [A]: (it was over soon|there was not more of it|[we] did not find it years ago).
irony: hats off: it takes (talent|real skill|years of practice) to come up with [such:p].
irony: [p.bare] [a]? (no|not at all), [same] is (much|far|) too weak a word!
irony: [such:p] should (be forbidden|win a prize|be shown in a museum)... I have no words!
question*2: [was] [A] [q.mild]? [fact-]!
question*2: [was] [A] [p.bare]? [fact+]!
question: who would call [A] [q.bare]? (nobody|not me|not a soul)!
question: did [S] [E.base]? [fact+]!
question: did [S] [F.base]? [fact-]!
question: could [A] have been [p.er]? (hardly|no|I do not think so).
question-: could [A] have been [q.er]? (easily|of course|without much effort).
question: is there any reason to call [A] [q.bare]? none (at all|whatsoever|that I can think of).

# Verdicts.
verdict: would [we] [again]? [p/answer]. | would [we] [elsewhere] (next time|another time)? [q/answer].
verdict: [we] will (certainly|definitely|gladly|surely) [p/next] (next time|another time).
verdict: [we] will (certainly|definitely|surely) not [q/next] (next time|another time).
verdict: there is (no|not the slightest) reason to [q/next]. | there is every reason to [p/next].
verdict: nobody (will|could) persuade [us] to [q/next]. | only a fool would [q/next].
verdict: [we] can (hardly|scarcely) wait to [p/next]. | it would take a miracle to make [us] [q/next].
next+: [again]
next-: [elsewhere]
verdict+: [we] [are] sorry that it is over. | [we] [are] glad that [we] [came]. | [we] [were] sorry [over]. | [we] would [again] any time.
verdict-: [we] [are] glad that it is over. | [we] [are] sorry that [we] [came]. | [we] [were] glad [over]. | [we] would not [again].
verdict+: I (cannot|can hardly) recommend [item] (enough|warmly enough). | I recommend [item] to (everybody|anybody who will listen).
verdict-: I cannot recommend [item] (to anybody|to a friend|warmly). | I (recommend [item] to nobody|recommend [item] to my worst enemy only).
verdict+: five stars are not (enough|nearly enough). | one star, as some have given, is (a joke|an insult).
verdict-: one star is (enough|more than enough). | five stars, as some have given, are (a joke|an insult).
verdict+: worth every (penny|cent). | I do not regret a (single|) (penny|minute). | it was no waste of (time|money).
verdict-: not worth a (single|) (penny|minute). | I regret every (penny|minute|cent). | it was a waste of (time|money).
verdict: [whole] was (a complete|one long|a real) [p/noun](.|!)
verdict: [whole] was (anything but a|no|far from a) [q/noun].
verdict: [whole] was not the [q/noun] [we] had [q/hope].
verdict: (all in all|in short|in a word|to sum up|taken together), [p.g].
verdict: (all in all|in short|in a word|to sum up|taken together), (anything but|far from|not in the least) [q.g].
verdict: it is (easy|hard not|impossible not) to [p/love] [item]. | it is (hard|not easy|next to impossible) to [q/love] [item].
verdict: [we] (should|ought to) have [p/done].
verdict: did it deserve the (terrible|bad) reviews? [q/fact]. | did it deserve the (wonderful|good) reviews? [p/fact].
)";

}  // namespace corpora::classify::review_texts
