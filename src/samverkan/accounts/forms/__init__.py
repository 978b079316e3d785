"""The forms of this room."""

from samverkan.accounts.forms.mail import ReportsForm, WishesForm
from samverkan.accounts.forms.organisation import FormerNameForm, OrganisationForm
from samverkan.accounts.forms.people import ContactForm, EndRoleForm, GiveRoleForm, InviteForm, SelfForm
from samverkan.accounts.forms.signing_in import ChoosePasswordForm

__all__ = [
    "ChoosePasswordForm",
    "ContactForm",
    "EndRoleForm",
    "FormerNameForm",
    "GiveRoleForm",
    "InviteForm",
    "OrganisationForm",
    "ReportsForm",
    "SelfForm",
    "WishesForm",
]
