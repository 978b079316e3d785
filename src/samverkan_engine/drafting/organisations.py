"""Names of organisations in a text, found by the words that names of organisations are made of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from samverkan_engine.drafting import lexicon, names, places, register, roles
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import ParagraphKind, PartyType

LONGEST_INITIALS = 4
"""Capitals of no more letters than this may be initials that belong to a name."""

LEAST_BESIDE = 2
"""So many organisations must be known by name before something else beside them is taken for one."""

SEP = r"(?:,\s+|\s+(?:och|samt|and|og|&)\s+|,\s+(?:och|samt|and|og)\s+)(?:the\s+)?"
ITEM = re.compile(rf"{names.CAP}(?: (?:[a-zåäöæø]{{2,14}} )?{names.CAP}){{0,3}}")
BETWEEN = re.compile(rf"s?(?:\s+\([^()\n]{{1,20}}\))?(?:{SEP}{ITEM.pattern}){{1,4}}{SEP}")
FIRST = re.compile(
    rf"(?:^|(?<=[.:\n]\s)|\b(?:mellan|between|mellom|mellem)\s+)(?P<item>{ITEM.pattern}),\s+(?:the\s+)?\Z"
)
INITIALS_BEFORE = re.compile(
    r"(?<![\w-])(?P<initials>[A-ZÅÄÖÆØ]{2,6})\s+(?:and|och|og|samt)\s+(?:the\s+|[A-Z]\w+[’']s\s+)?\Z"
)
INITIALS_AFTER = re.compile(r"s?\s+(?:and|och|og|samt)\s+(?P<initials>[A-ZÅÄÖÆØ]{2,6})(?![\w-])")
UNIVERSITY_MEANT = lexicon.any_of(
    r"the\s+(?:university|institute|college)",
    r"universitetet",
    r"högskolan",
    r"høgskolen",
    r"højskolen",
    r"campus",
    r"lärosätet",
)
PLACE_ALONE = re.compile(
    r"^(?:[Cc]ity|[Mm]unicipality|(?:(?:Royal|London|Metropolitan) )*Borough|Town|District) of |"
    r"(?: (?:City|Borough|District|Town|Metropolitan))* Council$| [Mm]unicipality$"
)
GIVEN = r"(?:\s+\([^()\n]{1,20}\))?"
LAST = re.compile(rf"s?{GIVEN},?\s+(?:och|samt|and|og|&)\s+(?:the\s+)?(?P<item>{ITEM.pattern})(?=[.,;]|\s+[a-zåäöæø])")
PAIR_BEGINS = re.compile(r"\b(?:mellan|between|mellom|mellem)\s+(?:the\s+)?\Z", re.IGNORECASE)
OTHER_BEFORE = re.compile(
    rf"\b(?:mellan|between|mellom|mellem)\s+(?:the\s+)?(?P<item>{ITEM.pattern}){GIVEN}\s+(?:och|samt|and|og|&)\s+(?:the\s+)?\Z"
)
COMMA = re.compile(rf"s?{GIVEN},\s+(?:the\s+)?")
AND = re.compile(r"s?,?\s+(?:och|samt|and|og|&)\s+(?:the\s+)?")
FORM_PARTY = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?P<noun>Kommunen|Regionen|Staden|Landstinget|Universitetet|Högskolan|Kommunen|Fylkeskommunen"
    r"|Høgskolen|Højskolen|The (?:Council|City|Municipality|University|College))\W*"
)
LINES_ABOVE, SHORT_LINE = 3, 40


@dataclass(frozen=True, slots=True)
class Organisation:
    """A name of an organisation at one place, without genitive; `key` is the same for all its names."""

    start: int
    end: int
    name: str
    type: PartyType
    key: str


def organisations(reading: Reading, more: Iterable[Organisation] = ()) -> tuple[Organisation, ...]:
    """Return every name of an organisation in the text, in order, none inside another; `more` were found elsewhere."""
    named = _without_overlap([*_candidates(reading.text, reading.language), *_common_nouns(reading), *more])
    named = _without_overlap([*_short_names(reading.text, named), *named])
    departments = {one.key for one in named if _is_department(reading, one, named)}
    named = tuple(one for one in named if one.key not in departments)
    return _without_overlap([*named, *_initials(reading, named), *_beside(reading, named)])


def _is_department(reading: Reading, one: Organisation, named: Sequence[Organisation]) -> bool:
    """In a list of parties "Nyby universitet, Lärarhögskolan" is one of them."""
    line_ends = (
        reading.text[one.end : one.end + 2].strip(".,;") in ("", "\n") or reading.text[one.end : one.end + 1] == "\n"
    )
    universities = [other for other in named if other.type is PartyType.UNIVERSITY]
    return (
        one.type is PartyType.UNIVERSITY
        and line_ends
        and any(
            reading.text[other.end : one.start] == ", " and _opens_line(reading.text, other.start)
            for other in universities
        )
    )


def _opens_line(text: str, position: int) -> bool:
    return re.search(r"(?:^|\n)[\W\d]*$", text[max(0, position - 8) : position]) is not None


def _short_names(text: str, named: Iterable[Organisation]) -> Iterator[Organisation]:
    """Yield where the short name stands that the text itself gives: "Norge for alle universitet (NFU)"."""
    for organisation in named:
        given = names.SHORT_NAME.match(text, organisation.end)
        if given:
            for match in re.finditer(rf"(?<![\w-])({re.escape(given.group(1))})(?:[’':]?s)?(?!\w)", text):
                yield replace(organisation, start=match.start(1), end=match.end(1), name=match.group(1))


def _beside(reading: Reading, named: Sequence[Organisation]) -> Iterator[Organisation]:
    """
    Yield what stands with organisations in one enumeration and has a capital, though its name tells nothing.

    Only where an agreement is spoken of and nobody is named by role: an enumeration of people looks the same.
    """
    for sentence in reading.sentences:
        here = [
            organisation
            for organisation in named
            if sentence.start <= organisation.start < sentence.end
            and reading.text[organisation.start - 1 : organisation.start] != "("
        ]
        speaks_of_paper = reading.has(lexicon.AGREEMENT_NOUN, sentence.text)
        if not here or sentence.kind is ParagraphKind.CAPTION or not speaks_of_paper:
            continue
        if roles.may_be_in(sentence.text) and reading.has(roles.IS_ROLE, sentence.text):
            continue
        if len(here) < LEAST_BESIDE:
            yield from _other_of_two(reading.text, sentence.start, sentence.end, here[0])
            continue
        for one, other in pairwise(here):
            if BETWEEN.fullmatch(reading.text, one.end, other.start):
                yield from _unknown(reading.text, one.end, other.start)
        last = LAST.match(reading.text, here[-1].end, sentence.end)
        if last and len(here) > 1 and COMMA.fullmatch(reading.text, here[-2].end, here[-1].start):
            yield from _unknown(reading.text, *last.span("item"))
        leading = FIRST.search(reading.text, sentence.start, here[0].start)
        if leading and len(here) > 1 and AND.fullmatch(reading.text, here[-2].end, here[-1].start):
            yield from _unknown(reading.text, leading.start("item"), here[0].start)


def _other_of_two(text: str, start: int, end: int, one: Organisation) -> Iterator[Organisation]:
    """Yield the other of two who agree: "mellan X och Nyby universitet", "Nyby universitet och X har undertecknat"."""
    before = OTHER_BEFORE.search(text, start, one.start)
    opens = text[start : one.start].strip().lower() in ("", "the") or PAIR_BEGINS.search(text, start, one.start)
    after = LAST.match(text, one.end, end) if opens else None
    for match in filter(None, (before, after)):
        if before or lexicon.SIGNS.search(text, match.end(), end) or PAIR_BEGINS.search(text, start, one.start):
            yield from _unknown(text, *match.span("item"))


def _initials(reading: Reading, named: Sequence[Organisation]) -> Iterator[Organisation]:
    """Where no university is named, capitals beside a public body are one, if the text speaks of "the university"."""
    if any(one.type is PartyType.UNIVERSITY for one in named) or not UNIVERSITY_MEANT.search(reading.text):
        return
    beside = {
        match.group("initials")
        for one in named
        for pattern, start, end in (
            (INITIALS_BEFORE, max(0, one.start - 30), one.start),
            (INITIALS_AFTER, one.end, one.end + 20),
        )
        if one.type in (PartyType.MUNICIPALITY, PartyType.REGION)
        and (match := pattern.search(reading.text, start, min(end, len(reading.text))))
    }
    for initials in beside:
        for match in re.finditer(rf"(?<![\w-]){initials}(?![\w-])", reading.text):
            yield Organisation(*match.span(), initials, PartyType.UNIVERSITY, initials.casefold())


def _unknown(text: str, start: int, end: int) -> Iterator[Organisation]:
    for item in ITEM.finditer(text, start, end):
        if item.group().split()[0].lower() not in names.NOT_A_NAME:
            yield Organisation(*item.span(), item.group(), PartyType.OTHER, item.group().casefold())


def _common_nouns(reading: Reading) -> Iterator[Organisation]:
    """Yield the parties of a form: an agreement drawn up for many says only "2. Kommunen" below "Parties"."""
    for number, paragraph in enumerate(reading.paragraphs):
        noun = FORM_PARTY.fullmatch(reading.words(paragraph))
        above = [reading.words(p) for p in reading.paragraphs[max(0, number - LINES_ABOVE) : number]]
        if noun and any(names.PARTIES_HEAD.match(line) and len(line) < SHORT_LINE for line in above):
            start = paragraph.start + noun.start("noun")
            name, word = noun.group("noun"), noun.group("noun").lower()
            type_ = next(type_ for stem, type_ in names.COMMON_TYPES.items() if stem in word)
            yield Organisation(start, start + len(name), name, type_, word)


def _without_overlap(found: Iterable[Organisation]) -> tuple[Organisation, ...]:
    taken: list[Organisation] = []
    for organisation in sorted(found, key=lambda o: (o.start, -o.end)):
        if not taken or organisation.start >= taken[-1].end:
            taken.append(organisation)
        elif organisation.end - organisation.start > taken[-1].end - taken[-1].start:
            taken[-1] = organisation
    return tuple(taken)


def _candidates(text: str, language: str | None) -> Iterator[Organisation]:
    for type_, match in names.found(text):
        found = _trimmed(text, match.start(1), match.end(1), type_)
        if found:
            yield found
    for start, end, entry in register.mentions(text):
        yield Organisation(start, end, text[start:end], entry.type, entry.name)
    for start, end, type_ in register.councils(text):
        yield Organisation(start, end, text[start:end], type_, _key(text[start:end]))
    for start, end in places.sharing_the_word(text):
        place = text[start:end]
        known = register.municipality(place) or register.municipality(place.removesuffix("s"))
        yield Organisation(start, end, place, PartyType.MUNICIPALITY, known.name if known else place.casefold())
    for start, end, place in places.mentions(text, language):
        yield Organisation(start, end, place, PartyType.MUNICIPALITY, place)


def _leads_up(words: list[str]) -> bool:
    """The first word is no part of the name: it opens the sentence, or shouts as labels do ("FAKTA Nyby kommun")."""
    if words[0].lower().strip("’'") in names.NOT_A_NAME and not {*words[1:2]} & names.OF:
        return True
    return len(words) > 2 and len(words[0]) > LONGEST_INITIALS and words[0].isupper() and not words[1].isupper()


def _trimmed(text: str, start: int, end: int, type_: PartyType) -> Organisation | None:
    """Drop words before the name that have a capital only for where they stand, and what follows from a title on."""
    words = text[start:end].split(" ")
    for number, word in enumerate(words[1:], start=1):
        if word.lower() in names.TITLES:
            words = words[:number]
            break
    end = start + len(" ".join(words))
    while words and _leads_up(words):
        start += len(words[0]) + 1
        words = words[1:]
    if (
        type_ is PartyType.MUNICIPALITY and len(words) > 2 and words[0].endswith(("'s", "’s"))
    ):  # "Melbourne's Yarra Council"
        start += len(words[0]) + 1
        words = words[1:]
    name = text[start:end]
    if names.INNER_COUNCIL.search(name):
        return None
    proper = [word for word in words if word[:1].isupper() and word.lower() not in names.GENERIC]
    if not proper or name.casefold() in names.NO_ORGANISATION or (len(words) < 2 and not names.COMPOUND.search(name)):
        return None
    entry = register.entry(name)
    type_ = PartyType.OTHER if names.OF_OTHERS.search(name) else type_
    return Organisation(start, end, name, entry.type if entry else type_, entry.name if entry else _key(name))


def _key(name: str) -> str:
    """ "City of York Council", "York City Council" and "City of York" are one."""
    return PLACE_ALONE.sub("", name).casefold() or name.casefold()
