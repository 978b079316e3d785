"""What this room's actions are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "competence.follow": _("began to follow an occupation"),
    "competence.unfollow": _("stopped following an occupation"),
}
