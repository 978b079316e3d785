"""The report in Swedish."""

SWEDISH = {
    "title": "Kompetensplan för {region} {first}–{last}",
    "example.title": "Räkneexempel",
    "example": (
        "Av de {figures} tal som ligger bakom har bara {sourced} en källa; resten är antaganden. Därför visas "
        "spann och inga enskilda tal för det som väntar. Fem uppgifter att skaffa först står {here}."
    ),
    "example.here": "längre ned",
    "sourced": "Av de {figures} tal som ligger bakom har {sourced} en källa; resten är antaganden.",
    "sentence": "Hösten {year} saknas {range} personer i {region}{cause}.",
    "sentence.certainty": (
        "Så blir det i nio fall av tio. Alla yrken är sammanräknade; att det finns för många i ett yrke fyller inte"
        " jobben i ett annat."
    ),
    "because.trend": ", mest för att jobben blir fler",
    "because.plant": ", mest för att etableringen behöver folk",
    "because.exits": ", mest för att äldre slutar och andra byter yrke",
    "because.moving": ", mest för att folk flyttar härifrån",
    "because.education": ", mest för att kurser tar folk från deras yrken",
    "missing.title": "Jobb som står tomma (antal)",
    "missing.told": (
        "Jobb som står tomma i alla yrken i {region}. Det mörka bandet rymmer hälften av fallen, det ljusa nio av "
        "tio. Hösten {year}: {range}."
    ),
    "missing.label": "Tomma jobb",
    "bands.read": "Det mörka fältet rymmer hälften av fallen, det ljusa nio av tio.",
    "choices": "Tre val",
    "choices.lead": (
        "De tre sätt att utbilda som fyller mest för pengarna, var för sig: en klass om {seats} till varje år i tio år."
    ),
    "choice.filled": "Fyller {range} jobbår.",
    "choice.cost": "Kostar {cost} miljoner kronor.",
    "choice.first": "De första är klara {term}.",
    "jobyear": "Ett jobbår är ett jobb som står tomt ett år.",
    "scenarios": "Vad som kan hända med etableringen",
    "scenarios.lead": (
        "Alla rader bygger på samma dragningar, så att skillnaderna beror på etableringen och inget annat."
    ),
    "scenarios.title": "Tomma jobb till och med {last} (jobbår)",
    "scenarios.told": "Jobbår som står tomma i varje scenario, det mörka hälften av fallen, det ljusa nio av tio.",
    "scenario": "Scenario",
    "scenario.drawn": "Allt som kan hända, efter hur troligt det är",
    "scenario.planned": "Som planerat, utan nedläggning",
    "scenario.late": "Två år sent",
    "scenario.half": "Hälften så stort",
    "scenario.closed": "Läggs ned efter tre år",
    "scenario.none": "Ingen etablering",
    "scenario.own": "Eget scenario",
    "scene.drawn": "Allt som kan hända",
    "scene.planned": "Som planerat",
    "scene.late": "Två år sent",
    "scene.half": "Hälften",
    "scene.closed": "Läggs ned",
    "scene.none": "Ingen",
    "scene.own": "Eget",
    "against": "Skillnad mot allt som kan hända",
    "jobyears": "Jobbår",
    "occupations": "Yrke för yrke",
    "occupations.lead": "Hösten {year}. Minus betyder att det finns fler personer än jobb.",
    "occupation": "Yrke",
    "occupation.now": "Saknas nu",
    "occupation.then": "Saknas {year}",
    "occupation.chance": "Chans att det saknas folk",
    "occupation.few": "färre än 30 personer, läs med försiktighet",
    "fan.title": "{name}: jobb och personer (antal)",
    "fan.told": "Jobb och personer i yrket {name}. Hösten {year}: {jobs} jobb och {people} personer.",
    "fan.jobs": "Jobb",
    "fan.people": "Personer",
    "fan.counted": (
        "De heldragna linjerna är räknade, jobben utan etableringen. "
        "Där räkningen gjorts på ett annat sätt är linjen bruten."
    ),
    "mark.forecast": "prognos",
    "mark.counted_anew": "räknat på annat sätt",
    "why": "Varför det saknas folk",
    "why.lead": (
        "Så mycket har varje orsak ändrat gapet till hösten {year}. I varje dragning summerar orsakerna exakt till "
        "hela ändringen; spannen rymmer nio dragningar av tio."
    ),
    "why.title": "{name}: orsaker till att gapet ändras till {year} (personer)",
    "why.told": "Åt höger saknas fler, åt vänster färre. Summan är {sum}.",
    "cause": "Orsak",
    "cause.trend": "Jobben utanför etableringen ändras",
    "cause.plant": "Etableringen",
    "cause.exits": "Slutar eller byter yrke",
    "cause.retrained": "Går till en kurs för ett annat yrke",
    "cause.left": "Flyttar för att jobben är för få",
    "cause.graduates": "Kommer från utbildning",
    "cause.moved": "Kommer från ett annat yrke",
    "cause.base_in": "Flyttar in och pendlar, som vanligt",
    "cause.pulled": "Flyttar in för att det finns jobb",
    "people": "Personer",
    "classes": "Vad en klass till ger",
    "classes.lead": (
        "En klass om {seats} till i varje antagning i tio år, jämfört med att inget göra. Samma dragningar i alla "
        "rader. Överst står den som fyller ett jobbår billigast."
    ),
    "classes.title": "Jobbår som en klass till fyller till och med {last}",
    "classes.told": "Jobbår fyllda i nio fall av tio, för varje utbildning.",
    "class": "Utbildning",
    "class.filled": "Fyllda jobbår",
    "class.cost": "Kostnad, mnkr",
    "class.each": "Tusen kronor per jobbår",
    "class.first": "Först klara",
    "class.nothing": "fyller nästan inga",
    "class.free": (
        "Filen säger inte från vilka yrken deltagarna i {name} kommer. Räkningen behandlar dem därför som nya "
        "personer och visar mer än kursen ger."
    ),
    "effects": "Vad varje åtgärd ger, år för år",
    "effects.lead": (
        "Varje åtgärd för sig, som om inget annat gjordes, mot att inget göra. En åtgärd som är med i planen räknas "
        "med sina platser där. En som planen väljer bort räknas med en minsta klass varje år."
    ),
    "effects.add": (
        "Platser, personer och kostnad går att lägga ihop över åtgärderna. Fyllda jobb går det inte med: åtgärder som"
        " utbildar till samma jobb delar på dem."
    ),
    "effects.in_all": "Åtgärderna var för sig, till och med {last}",
    "effect.size": "Räknad med",
    "effect.size.as_planned": "{seats} platser i {intakes} antagningar, som i planen",
    "effect.size.a_class": "{seats} platser i {intakes} antagningar, en minsta klass varje år",
    "effect.cost": "Kostnad, kronor",
    "effect.begin": "Börjar",
    "effect.people": "Personer den gett",
    "effect.left": "Tomma jobb i regionen",
    "effect.without": "Inget görs",
    "effect.with": "Med den",
    "effect.sentence": (
        "Till hösten {year} har den gett {people} personer, och då står {left} jobb tomma i regionen. Om inget "
        "görs är de {none}."
    ),
    "effect.people.title": "{name}: personer den har gett (antal)",
    "effect.people.told": (
        "De som har blivit klara, stannat och fått arbete i regionen, minus dem som lämnat ett yrke för kursen. "
        "Hösten {year}: {range}."
    ),
    "effect.left.title": "{name}: jobb som står tomma i regionen (antal)",
    "effect.by_year": "{name}, år för år",
    "effect.people.in_each": "{name}: personer den har gett, yrke för yrke",
    "effect.gap.in_each": "{name}: jobb minus personer i yrket (under noll finns det för många)",
    "effect.why": "Varför gapet inte minskar lika mycket",
    "effect.why.lead": (
        "Den som blir klar fyller ett jobb, men då flyttar färre in för det, och fler lämnar ett yrke där jobben inte"
        " räcker. Delarna blir tillsammans precis det som gapet ändras."
    ),
    "effect.why.title": "{name}: vad som ändrar gapet till {year} (personer)",
    "effect.why.told": "Åt vänster saknas färre, åt höger fler än om inget görs.",
    "effect.cause.exits": "Fler slutar eller byter yrke, när fler arbetar där",
    "effect.cause.retrained": "Lämnar yrket för kursen",
    "effect.cause.left": "Fler flyttar för att jobben är för få",
    "effect.cause.graduates": "Kommer från utbildningen",
    "effect.cause.moved": "Kommer från ett annat yrke",
    "effect.cause.pulled": "Färre flyttar in för att jobb står tomma",
    "plan": "Planen",
    "one.plan": "Plan",
    "plan.lead": (
        "Den plan som är bäst över alla scenarier, inom pengar, lärare och minsta klass. Den är vald på vissa "
        "dragningar och prövad på andra."
    ),
    "plan.given": "Vad planen ger i varje scenario mot att inget göra",
    "plan.beside": "Vad planerna vinner i medeltal mot att inget göra, miljoner kronor, på nya dragningar",
    "plan.cost": "Kostar, mnkr",
    "plan.better": "Bättre än inget",
    "plan.none": "Ingen åtgärd är värd sin kostnad med de antaganden som gäller: planen är att inget göra.",
    "plan.title": "Nya platser i varje antagning (antal)",
    "plan.told": "Varje ruta är en antagning, med antalet platser.",
    "plan.name.robust": "Bäst över alla scenarier",
    "plan.name.least_regret": "Minst att ångra",
    "plan.name.fixed_response": "Som om varje plats gav lika mycket",
    "plan.name.best": "Bäst om: {scenario}",
    "measure": "Åtgärd",
    "measure.recruit": "Rekrytera: {name}",
    "regret": "Vad man kan ångra",
    "regret.lead": (
        "Hur mycket sämre varje plan är, i miljoner kronor, än den plan som hade varit bäst om man vetat vad som "
        "händer. Sista kolumnen är det scenario där den är sämst. Spann rymmer nio dragningar av tio; under noll är "
        "planen bättre i några av dem."
    ),
    "regret.worst": "Som mest",
    "moves": "Vad som avgör svaret",
    "moves.lead": (
        "Hur många jobbår som står tomma, i medeltal, när ett antagande i taget är så lågt och så högt som "
        "det rimligen kan vara. Strecket är det som antas. Uppgifter utan eget spann flyttas en femtedel upp "
        "och ned; det som inte märks på svaret visas inte."
    ),
    "moves.title": "Tomma jobb till och med {last} när ett antagande flyttas (jobbår)",
    "moves.told": "Det översta antagandet flyttar svaret mest: {name}.",
    "moves.obtain": "Skaffa de här fem uppgifterna först",
    "moves.obtain_lead": "De saknar källa och flyttar svaret mest.",
    "figure": "Uppgift",
    "figure.people": "Personer i varje yrke i dag",
    "figure.jobs": "Jobb i varje yrke i dag",
    "figure.aged": "Andel som är 55 år eller äldre",
    "figure.plant_jobs": "Etableringens jobb i varje scenario",
    "figure.closing_hazard": "Risk att etableringen läggs ned",
    "figure.exit_base": "Andel som lämnar yrket varje år",
    "figure.exit_aged": "Tillägg där många är 55 år eller äldre",
    "figure.base_in_share": "Inflyttning och pendling ett vanligt år",
    "figure.extra_in_cap": "Hur många fler som kan flytta in (bostäder)",
    "figure.surplus_leaves": "Andel av ett överskott som flyttar",
    "figure.pull": "Inflyttade för varje tomt jobb",
    "figure.demand_trend": "Jobbens tillväxt utanför etableringen",
    "figure.finish": "Andel som tar examen",
    "figure.show": "Andel antagna som börjar",
    "figure.stay": "Andel som stannar och arbetar i regionen",
    "figure.route": "Vilka yrken de utbildade går till",
    "figure.seats": "Platser",
    "figure.matched": "Andel som arbetar inom sitt område",
    "profile.hing": "högskoleingenjörer",
    "profile.civing": "civilingenjörer",
    "profile.yh": "yrkeshögskola",
    "profile.short": "korta kurser",
    "profile.commissioned": "uppdragsutbildning",
    "profile.gy": "gymnasium",
    "tested": "Prövat mot det som varit",
    "tested.here": "Hur det är prövat",
    "tested.why": "Varför det spelar roll",
    "tested.title.untested": "Inte prövat",
    "tested.title.unfit": "Duger inte som underlag för beslut",
    "tested.short.fit": "Räkningen är prövad mot det som varit och höll.",
    "tested.short.untested": (
        "Ingen vet hur väl räkningen skulle ha förutsett det som varit, så banden kan vara för smala."
    ),
    "tested.short.unfit": "Räkningen är prövad mot det som varit och höll inte.",
    "tested.no_history": (
        "Filen berättar inte hur många personer och jobb det har funnits i yrkena. Därför är räkningen inte prövad."
    ),
    "tested.too_short": (
        "Filen berättar om för få år för att räkningen ska kunna prövas: det behövs fyra år att räkna från och sedan "
        "minst trettio utfall att jämföra med."
    ),
    "tested.why_it_matters": (
        "Det spelar roll: banden säger hur osäker räkningen är om modellen och antagandena stämmer. Bara det som "
        "faktiskt hänt kan visa om de gör det. Lägg till personer, jobb och avgångar per yrke och år under "
        "history.observed i filen."
    ),
    "tested.how": (
        "Från varje höst {first}–{last} har räkningen gjorts om med det man visste då och jämförts med vad det blev, "
        "{cells} gånger i allt. Den låg {skill_last} närmare än den som tror att gapet förblir som det är, och "
        "{skill_growth} närmare än den som tror att det fortsätter att ändras som förut. I banden som lovar nio fall "
        "av tio hamnade {in_nine}."
    ),
    "tested.unfit": "Det räcker inte för att bygga beslut på:",
    "tested.no_better_than_last": "Den är inte bättre än att tro att gapet förblir som det är.",
    "tested.no_better_than_growth": "Den är inte bättre än att tro att gapet fortsätter att ändras som förut.",
    "tested.too_sure": "Banden är för smala: för få utfall hamnade i dem (minst 80 % krävs).",
    "tested.too_unsure": "Banden är för breda: nästan allt hamnade i dem (högst 97 %).",
    "tested.table": "Hur långt ifrån det låg, i personer per yrke",
    "tested.ahead": "År framåt",
    "tested.cells": "Jämförelser",
    "tested.model": "Modellen",
    "tested.last": "Som det är",
    "tested.growth": "Som det ändrats",
    "tested.in_nine": "I bandet nio av tio",
    "tested.crps": (
        "Modellens avvikelse är CRPS: avståndet mellan dragningarna och utfallet, där ett band som är bredare än det "
        "behöver också kostar. För de två enkla är det avståndet rätt av. Räknat inom ett register i taget."
    ),
    "calibrated": "Vad historien säger om uppgifterna",
    "calibrated.lead": (
        "Där något är räknat vägs det samman med vad som antagits, mer ju fler det gäller. Resten gäller som det står "
        "i filen."
    ),
    "calibrated.figure": "Uppgift",
    "calibrated.counted": "Räknad för",
    "calibrated.moved": "Antaget → med historien, i medeltal",
    "calibrated.others": "Som antaget för",
    "calibrated.all": "alla",
    "calibrated.of": "{some} av {all}",
    "parameter.applicants": "Sökande till en antagning",
    "parameter.show": "Andel antagna som börjar",
    "parameter.finish": "Andel som tar examen",
    "parameter.stay": "Andel som stannar och arbetar i regionen",
    "parameter.routes": "Vilka yrken de utbildade går till",
    "parameter.exits": "Andel som lämnar yrket, per termin",
    "parameter.growth": "Jobbens tillväxt utanför etableringen, per termin",
    "parameter.base_in": "Inflyttning och pendling som vanligt, personer per termin",
    "parameter.pull": "Inflyttade för varje tomt jobb, per termin",
    "parameter.leaving": "Andel av ett överskott som flyttar, per termin",
    "said": "Vad som sagts om etableringen, och vad det blev",
    "said.lead": "Varje streckad linje går från det att planen uttalades till det år den gällde.",
    "said.title": "Jobb i etableringen (antal)",
    "said.told": "{plans} uttalade planer och {actual} räkningar av hur många som arbetade där.",
    "said.plan": "sagt",
    "said.actual": "blev",
    "said.on": "När",
    "said.by": "Gällde år",
    "jobs": "Jobb",
    "source": "Källa",
    "second_hand": "i andra hand",
    "inputs": "Källor och antaganden",
    "inputs.lead": "Varje tal som räkningen bygger på, i filens ordning.",
    "inputs.value": "Tal",
    "inputs.ground": "Källa eller antagande",
    "inputs.assumed": "Antagande",
    "inputs.derived": "Räknat",
    "inputs.why": "Vart och ett med sin källa, eller varför det antas.",
    "inputs.here": "Tal som yrket räknas på",
    "place.w0": "Personer i yrket i dag",
    "place.d0": "Jobb i yrket i dag, utan etableringen",
    "place.mix": "Andel av etableringens jobb",
    "place.age55": "Andel som är 55 år eller äldre",
    "place.seats": "platser",
    "place.terms": "terminer",
    "place.route": "andel av dem som stannar som går till yrket",
    "place.donor": "andel av dem som börjar som lämnar yrket",
    "place.applicants": "sökande",
    "place.cost_per_seat": "kostnad per plats",
    "place.exit_rate.base": "Andel som lämnar yrket varje år",
    "place.exit_rate.age55_weight": "Tillägg där många är 55 år eller äldre",
    "place.base_in_share.value": "Inflyttning och pendling ett vanligt år, andel",
    "place.extra_in_cap.value": "Hur många fler som kan flytta in varje år (bostäder)",
    "place.pull.mean": "Inflyttade för varje tomt jobb och år",
    "place.pull.sd_log": "Inflyttade för varje tomt jobb: spridning",
    "place.surplus_leaves.value": "Andel av ett överskott som flyttar varje år",
    "place.demand_trend.mean": "Jobbens tillväxt utanför etableringen, per år",
    "place.demand_trend.sd": "Jobbens tillväxt: spridning",
    "place.spread": "spridning",
    "place.plant_jobs": "Etableringens jobb {year}, väg {number}",
    "place.plant_weight": "Hur trolig etableringens väg {number} är",
    "place.own_jobs": "Etableringens jobb {year}, eget scenario",
    "place.closing_hazard.value": "Risk att etableringen läggs ned, per år",
    "place.size_sd_log.value": "Etableringens storlek mot planen: spridning",
    "place.indirect_jobs_per_job.low": "Jobb på andra håll per jobb i etableringen, minst",
    "place.indirect_jobs_per_job.high": "Jobb på andra håll per jobb i etableringen, högst",
    "place.higher_education_per_fte_student.value": "En helårsstudent, kronor",
    "place.performance_ratio_technology.value": "Prestationsgrad, teknik",
    "place.yh_per_place_year.value": "En årsplats i yrkeshögskolan, kronor",
    "place.yh_short_course_per_place_year_technology.value": "En plats i en kort kurs, räknat per år, kronor",
    "place.commissioned_15_weeks_per_person.value": "En plats i en uppdragsutbildning på en termin, kronor",
    "place.vacancy_year.value": "Ett jobb som är obesatt ett år, kronor",
    "place.moved_in_person.value": "En person som flyttar in för ett jobb, kronor",
    "place.students_per_teacher.value": "Helårsstudenter per heltidslärare",
    "place.teachers_available.value": "Lärare för nya åtgärder",
    "place.smallest_class.value": "Minsta klass",
    "place.largest_change_per_year.value": "Största ändring i platser från ett år till nästa",
    "place.budget_per_year.value": "Pengar per år, kronor",
    "place.recruits_per_year.value": "Så många som kan rekryteras utifrån per år",
    "summary.missing": "Saknas hösten {year}, personer",
    "summary.seats": "Nya platser i planen, i allt",
    "summary.cost": "Planen kostar i allt, miljoner kronor",
    "summary.filled": "Jobbår som planen fyller, från sämsta scenariot till bästa",
    "summary.gain": "Planen vinner i medeltal, miljoner kronor, från sämsta scenariot till bästa",
    "how": "Hur det är räknat",
    "how.model": (
        "Arbetsmarknaden räknas fram termin för termin som ett lager av personer i varje yrke: de som slutar, de "
        "som blir klara, de som flyttar. Allt osäkert dras {draws} gånger (startvärde {seed}); alla scenarier och "
        "åtgärder räknas på samma dragningar."
    ),
    "how.silent": (
        "Där filen tiger gäller: en tiondel fler sökande än platser, minst omkring 66; etableringens storlek osäker"
        " med en fjärdedel; lika stora antagningar före det första året."
    ),
    "how.clipped": (
        "I {number} dragningar hölls inflyttningen för tomma jobb nere vid andelen som flyttar när jobben är för få."
    ),
    "how.exits_clipped": (
        "I {number} dragningar skulle fler ha lämnat ett yrke än det finns; de som slutar hölls nere så att det går "
        "ihop."
    ),
    "overdrawn": (
        "Fler går till kurser från yrket {name} än det finns där, från {term} och i upp till {share} av dragningarna. "
        "Så som filen planerar går det inte att genomföra."
    ),
    "how.file": "Fil: {file}",
    "sentence.occupation": "Hösten {year} saknas {range} personer i yrket {name}{cause}.",
    "sentence.either": (
        "Hösten {year} kan det saknas upp till {high} personer i yrket {name}{cause}; det kan också finnas "
        "{low} för många."
    ),
    "sentence.rather": (
        "Hösten {year} kan det finnas upp till {low} personer för många i yrket {name}; det kan också saknas {high}."
    ),
    "sentence.enough": "Hösten {year} finns det {range} personer fler än jobb i yrket {name}.",
    "mark.closed": "läggs ned",
    "gap.title": "{name}: personer som saknas (antal)",
    "gap.told": "Jobb minus personer i yrket {name}. Under noll finns fler personer än jobb. Hösten {year}: {range}.",
    "gap.label": "Saknas",
    "flows.title": "Från utbildning till yrke {first}–{last}, med planen (personer som blir klara)",
    "flows.told": (
        "Till vänster utbildningarna, till höger var de som blir klara arbetar, alla år tillsammans, i medeltal."
    ),
    "flows.to": "Arbetar som",
    "flows.planned": "Av dem genom planen",
    "flows.elsewhere": "I annat yrke eller annan region",
    "worth": "Vad en plats till är värd",
    "worth.lead": (
        "Vad en plats till skulle ge utöver planen. Spannet rymmer nio fall av tio, över alla scenarier. Börjar det "
        "vid noll finns fall där platsen inte ger något: ingen söker den, eller jobbet är redan besatt. En plats lönar "
        "sig när den är värd mer än den kostar."
    ),
    "worth.takes": "Under noll lämnar de som går kursen ett yrke där de saknas mer än i det nya.",
    "worth.some": "Tabellerna visar några av höstarna; alla finns i filerna.",
    "worth.title": "Jobbår som en plats till fyller, om den börjar hösten {year}",
    "worth.told": "Överst står den utbildning där en plats till hösten {year} i medeltal fyller mest.",
    "worth.job_years.ranges": "Jobbår som en plats till fyller, efter hösten den börjar: nio fall av tio",
    "worth.job_years.mean": "Jobbår som en plats till fyller, efter hösten den börjar: medeltal (nio fall av tio)",
    "worth.worth_sek.ranges": "Vad en plats till är värd, tkr, efter hösten den börjar: nio fall av tio",
    "worth.worth_sek.mean": "Vad en plats till är värd, tkr, efter hösten den börjar: medeltal (nio fall av tio)",
    "worth.costs": "Kostar",
    "worth.cost": "En plats kostar, kr",
    "worth.figure.job_years": "Fyllda jobbår",
    "worth.figure.worth_sek": "Värde, kr",
    "autumn": "Höst",
    "mean": "medeltal",
    "scarce": "Vad en krona eller en lärare till är värd",
    "scarce.lead": (
        "Vad en till sparar, varje år som den saknas: den ger rum för platser som planen annars inte rymmer, och de "
        "platsernas kostnad är avdragen. Minus är fall där platserna kostar mer än de ger."
    ),
    "scarce.plan": (
        "Planen räknar de dyraste fallen extra. Därför kan något vara värt mer för planen än det sparar i medeltal: "
        "det skyddar när det går illa."
    ),
    "scarce.table": "Pengar, lärare och annat som det finns en gräns för: nio fall av tio",
    "scarce.what": "Vad, år",
    "scarce.there": "Finns",
    "scarce.used": "Används",
    "scarce.more": "Värt för planen",
    "scarce.saves": "En till sparar",
    "scarce.every": "{what}, en till varje år {first}–{last}",
    "scarce.untold": "går inte att säga för ett år i taget",
    "scarce.enough": "inget, det räcker",
    "scarce.krona": "{worth} kronor för varje krona",
    "scarce.millions": "{worth} miljoner kronor",
    "scarce.always": "{what}, alla år",
    "scarce.unit": "{worth} tusen kronor",
    "millions": "mnkr",
    "resource.budget": "Budget",
    "resource.teachers": "Lärare",
    "resource.recruits": "Rekryterade",
    "resource.rooms": "Lokaler",
    "resource.placements": "Praktikplatser",
    "sways": "Vad som avgör om planen lönar sig",
    "sways.lead": (
        "Vad planen vinner mot att inget göra, i medeltal över scenarierna, när ett antagande i taget hålls vid sin "
        "lägsta och sin högsta rimliga nivå (5 och 95 procent av dragningarna)."
    ),
    "sways.title": "Vad planen vinner när ett antagande flyttas (miljoner kronor)",
    "sways.told": "Det översta antagandet flyttar vinsten mest: {name}.",
    "sways.gain": "Miljoner kronor",
    "tipping": "Vad som skulle behöva vara sant",
    "tipping.lead": (
        "Planen är vald på vad som antas. Så mycket skulle ett antagande i taget behöva skilja sig för att "
        "den näst bästa planen skulle vinna."
    ),
    "tipping.title": "För att den näst bästa, ”{rival}”, skulle vinna",
    "tipping.factor": "Skulle behöva vara",
    "tipping.more": "omkring {share} mer än antaget",
    "tipping.less": "omkring {share} mindre än antaget",
    "tipping.times": "omkring {factor} gånger det antagna",
    "tipping.never": "vinner inte (prövat från {low} till {high} gånger det antagna)",
    "tipping.already": "lika bra redan nu",
    "tipping.nothing": "Inget behöver vara annorlunda",
    "plan.name.nothing": "Inget göra",
    "sway.applicants": "Sökande till utbildningarna",
    "sway.show": "Andel antagna som börjar",
    "sway.finish": "Andel som tar examen",
    "sway.stay": "Andel som stannar och arbetar i regionen",
    "sway.routes": "Hur många som väljer yrket de utbildats för",
    "sway.exits": "Andel som lämnar yrket",
    "sway.growth": "Jobbens tillväxt",
    "sway.size": "Etableringens storlek",
    "sway.stop": "När etableringen läggs ned",
    "sway.pull": "Inflyttade för varje tomt jobb",
    "sway.unfilled": "Kostnaden för ett tomt jobb",
    "table": "Visa som tabell",
    "year": "År",
    "nine": "Nio fall av tio",
    "half": "Hälften av fallen",
    "middle": "Mitten",
    "term.HT": "hösten {year}",
    "term.VT": "våren {year}",
}
