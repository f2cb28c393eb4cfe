// Aches and injuries, whose owner German puts in the dative, and presents.
#include "grammar.h"
#include "grammar_tools.h"
#include "text.h"

namespace corpora {

// "My brother's back hurts": Meinem Bruder tut der Rücken weh.
Paired Grammar::Pain() {
  NounPhrase part = Definite(PickNoun({"#body"}));
  part.plural = part.noun->id == "tooth" || ((part.noun->id == "foot" || part.noun->id == "leg") && rng_.Chance(50));
  NounPhrase who = rng_.Chance(50) ? PersonSubject() : FamilyMember(nullptr);
  while (PersonOf(who).plural) who = PersonSubject();  // German keeps the part in the singular, English does not
  std::string owner;
  if (IsPronoun(who)) {
    owner = english::Possessive(PersonOf(who));
  } else {
    owner = english::Phrase(who, false);
    owner += EndsWith(owner, "s") ? "'" : "'s";
  }
  std::string subject = owner + " " + (part.plural ? part.noun->enPlural : part.noun->en) + " ";
  std::string dative = german::Phrase(who, Case::kDative), body = german::Phrase(part, Case::kNominative);
  std::string tut = part.plural ? " tun " : " tut ";
  std::size_t draw = rng_.Below(4);
  if (draw == 0) {
    Paired n = Count(2, 9);
    return Paired{subject + (part.plural ? "have" : "has") + " been hurting for " + n.en + " days",
                  dative + tut + "seit " + n.de + " Tagen " + body + " weh"} +
           kStop;
  }
  if (draw == 1) {
    Paired when = PastTime();
    return Paired{subject + "hurt " + when.en,
                  dative + (part.plural ? " haben " : " hat ") + when.de + " " + body + " wehgetan"} +
           kStop;
  }
  Paired now{subject + (part.plural ? "hurt" : "hurts"), dative + tut + body + " weh"};
  if (draw == 2) return now + kStop;
  static const std::vector<Paired> kWhen = {
      {" when it rains", ", wenn es regnet"},
      {" although the doctor prescribed an ointment", ", obwohl der Arzt eine Salbe verschrieben hat"},
      {", but it is not so bad", ", aber es ist nicht so schlimm"}};
  return now + rng_.Pick(kWhen) + kStop;
}

// "He broke his leg": Er hat sich das Bein gebrochen.
Paired Grammar::Injury() {
  Clause c;
  c.subject = PersonSubject();
  std::string owner = english::Possessive(PersonOf(c.subject));
  EventOptions o;
  o.passive = o.negation = false;
  if (rng_.Chance(35)) {
    const Noun& part = lexicon_.NounById(rng_.Chance(70) ? "hand" : "foot");
    c.verb = &lexicon_.LinkVerbById("waschen");
    c.arguments.push_back(FixedArgument({owner + " " + part.enPlural, "die " + part.dePlural}));
    AddTime(c, o);
    if (c.tense == Tense::kPast || c.tense == Tense::kFuture) {
      DropAdverbials(c, Adverbial::Kind::kTime);
      AddAdverb(c, Adverbial::Kind::kTime, c.tense == Tense::kPast ? RecentTime() : NearTime());
    }
    MaybeFront(c, 40);
    return Finish(c, 20);
  }
  NounPhrase limb = Definite(PickNoun({"#limb"}));
  c.verb = &lexicon_.LinkVerbById("brechen");
  bool many = PersonOf(c.subject).plural;
  if (many) return Instead(&Grammar::Injury);
  c.arguments.push_back(FixedArgument({owner + " " + limb.noun->en, german::Phrase(limb, Case::kAccusative)}));
  c.tense = Tense::kPast;
  AddAdverb(c, Adverbial::Kind::kTime, PastTime());
  if (rng_.Chance(40)) {
    AddAdverb(c, Adverbial::Kind::kPlace, AtPlace(PickNoun({"#outdoor", "#homeroom", "station", "#schoolplace"})));
  }
  MaybeFront(c, 45);
  return Finish(c, 30);
}

Paired Grammar::GiftGiving() {
  Clause c;
  c.verb = &lexicon_.LinkVerbById("schenken");
  c.subject = PersonSubject();
  Person p = PersonOf(c.subject);
  const Noun& noun = PickNoun({"#gift", "#gift", "#cloth"});
  NounPhrase gift = Definite(noun);
  gift.determiner = noun.enPluralOnly ? Determiner::kThis : Determiner::kIndefinite;
  if (noun.Is("many") || gift.plural) {
    gift.plural = true;
    gift.determiner = Determiner::kSome;
  }
  AddAdjective(gift, 55);
  c.arguments = {DativeArgument(rng_.Chance(70) ? FamilyMember(&p) : FirstName()), AccusativeArgument(gift)};
  static const std::vector<Paired> kOccasions = {{"for Christmas", "zu Weihnachten"},
                                                 {"for the wedding", "zur Hochzeit"},
                                                 {"as a birthday present", "zum Geburtstag"}};
  c.tense = rng_.Chance(60) ? Tense::kPast : Tense::kFuture;
  if (c.tense == Tense::kFuture && rng_.Chance(50)) c.modal = rng_.Chance(50) ? Modal::kWantTo : Modal::kWouldLike;
  AddAdverb(c, Adverbial::Kind::kTime, rng_.Pick(kOccasions));
  MaybeFront(c, 30);
  return Finish(c, 20);
}

}  // namespace corpora
