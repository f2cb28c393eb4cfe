#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kCooking = R"(
dish = lentil soup | beef stew | lasagne | shepherd's pie | ratatouille | risotto | fish pie | chicken curry | chilli
  | omelette | pea soup | goulash | paella | pot roast | quiche | leek tart | casserole | moussaka | mushroom soup
sweet = sponge cake | apple pie | rhubarb crumble | lemon tart | chocolate cake | cheesecake | almond cake
  | bread pudding | honey cake | carrot cake | trifle | walnut loaf | plum flan | treacle tart | cherry strudel | Swiss roll
veg = onions | carrots | leeks | mushrooms | potatoes | peppers | aubergines | celery sticks | parsnips | courgettes
  | beans | tomatoes | turnips | sprouts | beetroots
spice = thyme | cumin | nutmeg | saffron | black pepper | bay leaves | cinnamon | paprika | garlic | ginger | rosemary
  | cardamom | parsley | turmeric | mustard seeds | basil | cloves
fat = butter | olive oil | cream | lard | sour cream | goose fat | sunflower oil | creme fraiche | yoghurt | dripping
meat = chicken | lamb | beef | salmon | bacon | trout | duck | cod | mince | ham | pork belly | turkey | mackerel | venison
pan = saucepan | frying pan | wok | cast-iron pot | casserole dish | roasting tin | stewpot | griddle
tool = saucepan | frying pan | baking tray | casserole dish | whisk | rolling pin | mixing bowl | wok | colander | sieve
  | roasting tin | cast-iron pot | wooden spoon | blender | grater
