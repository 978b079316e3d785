"""What the actions of this room are called in the history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "commissioned.receive": _("took in the enquiry from the public form"),
    "commissioned.enter": _("entered the enquiry"),
    "commissioned.edit": _("edited the enquiry"),
    "commissioned.answering": _("took the enquiry to answer"),
    "commissioned.offered": _("made an offer"),
    "commissioned.agreed": _("recorded that the course is agreed"),
    "commissioned.given": _("recorded that the course has been given"),
    "commissioned.evaluated": _("evaluated the course"),
    "commissioned.lost": _("recorded that the enquiry was lost"),
    "commissioned.withdrawn": _("recorded that the enquiry was withdrawn"),
    "commissioned.withdraw_own": _("noted that the employer withdrew the enquiry by its link"),
    "commissioned.undo": _("took back a move of the enquiry"),
    "commissioned.reassign": _("chose who answers the enquiry, and by when"),
    "commissioned.check": _("answered the checklist of the enquiry"),
    "commissioned.share": _("sent the enquiry to partners"),
    "commissioned.forget_contact": _("removed the contact of the enquiry"),
    "commissioned.forget_by_itself": _("removed the contact of the enquiry, by the party's own rule"),
    "commissioned.desk": _("changed the public form for enquiries"),
    "commissioned.remind_by_itself": _("reminded of the enquiry, by itself"),
}
