"""The people named in a text: who they are, for whom, and what part they play."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from samverkan_engine.drafting import lexicon, register, roles
from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading, Sentence
from samverkan_engine.drafting.sightings import MASK, Sighting, masked, sightings
from samverkan_engine.drafting.signatures import signatures
from samverkan_engine.tables import ParagraphKind, Party, PartyType, Person, PersonPart

RANK = {PersonPart.SIGNATORY: 0, PersonPart.REPRESENTATIVE: 1, PersonPart.QUOTED: 2}
NOT_SIGNING = lexicon.any_of(
    r"(?<!-)standing", "witness\\w*", "bevittn\\w*", "vitne\\w*", "vidne\\w*", "kontakt\\w*", "contact",
    r"i\s+\w*(?:grupp|råd)\w*\s+(?:\w+\s+){0,3}?ingår", r"ingår\s+i",
    r"för\s+mer\s+information", r"for\s+more\s+information", r"more\s+information", r"yderligere\s+oplysninger",
)  # fmt: skip
"""People who stand beside, or are named for another reason than that they sign."""
WHO_SIGNED = re.compile(
    r"[^.!?\n]{0,40}?,?\s+(?:who\s+(?:has\s+)?(?:co-)?signed|som\s+(?:har\s+)?(?:undertecknat|undertecknade"
    r"|signerade|signerat"
    r"|skrev\s+(?:under|på)|signerte|undertegnet)|der\s+(?:har\s+)?(?:underskrev|underskrevet))\b"
)
LIKEWISE = lexicon.any_of(
    r"detsamma", r"likadant", r"did\s+the\s+same", r"did\s+likewise", r"det\s+samme", r"likeså", r"ligeså"
)
"""Somebody does what the sentence before told of others."""

GIVEN_NAME = re.compile(r"[A-ZÅÄÖÆØÉÜ][\w’'.-]*\s+$")
"""Another name stands before a last name: it is somebody else's, or of a place."""

JOINS = re.compile(r"(?:\W|\b(?:och|samt|and|og|med|with|från|fra|from|fr|vänster|v|venstre|the|left)\b)*")
IN_WORD, GOES_ON_BEFORE = re.compile(r"[\w-]"), re.compile(r"[\w-]$")
OWNER = re.compile(rf"(?:(?:Från|Fra|From|Fr|The)\b)?{JOINS.pattern}(?:[A-ZÅÄÖÆØ]\w+s\s+)?")
"""What may stand between and before people in a row."""

CAPTION_OPENS = re.compile(
    r"\W*(?:photo|image|picture|foto|bild(?:e|text)?|billede|caption|l-r|left\s+to\s+right|(?:from|fra"
    r"|från)\s+(?:the\s+)?(?:left|venstre|vänster))\b\s*[\]):]",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"\b(?:picture|photo(?:graph)?|image|foto|bild|bilde|billede)s?(?:\s+(?:credit|by|av|af))?\s*:", re.IGNORECASE
)
"""The photographer's name is given in the same paragraph."""

REACH = 120
LAST_PART = 0.6
"""From this share of an agreement's text on its signatures may stand."""

CONFIDENCE = {PersonPart.SIGNATORY: 0.85, PersonPart.REPRESENTATIVE: 0.85, PersonPart.QUOTED: 0.75}


def people(reading: Reading, organisations: Sequence[Organisation], bound: Sequence[Party]) -> tuple[Person, ...]:
    """Return each named person once, in the order in which they appear, with the strongest part they play."""
    seen = list(sightings(reading, masked(reading.text, organisations)))
    crowd = Counter(sentence.paragraph for _, sentence in seen)
    chosen: dict[str, Person] = {}
    for sighting, sentence in seen:
        person = _person(reading, sighting, sentence, organisations, bound)
        if person.part is not PersonPart.SIGNATORY:
            there = [other for other, own in seen if own is sentence]
            named = PersonPart.REPRESENTATIVE if _is_row_of_people(reading, sentence, there) else person.part
            person = _as(person, _part_in_picture(reading, sentence, named, crowd[sentence.paragraph]))
        known = chosen.get(person.name)
        if known is None or RANK[person.part] < RANK[known.part]:
            chosen[person.name] = person
    for person in (*_named_again(reading, chosen), *_meant_by_role(reading, seen, chosen)):
        if RANK[person.part] < RANK[chosen[person.name].part]:
            chosen[person.name] = person
    for person in _signing(reading, organisations, bound):
        chosen[person.name] = person
    return tuple(sorted(chosen.values(), key=lambda person: person.passages[0].start))


