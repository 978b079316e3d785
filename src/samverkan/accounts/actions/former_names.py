"""What an organisation was called before."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from samverkan.accounts.actions.roles import administered
from samverkan.accounts.actor import Actor, NotAllowed
from samverkan.accounts.models import FormerName, Organisation
from samverkan.journal.actions import record


class NameUntilThatDay(Exception):
    """An organisation has one name at a time."""

    def __str__(self) -> str:
        return _("There is already a name until that day. Remove it first.")


@transaction.atomic
def add_former_name(*, name: str, until: date, by: Actor, at: datetime) -> FormerName:
    """Say what the acting party was called until a day; agreements that are older show it."""
    organisation = Organisation.objects.select_for_update().get(pk=administered(by).pk)
    if organisation.former_names.filter(until=until).exists():
        raise NameUntilThatDay
    made = FormerName.objects.create(organisation=organisation, name=name, until=until)
    record("accounts.add_former_name", organisation, by=by, at=at, detail={"until": until})
    return made


@transaction.atomic
def remove_former_name(former: FormerName, *, by: Actor, at: datetime) -> FormerName:
    """Take away a former name of the acting party."""
    if administered(by).pk != former.organisation_id:
        raise NotAllowed
    record("accounts.remove_former_name", former.organisation, by=by, at=at, detail={"until": former.until})
    former.delete()
    return former
