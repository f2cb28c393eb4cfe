#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kGardening = R"(
flower = roses | tulips | dahlias | sweet peas | foxgloves | lupins | peonies | marigolds | snowdrops | irises | begonias
  | asters | hollyhocks | daffodils | pansies | lilies | sunflowers | geraniums | crocuses
shrub = hydrangea | lilac | box hedge | rosemary bush | magnolia | privet hedge | forsythia | camellia | rhododendron
  | hawthorn | wisteria | blackcurrant bush | beech hedge | honeysuckle | clematis | fig tree | old apple tree
crop = tomatoes | runner beans | courgettes | leeks | broad beans | lettuces | carrots | onions | pumpkins | radishes
  | early potatoes | beetroots | cabbages | strawberries | raspberries | cucumbers | peas
pest = slugs | aphids | snails | greenfly | caterpillars | vine weevils | leaf miners | earwigs | pigeons | mice | moles
  | red spider mites | whitefly | rabbits
blight = mildew | blight | rust | black spot | root rot | honey fungus | leaf curl | canker
tool = spade | hoe | rake | trowel | watering can | wheelbarrow | pair of secateurs | garden fork | lawnmower | hosepipe
  | dibber | pair of shears | seed drill
bed = flower bed | vegetable patch | herbaceous border | greenhouse | cold frame | raised bed | rockery | allotment
  | window box | orchard | herb garden | back garden
food = compost | manure | leaf mould | bone meal | wood ash | mulch | lime | seaweed feed | grit
fact: the [flower] (flower|bloomed|came up|should flower) (from [month] to [month]|late this year|before the [flower])
fact: the [flower] by the (wall|gate|pond|path) (have been eaten by [pest]|need staking|were planted in [month]|are over)
fact: the [shrub] (needs pruning|has outgrown its corner|should be cut back|was planted too close to the house)
fact: the [crop] (have bolted|are ready to pick|were ruined by [pest]|want more water|did well) (this season|)
fact: [pest] (ate|have found|destroyed|love) the (seedlings|young shoots|leaves|roots) of the [crop]
fact: [food] (improves|feeds|lightens) the (heavy clay|sandy soil|poor soil) in the [bed]
fact: the soil in the [bed] is too (wet|acid|dry|heavy|chalky) for [flower]
fact: the [crop] (must be sown|should be sown|can go out) after the last frost
fact: [blight] (spread to|has killed|attacks|spoiled) the [shrub2]
fact: the roots of the [shrub] (reach under the path|must not dry out|were damaged by the (spade|mower|digger))
fact: a new bed of [flower] (was dug|is planned|will be planted) along the (wall|bank|fence|hedge)
fact: the bulbs of the [flower] (go|went) into the ground [few] inches deep
fact: the bank behind the [bed] is covered with [flower]
fact: the [shrub] put out [few] new shoots after it had been pruned
fact: seeds of [crop] (keep for [few] years|germinate in [few] days|need light)
fact: the lawn (needs|could do with) (a cut|feeding|reseeding|less moss|raking) before [month]
fact: the ground in the [bed] was frozen too hard for the (spade|hoe|fork|dibber)
fact: a note on the seed packet says to thin out the [crop]
fact: the cuttings of the [shrub] (have rooted|rotted|were potted up) (in [month]|in the greenhouse|)
fact: ladybirds (eat|keep down|are the best cure for) the (aphids|greenfly|whitefly|red spider mites) on the [flower]
fact: the leaves of the [shrub] turn yellow for lack of (iron|water|light|[food])
fact: the pond behind the [bed] attracts frogs, which eat the [pest]
fact: the weeds in the [bed] (came back|are knee-high|have to go) before the [flower] are planted
fact: the plot next to the [bed] grows the best [crop] on the allotments
fact: the old branches of the [shrub] (fell|were sawn off|bear no fruit)
fact: thyme and [flower] thrive in the poor soil of the [bed]
fact: the bugs on the [crop] were only (aphids|earwigs|greenfly|ladybirds)
fact: the nursery sells [flower] in pots and [shrub3] with bare roots
shrub2 = [shrub] | [crop] | [flower]
shrub3 = roses | hedging | fruit trees | young beeches | currant bushes
do: (prune|cut back|mulch|feed|transplant) the [shrub] in [month]
do: (plant|sow|water|thin out|earth up) the [crop] in rows a [tool2] apart
do: (dig|rake|work|fork) [food] into the [bed] before you plant the [flower]
do: deadhead the [flower] so that they flower again
do: keep the [pest] off the [crop] with a net
do: water the [bed] in the evening and not at noon
do: lift the [flower] and divide them every [few] years
do: leave the [shrub] alone until it has flowered
do: pot up the seedlings of the [crop] when they have [few] leaves
do: harden off the [crop] before they leave the greenhouse
tool2 = hand | foot | spade's length | trowel's length | yard
ask: when should I (prune|feed|move|cut back) the [shrub]
ask: what can I do about the [pest] on my [crop]
ask: why do my [flower] (not flower|droop|turn yellow|flop over)
ask: will [flower] grow in (shade|clay|a pot|sandy soil)
ask: how far apart should I plant the [crop]
ask: is it too late to sow [crop]
ask: which [flower2] would look well beside the [shrub]
flower2 = climbers | bulbs | ferns | perennials | annuals | grasses
deed: (pruned|planted|dug up|cut back|watered) the [shrub] [lately]
deed: (sowed|picked|planted out|pulled up) the [crop] in the [bed]
deed: (edged|raked|mowed|reseeded) the lawn before the [flower] came out
deed: fought the [pest] in [his] [bed] with [food] and patience
deed: turned the compost heap with a (spade|fork|shovel|pitchfork)
deed: grew [crop] and [flower] in a [bed] no bigger than a table
deed: spread [food] over the roots of the [shrub]
deed: left [his] [tool] out in the [bed]
deed: won a prize for [his] [flower] [lately]
deed: grafted a branch of the pear on to the old apple tree
deed: collected the seeds of [his] [flower] in paper bags
deed: found [pest] on the [crop] and picked them off by hand
deed: pulled up the weeds between the [crop]
deed: moved the [flower] from the [bed] to the sunny bank behind the house
scene: while the [flower] were in bloom
scene: among the [crop] in the [bed]
scene: when the apples were being picked
scene: between the roses and the compost heap
scene: after the lawn had been mown
scene: before the [crop] had come up
scene: just as the [flower] came out
scene: although the hedge still had to be cut
scene: in the shade of the [shrub]
scene: while the hosepipe was running
aside: with soil under [his] fingernails
aside: leaning on [his] spade
aside: in [his] rubber boots
aside: with a bunch of [flower] in [his] hand
aside: surrounded by flowerpots
who: grows [crop] on the balcony
who: has an allotment
who: breeds [flower]
who: talks to the plants
who: runs a nursery
role = head gardener | florist | tree surgeon | landscape gardener | fruit grower | park keeper | botanist
thing = the [crop] | the [flower] | the hedge | the slugs | the compost heap | the lawn | the pruning of roses
  | spring bulbs | the greenhouse
)";

}  // namespace corpora::classify::topic_texts
