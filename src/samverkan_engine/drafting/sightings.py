"""Where a text names a person with a role: before the name, after it, or one role for several names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan_engine.drafting import lexicon, roles
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading, Sentence

MASK = "\u25a1"
"""Stands for each character of an organisation's name, so that it is never taken for a person's."""

CAP = r"[A-ZÅÄÖÆØÉÜ][\w’'-]{0,40}[a-zåäöæøéüáíóðýþñçà-ÿ]"
FULL_NAME = (
    rf"{CAP}(?:[ \u00a0](?:(?:von|af|van|de|der|av|da|di|la|le|Mc|O’|O')[ ]?)?(?:{CAP}|[A-ZÅÄÖÆØ]\.))"
    r"{1,3}"
)
NAMED = re.compile(FULL_NAME)
TITLES = (
    r"(?:(?:[Pp]rofessor|[Pp]rof\.?|[Dd]r\.?|Councillor|Cllr\.?|Cr\.?|Alderman|Sir|Dame|Lord|Lady|Baroness"
    r"|Mr\.?|Mrs\.?|Ms\.?)\s+){0,3}"
)
AT = r"(?:of|at|for|from|i|på|vid|för|hos|ved|av|af|in|til|fra|från)"
LETTERS = r"(?:\s*\([^)\n]{1,25}\))"
"""A party's letters, an age or letters of honour after a name."""

NAME_FIRST = re.compile(
    rf"(?<!\w){TITLES}(?P<name>{FULL_NAME})\s*{LETTERS}?\s*,\s+(?:the\s+|its\s+|their\s+|dess\s+|deres\s+"
    rf"|who\s+is\s+(?:the\s+)?|som\s+är\s+|som\s+er\s+)?"
    rf"(?:{MASK}+(?:[’']?s)?\s+)?(?P<role>{roles.ROLE})(?!\s+{FULL_NAME})"
    rf"(?:\s*,?\s+(?:{AT}\s+(?:the\s+)?)?(?P<place>{MASK}+)|(?:\s+{AT})?\s+(?P<town>{CAP})(?=\s*(?:[.,;)\n]|$"
    rf"|och\b|samt\b|and\b|og\b)))?",
)
ROLE_FIRST = re.compile(
    rf"(?<![\w-])(?:(?P<owner>{MASK}+)(?:[’':]?s)?\s+)?(?P<role>{roles.ROLE})"
    rf"(?:\s+(?:{AT}\s+)?(?:the\s+)?(?P<place>{MASK}+)"
    rf"|\s+{AT}\s+(?P<town>{CAP})(?=,?\s+[A-ZÅÄÖÆØ]))?,?\s+{TITLES}(?P<name>{FULL_NAME})"
    rf"(?:{LETTERS}?(?:,|\s+{AT})\s+(?:the\s+)?(?P<after>{MASK}+)"
    rf"|{LETTERS}?\s+{AT}\s+(?P<seat>{CAP})(?=\s*(?:[.,;)\n]|$"
    rf"|och\b|samt\b|and\b|og\b)))?",
)
SEVERAL = re.compile(rf"(?<![\w-])(?:{MASK}+(?:[’':]?s)?\s+)?(?P<role>{roles.PLURAL}),?\s+(?={TITLES}{FULL_NAME})")
ONE_OF_THEM = re.compile(
    rf"(?:\s*(?:,|;|&|\boch|\bsamt|\band|\bog)+\s+)?{TITLES}(?P<name>{FULL_NAME}){LETTERS}?"
    rf"(?:(?:,|\s+{AT}|\s+\()\s*(?:the\s+)?(?P<place>{MASK}+)\)?|\s+{AT}\s+(?P<town>{CAP})|\s+\((?P<seat>{CAP})\))?"
)
"""One of several names that share the role before them: "rektorerna A Ek (Nyby) och B Ås"."""

NOT_A_FIRST_NAME = lexicon.set_of(
    """
    från fra from foto photo bild the och and og med with på i rektor nyhet januari februari mars april maj juni
    juli augusti september oktober november december måndag tisdag onsdag torsdag fredag monday tuesday
    wednesday thursday friday vice pro acting deputy chief council county city head campus science park school
    faculty institute
    """
)
MOST_WITH_ONE_ROLE = 8


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a person stands with a role; place is an organisation's position or the word after "in"."""

    start: int
    end: int
    name: str
    role: str
    place: str
    place_at: int


def masked(text: str, organisations: Sequence[Organisation]) -> str:
    """Return the text with every character of an organisation's name masked."""
    characters = list(text)
    for organisation in organisations:
        characters[organisation.start : organisation.end] = MASK * (organisation.end - organisation.start)
    return "".join(characters)


def sightings(reading: Reading, text: str) -> Iterator[tuple[Sighting, Sentence]]:
    """Yield each person with a role in the masked text, and the sentence that names both."""
    for sentence in reading.sentences:
        named = NAMED.search(text, sentence.start, sentence.end)
        if not named or not roles.may_be_in(sentence.text):
            continue
        taken: list[tuple[int, int]] = []
        for found in _in(text, sentence):
            if not any(found.start < end and start < found.end for start, end in taken):
                taken.append((found.start, found.end))
                yield found, sentence


def _in(text: str, sentence: Sentence) -> Iterator[Sighting]:
    for head in SEVERAL.finditer(text, sentence.start, sentence.end):
        sharing = list(_sharing(text, head, sentence.end))
        yield from sharing if len(sharing) > 1 else ()
    for pattern in (NAME_FIRST, ROLE_FIRST):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if is_name(match.group("name")):
                yield _sighting(match, match.group("role"))


def _sharing(text: str, head: re.Match[str], end: int) -> Iterator[Sighting]:
    at = head.end()
    for _ in range(MOST_WITH_ONE_ROLE):
        match = ONE_OF_THEM.match(text, at, end)
        if not match or not is_name(match.group("name")):
            return
        yield _sighting(match, roles.plain(head.group("role")))
        at = match.end()


def is_name(name: str) -> bool:
    """Return whether words with capitals may be a person's name: none is a word for a role, a day or a place."""
    words = name.lower().split()
    return not any(word in NOT_A_FIRST_NAME for word in words) and not (
        roles.may_be_in(name) and roles.IS_ROLE.search(name)
    )


def _sighting(match: re.Match[str], role: str) -> Sighting:
    groups = match.groupdict()
    owner = next((group for group in ("owner", "place", "after", "town", "seat") if groups.get(group)), "name")
    return Sighting(
        start=match.start(),
        end=match.end(),
        name=" ".join(match.group("name").split()),
        role=" ".join(role.split()),
        place="" if owner == "name" else groups[owner],
        place_at=match.start(owner),
    )
