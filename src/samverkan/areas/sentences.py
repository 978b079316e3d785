"""What this room's actions are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "areas.propose": _("proposed the area"),
    "areas.edit": _("edited the area"),
    "areas.lead": _("chose who leads the area"),
    "areas.decide": _("recorded a decision about the area"),
    "areas.share": _("sent the area to those it concerns"),
}
