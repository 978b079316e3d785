"""What is known of a stretch that may be a promise, as features of a linear model."""

import re
from collections.abc import Iterator, Mapping, Sequence

from samverkan_engine.drafting import lexicon, promises, roles
from samverkan_engine.drafting.areas import words
from samverkan_engine.drafting.clauses import ENTAILS
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.drafting.stretches import Stretch
from samverkan_engine.tables import ParagraphKind

_MODES = {
    "ska": r"ska|skall|skal|shall",
    "kommer": r"kommer\b[^.!?]{0,120}?\s+att|kommer\s+til",
    "will": r"will",
    "vil": r"vil(?!\s+ha\b)",
    "undertake": r"åtar\s+sig|åta\s+sig|förbinder\s+sig|forplikter\s+seg|forpligter\s+sig|undertak\w+|pledges?"
    r"|pledged|commit\w*\s+(?:\w+\s+)?to|committed|agrees?\s+(?:to|that)|agreed\s+to|överens\s+om|enige\s+om"
    r"|binder\s+sig",
    "intend": r"avser(?:\s+att)?|intends?\s+to|aims?\s+to|plans?\s+to|means?\s+to|planerar\s+att|tänker"
    r"|intention|satsar|siktar",
    "bor": r"bör|should|bør",
    "kan": r"kan|can|may",
    "must": r"must|måste|må",
    "verka": r"verkar?\s+för|work\s+for|arbeta[r]?\s+för|arbeid\w*\s+for|arbejde[rs]?\s+for",
    "isto": r"is\s+to|are\s+to|be\s+to",
    "far": r"får|gets?",
    "vill": r"vill|wants?|ønsker|önskar|wish\w*|vil\s+gjerne",
    "would": r"skulle|would|could|kunde|might",
}
MODES = {name: lexicon.any_of(pattern) for name, pattern in _MODES.items()}
ANY_MODE = lexicon.any_of(*(pattern for pattern in _MODES.values()))
STRONG = frozenset({"ska", "will", "kommer", "undertake", "intend", "isto", "must"})

PAST = lexicon.any_of(
    r"har|hade|have|has|had|var|was|were|havde|hadde|blev|ble|been|började|startade|began|started|inleddes|tidigare"
    r"|earlier|since|sedan|siden|last\s+year|förra|forrige|\w{3,}(?:ade|ades|ats|erade|ede|edes)"
)
NEGATION = lexicon.any_of(r"inte|ikke|not|inga|ingen|no|några")
VALID = lexicon.any_of(
    r"gäller|gælder|gjelder|löper|løper|løber|runs|in\s+force|i\s+kraft|träder|trer|treder|upphör|giltig\w*|valid|varar"
    r"|varer|sträcker|expires|ends|begins"
)
STOPS = lexicon.any_of(
    r"säg\w+\s+upp|uppsägning\w*|sägas\s+upp|terminat\w+|opsig\w+|oppsig\w+|sies\s+opp|förläng\w+|forleng\w+"
    r"|forlæng\w+|extend\w*|renew\w*|utvärder\w+|evaluer\w+|följ\w*\s+upp|review\w*|revider\w+"
)
MONEY = lexicon.any_of(
    r"kronor|kr|mkr|miljon\w*|million\w*|mill|budget\w*|finansi\w+|bekost\w+|betal\w+|fund\w+|pengar\w*|medel|cost\w*"
    r"|pay\w*"
)
MEETS = lexicon.any_of(
    r"träffas|möts|möte\w*|mötas|sammanträd\w+|meets?|meeting\w*|møt\w+|mød\w+|styrgrupp\w*|råd\w*|styringsgrupp\w*"
    r"|steering|committee|board|styregrupp\w*|forum\w*|arbetsgrupp\w*|samordnare|koordinator\w*|coordinator\w*"
)
TOGETHER = lexicon.any_of(
    r"tillsammans|gemensam\w*|sammen|ihop|jointly|together|joint|felles|fælles|gjensidig|ömsesid\w+|mutual\w*"
    r"|varandra|hverandre|hinanden|each\s+other|båda|begge|both"
)
PERSON = re.compile(r"\b[A-ZÅÄÖÆØ][a-zåäöæøé-]+\s+(?:[A-ZÅÄÖ]\.?\s+)?[A-ZÅÄÖÆØ][a-zåäöæøé-]+\b")
ACCORDING = re.compile(
    r"\b(?:enligt|ifølge|according\s+to|menar|tycker|mener)\s+(?:[A-ZÅÄÖÆØ]\w+|honom|henne|ham|hende|her|him)"
)
ASKING = lexicon.any_of(r"hur|var|how|where|hvor|hvordan|whether|om\s+huruvida")
GOAL = lexicon.any_of(r"mål|goals?|åtagande\w*|beslut\w*|decisions?|överens\w*|agreed?|commit\w*|ansvar\w*")
RELATIVE = re.compile(r"\b(?:som|där|that|which|der|who|hvor|when|om|if|hvis|because|eftersom)\b[^,]*$", re.IGNORECASE)

