"""The public form, opened and closed by the party that answers."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from samverkan.accounts.actor import Actor, require
from samverkan.accounts.permissions import Permission
from samverkan.accounts.versions import take_turn
from samverkan.commissioned.actions.finding import refuse_numbers
from samverkan.commissioned.models import Desk
from samverkan.journal.actions import record


@dataclass(frozen=True, kw_only=True)
class Rules:
    """By which rules a party takes enquiries from everybody."""

    is_open: bool
    words: str = ""
    answer_days: int = 10
    contact_months: int = 24
    shows_figures: bool = False


@transaction.atomic
def set_desk(*, rules: Rules, version: int, by: Actor, at: datetime) -> Desk:
    """Open or close the form of one's own party, and say its rules. Raises EditedMeanwhile, NotAllowed."""
    require(by, Permission.AGREEMENT_PUBLISH)
    refuse_numbers(rules.words)
    desk, _made = Desk.objects.get_or_create(organisation=by.home)
    take_turn(desk, version)
    for name, value in asdict(rules).items():
        setattr(desk, name, value)
    desk.save()
    detail = {name: value for name, value in asdict(rules).items() if name != "words"}
    record("commissioned.desk", desk, by=by, at=at, detail=detail)
    return desk
