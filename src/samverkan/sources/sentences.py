"""What the actions of this room are called in the history of a thing."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "sources.receive": _("received the file"),
    "sources.ask": _("asked for a fetch from a source"),
    "sources.import": _("gave a file in place of a fetch"),
    "sources.read": _("what came from the source was read"),
    "sources.find_unchanged": _("the source had nothing new"),
    "sources.fail": _("the fetch from the source failed"),
    "sources.schedule": _("changed how often a source is fetched"),
    "sources.map": _("saved how the columns of a file are read"),
}
