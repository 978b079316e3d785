"""The people named in a text: who they are, for whom, and what part they play."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samverkan_engine.drafting import lexicon, roles
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.drafting.signatures import signatures
from samverkan_engine.tables import ParagraphKind, Party, Person, PersonPart

MASK = "\u25a1"
"""Stands for each character of an organisation's name, so that it is never taken for a person's."""

CAP = r"[A-ZÅÄÖÆØÉÜ][\w’'-]{0,40}[a-zåäöæøéüáíóðýþñçà-ÿ]"
FULL_NAME = rf"{CAP}(?:[ \u00a0](?:(?:von|af|van|de|der|av|da|di|la|le|Mc|O’|O')[ ]?)?(?:{CAP}|[A-ZÅÄÖÆØ]\.)){{1,3}}"
TITLES = r"(?:(?:Professor|Prof\.?|Dr\.?|Councillor|Cllr\.?|Sir|Dame|Lord|Lady|Baroness|Mr\.?|Mrs\.?|Ms\.?)\s+){0,3}"
AT = r"(?:of|at|for|from|i|på|vid|för|hos|ved|av|af|in|til)"

NAME_FIRST = re.compile(
    rf"(?<!\w){TITLES}(?P<name>{FULL_NAME})\s*(?:\([^)\n]{{1,25}}\))?\s*,\s+(?:the\s+|who\s+is\s+|som\s+är\s+)?"
    rf"(?P<role>{roles.ROLE})(?!\s+{FULL_NAME})"
    rf"(?:\s*,?\s+(?:{AT}\s+(?:the\s+)?)?(?P<place>{MASK}+)|(?:\s+{AT})?\s+(?P<town>{CAP})(?=\s*(?:[.,;)\n]|$"
    rf"|och\b|samt\b|and\b|og\b)))?",
)
ROLE_FIRST = re.compile(
    rf"(?<![\w-])(?:(?P<owner>{MASK}+)(?:[’']?s)?\s+)?(?P<role>{roles.ROLE})"
    rf"(?:\s+(?:{AT}\s+)?(?:the\s+)?(?P<place>{MASK}+)"
    rf"|\s+{AT}\s+(?P<town>{CAP})(?=,?\s+[A-ZÅÄÖÆØ]))?,?\s+{TITLES}(?P<name>{FULL_NAME})"
    rf"(?:(?:\s*\([^)\n]{{1,25}}\))?(?:,|\s+{AT})\s+(?:the\s+)?(?P<after>{MASK}+))?",
)
NOT_A_FIRST_NAME = lexicon.set_of(
    """
    från fra from foto photo bild the och and og med with på i rektor nyhet januari februari mars april maj juni
    juli augusti september oktober november december måndag tisdag onsdag torsdag fredag monday tuesday
    wednesday thursday friday vice pro acting deputy chief council county city head campus science park school
    faculty institute
    """
)
RANK = {PersonPart.SIGNATORY: 0, PersonPart.REPRESENTATIVE: 1, PersonPart.QUOTED: 2}
NOT_SIGNING = lexicon.any_of(
    "standing", "witness\\w*", "bevittn\\w*", "vitne\\w*", "vidne\\w*", "kontaktperson\\w*", "contact"
)
WHO_SIGNED = re.compile(
    r"[^.!?\n]{0,40}?,?\s+(?:who\s+(?:has\s+)?(?:co-)?signed|som\s+(?:har\s+)?(?:undertecknat|undertecknade|signerade|signerat"
    r"|skrev\s+(?:under|på)|signerte|undertegnet)|der\s+(?:har\s+)?(?:underskrev|underskrevet))\b"
)
LAST_PART = 0.6
"""From this share of an agreement's text on its signatures may stand."""

CONFIDENCE = {PersonPart.SIGNATORY: 0.85, PersonPart.REPRESENTATIVE: 0.85, PersonPart.QUOTED: 0.75}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a person stands with a role; place is an organisation's position or the word after "in"."""

    start: int
    end: int
    name: str
    role: str
    place: str
    place_at: int


def people(reading: Reading, organisations: Sequence[Organisation], bound: Sequence[Party]) -> tuple[Person, ...]:
    """Return each named person once, in the order in which they appear, with the strongest part they play."""
    masked = _masked(reading.text, organisations)
    chosen: dict[str, Person] = {}
    for sighting, sentence in _sightings(reading, masked):
        person = _person(reading, sighting, sentence, organisations, bound)
        known = chosen.get(person.name)
        if known is None or RANK[person.part] < RANK[known.part]:
            chosen[person.name] = person
    for person in _signing(reading, organisations, bound):
        chosen[person.name] = person
    return tuple(sorted(chosen.values(), key=lambda person: person.passages[0].start))


def _signing(reading: Reading, organisations: Sequence[Organisation], bound: Sequence[Party]) -> Iterator[Person]:
    """The people of the signatures, where the document is the agreement itself."""
    if not reading.is_agreement_itself:
        return
    for found in signatures(reading.text, organisations):
        yield Person(
            name=found.name,
            role=found.role,
            organisation=found.organisation or _usual_organisation(found.role, bound),
            part=PersonPart.SIGNATORY,
            passages=(reading.passage(*found.name_at), reading.passage(*found.role_at)),
            confidence=0.85,
            nature=reading.nature(*found.name_at),
        )


