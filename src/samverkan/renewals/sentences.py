"""What the actions of this room are called in the history of an agreement."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "renewals.begin": _("began the renewal"),
    "renewals.begin_by_itself": _("began the renewal by itself"),
    "renewals.set_lead_time": _("changed how long before its date the renewal begins"),
    "renewals.save_evaluation": _("wrote on the own party's evaluation"),
    "renewals.send_evaluation": _("sent the own party's evaluation to the other parties"),
    "renewals.propose_wording": _("proposed a new wording of the renewal"),
    "renewals.endorse": _("stood behind the proposed wording"),
    "renewals.withdraw_endorsement": _("no longer stood behind the proposed wording"),
    "renewals.hand_over": _("decided what becomes of open promises"),
    "renewals.undo_hand_over": _("took back what was decided about open promises"),
    "renewals.add_task": _("added a task to the renewal"),
    "renewals.finish_task": _("did a task of the renewal"),
    "renewals.reopen_task": _("took up a task of the renewal again"),
    "renewals.remove_task": _("removed a task of the renewal"),
    "renewals.renew": _("renewed the agreement"),
    "renewals.prolong": _("prolonged the agreement"),
    "renewals.let_end": _("let the agreement end"),
    "renewals.replace": _("said which agreement takes the place of this one"),
    "renewals.call_off": _("called off the renewal"),
    "renewals.end_by_itself": _("ended the agreement on its last day"),
}
