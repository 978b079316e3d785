"""What is done with people and organisations."""

from samverkan.accounts.actions.former_names import NameUntilThatDay, add_former_name, remove_former_name
from samverkan.accounts.actions.founding import HasAdministrator, found
from samverkan.accounts.actions.invitations import (
    accept_invitation,
    invite,
    invite_again,
    withdraw_invitation,
)
from samverkan.accounts.actions.organisations import add_organisation, edit_organisation
from samverkan.accounts.actions.outbox import (
    choose_mail,
    clear_bounce,
    clear_own_bounce,
    send_again,
    send_all_again,
    take_reports,
)
from samverkan.accounts.actions.parties import switch_party
from samverkan.accounts.actions.people import add_contact, edit_contact, edit_self, pseudonymise
from samverkan.accounts.actions.refusals import (
    AlreadyHere,
    AnotherPartysPerson,
    CannotAdminister,
    LastAdministrator,
    ReadOnlyExample,
    RoleAlreadyHeld,
)
from samverkan.accounts.actions.roles import end_role, give_role

__all__ = [
    "AlreadyHere",
    "AnotherPartysPerson",
    "CannotAdminister",
    "HasAdministrator",
    "LastAdministrator",
    "NameUntilThatDay",
    "ReadOnlyExample",
    "RoleAlreadyHeld",
    "accept_invitation",
    "add_contact",
    "add_former_name",
    "add_organisation",
    "choose_mail",
    "clear_bounce",
    "clear_own_bounce",
    "edit_contact",
    "edit_organisation",
    "edit_self",
    "end_role",
    "found",
    "give_role",
    "invite",
    "invite_again",
    "pseudonymise",
    "remove_former_name",
    "send_again",
    "send_all_again",
    "switch_party",
    "take_reports",
    "withdraw_invitation",
]
