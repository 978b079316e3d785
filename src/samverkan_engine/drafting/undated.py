"""The day of an agreement that no sentence dates."""

from samverkan_engine.drafting import lexicon
from samverkan_engine.drafting.calendar import Written, written_dates
from samverkan_engine.drafting.dates import EARLIER, PLANS, any_day, completed
from samverkan_engine.drafting.publication import METADATA, PERIOD
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.drafting.validity import SINCE, UNTIL
from samverkan_engine.tables import DateKind, Found

UNTOLD = 0.3
"""How sure a date is that nothing in the text ties to the agreement."""

TERMS = lexicon.any_of(
    r"träder\s+i\s+kraft", r"trer\s+i\s+kraft", r"træder\s+i\s+kraft", r"(?:into|in)\s+force", r"takes\s+effect",
    r"upphör\w*", r"utløper", r"udløber", r"expires?", r"ends?", r"anmäl\w*", r"påmelding\w*", r"tilmelding\w*",
    r"ansök\w*", r"deadline", r"född\w*", r"born", r"grunda\w*", r"founded",
)  # fmt: skip
"""A sentence about when something begins, ends or must be handed in."""


def likeliest_day(reading: Reading) -> tuple[Found[str | None], DateKind | None]:
    """
    Return the first day or month that may be that of an agreement whose date no sentence tells.

    Hardly any account of an agreement writes a day that is not its own, but for those on which something begins or
    ends, or on which an earlier agreement was made.
    """
    known = any_day(reading)
    for paragraph in reading.paragraphs:
        for written in written_dates(reading.text, paragraph.start, paragraph.end):
            value = written.iso() or completed(written, known, ahead=False)
            if value is None or written.month is None or _is_of_something_else(reading, written):
                continue
            alone = paragraph.end - paragraph.start <= written.end - written.start + METADATA
            kind = DateKind.PUBLISHED if alone else DateKind.SIGNED
            place = reading.passage(written.start, written.end)
            nature = reading.nature(written.start, written.end)
            return Found(value=value, passages=(place,), confidence=UNTOLD, nature=nature), kind
    return Found(value=None, confidence=0.8), None


def _is_of_something_else(reading: Reading, written: Written) -> bool:
    """A day on which something begins or ends, that somebody speaks of, or that an earlier agreement has."""
    sentence = reading.sentence_at(written.start)
    first = sentence.start if sentence else 0
    before = reading.text[max(first, written.start - 25) : written.start]
    if PERIOD.search(before) or UNTIL.search(before) or SINCE.search(before):
        return True
    if reading.is_speech(written.start, written.end):
        return True
    return sentence is not None and (
        reading.has(EARLIER, sentence.text) or reading.has(TERMS, sentence.text) or reading.has(PLANS, sentence.text)
    )
