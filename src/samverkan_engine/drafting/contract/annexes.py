"""The annexes that an agreement names."""

import re

from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Annex

NAMED = re.compile(
    r"\b(?:bilaga|bilagan|vedlegg|bilag|annex|appendix|schedule|attachment)\s+(?P<number>\d{1,2}|[A-H])\b"
    r"(?P<titled>\s*[:.–—-]\s*(?P<title>[^\n.;]{3,90}))?",
    re.IGNORECASE,
)


def annexes(reading: Reading) -> tuple[Annex, ...]:
    """Return each annex once, in the order of its first mention, with the title that some mention gives it."""
    found: dict[str, Annex] = {}
    for match in NAMED.finditer(reading.text):
        number = match.group("number").upper()
        at_line_start = not reading.text[reading.text.rfind("\n", 0, match.start()) + 1 : match.start()].strip(
            " \t-–•*"
        )
        title = " ".join((match.group("title") or "").split()) if at_line_start else ""
        known = found.get(number)
        if known is None or (title and not known.title):
            passage = reading.passage(*match.span())
            found[number] = Annex(
                number=number,
                title=title,
                passages=(passage,),
                confidence=0.85,
                nature=reading.nature(*match.span()),
            )
    return tuple(found.values())