GIVES_ACCESS = re.compile(
    r"\b(?:får|gets?|ges|gives|given)\s+(?:\w+\s+){0,3}?(?:tillgång|adgang|tilgang|access|möta|ta\s+del|använda|del\s+av)\b",
    re.IGNORECASE,
)
"""Who gets access to something is promised it by the other side."""

ASKS_FOR_INFINITIVE = re.compile(r"\b(?:att|at|å|ska|skall|skal|vil|to|will|shall|must)\s*:\s*$", re.IGNORECASE)

HOLDS = {
    "says": lexicon.SAYS, "hope": promises.NOT_A_PROMISE, "of paper": promises.OF_THE_PAPER, "recurs": promises.RECURS,
    "explores": promises.EXPLORES, "delivers": promises.DELIVERS, "past": PAST, "neg": NEGATION, "valid": VALID,
    "stops": STOPS, "money": MONEY, "meets": MEETS, "together": TOGETHER, "person": PERSON, "when": promises.WHEN,
    "paper": lexicon.AGREEMENT_NOUN, "signs": lexicon.SIGNS, "role": roles.IS_ROLE, "asks": ASKING,
    "entails": ENTAILS, "according": ACCORDING,
}  # fmt: skip
WITH_MODE = ("money", "recurs", "meets", "stops", "valid", "together", "purpose", "past", "paper", "delivers")

SUBJECTS = {
    name: re.compile(rf"^(?:{pattern})\b", re.IGNORECASE)
    for name, pattern in {
        "parties": r"(?:alla\s+)?(?:parterna|partene|parterne|(?:both|the|all(?:\s+three|\s+the)?)?\s*(?:two\s+)?"
        r"(?:parties|partners)|båda|begge|both|de\s+(?:två|tre|fyra|fem|to)|hver\s+part|varje\s+part|each"
        r"|the\s+(?:two|three))",
        "we": r"vi|we|our|vår|together\s+we|tillsammans",
        "they": r"de|they|dem",
        "it": r"det|den|it|this|dette|denne|detta|denna|its|dess",
        "paper": r"(?:(?:det|the|den|this|denne|detta|denna|ny\w*|new|nya|genom|under|enligt|med|i|in|by|through|with"
        r"|according\s+to)\s+){0,3}(?:\w*avtal\w*|avsiktsförklaring\w*|överenskommelse\w*|partnerskap\w*|partnerskab\w*"
        r"|\w*avtale\w*|\w*aftale\w*|agreement|memorandum|mou|partnership|erklæring\w*)",
        "coop": r"(?:(?:det|the|den|this)\s+)?(?:\w+\s+)?(?:samarbet\w*|samverkan\w*|samarbeid\w*|samarbejd\w*"
        r"|co-?operation|collaboration|arbetet|arbeidet|arbejdet|work)",
        "aim": r"syftet|målet|ambitionen|tanken|avsikten|formålet|målsetningen|hensikten|hensigten"
        r"|the\s+(?:aim|goal|ambition|purpose)|its\s+(?:aim|purpose)",
        "org": r"(?:the\s+)?\w*(?:kommun|kommunen|universitetet|universitet|högskolan|högskola|høgskolen|højskolen"
        r"|regionen|staden|stad|university|council|college|city|kommune|lärosätet|kommunerna|institutet|landstinget)",
        "body": r"(?:en\s+|ett\s+|et\s+|a\s+|the\s+|under\s+)?(?:gemensam\s+|joint\s+)?(?:\w*grupp\w*|\w*råd\w*|team\w*"
        r"|steering\w*|styr\w+|ledning\w*|ledelse\w*|committee|board|samordnare)",
        "time": r"varje|hvert|each|every|årligen|under|två\s+gånger|en\s+gång|från|from|over|om|senest|senast|\d+",
    }.items()
}  # fmt: skip

