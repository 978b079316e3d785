"""What the actions of this room are called in the history of an agreement."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "relations.propose": _("proposed a relationship check"),
    "relations.word": _("changed the statements of a proposed relationship check"),
    "relations.agree": _("said yes to a relationship check"),
    "relations.start": _("said yes to a relationship check, which began"),
    "relations.choose": _("chose who answers a relationship check"),
    "relations.move": _("moved the day to answer a relationship check by"),
    "relations.remind": _("reminded those who had not answered a relationship check"),
    "relations.remind_by_itself": _("reminded those who had not answered a relationship check, by itself"),
    "relations.close": _("closed a relationship check"),
    "relations.close_by_itself": _("closed a relationship check, by itself"),
    "relations.withdraw": _("took back a relationship check"),
}
