#include "lexicon.h"

namespace corpora {

// English[;comparative[;superlative]] | German[;attributive stem[;comparative[;superlative stem]]] | noun tags
// "more" and "most" are used where the English comparative is "more"; '-' for adjectives that are not compared.
const std::string_view kAdjectiveTable = R"(
new|neu;neu;neuer;neuest|device vehicle cloth furn deco tool carpart lockpart job luggage colleague neighbor homecloth read firm furnset lodging eatery
old;older;oldest|alt;alt;älter;ältest|device vehicle furn deco cloth rentable sight tree tool luggage fence furnset
large;larger;largest|groß;groß;größer;größt|furn deco rentable tree room in luggage sight foodshop firm
small;smaller;smallest|klein;klein;kleiner;kleinst|furn deco rentable room in luggage eatery lodging animal refrigerator lamp camera
expensive;more|teuer;teur;teurer;teuerst|device vehicle cloth furn lodging eatery gift rentable furnset
cheap|billig|device vehicle cloth furn lodging furnset
inexpensive;more|günstig|offer lodging flight trip
beautiful;more|schön|dress skirt blouse coat furn deco vase ring watch bouquet sight plant outdoor garden
red;-|rot|vehicle cloth furn carry apple rose flower
blue;-|blau|vehicle cloth furn carry homecloth
green;-|grün|vehicle cloth furn carry homecloth
black;-|schwarz|vehicle cloth luggage pet
white;-|weiß|cloth furn device pet homecloth big
yellow;-|gelb|cloth homecloth rose flower vehicle
brown;-|braun|cloth luggage furn pet
gray;-|grau|cloth vehicle homecloth pet
broken;-|kaputt|device part chair shelf carpart lockpart ladder
used;-|gebraucht|vehicle device furn furnset
modern;more|modern|device furn rentable room lodging
comfortable;more|bequem|chair armchair sofa bed mattress bench feet
warm|warm;warm;wärmer;wärmst|thickcloth homecloth soup
cold|kalt;kalt;kälter;kältest|cold
hot;hotter;hottest|heiß|hotdrink
fresh|frisch;frisch;frischer;frischest|food
sweet|süß|fruit
ripe|reif|fruit
heavy;heavier;heaviest|schwer|carry luggage furn
light|leicht|luggage carry
long|lang;lang;länger;längst|doc lasting garment
short|kurz;kurz;kürzer;kürzest|write lasting garment
thick|dick|thickcloth novel book catalog dictionary
thin;thinner;thinnest|dünn|thickcloth blouse
important;more|wichtig|doc officeevent exam appointment emailish topic
urgent;more|dringend;dringend;dringender;dringendst|emailish
interesting;more|interessant|read lasting show jobthing idea conference
boring;more|langweilig|read movie
difficult;more|schwierig|ask explainable schoolevent decision
easy;easier;easiest|einfach|ask explainable schoolwork
good;better;best|gut;gut;besser;best|idea offer eatery lodging medic jobthing answer friend read
bad;worse;worst|schlecht;schlecht;schlechter;schlechtest|weather offer idea
friendly;friendlier;friendliest|freundlich|role
young;younger;youngest|jung;jung;jünger;jüngst|role
nice;nicer;nicest|nett|role
polite;more|höflich|service pupil client
patient;more|geduldig|teacher medicstaff client service
experienced;more|erfahren|medic fixer guide teacher driver plumber
strict|streng|teacher boss
quiet|ruhig|room lodging outdoor rentable neighbor
loud|laut|device neighbor vehicle
clean|sauber|homecloth shirt blouse dish-ware
dirty;dirtier;dirtiest|schmutzig|cloth homecloth dish-ware vehicle
dark|dunkel;dunkl;dunkler;dunkelst|room suit coat
bright|hell|room apartment
empty;-|leer|bottle box drawer suitcase bag basket vase closet refrigerator
full;-|voll|box drawer suitcase bag basket closet refrigerator
narrow|eng|kitchen bathroom hallway elevator
wide|breit|desk shelf bed gate bench
high|hoch;hoh;höher;höchst|bill price fence tree
low|niedrig|bill price
fast|schnell|car motorcycle computer laptop printer
slow|langsam|computer laptop printer truck
safe|sicher|car ladder bicycle
practical;more|praktisch|tool basket bag luggage device
round;-|rund|table mirror carpet
elegant;more|elegant|cloth
wrong;-|falsch|info
right;-|richtig|info
delicious;more|lecker|dish baked
spicy;spicier;spiciest|scharf;scharf;schärfer;schärfst|soup pizza roast sausage
salty;saltier;saltiest|salzig|dish
wet;wetter;wettest|nass;nass;nasser;nassest|cloth homecloth
dry;drier;driest|trocken;trocken;trockener;trockenst|cloth homecloth wine
sunny;sunnier;sunniest|sonnig|balcony garden rentable
last;-|letzt|ordinalonly
next;-|nächst|ordinalonly
strong|stark;stark;stärker;stärkst|medicine rain storm hotdrink
careful;more|vorsichtig|driver
punctual;more|pünktlich|courier
famous;more|berühmt|sight
popular;more|beliebt|castle museum eatery movie concert exhibition tour
private;-|privat|emailish party
Italian;-|italienisch|dish eatery wine
French;-|französisch|cheese wine eatery
Spanish;-|spanisch|eatery wine
digital;-|digital|camera
annual;-|jährlich|report
monthly;-|monatlich|report rent
spacious;more|geräumig|room rentable
sturdy;sturdier;sturdiest|stabil|table chair shelf bench ladder luggage
soft|weich|homecloth
pretty;prettier;prettiest|hübsch|doll vase ring dress blouse scarf cap
reliable;more|zuverlässig|fixer courier plumber vehicle tech supplier
)";

