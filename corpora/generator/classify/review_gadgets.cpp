#include "classify/review_texts.h"

namespace corpora::classify::review_texts {

DomainText Gadgets() {
  return {"gadgets", R"(
groups.picture: any | picture
groups.sound: any | sound
groups.hard: any | hard
groups.soft: any | soft
groups.power: any | power
groups.price: price
groups.person: anyone | person
aspect.picture: screen | display | picture | zoom | camera | lens | photos* | night mode
aspect.sound: speaker | microphone | sound~ | headphone output | ringtone | bass~
aspect.hard: hinge | strap | stand | casing | charger | buttons* | keyboard | carrying case | touch pen | cable | touchpad
  | docking station | volume wheel | power switch
aspect.soft: app | menu | software~ | operating system | interface | setup | voice control | web browser | calendar
  | alarm clock | translation tool | search function
aspect.power: battery | battery life~ | power bank | wireless connection | signal
aspect.price: price | subscription fee | price of the spare parts | delivery charge | repair costs*
aspect.person: hotline staff* | support team | salesman | technician | courier | shop assistant
event+.power: lasted/last/lasting a whole weekend | survived/survive/surviving a twelve-hour flight
  | held/hold/holding out to the last day of the trip | stayed/stay/staying stable in the basement
event-.power: died/die/dying before lunch | broke/break/breaking down after a week | failed/fail/failing in the cold
  | gave/give/giving up in the middle of a call
event+.soft: worked/work/working from the first minute | recognised/recognise/recognising every word
  | updated/update/updating itself overnight | found/find/finding all my devices in seconds | saved/save/saving me hours
event-.soft: crashed/crash/crashing every few minutes | froze/freeze/freezing at the worst moment
  | deleted/delete/deleting half of my photos | forgot/forget/forgetting all my settings | drained/drain/draining the battery
event+.hard: survived/survive/surviving a fall down the stairs | held/hold/holding firm on the bumpiest road
  | fitted/fit/fitting like a glove | looked/look/looking like new after a year
event-.hard: snapped/snap/snapping off in the first week | broke/break/breaking in two
  | came/come/coming loose all the time | scratched/scratch/scratching at the first touch | rattled/rattle/rattling in my bag
event+.person: answered/answer/answering within an hour | replaced/replace/replacing a faulty part without a fuss
  | solved/solve/solving my problem in two minutes | called/call/calling me back the same day
  | explained/explain/explaining everything twice
event-.person: kept/keep/keeping me on hold for an hour | lost/lose/losing my order | hung/hang/hanging up on me
  | refused/refuse/refusing to take it back | blamed/blame/blaming me for a factory fault
  | sent/send/sending the wrong model twice
event+.us: enjoyed/enjoy/enjoying it every single day | charged/charge/charging it only once a week
  | found/find/finding every function at once | got/get/getting more done with it in less time
event-.us: waited/wait/waiting hours for it to charge | restarted/restart/restarting it five times a day
  | typed/type/typing every word twice | carried/carry/carrying the charger everywhere
  | searched/search/searching for the right menu for ages
item: this tablet | this phone | this camera | this laptop | this thing | this model | this smartwatch
kind: tablet | phone | camera | laptop | gadget | smartwatch
whole: the first week with it | the purchase | my month with it | the test drive | this whole adventure
again: buy it again | order a second one | give one to my mother | choose this brand again
elsewhere: buy something else | spend the money on the [rival] | go back to my old one | choose another brand
came: bought it | ordered it | chose it
over: when I had to lend it to my brother | when I had to give it back | when the trial period was over
rival = Auralink 5 | Pixon X | Novatel One | Brightbox | Zenbook Mini | Orbit 3 | Lumo | Kestrel 12 | Fona Plus
  | Tecra Go | Vireo | Nimbus 7
there: on the [rival]
there.person: at the makers of the [rival]
there.price: with the [rival]
before: on my old one | on the first day | in the shop
clause.change: [A] used to be [q.bare], but (those days are over|not any more|that has changed)
clause.change: [A] [was] no longer [q.bare] | since the last update, [A] [has] been [p.bare]
clause.change: [A] [was] (every bit|just) as [p.mild] as on the first day
who: my sister/she | the man in the shop/he | my colleagues/they | a computer magazine/it | a friend of mine/she
  | my boss/he | the first reviewers/they | my children/they | everybody at work/they | my flatmate/he
  | a blogger/she | the internet/it
ad: packaging | website | leaflet | advertisement | manual
intro: I bought it in [month] to replace my old one. | I got it as a birthday present. | I use it mostly on the train.
  | I have had it for [few] weeks now. | I ordered it online on a [weekday]. | I needed something for the office.
  | I took the grey model with the bigger memory. | it arrived in a box the size of a brick.
  | I tested it at home, at work and on a trip. | my old one had fallen into a lake.
intro: I carry it in my coat pocket. | it came with a cable and [few] adapters. | I use it for work and for photos of the cat.
  | I got mine second-hand. | my daughter has the same one in red. | I charge it on [weekday] mornings.
  | it weighs about as much as an apple. | I had saved up for it since [month]. | I switched from another brand.
  | I took it to the mountains for [few] days. | I set it up with the help of my neighbour. | it is my third one.
done+: kept it | ordered a second one | given it five stars | told all my friends to get one | been happy for years
done-: sent it back | asked for my money back | given it one star | thrown it out of the window | sold it within a week
)"};
}

}  // namespace corpora::classify::review_texts
