#pragma once
#include <string>

#include "syntax.h"

namespace corpora::english {

/// The phrase with its relative clause; `object` chooses him over he.
std::string Phrase(const NounPhrase& phrase, bool object);
/// My, your, his …
std::string Possessive(const Person& owner);
std::string Pronoun(const Person& person, bool object);
/// "a" or "an" by the sound that follows.
std::string Article(const std::string& next);
/// The clause in the given shape, lower case and without the closing mark.
std::string Say(const Clause& clause, const Shape& shape);

}  // namespace corpora::english
