#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kTravel = R"(
city = Lisbon | Naples | Kyoto | Marrakesh | Prague | Bergen | Krakow | Seville | Istanbul | Edinburgh | Montreal | Hanoi
  | Vienna | Athens | Dubrovnik | Cusco | Bruges | Riga | Palermo | Valletta | Zanzibar | Tallinn | Porto | Jaipur
land = Norway | Portugal | Morocco | Vietnam | Iceland | Peru | Greece | Croatia | Japan | Scotland | Sicily | Jordan
  | Canada | Slovenia | Chile | Nepal | Estonia
train = night train | ferry | coach | sleeper | flight | bus | hydrofoil | cable car | tram | express | shuttle
  | connecting flight | boat
lodging = hostel | guesthouse | campsite | bed and breakfast | mountain hut | hotel | youth hostel | holiday flat
  | country inn | beach hut | boarding house
sight = cathedral | old harbour | castle | botanical gardens | lighthouse | market square | royal palace | city walls
  | monastery | amphitheatre | national museum | aqueduct | old town | bell tower | opera house
bag = suitcase | rucksack | hand luggage | passport | travel pass | camera | guidebook | holdall | vanity case | trunk
wild = fjords | vineyards | dunes | rice terraces | gorges | hot springs | cliffs | volcanoes | islands | coral reefs
  | lagoons | high passes | salt flats
fact: the [train] to [city] (was late|leaves at [few]|has been cancelled|was fully booked|left without us)
fact: the [train] from [city] to [city] takes [dozen] hours (and stops everywhere|but the view is worth it|by night|)
fact: (our|my) [lodging] in [city] (was|is) (a stone's throw|a short walk|[few] stops|miles) from the [sight]
fact: the [lodging] (charges|charged|asks|wanted) extra for (breakfast|towels|the key|a late check-out|a room with a view)
fact: the [sight] in [city] is (closed on Mondays|best seen at dusk|free for children|being restored)
fact: (you need|nobody needs|travellers no longer need) a visa for [land]
fact: the [bag] (was lost|turned up|went missing) (somewhere between [city] and [city]|at the airport|on the [train])
fact: the queue at (passport control|the check-in desk|the ferry terminal|customs) was [few] hours long
fact: the (road|track|path) to the [wild] of [land] is open (from [month] to [month]|only in the dry season)
fact: the high season in [land] (begins|ends|is over) in [month]
fact: the guide (spoke|explained the frescoes|led us to the [sight]|was waiting) (in [few] languages|with a yellow flag|for free)
fact: the tour of the [sight] takes [few] hours and ends at the harbour
fact: we (walked|hiked|cycled) along the [wild] of [land] for [few] days
fact: the left bank of the river in [city] is (full of|known for its) (hotels|bookstalls|cafes|souvenir shops)
fact: the border between [land] and its neighbour (opens|closes) at [few]
fact: the rooms of the [lodging] look out on the [sight]
fact: the cheapest way from [city] to [city] is the [train]
fact: a window seat on the [train] to [city] (has to be booked|costs extra|is worth the wait)
fact: (boarding|check-in) for the [train] to [city] (has begun|closes in [dozen] minutes|is at gate [few])
fact: the captain of the ferry (apologised for the delay|sailed round the [wild]|turned back to [city])
fact: the trail along the [wild] (is marked in red|has [dozen] stages|starts behind the [lodging])
fact: the harbour bar in [city] changes money and stores luggage for travellers
fact: the platform for the [train] to [city] was changed at the last moment
fact: [land] is (best|cheapest|at its most beautiful) in [month], before the tourists arrive
fact: the museum pass of [city] covers the [sight] and the [sight]
fact: the note at the reception says that the [train] to the airport leaves at [few]
fact: the sea off [land] was so rough that the [train] to the [wild] had to turn round
do: book the [train] to [city] [few] weeks in advance
do: (pack|take) (light clothes|good boots|a money belt|an adapter|a map) for [land]
do: visit the [sight] of [city] early in the morning
do: (carry|keep|never leave) your [bag] (with you|in sight|close) on the [train]
do: ask for a (quiet room|room with a balcony|late check-out|map of the town) at the [lodging]
do: change (trains|planes) in [city] and stay a night
do: see the [wild] of [land] before everybody else does
do: tip the guide at the [sight] of [city]
ask: how do I get from [city] to [city] without flying
ask: which [train] goes to the [sight]
ask: do I need a (visa|vaccination certificate|hire car|reservation) for [land]
ask: is there a [lodging] near the [sight]
ask: what should we see in [city] (in [few] days|in the rain|with children)
ask: when does the last [train] to [city] leave
ask: have you ever been to (the [wild] of [land]|[city]|[land])
deed: (missed|caught|nearly missed) the [train] to [city] [lately]
deed: spent [few] (nights|weeks|days) in a [lodging] near [city]
deed: lost [his] [bag] (on the [train] to [city]|in [land]|at the border)
deed: (hitch-hiked|cycled|drove|took the [train]) from [city] to [city]
deed: (photographed|visited|sketched|was shown round) the [sight] of [city]
deed: flew to [city] and went on to [land] by [train]
deed: (packed|unpacked|weighed) [his] suitcase [times] before [he] left for [land]
deed: crossed [land] on foot, with nothing but a tent and a map
deed: (checked in at|was turned away from|recommended) a [lodging] in [city]
deed: sent us a postcard from the [wild] of [land]
deed: got off at the wrong stop and walked [few] kilometres to the [lodging]
deed: went on a walking tour of [city] with a guide who never stopped talking
deed: showed us [his] slides of [land] and the [wild]
scene: on the [train] to [city]
scene: while we were waiting for the [train]
scene: in the departure lounge
scene: on the last day of our trip to [land]
scene: just as the ferry left the harbour
scene: in a [lodging] in [city]
scene: before the plane had landed
scene: on a bench in front of the [sight] of [city]
scene: halfway between [city] and [city]
scene: when the passports were being checked
aside: with a rucksack on [his] back
aside: back from [land]
aside: still holding [his] boarding pass
aside: on [his] way to the airport
aside: jet-lagged after the flight from [city]
who: works as a guide in [city]
who: has been to [land] [times]
who: runs a [lodging] in [city]
who: is afraid of flying
who: grew up in [city]
role = tour guide | travel agent | backpacker | flight attendant | hotel porter | train conductor | ferry captain
thing = the trip to [land] | the flight to [city] | the sights of [city] | the hotel | visas | the lost luggage
  | the ferry timetable | the holidays | the guided tour
)";

}  // namespace corpora::classify::topic_texts
