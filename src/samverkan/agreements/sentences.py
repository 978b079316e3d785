"""What this room's actions are called in the history; the name of who did it stands before."""

from django.utils.translation import gettext_lazy as _

LIVING = {
    "agreements.report": _("said how the party sees the commitment"),
    "agreements.report_privately": _("noted privately how the party sees a commitment"),
    "agreements.add_commitment": _("added a commitment"),
    "agreements.edit_commitment": _("edited the commitment"),
    "agreements.remove_commitment": _("removed a commitment"),
    "agreements.change_commitment": _("changed the wording of the commitment"),
    "agreements.drop_commitment": _("dropped the commitment"),
    "agreements.review_commitment": _("put the commitment under review"),
    "agreements.restore_commitment": _("restored the commitment"),
    "agreements.own_commitment": _("chose who owns the commitment"),
    "agreements.want": _("said what the party wants out of the commitment"),
    "agreements.contact": _("chose the party's contact"),
    "agreements.assume": _("wrote down an assumption"),
    "agreements.edit_assumption": _("edited an assumption"),
    "agreements.mark_assumption_changed": _("marked an assumption as no longer holding"),
    "agreements.restore_assumption": _("said that an assumption holds again"),
    "agreements.look_at_assumption": _("looked at an assumption, which still holds"),
    "agreements.hand_watch": _("gave the watch over an assumption to somebody else"),
    "agreements.keep_commitment": _("said that the commitment stands, though an assumption broke"),
}
ACTIVITIES = {
    "agreements.add_activity": _("added an activity"),
    "agreements.edit_activity": _("edited the activity"),
    "agreements.lead_activity": _("chose who leads the activity"),
    "agreements.share_activity": _("sent the activity to the other parties"),
    "agreements.add_milestone": _("added a milestone"),
    "agreements.reach_milestone": _("reached a milestone"),
    "agreements.add_money": _("added money to the activity"),
    "agreements.add_result": _("added a result"),
    "agreements.note_progress": _("noted how the activity goes"),
}
COMING = {
    "agreements.draft": _("took in a document"),
    "agreements.take_in_folder": _("took in a folder of documents"),
    "agreements.correct_draft": _("corrected the draft"),
    "agreements.undo_draft": _("took back a correction of the draft"),
    "agreements.set_draft_aside": _("set the draft aside"),
    "agreements.take_up_draft": _("took the draft up again"),
    "agreements.register": _("registered the agreement"),
    "agreements.propose": _("proposed the agreement"),
    "agreements.share": _("sent the agreement to its parties"),
    "agreements.publish": _("published the agreement"),
    "agreements.confirm": _("confirmed the agreement"),
    "agreements.add_wording": _("added a new wording of the agreement"),
    "agreements.confirm_wording": _("confirmed a proposed wording of the agreement"),
    "agreements.withdraw_wording": _("took back a proposed wording of the agreement"),
    "agreements.settle_passage": _("said what becomes of the commitment in the new wording"),
    "agreements.send_confirmation_link": _("sent a link to confirm the agreement by"),
    "agreements.edit_facts": _("changed the facts of the agreement"),
    "agreements.edit_terms": _("changed the terms of the agreement"),
    "agreements.set_membership": _("changed the days of the party's membership"),
    "agreements.add_goal": _("added a goal of the party's own"),
    "agreements.remove_goal": _("removed a goal of the party's own"),
}
FAMILIES = {
    "agreements.readmit": _("let a party that had left come back"),
    "agreements.link": _("linked the agreement with another"),
    "agreements.unlink": _("removed the link to another agreement"),
    "agreements.add_approval": _("said who must approve within the party"),
    "agreements.change_approval": _("changed what is known of an approval within the party"),
    "agreements.remove_approval": _("removed an approval within the party"),
}
SENTENCES = {**LIVING, **ACTIVITIES, **COMING, **FAMILIES}
