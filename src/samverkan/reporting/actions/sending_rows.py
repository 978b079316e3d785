"""Rows of a sheet are sent as answers, all of them or none."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.reporting.actions.answering import REFUSALS, Given, answer
from samverkan.reporting.models import Answer
from samverkan.reporting.queries.sheet import Compared


class CannotSendRows(Exception):
    """A row could not be sent, so none was; the text names the row."""


@transaction.atomic
def send_rows(*, rows: Iterable[Compared], by: Actor, at: datetime) -> list[Answer]:
    """Send the answers of rows as `queries.sheet.preview` returned them just now; raises CannotSendRows."""
    made = []
    for row in rows:
        if row.ask is None or row.words is None:
            continue
        try:
            made.append(answer(given=Given(ask=row.ask, words=row.words, version=row.ask.version), by=by, at=at))
        except REFUSALS as refusal:
            sentence = _("Row %(number)d: %(why)s Nothing was sent.")
            raise CannotSendRows(sentence % {"number": row.number, "why": refusal}) from refusal
    return made
