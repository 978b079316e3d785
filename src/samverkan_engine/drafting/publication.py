"""The date that stands beside the text: the day of publication, or the head of a decision."""

import re
from dataclasses import dataclass

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.calendar import Written, written_dates
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import DateKind

PUBLISHED = lexicon.any_of(
    r"(?:artikel\w*|nyheten|article)\s+(?:är|er|is|dates)\s+(?:från|fra|from)\s+(?!tiden|tida|the\s+time)"
    r"|publicera\w*|published|posted|release\s+date|publisert|lagt\s+ut|udgivet|offentliggjort|publiceret|date",
)
UPDATED = re.compile(r"\b(?:uppdatera\w*|updated|oppdatert|opdateret|senast\s+ändrad)\b", re.IGNORECASE)

PERIOD = lexicon.any_of(
    "gäller", "löper", "till och med", "t.o.m", "under perioden", "perioden", "valid", "runs?", "until",
    "through", "gjelder", "gælder", "varer", "til og med", "start\\w*", "senast", "by", "träder i kraft",
    "from",
)  # fmt: skip

YEAR_ALONE = re.compile(
    r"\b(?:nyhet\w*|nyhed\w*|news|aktuel\w*|arkiv|archive)\b|^\W*(?:publ\w+|udgivet|offentliggjort|posted)\W*$"
    r"|^\W*(?:(?:text|tekst|words|story|foto|photos?|bilder?|billeder?)(?:\s*(?:och|og|and|&|/|,)\s*|\b)){1,2}"
    r"(?:\s+(?:av|af|by))?\s*:",
    re.IGNORECASE,
)
"""Where a year may stand alone: a site's menu ("News > 2016"), "Published 2016", the credit of text and pictures."""

METADATA = 60
OTHERWISE_ALONE = 25
STATED = 0.75
"""How sure it must be that a date is the publication's, and not the day of some change to the page."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the agreement's: its place, its value, its kind, and how sure it is."""

    start: int
    end: int
    value: str
    kind: DateKind
    confidence: float


def publication_date(reading: Reading) -> Candidate | None:
    """A line that says when it was published, or a line that is nothing but a date."""
    found: list[Candidate] = []
    for paragraph in reading.paragraphs:
        line = reading.words(paragraph)
        if len(line) > 200:
            continue
        for written in written_dates(reading.text, paragraph.start, paragraph.end):
            value = written.iso()
            before = reading.text[paragraph.start : written.start]
            besides = before + reading.text[written.end : paragraph.end]
            rest = len(besides)
            updated = max((m.start() for m in UPDATED.finditer(before)), default=-1)
            alone = written.month is None and rest <= 40 and YEAR_ALONE.search(besides) is not None
            if value is None or (written.month is None and not alone):
                continue
            if MEETING_OF.search(line) and rest <= 80:
                found.append(Candidate(written.start, written.end, value, DateKind.DECIDED, 0.8))
            elif reading.is_agreement_itself and rest <= 80 and not PERIOD.search(before):
                found.append(Candidate(written.start, written.end, value, DateKind.SIGNED, 0.8))
            elif PUBLISHED.search(before, max(updated, 0)):
                found.append(_publication(written, value, 0.9))
            elif updated >= 0:
                found.append(_publication(written, value, 0.5))
            elif alone or (rest <= _most_beside(value, besides) and not REFERENCE.search(line)):
                found.append(_publication(written, value, 0.6 if alone and rest > OTHERWISE_ALONE else 0.75))
    return max(found, key=lambda c: (c.confidence, -c.start), default=None)


MEETING_OF = lexicon.any_of(
    r"(?:kommun|region|universitets|högskole)styrelsens?", r"(?:kommun|region)fullmäktiges?", r"sammanträdes?\w*",
    r"protokoll\w*", r"protokollsutdrag", r"minutes", r"møteprotokoll", r"saksprotokoll", r"kommunestyrets?",
    r"fylkestingets?", r"byrådets?", r"kommunalbestyrelsens?", r"beslutsdatum", r"vedtaksdato",
)  # fmt: skip
"""A line with one of these words and a date is the head of a decision."""

NO_SENTENCE = re.compile(r"^[^.!?,]*$")
REFERENCE = lexicon.any_of("diarienummer", "dnr", "senast", "deadline")


def _most_beside(value: str, besides: str) -> int:
    """How many characters may stand beside a date on its own line."""
    return 60 if len(value) == 10 and NO_SENTENCE.search(besides) else OTHERWISE_ALONE


def _publication(written: Written, value: str, confidence: float) -> Candidate:
    return Candidate(written.start, written.end, value, DateKind.PUBLISHED, confidence)
