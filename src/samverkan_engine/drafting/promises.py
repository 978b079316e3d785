"""The grammar of promising in four languages."""

import re

from samverkan_engine.drafting import lexicon
from samverkan_engine.tables import CommitmentKind

MODAL = lexicon.any_of(
    r"ska", r"skall", r"kommer\b[^.!?]{0,120}?\s+att", r"åtar\s+sig", r"förbinder\s+sig", r"verkar?\s+för",
    r"bör\s+\w+", r"avser\s+att", r"är\s+överens\s+om\s+att",
    r"will", r"shall", r"agrees?\s+to", r"agreed\s+to", r"commits?\s+to", r"committed\s+to",
    r"undertakes?\s+to", r"pledges?\s+to", r"aims?\s+to", r"intends?\s+to", r"is\s+to", r"are\s+to",
    r"purpose\s+is\s+to", r"must", r"skal", r"forplikter\s+seg", r"forpligter\s+sig",
    r"vil\b(?!\s+ha\b)",
)  # fmt: skip
PRESENT = lexicon.any_of(
    # Swedish
    r"får\s+(?:\w+\s+){0,3}?(?:tillgång|möta|ta\s+del|använda|del\s+av)", r"startar", r"leder", r"delas",
    r"bekostar", r"bekostas",
    r"svarar\s+för", r"betalas", r"hjälper\s+till", r"bistår", r"stödjer", r"stöder", r"medverkar", r"deltar",
    r"behåller", r"tar\s+fram", r"tas\s+fram", r"bærer", r"bidrar", r"hjelper\s+til",
    r"svarer\s+for", r"afholder", r"avholder", r"arrangerar",
    r"arrangeras", r"anställer", r"anställs", r"genomförs?", r"ordnar", r"ordnas", r"erbjuds",
    r"inleds", r"inrättas?", r"bildas", r"tillsätts?", r"avsätter", r"avsätts", r"finansierar", r"finansieras",
    r"bidrar", r"betalar", r"utser", r"utses", r"sammanträder", r"träffas", r"möts", r"leds\s+av",
    r"består\s+av", r"fördelas", r"satsar", r"anslår", r"upplåter", r"tillhandahåller", r"erbjuder",
    r"ställer", r"ansvarar", r"står\s+för", r"utvärderas?", r"följs\s+upp", r"revideras", r"kan\s+sägas\s+upp",
    r"sägs\s+upp", r"uppsägning\w*", r"förlängs\s+automatiskt", r"upphör", r"säger\s+upp", r"styrs",
    r"samordnas", r"ledes", r"styres", r"prövas",
    r"går\s+in\s+med", r"går\s+inn\s+med", r"går\s+ind\s+med", r"skjuter\s+till", r"skyter\s+inn", r"skyder\s+ind",
    r"lägger\s+(?:\w+\s+){0,3}?(?:undan|in|till)", r"lægger\s+(?:\w+\s+){0,3}?(?:ind|til)", r"setter\s+av", r"köper",
    r"bygger(?!\s+(?:vidare\s+|videre\s+)?på)", r"utarbei?des", r"lages", r"utvikles", r"udvikles", r"utvecklas",
    r"fortsätter", r"fortsetter", r"fortsætter", r"samarbetar", r"samarbeider", r"samarbejder", r"samlas", r"samles",
    # Norwegian and Danish
    r"stiller", r"møtes", r"mødes", r"fastsetter", r"fastsætter", r"oppnevner", r"rapporterer", r"dekker",
    r"finansierer", r"finansieres", r"opprettes", r"oprettes", r"opretter", r"oppretter", r"inrättar",
    r"lanserar", r"öppnar", r"åpner", r"åbner", r"nedsættes", r"etableres", r"evaluer\w+", r"revideres",
    r"beslutter", r"arbejder\s+på\s+at", r"bidrager", r"bærer\s+selv", r"ledes\s+av", r"ledes\s+af",
    r"består\s+af", r"afsætter", r"kan\s+sies\s+opp", r"kan\s+opsiges", r"opphører", r"ophører",
    r"genforhandles",
    # English
    r"meets?", r"launches", r"establishes", r"opens", r"contributes?", r"pays?", r"funds?", r"provides?",
    r"appoints?", r"chairs?", r"move\s+to", r"each\s+bear\w*", r"is\s+reviewed", r"are\s+reviewed",
    r"may\s+be\s+terminated", r"is\s+led\s+by", r"consists?\s+of", r"oversees?", r"bears?\s+its",
)  # fmt: skip
ASKS = re.compile(
    r"\b(?:where|how|what|whether|var|hur|om|huruvida|hvor|hvordan|hva|hvad)\b[^,.;:]{0,60}$", re.IGNORECASE
)
"""A modal after one of these belongs to a question, not to a promise."""

