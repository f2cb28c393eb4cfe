#include "classify/review_texts.h"

namespace corpora::classify::review_texts {

DomainText Restaurants() {
  return {"restaurants", R"(
groups.dish: any | food
groups.meat: any | food | meat
groups.crisp: any | food | crisp
groups.sweet: any | taste | sweet
groups.drink: any | taste
groups.person: anyone | person
groups.space: any | space
groups.mood: any | mood
groups.price: price
groups.service: any | service
aspect.dish: soup | risotto | lasagne | curry | potato salad | dumplings* | pasta~ | starter | main course | noodles* | omelette
  | goulash | paella | fish soup | ravioli* | food~ | fried rice~ | vegetables* | lentil stew | gravy~ | chickpea salad
aspect.meat: steak | roast duck~ | fish~ | lamb~ | trout | meatballs* | chicken~ | schnitzel | prawns* | kebab | burger
aspect.crisp: fries* | pizza | bread~ | onion tart | mushroom quiche | spring rolls* | sandwich | crust | croutons*
aspect.sweet: dessert | cheesecake | chocolate mousse | apple pie | pancakes* | rice pudding~ | custard~ | sorbet | trifle
aspect.drink: coffee~ | house wine~ | lemonade~ | beer~ | cocktail | cider~ | espresso | hot chocolate~ | iced tea~
  | milkshake | ginger ale~
aspect.person: waiter | waitress | staff* | owner | bartender | hostess | head waiter | cook | waiters* | barista
aspect.space: dining room | terrace | beer garden | toilets* | bar | interior | courtyard | back room | conservatory
aspect.mood: atmosphere | ambience
aspect.price: prices* | bill | wine prices* | lunch price | surcharge for bread
aspect.service: service~
event+.person: remembered/remember/remembering [our] names | found/find/finding [us] a table by the window
  | brought/bring/bringing every dish still hot | explained/explain/explaining every dish
  | replaced/replace/replacing the corked wine at once | packed/pack/packing up what was left for [us]
  | took/take/taking the time to answer all [our] questions | let/let/letting [us] taste the wine first
  | made/make/making [us] feel welcome | brought/bring/bringing everything on time
  | warmed/warm/warming the baby's bottle with a smile | kept/keep/keeping an eye on every table
event-.person: forgot/forget/forgetting half of [our] order | spilled/spill/spilling gravy on my coat
  | ignored/ignore/ignoring [us] for half an hour | brought/bring/bringing the wrong wine twice
  | charged/charge/charging [us] for a dish [we] never ordered | argued/argue/arguing about the bill
  | shouted/shout/shouting at the kitchen boy | cleared/clear/clearing the plates before [we] had finished
  | gave/give/giving [our] table away | pretended/pretend/pretending not to see [us] | lost/lose/losing [our] reservation
  | sighed/sigh/sighing at every question
event+.us: got/get/getting a table at once | left/leave/leaving full and happy | ate/eat/eating every last crumb
  | laughed/laugh/laughing a lot with the owner | felt/feel/feeling like part of the family
  | enjoyed/enjoy/enjoying every bite
event-.us: waited/wait/waiting an hour for a table | left/leave/leaving hungry | paid/pay/paying extra for tap water
  | sent/send/sending the main course back twice | found/find/finding a hair in the soup
  | had/have/having to share one menu between six | sat/sit/sitting next to the bins
item: this place | this restaurant | this bistro | this tavern | this diner
kind: restaurant | place | bistro | tavern | diner
whole: the evening | the meal | [our] visit | the lunch | the dinner | [our] night out
again: come back | eat here again | book another table | bring all [our] friends here
elsewhere: eat somewhere else | go to [rival] | stay at home and cook | try another restaurant
came: came | booked a table | came in
over: when the evening was over | when it was time to go home | when the last course had been served
rival = Tino's | the Blue Heron | the Old Mill | Casa Lupo | the Copper Kettle | the Golden Fork | Maison Claire
  | the Lobster Pot | the Wild Boar | the Lantern | Rosa's Kitchen | the Salt Cellar | the Red Onion | the Corner House
there: at [rival]
before: on [our] last visit | in the old days | in the place across the street
who: my sister/she | the critic of the local paper/he | my colleagues/they | the guidebook/it | a friend of mine/she
  | my boss/he | the woman at the hotel desk/she | my parents/they | everybody at work/they | my neighbour/he
  | our taxi driver/he | the internet/it
ad: menu | website | sign outside | leaflet in [our] letter box | guidebook
intro: [we] [were] here on a [weekday] for my mother's birthday. | [we] came in from the rain without a reservation.
  | there were [few] of us, with two children. | [we] had walked past many times before [we] went in.
  | [we] had a table for [few] on the ground floor. | [we] chose the three-course menu.
  | [we] stopped here for lunch on the way to the coast. | it was a [weekday] evening in [month].
  | [we] ordered a starter, a main course and a glass of wine each. | [we] booked online a week before.
intro: the place has [dozen] tables and an open kitchen. | it is next to the station, on the first floor.
  | [we] had parked round the corner. | there was a football match on the television. | the menu changes every month.
  | [we] shared two starters and a bottle of water. | [we] had heard of it from (a taxi driver|colleagues|a neighbour).
  | it used to be a bakery. | the kitchen closes at ten. | [we] sat outside, under a chestnut tree.
  | lunch is served until three. | [we] asked for the vegetarian menu.
done+: come back | left a big tip | given five stars | stayed for another drink | recommended it to everyone
done-: left after the starter | asked for [our] money back | given one star | complained to the owner | gone home hungry
)"};
}

}  // namespace corpora::classify::review_texts
