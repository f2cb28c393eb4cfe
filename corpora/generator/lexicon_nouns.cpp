#include "lexicon.h"

namespace corpora {

// English | German | gender | German plural | tags
// English plurals follow the rules unless given after ';'. German plural '=' repeats the singular, '-' means none.
// A genitive that differs from the rule stands after ';' in the German column; 'weak' among the tags marks the
// n-declension. Tags: mass, enpl (plural in English alone), depl (plural in German alone), many (mostly plural),
// on/in (things can be put on or in it), lay/stand/hangs (how it is put and found in German).
const std::string_view kNounTable = R"(
washing machine|Waschmaschine|f|Waschmaschinen|device big white
refrigerator|Kühlschrank|m|Kühlschränke|device big white in
computer|Computer|m|=|device tech stand
printer|Drucker|m|=|device tech stand
laptop|Laptop;Laptops|m|Laptops|device tech small lay
cell phone|Handy|n|Handys|device tech small lay own
lamp|Lampe|f|Lampen|device home stand switch
television|Fernseher|m|=|device big stand switch
coffee machine|Kaffeemaschine|f|Kaffeemaschinen|device home stand switch
dishwasher|Spülmaschine|f|Spülmaschinen|device big white switch
camera|Kamera|f|Kameras|device small tech lay own
vacuum cleaner|Staubsauger|m|=|device home stand
radio|Radio|n|Radios|device home stand switch
alarm clock|Wecker|m|=|device home stand
oven|Backofen|m|Backöfen|device big white switch
heater|Heizung|f|Heizungen|device part switch
toaster|Toaster|m|=|device home stand switch
fan|Ventilator|m|Ventilatoren|device home stand switch
drill|Bohrmaschine|f|Bohrmaschinen|device tool lay
flashlight|Taschenlampe|f|Taschenlampen|device small tool lay switch
hair dryer|Föhn;Föhns|m|Föhne|device home lay
car|Auto|n|Autos|vehicle
bicycle|Fahrrad|n|Fahrräder|vehicle
motorcycle|Motorrad|n|Motorräder|vehicle
scooter|Roller|m|=|vehicle
truck|Lastwagen|m|=|vehicle heavyvehicle
coat|Mantel|m|Mäntel|cloth own hangs garment thickcloth
jacket|Jacke|f|Jacken|cloth own hangs garment thickcloth
shirt|Hemd|n|Hemden|cloth own hangs iron
blouse|Bluse|f|Blusen|cloth own hangs iron ladies
dress|Kleid|n|Kleider|cloth own hangs iron garment ladies
skirt|Rock|m|Röcke|cloth own hangs iron garment ladies
sweater|Pullover|m|=|cloth own lay thickcloth
hat|Hut|m|Hüte|cloth own
scarf;scarves|Schal;Schals|m|Schals|cloth own garment thickcloth
suit|Anzug|m|Anzüge|cloth own hangs
tie|Krawatte|f|Krawatten|cloth own gents
shoe|Schuh|m|Schuhe|cloth many own feet stand plur
boot|Stiefel|m|=|cloth many own feet stand plur
glove|Handschuh|m|Handschuhe|cloth many own lay plur thickcloth
cap|Mütze|f|Mützen|cloth own lay thickcloth
trousers;trousers|Hose|f|Hosen|cloth own enpl hangs iron
belt|Gürtel|m|=|cloth own
table|Tisch|m|Tische|furn on
chair|Stuhl|m|Stühle|furn on
armchair|Sessel|m|=|furn on
sofa|Sofa|n|Sofas|furn on
bed|Bett|n|Betten|furn on under
shelf;shelves|Regal|n|Regale|furn in
desk|Schreibtisch|m|Schreibtische|furn on
closet|Kleiderschrank|m|Kleiderschränke|furn in
carpet|Teppich|m|Teppiche|on flat deco
mirror|Spiegel|m|=|wall deco
curtain|Vorhang|m|Vorhänge|homecloth many plur
picture|Bild|n|Bilder|wall deco
bench;benches|Bank|f|Bänke|on
mattress|Matratze|f|Matratzen|deco
drawer|Schublade|f|Schubladen|in
box|Kiste|f|Kisten|in carry stand
basket|Korb|m|Körbe|in carry stand
key|Schlüssel|m|=|small own lay find
wallet|Geldbörse|f|Geldbörsen|small own lay find
umbrella|Regenschirm|m|Regenschirme|small own find
bag|Tasche|f|Taschen|small own in carry stand find
suitcase|Koffer|m|=|own in carry stand find luggage
backpack|Rucksack|m|Rucksäcke|own in carry stand find luggage
passport|Reisepass|m|Reisepässe|small own lay find iddoc
ticket|Fahrkarte|f|Fahrkarten|small lay find ticket
watch;watches|Armbanduhr|f|Armbanduhren|small own lay find gift
ring|Ring|m|Ringe|small own lay find gift
glasses;glasses|Brille|f|Brillen|small own enpl lay find
scissors;scissors|Schere|f|Scheren|enpl lay tool
credit card|Kreditkarte|f|Kreditkarten|small own find
driver's license|Führerschein|m|Führerscheine|own find iddoc
book|Buch|n|Bücher|lay read gift find toyprice
newspaper|Zeitung|f|Zeitungen|lay read
magazine|Zeitschrift|f|Zeitschriften|lay read
novel|Roman|m|Romane|read gift toyprice
dictionary|Wörterbuch|n|Wörterbücher|lay school toyprice
notebook|Heft|n|Hefte|lay school
pen|Kugelschreiber|m|=|lay school small find
pencil|Bleistift|m|Bleistifte|lay school small
toy|Spielzeug|n|Spielzeuge|gift toyprice
doll|Puppe|f|Puppen|gift toyprice
ball|Ball|m|Bälle|gift toyprice
hammer|Hammer|m|Hämmer|tool lay toyprice
ladder|Leiter|f|Leitern|tool carry
blanket|Decke|f|Decken|lay homecloth thickcloth toyprice
pillow|Kissen|n|=|lay homecloth toyprice
towel|Handtuch|n|Handtücher|lay homecloth bath toyprice
vase|Vase|f|Vasen|stand gift toyprice
bottle|Flasche|f|Flaschen|stand
cup|Tasse|f|Tassen|stand dish-ware
glass;glasses|Glas|n|Gläser|stand dish-ware
plate|Teller|m|=|stand dish-ware
bowl|Schüssel|f|Schüsseln|stand dish-ware
knife;knives|Messer|n|=|lay dish-ware
fork|Gabel|f|Gabeln|lay dish-ware
spoon|Löffel|m|=|lay dish-ware
pot|Topf|m|Töpfe|stand dish-ware
pan|Pfanne|f|Pfannen|stand dish-ware
bouquet|Blumenstrauß|m|Blumensträuße|gift
bread|Brot|n|-|food mass baked
cheese|Käse|m|-|food mass
butter|Butter|f|-|food mass
ham|Schinken|m|-|food mass
rice|Reis|m|-|food mass cook
honey|Honig|m|-|food mass
sugar|Zucker|m|-|grocery mass
salt|Salz|n|-|grocery mass
flour|Mehl|n|-|grocery mass
tomato;tomatoes|Tomate|f|Tomaten|food many veg
potato;potatoes|Kartoffel|f|Kartoffeln|food many veg cook peel
onion|Zwiebel|f|Zwiebeln|food many veg peel
cucumber|Gurke|f|Gurken|food veg
carrot|Karotte|f|Karotten|food many veg peel cook
apple|Apfel|m|Äpfel|food many fruit peel
pear|Birne|f|Birnen|food many fruit peel
orange|Orange|f|Orangen|food many fruit peel
banana|Banane|f|Bananen|food many fruit
strawberry|Erdbeere|f|Erdbeeren|food many fruit
cherry|Kirsche|f|Kirschen|food many fruit
egg|Ei|n|Eier|food many cook
sausage|Wurst|f|Würste|food
roll|Brötchen|n|=|food many baked
cake|Kuchen|m|=|food baked dish gift
pie|Torte|f|Torten|food baked dish
soup|Suppe|f|Suppen|dish cook
salad|Salat|m|Salate|dish
steak|Steak;Steaks|n|Steaks|dish meat
pizza|Pizza|f|Pizzas|dish baked
fish;fish|Fisch|m|Fische|dish cook meat nopl
omelet|Omelett;Omeletts|n|Omeletts|dish
sandwich;sandwiches|Sandwich;Sandwichs|n|Sandwiches|dish
dessert|Nachtisch|m|Nachtische|dish
pancake|Pfannkuchen|m|=|dish many
roast|Braten|m|=|dish meat
ice cream|Eis;Eises|n|-|dish mass
coffee|Kaffee|m|Kaffees|drink hotdrink
tea|Tee|m|Tees|drink hotdrink
beer|Bier|n|Biere|drink cold
water|Wasser|n|-|drink mass cold
milk|Milch|f|-|drink mass grocery
orange juice|Orangensaft|m|-|drink mass cold
wine|Wein|m|-|drink mass cold
lemonade|Limonade|f|Limonaden|drink cold
letter|Brief|m|Briefe|doc write mail lay
email|E-Mail|f|E-Mails|write emailish
postcard|Postkarte|f|Postkarten|write mail lay
package|Paket|n|Pakete|mail parcel carry
contract|Vertrag|m|Verträge|doc sign lay
invoice|Rechnung|f|Rechnungen|doc bill
form|Formular|n|Formulare|doc sign fill lay
application|Antrag|m|Anträge|doc sign fill
report|Bericht|m|Berichte|doc write
list|Liste|f|Listen|doc write lay
offer|Angebot|n|Angebote|doc offer
receipt|Quittung|f|Quittungen|doc lay
certificate|Zeugnis|n|Zeugnisse|doc
prescription|Rezept|n|Rezepte|medpaper
brochure|Broschüre|f|Broschüren|doc read lay
catalog|Katalog|m|Kataloge|doc read lay
message|Nachricht|f|Nachrichten|write emailish
file|Datei|f|Dateien|data
photo|Foto|n|Fotos|data gift lay
plan|Plan|m|Pläne|doc idea
map|Stadtplan|m|Stadtpläne|lay small
instructions;instructions|Anleitung|f|Anleitungen|enpl read doc
order|Bestellung|f|Bestellungen|booking
reservation|Reservierung|f|Reservierungen|booking
invitation|Einladung|f|Einladungen|mail invite
meeting|Besprechung|f|Besprechungen|event officeevent lasting
appointment|Termin|m|Termine|event appt
party|Feier|f|Feiern|event fest
exam|Prüfung|f|Prüfungen|event schoolevent lasting
trip|Reise|f|Reisen|event travelevent lasting
flight|Flug|m|Flüge|travelevent transportevent
concert|Konzert|n|Konzerte|event show
course|Kurs|m|Kurse|event schoolevent lasting
lesson|Unterricht|m|-|schooltime
wedding|Hochzeit|f|Hochzeiten|fest
birthday|Geburtstag|m|Geburtstage|def birthdate
birthday party|Geburtstagsfeier|f|Geburtstagsfeiern|event fest
vacation|Urlaub|m|Urlaube|event travelevent def
delivery|Lieferung|f|Lieferungen|delivery
interview|Vorstellungsgespräch|n|Vorstellungsgespräche|event officeevent lasting
exhibition|Ausstellung|f|Ausstellungen|event show
conference|Konferenz|f|Konferenzen|event officeevent
excursion|Ausflug|m|Ausflüge|event travelevent lasting
movie|Film;Films|m|Filme|show watchable
soccer game|Fußballspiel|n|Fußballspiele|event watchable
training session|Schulung|f|Schulungen|event officeevent lasting
tour|Führung|f|Führungen|event show lasting
train|Zug|m|Züge|transport rail
bus|Bus;Busses|m|Busse|transport
plane|Flugzeug|n|Flugzeuge|transport air
streetcar|Straßenbahn|f|Straßenbahnen|transport rail
taxi|Taxi|n|Taxis|transport hail
ferry|Fähre|f|Fähren|transport
subway|U-Bahn|f|U-Bahnen|transport rail
station|Bahnhof|m|Bahnhöfe|place city travel
airport|Flughafen|m|Flughäfen|place city travel
bus stop|Haltestelle|f|Haltestellen|place city travel
hotel|Hotel|n|Hotels|place city lodging
youth hostel|Jugendherberge|f|Jugendherbergen|place city lodging
restaurant|Restaurant;Restaurants|n|Restaurants|place city eatery opens
café|Café;Cafés|n|Cafés|place city eatery opens
cafeteria|Kantine|f|Kantinen|place eatery
bank|Bank|f|Banken|place city opens bankplace
post office|Post|f|-|place city opens solo
pharmacy|Apotheke|f|Apotheken|place city opens health shop
supermarket|Supermarkt|m|Supermärkte|place city opens shop foodshop
bakery|Bäckerei|f|Bäckereien|place city opens foodshop shop
market|Markt|m|Märkte|place city foodshop
department store|Kaufhaus|n|Kaufhäuser|place city opens shop goodsshop
bookstore|Buchhandlung|f|Buchhandlungen|place city opens shop
store|Laden|m|Läden|place city opens shop goodsshop
hospital|Krankenhaus|n|Krankenhäuser|place city health
doctor's office|Arztpraxis|f|Arztpraxen|place opens health
school|Schule|f|Schulen|place city schoolplace
kindergarten|Kindergarten|m|Kindergärten|place city
university|Universität|f|Universitäten|place city schoolplace
office|Büro|n|Büros|place officeplace room
library|Bibliothek|f|Bibliotheken|place city opens schoolplace
museum|Museum|n|Museen|place city opens sight
theater|Theater|n|=|place city sight
movie theater|Kino|n|Kinos|place city sight
park|Park;Parks|m|Parks|place city outdoor
city hall|Rathaus|n|Rathäuser|place city opens sight
church;churches|Kirche|f|Kirchen|place city sight
castle|Schloss|n|Schlösser|place city sight
zoo|Zoo;Zoos|m|Zoos|place city sight outdoor
swimming pool|Schwimmbad|n|Schwimmbäder|place city opens outdoor
gas station|Tankstelle|f|Tankstellen|place city
garage|Werkstatt|f|Werkstätten|place city repairplace
factory|Fabrik|f|Fabriken|place
warehouse|Lager|n|=|place officeplace
kitchen|Küche|f|Küchen|place room homeroom
bathroom|Badezimmer|n|=|place room homeroom
bedroom|Schlafzimmer|n|=|place room homeroom
living room|Wohnzimmer|n|=|place room homeroom
dining room|Esszimmer|n|=|place room homeroom
nursery|Kinderzimmer|n|=|place room homeroom
basement|Keller|m|=|place homeroom
garden|Garten|m|Gärten|place outdoor homeroom
balcony|Balkon;Balkons|m|Balkone|place homeroom
hallway|Flur|m|Flure|place homeroom
conference room|Konferenzraum|m|Konferenzräume|place room officeplace
waiting room|Wartezimmer|n|=|place room health
classroom|Klassenzimmer|n|=|place room schoolplace
parking lot|Parkplatz|m|Parkplätze|place outdoor
beach;beaches|Strand|m|Strände|place outdoor
lake|See;Sees|m|Seen|place outdoor
apartment|Wohnung|f|Wohnungen|rentable home
house|Haus|n|Häuser|rentable home
room|Zimmer|n|=|rentable bookroom home
vacation home|Ferienhaus|n|Ferienhäuser|rentable
window|Fenster|n|=|part openable
door|Tür|f|Türen|part openable lockable paintable
gate|Tor|n|Tore|part openable lockable paintable
wall|Wand|f|Wände|paintable
fence|Zaun|m|Zäune|paintable
roof|Dach|n|Dächer|part
elevator|Aufzug|m|Aufzüge|part usable
faucet|Wasserhahn|m|Wasserhähne|part fixable
pipe|Rohr|n|Rohre|part fixable
lock|Schloss|n|Schlösser|lockpart
shower|Dusche|f|Duschen|part fixable
tire|Reifen|m|=|carpart
brake|Bremse|f|Bremsen|carpart many plur
battery|Batterie|f|Batterien|carpart
engine|Motor|m|Motoren|carpart
dog|Hund|m|Hunde|animal pet
cat|Katze|f|Katzen|animal pet
bird|Vogel|m|Vögel|animal
horse|Pferd|n|Pferde|animal
rabbit|Kaninchen|n|=|animal pet
flower|Blume|f|Blumen|plant many gift pluralok
rose|Rose|f|Rosen|plant many gift pluralok
tree|Baum|m|Bäume|plant pluralok
lawn|Rasen|m|=|lawn
time|Zeit|f|-|mass abstract
money|Geld|n|-|mass cash def
rent|Miete|f|Mieten|bill cash def
fee|Gebühr|f|Gebühren|bill
fine|Strafe|f|Strafen|bill
deposit|Kaution|f|Kautionen|bill cash def
account|Konto|n|Konten|bankthing
help|Hilfe|f|-|mass abstract thank
problem|Problem|n|Probleme|topic
question|Frage|f|Fragen|topic ask
answer|Antwort|f|Antworten|await
mistake|Fehler|m|=|topic err
delay|Verspätung|f|Verspätungen|topic trouble
noise|Lärm|m|-|mass trouble def
service|Service;Service|m|-|mass trouble def
price|Preis|m|Preise|compare info
address|Adresse|f|Adressen|info
phone number|Telefonnummer|f|Telefonnummern|info
password|Passwort|n|Passwörter|info forgettable
way|Weg|m|Wege|info wayto
rule|Regel|f|Regeln|topic explainable
exercise|Übung|f|Übungen|explainable schoolwork
homework|Hausaufgaben|f|Hausaufgaben|depl schoolwork def
furniture|Möbel|n|Möbel|depl furnset
job|Stelle|f|Stellen|jobthing
decision|Entscheidung|f|Entscheidungen|topic
idea|Idee|f|Ideen|idea
change|Änderung|f|Änderungen|topic
insurance|Versicherung|f|Versicherungen|firm def
company|Firma|f|Firmen|firm def
travel agency|Reisebüro|n|Reisebüros|firm shop place opens city def
gift|Geschenk|n|Geschenke|thank giftthing
tablet|Tablette|f|Tabletten|medicine many plur swallow
medication|Medikament|n|Medikamente|medicine swallow
ointment|Salbe|f|Salben|medicine
bandage|Verband|m|Verbände|medpart
injury|Verletzung|f|Verletzungen|illness
fever|Fieber|n|-|mass illness2 def
weather|Wetter|n|-|mass nature def
rain|Regen|m|-|mass cause
snow|Schnee|m|-|mass cause
storm|Sturm|m|Stürme|cause
strike|Streik;Streiks|m|Streiks|cause
illness|Krankheit|f|Krankheiten|cause
traffic jam|Stau;Staus|m|Staus|cause
accident|Unfall|m|Unfälle|cause
meal|Essen|n|=|span meal
breakfast|Frühstück|n|-|span meal solo def
dinner|Abendessen|n|=|span meal def
break|Pause|f|Pausen|span lasting
head|Kopf|m|Köpfe|body
back|Rücken|m|=|body
stomach;stomachs|Bauch|m|Bäuche|body
throat|Hals|m|Hälse|body
arm|Arm|m|Arme|body limb
leg|Bein|n|Beine|body limb
knee|Knie|n|=|body
foot;feet|Fuß|m|Füße|body
hand|Hand|f|Hände|body
shoulder|Schulter|f|Schultern|body
finger|Finger|m|=|body limb
tooth;teeth|Zahn|m|Zähne|body
)";

