"""What this room's actions are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "competence.follow": _("began to follow an occupation"),
    "competence.unfollow": _("stopped following an occupation"),
    "competence.set_chain": _("changed the stages of the value chain"),
}
