"""The annex: every commitment with each party's view, activities, people, and all changes."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from samverkan import papers
from samverkan.agreements.models import ActivityStatus
from samverkan.agreements.queries.health import CommitmentView, PartyView
from samverkan.meetings.queries.briefing import words
from samverkan.meetings.queries.briefing.facts import Doing, Facts
from samverkan.meetings.queries.briefing.first_page import all_changes
from samverkan.meetings.queries.briefing.picture import MOST_RESULTS, results_table
from samverkan.papers.blocks import Block
from samverkan.ui import dates
from samverkan.ui.states import state_named


def annex(facts: Facts) -> Iterator[Block]:
    """Yield what one looks up."""
    yield papers.PageBreak()
    yield papers.Heading(1, _("Annex"))
    yield papers.Heading(2, _("Commitments and each party's view"))
    yield papers.Note(words.counted(_("commitments"), facts.today))
    yield commitments(facts)
    yield papers.Heading(2, _("Activities"))
    yield papers.Note(words.counted(_("activities"), facts.today))
    yield activities(facts)
    yield papers.Heading(2, _("People"))
    yield people(facts)
    if len(facts.measured) > MOST_RESULTS:
        yield papers.Heading(2, _("All results with figures"))
        yield results_table(facts.measured)
    changes = list(all_changes(facts))
    if changes:
        yield papers.Heading(2, _("All changes since the last meeting"))
        yield papers.Items(tuple(changes))


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
