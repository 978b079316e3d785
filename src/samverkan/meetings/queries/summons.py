"""The call to a meeting as a paper: when and where, who is called, the agenda by the clock. Only what parties share."""

from collections.abc import Iterator

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from samverkan import papers
from samverkan.meetings.models import AgendaItem, Invitee, ItemKind, ItemPaper, Meeting
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.page import TimedItem, ends_at, timed_items
from samverkan.ui import dates


def summons(meeting: Meeting, language: str) -> papers.Paper:
    """
    Return the call to a meeting in a language.

    Whoever holds it may show it to others, so it is made as the parties' common reader sees the meeting, and holds no
    address, no answer and no video link.
    """
    with override(language):
        return papers.Paper(
            title=_("Call to %(meeting)s") % {"meeting": meeting.title},
            subtitle=meeting.agreement.title,
            language=language,
            date=timezone.localdate(meeting.starts_at),
            author=", ".join(party.organisation.name for party in sharing.members(meeting.agreement)),
            notice=_("Draft: nobody has been called yet.") if meeting.is_draft else "",
            blocks=tuple(blocks(meeting)),
        )


def blocks(meeting: Meeting) -> Iterator[papers.Block]:
    """Yield the parts of the paper."""
    yield papers.Paragraph(when(meeting), lead=True)
    if facts := about(meeting):
        yield papers.Items(tuple(facts))
    items = timed_items(meeting)
    yield papers.Heading(1, _("Agenda"))
    yield agenda(items)
    yield from proposals(items)
    yield from attached(meeting, items)
    yield papers.Heading(1, _("Called"))
    yield called(meeting)


def when(meeting: Meeting) -> str:
    """Return when and where, in a sentence."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(ends_at(meeting))
    where = f", {meeting.place}" if meeting.place else ""
    return f"{dates.day(begins.date())}, {begins:%H.%M}–{ends:%H.%M}{where}."


def about(meeting: Meeting) -> Iterator[str]:
    """Yield who leads the meeting, and by when topics and briefing are due."""
    if meeting.chair_party:
        yield _("Chair: %(who)s") % {"who": meeting.chair}
    if meeting.secretary_party:
        yield _("Keeps the minutes: %(who)s") % {"who": meeting.secretary}
    if meeting.topics_close_on:
        yield _("Topics close on %(day)s.") % {"day": dates.day(meeting.topics_close_on)}
    if meeting.briefing_out_on:
        yield _("The briefing is out on %(day)s.") % {"day": dates.day(meeting.briefing_out_on)}


def agenda(items: tuple[TimedItem, ...]) -> papers.Table:
    """Return the agenda as a table by the clock."""
    rows = tuple(
        (clock(timed), f"{number}. {timed.item.title}", kind(timed.item), f"{timed.minutes}")
        for number, timed in enumerate(items, start=1)
    )
    header = (_("Time"), _("Item"), _("Kind"), pgettext("length", "Minutes"))
    return papers.Table(header, rows, align="lllr", empty=_("The agenda is empty"))


def clock(timed: TimedItem) -> str:
    return f"{timezone.localtime(timed.begins_at):%H.%M}"


def kind(item: AgendaItem) -> str:
    """Return the kind of an item, unless its title says it already."""
    shown = item.get_kind_display()
    return "" if shown == item.title else shown


def proposals(items: tuple[TimedItem, ...]) -> Iterator[papers.Block]:
    """Yield what the meeting is asked to agree on."""
    asked = [timed.item for timed in items if timed.item.kind == ItemKind.DECISION and timed.item.proposal]
    if asked:
        yield papers.Heading(1, _("For decision"))
    for number, item in enumerate(asked, start=1):
        yield papers.NumberedProposal(number, item.title, item.proposal, background=item.background)


def attached(meeting: Meeting, items: tuple[TimedItem, ...]) -> Iterator[papers.Block]:
    """Yield the papers that all parties may see."""
    reader = sharing.reader(meeting.agreement)
    found = ItemPaper.objects.visible_to(reader).filter(item__in=[timed.item.pk for timed in items])
    names = tuple(f"{paper.item.title}: {paper.snapshot.name}" for paper in found.select_related("item", "snapshot"))
    if names:
        yield papers.Heading(1, _("Papers"))
        yield papers.Items(names)


def called(meeting: Meeting) -> papers.Block:
    """Return who is called, party by party."""
    listed = meeting.invitees.filter(stands_in_for=None).select_related("seat", "party__organisation")
    people = list(listed.order_by(F("party__position").asc(nulls_last=True), "pk"))
    if not people:
        return papers.Paragraph(_("Nobody is on the list yet."))
    rows = tuple((named(person), comes_from(person)) for person in people)
    return papers.Table((_("Name"), _("From")), rows)


def named(invitee: Invitee) -> str:
    return f"{invitee.name}, {invitee.seat.title}" if invitee.seat and invitee.seat.title else invitee.name


def comes_from(invitee: Invitee) -> str:
    return invitee.party.organisation.name if invitee.party else invitee.comes_from
