"""What this room's actions are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "education.add": _("added an education"),
    "education.edit": _("edited the education"),
    "education.share": _("sent the education to those it concerns"),
    "education.publish": _("made the education public"),
    "education.archive": _("archived the education"),
    "education.restore": _("took the education back from the archive"),
}
