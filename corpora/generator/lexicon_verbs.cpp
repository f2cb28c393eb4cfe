#include "lexicon.h"

namespace corpora {

// English | German | subjects | complements | domain |flags| places
//
// English: base [past participle], regular where only the base is given; +word is a particle ("pick up") or a fixed
//   adjective ("be interested").
// German: [prefix/]infinitive [third-person past participle], weak where only the infinitive is given; sein = perfect
//   with sein; refl / refld = reflexive pronoun in the accusative / dative; noge = participle without ge- where the
//   prefix does not tell; du=form.
// Complements, in English order: A accusative, D dative, t dative said with "to" after the object, prep+A or prep+D
//   prepositional, R a direction; ~word is the English preposition; after ':' the nouns ("#tag", an id, "p" a person).
// Flags: pass (passive is natural), imp (imperative is natural), st (state: no progressive, no point in time),
//   acq / rid (something is got / got rid of, which decides the reasons that go with it), inf (done on purpose: good
//   after "forget to", "in order to"), polite (good in requests), noprog (no progressive: it happens to one), hab (is
//   done again and again), long (takes a while), notime (no point in time), thing (subject is not a person), plural
//   (the object is plural), needplace (says little without a place), preterite (German prefers it to the
//   perfect), dativefirst (a pronoun in the
//   dative comes before the subject: ob Ihnen der Mantel passt).
const std::string_view kVerbTable = R"(
buy bought bought|kaufen|p|A:#device,#cloth,#furn,#vehicle,#gift,#food,#luggage,furniture|shop|pass imp acq inf|#goodsshop,market
sell sold sold|verkaufen|p,#seller|A:#vehicle,#furn,#device,furniture,house|shop|pass rid inf|
order|bestellen|p,#officeperson|A:#device,#furn,#carpart,furniture,#cloth,catalog|shop|pass imp acq inf|
return|zurück/bringen bringt brachte gebracht|p,#client|A:#device,#cloth,#tool|shop|pass imp rid inf polite|
exchange|um/tauschen|p,#client,#seller|A:#cloth,#device,#gift|shop|pass rid inf polite|#goodsshop
try tried tried +on|an/probieren|p,#client|A:#cloth|shop|imp inf|#goodsshop
pay paid paid|bezahlen|p,#client,#tenant|A:#bill|bank|pass imp inf polite|
find found found|finden findet fand gefunden|p|A:#find|home|pass noprog|#homeroom,#officeplace
look +for|suchen|p|A:#find,#info|home|imp hab long|#homeroom,#officeplace
lose lost lost|verlieren verliert verlor verloren|p,#traveler|A:#find|travel|noprog hab|#outdoor,station,airport
show showed shown|zeigen|#seller,p|D:#client,#friend,#family A:#device,#cloth,#furn,#data,#ticket,house,apartment|shop|polite inf imp|
recommend|empfehlen empfiehlt empfahl empfohlen|#waiter,#guide,#hotelstaff,p|t:#guest,#traveler,#friend,#colleague A:#lodging,#eatery,#show,novel,bakery|travel|noprog polite inf|
deliver|liefern|#driver,#supplier,#firm|A:#furn,furniture,#parcel,#device|delivery|pass inf|
pack|ein/packen|p|A:#cloth,#own,#gift|travel|imp inf long|
compare|vergleichen vergleicht verglich verglichen|p,#officeperson|A:#compare,#offer,#device|shop|plural imp inf|
pick +out|aus/suchen|p,#client|A:#cloth,#furn,#gift|shop|acq inf imp|#goodsshop
rent|mieten|p,#traveler|A:#rentable,car,bicycle,motorcycle|travel|pass acq inf|
borrow|aus/leihen leiht lieh geliehen|p,#pupil|A:#read,bicycle,ladder,drill,dictionary|school|acq inf|
lend lent lent|leihen leiht lieh geliehen|p,#neighbor|D:#friend,#neighbor,#family,#colleague A:#tool,#vehicle,#read,#own|home|polite inf|
cancel|ab/sagen|p,#officeperson|A:#officeevent,#appt,party,trip,excursion,course,concert|office|pass inf|
cancel|stornieren|p,#client,#traveler|A:#booking,flight|travel|pass inf polite|
reserve|reservieren|p,#guest,#hotelstaff|A:room|travel|pass inf polite imp|
book|buchen|p,#traveler|A:flight,trip,excursion,room,vacation home,tour|travel|pass inf polite imp acq|travel agency
open|öffnen|p,#seller|A:#openable,drawer,box,suitcase,letter,package|house|pass imp inf polite|
close|schließen schließt schloss geschlossen|p|A:#openable,drawer,suitcase|house|pass imp inf polite|
lock|ab/schließen schließt schloss geschlossen|p|A:#lockable,car,bicycle,house,apartment|house|pass imp inf hab|
repair|reparieren|#fixer,#carfixer,p|A:#device,#vehicle,#part,#furn|repair|pass inf polite long|#repairplace
install|ein/bauen|#fixer,#plumber|A:window,door,shower,heater,elevator,#carpart,#lockpart|repair|pass inf|
replace|ersetzen|#fixer,#plumber,#carfixer|A:#carpart,#fixable,#lockpart|repair|pass inf|
check|prüfen|p,#officeperson,#fixer|A:#bill,#doc,#carpart,account|office|pass imp inf polite hab long|
clean|putzen|p|A:window,#feet,bathroom,kitchen,mirror,bicycle|clean|pass imp inf hab long|
wash|waschen wäscht wusch gewaschen|p|A:#cloth,#homecloth,car|clean|pass imp inf hab long|
iron|bügeln|p|A:#iron,curtain|clean|imp inf hab long|
turn +on|ein/schalten|p|A:#switch,computer,printer|house|pass imp inf polite hab|
turn +off|aus/schalten|p|A:#switch,computer,printer|house|pass imp inf polite hab|
use|benutzen|p,#tenant,#guest|A:#device,#usable,#tool,dictionary|home|pass inf hab|
cook|kochen|p,#kitchenstaff|A:#cook|kitchen|inf hab long|kitchen
bake baked baked|backen backt backte gebacken|p,#kitchenstaff|A:cake,pie,bread,pizza,roll|kitchen|inf hab long|kitchen
cut cut cut|schneiden schneidet schnitt geschnitten|p,#kitchenstaff|A:#veg,bread,cheese,cake,ham|kitchen|imp inf|
eat ate eaten|essen isst aß gegessen|p,#guest|A:#dish,#fruit,sausage,egg|kitchen|inf hab|#eatery
drink drank drunk|trinken trinkt trank getrunken|p,#guest|A:#drink|kitchen|inf hab|#eatery
taste|probieren|p,#guest|A:#dish,cheese,wine|kitchen|imp inf|#eatery,market
order|bestellen|p,#guest|A:#dish,#drink|kitchen|inf imp hab|#eatery
serve|servieren|#waiter|A:#dish,#drink|kitchen|pass hab|
bring brought brought|bringen bringt brachte gebracht|#waiter,p|D:#guest,#family,#neighbor A:#dish,#drink,#homecloth,#mail|kitchen|polite imp inf hab|
peel|schälen|p,#kitchenstaff|A:#peel|kitchen|imp inf hab long|kitchen
prepare|zu/bereiten bereitet bereitete bereitet|p,#kitchenstaff|A:#cook,salad,dessert,dinner|kitchen|pass inf hab long|
invite|ein/laden lädt lud geladen|p|A:p,#colleague,#neighbor,#friend zu+D~to:#fest,dinner,concert|family|inf|
visit|besuchen|p|A:#family,#friend,#sight,exhibition|family|inf imp hab|
meet met met|treffen trifft traf getroffen|p|A:p,#colleague,#friend|family|inf hab|#eatery,#outdoor,station
call|an/rufen ruft rief gerufen|p,#officeperson|A:p,#medic,#fixer,#firm,#lodging,#colleague|office|imp inf polite hab|
call called called +back|zurück/rufen ruft rief gerufen|p,#officeperson|A:p,#client,#firm|office|imp inf polite|
greet|begrüßen|p,#hotelstaff,#teacher|A:#guest,#client,p,#neighbor|office|pass inf hab|
answer|beantworten|p,#officeperson,#teacher|A:#ask,#emailish,letter|office|pass imp inf polite hab|
help|helfen hilft half geholfen|p,#neighbor,#service|D:p,#client,#family,#neighbor,#pupil|family|imp inf polite hab|
thank|danken|p,#client|D:p,#medic,#neighbor,#colleague für+A~for:#thank,answer,invitation|family|inf imp|
listen|zu/hören|p,#pupil,#patient|D~to:#teacher,#medic,#guide,#family|school|imp inf hab|
agree|zu/stimmen|p,#officeperson|D~to:plan,offer,change,decision|office|inf|
answer|antworten|p,#officeperson|D:p,#client,#firm|office|imp inf polite hab|
wait|warten|p,#traveler,#client|auf+A~for:#transport,#mail,#await,#guest,p,#fixer|travel|imp inf hab long|#travel,#outdoor
think thought thought|denken denkt dachte gedacht|p|an+A~of:#family,#friend,vacation,exam|family|noprog|
look +forward|freuen refl|p|auf+A~to:#fest,#travelevent,#show,dinner|family|st hab long|
remember|erinnern refl|p|an+A:#family,trip,teacher,rule,#info,vacation|family|st inf noprog|
complain|beschweren refl|p,#guest,#client,#tenant|über+A~about:#trouble,#bill,#medpaper,delay,price|shop|inf hab|#lodging
take took taken +care|kümmern refl|p,#medicstaff,#neighbor|um+A~of:#pet,#family,#guest,#plant,#booking|family|inf imp hab|
be was been +interested|interessieren refl|p,#client,#traveler|für+A~in:#vehicle,#show,#sight,#jobthing,course,#rentable,course|shop|st|
apologize|entschuldigen refl|p,#waiter,#seller|bei+D~to:#client,#guest,p für+A~for:mistake,delay,noise|shop|inf imp|
register|an/melden refl|p,#pupil,#patient|für+A~for:course,exam,conference,training session,excursion|school|inf imp|
prepare|vor/bereiten refl|p,#pupil,#officeperson|auf+A~for:exam,meeting,interview,trip,conference|school|inf imp long|
hurry|beeilen refl|p|-|travel|imp inf notime hab|
rest|aus/ruhen refl|p,#patient|-|health|imp inf hab long|#homeroom,park
get got gotten +up|auf/stehen steht stand gestanden sein|p|-|family|inf imp hab|
wake woke woken +up|auf/wachen sein|p,#patient|-|family|noprog hab|
fall fell fallen +asleep|ein/schlafen schläft schlief geschlafen sein|p,#patient,#kids|-|family|noprog hab|living room
arrive|an/kommen kommt kam gekommen sein|p,#guest,#traveler,#transport|-|travel|noprog hab|#travel,hotel
get got gotten +on|ein/steigen steigt stieg gestiegen sein|p,#traveler|in+A:bus,train,streetcar|travel|inf imp hab|
get got gotten +off|aus/steigen steigt stieg gestiegen sein|p,#traveler|-|travel|inf imp hab|bus stop,station
go went gone|gehen geht ging gegangen sein|p|R:#city,#officeplace,#homeroom|city|inf imp hab|
drive drove driven|fahren fährt fuhr gefahren sein|p,#driver|R:#travel,#lodging,hospital,garage,beach,lake|city|inf hab|
come came come|kommen kommt kam gekommen sein|p,#guest,#family|zu+D~to:#fest,#officeevent,concert|family|inf imp hab|
stay|bleiben bleibt blieb geblieben sein|p,#guest,#traveler,#patient|-|travel|inf needplace|#lodging,hospital,#homeroom
work|arbeiten|p,#officeperson|-|office|inf hab long|#officeplace,hospital,factory,restaurant,pharmacy,garden
wait|warten|p,#client,#patient|-|city|imp inf hab long|#city,waiting room,hallway
park|parken|p,#driver|A:car,motorcycle,truck,bicycle|city|inf hab|parking lot,station,airport,hotel,hospital,museum
pick +up|ab/holen|p,#family,#courier|A:#mail,#family,#ticket,#guest,key|delivery|pass inf polite hab|#travel,post office,kindergarten
hand +in|ab/geben gibt gab gegeben|p,#pupil,#officeperson|A:#fill,#schoolwork,key,report|office|pass imp inf polite hab|
fill +out|aus/füllen|p,#patient,#client|A:#fill|office|pass imp inf polite|#opens
sign|unterschreiben unterschreibt unterschrieb unterschrieben|p,#tenant,#client,#officeperson|A:#sign|office|pass imp inf polite|#officeplace,#bankplace
send sent sent|schicken|p,#officeperson,#firm|D:p,#client,#firm,#family,#colleague A:#write,#doc,#data,#mail,bouquet|office|imp inf polite hab|
write wrote written|schreiben schreibt schrieb geschrieben|p,#officeperson|D:p,#family,#friend,#client A:#write|office|inf imp hab long|
read read read|lesen liest las gelesen|p,#pupil|A:#read,#write,contract|school|imp inf hab long|#homeroom,#schoolplace,garden,beach
translate|übersetzen übersetzt übersetzte übersetzt|p,#pupil|A:#write,contract,#doc,novel|office|pass inf polite hab long|
print printed printed +out|aus/drucken|p,#officeperson|A:#doc,ticket,#data,email|office|pass imp inf polite hab|#officeplace
copy|kopieren|p,#officeperson|A:#doc,#data,#iddoc|office|pass imp inf polite hab long|#officeplace
forget forgot forgotten|vergessen vergisst vergaß vergessen|p,#pupil,#client|A:#find,#forgettable,#appt,birthday,wedding,homework|family|noprog hab|
postpone|verschieben verschiebt verschob verschoben|p,#officeperson,#firm|A:#officeevent,#appt,party,trip,excursion,course,exam|office|pass inf|
discuss|besprechen bespricht besprach besprochen|p,#officeperson,#teacher|A:#topic,#offer,#idea,contract|office|pass inf imp hab long|#officeplace
explain|erklären|#teacher,p|t:#pupil,#kids A:#explainable,mistake|school|pass imp inf polite hab|
explain|erklären|p,#medic,#fixer|t:p,#client,#colleague A:problem,decision,change,way,plan|office|pass imp inf polite hab|
accept|an/nehmen nimmt nahm genommen|p,#firm,#officeperson|A:#offer,#jobthing,#invite,package,application|office|pass inf|
decline|ab/lehnen|p,#firm,#officeperson|A:#offer,application,invitation|office|pass rid inf|
open|eröffnen|p,#client|A:account|bank|pass inf|bank
transfer|überweisen überweist überwies überwiesen|p,#client,#tenant|A:#cash|bank|pass imp inf hab|
withdraw withdrew withdrawn|ab/heben hebt hob gehoben|p,#client,#traveler|A:money|bank|inf hab|bank
prescribe|verschreiben verschreibt verschrieb verschrieben|#medic|D:#patient,p,#family A:#medicine|health|inf|
examine|untersuchen noge|#medic|A:#patient,p,knee,#kids,shoulder,injury|health|pass inf hab|hospital,doctor's office
treat|behandeln|#medic,#medicstaff|A:#patient,p,injury,illness|health|pass inf hab|hospital
take took taken|ein/nehmen nimmt nahm genommen|p,#patient|A:#swallow|health|imp inf hab|
change|wechseln|p,#medicstaff,#carfixer|A:bandage,#carpart,password|health|pass imp inf|
do did done|machen|p,#pupil,#kids|A:#schoolwork|school|imp inf hab long|#homeroom,library
correct|korrigieren|#teacher,p,#officeperson|A:#err,#write,exercise,report,homework|school|pass imp inf polite hab long|
practice practiced practiced|üben|p,#pupil|A:exercise|school|inf imp hab long|
feed fed fed|füttern|p,#neighbor,#kids|A:#animal|garden|pass imp inf polite hab|
walk +x|aus/führen|p,#neighbor|A:dog|garden|inf hab|
water|gießen gießt goss gegossen|p,#neighbor,#gardener|A:#plant,lawn|garden|pass imp inf polite hab long|
plant|pflanzen|p,#gardener|A:#plant|garden|pass inf long|garden,park
mow mowed mowed|mähen|p,#gardener|A:lawn|garden|pass inf hab long|
paint|streichen streicht strich gestrichen|p,#painter|A:#paintable,#homeroom,#room|repair|pass inf long|
renovate|renovieren|p,#painter|A:#room,house,apartment,roof|repair|pass inf long|
carry|tragen trägt trug getragen|p,#driver,#hotelstaff|A:#carry,#furn R:#homeroom,#room|home|pass imp inf polite hab|
take took taken +along|mit/nehmen nimmt nahm genommen|p,#traveler|A:#own,map|travel|imp inf hab|
bring brought brought +along|mit/bringen bringt brachte gebracht|p,#guest|A:cake,salad,bouquet,#gift,photo,wine|family|imp inf hab|
throw threw thrown +away|weg/werfen wirft warf geworfen|p|A:newspaper,catalog,#furn,#feet,brochure,box|home|pass rid inf imp|
straighten +up|auf/räumen|p,#kids,#hotelstaff|A:#homeroom,#room,desk,closet|clean|pass imp inf hab long|
watch|an/sehen sieht sah gesehen refld|p,#family|A:#watchable|family|inf hab|
look|an/sehen sieht sah gesehen refld|p,#traveler,#family|A~at:#sight,photo,exhibition,#rentable,#vehicle|travel|inf imp|
see saw seen|sehen sieht sah gesehen|p|A:p,#colleague,#animal,accident|city|noprog|#outdoor,#travel
hear heard heard|hören|p,#neighbor|A:dog,noise,message,#kids|city|noprog|hallway,garden
know knew known|kennen kennt kannte gekannt|p|A:p,#medic,#eatery,#lodging,rule,#neighbor,way|family|st|
need|brauchen|p,#client,#officeperson|A:#find,#tool,#cloth,#doc,#medicine,help,#info,#device|home|st|
inform|informieren|p,#officeperson,#firm,#medic|A:p,#client,#tenant,#patient,#traveler über+A~about:#topic,price,delay,change|office|pass imp inf polite|
warn|warnen|p,#medic,#guide|A:p,#traveler,#neighbor,#driver vor+D~about:storm,traffic jam,strike,dog|travel|pass inf|
remind|erinnern|p,#officeperson|A:p,#colleague,#patient an+A~of:#appt,#officeevent,#fest,exam,invoice|office|imp inf polite|
ask|bitten bittet bat gebeten|p,#client,#pupil|A:p,#service,#teacher,#colleague um+A~for:answer,form,receipt,blanket|city|inf|
ask|fragen|p,#traveler,#client|A:p,#service,#guide,#hotelstaff nach+D~about:way,price,address,password,phone number|city|inf imp|
apply applied applied|bewerben bewirbt bewarb beworben refl|p|um+A~for:job,apartment|office|inf|
participate|teil/nehmen nimmt nahm genommen|p,#officeperson,#pupil|an+D~in:#schoolevent,#officeevent,excursion,tour|school|inf hab|
confirm|bestätigen|#firm,#hotelstaff,#officeperson|A:#booking,#appt,#offer,invitation|office|pass imp inf polite|
receive|bekommen bekommt bekam bekommen|p,#firm,#client|A:#mail,#write,#bill,#doc,#offer|office|noprog hab|
miss|verpassen|p,#traveler|A:#transport,flight,concert|travel|noprog inf- hab|
reach|erreichen|p,#traveler|A:#transport,station,airport,hotel|travel|noprog|
be was been +late|verspäten refl|#transport,#delivery,#guest|-|travel|noprog hab|
measure|messen misst maß gemessen|p,#fixer,#medicstaff|A:#room,#furn,window,door|repair|imp inf hab|
celebrate|feiern|p,#family|A:birthday,wedding|family|inf|#eatery,garden
give gave given|geben gibt gab gegeben|p,#seller,#teacher|D:p,#client,#pupil,#family A:#find,#doc,#medpaper,money,#info|family|imp inf polite|
follow|folgen sein|p,#traveler|D:#guide,#waiter,bus|city|imp inf|
trust|vertrauen|p,#patient,#client|D:#medic,#firm,p,lawyer|health|st|
support|unterstützen noge|p,#teacher|A:p,#family,#pupil|family|pass inf polite|
move|um/ziehen zieht zog gezogen sein|p,#neighbor,#tenant|X|city|inf|
travel|reisen sein|p,#traveler,#family|X|travel|inf hab|
fly flew flown|fliegen fliegt flog geflogen sein|p,#traveler|X|travel|inf hab|
drive drove driven|fahren fährt fuhr gefahren sein|p,#family,#driver|X|travel|inf hab|
move +in|ein/ziehen zieht zog gezogen sein|p,#tenant,#neighbor|-|home|inf|
put put put +on|an/ziehen zieht zog gezogen|p|A:#cloth|dress|imp inf|
take took taken +off|aus/ziehen zieht zog gezogen|p|A:#feet,coat,jacket,sweater,glove|dress|imp inf|
)";

