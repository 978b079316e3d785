"""What this room's actions are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "indicators.add": _("began to follow an indicator"),
    "indicators.edit": _("edited the indicator"),
    "indicators.share": _("sent the indicator to those it concerns"),
    "indicators.remove": _("removed an indicator"),
    "indicators.enter": _("entered a value of the indicator"),
    "indicators.correct": _("corrected a value of the indicator"),
    "indicators.read_in": _("read values of the indicator from a file"),
    "indicators.set_target": _("set a target for the indicator"),
    "indicators.remove_target": _("removed a target of the indicator"),
}
