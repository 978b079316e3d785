"""What the actions of this room are called in the history of an agreement."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "reporting.open": _("opened a reporting round"),
    "reporting.add": _("asked about more promises in a reporting round"),
    "reporting.withdraw": _("withdrew questions from a reporting round"),
    "reporting.hand_to": _("sent questions of a reporting round to their owners"),
    "reporting.remind": _("reminded those who had not answered a reporting round"),
    "reporting.remind_by_itself": _("reminded those who had not answered a reporting round, by itself"),
    "reporting.notify": _("told those responsible in the party who had not answered, by itself"),
    "reporting.extend": _("moved the day by which a reporting round is to be answered"),
    "reporting.close": _("closed a reporting round"),
    "reporting.reopen": _("opened a reporting round again"),
}
