"""Whether the document is, or reports, an agreement between a university and a public body."""

import re
from collections.abc import Sequence

from samverkan_engine.drafting import lexicon, names, sides
from samverkan_engine.drafting.actors import is_named, names_of
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.tables import Found, Party, PartyType, Reason

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


def is_agreement(reading: Reading, parties: Sequence[Party]) -> tuple[Found[bool], Reason]:
    """Return whether it is one, with the reason that decided it."""
    if not reading.text.strip():
        return Found(value=False, confidence=1.0), Reason.NO_TEXT
    universities = [party for party in parties if party.type is PartyType.UNIVERSITY]
    public = [party for party in parties if party.type in (PartyType.MUNICIPALITY, PartyType.REGION)]
    associations = [party for party in parties if sides.ASSOCIATION.search(party.name)]
    word = lexicon.AGREEMENT_NOUN.search(reading.text)
    if shared := _shared(reading, parties):
        return shared, Reason.AGREED_BY_PARTIES
    if not universities and not (public and associations):
        return Found(value=False, confidence=0.8), Reason.NO_UNIVERSITY
    if not public and not associations:
        return Found(value=False, confidence=0.8), Reason.NO_PUBLIC_BODY
    if not word:
        return _mutual(reading, parties) or (Found(value=False, confidence=0.85), Reason.NO_AGREEMENT_WORD)
    return _agreed(reading, parties, word)


def _shared(reading: Reading, parties: Sequence[Party]) -> Found[bool] | None:
    """A side without a name may be several who sign by the word for them: "the universities and the municipalities"."""
    named = {party.type is PartyType.UNIVERSITY for party in parties}
    missing = [side for is_first, side in MANY.items() if is_first not in named]
    for sentence in reading.sentences if missing else ():
        words = reading.with_sentence_before(sentence)
        bound = reading.has(lexicon.SIGNS, sentence.text) and reading.has(lexicon.DOCUMENT_NOUN, words)
        if not (bound or reading.has(BINDS, sentence.text) or reading.has(HAS_PAPER, sentence.text)):
            continue
        all_meant = all(reading.has(side, sentence.text) for side in missing)
        others = any(is_named(party, words, parties) for party in parties)
        others = others or all(reading.has(side, sentence.text) for side in MANY.values())
        told = reading.is_speech(sentence.start, sentence.end) or is_not_made(reading, sentence)
        if all_meant and others and not told:
            return Found(value=True, passages=(reading.passage(sentence.start, sentence.end),), confidence=0.6)
    return None


def _mutual(reading: Reading, parties: Sequence[Party]) -> tuple[Found[bool], Reason] | None:
    """Without any word for a paper both sides may have come to terms, or one decided on work with the other."""
    shorts = _shorts(reading, parties)
    for sentence in reading.sentences:
        bound = reading.has(SETTLED, sentence.text) or reading.has(ALIKE, sentence.text)
        decided = reading.has(lexicon.DECIDES, sentence.text) and any(
            reading.has(words, sentence.text) for words in (WITH_OTHER, COMMON_PLAN)
        )
        told = reading.is_speech(sentence.start, sentence.end) or is_not_made(reading, sentence)
        subject = ABOUT.split(sentence.text, maxsplit=1)[0] if bound else sentence.text
        if (bound or decided) and not told and _names_both(subject, parties, shorts):
            passage = reading.passage(sentence.start, sentence.end)
            return Found(value=True, passages=(passage,), confidence=0.6), Reason.AGREED_BY_PARTIES
    return None


Shorts = dict[str, tuple[str, ...]]
"""What the text itself calls each party in parentheses after its name: "Nyby universitet (NyU)"."""


def _shorts(reading: Reading, parties: Sequence[Party]) -> Shorts:
    return {
        party.name: tuple(
            given.group(1)
            for match in re.finditer(re.escape(party.name), reading.text)
            if (given := names.SHORT_NAME.match(reading.text, match.end()))
        )
        for party in parties
    }


