"""The words by which a text tells that something is agreed, wished for or turned down."""

import re

from samverkan_engine.drafting import lexicon, sides
from samverkan_engine.drafting.reading import Reading, Sentence

BETWEEN_THEM = lexicon.any_of(
    r"\w*parterna", "partene", "parterne", "the parties", "the partners", "both organisations",
    r"(?:de|the|dei)\s+(?:två|tre|fyra|fem|to|fire|two|three|four|five)(?!\s+\w*(?:år|year|områd|pri|mål|tem))",
)  # fmt: skip
AGREED = re.compile(
    r"\b(?:överens|enats|enade|enas|ingår|träder\s+i\s+kraft|löper|gäller|förnya\w*|förläng\w*|renew\w*"
    r"|forny\w*|forleng\w*|forlæng\w*|agreed|agreement|enige|enighet|in\s+partnership|attached)\b",
    re.IGNORECASE,
)

SETTLED = lexicon.any_of(
    r"har\s+enats", r"enades", r"är\s+överens", r"har\s+kommit\s+överens", r"kom\s+överens", r"er\s+blitt\s+enige",
    r"er\s+enige",
    r"er\s+blevet\s+enige", r"have\s+agreed", r"has\s+agreed", r"reached\s+(?:an\s+)?agreement",
)  # fmt: skip
ALIKE = lexicon.any_of(
    r"lika\s+mycket",
    r"like\s+mye",
    r"lige\s+så\s+meget",
    r"the\s+same\s+(?:amount|sum)",
    r"match(?:es|ed)",
    r"startas\s+gemensamt",
)
COMMON_PLAN = lexicon.any_of(
    r"(?:gemensam|felles|fælles|joint|common|shared)\w*\s+(?:\w+\s+)?"
    r"(?:strategi\w*|handlingsplan\w*|handlingsprogram\w*|program\w*|strategy|action\s+plan|plan)",
)
"""What both sides decide on without calling it an agreement."""

WITH_OTHER = lexicon.any_of(
    r"i\s+samarbete\s+med", r"i\s+samarbeid\s+med", r"i\s+samarbejde\s+med", r"i\s+samverkan\s+med",
    r"in\s+(?:co-?operation|collaboration|partnership)\s+with",
)  # fmt: skip
"""Both sides have come to terms, in a sentence without the word for their paper."""

TO = r"(?:kunna|få|kunne|på|att|at|å|nu|också|gerne|gjerne|snart|gemensamt)"
SIGN = r"(?:teckna|ingå|sluta|skriva|underteckna|signera|träffa|inngå|signere|undertegne|indgå|underskrive)\b"
WISHED_FOR = lexicon.any_of(
    r"borde", r"bör\s+(?:ing|teckn|slut|skriv)\w+", r"skulle", r"hög\s+tid", r"dags\s+att", r"föreslå\w*",
    r"(?:vi|man)\s+behöver",
    r"should", r"would", r"ought", r"we\s+need", r"burde", r"høy\s+tid", r"på\s+tide",
    rf"(?:vill|vil|ønsker(?:\s+å)?|önskar|hoppas|håper|håber)\s+(?:{TO}\s+)*{SIGN}",
    r"(?:hopes?|wants?|wish(?:es)?|would\s+like|aims?)\s+to\s+(?:sign|enter|conclude|reach)",
)  # fmt: skip
"""An agreement that somebody asks for has not been made."""

REFUSED = lexicon.any_of(
    r"avsl(?:og|år|ås|ogs)", r"(?:säger|sade|sa)\s+nej", r"avvis\w+", r"nekade?s?", r"reject(?:s|ed)?",
    r"turn(?:s|ed)\s+down",
    r"refused?", r"(?:sier|sa)\s+nei", r"(?:siger|sagde)\s+nej", r"afvis\w+", r"forkast\w+", r"nedstem\w+",
)  # fmt: skip
"""An agreement that somebody turns down is none."""

TALKS_ABOUT = re.compile(
    r"\b(?:seminari\w+|konferens\w*|konferanse\w*|conference|workshops?|webbinari\w+|webinar\w*|föreläsning\w*"
    r"|lecture|debatt\w*|debate"
    r"|paneldebatt|diskuter\w+|discuss\w*|drøft\w+|frukostmöte\w*|rundabordssamtal\w*|föredrag|foredrag)\b[^.;]{0,60}$",
    re.IGNORECASE,
)