// Persons. English | masculine German | plural | feminine German (plural -nen) or '-' | tags; a word with 'male' or
// 'female' among the tags has one form. The feminine is used where the English sentence says "her" of the person.
const std::string_view kRoleTable = R"(
doctor|Arzt|m|Ärzte|Ärztin|role medic staff
dentist|Zahnarzt|m|Zahnärzte|Zahnärztin|role medic staff
nurse|Pfleger|m|=|Pflegerin|role medicstaff
waiter|Kellner|m|=|Kellnerin|role waiter service
cook|Koch|m|Köche|Köchin|role kitchenstaff
baker|Bäcker|m|=|Bäckerin|role kitchenstaff
teacher|Lehrer|m|=|Lehrerin|role teacher
student|Schüler|m|=|Schülerin|role pupil
salesclerk|Verkäufer|m|=|Verkäuferin|role seller service
mechanic|Mechaniker|m|=|Mechanikerin|role fixer carfixer
electrician|Elektriker|m|=|Elektrikerin|role fixer
plumber|Klempner|m|=|Klempnerin|role plumber
painter|Maler|m|=|Malerin|role painter
gardener|Gärtner|m|=|Gärtnerin|role gardener
customer|Kunde|m|Kunden|Kundin|role client weak
guest|Gast|m|Gäste|-|role guest male
patient|Patient|m|Patienten|Patientin|role patient weak
colleague|Kollege|m|Kollegen|Kollegin|role colleague weak officeperson owned
boss|Chef;Chefs|m|Chefs|Chefin|role officeperson owned single
neighbor|Nachbar|m|Nachbarn|Nachbarin|role neighbor weak owned
friend|Freund|m|Freunde|Freundin|role friend owned
lawyer|Anwalt|m|Anwälte|Anwältin|role officeperson owned
mail carrier|Briefträger|m|=|Briefträgerin|role courier
driver|Fahrer|m|=|Fahrerin|role driver courier
tourist|Tourist|m|Touristen|Touristin|role traveler weak
passenger|Fahrgast|m|Fahrgäste|-|role traveler male
landlord|Vermieter|m|=|Vermieterin|role landlord owned single
tenant|Mieter|m|=|Mieterin|role tenant
pharmacist|Apotheker|m|=|Apothekerin|role pharmacist
intern|Praktikant|m|Praktikanten|Praktikantin|role officeperson weak
receptionist|Rezeptionist|m|Rezeptionisten|Rezeptionistin|role hotelstaff service weak
tour guide|Reiseleiter|m|=|Reiseleiterin|role guide
supplier|Lieferant|m|Lieferanten|Lieferantin|role supplier weak
technician|Techniker|m|=|Technikerin|role fixer
father|Vater|m|Väter|-|family male single
mother|Mutter|f|Mütter|-|family female single
brother|Bruder|m|Brüder|-|family male
sister|Schwester|f|Schwestern|-|family female
son|Sohn|m|Söhne|-|family male young
daughter|Tochter|f|Töchter|-|family female young
grandfather|Großvater|m|Großväter|-|family male single old
grandmother|Großmutter|f|Großmütter|-|family female single old
uncle|Onkel|m|=|-|family male
aunt|Tante|f|Tanten|-|family female
husband|Mann|m|Männer|-|family male single spouse
wife;wives|Frau|f|Frauen|-|family female single spouse
parents;parents|Eltern|f|Eltern|-|family plonly
grandparents;grandparents|Großeltern|f|Großeltern|-|family plonly
children;children|Kinder|n|Kinder|-|family plonly young kids
)";

