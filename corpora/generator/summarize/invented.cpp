#include "summarize/invented.h"

#include "text.h"

namespace corpora::summarize {

namespace {

constexpr const char* kPlaceHeads =
    "Bram Cal Dor Fen Gal Har Kel Lan Mar Nor Pel Quin Ros Sel Tam Ul Ver Wen Yar Ash Brin Corl Drum Ell Fal Grim Hes "
    "Ing Jar Kirk Lod Mel Nab Orl Pres Rav Skel Thorn Und Vell Whit Zel Abb Burl Crail Dunn Ewer Froth Glen Holm";
constexpr const char* kPlaceTails =
    "by ford ham ley mouth ton wick worth stead dale field more haven minster bridge cot low church well bury";
constexpr const char* kSurnameHeads =
    "Ald Bar Brad Car Crom Den Eller Far Gar Had Hol Kem Lang Mars Nor Pen Rad Stan Thorn Wal Birch Cray Dray Fenn "
    "Gold Hart Isl Jes Kitch Lind Mill Oak Pryd Rook Sedge Tarr Ush Vick Wrex Yard";
constexpr const char* kSurnameTails =
    "brook den er gate ings man mer ning ridge sen son stock all ard bourne combe croft hurst kin lock ock shaw wood";
constexpr const char* kCompanyHeads =
    "Alt Bel Cet Cor Dex Exo Fid Gran Hel Ix Kor Lum Max Nex Nov Orb Pax Quor Sol Tek Uni Vant Ver Xan Zen Aer Brio "
    "Cyr Dyn Fer";
constexpr const char* kCompanyTails =
    "adyne alon amark anova arion asys atec atra avia avane acor adis agen olux omed onet opak oplan oric ostat umen "
    "ivo era isco ental";
constexpr const char* kWomen =
    "Ada Agnes Alice Amelia Anita Beatrice Brenda Carol Cecily Clara Daphne Deborah Edith Eleanor Ellen Esther Fiona "
    "Florence Gemma Gloria Grace Harriet Hazel Helen Imogen Irene Isobel Jane Joan Joyce Judith Kate Laura Leila Lucy "
    "Mabel Maria Miriam Molly Nadia Naomi Nora Olive Paula Pearl Petra Rachel Rita Rosa Ruth Sally Sarah Sonia Stella "
    "Susan Tessa Ursula Vera Violet Wendy Yasmin Zoe";
constexpr const char* kMen =
    "Adam Alan Albert Amir Andrew Anton Arthur Basil Bernard Boris Carl Cedric Colin Conrad Daniel David Dennis "
    "Douglas Edgar Edmund Felix Frank Gareth George Gilbert Harold Henry Hugh Ivan Jack James Jonas Joseph Karim Keith "
    "Kevin Leo Lewis Malcolm Martin Miles Neil Noel Omar Oscar Oswald Patrick Paul Peter Philip Ralph Raymond Robert "
    "Roland Simon Stephen Theo Thomas Tobias Victor Walter William";

/// Three fifths train, one fifth each for dev and test.
Part PartOfInvented(const std::string& text) {
  std::uint64_t slot = Hash("invented: " + text) % 5;
  return slot == 0 ? Part::kTest : slot == 1 ? Part::kDev : Part::kTrain;
}

struct Dealt {
  std::vector<std::string> places[3], surnames[3], companies[3], women[3], men[3];
};

// No word is of two kinds: a town called as somebody would be read as both.
void Deal(const std::vector<std::string>& all, std::set<std::string>& taken, std::vector<std::string> (&parts)[3]) {
  for (const std::string& name : all) {
    if (taken.insert(name).second) parts[static_cast<std::size_t>(PartOfInvented(name))].push_back(name);
  }
}

std::vector<std::string> Joined(const char* heads, const char* tails) {
  std::vector<std::string> all;
  for (const std::string& head : Words(heads)) {
    for (const std::string& tail : Words(tails)) {
      if (head.back() != tail.front()) all.push_back(head + tail);  // no doubled letter at the seam
    }
  }
  return all;
}

const Dealt& Names() {
  static const Dealt kDealt = [] {
    Dealt dealt;
    std::set<std::string> taken;
    Deal(Words(kWomen), taken, dealt.women);
    Deal(Words(kMen), taken, dealt.men);
    Deal(Joined(kPlaceHeads, kPlaceTails), taken, dealt.places);
    Deal(Joined(kSurnameHeads, kSurnameTails), taken, dealt.surnames);
    Deal(Joined(kCompanyHeads, kCompanyTails), taken, dealt.companies);
    return dealt;
  }();
  return kDealt;
}

}  // namespace

void Invented::Begin(Part part) {
  part_ = part;
  used_.clear();
}

std::string Invented::Name(const std::vector<std::string> (&dealt)[3]) {
  for (;;) {
    const std::string& name = rng_.Pick(dealt[static_cast<std::size_t>(part_)]);
    if (used_.insert(name).second) return name;
  }
}

std::string Invented::Place() { return Name(Names().places); }
std::string Invented::Company() { return Name(Names().companies); }
std::string Invented::Surname() { return Name(Names().surnames); }

Person Invented::NewPerson() {
  const bool she = rng_.Chance(50);
  const std::string first = she ? Name(Names().women) : Name(Names().men);
  const std::string last = Surname();
  return {first + " " + last, last, she ? "she" : "he", she ? "her" : "his", she ? "her" : "him"};
}

template <typename Print>
int Invented::Figure(int low, int high, Print print) {
  constexpr int kTries = 100;
  for (int tries = 0; low <= high && tries < kTries; ++tries) {
    const int drawn = rng_.Between(low, high);
    const std::string text = print(drawn);
    if (PartOfInvented(text) == part_ && used_.insert(text).second) return drawn;
  }
  throw NoFigureLeft("summarize: no figure left from " + print(low) + " to " + print(high));
}

int Invented::Number(int low, int high) { return Figure(low, high, Printed); }

int Invented::Tenths(int low, int high) {
  for (;;) {
    const int drawn = Figure(low, high, [](int tenths) { return PrintedTenths(tenths); });
    if (drawn % 10 != 0) return drawn;  // nobody writes 43.0
  }
}

std::string Invented::Clock(int firstHour, int lastHour) {
  const auto print = [](int minutes) {
    const std::string minute = std::to_string(minutes % 60);
    return std::to_string(minutes / 60) + ":" + (minute.size() < 2 ? "0" : "") + minute;
  };
  return print(Figure(firstHour * 60, lastHour * 60 + 59, print));
}

std::string Invented::Highway() {
  const auto print = [](int number) { return "A" + std::to_string(number); };
  return print(Figure(12, 998, print));
}

std::string Printed(int number) {
  std::string digits = std::to_string(number);
  if (digits.size() > 3) digits.insert(digits.size() - 3, ",");
  return digits;
}

std::string PrintedTenths(int tenths) { return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10); }

}  // namespace corpora::summarize
