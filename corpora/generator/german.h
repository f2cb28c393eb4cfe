#pragma once
#include <string>

#include "syntax.h"

namespace corpora::german {

/// The phrase in the given case, its relative clause between commas.
std::string Phrase(const NounPhrase& phrase, Case c);
/// Preposition and phrase, contracted where German contracts: im, ins, am, zum, zur, vom, beim (ans is left
/// out: with verbs it sounds careless).
std::string PrepositionPhrase(const std::string& preposition, const NounPhrase& phrase, Case c);
/// Relative and demonstrative der: den, dem, deren …
std::string RelativePronoun(Gender gender, bool plural, Case c);
std::string Pronoun(const Person& person, Case c);
/// Ending of an attributive adjective after the determiner of the phrase.
std::string AdjectiveEnding(const NounPhrase& phrase, Case c);
/// Present (`past` false) or preterite, without the separable prefix.
std::string Finite(const Verb& verb, const Person& person, bool past);
/// Imperative for du, without the prefix.
std::string InformalImperative(const Verb& verb);
/// "anzurufen", "zu lesen".
std::string ZuInfinitive(const Verb& verb);
/// The clause in the given shape, lower case and without the closing mark.
std::string Say(const Clause& clause, const Shape& shape);

}  // namespace corpora::german
