"""What this room's actions are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "runs.start": _("asked for a computation"),
    "runs.repeat": _("asked for a computation once more"),
}