// English | German | tags. past / future / habit: points in time that go with those tenses, recent / near
// those of them not far off; freq: how often
// (before the English verb); mid: attitude inside the clause; front: the same as first word; manner:any or a domain;
// dur: for how long; ago-like phrases with numbers are built by the grammar.
const std::string_view kAdverbTable = R"(
yesterday|gestern|past recent
yesterday evening|gestern Abend|past recent
yesterday morning|gestern Morgen|past recent
the day before yesterday|vorgestern|past
last week|letzte Woche|past
last month|letzten Monat|past
last year|letztes Jahr|past
last weekend|letztes Wochenende|past recent
last summer|letzten Sommer|past
recently|vor Kurzem|past
just now|gerade eben|past recent
a few days ago|vor ein paar Tagen|past
this morning|heute Morgen|past future recent
this afternoon|heute Nachmittag|past future recent near
this evening|heute Abend|future near
today|heute|past future near
tomorrow|morgen|future near
tomorrow morning|morgen früh|future near
tomorrow evening|morgen Abend|future near
the day after tomorrow|übermorgen|future near
next week|nächste Woche|future
next month|nächsten Monat|future
next year|nächstes Jahr|future
next weekend|nächstes Wochenende|future
soon|bald|future near
later|später|future near
in a few days|in ein paar Tagen|future
after work|nach der Arbeit|past future habit recent near
after lunch|nach dem Mittagessen|past future habit recent near
before breakfast|vor dem Frühstück|past future habit recent near
before lunch|vor dem Mittagessen|past future habit recent near
on the weekend|am Wochenende|past future recent near
at noon|mittags|habit
every day|jeden Tag|habit
every morning|jeden Morgen|habit
every evening|jeden Abend|habit
every week|jede Woche|habit
every year|jedes Jahr|habit
once a week|einmal in der Woche|habit
twice a month|zweimal im Monat|habit
on weekends|an den Wochenenden|habit
in the morning|morgens|habit
in the evening|abends|habit
often|oft|freq
always|immer|freq
usually|normalerweise|freq
sometimes|manchmal|freq
rarely|selten|freq
never|nie|freq
almost always|fast immer|freq
probably|wahrscheinlich|mid
unfortunately|leider|front
fortunately|zum Glück|front
perhaps|vielleicht|front
of course|natürlich|front
actually|eigentlich|front
nevertheless|trotzdem|front
that is why|deshalb|front
as usual|wie immer|front
finally|endlich|front-past
quickly|schnell|manner:home manner:kitchen manner:office
carefully|vorsichtig|manner:home manner:delivery manner:repair
carefully|sorgfältig|manner:office manner:school
together|zusammen|plural
alone|allein|alone
by mistake|aus Versehen|accident
for free|kostenlos|manner:delivery
in cash|bar|manner:pay
with a credit card|mit Kreditkarte|manner:pay
online|im Internet|manner:shop
by phone|telefonisch|manner:confirm
in writing|schriftlich|manner:confirm
by train|mit dem Zug|manner:ride
by bus|mit dem Bus|manner:ride
by car|mit dem Auto|manner:ride
on foot|zu Fuß|manner:walk
by mail|per Post|manner:send
by email|per E-Mail|manner:send
for two hours|zwei Stunden lang|dur
for half an hour|eine halbe Stunde lang|dur
the whole day|den ganzen Tag|dur
all night|die ganze Nacht|dur
immediately|sofort|order
right away|gleich|order
as soon as possible|so bald wie möglich|order
on time|pünktlich|manner:travel
)";

}  // namespace corpora
