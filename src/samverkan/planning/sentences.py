"""What this room's actions are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "planning.begin": _("began a competence case"),
    "planning.save": _("saved a new version of the competence case"),
    "planning.describe": _("changed what is said of the competence case"),
    "planning.share": _("sent the competence case to those it concerns"),
    "planning.remove": _("removed the competence case"),
    "planning.calculate": _("asked for a plan of the competence case"),
    "planning.keep_scenario": _("saved a scenario of the competence case"),
    "planning.remove_scenario": _("removed a scenario of the competence case"),
    "planning.follow": _("chose which sources the competence case follows"),
    "planning.take": _("took newer figures of the sources into the competence case"),
    "planning.take_by_itself": _("newer figures of the sources came into the competence case by themselves"),
    "planning.leave": _("let figures of the competence case stand though the sources say others"),
    "planning.comment": _("commented on the competence case"),
    "planning.remove_comment": _("took back a comment on the competence case"),
}
