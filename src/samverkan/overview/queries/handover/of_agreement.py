"""The handover pack of an agreement: what a new coordinator reads in an hour, as a paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from samverkan import papers
from samverkan.accounts.actor import Actor
from samverkan.agreements.models import (
    Activity,
    ActivityStatus,
    Agreement,
    Commitment,
    CommitmentChange,
    Party,
    Standing,
)
from samverkan.agreements.queries.health import CommitmentView, PartyView, commitment_views, members
from samverkan.mail.addresses import whole
from samverkan.meetings.models import Meeting, MeetingState
from samverkan.overview.queries.dates import coming_dates
from samverkan.overview.queries.handover.holdings import UNFINISHED
from samverkan.overview.queries.handover.story import story
from samverkan.overview.queries.waiting import Task, Viewer, tasks
from samverkan.papers.blocks import Block
from samverkan.ui import dates
from samverkan.ui.states import state_named


@dataclass(frozen=True)
class Facts:
    """
    All that the pack is made of, as the actor's party sees it on a day.

    leading  in which organisation somebody leads an activity, the person's name, and the activity's title
    """

    agreement: Agreement
    by: Actor
    today: date
    parties: tuple[Party, ...]
    promises: tuple[CommitmentView, ...]
    waiting: tuple[Task, ...]
    activities: tuple[Activity, ...]
    leading: tuple[tuple[int, str, str], ...]
    planned: tuple[Meeting, ...]
    events: tuple[tuple[str, str], ...]

    @property
    def standing(self) -> tuple[CommitmentView, ...]:
        """The promises that have not been dropped."""
        return tuple(view for view in self.promises if view.standing != Standing.DROPPED)


def pack_of_agreement(agreement: Agreement, by: Actor, language: str, at: datetime) -> papers.Paper:
    """Return the pack of an agreement that the actor may see; it holds what is private to the actor's party, too."""
    with override(language):
        facts = facts_of(agreement, by, timezone.localdate(at))
        return papers.Paper(
            title=_("Handover: %(agreement)s") % {"agreement": agreement.title},
            subtitle=", ".join(party.organisation.name for party in facts.parties),
            language=language,
            date=facts.today,
            author=by.home.name,
            notice=agreement.notice,
            blocks=tuple(blocks(facts)),
        )


def facts_of(agreement: Agreement, by: Actor, today: date) -> Facts:
    """Return what the pack is made of, in a number of queries that does not grow."""
    parties = members(agreement)
    promises = Commitment.objects.visible_to(by).filter(agreement=agreement)
    changes = list(CommitmentChange.objects.filter(commitment__in=promises).select_related("commitment"))
    every = Meeting.objects.visible_to(by).of_agreement(agreement.pk)
    meetings = list(every.filter(state__in=(MeetingState.PLANNED, MeetingState.HELD)))
    held = [meeting for meeting in meetings if meeting.state == MeetingState.HELD]
    running = (
        Activity.objects.visible_to(by)
        .of_agreement(agreement.pk)
        .filter(status__in=UNFINISHED)
        .order_by("ends_on", "title_key", "pk")
    )
    led = list(running.annotate(led_in=F("leads__organisation"), led_by=F("leads__person__name")))
    return Facts(
        agreement=agreement,
        by=by,
        today=today,
        parties=tuple(parties),
        promises=tuple(commitment_views(promises, by, today, placed=False, within=agreement, changes=changes)),
        waiting=tuple(tasks(Viewer(by, today), mine=False, agreement=agreement.pk)),
        activities=tuple({each.pk: each for each in led}.values()),
        leading=tuple((each.led_in, each.led_by, each.title) for each in led if each.led_by),
        planned=tuple(sorted((each for each in meetings if is_ahead(each, today)), key=attrgetter("starts_at"))),
        events=tuple(story(agreement, parties, changes, held, by)),
    )


def is_ahead(meeting: Meeting, today: date) -> bool:
    return meeting.state == MeetingState.PLANNED and timezone.localdate(meeting.starts_at) >= today


def blocks(facts: Facts) -> Iterator[Block]:
    """Yield the parts in the order one needs them: the state, what to do next, the promises, the people, the past."""
    yield papers.Callout(
        _("Made for %(party)s on %(day)s. It holds what only your party sees: do not pass it on to the other parties.")
        % {"party": facts.by.home.name, "day": dates.day(facts.today)}
    )
    if facts.agreement.purpose:
        yield papers.Paragraph(facts.agreement.purpose, lead=True)
    yield figures(facts)
    yield papers.Heading(1, _("Next dates"))
    yield coming(facts)
    yield papers.Heading(1, _("Open questions"))
    yield from questions(facts)
    yield papers.Heading(1, _("What was promised"))
    yield promised(facts)
    yield papers.Heading(1, _("What your party wants out of it"))
    yield from wants(facts)
    yield papers.Heading(1, _("What is being done"))
    yield doing(facts)
    yield papers.Heading(1, _("People"))
    yield people(facts)
    yield papers.Heading(1, _("The story in time"))
    yield past(facts)
    yield papers.Heading(1, _("Where things are"))
    yield places(facts)


def figures(facts: Facts) -> Block:
    """Return the state in three figures."""
    source = _("Counted in Samverkan on %(day)s") % {"day": dates.day(facts.today)}
    standing, waiting = len(facts.standing), len(facts.waiting)
    unwell = sum(not view.is_well for view in facts.standing)
    counted = (
        (standing, ngettext("commitment stands", "commitments stand", standing)),
        (unwell, ngettext("of them needs attention", "of them need attention", unwell)),
        (waiting, ngettext("thing waits for your party", "things wait for your party", waiting)),
    )
    return papers.KeyFigures(tuple(papers.KeyFigure(str(count), label, source) for count, label in counted))