NOT_A_PROMISE = lexicon.any_of(
    "hoppas", "önskar", "vill", "vill att", "tror", "ville", "hopes?", "wants?", "wishes", "believes?",
    "håper", "håber", "ønsker", "ønskede", "kanske", "perhaps", "hoped", "förhoppning\\w*", "förväntas",
    "expected", "forventes", "håp", "håb", "önskan", "wish", "might", "eventuellt", "skulle", "would", "could", "kunde",
)  # fmt: skip
BODY = lexicon.any_of(
    r"parterna", r"båda", r"partene", r"parterne", r"the\s+part(?:ies|ners)", r"both", r"they", r"hver\s+part",
    r"varje\s+part", r"each\s+party", r"styrgrupp\w*", r"styringsgrupp\w*", r"styregrupp\w*",
    r"steering\s+(?:group|committee)", r"\w{3,}grupp(?:en)?", r"\w{3,}råd(?:et)?",
    r"arbetsgrupp\w*", r"ledning\w*", r"ledelse\w*",
    r"joint\s+(?:committee|board|group|team)", r"team\w*", r"rådet",
    r"samverkansråd\w*", r"de\s+(?:två|tre|fyra|fem)", r"begge", r"avtalet", r"avtalen", r"aftalen",
    r"samarbetet", r"samarbeidet", r"samarbejdet", r"samverkan", r"agreement", r"mou", r"avsiktsförklaringen",
    r"tillsammans", r"gemensamt", r"pengar", r"medel", r"finansiering\w*", r"kostnader\w*", r"kronor",
    r"funding", r"costs", r"midler", r"kommunen", r"universitetet", r"högskolan", r"staden", r"regionen",
    r"the\s+(?:university|council|city|municipality)",
)  # fmt: skip

OF_THE_PAPER = re.compile(
    lexicon.any_of(r"ska|skall|kommer\s+att|väntas|planeras|will|shall|is\s+(?:due\s+)?to|are\s+to|skal|vil").pattern
    + r"(?i:[^.;]{0,60}?"
    r"\b(?:undertecknas|signeras|see\s+the|remain\s+in\s+force|skrivas\s+under|skriva\s+under|underteckna|be\s+signed|sign|signeres|undertegnes"
    r"|underskrives|underskrive|signere|undertegne|redovisas\s+för|behandlas|tas\s+upp\s+i)\b)"
)
"""When the paper itself is signed or put before somebody, nothing is promised in it."""

PURPOSE = re.compile(
    r"^\W*(?:(?:det|den|dette|detta|denne|the|this|its)\s+)?(?:\w+\s+)?"
    r"(?:avtalet|avsiktsförklaringen|överenskommelsen|partnerskapet|avtalen?|aftalen|partnerskabet|intensjonsavtalen"
    r"|agreement|mou|memorandum|partnership|samarbetet|samverkan|samarbeidet|samarbejdet|satsningen|syftet|målet"
    r"|ambitionen|tanken|formålet|målsetningen|hensikten|purpose|aim|goal|ambition|intention)\b[^.]{0,40}?"
    r"\b(?:ska|skall|skal|will|vil|should|är|er|is)\s+(?:(?:också|även|bland\s+annat|også|also|to|att|at|å)\s+){0,2}"
    r"(?:bidra|bidrage|leda|medverka|føre|contribute|help|lead)\b",
    re.IGNORECASE,
)
"""What the agreement or its aim is to bring about is its purpose; a promise has somebody who does it."""


AIM = re.compile(
    r"^\W*(?:syftet|målet|ambitionen|tanken|avsikten|formålet|målsetningen|hensikten|hensigten|the\s+(?:aim|goal|ambition))\b"
    r"[^.]{0,60}?\b(?:är|er|is)\s+(?:att|at|å|to|that)\b",
    re.IGNORECASE,
)


def purpose(text: str) -> bool:
    """Return whether the words say what the agreement is for, instead of what somebody will do."""
    return PURPOSE.match(text) is not None or AIM.match(text) is not None


