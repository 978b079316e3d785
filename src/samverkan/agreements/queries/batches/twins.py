"""Which documents of a folder have come in before: the same text, or the same parties on the same day."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, BatchRow, DraftState, Party, Wording
from samverkan.agreements.queries.drafts.summary import Summary
from samverkan.search import key

DATES = ("signed_on", "decided_on", "planned_on", "published_on")
Identity = tuple[frozenset[str], str]
Read = Sequence[tuple[BatchRow, Summary]]


@dataclass(frozen=True)
class Twin:
    """What a document is the same as, and where that is shown; without an address it is another row."""

    sentence: str
    url: str = ""


def twins(rows: Read, by: Actor) -> dict[int, Twin]:
    """Return what each row is the same as, by the row's key; rows that are the first of their kind are not there."""
    fresh = [(row, shown) for row, shown in rows if row.draft and row.draft.state == DraftState.OPEN]
    return {**_same_day_rows(fresh), **_same_text_rows(fresh), **_same_day(fresh, by), **_same_text(fresh, by)}


def _same_text(rows: Read, by: Actor) -> dict[int, Twin]:
    prints = {row.fingerprint for row, _shown in rows if row.fingerprint}
    wordings = Wording.objects.visible_to(by).filter(fingerprint__in=prints).select_related("agreement")
    found = {wording.fingerprint: wording.agreement for wording in wordings}
    return {
        row.pk: _registered(_("The same text is registered: “%(title)s”."), found[row.fingerprint])
        for row, _shown in rows
        if row.fingerprint in found
    }


def _same_day(rows: Read, by: Actor) -> dict[int, Twin]:
    days = {shown.date for _row, shown in rows if shown.date}
    if not days:
        return {}
    on_them = Q(*((f"{name}__in", days) for name in DATES), _connector=Q.OR)
    agreements = list(Agreement.objects.visible_to(by).of_organisation(by.organisation_id).filter(on_them).order_by())
    members: dict[int, set[str]] = {}
    parties = Party.objects.filter(agreement__in=agreements).order_by()
    for agreement, name in parties.values_list("agreement", "organisation__name_key"):
        members.setdefault(agreement, set()).add(name)
    found = {
        (frozenset(members.get(agreement.pk, ())), getattr(agreement, name)): agreement
        for agreement in agreements
        for name in DATES
        if getattr(agreement, name)
    }
    return {
        row.pk: _registered(_("Same parties and date as “%(title)s”."), found[identity])
        for row, shown in rows
        if (identity := _identity(shown)) in found
    }


def _registered(sentence: str, agreement: Agreement) -> Twin:
    return Twin(sentence % {"title": agreement.title}, reverse("agreements:page", args=[agreement.pk]))


def _same_text_rows(rows: Read) -> dict[int, Twin]:
    first: dict[str, int] = {}
    found = {}
    for row, _shown in rows:
        if row.fingerprint and first.setdefault(row.fingerprint, row.number) != row.number:
            found[row.pk] = Twin(_("The same text as row %(number)d.") % {"number": first[row.fingerprint]})
    return found


def _same_day_rows(rows: Read) -> dict[int, Twin]:
    first: dict[Identity, int] = {}
    found = {}
    for row, shown in rows:
        identity = _identity(shown)
        if shown.date and len(identity[0]) > 1 and first.setdefault(identity, row.number) != row.number:
            found[row.pk] = Twin(_("Same parties and date as row %(number)d.") % {"number": first[identity]})
    return found


def _identity(shown: Summary) -> Identity:
    return frozenset(key(name) for name in shown.parties), shown.date
