#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kLaw = R"(
judge = judge | magistrate | court of appeal | high court | supreme court | tribunal | county court | family court
lawyer = defence lawyer | solicitor | barrister | public defender | attorney | family lawyer | criminal lawyer
  | Queen's Counsel | legal adviser
crime = fraud | theft | arson | perjury | burglary | smuggling | blackmail | libel | assault | forgery | embezzlement
  | contempt of court | kidnapping | bribery | dangerous driving | trespass | handling stolen goods
party = defendant | plaintiff | accused | witness | landlord | tenant | suspect | heir | claimant | ex-wife | employer
  | convicted man | main witness | executor | debtor
paper = will | contract | lease | witness statement | affidavit | marriage contract | power of attorney | settlement
  | tenancy agreement | deed of sale | waiver | partnership agreement
order = search warrant | injunction | arrest warrant | court order | restraining order | summons | verdict | patent
ruling = appeal | complaint | claim | petition | motion | lawsuit | objection | application for bail
term = [few] years in prison | [dozen] months in prison | a suspended sentence | a fine of [dozen] thousand pounds
  | community service | life imprisonment | a caution | [few] months on probation
matter = custody of the children | the boundary wall | the stolen painting | the unpaid rent | the right of way
  | the inheritance | a noise complaint | the patent on a zip | a breach of contract | unfair dismissal | data protection
  | the sale of a racehorse | a dog bite
fact: the [judge] (found the [party] guilty|acquitted the [party]|cleared the [party]|convicted the [party]) of [crime]
fact: the [judge] (dismissed|upheld|rejected|allowed|adjourned) the [ruling] (of the [party]|about [matter]|)
fact: the [party] was sentenced to [term] for [crime]
fact: the [party] (pleaded|is expected to plead) (guilty|not guilty) to (a charge|[few] counts) of [crime]
fact: the [paper] (was void|was forged|is not binding|has to be signed before a notary|was read out in court)
fact: the [lawyer] (called|questioned|cross-examined|discredited) the [party] for [few] hours
fact: the trial of the [party] for [crime] (opens|was adjourned|collapsed|ends) (on [weekday]|[lately]|after [few] days)
fact: the [order] (against|concerning) the [party] (was lifted|is still in force|came too late|was not served in time)
fact: the dispute about [matter] was settled out of court
fact: the new (law|act|statute) (forbids|regulates|makes a crime of|came into force with a clause on) [offence]
fact: the [lawyer] (will appeal|filed an objection|asked for bail|withdrew the [ruling]) (on [weekday]|at once|)
fact: the burden of proof lies with the [party]
fact: the case about [matter] (went to|was heard by|will be heard by) the [judge]
fact: the limitation period for [crime] is [few] years
fact: the [paper] gives the [party] the right to [right]
fact: the (police|customs officers) had no warrant when they searched the house of the [party]
fact: the jury (could not agree|deliberated for [few] days|returned a verdict) on the charge of [crime]
fact: the [party] was released on bail of [dozen] thousand pounds
fact: the record of the hearing shows that the [party] (lied|was never warned|said nothing) about [matter]
fact: the bench (agreed|ruled|was divided) that the [paper] was (invalid|lawful|void)
fact: a clause in the [paper] (forbids|allows|excludes) [offence]
fact: the suit against the [party] over [matter] was (dropped|thrown out|brought too late)
fact: the [lawyer] of the [party] has been admitted to the bar for [few] years
fact: the evidence against the [party] (was circumstantial|had been planted|was thrown out by the [judge])
fact: the key witness in the [crime] case (has disappeared|changed his story|was under oath)
fact: the [judge] awarded the [party] damages in the case about [matter]
fact: the sentence for [crime] (was reduced|was confirmed|is too mild), the [lawyer] said
fact: a note in the file proves that the [party] knew of the [paper]
fact: the appeal of the [party] comes before the [judge] in [month]
fact: the [paper] was drawn up by a [lawyer] and signed by [few] witnesses
offence = spitting in the street | parking on pavements | subletting | secret recordings | the sale of fireworks
  | dumping rubbish | working without a licence | unannounced inspections | keeping dogs | price fixing
right = terminate the lease | see the file | remain silent | half of the estate | a second hearing | cross the field
  | compensation | withdraw within [few] days
do: (sign|read|contest|challenge) the [paper] only in the presence of a [lawyer]
do: (consult|instruct|ask) a [lawyer] before you answer the [judge]
do: say nothing to the police until the [lawyer] arrives
do: (appeal against|accept) the [paper2] within [few] weeks
do: have the [paper] witnessed by [few] people
do: sue the (landlord|employer|neighbour|publisher|seller|hospital) for [crime2]
do: file the [ruling] about [matter] before the deadline
do: swear on oath that you never saw the [paper]
paper2 = verdict | judgment | decision | sentence | court order | injunction
crime2 = damages | libel | breach of contract | the unpaid rent | compensation | negligence
ask: is the [paper] valid without a signature
ask: can the [party] be forced to testify
ask: what is the sentence for [crime]
ask: how long can the police hold a [party]
ask: who pays the costs if the [ruling] is dismissed
ask: which court hears a case about [matter]
ask: may a [party] refuse to sign the [paper]
deed: (sued|was sued by) [his] (landlord|employer|neighbour|insurer) over [matter]
deed: (signed|contested|drew up|tore up) the [paper] [lately]
deed: was (acquitted|convicted|accused|suspected) of [crime] [lately]
deed: (testified|served on the jury|sat in the public gallery) at a trial for [crime]
deed: (hired|dismissed|consulted) a [lawyer] because of [matter]
deed: was fined [dozen] pounds for [offence]
deed: won [his] appeal against the [paper2] [lately]
deed: lied under oath about [matter]
deed: asked the [judge] for a second hearing
deed: studied [few] precedents on [matter] before the hearing
deed: was arrested on suspicion of [crime] [lately]
deed: got [term] for [crime]
deed: defended the [party], who was charged with [crime]
deed: lodged a [ruling] about [matter] with the [judge]
scene: on the steps of the courthouse
scene: while the jury was still out
scene: before the trial had begun
scene: when the verdict was read out
scene: in the middle of the cross-examination
scene: after the case had been adjourned
scene: while the [lawyer] was looking for the file
scene: on the day of the hearing
scene: although the police had a warrant
scene: while the judge was having lunch
aside: in handcuffs
aside: with a summons in [his] pocket
aside: acquitted of all charges
aside: on bail
aside: against the advice of [his] lawyer
who: was once accused of [crime]
who: is a judge
who: sat on the jury
who: studied law for [few] years
who: works for a [lawyer]
role = judge | barrister | public prosecutor | solicitor | notary | court reporter | police inspector | bailiff
thing = the trial | the [paper] | the verdict | [matter] | the new law | the case of [crime] | the jury | the appeal
  | human rights
)";

}  // namespace corpora::classify::topic_texts
