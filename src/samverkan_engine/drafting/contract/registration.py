"""The organisation numbers that stand beside the names of the parties."""

import re
from collections.abc import Sequence
from dataclasses import replace

from samverkan_engine.drafting.organisations import Organisation
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.tables import Party

NUMBER = re.compile(
    r"(?:org(?:anisations?|anisasjons?)?\.?\s?-?\s?(?:nr|nummer|no|number)\.?|CVR(?:[\s-]?nr)?\.?|company\s+(?:number|no)\.?"
    r"|registration\s+(?:number|no)\.?|registered\s+number)\s*:?\s*"
    r"(?P<number>\d{6}-\d{4}|\d{3}[ \u00a0]\d{3}[ \u00a0]\d{3}|\d{10}|\d{8,9})(?!\d)",
    re.IGNORECASE,
)
REACH = 160
"""How many characters after a name its number can stand."""


def with_numbers(
    reading: Reading, parties: Sequence[Party], organisations: Sequence[Organisation]
) -> tuple[Party, ...]:
    """Return the parties, each with the organisation number that follows its name, where there is one."""
    found: dict[str, str] = {}
    for match in NUMBER.finditer(reading.text):
        before = [o for o in organisations if match.start() - REACH <= o.end <= match.start()]
        named = next((p for o in reversed(before) for p in parties if " ".join(o.name.split()) == p.name), None)
        if named:
            found.setdefault(named.name, match.group("number"))
    return tuple(replace(party, number=found.get(party.name, "")) for party in parties)
