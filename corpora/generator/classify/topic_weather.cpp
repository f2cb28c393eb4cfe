#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kWeather = R"(
place = the coast | the valley | the mountains | the north | the south-west | the islands | the plains | the capital
  | the lowlands | the moors | the harbour towns | the eastern counties | the foothills | the estuary | the high passes
  | the peninsula | the western isles | the border country | the lakes | the inland towns | the headland | the marshes
wet = rain | drizzle | sleet | hail | snow | heavy rain | thundery rain | freezing rain | a band of rain | wet snow
  | a cloudburst | a belt of showers | a line of squalls | a curtain of drizzle
when = overnight | by the weekend | before dawn | towards evening | by midday | on [weekday] | later today | after dark
  | in the early hours | from [weekday] onwards | during the afternoon | by [weekday] night | at first light
dull = fog | mist | low cloud | haze | freezing fog | sea mist | a grey veil of cloud | a blanket of stratus
storm = gale | storm | squall | blizzard | thunderstorm | hailstorm | hurricane | tornado | cyclone | sandstorm
  | ice storm | whirlwind | monsoon
blow = gusts | winds | squalls | gales | blasts from the east | northerly winds
speed = sixty | seventy | eighty | ninety | a hundred | a hundred and twenty | fifty | forty-five
hurt = tore tiles off roofs | brought down power lines | closed the bridge | snapped two lime trees
  | flung bins across the street | whipped up the sea | delayed every ferry | rattled the windows all night
  | stripped the last leaves off the trees | capsized three dinghies | blew the scaffolding over
spell = cold spell | heatwave | dry spell | thaw | frost | drought | mild spell | wet spell | cold snap | humid spell
  | stretch of fine weather | run of dull days
num = [few] | [dozen] | minus [few] | zero | one or two
record = warmest | driest | wettest | coldest | windiest | sunniest | dullest | stormiest | mildest
fact: [wet] (will spread|may spread|should spread|is going to spread) (across|into|over) [place] [when]
fact: a (cold|warm|weak|slow-moving) front (crossed|is crossing|will cross) [place] [when]
fact: temperatures (fell|will fall|dropped|are likely to drop) to [num] degrees in [place] [when]
fact: the temperature (climbed|will climb|rose) to [dozen] degrees in the shade
fact: an area of (high|low) pressure (is sitting|has settled|will remain) over [place]
fact: the depression over the (sea|Atlantic|strait) (is deepening|is filling|will move away) [when]
fact: the [dull] (lifted|will lift|should clear|thinned) [when]
fact: [dull] (covered|hung over|drifted in from the sea and hid|lingered over) [place] until noon
fact: (a|another|the first) [storm] (is heading for|swept over|is forecast for|will reach) [place] [when]
fact: [blow] of up to [speed] kilometres an hour [hurt]
fact: this was the [record] [month] on record
fact: the [record] [weekday] of the (year|season|month) (ended|began) with a [storm]
fact: after [dozen] days without a drop of rain, the [spell] (is over|has ended|is going to break)
fact: the (long|present|latest) [spell] (is expected to last|will last) until [weekday]
fact: the (forecast|outlook) for [place] is (bright|gloomy|changeable|mixed|unsettled|fine|poor)
fact: the wind will (back|veer|turn) to the (north|south|east|west) and (freshen|ease|drop|pick up) [when]
fact: the (barometer|pressure) (has been falling|has risen|has been rising|has been steady) since [weekday]
fact: there (was|will be) a (light|hard|sharp|late) ground frost in [place] [when]
fact: the sun (came out|broke through|disappeared|showed itself) (at last|for an hour|only briefly) over [place]
fact: lightning (struck|hit|split) (the church tower|an old oak|a barn|the mast on the hill) [when]
fact: [few] centimetres of snow (fell|settled|lay) on the (bank|roofs|lawns|pitches|platforms|fields) [when]
fact: the rain gauge (on the roof|at the airfield|by the court|on the river bank) (recorded|collected)
  [dozen] millimetres in one night
