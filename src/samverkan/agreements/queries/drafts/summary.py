"""A draft in one row of a table."""

from collections import Counter
from dataclasses import asdict, dataclass, fields
from typing import Any

from samverkan.agreements.drafting.content import LISTS, Content, DateFound
from samverkan.agreements.queries.drafts.naming import is_own_wording, suggested_title

SINGLES = ("title", "kind", "valid_to")
FIRST = ("signed", "decided", "planned", "published")
"""Which of several dates is the agreement's, the likeliest first."""


@dataclass(frozen=True)
class Summary:
    """What the row shows: the facts by which agreements are told apart, and how sure the draft is of what it holds."""

    title: str = ""
    kind: str = ""
    parties: tuple[str, ...] = ()
    date: str = ""
    date_kind: str = ""
    valid_to: str = ""
    promises: int = 0
    sure: int = 0
    check: int = 0
    missing: int = 0
    is_agreement: bool = True

    def to_plain(self) -> dict[str, Any]:
        """Return the summary as plain values; `from_plain` reads them back."""
        return asdict(self)

    @classmethod
    def from_plain(cls, stored: dict[str, Any]) -> "Summary":
        """Return the summary that `to_plain` wrote; what it does not know of is left out."""
        known = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        return cls(**{**known, "parties": tuple(known.get("parties", ()))})


def summary(content: Content) -> Summary:
    """Return a draft as a row. What a person has set counts as sure."""
    day = main_date(content)
    certainties = Counter(getattr(content, name).certainty for name in SINGLES)
    certainties.update(item.certainty for name in LISTS for item in getattr(content, name))
    certainties["missing"] += day is None
    return Summary(
        title=suggested_title(content, is_own_wording(content)),
        kind=content.kind.value or "",
        parties=tuple(party.name for party in content.parties),
        date=day.value if day else "",
        date_kind=day.kind if day else "",
        valid_to=content.valid_to.value or "",
        promises=len(content.commitments),
        sure=certainties["sure"] + certainties["given"],
        check=certainties["check"],
        missing=certainties["missing"],
        is_agreement=bool(content.is_agreement.value),
    )


def main_date(content: Content) -> DateFound | None:
    """Return the date by which the agreement is known, or None when the draft has none."""
    found = {date.kind: date for date in content.dates}
    return next((found[kind] for kind in FIRST if kind in found), None)
