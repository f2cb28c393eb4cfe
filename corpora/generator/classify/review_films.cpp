#include "classify/review_texts.h"

namespace corpora::classify::review_texts {

DomainText Films() {
  return {"films", R"(
groups.story: any | story
groups.acting: anyone | acting
groups.picture: any | view
groups.music: any | music
aspect.story: plot | script | ending | story | dialogues* | opening | twist | jokes* | love story | first half | second half
  | chase | courtroom scene | flashbacks* | finale | screenplay | prologue | battle scenes* | premise
aspect.acting: lead actor | lead actress | villain | supporting cast | acting~ | child actors* | narrator | hero | heroine
  | cast | detective | comic sidekick
aspect.picture: camera work~ | special effects* | costumes* | sets* | landscapes* | lighting~ | animation~ | images*
aspect.music: soundtrack | score | songs* | theme tune | music~ | closing song
event+.acting: carried/carry/carrying the whole film | moved/move/moving me to tears | stole/steal/stealing every scene
  | made/make/making me laugh out loud | brought/bring/bringing the character to life | won/win/winning me over in minutes
event-.acting: ruined/ruin/ruining every scene | mumbled/mumble/mumbling from start to finish
  | bored/bore/boring me to tears | sleepwalked/sleepwalk/sleepwalking through the film | got/get/getting on my nerves
  | forgot/forget/forgetting the accent halfway through
event+.story: kept/keep/keeping me on the edge of my seat | took/take/taking me by surprise
  | stayed/stay/staying with me for days | made/make/making me think | touched/touch/touching me deeply
event-.story: put/put/putting me to sleep | dragged/drag/dragging on and on | insulted/insult/insulting my intelligence
  | collapsed/collapse/collapsing after ten minutes | fell/fall/falling apart | went/go/going nowhere
event+.us: laughed/laugh/laughing until [we] cried | wanted/want/wanting to see it again at once | sat/sit/sitting through the credits in awe
  | talked/talk/talking about it all the way home | applauded/applaud/applauding at the end
event-.us: checked/check/checking the time every five minutes | left/leave/leaving before the end
  | fell/fall/falling asleep in the first row | yawned/yawn/yawning for two hours | played/play/playing with [our] tickets out of boredom
item: this film | this movie | this thriller | this comedy | this sequel
kind: film | movie | thriller | comedy | sequel | drama
whole: the evening | the show | the premiere | [our] night at the cinema | the screening
again: see it again | watch it a second time | buy the disc | recommend it to my parents
elsewhere: stay at home | watch [rival] instead | read a book instead | choose another film
came: saw it | bought the tickets | went
over: when the credits rolled | when the lights came on | when the curtain fell
rival = Winter Harbour | The Last Orchard | Paper Moons | Nine Lives | The Clockmaker | Midnight Ferry | Salt and Stone
  | The Quiet Hour | Red Lantern | A House in June | Silver Creek | The Understudy
there: in [rival]
before: in the first part | in the director's last film | in the old version
clause.change: this time, [A] [was] [p] | [A] [was] (every bit|just) as [p.mild] as [before]
clause.change: [A] [was] no longer as [q.mild] as [before] | [A] [was] not [q.bare] any more
who: my sister/she | the critic of the local paper/he | my colleagues/they | a film magazine/it | a friend of mine/she
  | my boss/he | the jury of the festival/it | my parents/they | everybody at work/they | my film club/it
  | a blogger/she | the internet/it
ad: poster | trailer | website | programme | press release
intro: [we] saw it on a [weekday] in a small cinema. | I had read the book in [month]. | the cinema was half full.
  | [we] went with [few] friends. | it is the third film of the series. | I watched it on a plane.
  | it runs for two hours and ten minutes. | [we] saw the version with subtitles. | I knew nothing about it beforehand.
  | the story is set in a fishing village.
intro: the story begins in a railway station. | it was made in [few] weeks on a small budget. | I saw it at a festival in [month].
  | the director is from Portugal. | it is about two brothers and a lighthouse. | it is based on a short story.
  | the popcorn was sold out. | [we] had seats in the third row. | it was the late show on a [weekday].
  | it is set in the year 1954. | I watched it with my grandmother. | there are hardly any words in the first scene.
done+: watched it twice | bought the disc | given it five stars | told everyone to go | stayed for the late show
done-: walked out | asked for [our] money back | given it one star | fallen asleep | switched it off
)"};
}

}  // namespace corpora::classify::review_texts
