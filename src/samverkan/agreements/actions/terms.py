"""Correcting the terms of a registered agreement, and counting its days anew."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile, take_turn
from samverkan.agreements.actions.registering.draft_terms import years_of
from samverkan.agreements.actions.registering.terms import circle_of, count_days
from samverkan.agreements.drafting import Content, apply
from samverkan.agreements.drafting.steps import Step
from samverkan.agreements.drafting.terms import TERMS, Annex, Body, Definition, FollowUp, Funding
from samverkan.agreements.models import Agreement, Seats, Terms
from samverkan.agreements.queries.terms.content import LISTS, content_of, parties_of, row_id
from samverkan.journal.actions import record


@transaction.atomic
def edit_terms(agreement: Agreement, *, steps: Sequence[Step], version: int, by: Actor, at: datetime) -> Terms:
    """
    Apply corrections to an agreement's terms in order, all or none; its days are counted anew.

    `version` is 0 when none were kept. Raises CannotApply when one does not fit, EditedMeanwhile when the terms are
    no longer of that version.
    """
    require(by, Permission.AGREEMENT_REGISTER, agreement)
    terms = _open(agreement, version, by, at)
    before = content_of(parties_of(agreement), terms)
    after = before
    for step in steps:
        after = apply(after, step, "")
    _keep_singles(terms, before, after)
    for name in LISTS:
        _keep_rows(terms, name, getattr(before, name), getattr(after, name))
    terms.changed_at, terms.changed_by = at, by.person
    days = count_days(agreement, terms, today=timezone.localdate(at))
    terms.save()
    if days:
        # Whoever has the facts open sees that their days have moved.
        Agreement.objects.filter(pk=agreement.pk).update(version=models.F("version") + 1)
    detail = {"steps": [step.get("do", "") for step in steps], "days": days}
    record("agreements.edit_terms", terms, by=by, at=at, within=agreement, detail=detail)
    return terms


def recount(agreement: Agreement, *, set_by_hand: Collection[str], at: datetime) -> None:
    """Count the agreement's days anew after its facts were changed; those just set by hand stay as they were set."""
    terms = Terms.objects.filter(agreement=agreement).first()
    if terms is None:
        return
    for name in ("notice_date", "review_date"):
        if name in set_by_hand:
            setattr(terms, f"{name}_is_computed", False)
    count_days(agreement, terms, today=timezone.localdate(at), except_for=set_by_hand)
    terms.save(update_fields=["notice_date_is_computed", "review_date_is_computed"])


def _open(agreement: Agreement, version: int, by: Actor, at: datetime) -> Terms:
    terms = Terms.objects.visible_to(by).filter(agreement=agreement).first()
    if terms:
        take_turn(terms, version)
        return terms
    if version or Terms.objects.filter(agreement=agreement).exists():
        raise EditedMeanwhile(_("Somebody else changed this while you were writing. Both versions are shown below."))
    return Terms.objects.create(agreement=agreement, circle=circle_of(agreement), home=by.home, made_at=at)


def _keep_singles(terms: Terms, before: Content, after: Content) -> None:
    for name in TERMS:
        value = getattr(after, name).value
        if value == getattr(before, name).value:
            continue
        empty = False if name in ("runs_from_signing", "until_further_notice") else "" if name == "renew_by" else None
        setattr(terms, name, value or empty)
        # The words that said otherwise no longer say it.
        terms.passages = {key: spans for key, spans in terms.passages.items() if key != name}


def _keep_rows(terms: Terms, name: str, before: Sequence[Any], after: Sequence[Any]) -> None:
    rows = getattr(terms, name)
    model = rows.model
    known = {item.id: item for item in before}
    left = {item.id for item in after}
    gone = [row.pk for row in rows.all() if row_id(name, row.pk) not in left]
    rows.filter(pk__in=gone).delete()
    for position, item in enumerate(after, start=1):
        if known.get(item.id) == item:
            continue
        pk = next((row.pk for row in rows.all() if row_id(name, row.pk) == item.id), None)
        if pk is None:
            row = model.objects.create(terms=terms, position=position, **_values(item))
        else:
            rows.filter(pk=pk).update(**_values(item))
            row = rows.get(pk=pk)
        if isinstance(item, Body):
            row.seats.all().delete()
            Seats.objects.bulk_create(Seats(body=row, party_id=party, number=number) for party, number in item.seats)


def _values(item: Any) -> dict[str, Any]:
    if isinstance(item, Funding):
        first, last = years_of(item.year)
        return {
            "payer_id": item.payer,
            "from_each": item.each,
            "amount": item.amount,
            "currency": item.currency,
            "first_year": first,
            "last_year": last,
            "yearly": item.yearly,
        }
    names: dict[type, tuple[str, ...]] = {
        Body: ("name", "cadence"),
        FollowUp: ("text", "rhythm"),
        Annex: ("number", "title"),
        Definition: ("term", "meaning"),
    }
    return {name: getattr(item, name) for name in names[type(item)]}