fact: black ice (is likely on|made a rink of|covered) the (roads|bridges|pavements) [when]
fact: the humidity (was|will be) so high that (nothing dried|even the walls sweated|nobody could sleep)
fact: a double rainbow stood over [place] (for a quarter of an hour|after the shower|between two squalls)
fact: the (season|month|week) (opened|ended|closed) with [wet] and [wet]
fact: the clouds over [place] (promise|mean|brought) [wet] [when]
fact: it (poured|drizzled|snowed|hailed|rained cats and dogs|froze hard) (all day|from dawn till dusk|until [weekday]|[when])
fact: the met office has issued a (yellow|red|amber) warning of [wet] for [place]
fact: the jet stream has moved (south|north), which means [wet] for [place]
fact: the river (froze|rose by a metre|is close to bursting its banks) after [few] days of [wet]
fact: the barometer has not (dropped|stood) so (low|fast) since [month]
fact: the breeze off the sea kept [place] (cool|pleasant|fresh) while the [spell] lasted
do: (take an umbrella|wear something waterproof|leave the parasol at home), because [wet] is on the way
do: (expect|be ready for) [wet] in [place] [when]
do: look at the (barometer|sky|clouds|radar picture) before saying that it will stay dry
do: (keep away from tall trees|come down from the ridge|stay indoors) once the thunder is [few] seconds behind the lightning
do: brace for a (windy|frosty|sticky|stormy|bitterly cold) [weekday] in [place]
do: read the wind from the (clouds|smoke|weathercock) and not from an app
do: watch the western sky, since most of our storms come from there
ask: will the (sun|fog|snow|fine weather) (last|hold) until [weekday]
ask: (when|do you know when) will it stop (raining|snowing|drizzling)
ask: is there any (snow|rain|sunshine|thunder) in the forecast for [place]
ask: why is it so (muggy|cold|windy|humid|foggy) in [place] in [month]
ask: how (cold|hot|windy|wet) will it be in [place] [when]
ask: has there ever been a (colder|wetter|warmer|windier) [month]
ask: what makes the (wind|pressure|temperature) drop before a [storm]
deed: was soaked to the skin (by a cloudburst|in a shower|before [he] could open [his] umbrella)
deed: (measured|recorded|noted down) [dozen] millimetres of rain in [his] (back yard|own gauge|notebook)
deed: watched the (clouds|thunderheads|front|lightning) (roll in over|drift across|build up over) [place]
deed: (scraped the ice off [his] windscreen|dug [his] car out of the snow) [lately]
deed: (woke to|stepped out into|looked out at) [few] inches of snow and a sky without a cloud
deed: saw the barometer fall and knew that a [storm] was coming
deed: (chased|photographed|filmed) a [storm] across [place]
deed: shivered through the coldest (night|morning|hour) of the [spell]
deed: predicted [wet] for [weekday], and it came
deed: forgot [his] umbrella and was caught in the (rain|hail|sleet) [lately]
deed: complained about the (drizzle|heat|wind|humidity|cold) until the sun came out
deed: had to hold on to a lamp post in the [storm]
deed: listened to the hail drumming on the roof
deed: counted the seconds between the lightning and the thunder
scene: while the rain was drumming on the (roof|windows|skylight)
scene: just as the sun came out
scene: although a storm was blowing outside
scene: when the first snow fell
scene: on the hottest day of the (year|summer|season)
scene: as the fog lifted over [place]
scene: before the next shower
scene: in the middle of a [spell]
scene: with thunder rumbling in the distance
scene: while it was [few] below zero outside
aside: still wet from the rain
aside: with snow on [his] boots
aside: shivering with cold
aside: under a broken umbrella
aside: squinting into the low sun
who: hates the (rain|cold|heat)
who: keeps a weather diary
who: reads the forecast on the radio
who: was once struck by lightning
who: chases storms for a living
role = weather forecaster | meteorologist | storm chaser | weather presenter | climate researcher
thing = the weather | the forecast | the storm | the heatwave | the snow | the climate | the coming frost
  | the wettest [month] on record | clouds and winds | the fog | the thunderstorm of last [weekday]
)";

}  // namespace corpora::classify::topic_texts
