"""The whole briefing as a paper."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan import papers
from samverkan.meetings.models import Meeting
from samverkan.meetings.queries.briefing.annex import annex
from samverkan.meetings.queries.briefing.facts import Facts, facts
from samverkan.meetings.queries.briefing.first_page import first_page
from samverkan.meetings.queries.briefing.picture import picture
from samverkan.ui import dates


def briefing(meeting: Meeting, language: str, at: datetime) -> papers.Paper:
    """Return the briefing of a meeting as it would be at a moment, in a language."""
    found = facts(meeting, at)
    with override(language):
        return papers.Paper(
            title=_("Briefing for %(meeting)s") % {"meeting": meeting.title},
            subtitle=found.agreement.title,
            language=language,
            date=timezone.localdate(meeting.starts_at),
            author=", ".join(party.organisation.name for party in found.parties),
            notice=found.agreement.notice,
            blocks=(papers.Paragraph(lead(found), lead=True), *first_page(found), *picture(found), *annex(found)),
        )


def lead(found: Facts) -> str:
    """Return when and where."""
    begins = timezone.localtime(found.meeting.starts_at)
    where = f", {found.meeting.place}" if found.meeting.place else ""
    when = _("%(day)s at %(time)s, %(minutes)s minutes") % {
        "day": dates.day(begins.date()),
        "time": begins.strftime("%H.%M"),
        "minutes": found.meeting.minutes,
    }
    return f"{when}{where}."