def _masked(text: str, organisations: Sequence[Organisation]) -> str:
    characters = list(text)
    for organisation in organisations:
        characters[organisation.start : organisation.end] = MASK * (organisation.end - organisation.start)
    return "".join(characters)


def _sightings(reading: Reading, masked: str) -> Iterator[tuple[Sighting, Sentence]]:
    for sentence in reading.sentences:
        taken: list[tuple[int, int]] = []
        for pattern in (NAME_FIRST, ROLE_FIRST):
            for match in pattern.finditer(masked, sentence.start, sentence.end):
                start, end = min(match.start("name"), match.start("role")), max(match.end("name"), match.end("role"))
                if _is_name(match.group("name")) and not any(start < b and a < end for a, b in taken):
                    taken.append((start, end))
                    yield _sighting(match), sentence


def _is_name(name: str) -> bool:
    words = name.lower().split()
    return not any(word in NOT_A_FIRST_NAME for word in words) and not roles.IS_ROLE.search(name)


def _sighting(match: re.Match[str]) -> Sighting:
    groups = match.groupdict()
    owner = next((group for group in ("owner", "place", "after", "town") if groups.get(group)), "name")
    return Sighting(
        start=match.start(),
        end=match.end(),
        name=" ".join(match.group("name").split()),
        role=" ".join(match.group("role").split()),
        place="" if owner == "name" else groups[owner],
        place_at=match.start(owner),
    )


def _person(
    reading: Reading,
    sighting: Sighting,
    sentence: Sentence,
    organisations: Sequence[Organisation],
    bound: Sequence[Party],
) -> Person:
    part = _part(reading, sighting, sentence)
    return Person(
        name=sighting.name,
        role=sighting.role,
        organisation=_organisation(sighting, organisations, bound),
        part=part,
        passages=(reading.passage(sighting.start, sighting.end),),
        confidence=CONFIDENCE[part],
        nature=reading.nature(sighting.start, sighting.end),
    )


def _part(reading: Reading, sighting: Sighting, sentence: Sentence) -> PersonPart:
    if reading.is_speech(sighting.start, sighting.end):
        return PersonPart.QUOTED
    if WHO_SIGNED.match(reading.text, sighting.end):
        return PersonPart.SIGNATORY
    if _signs_alone(reading, sighting, sentence):
        return PersonPart.SIGNATORY
    spoken_for = reading.has(lexicon.SAYS, sentence.text) and not reading.has(lexicon.DOCUMENT_NOUN, sentence.text)
    if reading.has(lexicon.SIGNS, sentence.text) and not reading.has(NOT_SIGNING, sentence.text) and not spoken_for:
        return PersonPart.SIGNATORY
    if _is_caption(reading, sentence) and not reading.has(NOT_SIGNING, sentence.text):
        return PersonPart.REPRESENTATIVE
    return PersonPart.QUOTED


def _signs_alone(reading: Reading, sighting: Sighting, sentence: Sentence) -> bool:
    """In the last part of an agreement a line that is nothing but a name with its role is a signature."""
    late = sighting.start > len(reading.text) * LAST_PART
    alone = len(sentence.text) - (sighting.end - sighting.start) <= 3
    return reading.is_agreement_itself and late and alone and not reading.has(NOT_SIGNING, sentence.text)


def _is_caption(reading: Reading, sentence: Sentence) -> bool:
    """A line beside the photographer's name, in the same block and without anybody saying anything, is caption too."""
    if sentence.kind is ParagraphKind.CAPTION:
        return True
    if reading.has(lexicon.SAYS, sentence.text):
        return False
    own = reading.paragraphs[sentence.paragraph]
    beside = reading.paragraphs[max(0, sentence.paragraph - 1) : sentence.paragraph + 2]
    return any(
        other.kind is ParagraphKind.CAPTION
        and reading.text.count("\n", min(own.end, other.end), max(own.start, other.start)) == 1
        for other in beside
        if other is not own
    )


def _organisation(sighting: Sighting, organisations: Sequence[Organisation], bound: Sequence[Party]) -> str:
    """The organisation named beside the role; else the party at that place; else the one such a role belongs to."""
    if MASK in sighting.place:
        return next((" ".join(o.name.split()) for o in organisations if o.start == sighting.place_at), "")
    if sighting.place:
        return _party_at(sighting.place, bound) or sighting.place
    return _usual_organisation(sighting.role, bound)


def _usual_organisation(role: str, bound: Sequence[Party]) -> str:
    fitting = [party.name for party in bound if party.type in roles.usual_types(role)]
    return fitting[0] if len(fitting) == 1 else ""


def _party_at(place: str, bound: Sequence[Party]) -> str | None:
    stem = place.rstrip("s")
    public = (party for party in bound if party.type.value in ("municipality", "region", "other"))
    return next((party.name for party in public if stem in party.name), None)
