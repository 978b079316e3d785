"""The rows of the draft page, ready to be shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Commitment, Content, Evidenced, Item
from samverkan.agreements.queries.drafts import words


@dataclass(frozen=True)
class Option:
    """One choice of a list, or one button of a row of buttons."""

    value: str
    label: str
    chosen: bool = False
    help: str = ""


@dataclass(frozen=True)
class Evidence:
    """How sure a row is, where the text says it, and whose words those are."""

    name: str
    certainty: str
    word: str
    anchor: str
    is_wording: bool


@dataclass(frozen=True)
class Field:
    """A single field: a box to write in, or a list when it has options."""

    name: str
    label: str
    value: str
    shown: str
    evidence: Evidence
    options: tuple[Option, ...] = ()
    help: str = ""


@dataclass(frozen=True)
class Row:
    """A party, person, date, domain or area with its lists to choose from."""

    id: int
    item: Any
    label: str
    note: str
    evidence: Evidence
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class PromiseRow:
    """A promise; its details are there when it is open."""

    id: int
    number: int
    text: str
    kinds: tuple[Option, ...]
    actor: str
    actors: tuple[Option, ...]
    domains: tuple[str, ...]
    areas: tuple[str, ...]
    evidence: Evidence
    can_merge: bool
    is_open: bool = False
    domain_options: tuple[Option, ...] = ()
    area_options: tuple[Option, ...] = ()


def options(choices: words.Words, chosen: str | None, helps: words.Words | None = None) -> tuple[Option, ...]:
    """Return the choices in order, the chosen one marked."""
    return tuple(
        Option(value, str(label), value == chosen, str((helps or {}).get(value, "")))
        for value, label in choices.items()
    )


def evidence(name: str, part: Evidenced) -> Evidence:
    """Return where a part of the draft called `name` on the page comes from."""
    anchor = f"text-{name}" if part.passages else ""
    word = str(words.CERTAINTIES[part.certainty])
    return Evidence(name, part.certainty, word, anchor, part.is_wording)


def fields(content: Content) -> tuple[Field, ...]:
    """Return the single fields in the order of the page."""
    boxes = [
        ("title", _("Title"), None, ""),
        ("kind", _("Kind of agreement"), words.KINDS, ""),
        ("valid_from", _("Valid from"), None, _("As 2019, 2019-11 or 2019-11-19.")),
        ("valid_to", _("Valid to"), None, ""),
        ("cadence", _("The leaderships meet"), words.CADENCES, ""),
        ("language", _("Language of the text"), words.LANGUAGES, ""),
    ]
    return tuple(_field(content, *box) for box in boxes)


def _field(content: Content, name: str, label: str, choices: words.Words | None, hint: str) -> Field:
    part = getattr(content, name)
    value = part.value or ""
    shown = str(choices.get(value, "")) if choices else value
    listed = options(choices, value) if choices else ()
    return Field(name, label, value, shown, evidence(name, part), listed, hint)


def rows(items: Iterable[Item], prefix: str, name: str, choices: words.Words, chosen: str) -> tuple[Row, ...]:
    """Return rows called `prefix-id`, shown by their attribute `name` and by their choice `chosen`."""
    return tuple(
        Row(
            id=item.id,
            item=item,
            label=getattr(item, name),
            note=str(choices.get(getattr(item, chosen), "")),
            evidence=evidence(f"{prefix}-{item.id}", item),
            options=options(choices, getattr(item, chosen)),
        )
        for item in items
    )


def domain_rows(content: Content) -> tuple[Row, ...]:
    """Return the domains by their names."""
    return tuple(
        Row(item.id, item, item.own_name or str(words.DOMAINS[item.code]), "", evidence(f"domain-{item.id}", item))
        for item in content.domains
    )


def promise_rows(content: Content, text: str, opened: int | None) -> tuple[PromiseRow, ...]:
    """Return the promises in the order of the text."""
    names = {party.id: party.name for party in content.parties}
    last = len(content.commitments)
    return tuple(
        _promise(content, text, number, promise, names, promise.id == opened, number < last)
        for number, promise in enumerate(content.commitments, start=1)
    )


def _promise(
    content: Content,
    text: str,
    number: int,
    promise: Commitment,
    names: dict[int, str],
    is_open: bool,
    can_merge: bool,
) -> PromiseRow:
    actors = _actors(promise, names)
    known = {area.name for area in content.areas}
    return PromiseRow(
        id=promise.id,
        number=number,
        text=" ".join(text[promise.start : promise.end].split()),
        kinds=options(words.COMMITMENT_KINDS, promise.kind, words.KIND_HELP),
        actor=next(option.label for option in actors if option.chosen),
        actors=actors,
        domains=tuple(_domain_name(name) for name in promise.domains),
        areas=tuple(name for name in promise.areas if name in known),
        evidence=evidence(f"promise-{promise.id}", promise),
        can_merge=can_merge,
        is_open=is_open,
        domain_options=_domain_options(content, promise) if is_open else (),
        area_options=tuple(Option(name, name, name in promise.areas) for name in sorted(known)) if is_open else (),
    )


def _actors(promise: Commitment, names: dict[int, str]) -> tuple[Option, ...]:
    everybody = _("Both parties") if len(names) == 2 else _("All parties")
    choices = [("all", everybody), *((str(party), name) for party, name in names.items())]
    if len(promise.actors) > 1:
        several = ", ".join(names[party] for party in promise.actors if party in names)
        choices.append((promise.actor_value, several))
    return tuple(Option(value, label, value == promise.actor_value) for value, label in choices)


def _domain_options(content: Content, promise: Commitment) -> tuple[Option, ...]:
    listed = dict.fromkeys([domain.own_name or domain.code for domain in content.domains] + list(promise.domains))
    return tuple(Option(name, _domain_name(name), name in promise.domains) for name in listed)


def _domain_name(name: str) -> str:
    return str(words.DOMAINS.get(name, name))
