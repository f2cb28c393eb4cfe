#pragma once
#include <string>
#include <vector>

namespace corpora::classify::review_texts {

// Adjectives: rules "good.GROUP", "good!.GROUP" (strong), "bad.GROUP", "bad!.GROUP". "tasty/tastier" gives a
// comparative of its own; the others take "more".
extern const char* const kAdjectives;

// How reviews are put together, and what may be said in each construction; the slots are explained at its head.
extern const char* const kConstructions;

struct DomainText {
  const char* name;
  const char* text;
};

// What may be reviewed, one file each. The rules:
//
//   groups.CLASS    the groups of adjectives that go with aspects of a class
//   aspect.CLASS    nouns after "the"; * marks a plural, ~ a noun without "a"
//   event+.CLASS    what aspects of a class did to please, "past/infinitive/gerund and the rest"; event-.CLASS the
//                   opposite; the class "us" is what happened to the reviewer
//   item, kind      the thing reviewed as a phrase and as a bare noun
//   whole           the time spent with it, a phrase        again, elsewhere   what one may do next, an infinitive
//   came, over      after "glad that we", "sorry when"      rival, there       another of its kind; "at" it;
//   there.CLASS
//                   where the aspect needs another word; before: a time or place to compare with
//   who             who has an opinion, with the pronoun    ad                 what advertises it
//   intro           a sentence that judges nothing          done+, done-       a participle: what one would have done
DomainText Restaurants();
DomainText Hotels();
DomainText Gadgets();
DomainText Films();
DomainText Courses();

}  // namespace corpora::classify::review_texts