def _agreed(reading: Reading, parties: Sequence[Party], word: re.Match[str]) -> tuple[Found[bool], Reason]:
    """
    Somebody must sign, decide or be bound; a word about agreements in passing is not enough.

    Where the text has no better word than "agreement" or "partnership", the sentence must also name both sides:
    it may speak of an agreement with somebody else.
    """
    shorts = _shorts(reading, parties)
    if _is_one_sided(reading, parties, shorts):
        return Found(value=False, confidence=0.7), Reason.ONE_SIDED
    if reading.is_agreement_itself:
        passage = reading.passage(*word.span())
        return Found(value=True, passages=(passage,), confidence=0.9), Reason.AGREED_BY_PARTIES
    specific = any(
        reading.has(lexicon.SPECIFIC_NOUN, sentence.text) and not is_not_made(reading, sentence)
        for sentence in reading.sentences
    )
    for sentence in reading.sentences:
        words = reading.with_sentence_before(sentence) if reading.has(lexicon.SIGNS, sentence.text) else sentence.text
        if not reading.has(lexicon.AGREEMENT_NOUN, words) or is_not_made(reading, sentence):
            continue
        bound = any(reading.has(sign, sentence.text) for sign in (lexicon.SIGNS, lexicon.DECIDES, AGREED))
        who = sentence.text if reading.has(WITH_SOMEBODY, sentence.text) else words
        if bound and (specific or _names_both(who, parties, shorts)):
            passage = reading.passage(sentence.start, sentence.end)
            return Found(value=True, passages=(passage,), confidence=0.9), Reason.AGREED_BY_PARTIES
    named = any(
        reading.has(SETTLED, sentence.text)
        and not is_not_made(reading, sentence)
        and _names_both(sentence.text, parties, shorts)
        for sentence in reading.sentences
    )
    named = named or any(
        reading.has(lexicon.DOCUMENT_NOUN, sentence.text)
        and not is_not_made(reading, sentence)
        and _names_both(sentence.text, parties, shorts)
        for sentence in reading.sentences
    )
    if named:
        return Found(value=True, passages=(reading.passage(*word.span()),), confidence=0.7), Reason.AGREED_BY_PARTIES
    if _is_there(reading, parties):
        return Found(value=True, passages=(reading.passage(*word.span()),), confidence=0.5), Reason.AGREED_BY_PARTIES
    return Found(value=False, confidence=0.6), Reason.NOTHING_AGREED


def _is_there(reading: Reading, parties: Sequence[Party]) -> bool:
    """The headline names a paper with one of the parties, or the text tells what the paper says."""
    told = [
        sentence
        for sentence in reading.sentences
        if not reading.is_speech(sentence.start, sentence.end) and not is_not_made(reading, sentence)
    ]
    title = reading.title
    head = next((s for s in told if title and title.start <= s.start < title.end), None)
    named = head is not None and any(is_named(party, head.text, parties) for party in parties)
    headline = named and head is not None and reading.has(lexicon.DOCUMENT_NOUN, head.text)
    return headline or any(
        reading.has(sign, sentence.text) for sentence in told for sign in (THE_PAPER, WRITTEN, EXISTS)
    )


def is_not_made(reading: Reading, sentence: Sentence) -> bool:
    """The sentence wishes for an agreement or turns it down, one side offers it, or people meet to talk about such."""
    if reading.has(WISHED_FOR, sentence.text) or reading.has(REFUSED, sentence.text):
        return True
    noun = lexicon.AGREEMENT_NOUN.search(sentence.text)
    before = sentence.text[: noun.start()] if noun else ""
    offered = OFFERS.search(before) or TALKS_ABOUT.search(before)
    return offered is not None and not reading.has(lexicon.SIGNS, sentence.text)


def _is_one_sided(reading: Reading, parties: Sequence[Party], shorts: Shorts) -> bool:
    """Two public bodies have agreed with each other, and nowhere does a university agree with them."""
    alone = False
    for sentence in reading.sentences:
        noun = lexicon.AGREEMENT_NOUN.search(sentence.text)
        if not noun or not any(reading.has(sign, sentence.text) for sign in (lexicon.SIGNS, AGREED)):
            continue
        subject = ABOUT.split(sentence.text, maxsplit=1)[0]
        named = [party for party in parties if any(name in subject for name in names_of(party))]
        if _names_both(subject, parties, shorts) or any(party.type is PartyType.UNIVERSITY for party in named):
            return False
        alone = alone or len(named) > 1
    return alone


def _names_both(text: str, parties: Sequence[Party], shorts: Shorts) -> bool:
    if BETWEEN_THEM.search(text):
        return True
    named = {
        party.type is PartyType.UNIVERSITY
        for party in parties
        if is_named(party, text, parties) or any(short in text for short in shorts[party.name])
    }
    university, public = True in named, False in named
    return (university or sides.UNIVERSITY.search(text) is not None) and (
        public or sides.PUBLIC.search(text) is not None
    )
