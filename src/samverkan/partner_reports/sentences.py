"""What the actions of this room are called in the history of an agreement."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "partner_reports.begin": _("began a partner report"),
    "partner_reports.write": _("wrote in a partner report"),
    "partner_reports.send": _("sent a partner report"),
    "partner_reports.answer": _("answered a partner report"),
    "partner_reports.settle": _("settled what was seen differently in a partner report"),
    "partner_reports.remind_by_itself": _("reminded of a partner report, by itself"),
}
