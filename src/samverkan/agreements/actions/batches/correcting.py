"""What is wrong in one row of a folder's table is corrected there."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor
from samverkan.agreements.actions.drafts import correct
from samverkan.agreements.actions.reading import kind_of_party
from samverkan.agreements.drafting.content import Content
from samverkan.agreements.drafting.steps import Step
from samverkan.agreements.models import BatchRow, Draft
from samverkan.agreements.queries.drafts.summary import SINGLES, main_date, summary
from samverkan.search import key


@dataclass(frozen=True, kw_only=True)
class RowGiven:
    """What a person wrote in a row; dates as YYYY, YYYY-MM or YYYY-MM-DD."""

    title: str
    kind: str
    parties: tuple[str, ...]
    date: str
    date_kind: str
    valid_to: str


@transaction.atomic
def correct_row(row: BatchRow, given: RowGiven, *, version: int, by: Actor, at: datetime) -> Draft:
    """
    Correct the draft of a row to what was written in it, all of it or nothing.

    Raises CannotApply with a sentence when something does not fit, EditedMeanwhile when the draft has changed since.
    """
    assert row.draft is not None  # a row that was not read has no form
    draft = row.draft
    steps = corrections(draft.working().content, given)
    if steps:
        draft = correct(draft, steps=steps, version=version, by=by, at=at)
        row.summary, row.summary_version = summary(draft.working().content).to_plain(), draft.version
        row.save(update_fields=["summary", "summary_version"])
    return draft


def corrections(content: Content, given: RowGiven) -> list[Step]:
    """Return the corrections that make the draft say what was written."""
    return [*_fields(content, given), *_parties(content, given.parties), *_date(content, given), *_agreed(content)]


def _fields(content: Content, given: RowGiven) -> list[Step]:
    shown = summary(content)
    return [
        {"do": "set", "field": name, "value": getattr(given, name)}
        for name in SINGLES
        if getattr(given, name) != getattr(shown, name)
    ]


def _parties(content: Content, names: tuple[str, ...]) -> list[Step]:
    """A name that is there stays; the others take the places of those no longer there, and keep their promises."""
    wanted = {key(name) for name in names}
    there = {key(party.name): party for party in content.parties}
    gone = [party for party in content.parties if key(party.name) not in wanted]
    new = [name for name in names if key(name) not in there]
    respelt = [name for name in names if key(name) in there and there[key(name)].name != name]
    steps: list[Step] = [
        {"do": "change_party", "row": there[key(name)].id, "name": name, "kind": there[key(name)].type}
        for name in respelt
    ]
    for party, name in zip(gone, new, strict=False):
        steps.append({"do": "change_party", "row": party.id, "name": name, "kind": kind_of_party(name)})
    steps += [{"do": "remove", "row": party.id} for party in gone[len(new) :]]
    steps += [{"do": "add_party", "name": name, "kind": kind_of_party(name)} for name in new[len(gone) :]]
    return steps


def _date(content: Content, given: RowGiven) -> list[Step]:
    day = main_date(content)
    if not given.date:
        return [{"do": "remove", "row": day.id}] if day else []
    if day is None:
        return [{"do": "add_date", "value": given.date, "kind": given.date_kind}]
    if (day.value, day.kind) == (given.date, given.date_kind):
        return []
    return [{"do": "change_date", "row": day.id, "value": given.date, "kind": given.date_kind}]


def _agreed(content: Content) -> list[Step]:
    """Whoever corrects what was not taken for an agreement says that it is one."""
    return [] if content.is_agreement.value else [{"do": "is_agreement", "value": True}]
