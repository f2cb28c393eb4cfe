// Tunes as text, and as files that play.
#pragma once

#include <string>

namespace seq {

/// A standard MIDI file (format 0, one track, 480 ticks a quarter) that plays a tune of one voice in ABC notation,
/// written on one line with its fields in brackets: "[M:3/4] [L:1/8] [Q:1/4=96] [K:Gmin] G2 A2 c2 | d6 |]".
///
/// Read are the fields M (also C), L, Q ("3/8=120" or beats of a quarter), K (tonic, #, b, and maj, min, m, dor, phr,
/// lyd, mix or loc; each counts from where it stands), notes with their accidentals (^ ^^ _ __ =, which hold to the end
/// of the bar), octave marks and lengths (2, /, /2, 3/2), rests (z, x) and bar lines; other fields are passed over.
/// Without a field it is 4/4, 1/8, 1/4=120, C major. Throws Error(data) that names what is none of these, and its place
/// in the tune.
///
/// Sources: the ABC music standard 2.1; Standard MIDI Files 1.0 (MMA, 1988).
std::string midi_of_tune(const std::string& tune);

}  // namespace seq
