#include "grammar.h"

#include "text.h"

namespace corpora {

// The constructions and how often each is drawn.
const std::vector<Grammar::Kind>& Grammar::Kinds() {
  static const std::vector<Kind> kKinds = {{"statement", 120, &Grammar::Statement},
                                           {"yes-no question", 50, &Grammar::YesNoQuestion},
                                           {"wh-question", 50, &Grammar::WhQuestion},
                                           {"polite request", 30, &Grammar::PoliteRequest},
                                           {"polite imperative", 40, &Grammar::PoliteImperative},
                                           {"familiar imperative", 24, &Grammar::FamiliarImperative},
                                           {"familiar question", 24, &Grammar::FamiliarQuestion},
                                           {"that-clause", 80, &Grammar::ThatClause},
                                           {"indirect question", 50, &Grammar::IndirectQuestion},
                                           {"reason", 60, &Grammar::Reason},
                                           {"condition", 55, &Grammar::Condition},
                                           {"concession", 30, &Grammar::Concession},
                                           {"before and after", 50, &Grammar::Before},
                                           {"when in the past", 30, &Grammar::WhenPast},
                                           {"infinitive", 50, &Grammar::InfinitiveClause},
                                           {"purpose", 40, &Grammar::Purpose},
                                           {"without or instead of", 25, &Grammar::WithoutDoing},
                                           {"coordination", 45, &Grammar::Coordination},
                                           {"impersonal infinitive", 25, &Grammar::ImpersonalInfinitive},
                                           {"relative clause at the subject", 40, &Grammar::RelativeSubject},
                                           {"relative clause at the object", 50, &Grammar::RelativeObject},
                                           {"relative clause at a person", 40, &Grammar::RelativePerson},
                                           {"pronoun and antecedent", 40, &Grammar::Antecedent},
                                           {"reason with a pronoun", 35, &Grammar::BecauseIt},
                                           {"comparison", 35, &Grammar::Comparison},
                                           {"superlative", 18, &Grammar::Superlative},
                                           {"contrast", 18, &Grammar::Contrast},
                                           {"price", 40, &Grammar::PriceStatement},
                                           {"bill", 20, &Grammar::BillDue},
                                           {"departure", 40, &Grammar::Departure},
                                           {"opening hours", 22, &Grammar::Opening},
                                           {"event", 30, &Grammar::EventTime},
                                           {"reservation", 24, &Grammar::Reservation},
                                           {"existence", 28, &Grammar::Existential},
                                           {"location", 35, &Grammar::Location},
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
                                           {"belonging", 22, &Grammar::Belonging},
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
  current_ = {};
  namePart_ = names;
  numberPart_ = numbers;
  Paired text = (this->*Kinds()[kind].make)();
  current_.kind = Kinds()[kind].name;
  current_.text = {Capitalised(TidyCommas(text.en)), Capitalised(TidyCommas(text.de))};
  return std::move(current_);
}

}  // namespace corpora
