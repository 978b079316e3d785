"""What is said of checks on the page of an agreement."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Commitment
from samverkan.agreements.remarks import Remark
from samverkan.relations.models import Check
from samverkan.ui.dates import day


def on_agreement(agreement: Agreement, by: Actor) -> Iterator[Remark]:
    """Say that a check is proposed or being answered, to those who are party to the agreement."""
    for check in Check.objects.visible_to(by).under_way().filter(agreement=agreement):
        words = {"year": check.year, "day": day(check.answer_by)}
        text = (
            _("A relationship check for %(year)s is being answered, by %(day)s.")
            if check.is_open
            else _("A relationship check for %(year)s is proposed.")
        )
        yield Remark(text % words, reverse("relations:page", args=[agreement.pk, check.number]), _("See the check"))


def on_commitment(commitment: Commitment, by: Actor) -> Iterator[Remark]:
    """A check is of the whole partnership, and says nothing of one promise."""
    yield from ()