INVERTED = frozenset({"other", "time", "none"})
"""In the Nordic languages whoever promises may follow the verb: "Två gånger om året ska parterna mötas"."""

Verb = re.Match[str] | None


def may_promise(reading: Reading, stretch: Stretch) -> bool:
    """Return whether its sentence holds any verb of promise; items of lists and quoted words need none."""
    if stretch.number is None:
        return True
    sentence = reading.sentences[stretch.number]
    if sentence.kind is ParagraphKind.LIST_ITEM:
        return True
    return any(reading.has(verbs, sentence.text) for verbs in (promises.MODAL, ANY_MODE, promises.PRESENT))


def signs(reading: Reading, stretch: Stretch, names: Sequence[str]) -> list[str]:
    """Return the features of a stretch; `names` are those of the parties."""
    text = reading.text[stretch.start : stretch.end]
    whole = text if stretch.number is None else reading.sentences[stretch.number].text
    modes = list(_held(reading, MODES, whole, text))
    found = ["bias", f"sort {stretch.sort}", *_form(reading, stretch, text)]
    found += _place(reading, stretch, text)
    found += _held(reading, HOLDS, whole, text)
    found += ["purpose"] if promises.purpose(text) else []
    subject = _subject(text, names)
    modal, present = promises.MODAL.search(text), promises.PRESENT.search(text)
    found += _modes(text, modes, subject, present is not None)
    found += _bound(text, names, modes, set(found), modal, present, subject)
    if stretch.sort.startswith(("cut", "clause", "entailed", "labelled")):
        found += _part(stretch.sort, subject, modal is not None, present is not None)
    return found


def _held(reading: Reading, patterns: Mapping[str, re.Pattern[str]], whole: str, text: str) -> Iterator[str]:
    """Which patterns the text holds; what its sentence does not hold need not be looked for."""
    held = reading.held(patterns, whole)
    yield from held if len(text) == len(whole) else (name for name, pattern in held.items() if pattern.search(text))


def _form(reading: Reading, stretch: Stretch, text: str) -> Iterator[str]:
    yield f"len {min(7, len(text.split()) // 5)}"
    yield "end stop" if text[-1] in ".!" else "end open"
    if text[0].islower():
        yield f"lower {stretch.sort}"
    if reading.is_agreement_itself:
        yield "itself"
        yield f"itself {stretch.sort}"


def _place(reading: Reading, stretch: Stretch, text: str) -> Iterator[str]:
    """Where it stands, and what stands around it."""
    if stretch.number is None:
        return
    sentence = reading.sentences[stretch.number]
    yield f"in {sentence.kind.value}"
    yield f"third {3 * stretch.number // len(reading.sentences)}"
    if any(q.is_wording and q.start < stretch.end and stretch.start < q.end for q in reading.quotations):
        yield "holds wording"
    if sentence.kind is ParagraphKind.LIST_ITEM:
        yield from _item(reading, stretch.lead, text)
    before = reading.sentences[stretch.number - 1].text if stretch.number else ""
    around = (("mode", promises.MODAL), ("says", lexicon.SAYS), ("paper", lexicon.AGREEMENT_NOUN))
    yield from (f"before {name}" for name, pattern in around if reading.has(pattern, before))
    yield from _outside(reading, stretch, sentence)


