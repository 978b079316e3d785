"""The annex: every commitment with each party's view, activities, people, and all changes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from samverkan import papers
from samverkan.agreements.models import ActivityStatus
from samverkan.agreements.queries.health import CommitmentView, PartyView
from samverkan.meetings import sections
from samverkan.meetings.models import AgendaItem, ItemKind
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.briefing import words
from samverkan.meetings.queries.briefing.doings import Doing
from samverkan.meetings.queries.briefing.facts import Facts
from samverkan.meetings.queries.briefing.first_page import all_changes
from samverkan.meetings.queries.briefing.picture import money, results_table
from samverkan.meetings.queries.briefing.suggesting import Suggested, in_order, suggested
from samverkan.papers.blocks import Block
from samverkan.ui import dates
from samverkan.ui.states import state_named


def annex(facts: Facts, cut: list[Block]) -> Iterator[Block]:
    """Yield what one looks up; `cut` is the whole of what the pages before show a part of."""
    yield papers.PageBreak()
    yield papers.Heading(1, _("Annex"))
    yield from agenda(facts)
    yield from cut
    yield papers.Heading(2, _("Commitments and each party's view"))
    yield papers.Note(words.counted(_("commitments"), facts.today))
    yield commitments(facts)
    yield papers.Heading(2, _("Activities"))
    yield papers.Note(words.counted(_("activities"), facts.today))
    yield activities(facts)
    yield papers.Heading(2, _("Results with figures"))
    yield results_table(facts.measured_results)
    yield papers.Heading(2, _("Money put in"))
    yield from money(facts)
    if facts.areas:
        yield papers.Heading(2, _("Areas to decide on"))
        yield areas(facts)
    if not facts.is_rebuilt:
        yield from sections.written(facts.agreement, sharing.reader(facts.agreement), facts.today)
    yield papers.Heading(2, _("People"))
    yield people(facts)
    changes = list(all_changes(facts))
    if changes:
        yield papers.Heading(2, _("All changes since the last meeting"))
        yield papers.Items(tuple(changes))


def agenda(facts: Facts) -> Iterator[Block]:
    """Yield the agenda; while nobody has made one, what is proposed within the time booked, said to be a proposal."""
    if facts.items:
        yield papers.Heading(2, _("Agenda"))
        yield from by_the_clock(facts, facts.items)
        return
    # What waited on an earlier day is not known, so nothing is proposed for it.
    found = [] if facts.is_rebuilt else suggested(facts)
    yield papers.Heading(2, _("Proposed agenda") if found else _("Agenda"))
    if not found:
        yield papers.Paragraph(_("The agenda is not made yet."))
        return
    said = _("The agenda is not made yet. This is proposed from what waits to be taken up, within the time booked.")
    yield papers.Callout(said)
    yield from by_the_clock(facts, in_order((), found))


def by_the_clock(facts: Facts, items: Sequence[AgendaItem | Suggested]) -> Iterator[Block]:
    """Yield the items with when each begins, and say when they do not fit the time booked."""
    begins, rows = timezone.localtime(facts.meeting.starts_at), []
    for item in items:
        rows.append((begins.strftime("%H.%M"), item.title, str(ItemKind(item.kind).label), str(item.minutes)))
        begins += timedelta(minutes=item.minutes)
    used = sum(item.minutes for item in items)
    named = {"used": used, "booked": facts.meeting.minutes}
    head = (_("Time"), _("Item"), _("Kind"), _("Min"))
    yield papers.Table(head, tuple(rows), caption=_("%(used)s of %(booked)s minutes booked") % named, align="lllr")
    if used > facts.meeting.minutes:
        over = _("The agenda is %(over)s minutes longer than the time booked.")
        yield papers.Callout(over % {"over": used - facts.meeting.minutes}, kind="attention")


def areas(facts: Facts) -> papers.Table:
    """Return the areas to decide on, and the domains in which nothing shared is done: the white spots."""
    rows = tuple(
        (a.name, dates.day(a.decide_by), str(a.activities), ", ".join(a.empty) or "–", a.criterion) for a in facts.areas
    )
    head = (_("Area"), _("Decide by"), _("Shared activities"), _("No activity within"), _("Criterion"))
    return papers.Table(head, rows, align="llrll")


def commitments(facts: Facts) -> papers.Table:
    """Return every commitment: its state, and who says what."""
    rows = tuple(
        (f"{view.number}. {view.commitment.title}", standing(view), "; ".join(said(p) for p in view.bound))
        for view in facts.commitments
    )
    head = (_("Commitment"), _("State"), _("View and owner in each party"))
    return papers.Table(head, rows, empty=_("No commitment is shared between the parties yet."))


def standing(view: CommitmentView) -> str:
    """Return the state of a commitment in words."""
    word = view.chip.word or str(state_named(view.chip.key).word)
    return word if view.chip.is_confirmed else _("%(state)s (unconfirmed)") % {"state": word}


def said(party: PartyView) -> str:
    """Return one party's view and owner."""
    view = party.word or _("no report")
    owner = party.owner or _("no owner")
    return f"{party.mark.mark}: {view}, {owner}"


def activities(facts: Facts) -> papers.Table:
    """Return every shared activity: status, period, who leads."""
    rows = tuple(
        (
            activity.title,
            str(ActivityStatus(activity.status).label).lower(),
            f"{dates.day(activity.starts_on)} – {dates.day(activity.ends_on)}".strip() if has_period(activity) else "",
            ", ".join(f"{mark}: {name}" for mark, name in activity.leads),
        )
        for activity in facts.activities
    )
    head = (_("Activity"), _("Status"), _("Period"), _("Led by"))
    return papers.Table(head, rows, empty=_("No activity is shared between the parties yet."))


def has_period(activity: Doing) -> bool:
    """Say whether it is known when the activity begins or ends."""
    return bool(activity.starts_on or activity.ends_on)


def people(facts: Facts) -> papers.Table:
    """Return the people to turn to: each party's contact, and who owns which commitments."""
    owned: dict[tuple[str, str], list[int]] = defaultdict(list)
    for view in facts.commitments:
        for party in view.bound:
            if party.owner and not party.is_contact:
                owned[party.mark.mark, party.owner].append(view.number)
    rows = [
        (party.organisation.short_mark, party.contact.name, _("contact")) for party in facts.parties if party.contact
    ]
    rows += [
        (mark, name, _("owns commitment %(numbers)s") % {"numbers": ", ".join(map(str, numbers))})
        for (mark, name), numbers in owned.items()
    ]
    return papers.Table((_("Party"), _("Name"), _("For what")), tuple(rows), empty=_("Nobody is named yet."))
