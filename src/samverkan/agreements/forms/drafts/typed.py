"""
What was typed into the fields of the draft page, as corrections.

Every field of the page comes back with whichever button was pressed, so nothing that was typed is lost:
what differs from the draft becomes a correction, and a filled-in new row is added.
"""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict

from samverkan.agreements.drafting.content import FIELDS, Content, Item
from samverkan.agreements.drafting.steps import Step
from samverkan.agreements.forms.drafts.typed_terms import typed_terms


def typed_steps(content: Content, post: QueryDict) -> list[Step]:
    """Return the corrections that the fields hold, in the order of the page."""
    return [
        *_fields(content, post),
        *_rows(content.dates, "date", ("value", "kind"), "change_date", post),
        *_parties(content, post),
        *_rows(content.people, "person", ("name", "role", "organisation", "part"), "change_person", post),
        *_rows(content.areas, "area", ("name", "status"), "change_area", post),
        *_actors(content, post),
        *_opened(content, post),
        *_new_rows(post),
        *typed_terms(content, post),
    ]


def sent(post: QueryDict, name: str) -> str:
    """Return what was sent under a name, without the spaces around it; an empty text when nothing was."""
    return str(post.get(name, "")).strip()


def _fields(content: Content, post: QueryDict) -> Iterator[Step]:
    for field in FIELDS:
        before = as_text(getattr(content, field).value)
        if field in post and sent(post, field) != before:
            yield {"do": "set", "field": field, "value": sent(post, field)}


def as_text(value: object) -> str:
    """Return the value of a single field as its box or list on the page has it."""
    return "yes" if value is True else str(value or "")


def _parties(content: Content, post: QueryDict) -> Iterator[Step]:
    for party in content.parties:
        keys = ("name", "kind", "number") if f"party-{party.id}-number" in post else ("name", "kind")
        yield from _rows((party,), "party", keys, "change_party", post)


def _rows(items: tuple[Any, ...], prefix: str, names: tuple[str, ...], verb: str, post: QueryDict) -> Iterator[Step]:
    for item in items:
        keys = {name: f"{prefix}-{item.id}-{name}" for name in names}
        if not all(key in post for key in keys.values()):
            continue
        values = {name: sent(post, key) for name, key in keys.items()}
        if values != {name: _value(item, name) for name in names}:
            yield {"do": verb, "row": item.id, **values}


def _value(item: Item, name: str) -> str:
    # A party's kind is called `type` in the draft, as in the engine.
    return str(getattr(item, "type" if name == "kind" and hasattr(item, "type") else name))


def _actors(content: Content, post: QueryDict) -> Iterator[Step]:
    for promise in content.commitments:
        chosen = post.get(f"promise-{promise.id}-actor")
        if chosen is not None and chosen != promise.actor_value:
            actors = [int(each) for each in chosen.split(",") if each.isdecimal()]
            yield {"do": "change_commitment", "row": promise.id, "actors": actors}


def _opened(content: Content, post: QueryDict) -> Iterator[Step]:
    """Yield the correction of the promise whose details are open, if anything there was changed."""
    opened = post.get("opened", "")
    promise = next((each for each in content.commitments if str(each.id) == opened), None)
    if promise is None:
        return
    before = {"domains": promise.domains, "areas": promise.areas}
    after = {name: tuple(post.getlist(f"opened-{name}")) for name in before}
    if after != before:
        yield {
            "do": "change_commitment",
            "row": promise.id,
            **{name: list(each) for name, each in after.items()},
        }


def _new_rows(post: QueryDict) -> Iterator[Step]:
    if value := _new(post, "date-value"):
        yield {"do": "add_date", "value": value, "kind": _new(post, "date-kind")}
    if name := _new(post, "party-name"):
        yield {"do": "add_party", "name": name, "kind": _new(post, "party-kind")}
    if name := _new(post, "person-name"):
        rest = {key: _new(post, f"person-{key}") for key in ("role", "organisation", "part")}
        yield {"do": "add_person", "name": name, **rest}
    code, own_name = _new(post, "domain-code"), _new(post, "domain-name")
    if code or own_name:
        yield {"do": "add_domain", "code": code or "other", "own_name": own_name}
    if name := _new(post, "area-name"):
        yield {"do": "add_area", "name": name, "status": _new(post, "area-status")}


def _new(post: QueryDict, name: str) -> str:
    return sent(post, f"new-{name}")
