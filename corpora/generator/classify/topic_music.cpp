#include "classify/topic_texts.h"

namespace corpora::classify::topic_texts {

const char* const kMusic = R"(
inst = violin | cello | piano | trumpet | oboe | clarinet | harp | guitar | flute | double bass | bassoon | organ | viola
  | saxophone | accordion | French horn | trombone | harpsichord | lute | banjo | mandolin
piece = symphony | sonata | concerto | string quartet | waltz | fugue | overture | nocturne | requiem | mazurka | cantata
  | march | prelude | suite | oratorio | rhapsody | serenade | ballad | tango
group = orchestra | choir | string quartet | brass band | jazz trio | wind quintet | rock band | big band
  | chamber orchestra | gospel choir | folk duo | male-voice choir | school orchestra | punk band
key = A minor | B flat major | C minor | D major | E flat | F sharp minor | G major | E minor | A flat | the wrong key
maestro = conductor | soprano | tenor | soloist | drummer | pianist | first violin | organist | alto | composer | bass player
  | singer | lead guitarist | accompanist | baritone
part = adagio | finale | scherzo | slow movement | chorus | refrain | bridge | second verse | cadenza | aria | coda | last bar
  | opening bars | third movement
hall = concert hall | opera house | jazz club | cathedral | bandstand | town hall | recording studio | church | arena
singer = soprano | tenor | alto | baritone | soloist | choirboy | mezzo-soprano | countertenor
pace = too fast | at half the tempo | very softly | like a march | far too slowly | in one breath | as if it were a waltz
how = a shade flat | by heart | with great feeling | at half the tempo | very softly | like a march
  | without vibrato | in one breath | note for note | slightly sharp
fact: the [maestro] (took|played|performed) the [part] [pace]
fact: the [singer] (sang|took|began|ended) the [part] [how]
fact: the [group] (opened|closed|rehearsed|ended) (the season|the concert|the festival|) with a [piece] in [key]
fact: the [piece] is (written|scored) for [inst] and [inst]
fact: the [piece] in [key] (was|is) (hardly ever played|a favourite of the [maestro]|the work of a boy of (eleven|twelve|fourteen))
fact: the [inst] (is out of tune|came in [few] bars too late|drowned out the [maestro]|has the tune in the [part])
fact: the [group] (released|recorded|remixed) [few] (songs|records|singles|albums) [lately]
fact: the [maestro] of the [group] (lost the place|forgot the words|broke a string|got a standing ovation) in the [part]
fact: the (new|old) [inst] has a (warm|bright|thin|mellow) (tone|sound)
fact: the [maestro] had perfect pitch and heard that the [inst] was flat
fact: the (sheet music|score|libretto) of the [piece] (was lost|was found|is full of pencil marks) in [month]
fact: the [group] plays in the [hall] (on [weekday]|every [weekday]|without a microphone)
fact: the tickets for the [group] (are sold out|cost [dozen] pounds|go on sale on [weekday])
fact: the acoustics of the [hall] (flatter|swallow|suit) the [inst]
fact: the [part] of the [piece] (modulates|moves|changes) from [key] to [key]
fact: the bridge of the [inst] (broke|is too low|buzzes), and (a string|the tuning) has gone
fact: the [maestro] held the last note for [few] bars
fact: the [part] should be (sung|taken|played) [pace]
fact: the first note of the [piece] is a chord of [few] notes on the [inst]
fact: the [group] had [few] encores and a broken drum
fact: the bass line of the song comes from a [piece] in [key]
fact: the rests in the [part] are (as important as the notes|always ignored by the [maestro]|too short)
fact: the scale of [key] (is hard|lies well|sounds sad) on the [inst]
fact: the band (broke up|got together again|toured) after [few] albums
fact: the record of the [piece] with the old [maestro] is scratched in the [part]
fact: the root of the chord is in the [inst], not in the [inst]
fact: the applause after the [part] annoyed the [maestro]
fact: the [maestro] transposed the [piece] to [key]
fact: the organ has [few] manuals and a stop that sounds like a (flute|trumpet|cuckoo|nightingale)
fact: the bars before the [part] are played by the [inst] alone
fact: the critics (loved|panned) the [piece] that the [maestro] wrote for [inst] and [group]
do: practise the [part] of the [piece] [how2]
do: tune the [inst] before the [maestro] comes in
do: count the bars of rest before the [part]
do: play the scale of [key] [times] a day on the [inst]
do: listen to the [inst] in the [part]
do: breathe before the high note of the [part]
do: hold the bow of the [inst] loosely
do: sing the [part] [how2], as the [maestro] wants it
how2 = slowly | with a metronome | by heart | at half the tempo | without the pedal | in a whisper | an octave lower
ask: who (wrote|conducts|sings|arranged) the [piece]
ask: in which key is the [part] of the [piece]
ask: how often should a [inst] be tuned
ask: is the [inst] (harder|easier) to learn than the [inst]
ask: when does the [group] play in the [hall]
ask: have you heard the new (record|single|album) of the [group]
ask: can you read the (notes|bass clef|chords) of this [piece]
deed: (practised|played|performed|arranged) the [piece] on [his] [inst] [lately]
deed: (sang|played the [inst]) in a [group] every [weekday]
deed: (tuned|sold|restrung|dropped) [his] [inst] [lately]
deed: took [few] years of lessons on the [inst]
deed: composed a [piece] in [key] for [inst] and [inst]
deed: whistled the [part] of a [piece] all day
deed: bought a record of the [piece] from the sixties
deed: auditioned for the [group] with a [piece] in [key]
deed: lost [his] place in the [part] and skipped [few] bars
deed: hummed the tune until we all knew it
deed: conducted the [group] in a [piece] in the [hall]
deed: learned the chords of [few] songs on the [inst]
deed: broke a string in the [part] of the [piece]
deed: heard the [group] in the [hall] [lately]
scene: while the [group] was tuning up
scene: during the [part] of the [piece]
scene: in the interval of the concert
scene: as the choir was singing
scene: just before the [maestro] came on stage
scene: to the sound of a [inst]
scene: when the last note had died away
scene: between two songs
scene: after the [group] had played its encore
scene: while the neighbour was practising the [inst]
aside: humming a [piece]
aside: with a [inst] case in [his] hand
aside: whistling out of tune
aside: still hoarse from the choir
aside: with headphones over [his] ears
who: plays the [inst]
who: sings in the [group]
who: teaches the [inst]
who: used to tune pianos
who: collects old records
role = violinist | opera singer | piano tuner | jazz drummer | choirmaster | street musician | cellist | bandleader
thing = the concert | the [piece] | the new record | the choir | the opera | scales and chords | the [inst] | the song
  | rhythm | the [group]
)";

}  // namespace corpora::classify::topic_texts
