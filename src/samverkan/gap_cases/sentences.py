"""What the actions of this room are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "gap_cases.open": _("opened a gap case"),
    "gap_cases.edit": _("edited a gap case"),
    "gap_cases.own": _("chose who owns a gap case in the party"),
    "gap_cases.share": _("sent a gap case to the other parties"),
    "gap_cases.cite": _("chose which unmet need a gap case rests on"),
    "gap_cases.close": _("closed a gap case"),
    "gap_cases.reopen": _("opened a gap case again"),
    "gap_cases.add_option": _("added an option to a gap case"),
    "gap_cases.edit_option": _("edited an option of a gap case"),
    "gap_cases.remove_option": _("removed an option from a gap case"),
    "gap_cases.take_figures": _("took newer figures for an option of a gap case"),
    "gap_cases.raise": _("sent a gap case to the meeting"),
    "gap_cases.decide": _("recorded the decision on a gap case"),
    "gap_cases.withdraw_decision": _("took back the decision on a gap case"),
    "gap_cases.look_back": _("looked back at the decision on a gap case"),
    "gap_cases.remind": _("reminded of a look-back at a gap case, by itself"),
}