def _outside(reading: Reading, stretch: Stretch, sentence: Sentence) -> Iterator[str]:
    """What the rest of its sentence holds."""
    outside = {"left": reading.text[sentence.start : stretch.start], "right": reading.text[stretch.end : sentence.end]}
    yield from (f"mode outside {side}" for side, rest in outside.items() if promises.MODAL.search(rest))
    if any(lexicon.SAYS.search(rest) for rest in outside.values()):
        yield "says outside"
    if reading.has(lexicon.SAYS, sentence.text):
        yield "sentence says"
    if sentence.text.endswith(":"):
        yield "introduces"


def _item(reading: Reading, lead: str, text: str) -> Iterator[str]:
    """What leads up to its list, and whether it opens with an infinitive."""
    leads = (("promises", promises.LISTS_PROMISES), ("mode", promises.MODAL), ("goal", GOAL))
    yield from (f"lead {name}" for name, pattern in leads if reading.has(pattern, lead))
    if lead.endswith(":"):
        yield "lead colon"
    if any(words.class_of(word) == "area" for word in words.TOKEN.findall(lead)):
        yield "lead area"
    if text[0].islower():
        yield "item lower"
    english, nordic = promises.ENGLISH_INFINITIVE.match(text), promises.NORDIC_INFINITIVE.match(text)
    yield from (["english infinitive"] if english else [])
    yield from (["nordic infinitive"] if nordic else [])
    if english and reading.language == "en":
        yield "english infinitive in english"
    if (english if reading.language == "en" else nordic) and ASKS_FOR_INFINITIVE.search(lead):
        yield "completes"


def _subject(text: str, names: Sequence[str]) -> str:
    """The class of what it opens with."""
    opening = text[:80].lstrip('"”«')
    known = next((name for name, pattern in SUBJECTS.items() if pattern.search(opening)), None)
    if known:
        return known
    if any(opening.lower().startswith((name.lower(), f"the {name.lower()}")) for name in names):
        return "name"
    return "none" if opening[:1].islower() else "other"


def _modes(text: str, modes: Sequence[str], subject: str, present: bool) -> Iterator[str]:
    """The verbs of promise."""
    yield from (f"mode {mode}" for mode in modes)
    yield f"modes {min(3, len(modes))}"
    yield f"subject {subject}"
    yield from (f"subject {subject} {mode}" for mode in modes or ["no mode"])
    if present:
        yield "present"
    if not modes and not present:
        yield "no verb"
    if GIVES_ACCESS.search(text) and subject in ("org", "name", "parties"):
        yield "gives access"


def _bound(
    text: str, names: Sequence[str], modes: Sequence[str], held: set[str], modal: Verb, present: Verb, subject: str
) -> Iterator[str]:
    """Who is bound, and how that meets the verb of promise."""
    yield "modal" if modal else "no modal"
    named = [text.find(name) for name in names if name in text]
    body = promises.BODY.search(text)
    actor = "actor" if named or body else "no actor"
    places = [*named, *([body.start()] if body else [])]
    strong = not STRONG.isdisjoint(modes)
    yield actor
    yield from (["names party"] if named else [])
    yield from (["body"] if body else [])
    yield from ([f"strong {actor}"] if strong else [])
    for sign in WITH_MODE:
        if sign in held:
            yield f"{sign} {'strong' if strong else 'weak'}"
            if present and not strong:
                yield f"{sign} present"
    if present and any(place < present.start() for place in places):
        yield "bound before present"
    if modal:
        before = text[: modal.start()]
        yield f"modal at {min(3, len(before.split()) // 4)}"
        after = _subject(text[modal.end() :].lstrip(), names) if subject in INVERTED else "other"
        yield from ([f"inverted {after}"] if after not in ("other", "none") else [])
        yield from (["bound before modal"] if any(place < modal.start() for place in places) else [])
        yield from (["modal in relative"] if RELATIVE.search(before) else [])
        yield from (["asks before"] if promises.ASKS.search(before) else [])


def _part(sort: str, subject: str, modal: bool, present: bool) -> Iterator[str]:
    """A part of a sentence needs a verb of promise of its own."""
    yield f"{sort} {'modal' if modal else 'no modal'}"
    yield f"{sort} {'present' if present else 'no present'}"
    if subject == "none":
        yield f"{sort} no subject"
