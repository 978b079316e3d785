"""Commitments: added by hand on words of the text, corrected one by one or several at once, removed."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.agreements.actions import owning
from samverkan.agreements.actions.reports import own_party
from samverkan.agreements.actions.visible import replace_visible
from samverkan.agreements.models import (
    Agreement,
    Binding,
    Commitment,
    Domain,
    Party,
    Passage,
)
from samverkan.agreements.queries.living import wording_on
from samverkan.areas.models import Area
from samverkan.journal.actions import record


class NotInTheText(Exception):
    """The words given are not found in the agreement's text, or more than once."""


class NobodyBound(Exception):
    """A commitment must bind at least one party."""


class HangsTogether(Exception):
    """Something rests on the commitment, so it can be dropped but not removed."""


@dataclass(frozen=True)
class Particulars:
    """What a person writes about a commitment; the words themselves are taken from the text."""

    title: str
    kind: str
    bound: Collection[Party]
    domains: Collection[Domain] = ()
    areas: Collection[Area] = ()
    due_on: date | None = None
    report_every_days: int | None = None


@transaction.atomic
def add(*, agreement: Agreement, words: str, particulars: Particulars, by: Actor, at: datetime) -> Commitment:
    """Add a commitment by hand, on words that stand in the agreement's text."""
    require(by, Permission.COMMITMENT_EDIT, agreement)
    own_party(agreement, by, timezone.localdate(at))
    _check_bound(particulars.bound)
    wording = wording_on(agreement, by, None)
    if wording is None:
        raise NotInTheText(_("The agreement has no text yet. Add its text first."))
    start, end = place_in(wording.text, words)
    last = agreement.commitments.aggregate(last=Max("number"))["last"] or 0
    quoted = wording.nature == "agreement" or any(a <= start and end <= b for a, b in wording.quotations)
    made = Commitment.objects.create(
        agreement=agreement, number=last + 1, text=wording.text[start:end], is_agreement_wording=quoted,
        made_at=at, circle=agreement.circle, home=agreement.home, **_plain(particulars),
    )  # fmt: skip
    Passage.objects.create(commitment=made, wording=wording, start=start, end=end)
    _tie(made, particulars, by)
    record("agreements.add_commitment", made, by=by, at=at, within=agreement, detail={"number": made.number})
    return made


@transaction.atomic
def edit(*, commitment: Commitment, particulars: Particulars, version: int, by: Actor, at: datetime) -> Commitment:
    """Correct what is said about a commitment; raises EditedMeanwhile when somebody else saved first."""
    require(by, Permission.COMMITMENT_EDIT, commitment)
    _check_bound(particulars.bound)
    take_turn(commitment, version)
    for name, value in _plain(particulars).items():
        setattr(commitment, name, value)
    commitment.save()
    _tie(commitment, particulars, by)
    detail = {"number": commitment.number, "version": commitment.version}
    record("agreements.edit_commitment", commitment, by=by, at=at, within=commitment.agreement, detail=detail)
    return commitment


@transaction.atomic
def remove(*, commitment: Commitment, by: Actor, at: datetime) -> None:
    """Take away a commitment that nothing hangs on: one added or read by mistake."""
    require(by, Permission.COMMITMENT_EDIT, commitment)
    if any(things.exists() for things in _hanging(commitment)):
        sentence = _(
            "There are reports, activities, changes or decisions about this commitment. Drop it with a reason instead."
        )
        raise HangsTogether(sentence)
    detail = {"number": commitment.number}
    record("agreements.remove_commitment", commitment, by=by, at=at, within=commitment.agreement, detail=detail)
    commitment.delete()


def has_hanging(commitment: Commitment) -> bool:
    """Say whether something rests on the commitment, whoever may see it."""
    return any(things.exists() for things in _hanging(commitment))


@transaction.atomic
def edit_many(
    *,
    commitments: Iterable[Commitment],
    owner: Person | None = None,
    kind: str = "",
    domain: Domain | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Set owner, kind or domain for several commitments at once; return how many were changed."""
    count = 0
    for commitment in commitments:
        require(by, Permission.COMMITMENT_EDIT, commitment)
        binding = commitment.bindings.filter(party__organisation=by.organisation_id).first()
        if owner and binding:
            owning.own(binding=binding, owner=owner, by=by, at=at)
        if kind or domain:
            _set(commitment, kind, domain, by, at)
        count += bool((owner and binding) or kind or domain)
    return count


def _set(commitment: Commitment, kind: str, domain: Domain | None, by: Actor, at: datetime) -> None:
    take_turn(commitment, commitment.version)
    if kind:
        commitment.kind = kind
        commitment.save()
    if domain and domain.agreement_id == commitment.agreement_id:
        commitment.domains.add(domain)
    detail = {"number": commitment.number, "version": commitment.version}
    record("agreements.edit_commitment", commitment, by=by, at=at, within=commitment.agreement, detail=detail)


def place_in(text: str, words: str) -> tuple[int, int]:
    """Return where the words stand in the text, whatever the line breaks between them; they must stand there once."""
    wanted = words.split()
    if not wanted:
        raise NotInTheText(_("Copy the words of the promise from the agreement's text."))
    places = list(_places(text, wanted))
    if not places:
        raise NotInTheText(
            _("These words do not stand in the agreement's text. Copy them from there, letter by letter.")
        )
    if len(places) > 1:
        raise NotInTheText(_("These words stand in the text more than once. Copy a longer passage."))
    return places[0]


def _places(text: str, words: list[str]) -> Iterable[tuple[int, int]]:
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return (match.span() for match in pattern.finditer(text))


def _plain(particulars: Particulars) -> dict[str, object]:
    names = ("title", "kind", "due_on", "report_every_days")
    return {name: getattr(particulars, name) for name in names}


def _tie(commitment: Commitment, particulars: Particulars, by: Actor) -> None:
    commitment.domains.set(particulars.domains)
    replace_visible(commitment.areas, Area, particulars.areas, by)
    wanted = {party.pk for party in particulars.bound}
    commitment.bindings.exclude(party__in=wanted).delete()
    there = set(commitment.bindings.values_list("party", flat=True))
    Binding.objects.bulk_create(
        Binding(commitment=commitment, party=party) for party in particulars.bound if party.pk not in there
    )


def _hanging(commitment: Commitment) -> Iterable[models.Manager]:
    return (
        commitment.reports, commitment.activities, commitment.changes, commitment.facts,
        commitment.positions, commitment.topics, commitment.items,
    )  # fmt: skip


def _check_bound(bound: Collection[Party]) -> None:
    if not bound:
        raise NobodyBound(_("Say which party or parties the promise binds."))