WHEN = re.compile(r"\b(?:20\d\d|hösten|våren|autumn|spring|summer|sommaren|høsten|efteråret|foråret)\b", re.IGNORECASE)
"""Something that starts at a stated time is promised without any modal verb."""

RECURS = lexicon.any_of(
    r"per\s+år", r"per\s+year", r"om\s+året", r"varje\s+(?:år|månad|kvartal|termin)", r"årlig\w*",
    r"\w+\s+gånger?\s+(?:per|om|i)\s+år\w*", r"regelbund\w+", r"annual\w*", r"every\s+year", r"each\s+year",
    r"twice\s+a\s+year", r"once\s+a\s+year", r"quarterly", r"monthly", r"regular\w*",
    r"\w+\s+gang\w*\s+(?:i|om|per|pr\.?)\s+året", r"hvert\s+år", r"løpende", r"jevnlig", r"jævnlig\w*",
    r"minst\s+en?t?\s+\w+\s+(?:per|om)\s+året",
)  # fmt: skip
EXPLORES = lexicon.any_of(
    r"undersök\w*", r"utred\w*", r"utforsk\w*", r"pröva\w*", r"kartlägg\w*", r"pilot\w*", r"explor\w+",
    r"investigat\w+", r"look\s+for", r"consider", r"feasibility", r"renegotiate", r"utrede\w*", r"vurdere\w*",
    r"undersøge\w*", r"kortlægge\w*", r"afprøve\w*", r"afsøge\w*",
)  # fmt: skip
DELIVERS = lexicon.any_of(
    r"start(?:a|ar|as)", r"inrätta\w*", r"bilda\w*", r"bygga?\w*", r"ta\s+fram", r"flyttar?", r"etablera\w*",
    r"anställ\w*", r"finansiera\w*", r"avsätt\w*", r"erbjud\w*", r"betala\w*",
    r"establish\w*", r"build", r"set\s+up", r"create\w*", r"move", r"deliver\w*", r"fund\w*", r"open",
    r"produce", r"publish", r"opprette\w*", r"bygge", r"stiller\s+med", r"etablere\w*", r"oprette\w*",
    r"tillsätt\w*", r"utse\w*", r"appoint\w*", r"sluta\s+liknande"
)  # fmt: skip


LISTS_PROMISES = re.compile(
    r"\b(?:parterna|samverka\w*|samarbet\w+|avtal\w*|avsiktsförklaring\w*|följande|åta\w*|ska|will|shall"
    r"|collaborat\w+|cooperat\w+|agree\w*|commit\w*|decisions|partners?|mou|priorit\w+|skal|avtale\w*|aftale\w*"
    r"|samarbeid\w*|samarbejd\w*|partene|parterne)\b",
    re.IGNORECASE,
)
NORDIC_INFINITIVE = re.compile(r"(?:att\s+|at\s+|å\s+)?[a-zåäöæø]{2,}(?:a|e)\b", re.IGNORECASE)
ENGLISH_INFINITIVE = re.compile(
    r"(?:to\s+)?(?:(?:as\s+[\w\s]{3,30},\s+)?(?:act|back|build|co-?operate|collaborate|help|make|work|develop"
    r"|support|create|promote|strengthen|provide|share|deliver|improve|increase|encourage|enhance|explore"
    r"|ensure|use|raise|establish|tackle|drive|champion|grow|attract|foster|contribute|identify|reduce|address"
    r"|hold|host|appoint|seek|pursue|review|publish|extend|enable|continue|facilitate|welcome|exchange|organi[sz]e"
    r"|prepare|conduct|maintain|expand|implement|undertake|ask|give|agree|align|engage|inspire|lead|maximise|open|widen|invest|meet|offer|bring|put|run|set|join|advance)\b)",
    re.IGNORECASE,
)


def kind_of(text: str) -> CommitmentKind:
    """Return how a promise of these words is followed up."""
    if RECURS.search(text):
        return CommitmentKind.RECURRING
    if EXPLORES.search(text):
        return CommitmentKind.EXPLORATION
    if re.search(r"\bverkar?\s+för\b", text, re.IGNORECASE):
        return CommitmentKind.DIRECTION
    if DELIVERS.search(text):
        return CommitmentKind.DELIVERABLE
    return CommitmentKind.DIRECTION if MODAL.search(text) else CommitmentKind.DECLARATION
