"""From what was loaded of a commitment to how it stands on a day: no query is asked here."""

from dataclasses import dataclass
from datetime import date

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements import rhythm, states
from samverkan.agreements.consensus import Opinion, Verdict, verdict
from samverkan.agreements.models import Agreement, AgreementState, Binding, Commitment, Party, Standing, StatusReport
from samverkan.agreements.queries.health.commitments import CommitmentView, PartyView
from samverkan.agreements.queries.health.parties import is_inside, party_mark
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class Sides:
    """What all commitments of an agreement have in common for the one who looks: its members and their marks."""

    members: tuple[Party, ...]
    marks: dict[int, PartyMark]
    own_id: int | None
    is_inside: bool


def sides_of(agreement: Agreement, by: Actor, day: date) -> Sides:
    """Return who is a member on the day, and how each is marked."""
    parties = list(agreement.parties.all())
    members = tuple(party for party in parties if party.is_member(day))
    marks = {party.pk: party_mark(party) for party in parties}
    return Sides(members, marks, by.organisation_id, is_inside(agreement, by))


def view_on(commitment: Commitment, sides: Sides, day: date, is_earlier: bool) -> CommitmentView:
    """Return how a commitment stands, its reports, assumptions and open breaks being those of that day."""
    parties = _party_views(commitment, sides)
    said = _verdict(parties)
    standing, text = _as_it_stood(commitment, day) if is_earlier else (commitment.standing, commitment.text)
    is_dropped = standing == Standing.DROPPED
    latest = max((r.as_of for r in commitment.seen_reports), default=None)
    is_finished = said.state in states.FINISHED or is_dropped
    inside = sides.is_inside
    # One who is not a party sees too little to judge: what it does not see is not the same as what is not done.
    asks = inside and not is_dropped and commitment.agreement.state != AgreementState.ENDED
    return CommitmentView(
        commitment=commitment,
        text=text,
        standing=standing,
        state=said.state,
        year=said.year,
        is_confirmed=said.is_confirmed,
        differs=said.differs and not is_dropped,
        parties=tuple(parties),
        assumptions=tuple(commitment.seen_assumptions),
        ownerless=asks and any(view.is_bound and not view.has_owner for view in parties),
        is_behind=asks and not is_finished and _is_behind(commitment, latest, day),
        never_started=asks and latest is None and not commitment.has_activity,
        under_review=not is_dropped and (standing == Standing.UNDER_REVIEW or bool(commitment.open_breaks)),
        reviewed_for=tuple(commitment.open_breaks),
        rests_on_broken=not is_dropped and any(one.broken for one in commitment.seen_assumptions),
        is_asked=asks,
        overdue=rhythm.is_overdue(due_on=commitment.due_on, is_finished=is_finished, today=day),
        latest_on=latest,
        is_inside=inside,
    )


def _is_behind(commitment: Commitment, latest: date | None, day: date) -> bool:
    every = commitment.report_every_days or commitment.agreement.report_every_days
    made_on = commitment.made_at.date()
    return rhythm.is_behind(made_on=made_on, latest_report_on=latest, every_days=every, today=day)


def _party_views(commitment: Commitment, sides: Sides) -> list[PartyView]:
    bindings = {binding.party_id: binding for binding in commitment.bindings.all()}
    return [_party_view(commitment, party, bindings.get(party.pk), sides) for party in sides.members]


def _party_view(commitment: Commitment, party: Party, binding: Binding | None, sides: Sides) -> PartyView:
    own = [report for report in commitment.seen_reports if report.party_id == party.pk]
    shared = _newest([report for report in own if report.circle != Circle.PRIVATE])
    private = _newest([report for report in own if report.circle == Circle.PRIVATE])
    owner = binding.owner if binding else None
    person = owner or (party.contact if binding else None)
    marks, inside = sides.marks, sides.is_inside
    return PartyView(
        party_id=party.pk,
        mark=marks[party.pk],
        is_bound=binding is not None,
        is_own=party.organisation_id == sides.own_id,
        has_owner=person is not None,
        owner=person.name if person and inside else "",
        is_contact=bool(person and not owner),
        wants=binding.wants if binding and inside else "",
        spokesperson=marks.get(binding.spokesperson_id) if binding and binding.spokesperson_id else None,
        report=shared,
        chip=states.chip(shared.state, year=shared.year) if shared else None,
        note=private if private and _newest([r for r in (shared, private) if r]) is private else None,
    )


def _newest(reports: list[StatusReport]) -> StatusReport | None:
    return max(reports, key=lambda report: (report.year or 0, report.as_of, report.pk), default=None)


def _verdict(parties: list[PartyView]) -> Verdict:
    opinions = [
        Opinion(view.party_id, report.state, report.year, report.circle == Circle.PRIVATE)
        for view in parties
        for report in (view.report, view.note)
        if report
    ]
    slots = {view.mark.slot: view.party_id for view in parties}
    voices = {
        v.party_id: slots[v.spokesperson.slot] for v in parties if v.spokesperson and v.spokesperson.slot in slots
    }
    return verdict(opinions, bound=[view.party_id for view in parties if view.is_bound], voices=voices)


def _as_it_stood(commitment: Commitment, day: date) -> tuple[str, str]:
    before = [change for change in commitment.all_changes if change.changed_on <= day]
    after = [change for change in commitment.all_changes if change.changed_on > day and change.old_text]
    standing = before[-1].standing if before else Standing.STANDS
    return standing, after[0].old_text if after else commitment.text