// noun | English at | English to | German at (dative) | German to, with A or D
const std::string_view kPlaceTable = R"(
station|at|to|an|zu D
airport|at|to|an|zu D
bus stop|at|to|an|zu D
hotel|at|to|in|in A
youth hostel|at|to|in|in A
restaurant|at|to|in|in A
café|at|to|in|in A
cafeteria|in|to|in|in A
bank|at|to|bei|zu D
post office|at|to|bei|zu D
pharmacy|at|to|in|in A
supermarket|at|to|in|in A
bakery|at|to|in|zu D
market|at|to|auf|auf A
department store|in|to|in|in A
bookstore|in|to|in|in A
store|in|to|in|in A
hospital|in|to|in|in A
doctor's office|at|to|in|in A
school|at|to|in|in A
kindergarten|at|to|in|in A
university|at|to|an|zu D
office|in|to|in|in A
library|in|to|in|in A
museum|at|to|in|in A
theater|at|to|in|in A
movie theater|at|to|in|in A
park|in|to|in|in A
city hall|at|to|in|zu D
church|in|to|in|in A
castle|at|to|in|zu D
zoo|at|to|in|in A
swimming pool|at|to|in|in A
gas station|at|to|an|zu D
garage|at|to|in|in A
factory|in|to|in|in A
warehouse|in|to|in|in A
kitchen|in|into|in|in A
bathroom|in|into|in|in A
bedroom|in|into|in|in A
living room|in|into|in|in A
dining room|in|into|in|in A
nursery|in|into|in|in A
basement|in|into|in|in A
garden|in|into|in|in A
balcony|on|onto|auf|auf A
hallway|in|into|in|in A
conference room|in|into|in|in A
waiting room|in|into|in|in A
classroom|in|into|in|in A
parking lot|in|to|auf|auf A
beach|on|to|an|an A
lake|at|to|an|an A
travel agency|at|to|in|in A
)";

}  // namespace corpora
