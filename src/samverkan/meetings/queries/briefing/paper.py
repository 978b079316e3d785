"""The whole briefing as a paper: two pages and the parties' own words to read in ten minutes, then the annex."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from samverkan import papers
from samverkan.meetings.models import Meeting
from samverkan.meetings.queries.briefing.annex import agenda, annex
from samverkan.meetings.queries.briefing.facts import Facts, facts
from samverkan.meetings.queries.briefing.first_page import first_page
from samverkan.meetings.queries.briefing.own_words import own_words
from samverkan.meetings.queries.briefing.reading import LONGEST, minutes, words_of
from samverkan.meetings.queries.briefing.second_page import second_page
from samverkan.papers.blocks import Block
from samverkan.ui import dates


def briefing(
    meeting: Meeting, language: str, at: datetime, *, looks_back: bool = False, is_whole: bool = True
) -> papers.Paper:
    """
    Return the briefing of a meeting as it would be at a moment, in a language.

    `looks_back` when the moment is in the past: then the paper says what it could rebuild. `is_whole` with the annex.
    """
    return paper_of(facts(meeting, at, looks_back=looks_back, is_whole=is_whole), language, is_whole=is_whole)


def paper_of(found: Facts, language: str, *, is_whole: bool) -> papers.Paper:
    """Return the paper that the facts make."""
    with override(language):
        return papers.Paper(
            title=_("Briefing for %(meeting)s") % {"meeting": found.meeting.title},
            subtitle=found.agreement.title,
            language=language,
            date=timezone.localdate(found.meeting.starts_at),
            author=", ".join(party.organisation.name for party in found.parties),
            notice=found.agreement.notice,
            blocks=tuple(blocks(found, is_whole=is_whole)),
        )


def blocks(found: Facts, *, is_whole: bool) -> list[Block]:
    """Return the paper's blocks; its beginning says how long the rest takes to read."""
    second, cut = second_page(found)
    pages = [*first_page(found), *second]
    said, said_in_full = own_words(found, LONGEST - words_of(pages))
    to_read = [*pages, *said]
    lines = [
        papers.Contents(),
        papers.Paragraph(lead(found), lead=True),
        papers.Paragraph(reading(words_of(to_read))),
        *([papers.Callout(rebuilt(found), title=_("Rebuilt"))] if found.is_rebuilt else []),
    ]
    rest = annex(found, [*cut, *said_in_full]) if is_whole else () if found.items else agenda(found)
    return [*lines, *to_read, *rest]


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


def reading(words: int) -> str:
    """Return how long the paper takes to read before the annex."""
    time = minutes(words)
    text = ngettext(
        "About %(time)s minute to read: %(words)s words. The annex is for looking things up.",
        "About %(time)s minutes to read: %(words)s words. The annex is for looking things up.",
        time,
    )
    return text % {"time": time, "words": words}


def rebuilt(found: Facts) -> str:
    """Return what a paper of an earlier day shows as it was then, and what it cannot."""
    return _(
        "As it would have looked on %(day)s. As they stood that day: views, changes, assumptions, results, values of "
        "indicators, joint positions, formal decisions and what the parties had sent. As they stand now: titles, "
        "owners, the status of activities, the agenda, areas and the dates of the agreement. Left out: the reporting "
        "round and the renewal. What has been removed since, or was shared later, cannot be told apart. What leaders "
        "were shown is what was frozen."
    ) % {"day": dates.day(found.today)}
