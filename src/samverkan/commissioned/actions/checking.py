"""The checklist answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.versions import refuse_changed
from samverkan.commissioned.actions.finding import NotNow, held, keep, refuse_numbers
from samverkan.commissioned.models import Checked, Enquiry
from samverkan.journal.actions import record


@dataclass(frozen=True)
class Found:
    """What was found about a point: the answer, empty for not yet, and in words."""

    answer: str = ""
    note: str = ""


@transaction.atomic
def check(
    *, enquiry: Enquiry, found: Mapping[str, Found], version: int | None = None, by: Actor, at: datetime
) -> Enquiry:  # fmt: skip
    """
    Keep the answers to the points; one that says the same keeps who said it.

    version  that the list was opened with
    Raises NotNow, NotAllowed, and EditedMeanwhile when somebody else saved since then.
    """
    enquiry = held(enquiry, by)
    if enquiry.is_closed:
        raise NotNow(_("The enquiry is closed; its checklist stays as it was."))
    if version is not None:
        refuse_changed(enquiry, version)
    refuse_numbers(*(one.note for one in found.values()))
    kept = {one.point: one for one in enquiry.checked.all()}
    changed = [point for point, one in found.items() if _says(kept.get(point)) != one]
    for point in changed:
        _keep(enquiry, point, found[point], by, at)
    if changed:
        keep(enquiry)
        detail = {"points": {point: found[point].answer for point in changed}}
        record("commissioned.check", enquiry, by=by, at=at, detail=detail)
    return enquiry


def _says(kept: Checked | None) -> Found:
    return Found(kept.answer, kept.note) if kept else Found()


def _keep(enquiry: Enquiry, point: str, one: Found, by: Actor, at: datetime) -> None:
    if not one.answer:
        enquiry.checked.filter(point=point).delete()
        return
    said = {"answer": one.answer, "note": one.note.strip(), "at": at, "by": by.person}
    Checked.objects.update_or_create(enquiry=enquiry, point=point, defaults=said)
