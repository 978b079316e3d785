"""What this room's actions are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "education.add": _("added an education"),
    "education.edit": _("edited the education"),
    "education.share": _("sent the education to those it concerns"),
    "education.publish": _("made the education public"),
    "education.archive": _("archived the education"),
    "education.enter": _("entered the figures of a year"),
    "education.correct": _("corrected the figures of a year"),
    "education.take_away_figures": _("took away the figures of a year"),
    "education.give_plan": _("gave a course plan"),
    "education.read_skills": _("read the skills of the course plan"),
    "education.read_again": _("let the course plan be read again"),
    "education.judge": _("confirmed or took away skills"),
    "education.add_skill": _("added a skill"),
    "education.describe": _("described a short course"),
    "education.edit_short": _("edited the short course"),
    "education.share_short": _("sent the short course to those it concerns"),
    "education.publish_short": _("made the short course public"),
    "education.take_up": _("took up an education from Susa-navet"),
    "education.renew": _("read anew what Susa-navet says of the education"),
    "education.restore": _("took the education back from the archive"),
}
