"""Choosing the party to act for."""

from datetime import date

from django.contrib.sessions.backends.base import SessionBase
from django.utils.translation import gettext as _

from samverkan.accounts.actor import NotAllowed
from samverkan.accounts.middleware import CHOSEN
from samverkan.accounts.models import Organisation, Person, RoleHeld


def switch_party(*, session: SessionBase, person: Person, organisation_id: int, on: date) -> Organisation:
    """Act for another of one's parties from now on; kept with the session, and no deed for the journal."""
    held = RoleHeld.objects.current(on).filter(person=person, organisation=organisation_id)
    role = held.select_related("organisation").first()
    if role is None:
        raise NotAllowed(_("You have no role in that party."))
    session[CHOSEN] = role.organisation_id
    return role.organisation
