#pragma once

namespace corpora::classify::topic_texts {

// What is said of each topic, as a PhraseBook. The rules:
//
//   fact    a statement, which may follow "that"            deed   what a person did, after the subject
//   do      what one is told to do, after "to"              ask    a question
//   scene   a clause of time that goes with any statement   aside  a phrase that goes with what a person did
//   who     what follows "who" of a person                  role   a person of the trade, after "a"
//   thing   what one may talk about, a noun phrase
//
// Words that belong to several topics (pitch, bank, note, root, season, court, record …) are here on purpose.
extern const char* const kShared;
extern const char* const kWeather;
extern const char* const kSport;
extern const char* const kCooking;
extern const char* const kTravel;
extern const char* const kHealth;
extern const char* const kMoney;
extern const char* const kComputing;
extern const char* const kGardening;
extern const char* const kMusic;
extern const char* const kLaw;

}  // namespace corpora::classify::topic_texts
