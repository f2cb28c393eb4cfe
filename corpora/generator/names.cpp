#include "names.h"

#include <array>
#include <set>

#include "rng.h"
#include "text.h"

namespace corpora {

namespace {

constexpr const char* kMale =
    "Adam Albert Alexander Anton Arthur Ben Bernd Boris Bruno Carl Christian Daniel David Dennis Dieter Dominik "
    "Edgar Emil Erik Ernst Fabian Felix Finn Florian Frank Fritz Georg Gerd Gustav Hannes Harald Heiko Helmut Henrik "
    "Holger Hugo Ivan Jakob Jan Jens Joachim Johann Jonas Jonathan Julian Jürgen Kai Karl Kevin Klaus Konrad Kurt "
    "Lars Leo Linus Lukas Manfred Marco Mario Martin Matthias Max Michael Moritz Nico Nils Noah Norbert Olaf Oliver "
    "Oskar Otto Pascal Patrick Paul Peter Philipp Ralf Raphael Robert Roman Rolf Samuel Sebastian Simon Stefan Sven "
    "Theo Thomas Tim Tobias Tom Uwe Valentin Viktor Volker Walter Werner Wolfgang Xaver Ahmed Omar Igor Pavel Luca "
    "Diego Pedro Rahul Hassan Mehmet Kenji Henry Jack George Edward William James Oscar Stanley Gregory Howard";
constexpr const char* kFemale =
    "Alexandra Alina Amelie Andrea Angela Anita Anja Anna Annika Antonia Astrid Barbara Beate Bettina Birgit Britta "
    "Carla Carmen Caroline Charlotte Christina Clara Claudia Cornelia Dagmar Daniela Diana Doris Edith Elena Elisa "
    "Elke Ella Emilia Emma Erika Esther Eva Franziska Frieda Gabriele Gerda Gisela Greta Hanna Hedwig Heike Helena "
    "Helga Ida Ilse Ina Inga Irene Isabella Jana Janina Jasmin Jessica Johanna Josefine Judith Julia Karin Katharina "
    "Katja Kerstin Klara Kristin Laura Lea Lena Leonie Lina Linda Lisa Lotte Luisa Maja Maria Marie Marlene Martha "
    "Melanie Mia Michaela Miriam Monika Nadine Natalie Nele Nicole Nina Nora Olga Paula Petra Pia Ramona Renate Rita "
    "Rosa Sabine Sandra Sara Selma Silke Simone Sofia Sonja Stella Susanne Svenja Tamara Tanja Tina Ulrike Ursula Uta "
    "Vanessa Vera Verena Yvonne Aisha Fatima Leila Yuki Priya Chiara Lucia Emily Alice Abigail Margaret Dorothy";
constexpr const char* kSurnameHeads =
    "Acker Alt Bach Baum Berg Birk Blum Brand Buch Burg Dorn Eber Eich Eisen Erlen Feld Fink Fisch Frei Gold Grün "
    "Hagen Hart Hasel Haupt Held Herz Hirsch Hof Holz Kalten Kirch Klein Korn Kraut Kron Linden Mai Moos Neu Ober "
    "Pfeil Rein Reh Rosen Roth Sand Schön Silber Sommer Sonnen Stein Stern Tann Thal Ulmen Wald Wasser Weiden Weiß "
    "Wein Winter Wolf Zell";
constexpr const char* kSurnameTails =
    "mann bauer bacher berger feld felder hofer haus heimer inger kamp stein thaler walder wald brink müller meier "
    "schmidt graf acker dorf ner er hagen";
constexpr const char* kPlaceHeads =
    "Alten Arn Asch Bären Birken Bruck Buchen Dillen Ebers Elm Erlen Falken Freuden Fried Grafen Greifs Grün Hasel "
    "Heiden Heil Hirsch Hohen Immen Jäger Kalten Karls Königs Kranich Lahn Lauter Lieben Linden Marien Mühl Neuen "
    "Nieder Ober Oster Pappel Rabens Reichen Rosen Saal Schwarzen Seli Sonnen Stein Stolz Tannen Ulrichs Wald Warten "
    "Weiden Weißen Wester Wiesen Wilden Winters Wolfs Ziegel";
constexpr const char* kPlaceTails =
    "bach berg born bruck brunn burg dorf eck feld furt hagen hain hausen heim hofen ingen kirchen rode see stadt "
    "stedt stein tal werder";
constexpr const char* kCities =
    "Berlin Hamburg Bremen Leipzig Dresden Frankfurt Stuttgart Dortmund Bonn Mannheim Augsburg Potsdam Rostock "
    "Kassel Erfurt Mainz Salzburg Innsbruck Graz Linz Bern Basel London Paris Madrid Amsterdam Oslo Stockholm Dublin "
    "Boston Chicago Seattle Denver Toronto Sydney Oxford Cambridge Manchester";
std::vector<std::string> Dealt(const std::vector<std::string>& all, Part part) {
  std::vector<std::string> mine;
  for (const std::string& name : all) {
    if (PartOf("a name: " + name) == part) mine.push_back(name);
  }
  return mine;
}

std::vector<std::string> Combined(const char* heads, const char* tails, int keepPercent) {
  std::vector<std::string> all;
  for (const std::string& head : Words(heads)) {
    for (const std::string& tail : Words(tails)) {
      std::string joined = head + tail;
      if (head.back() == tail.front()) continue;  // no tripled or doubled letters at the seam
      if (static_cast<int>(Hash("keep:" + joined) % 100) < keepPercent) all.push_back(joined);
    }
  }
  return all;
}

Names Collect(Part part) {
  Names names;
  names.male = Dealt(Words(kMale), part);
  names.female = Dealt(Words(kFemale), part);
  names.surnames = Dealt(Combined(kSurnameHeads, kSurnameTails, 45), part);
  std::vector<std::string> places = Combined(kPlaceHeads, kPlaceTails, 40);
  // A surname that is also a place would leak from one part into another.
  std::set<std::string> taken;
  for (const std::string& s : Combined(kSurnameHeads, kSurnameTails, 45)) taken.insert(s);
  std::vector<std::string> free;
  for (const std::string& p : places) {
    if (!taken.count(p)) free.push_back(p);
  }
  names.places = Dealt(free, part);
  std::vector<std::string> streets = Combined(kPlaceHeads, "weg gasse allee", 80);
  names.streets = Dealt(streets, part);
  if (part == Part::kTrain) {
    for (std::string& city : Words(kCities)) names.places.push_back(std::move(city));
  }
  return names;
}

}  // namespace

Part PartOf(const std::string& key) {
  std::uint64_t slot = Hash(key) % 10;
  return slot == 0 ? Part::kTest : slot == 1 ? Part::kDev : Part::kTrain;
}

const Names& NamesOf(Part part) {
  static const std::array<Names, 3> kAll = {Collect(Part::kTrain), Collect(Part::kDev), Collect(Part::kTest)};
  return kAll[static_cast<std::size_t>(part)];
}

}  // namespace corpora
