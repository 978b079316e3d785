"""Rows of a sheet are written into an agreement's commitments, all of them or none."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, NotAllowed, require
from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import EditedMeanwhile
from samverkan.agreements.actions import commitments, owning, reports
from samverkan.agreements.actions.registering.commitments import short_name
from samverkan.agreements.models import Agreement, Commitment
from samverkan.agreements.queries.sheet.comparing import SAID, Compared
from samverkan.areas.models import Area

PARTICULARS = ("title", "kind", "bound", "domains", "areas", "due_on", "report_every_days")
REFUSALS = (
    commitments.NotInTheText, commitments.NobodyBound, owning.NotOurPerson, reports.NotAParty, reports.DoesNotFit,
    NotAllowed,
)  # fmt: skip


class CannotApplyRows(Exception):
    """A row could not be written, so none was; the text names the row."""


@transaction.atomic
def apply_rows(agreement: Agreement, rows: Iterable[Compared], *, by: Actor, at: datetime) -> list[Commitment]:
    """
    Add the commitments of new rows and correct those of changed rows; what the rows do not say stays as it is.

    rows  as `queries.sheet.preview` returned them just now, none of them refused

    Raises CannotApplyRows with nothing changed when one cannot be written, NotAllowed.
    """
    require(by, Permission.COMMITMENT_EDIT, agreement)
    made = []
    for row in rows:
        try:
            made.append(_apply(agreement, row, by, at))
        except EditedMeanwhile as meanwhile:
            sentence = _("Row %(number)d: somebody else changed it just now. Nothing was written; look once more.")
            raise CannotApplyRows(sentence % {"number": row.number}) from meanwhile
        except REFUSALS as refusal:
            sentence = _("Row %(number)d: %(why)s Nothing was written.")
            raise CannotApplyRows(sentence % {"number": row.number, "why": refusal}) from refusal
    return made


def _apply(agreement: Agreement, row: Compared, by: Actor, at: datetime) -> Commitment:
    values = row.values
    if row.row is None:
        words = row.texts["text"]
        title = values.get("title") or short_name(" ".join(words.split()))
        particulars = _particulars(agreement, {**values, "title": title})
        commitment = commitments.add(agreement=agreement, words=words, particulars=particulars, by=by, at=at)
    else:
        commitment = row.row.view.commitment
        if any(name in values for name in PARTICULARS):
            after = {**row.row.values, **values}
            particulars = _particulars(agreement, {**after, "bound": (*after["bound"], *row.row.left)})
            version = commitment.version
            commitment = commitments.edit(commitment=commitment, particulars=particulars, version=version, by=by, at=at)
    _own(commitment, values, by, at)
    _report(commitment, {**(row.row.values if row.row else {}), **values}, values, by, at)
    return commitment


def _particulars(agreement: Agreement, values: dict[str, Any]) -> commitments.Particulars:
    return commitments.Particulars(
        title=values["title"],
        kind=values["kind"],
        bound=_things(agreement.parties, values["bound"]),
        domains=_things(agreement.domains, values.get("domains", ())),
        areas=_things(Area.objects, values.get("areas", ())),
        due_on=values.get("due_on"),
        report_every_days=values.get("report_every_days"),
    )


def _things(manager: Any, keys: Collection[int]) -> list[Any]:
    return list(manager.filter(pk__in=keys)) if keys else []


def _own(commitment: Commitment, values: Any, by: Actor, at: datetime) -> None:
    if "owner" not in values:
        return
    binding = commitment.bindings.filter(party__organisation=by.organisation_id).first()
    if binding is None:
        raise owning.NotOurPerson(_("The commitment does not bind your party, so nobody in it owns it."))
    owner = Person.objects.get(pk=values["owner"]) if values["owner"] else None
    owning.own(binding=binding, owner=owner, by=by, at=at)


def _report(commitment: Commitment, after: Any, values: Any, by: Actor, at: datetime) -> None:
    if not any(name in values for name in SAID):
        return
    reports.report(
        commitment=commitment,
        state=after["state"],
        year=after.get("year"),
        sentence=after.get("sentence", ""),
        as_of=timezone.localdate(at),
        by=by,
        at=at,
    )
