"""An excerpt of the minutes: one joint position, as the registry of one party keeps it."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from samverkan import papers
from samverkan.agreements.models import Party
from samverkan.meetings.freezing import readable
from samverkan.meetings.models import JointPosition, MinutesVersion, PartyDecision, PartyDecisionState
from samverkan.meetings.queries.minutes.paper import approval
from samverkan.papers.blocks import Block
from samverkan.ui.dates import day


def excerpt(position: JointPosition, party: Party) -> papers.Paper:
    """Return the excerpt of a joint position for one party of its agreement."""
    meeting, version = position.meeting, approved_version(position)
    with override(position.agreement.language):
        return papers.Paper(
            title=_("Excerpt of minutes: joint position %(number)s") % {"number": position.number},
            subtitle=f"{position.agreement.title} · {party.organisation.name}",
            language=position.agreement.language,
            date=timezone.localdate(meeting.starts_at),
            fingerprint=readable(version.fingerprint) if version else "",
            notice="" if version else _("The minutes have not been approved yet."),
            blocks=tuple(blocks(position, party, version)),
        )


def approved_version(position: JointPosition) -> MinutesVersion | None:
    """Return the approved version of the minutes in which the position stands, if they have been approved."""
    found = MinutesVersion.objects.filter(minutes__meeting=position.meeting_id, is_addendum=False)
    return (
        found.exclude(approved_at=None)
        .prefetch_related("adjustments__party__organisation", "adjustments__noted_by")
        .first()
    )


def blocks(position: JointPosition, party: Party, version: MinutesVersion | None) -> Iterator[Block]:
    """Yield where it was agreed, what, what the party's body decided, and who has approved the minutes."""
    meeting = position.meeting
    place = f", {meeting.place}" if meeting.place else ""
    yield papers.Paragraph(f"{meeting.title}, {day(timezone.localdate(meeting.starts_at))}{place}")
    if position.item:
        yield papers.Heading(1, f"§ {item_number(position)} {position.item.title}")
    name = _("Joint position %(number)s") % {"number": position.number}
    yield papers.Callout(position.text, title=name)
    if said := replaced_words(position):
        yield papers.Paragraph(said)
    yield papers.Heading(1, _("Formal decision in %(party)s") % {"party": party.organisation.name})
    decision = position.decisions.filter(party=party).first()
    yield papers.Table((_("What"), _("Said")), tuple(decision_rows(decision, party)), caption=_("Formal decision"))
    if version:
        yield papers.Heading(1, _("Adjustment"))
        rows = tuple(approval(adjustment) for adjustment in version.adjustments.all())
        yield papers.Table((_("Adjuster"), _("Party"), _("Approved")), rows, caption=_("Who approves the minutes"))


def item_number(position: JointPosition) -> int:
    """Return the number of the item on its agenda."""
    items = list(position.meeting.items.values_list("pk", flat=True))
    return items.index(position.item_id) + 1 if position.item_id in items else 0


def replaced_words(position: JointPosition) -> str:
    """Return which joint position this one replaces, and which has replaced it."""
    said = []
    if position.supersedes:
        said.append(_("Replaces joint position %(number)s.") % {"number": position.supersedes.number})
    later = JointPosition.objects.filter(supersedes=position).first()
    if later:
        words = {"number": later.number, "day": day(later.agreed_on)}
        said.append(_("Replaced by joint position %(number)s of %(day)s.") % words)
    return " ".join(said)


def decision_rows(decision: PartyDecision | None, party: Party) -> Iterator[tuple[str, str]]:
    """Yield what a party's body decided, a row a fact; facts that are missing are left out."""
    if decision is None:
        yield _("State"), _("The party has not said that it needs a formal decision.")
        yield from agreement_number(party)
        return
    yield _("State"), str(decision.get_state_display())
    if decision.body:
        yield _("Body"), decision.body
    if decision.decided_on:
        yield _("Decided on"), day(decision.decided_on)
    if decision.registry_number:
        yield _("Registry number of the decision"), decision.registry_number
    if decision.rapporteur:
        yield _("Rapporteur"), decision.rapporteur
    if decision.is_delegated and decision.state != PartyDecisionState.AWAITED:
        yield _("On delegation"), decision.delegation or _("Yes")
    if decision.note:
        yield _("Note"), decision.note
    yield from agreement_number(party)


def agreement_number(party: Party) -> Iterator[tuple[str, str]]:
    """Yield the number under which the party keeps the agreement, if it has said it."""
    if party.registry_number:
        yield _("Registry number of the agreement"), party.registry_number
