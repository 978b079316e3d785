"""What was typed into the fields of the draft's terms, as corrections."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from samverkan.agreements.drafting.content import Content
from samverkan.agreements.drafting.steps import Step
from samverkan.agreements.drafting.terms import Body, Funding

PREFIXES = {
    "funding": "funding",
    "bodies": "body",
    "follow_ups": "follow_up",
    "annexes": "annex",
    "definitions": "definition",
}
NAMES = {
    "funding": ("payer", "amount", "currency", "year", "period"),
    "bodies": ("name", "cadence"),
    "follow_ups": ("duty", "rhythm"),
    "annexes": ("number", "title"),
    "definitions": ("term", "meaning"),
}


def typed_terms(content: Content, post: QueryDict) -> Iterator[Step]:
    """Yield the corrections of the rows that are there, then the new rows."""
    for name, prefix in PREFIXES.items():
        for item in getattr(content, name):
            after = _sent(content, post, name, f"{prefix}-{item.id}")
            if after is not None and after != values_of(content, name, item):
                yield {"do": f"change_{prefix}", "row": item.id, **after}
    for name, prefix in PREFIXES.items():
        new = _sent(content, post, name, f"new-{prefix}")
        if new and new[NAMES[name][1 if name == "funding" else 0]]:
            yield {"do": f"add_{prefix}", **new}


def values_of(content: Content, name: str, item: Any) -> dict[str, Any]:
    """Return a row as the page's fields have it."""
    if isinstance(item, Funding):
        period = "yearly" if item.yearly else "once"
        amount = str(item.amount)
        return {
            "payer": item.payer_value,
            "amount": amount,
            "currency": item.currency,
            "year": item.year,
            "period": period,
        }
    if isinstance(item, Body):
        seats = {str(party) if party else "each": str(number) for party, number in item.seats}
        return {"name": item.name, "cadence": item.cadence, "seats": seats}
    return {key: getattr(item, "text" if key == "duty" else key) for key in NAMES[name]}


def _sent(content: Content, post: QueryDict, name: str, prefix: str) -> dict[str, Any] | None:
    """Return what was sent for a row, or None when its fields are not all there."""
    keys = {key: f"{prefix}-{key}" for key in NAMES[name]}
    if not all(key in post for key in keys.values()):
        return None
    values: dict[str, Any] = {key: " ".join(str(post[sent]).split()) for key, sent in keys.items()}
    if name == "funding":
        figures = re.sub(r"[\s\u00a0\u202f]", "", values["amount"])
        values["amount"] = figures if figures.isdecimal() else values["amount"]
        values["year"] = re.sub(r"\s*-\s*", "–", values["year"])
    if name == "bodies":
        members = ["each", *(str(party.id) for party in content.parties)]
        sent = {member: str(post.get(f"{prefix}-seats-{member}", "")).strip() for member in members}
        values["seats"] = {member: number for member, number in sent.items() if number}
    return values