def _owned(role: str, bound: Sequence[Party]) -> tuple[str, str]:
    """ "Regionens ordförande" is a chairman of the one region bound, "Nybys kommunchef" one of the party at Nyby."""
    first, _, rest = role.partition(" ")
    if not rest or not first.lower().endswith("s"):
        return "", role
    types = roles.owner_types(first)
    owners = [party.name for party in bound if party.type in types]
    if types:
        return (owners[0] if len(owners) == 1 else ""), rest
    owner = _party_at(first, bound) if first[:1].isupper() and not roles.BODY.match(first) else None
    return (owner, rest) if owner else ("", role)


def _part_in_picture(reading: Reading, sentence: Sentence, part: PersonPart, people_there: int) -> PersonPart:
    """Several people in one line that is no sentence stand under a picture; one alone needs the agreement named."""
    if people_there > 1 and part is PersonPart.QUOTED and _is_under_a_picture(reading, sentence):
        return PersonPart.REPRESENTATIVE
    signing = people_there > 1 or reading.has(lexicon.AGREEMENT_NOUN, sentence.text)
    return part if signing else PersonPart.QUOTED


def _as(person: Person, part: PersonPart) -> Person:
    return replace(person, part=part, confidence=CONFIDENCE[part])


def _named_again(reading: Reading, chosen: Mapping[str, Person]) -> Iterator[Person]:
    """Who has a role in one sentence may sign in another that says only the name."""
    for name, person in chosen.items():
        for start, end in _mentions(reading.text, name, chosen):
            sentence = reading.sentence_at(start)
            if sentence and _part(reading, start, end, sentence) is PersonPart.SIGNATORY:
                yield _as(person, PersonPart.SIGNATORY)


def _mentions(text: str, name: str, chosen: Mapping[str, Person]) -> Iterator[tuple[int, int]]:
    """Yield where the name stands, or the last of its names alone, if nobody else has it."""
    last = name.split()[-1]
    alone = sum(other.split()[-1] == last for other in chosen) == 1
    at = text.find(last)
    while at >= 0:
        end = at + len(last)
        start = end - len(name) if text.endswith(name, 0, end) else at
        before = text[max(0, start - 40) : start]
        is_whole = not GOES_ON_BEFORE.search(before) and not IN_WORD.match(text, end)
        if is_whole and (start != at or name == last or (alone and not GIVEN_NAME.search(before))):
            yield start, end
        at = text.find(last, end)


def _meant_by_role(
    reading: Reading, seen: Sequence[tuple[Sighting, Sentence]], chosen: Mapping[str, Person]
) -> Iterator[Person]:
    """Where "the rector and the mayor" sign without their names, those are meant who alone have these roles."""
    by_role: dict[str, set[str]] = defaultdict(set)
    for sighting, _ in seen:
        by_role[roles.plain(sighting.role.split()[-1]).lower()].add(sighting.name)
    for sentence in reading.sentences:
        if not _is_signing(reading, sentence) or reading.has(lexicon.SAYS, sentence.text):
            continue
        for match in roles.IS_BARE.finditer(reading.text, sentence.start, sentence.end):
            meant = by_role.get(roles.plain(match.group()).lower(), set())
            if len(meant) == 1 and not any(s.start <= match.start() < s.end for s, _ in seen):
                yield _as(chosen[next(iter(meant))], PersonPart.SIGNATORY)


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


def _person(
    reading: Reading,
    sighting: Sighting,
    sentence: Sentence,
    organisations: Sequence[Organisation],
    bound: Sequence[Party],
) -> Person:
    part = _part(reading, sighting.start, sighting.end, sentence)
    owner, role = _owned(sighting.role, bound)
    return Person(
        name=sighting.name,
        role=role,
        organisation=owner or _organisation(sighting, organisations, bound),
        part=part,
        passages=(reading.passage(sighting.start, sighting.end),),
        confidence=CONFIDENCE[part],
        nature=reading.nature(sighting.start, sighting.end),
    )


def _part(reading: Reading, start: int, end: int, sentence: Sentence) -> PersonPart:
    if reading.is_speech(start, end):
        return PersonPart.QUOTED
    if WHO_SIGNED.match(reading.text, end) or _signs_alone(reading, start, end, sentence):
        return PersonPart.SIGNATORY
    if _is_signing(reading, sentence) and not _speaks(reading.text, start, end, sentence):
        return PersonPart.SIGNATORY
    if _is_caption(reading, sentence) and not reading.has(NOT_SIGNING, sentence.text):
        return PersonPart.REPRESENTATIVE
    return PersonPart.QUOTED


