#include "classify/review_texts.h"

namespace corpora::classify::review_texts {

const char* const kAdjectives = R"(
good.any: good/better | nice/nicer | decent | pleasing | enjoyable | impressive | satisfying | appealing | likeable
  | respectable | remarkable | lovely/lovelier | agreeable | admirable
good!.any: great | wonderful | excellent | superb | fantastic | outstanding | magnificent | splendid | exceptional | marvellous
  | brilliant | terrific | glorious | flawless | perfect | first-class | fabulous | phenomenal | impeccable | amazing
bad.any: bad/worse | poor/poorer | mediocre | disappointing | underwhelming | forgettable | lousy/lousier
  | feeble/feebler | unsatisfying | shoddy/shoddier | lacklustre | unimpressive | unpleasant | uninspired
bad!.any: second-rate | terrible | awful | dreadful | horrible | atrocious | abysmal | appalling | dire | disastrous | unbearable
  | ghastly | pathetic | abominable | deplorable | wretched | hideous | miserable | catastrophic | disgraceful

good.anyone: impressive | remarkable | likeable | admirable | agreeable | respectable
good!.anyone: great | wonderful | excellent | superb | fantastic | outstanding | magnificent | exceptional | marvellous
  | brilliant | terrific | fabulous | impeccable | amazing
bad.anyone: bad/worse | poor/poorer | mediocre | disappointing | lousy/lousier | unpleasant | unimpressive
bad!.anyone: second-rate | terrible | awful | dreadful | horrible | atrocious | abysmal | appalling | dire | unbearable
  | ghastly | pathetic | disgraceful | hopeless

good.taste: tasty/tastier | fresh/fresher | fragrant | flavourful | aromatic | appetising
good!.taste: delicious | mouth-watering | heavenly | divine | exquisite | scrumptious
bad.taste: bland/blander | stale/staler | watery/waterier | tasteless | lukewarm | insipid
bad!.taste: undrinkable | revolting | disgusting | vile | nauseating | foul
good.food: fresh/fresher | well-seasoned/better-seasoned | hearty/heartier | tasty/tastier | flavourful | appetising
good!.food: delicious | mouth-watering | heavenly | divine | exquisite | scrumptious
bad.food: bland/blander | stale/staler | tasteless | lukewarm | greasy/greasier | oversalted | underseasoned | stodgy/stodgier
bad!.food: inedible | revolting | disgusting | vile | nauseating | foul
good.meat: tender/tenderer | juicy/juicier | succulent
bad.meat: chewy/chewier | rubbery | overcooked | undercooked | tough/tougher | leathery
good.crisp: crisp/crisper | crunchy/crunchier | golden
bad.crisp: soggy/soggier | burnt | doughy/doughier | limp/limper
good.sweet: creamy/creamier | luscious | airy/airier | velvety
bad.sweet: sickly/sicklier | cloying | gluey/gluier | lumpy/lumpier

good.person: friendly/friendlier | helpful | polite/politer | kind/kinder | attentive | patient | courteous | competent
  | cheerful | thoughtful | professional | welcoming | obliging
good!.person: delightful | charming | adorable | saintly
bad.person: rude/ruder | unfriendly/unfriendlier | careless | impatient | arrogant | grumpy/grumpier | inattentive
  | incompetent | surly/surlier | unhelpful | sloppy/sloppier | indifferent | snooty/snootier | moody/moodier
bad!.person: insufferable | insolent | obnoxious | insulting
good.service: quick/quicker | attentive | friendly/friendlier | efficient | courteous | professional | prompt
bad.service: slow/slower | inattentive | unfriendly/unfriendlier | inefficient | chaotic | careless | rude/ruder
good.space: clean/cleaner | spacious | cosy/cosier | bright/brighter | tidy/tidier | quiet/quieter | airy/airier
  | stylish | inviting | peaceful | elegant
good!.space: spotless | immaculate | gorgeous | idyllic | enchanting
bad.space: dirty/dirtier | cramped | dingy/dingier | noisy/noisier | gloomy/gloomier | shabby/shabbier | stuffy/stuffier
  | draughty/draughtier | cluttered | musty/mustier | run-down
bad!.space: filthy | squalid | uninhabitable | repulsive | revolting
good.mood: relaxed | lively/livelier | cosy/cosier | pleasant | peaceful | friendly/friendlier | warm-hearted | festive
bad.mood: tense/tenser | gloomy/gloomier | hectic | chilly/chillier | sterile | depressing | stiff/stiffer | joyless
good.view: beautiful | unspoilt | picturesque | romantic | varied
good!.view: breathtaking | stunning | spectacular | gorgeous | enchanting
bad.view: ugly/uglier | dreary/drearier | bleak/bleaker | drab/drabber | depressing
good.comfort: comfortable | soft/softer | clean/cleaner | well-kept/better-kept | fluffy/fluffier | snug/snugger | inviting
good!.comfort: immaculate | spotless | luxurious
bad.comfort: uncomfortable | lumpy/lumpier | scratchy/scratchier | saggy/saggier | threadbare | worn-out | grubby/grubbier
  | musty/mustier
bad!.comfort: filthy | disgusting | unusable
good.price: fair/fairer | reasonable | honest | modest | moderate | sensible | affordable
good!.price: unbeatable | superb | fantastic | sensational
bad.price: steep/steeper | excessive | inflated | unfair/unfairer | unreasonable | exaggerated
bad!.price: outrageous | absurd | shameless | extortionate | exorbitant
good.story: gripping | clever/cleverer | moving | original | witty/wittier | touching | believable | suspenseful
  | well-paced/better-paced | imaginative
good!.story: spellbinding | unforgettable | captivating | breathtaking | enthralling
bad.story: dull/duller | predictable | slow/slower | confusing | clumsy/clumsier | tedious | shallow/shallower
  | far-fetched | long-winded | contrived
bad!.story: mind-numbing | unwatchable | excruciating | ridiculous | interminable
good.acting: convincing | natural | likeable | charismatic | subtle/subtler | believable | expressive
good!.acting: mesmerising | captivating | unforgettable
bad.acting: wooden | unconvincing | stiff/stiffer | irritating | lifeless | clumsy/clumsier | bland/blander | stilted
bad!.acting: laughable | ridiculous | excruciating
good.sound: clear/clearer | rich/richer | balanced | full/fuller | crisp/crisper | melodious
bad.sound: tinny/tinnier | muffled | shrill/shriller | hollow/hollower | distorted | harsh/harsher | grating
bad!.sound: ear-splitting
good.music: haunting | catchy/catchier | stirring | melodious | moving | memorable
bad.music: shrill/shriller | monotonous | syrupy | grating | repetitive | intrusive
good.picture: sharp/sharper | bright/brighter | vivid | crisp/crisper | clear/clearer | detailed
good!.picture: brilliant | dazzling | stunning
bad.picture: blurry/blurrier | dim/dimmer | grainy/grainier | washed-out | flickering | murky/murkier
good.hard: sturdy/sturdier | well-made/better-made | solid | handy/handier | practical | elegant | robust | durable
good!.hard: ingenious | indestructible
bad.hard: flimsy/flimsier | wobbly/wobblier | fiddly/fiddlier | cheap-looking/cheaper-looking | impractical | badly-made/worse-made | fragile | bulky/bulkier
bad!.hard: useless | unusable | worthless
good.soft: reliable | intuitive | fast/faster | smooth/smoother | responsive | user-friendly | stable | well-designed/better-designed
good!.soft: ingenious | indispensable
bad.soft: unreliable | sluggish | clumsy/clumsier | buggy/buggier | unresponsive | confusing | slow/slower | unstable
bad!.soft: useless | unusable | worthless | maddening
good.power: reliable | long-lasting/longer-lasting | dependable | durable | steady/steadier
bad.power: unreliable | short-lived | weak/weaker | erratic | undependable
good.lesson: clear/clearer | lively/livelier | useful | well-structured/better-structured | instructive | stimulating | inspiring | varied
  | well-prepared/better-prepared | entertaining
good!.lesson: enthralling | unforgettable | eye-opening | invaluable
bad.lesson: boring | chaotic | superficial | confusing | outdated | monotonous | dry/drier | rushed | badly-prepared/worse-prepared
  | tedious
bad!.lesson: useless | mind-numbing | incomprehensible | worthless
)";

}  // namespace corpora::classify::review_texts