def coming(facts: Facts) -> Block:
    """Return the days that somebody must keep, nearest first."""
    known = [(each.on, str(each.kind.label).capitalize()) for each in coming_dates(facts.agreement, facts.today)]
    known += [(timezone.localdate(each.starts_at), each.title) for each in facts.planned]
    known += [
        (view.commitment.due_on, _("Commitment %(number)s is to be done") % {"number": view.number})
        for view in facts.standing
        if view.commitment.due_on and view.commitment.due_on >= facts.today
    ]
    known += [
        (activity.ends_on, _("“%(activity)s” is to end") % {"activity": activity.title})
        for activity in facts.activities
        if activity.ends_on and activity.ends_on >= facts.today
    ]
    rows = tuple((dates.day(on), what) for on, what in sorted(known))
    return papers.Table((_("Day"), _("What")), rows, empty=_("No coming date is known."))


def questions(facts: Facts) -> Iterator[Block]:
    """Yield what waits for the party, and what the parties see differently."""
    if not facts.waiting:
        yield papers.Paragraph(_("Nothing waits for your party."))
    else:
        yield papers.Items(tuple(question(task) for task in facts.waiting))
    differing = [view for view in facts.standing if view.differs]
    if differing:
        yield papers.Heading(2, _("Where the parties see it differently"))
        yield papers.Items(tuple(f"{view.number}. {view.commitment.title}. {view.difference}" for view in differing))
    broken = [view for view in facts.standing if view.under_review]
    if broken:
        yield papers.Heading(2, _("Under review"))
        yield papers.Items(tuple(f"{view.number}. {view.commitment.title}" for view in broken))


def question(task: Task) -> papers.blocks.Inline:
    """Return one thing that waits, with the page where it is done."""
    due = f" ({dates.day(task.card.due)})" if task.card.due else ""
    words = f"{due}. {task.card.text}".rstrip(". ")
    return (papers.link(task.card.title, whole(task.card.url)), words if words.endswith("?") else f"{words}.")


def promised(facts: Facts) -> Block:
    """Return every promise with its state, and who owns it in each party."""
    rows = tuple(
        (f"{view.number}. {view.text}", state_of(view), "; ".join(owner_of(party) for party in view.bound))
        for view in facts.promises
    )
    head = (_("Commitment"), _("State"), _("Owner in each party"))
    return papers.Table(head, rows, empty=_("No commitment has been written down yet."))


def state_of(view: CommitmentView) -> str:
    return view.chip.word or str(state_named(view.chip.key).word)


def owner_of(party: PartyView) -> str:
    return f"{party.mark.mark}: {party.owner or _('no owner')}"


def wants(facts: Facts) -> Iterator[Block]:
    """Yield why the party is in it: what it has written beside each promise."""
    written = [(view, view.own.wants) for view in facts.standing if view.own and view.own.wants]
    if not written:
        yield papers.Paragraph(_("Your party has not written down what it wants out of the promises."))
        return
    yield papers.Items(tuple(f"{view.number}. {view.commitment.title}: {why}" for view, why in written))


def doing(facts: Facts) -> Block:
    """Return the activities that are planned or under way."""
    rows = tuple(
        (
            activity.title,
            str(ActivityStatus(activity.status).label).lower(),
            dates.day(activity.ends_on) or "–",
        )
        for activity in facts.activities
    )
    return papers.Table((_("Activity"), _("Status"), _("Ends")), rows, empty=_("No activity is planned or under way."))


def people(facts: Facts) -> Block:
    """Return those to turn to in each party: contacts, owners, those who lead activities."""
    found: dict[tuple[str, str], list[str]] = {}
    for party in facts.parties:
        if party.contact and party.is_member(facts.today):
            found.setdefault((party.organisation.short_mark, party.contact.name), []).append(_("contact"))
    for view in facts.standing:
        for each in view.bound:
            if each.owner and not each.is_contact:
                says = _("commitment %(number)s") % {"number": view.number}
                found.setdefault((each.mark.mark, each.owner), []).append(says)
    marks = {party.organisation_id: party.organisation.short_mark for party in facts.parties}
    for organisation, name, activity in facts.leading:
        if organisation in marks:
            found.setdefault((marks[organisation], name), []).append(f"“{activity}”")
    rows = tuple((mark, name, ", ".join(what)) for (mark, name), what in found.items())
    return papers.Table((_("Party"), _("Name"), _("For what")), rows, empty=_("Nobody is named yet."))


def past(facts: Facts) -> Block:
    """Return the story, a line for each thing that happened."""
    rows = tuple((dates.day(on), what) for on, what in facts.events)
    return papers.Table((_("Day"), _("What happened")), rows, empty=_("Nothing is known of its past."))


def places(facts: Facts) -> Block:
    """Return where the agreement is registered with each party, and where its pages are."""
    agreement = facts.agreement
    page = whole(f"/avtal/{agreement.pk}/")
    lines: list[papers.blocks.Inline] = [(_("The agreement and its text:"), " ", papers.link(page, page))]
    if agreement.source_url:
        lines.append((_("The source:"), " ", papers.link(agreement.source_url, agreement.source_url)))
    lines += [
        _("Registry number with %(party)s: %(number)s")
        % {"party": party.organisation.name, "number": party.registry_number}
        for party in facts.parties
        if party.registry_number
    ]
    return papers.Items(tuple(lines))
