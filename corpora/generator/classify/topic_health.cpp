#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kHealth = R"(
ill = asthma | migraine | hay fever | diabetes | bronchitis | pneumonia | arthritis | chickenpox | shingles | tonsillitis
  | high blood pressure | anaemia | insomnia | depression | sciatica | the flu | whooping cough | eczema | a stomach ulcer
pain = a sore throat | a fever | a rash | back pain | a stiff neck | a dry cough | toothache | a blocked nose
  | swollen ankles | dizzy spells | a racing heart | earache | stomach cramps | shortness of breath | blurred vision
part = knee | shoulder | wrist | ankle | hip | elbow | jaw | heel | collarbone | shin | forearm | thumb | big toe
jab = the flu | chickenpox | whooping cough | shingles | measles | tetanus | rabies | typhoid | polio | yellow fever
medic = doctor | surgeon | nurse | dentist | physiotherapist | GP | pharmacist | midwife | consultant | optician
  | paediatrician | anaesthetist | dermatologist | cardiologist
drug = antibiotics | painkillers | eye drops | an inhaler | iron tablets | cough syrup | an ointment | blood thinners
  | a course of injections | sleeping pills | vitamin D | an antihistamine | steroids | compression stockings
test = blood test | scan | X-ray | blood count | hearing test | allergy test | check-up | ultrasound | biopsy | ECG | smear
ward = clinic | surgery | emergency department | hospital | fracture clinic | teaching hospital
  | outpatient department | health centre | eye hospital | day clinic | sanatorium
fact: [ill] (is often mistaken for|can lead to|often begins with|is not the same as) [pain]
fact: the [medic] (prescribed|recommended|stopped|ordered|advised against) [drug] for [ill]
fact: the operation on (his|her|my) [part] (went well|took [few] hours|had to be postponed|left hardly a scar)
fact: the [test] (showed|revealed|ruled out|confirmed) [ill2]
fact: patients with [ill] (should avoid|were given|responded well to|no longer need) [drug]
fact: the trial of a (new|cheaper) drug against [ill] (was stopped|began|succeeded) [lately]
fact: the (cold|virus|infection|bug) (is going round|has spread through|came from) the [office]
fact: the [ward] (was full|has no free beds|closes at [few]|is short of nurses) (this winter|)
fact: (his|her) temperature (rose to thirty-nine degrees|has gone down|was normal again) after [few] days
fact: (his|her) blood pressure (has been too high|has dropped|has been taken [times]) (again|since [month]|)
fact: a fracture of the [part] heals in [few] weeks
fact: the [medic] put (his|her|my) (arm|leg|wrist|ankle|foot|forearm|thumb) in plaster
fact: the (root canal|filling|crown) (took an hour|will not last|has to be done again), the dentist said
fact: the swelling of the [part] (went down|has got worse|was caused by an insect bite)
fact: a balanced diet and [few] hours of sleep (help against|lower the risk of|will not cure) [ill]
fact: vaccination (protects against|has almost wiped out|is the best defence against) [jab]
fact: the waiting list for a new (hip|knee|shoulder) is [dozen] months long
fact: the scales at the [ward] show [few] kilos less than in [month]
fact: the patient in bed [few] (has recovered|needs [drug]|may go home on [weekday]|has a fever)
fact: the nerve in (his|her) [part] is (trapped|inflamed), which explains the tingling
fact: the cells in the sample were (healthy|harmless|suspicious), the [medic] said after the [test]
fact: the pollen season is the worst time for people with [ill]
fact: smokers are (twice|three times|four times|five times) as likely to suffer from [ill]
fact: the stitches in the [part] (come out|were removed|itch) after [few] days
fact: the side effects of [drug] (include|may include|are said to include) [pain] and [pain]
fact: the note from the [medic] says [drug] [times] a day
fact: most people with [ill] make a full recovery
fact: an appointment for (a|the) [test] at the [ward] (takes|took) [few] weeks to get
ill2 = [ill] | a torn muscle in the [part] | an infection of the [part] | a crack in the [part] | nothing at all
office = school | office | nursery | whole street | choir | ward | crew | family
do: take [drug] [times] a day after meals
do: (see|call|ask) a [medic] if (the pain gets worse|the fever does not go down|the rash spreads|the [part] swells)
do: (keep the wound clean|put ice on the [part]|raise the [part]|drink plenty of water|stay in bed for [few] days)
do: have the [part] examined at the [ward]
do: go for a [test] once a year after forty
do: wash your hands (often|for twenty seconds) while the (virus|bug|flu) is about
do: cut down on salt and alcohol to avoid [ill]
do: rest the [part] for [few] weeks after the operation
ask: what helps against [pain]
ask: is [ill] (infectious|hereditary|curable|dangerous in pregnancy)
ask: how long does [ill] last
ask: should I see a [medic] about [pain]
ask: can [drug] cause [pain]
ask: when will the [test] results be back from the [ward]
ask: do I need a prescription for [drug]
deed: (broke|sprained|dislocated|bruised) [his] [part] [lately]
deed: (went to|waited for [few] hours in|was discharged from|was taken to) the [ward] with [pain]
deed: (came down with|recovered from|was diagnosed with|has suffered for years from) [ill]
deed: (took|forgot to take|refused to take|ran out of) [drug]
deed: had [his] (wisdom teeth|tonsils|appendix|gallstones|stitches) out [lately]
deed: gave up (smoking|sugar|alcohol) after the [test]
deed: asked the [medic] about [pain]
deed: stayed in bed for [few] days with [pain] and [pain]
deed: lost [few] kilos and no longer needed [drug]
deed: had an operation on [his] [part] [lately]
deed: was vaccinated against [jab] [lately]
deed: donated blood for the (tenth|twentieth|fiftieth|first) time
deed: limped into the [ward] and asked for [drug]
deed: had a [test] because of [pain]
scene: in the waiting room of the [ward]
scene: after the operation on my [part]
scene: while the nurse was changing the bandage
scene: between two appointments with the [medic]
scene: although half the [office] was down with the flu
scene: before the fever broke
scene: while the [medic] was looking at the X-ray
scene: when the painkillers began to work
scene: on the day of the [test]
scene: once the rash had gone
aside: with [his] arm in a sling
aside: in spite of a bad cold
aside: on crutches
aside: with a thermometer in [his] mouth
aside: hardly over [his] pneumonia
who: works as a nurse
who: suffers from [ill]
who: broke [his] [part] in [month]
who: is training to be a [medic]
who: faints at the sight of blood
role = surgeon | dentist | district nurse | family doctor | pharmacist | physiotherapist | ambulance driver | midwife
thing = the operation | the blood test | [ill] | my knee | the flu | vaccinations | the waiting list | my blood pressure
  | the new surgeon | vitamins
)";

}  // namespace corpora::classify::topic_texts