cut = chop | slice | dice | grate | peel | shred | mince
vegway = golden brown | soft | tender | crisp | glossy | translucent | lightly browned | nearly done
way = golden brown | soft | tender | crisp | glossy | just set | light and fluffy | thick and smooth | translucent
spoon = a spoonful | a pinch | two teaspoons | a handful | half a cup | a knob | a splash | 50 grams
fact: the [dish] (needs|wants|could do with) more (salt|[spice]|[fat]|time on a low heat)
fact: a good stock is the (root|secret|base|backbone) of every [dish]
fact: the [dish] (should|must|has to) simmer for [dozen] minutes until the [veg] are [vegway]
fact: the [sweet] (rose beautifully|sank in the middle|came out of the oven [way]|stuck to the (tin|foil|baking tray))
fact: the dough (must rest|should prove|has to rise) for [few] hours (in a warm place|under a damp cloth|in the fridge)
fact: the (sauce|gravy|custard|batter) (is too thin|has curdled|tastes of [spice]|thickens as it cools)
fact: [spice] and [spice] (bring out the taste of|go well with|are all you need for) a [dish]
fact: [veg] are (cheapest|sweetest|at their best) in season, and the [dish] tastes of it
fact: the (old|original|best) recipe (asks|calls) for [spoon] of [fat] and [few] eggs
fact: the oven (must be|has to be|was) heated to [temp] degrees before the [sweet] went in
fact: [meat] (will taste better|will stay juicy) when (marinated overnight|fried in [fat]|rubbed with [spice])
fact: the (chips|potatoes|onions) were fried twice in [fat] until they were [vegway]
fact: the [dish] was (overdone|still cold in the middle|too dry|swimming in [fat])
fact: (our|this|grandmother's) [sweet] is made with [spoon] of [spice] and no flour at all
fact: a pitch-black crust formed on the [dish] because the grill was too hot
fact: the bank holiday lunch was [dish] with [veg], followed by a [sweet]
fact: the [tool] (is still greasy|was too small for the [dish]|must not be washed with soap)
fact: a note in the margin of the recipe says [spoon] of [spice]
fact: the [dish] keeps for [few] days in the fridge and (freezes well|tastes even better warmed up)
fact: the (judges|guests|children) (liked|preferred) the [sweet] with [fat] and [spice]
fact: the scales showed [dozen] grams of flour too many, so the [sweet] turned out dry
fact: the pears were poached in red wine with [spice]
fact: the temperature of the oil decides whether the [meat] will be [vegway]
fact: mouldy bread is no good, but stale bread makes a fine crust for the [dish]
fact: the crust of the [dish] should be [way] before you add the [fat]
fact: the fish was wrapped in foil with [spice] and [spice] and baked for [dozen] minutes
temp = 160 | 170 | 180 | 190 | 200 | 210 | 220 | 230 | 240
do: [cut] the [veg] and fry them in [fat] until they are [vegway]
do: add [spoon] of [spice] and let the [dish] simmer for [dozen] minutes
do: beat the eggs with [spoon] of [fat] until they are [way]
do: bake the [sweet] at [temp] degrees for [dozen] minutes
do: knead the dough for [few] minutes and leave it to rise
do: season the [meat] with [spice] and [spice] before it goes into the [pan]
do: sieve the flour into a (mixing bowl|large bowl|dish) and rub in [spoon] of [fat]
do: roast the [meat] on a bed of [veg] and [spice]
do: skim the stock, strain it through a (sieve|colander|cloth) and season it with [spice]
do: deglaze the pan with wine and scrape up what has stuck to the bottom
do: grease the (cake tin|baking tray|roasting tin|mould) with [fat] before the batter goes in
do: stir the [dish] with a (wooden spoon|whisk|ladle|spatula) so that nothing sticks
ask: how long should I (boil|roast|fry|steam|braise) the ([meat]|[veg])
ask: can I use [fat] instead of [fat] in a [sweet]
ask: which (spice|herb|wine|sauce|pickle|mustard) goes best with [meat]
ask: what do you serve with a [dish]
ask: why does my [sweet] (sink|crack|stick|come out dry) every time
ask: (does a [dish] freeze well|should a [dish] be served hot|does a proper [dish] contain [spice])
ask: have you ever tried [meat] with [spice] and [veg]
deed: (cooked|made|served|burnt) a [dish] for [few] (guests|hungry children|people|friends) [lately]
deed: baked a [sweet] for [his] birthday [lately]
deed: (chopped|sliced|diced|peeled) the [veg] while the [meat] was browning in the [pan]
deed: forgot to put (sugar|baking powder|eggs) in the [sweet]
deed: (seasoned|flavoured|rubbed) the [meat] with [spice] and [spice]
deed: whisked the egg whites until they were stiff and folded them into the batter
deed: wrote down the recipe for [dish]
deed: (asked for|always put) [spoon] of [spice] in a [dish]
deed: stirred the [dish] with a (wooden spoon|whisk|ladle|spatula) and tasted it [times]
deed: left the [sweet] in the oven [dozen] minutes too long
deed: rolled out the pastry, filled it with [veg] and brushed it with egg
deed: grated [spice] over the [sweet] and dusted it with sugar
deed: threw the [dish] away because it tasted of nothing but [spice]
deed: kneaded the dough by hand and baked [few] loaves
scene: while the [dish] was simmering on the stove
scene: as the [sweet] cooled on the windowsill
scene: with a [sweet] in the oven
scene: before the onions were even chopped
scene: over a plate of [dish]
scene: when the kitchen timer rang
scene: between the soup and the [sweet]
scene: while the potatoes were boiling
scene: just as the [meat] came out of the oven
scene: once the dishes were washed
aside: with flour on [his] hands
aside: still wearing [his] apron
aside: with a wooden spoon in [his] hand
aside: between two trays of biscuits
aside: smelling of garlic and onions
who: bakes [his] own bread
who: cooks in a hospital kitchen
who: makes the best [dish] in town
who: wrote a book about puddings
who: cannot boil an egg
role = pastry cook | chef | baker | canteen cook | butcher's apprentice | cookery teacher | chocolate maker
thing = the [dish] | the [sweet] | the recipe | the gravy | bread and butter | the right oven temperature | the spices
  | knives and pans | a proper Sunday roast | sourdough
)";

}  // namespace corpora::classify::topic_texts