def _is_signing(reading: Reading, sentence: Sentence) -> bool:
    """Somebody signs in the sentence, or in the line that introduces its list."""
    words = reading.with_lead_in(sentence)
    if reading.has(LIKEWISE, words):
        words = f"{reading.text[max(0, sentence.start - REACH) : sentence.start]} {words}"
    return reading.has(lexicon.SIGNS, words) and not reading.has(NOT_SIGNING, words)


def _speaks(text: str, start: int, end: int, sentence: Sentence) -> bool:
    """Whether the verb nearest to a person is one of saying: the last before the name, else the first after it."""
    says, signs = ([m.start() for m in p.finditer(text, sentence.start, start)] for p in (lexicon.SAYS, lexicon.SIGNS))
    if says or signs:
        return max(says, default=-1) > max(signs, default=-1)
    said, signed = lexicon.SAYS.search(text, end, sentence.end), lexicon.SIGNS.search(text, end, sentence.end)
    return said is not None and (signed is None or said.start() < signed.start())


def _signs_alone(reading: Reading, start: int, end: int, sentence: Sentence) -> bool:
    """In the last part of an agreement a line that is nothing but a name with its role is a signature."""
    late = start > len(reading.text) * LAST_PART
    alone = len(sentence.text) - (end - start) <= 3
    return reading.is_agreement_itself and late and alone and not reading.has(NOT_SIGNING, sentence.text)


def _is_under_a_picture(reading: Reading, sentence: Sentence) -> bool:
    """A line that names people and is no sentence, for it ends without a full stop, is what stands under a picture."""
    if sentence.kind is ParagraphKind.LIST_ITEM or reading.has(lexicon.SAYS, sentence.text):
        return False
    return sentence.text[-1:] not in ".!?:" and not reading.has(NOT_SIGNING, sentence.text)


def _is_row_of_people(reading: Reading, sentence: Sentence, people_there: Sequence[Sighting]) -> bool:
    """A sentence without a verb, of nothing but people and what they are, stands under a picture."""
    if len(people_there) < 2 or sentence.kind is ParagraphKind.LIST_ITEM or reading.has(NOT_SIGNING, sentence.text):
        return False
    spans = [(one.start, one.end) for one in people_there]
    ends = [sentence.start, *(at for span in sorted(spans) for at in span), sentence.end]
    between = (reading.text[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    first, *rest = between
    above = reading.words(reading.paragraphs[sentence.paragraph - 1]) if sentence.paragraph else ""
    row = OWNER.fullmatch(first) is not None and all(JOINS.fullmatch(words) for words in rest)
    return row and not reading.has(NOT_SIGNING, above)


def _is_caption(reading: Reading, sentence: Sentence) -> bool:
    """A line beside the photographer's name, in the same block and without anybody saying anything, is caption too."""
    if (
        sentence.kind is ParagraphKind.CAPTION
        or CAPTION_OPENS.match(sentence.text)
        or CREDIT.search(reading.words(reading.paragraphs[sentence.paragraph]))
    ):
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
        named = next((" ".join(o.name.split()) for o in organisations if o.start == sighting.place_at), "")
        return next((party.name for party in bound if _is_same(party.name, named)), named)
    if sighting.place:
        return _party_at(sighting.place, bound) or sighting.place
    return _usual_organisation(sighting.role, bound)


def _is_same(one: str, other: str) -> bool:
    """Return whether both names are the same organisation's by the register."""
    known = register.entry(one)
    return known is not None and known == register.entry(other)


def _usual_organisation(role: str, bound: Sequence[Party]) -> str:
    usual = roles.usual_types(role)
    fitting = [party.name for party in bound if party.type in usual]
    if usual and not fitting and PartyType.UNIVERSITY not in usual:
        fitting = [party.name for party in bound if party.type in (PartyType.MUNICIPALITY, PartyType.REGION)]
    return fitting[0] if len(fitting) == 1 else ""


def _party_at(place: str, bound: Sequence[Party]) -> str | None:
    stem = place.rstrip("s")
    public = (party for party in bound if party.type.value in ("municipality", "region", "other"))
    return next((party.name for party in public if stem in party.name), None)
