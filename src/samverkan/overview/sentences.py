"""What the actions of this room are called in the history of a thing."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "overview.hand_over": _("handed over what the person held"),
}