// Verbs with a part of their own in the grammar, found by id.
const std::string_view kLinkVerbTable = R"(
be was been|sein ist war gewesen sein du=bist|p|-|x|st|
have had had|haben hat hatte gehabt du=hast|p|-|x|st|
be|liegen liegt lag gelegen|#lay|-|x|st|
stand stood stood|stehen steht stand gestanden|#stand|-|x|st|
hang hung hung|hängen hängt hing gehangen|#hangs|-|x|st|
put put put|legen|p|A:#lay|x|inf imp|
place|stellen|p|A:#stand|x|inf imp|
hang hung hung|auf/hängen|p|A:#hangs|x|inf imp|
like|gefallen gefällt gefiel gefallen|#show|D:p|x|st dativefirst|
stay|wohnen|p|-|x||
cost cost cost|kosten|#device|-|x|st thing|
leave left left|ab/fahren fährt fuhr gefahren sein|#transport|-|x|thing|
take took taken +off|starten sein|#air|-|x|thing|
start|beginnen beginnt begann begonnen|#event|-|x|thing preterite|
end|enden|#event|-|x|thing preterite|
take took taken +place|statt/finden findet fand gefunden|#event|-|x|thing|
open|öffnen|#opens|-|x|thing|
close|schließen schließt schloss geschlossen|#opens|-|x|thing|
work|funktionieren|#device|-|x|thing st|
belong|gehören|#own|D~to:p|x|st thing dativefirst|
fit fit fit|passen|#cloth|D:p|x|st thing dativefirst|
hurt hurt hurt|weh/tun tut tat getan|#body|D:p|x|st thing|
try tried tried|versuchen|p|-|x||
forget forgot forgotten|vergessen vergisst vergaß vergessen|p|-|x||
decide|beschließen beschließt beschloss beschlossen|p|-|x||
promise|versprechen verspricht versprach versprochen|p|-|x||
plan|vor/haben hat hatte gehabt du=hast|p|-|x|st|
begin began begun|an/fangen fängt fing gefangen|p|-|x||
hope|hoffen|p|-|x|st|
think thought thought|glauben|p|-|x|st|
know knew known|wissen weiß wusste gewusst du=weißt|p|-|x|st|
say said said|sagen|p|-|x||
tell told told|erzählen|p|D:p|x||
hear heard heard|hören|p|-|x||
ask|fragen|p|-|x||
mention|erwähnen|p|-|x||
give gave given|schenken|p|D:p A:#gift|x||
break broke broken|brechen bricht brach gebrochen refld|p|A:#limb|x||
wash|waschen wäscht wusch gewaschen refld|p|A:hand,foot|x|imp|
)";

}  // namespace corpora
