"""What the actions of this room are called in the history of a thing."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "meetings.add_forum": _("added a forum"),
    "meetings.plan": _("planned a meeting"),
    "meetings.change": _("changed the time or place of a meeting"),
    "meetings.cancel": _("cancelled a meeting"),
    "meetings.propose_topic": _("wrote down a topic"),
    "meetings.send_topic": _("sent a topic to the parties"),
    "meetings.withdraw_topic": _("withdrew a topic"),
    "meetings.take_topic": _("put a topic on the agenda"),
    "meetings.take_derived": _("put on the agenda what the data had brought up"),
    "meetings.add_item": _("added an item to the agenda"),
    "meetings.edit_item": _("changed an item of the agenda"),
    "meetings.place_item": _("changed the order of the agenda"),
    "meetings.move_item": _("moved an item to another meeting"),
    "meetings.remove_item": _("took an item off the agenda"),
    "meetings.postpone_item": _("postponed an item"),
    "meetings.settle_item": _("marked an item as dealt with"),
    "meetings.suggest_agenda": _("had an agenda suggested"),
    "meetings.freeze_briefing": _("froze the briefing"),
    "meetings.record_participants": _("wrote down the participants"),
    "meetings.record_notes": _("wrote the minutes of an item"),
    "meetings.agree_position": _("wrote down a joint position"),
    "meetings.record_party_decision": _("recorded the own party's decision on a joint position"),
    "meetings.record_outcome": _("wrote what became of a joint position"),
    "meetings.start_action": _("started an action"),
    "meetings.note": _("noted something from the meeting"),
    "meetings.hold": _("marked the meeting as held"),
}