OFFERS = re.compile(
    r"\b(?:erbjud(?:er|a|it|s)|erbjöd|offer(?:s|ed|ing)?|tilby[rd]e?r?|tilbød|tilbud\w*|erbjudande\w*|propose[sd]?"
    r"|pledge[sd]?"
    r"|inbjud(?:er|an)|bjuder\s+in|invites?|saknar|mangler|lacks?|förhandlar|förhandling\w*|forhandl\w+|negotiat\w+)"
    r"\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""One side offers, pledges or lacks what follows, or both still negotiate it; nobody has agreed."""

BINDS = lexicon.any_of(
    r"förbinder\s+sig",
    r"förbundit\s+sig",
    r"åtar\s+sig",
    r"forplikter\s+seg",
    r"forpligter\s+sig",
    r"undertake\s+to",
    r"bind\s+themselves",
    r"commit\s+themselves",
)
MANY = {True: sides.UNIVERSITIES, False: sides.MUNICIPALITIES}
"""The words for several of the universities' side, and of the other."""

HAS_PAPER = re.compile(
    r"\b(?:har|have|has)\s+(?:\w+\s+){0,3}?(?:avtal|avtaler?|aftaler?|överenskommelser?|\w+(?:avtal|avtaler?|aftaler?)"
    r"|agreements?|mous?)\s+(?:\w+\s+){0,2}(?:med|with)\b",
    re.IGNORECASE,
)
ARTICLES = (
    r"(?:(?:ett|en|et|an?|the|nu|nå|now|already|redan|allerede|också|også|also|inte|flera|flere|several|formell\w*|formelt"
    r"|formal|långsiktig\w*|langsiktig\w*|longstanding|strategisk\w*|strategic|övergripande|overordnet)\s+){0,3}"
)
EXISTS = re.compile(
    rf"\b(?:finns|finnes|findes|exists?|har|has|have)\s+{ARTICLES}(?:{lexicon.DOCUMENT_NOUN.pattern})"
    rf"|(?:{lexicon.DOCUMENT_NOUN.pattern})\s+(?:\w+\s+){{0,2}}(?:finns|finnes|findes|exists?)\b"
)
"""The paper is said to be there: "there is an agreement", "the town has an agreement with …"."""

THE_PAPER = re.compile(
    r"\b(?:\w*(?:avtalet|överenskommelsen|avsiktsförklaringen|avtalen|aftalen|erklæringen)"
    r"|the\s+(?:\w+\s+)?(?:agreement|memorandum|mou|letter\s+of\s+intent))\s+(?:nu\s+|also\s+|också\s+|også\s+)?"
    r"(?:anger|reglerar|innehåller|omfattar|pekar\s+ut|innebär|bygger|syftar|gäller|sträcker|slår\s+fast|ska|skall|löper"
    r"|ger|regulerer|regulerar|inneholder|indeholder|omfatter|peker\s+ut|innebærer|indebærer|bygger|gjelder|gælder|skal|løper"
    r"|løber|fastsetter|fastsætter|gir|giver|sets|covers|contains|names|states|runs|means|commits|builds|aims|will"
    r"|provides|brings)\b"
    r"|\b(?:står|anges|framgår|fremgår)\s+(?:det\s+)?(?:inte\s+|ikke\s+)?(?:i|av|af)\s+\w*(?:avtalet|överenskommelsen|avtalen|aftalen"
    r"|avsiktsförklaringen)\b",
    re.IGNORECASE,
)
"""The paper is there, for it says something."""

WRITTEN = re.compile(
    rf"{lexicon.DOCUMENT_NOUN.pattern}[^.;]{{0,60}}?\b(?:har|has|have|er|ble|blev)\s+(?:\w+\s+){{0,2}}(?:skrivits|slutits|ingåtts|tecknats"
    r"|träffats|undertecknats|signerats|skrevet|inngått|indgået|undertegnet|underskrevet|signert|been\s+(?:signed|made"
    r"|reached|concluded))\b",
    re.IGNORECASE,
)
"""The paper has been written, though not in the sentence that names those who wrote it."""

ABOUT = re.compile(
    r"\b(?:om\s+(?:att|vad|hur)|ifall|för\s+att|som|about|on\s+(?:what|how)|that|which|om\s+at|om\s+hva[d]?|hvis)\b",
    re.IGNORECASE,
)
"""What comes after is what the agreement says, and no longer who agrees."""

WITH_SOMEBODY = lexicon.any_of("med", "with", "mellan", "between", "mellom", "mellem")
"""The sentence says itself with whom; else the one before it may."""


def is_not_made(reading: Reading, sentence: Sentence) -> bool:
    """The sentence wishes for an agreement or turns it down, one side offers it, or people meet to talk about such."""
    if reading.has(WISHED_FOR, sentence.text) or reading.has(REFUSED, sentence.text):
        return True
    noun = lexicon.AGREEMENT_NOUN.search(sentence.text)
    before = sentence.text[: noun.start()] if noun else ""
    offered = OFFERS.search(before) or TALKS_ABOUT.search(before)
    return offered is not None and not reading.has(lexicon.SIGNS, sentence.text)
