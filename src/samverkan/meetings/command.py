"""`samverkan briefing`: what the leaderships are shown, as a file."""

import argparse
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan import papers
from samverkan.agreements.models import Agreement
from samverkan.meetings.models import Meeting, MeetingState
from samverkan.meetings.queries.briefing import briefing
from samverkan.meetings.standalone import page

WRITERS: dict[str, Callable[[papers.Paper], bytes]] = {
    ".html": lambda paper: page(paper).encode(),
    ".pdf": papers.pdf,
    ".docx": papers.docx,
}


class NotFound(Exception):
    """No agreement or meeting, or more than one, is meant."""


class CannotWrite(Exception):
    """The file cannot be written."""


def add(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add the verb to the command line."""
    parser = subparsers.add_parser(
        "briefing",
        help="write the briefing of a meeting as a page, a PDF or a Word document",
        description="Writes the briefing of an agreement's next meeting, made now from what all its parties share. "
        "Nothing that is private to one party is in it.",
    )
    parser.add_argument("agreement", metavar="AGREEMENT", help="its number, or a part of its title")
    parser.add_argument("--meeting", metavar="ID", type=int, help="another meeting than the next one")
    parser.add_argument("--language", choices=("sv", "en"), default="sv", help="default: sv")
    parser.add_argument(
        "--out", metavar="FILE", required=True, type=kind_of_file, help="ends with .html, .pdf or .docx"
    )
    parser.add_argument(
        "--as-of", metavar="DAY", type=earlier_day, help="as it would have looked on an earlier day: 2026-01-31"
    )
    parser.set_defaults(handler=write, refusals=(NotFound, CannotWrite, papers.PaperRefused))


def kind_of_file(name: str) -> Path:
    """Return the path; the ending says what is written."""
    path = Path(name)
    if path.suffix not in WRITERS:
        raise argparse.ArgumentTypeError(f"{name} must end with .html, .pdf or .docx")
    return path


def earlier_day(text: str) -> date:
    """Return the day; it must be an earlier one."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day such as 2026-01-31") from None
    if day >= timezone.localdate():
        raise argparse.ArgumentTypeError(f"{text} is not an earlier day")
    return day


def write(options: argparse.Namespace) -> int:
    """Write the file and say where it is."""
    now = timezone.now()
    meeting = find_meeting(find_agreement(options.agreement), options.meeting, now)
    then = datetime.combine(options.as_of, time.max, timezone.get_current_timezone()) if options.as_of else now
    paper = briefing(meeting, options.language, then, looks_back=options.as_of is not None)
    try:
        options.out.write_bytes(WRITERS[options.out.suffix](paper))
    except OSError as fault:
        raise CannotWrite(
            _("%(file)s cannot be written: %(why)s.") % {"file": options.out, "why": fault.strerror}
        ) from fault
    print(options.out)
    return 0


def find_agreement(asked: str) -> Agreement:
    """Return the agreement of that number, or the only one whose title holds the words."""
    numbered = Agreement.objects.filter(pk=int(asked)) if asked.isdecimal() else Agreement.objects.none()
    found = list(numbered) or list(Agreement.objects.found_by(asked)[:10])
    if not found:
        raise NotFound(_("No agreement is called or numbered “%(asked)s”.") % {"asked": asked})
    if len(found) > 1:
        names = "; ".join(f"{agreement.pk} {agreement.title}" for agreement in found)
        raise NotFound(_("Several agreements match. Give the number of one: %(names)s.") % {"names": names})
    return found[0]


def find_meeting(agreement: Agreement, number: int | None, now: datetime) -> Meeting:
    """Return the meeting of that id, else the next one, else the last one."""
    meetings = Meeting.objects.of_agreement(agreement.pk).with_agreement().exclude(state=MeetingState.CANCELLED)
    if number is not None:
        found = meetings.filter(pk=number).first()
        if found is None:
            raise NotFound(_("The agreement has no meeting with id %(number)s.") % {"number": number})
        return found
    coming = meetings.filter(state=MeetingState.PLANNED).order_by("starts_at")
    found = coming.filter(starts_at__gte=now).first() or coming.last() or meetings.order_by("-starts_at").first()
    if found is None:
        raise NotFound(_("No meeting is planned for %(title)s. Plan one first.") % {"title": agreement.title})
    return found
