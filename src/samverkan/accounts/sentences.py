"""What the actions of this room are called in the history of a thing."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "accounts.accept_invitation": _("accepted the invitation"),
    "accounts.add_contact": _("added the contact"),
    "accounts.add_former_name": _("added a former name"),
    "accounts.add_organisation": _("added the organisation"),
    "accounts.choose_mail": _("chose how to get mail"),
    "accounts.clear_bounce": _("said that an address takes mail again"),
    "accounts.edit_contact": _("changed the contact's details"),
    "accounts.edit_organisation": _("changed the organisation's details"),
    "accounts.edit_self": _("changed their own details"),
    "accounts.end_role": _("ended a role"),
    "accounts.found": _("got its first administrator"),
    "accounts.give_role": _("gave a role"),
    "accounts.invite": _("sent an invitation"),
    "accounts.invite_again": _("sent a new invitation"),
    "accounts.note_address": _("noted the address of somebody who is sent a link"),
    "accounts.pseudonymise": _("removed the personal data"),
    "accounts.send_again": _("sent the message again"),
    "accounts.send_all_again": _("sent messages again"),
    "accounts.take_reports": _("took in reports of mail that came back"),
    "accounts.remove_former_name": _("removed a former name"),
    "accounts.withdraw_invitation": _("withdrew the invitation"),
}
