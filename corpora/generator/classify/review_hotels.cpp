#include "classify/review_texts.h"

namespace corpora::classify::review_texts {

DomainText Hotels() {
  return {"hotels", R"(
groups.person: anyone | person
groups.space: any | space
groups.comfort: any | comfort
groups.dish: any | food
groups.crisp: any | food | crisp
groups.drink: any | taste
groups.price: price
groups.service: any | service
groups.view: any | view
groups.mood: any | mood
aspect.person: receptionist | porter | staff* | owner | chambermaid | concierge | landlady | night porter | manager
  | breakfast waitress | maids*
aspect.space: room | bathroom | lobby | breakfast room | balcony | hotel garden | sauna | courtyard | lounge | roof terrace
  | corridor | family suite | lift | swimming pool | parking garage | gym
aspect.comfort: bed | mattress | pillows* | sofa bed | armchair | towels* | duvet | blankets* | sun loungers* | bathrobe
aspect.dish: breakfast | buffet | scrambled eggs* | dinner | cheese platter | porridge~ | picnic lunch
aspect.crisp: bread rolls* | croissants* | toast~ | waffles*
aspect.drink: coffee~ | orange juice~ | tea~
aspect.price: room rate | prices* | minibar prices* | parking fee | tourist tax | price of the breakfast
aspect.service: service~ | room service~
aspect.view: view | surroundings* | view from the balcony | sea view | hotel grounds*
aspect.mood: atmosphere
event+.person: remembered/remember/remembering [us] from last year | carried/carry/carrying [our] bags up the stairs
  | let/let/letting [us] check in early | found/find/finding [us] a quieter room in the middle of the night
  | left/leave/leaving fresh flowers on the table | printed/print/printing [our] train tickets for nothing
  | packed/pack/packing [us] a breakfast for the road | took/take/taking care of everything
  | made/make/making [us] feel at home | kept/keep/keeping every promise
  | returned/return/returning the camera [we] had lost | answered/answer/answering every question
event-.person: lost/lose/losing [our] booking | ignored/ignore/ignoring the bell | woke/wake/waking [us] at six by mistake
  | charged/charge/charging [our] card twice | sent/send/sending [us] to the wrong floor
  | forgot/forget/forgetting [our] wake-up call | laughed/laugh/laughing at [our] complaint
  | walked/walk/walking into the room without knocking | kept/keep/keeping [our] deposit
  | talked/talk/talking on the phone while [we] waited | left/leave/leaving the bins full for days
  | refused/refuse/refusing to turn the heating on
event+.us: slept/sleep/sleeping like logs | felt/feel/feeling at home | felt/feel/feeling welcome at once
  | got/get/getting the room [we] had asked for | woke/wake/waking rested and happy
  | enjoyed/enjoy/enjoying every minute of it
event-.us: waited/wait/waiting two hours for the key | found/find/finding mould in the shower
  | lay/lie/lying awake all night | froze/freeze/freezing under thin blankets | had/have/having to change rooms twice
  | paid/pay/paying extra for a towel | listened/listen/listening to the lift all night
item: this hotel | this guesthouse | this place | this inn | this resort
kind: hotel | place | guesthouse | inn | resort
whole: the stay | [our] holiday | the weekend | the night | [our] week there | [our] honeymoon
again: come back | stay here again | book another week | spend [our] next holiday here
elsewhere: stay somewhere else | go to [rival] | sleep in the car | look for another hotel
came: came | booked it | chose it
over: when the week was over | when the taxi came to take [us] to the airport | when it was time to check out
rival = the Grand | Villa Serena | the Harbour Lodge | Hotel Bellevue | the Old Rectory | the Palm Court | Pension Linde
  | the Royal Oak | the Seagull | Hotel Miramar | the White Horse | the Station Hotel | the Cliff House | the Belvedere
there: at [rival]
before: on [our] last visit | in the old days | in the hotel next door
who: my sister/she | the travel agent/he | my colleagues/they | the guidebook/it | a friend of mine/she | my boss/he
  | the couple next door/they | my parents/they | everybody at work/they | my aunt/she | our taxi driver/he
  | the internet/it
ad: brochure | website | guidebook | booking page | catalogue
intro: [we] stayed here for [few] nights in [month]. | [we] [were] here for a wedding. | [we] travelled with two small children.
  | [we] had a double room on the third floor. | it was [our] first trip without the children.
  | [we] arrived late on a [weekday]. | [we] needed a bed near the airport. | [we] booked half board for a week.
  | [we] had a room facing the street. | the trade fair was on, so [we] took what was left.
intro: the house has [dozen] rooms on [few] floors. | it lies between the church and the harbour. | [we] came by train.
  | [we] paid for the room in advance. | breakfast is served from seven to ten. | there is a bus stop in front of the door.
  | [we] got the key from a box at the door. | it was raining when [we] arrived. | [we] had asked for twin beds.
  | [our] room number was [few] hundred and [few]. | the building is an old mill. | [we] had brought the dog.
done+: come back | stayed another week | given five stars | booked again at once | recommended it to everyone
done-: left the same day | asked for [our] money back | given one star | complained to the manager | slept in the car
)"};
}

}  // namespace corpora::classify::review_texts
