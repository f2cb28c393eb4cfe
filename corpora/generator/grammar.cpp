#include "grammar.h"

#include "text.h"

namespace corpora {

// The constructions and how often each is drawn.
const std::vector<Grammar::Kind>& Grammar::Kinds() {
  static const std::vector<Kind> kKinds = {{"statement", 80, &Grammar::Statement},
                                           {"yes-no question", 40, &Grammar::YesNoQuestion},
                                           {"wh-question", 42, &Grammar::WhQuestion},
                                           {"polite request", 30, &Grammar::PoliteRequest},
                                           {"polite imperative", 40, &Grammar::PoliteImperative},
                                           {"familiar imperative", 24, &Grammar::FamiliarImperative},
                                           {"familiar question", 24, &Grammar::FamiliarQuestion},
                                           {"that-clause", 85, &Grammar::ThatClause},
                                           {"indirect question", 50, &Grammar::IndirectQuestion},
                                           {"reason", 95, &Grammar::Reason},
                                           {"condition", 80, &Grammar::Condition},
                                           {"concession", 45, &Grammar::Concession},
                                           {"before and after", 60, &Grammar::Before},
                                           {"when in the past", 36, &Grammar::WhenPast},
                                           {"infinitive", 55, &Grammar::InfinitiveClause},
                                           {"purpose", 52, &Grammar::Purpose},
                                           {"without or instead of", 30, &Grammar::WithoutDoing},
                                           {"coordination", 55, &Grammar::Coordination},
                                           {"impersonal infinitive", 25, &Grammar::ImpersonalInfinitive},
                                           {"relative clause at the subject", 52, &Grammar::RelativeSubject},
                                           {"relative clause at the object", 60, &Grammar::RelativeObject},
                                           {"relative clause at a person", 55, &Grammar::RelativePerson},
                                           {"pronoun and antecedent", 40, &Grammar::Antecedent},
                                           {"reason with a pronoun", 45, &Grammar::BecauseIt},
                                           {"comparison", 35, &Grammar::Comparison},
                                           {"superlative", 18, &Grammar::Superlative},
                                           {"contrast", 18, &Grammar::Contrast},
                                           {"price", 45, &Grammar::PriceStatement},
                                           {"bill", 20, &Grammar::BillDue},
                                           {"departure", 40, &Grammar::Departure},
                                           {"opening hours", 22, &Grammar::Opening},
                                           {"event", 30, &Grammar::EventTime},
                                           {"reservation", 24, &Grammar::Reservation},
                                           {"existence", 28, &Grammar::Existential},
                                           {"location", 30, &Grammar::Location},
                                           {"placement", 30, &Grammar::Placement},
                                           {"liking", 25, &Grammar::Liking},
                                           {"pain", 15, &Grammar::Pain},
                                           {"injury", 14, &Grammar::Injury},
                                           {"gift", 22, &Grammar::GiftGiving},
                                           {"weather", 25, &Grammar::Weather},
                                           {"introduction", 28, &Grammar::Introduction},
                                           {"directions", 22, &Grammar::Directions},
                                           {"wish", 35, &Grammar::Wish},
                                           {"quantity", 20, &Grammar::Quantity},
                                           {"belonging", 18, &Grammar::Belonging},
                                           {"phone and room numbers", 18, &Grammar::CallAndRoom},
                                           {"orders and flights", 14, &Grammar::Shipment},
                                           {"age and duration", 14, &Grammar::AgeAndDuration}};
  return kKinds;
}

std::vector<std::string> Grammar::KindNames() {
  std::vector<std::string> names;
  for (const Kind& kind : Kinds()) names.emplace_back(kind.name);
  return names;
}

Sentence Grammar::Make(Part names, Part numbers) {
  int total = 0;
  for (const Kind& kind : Kinds()) total += kind.weight;
  int draw = rng_.Between(0, total - 1);
  std::size_t chosen = 0;
  while (draw >= Kinds()[chosen].weight) draw -= Kinds()[chosen++].weight;
  return MakeKind(chosen, names, numbers);
}

Sentence Grammar::MakeKind(std::size_t kind, Part names, Part numbers) {
  namePart_ = names;
  numberPart_ = numbers;
  do {
    current_ = {};
    Paired text = (this->*Kinds()[kind].make)();
    current_.text = {Capitalised(TidyCommas(text.en)), Capitalised(TidyCommas(text.de))};
  } while (!GenderShows());
  current_.kind = Kinds()[kind].name;
  // Some names and numbers belonged to drafts that were not used.
  const std::string& english = current_.text.en;
  auto absent = [&](const std::string& word) { return english.find(word) == std::string::npos; };
  std::erase_if(current_.names, absent);
  std::erase_if(current_.numbers, absent);
  return std::move(current_);
}

// A rewrite may have taken away the "her" that told that the doctor is a woman; in "Anna works as a doctor" the name
// tells it.
bool Grammar::GenderShows() const {
  const std::string& english = current_.text.en;
  if (english.find(" her ") != std::string::npos || english.find(" works as ") != std::string::npos) return true;
  for (const Noun* noun : lexicon_.Nouns("#female-form")) {
    if (current_.text.de.find(noun->de) != std::string::npos) return false;
  }
  return true;
}

Paired Grammar::Instead(Paired (Grammar::*make)()) {
  current_ = {};
  return (this->*make)();
}

}  // namespace corpora
