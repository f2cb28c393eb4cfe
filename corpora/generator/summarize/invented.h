#pragma once
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "names.h"
#include "rng.h"

namespace corpora::summarize {

/// Thrown where no figure of a part lies in the range asked for; the report is then begun anew.
struct NoFigureLeft : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Somebody in the news, with the pronouns for them.
struct Person {
  std::string full, last, he, his, him;
};

/// Names and figures of one report: none is drawn twice. Those of dev and test never occur in train: every word of a
/// name and every printed figure is dealt to one part by its hash.
class Invented {
 public:
  explicit Invented(Rng& rng) : rng_(rng) {}

  /// A new report of this part.
  void Begin(Part part);

  std::string Place();  ///< a town
  std::string Company();
  std::string Surname();  ///< also for streets, bridges and halls
  Person NewPerson();

  /// A whole number from low to high that is dealt to this part; Printed() shows it.
  /// Throws NoFigureLeft.
  int Number(int low, int high);
  /// The same in tenths: 842 is printed 84.2.
  int Tenths(int low, int high);
  std::string Clock(int firstHour, int lastHour);  ///< 18:40
  std::string Highway();                           ///< A417

 private:
  std::string Name(const std::vector<std::string> (&dealt)[3]);
  template <typename Print>
  int Figure(int low, int high, Print print);

  Rng& rng_;
  Part part_ = Part::kTrain;
  std::set<std::string> used_;
};

std::string Printed(int number);        ///< 12,480
std::string PrintedTenths(int tenths);  ///< 84.2

}  // namespace corpora::summarize
