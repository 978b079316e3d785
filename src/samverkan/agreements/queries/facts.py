"""The facts of an agreement, who sees it, who has confirmed it, and whose goals it serves."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.models import Agreement, AgreementState, Party, PartyGoal, Terms
from samverkan.agreements.queries.families import Kin, kin_of
from samverkan.agreements.queries.health import is_inside
from samverkan.agreements.queries.terms.stated import counted_days
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class Fact:
    """One line: a label and a value, which may be a date; how it was counted, when nobody has stated it."""

    label: str | Promise
    value: str | date | None
    is_date: bool = False
    how: str = ""


@dataclass(frozen=True)
class Confirmation:
    """Whether a party has confirmed, when, and who wrote the name."""

    party_id: int
    mark: PartyMark
    at: datetime | None
    name: str
    is_own: bool
    link_sent_at: datetime | None
    link_to: str


@dataclass(frozen=True)
class GoalLine:
    """A goal of a party; only one's own can be removed."""

    id: int
    mark: PartyMark
    text: str
    source: str
    is_shared: bool
    is_own: bool


@dataclass(frozen=True)
class FactsPage:
    """Everything that the page of facts shows, and what the reader may do there."""

    agreement: Agreement
    is_proposed: bool
    facts: tuple[Fact, ...]
    confirmations: tuple[Confirmation, ...]
    goals: tuple[GoalLine, ...]
    own: Party | None
    may_edit: bool
    may_confirm: bool
    may_share: bool
    may_publish: bool
    may_send_links: bool
    kin: tuple[Kin, ...]


def facts_page(agreement: Agreement, by: Actor) -> FactsPage:
    """Return what the actor sees of an agreement's facts; the agreement must be visible to the actor."""
    parties = list(agreement.parties.select_related("organisation", "contact"))
    own = next((party for party in parties if party.organisation_id == by.organisation_id), None)
    may_share = can(by, Permission.AGREEMENT_SHARE, agreement)
    is_private = agreement.circle == Circle.PRIVATE
    return FactsPage(
        agreement=agreement,
        is_proposed=agreement.state == AgreementState.PROPOSED,
        facts=tuple(fact for fact in _facts(agreement, by) if fact.value),
        confirmations=_confirmations(agreement, parties, by),
        goals=_goals(agreement, by),
        own=own,
        may_edit=can(by, Permission.AGREEMENT_REGISTER, agreement) and own is not None,
        may_confirm=bool(own and not own.confirmed_at) and can(by, Permission.AGREEMENT_CONFIRM, agreement),
        may_share=is_private and may_share,
        may_publish=not is_private and can(by, Permission.AGREEMENT_PUBLISH, agreement),
        may_send_links=not is_private and may_share,
        kin=kin_of(agreement, by),
    )


def _facts(agreement: Agreement, by: Actor) -> list[Fact]:
    terms = Terms.objects.visible_to(by).filter(agreement=agreement).first()
    notice, review = counted_days(agreement, terms)
    return [
        Fact(_("Kind of agreement"), agreement.get_kind_display()),
        Fact(_("State"), agreement.get_state_display()),
        Fact(_("Purpose"), agreement.purpose),
        Fact(_("Decided"), agreement.decided_on, is_date=True),
        Fact(_("To be signed"), agreement.planned_on, is_date=True),
        Fact(_("Signed"), agreement.signed_on, is_date=True),
        Fact(_("Published"), agreement.published_on, is_date=True),
        Fact(_("Valid from"), agreement.valid_from, is_date=True),
        Fact(_("Valid to"), agreement.valid_to, is_date=True),
        Fact(_("Last day to give notice"), agreement.notice_date, is_date=True, how=notice),
        Fact(_("To be reviewed"), agreement.review_date, is_date=True, how=review),
        Fact(_("The leaderships meet"), agreement.get_meeting_cadence_display()),
        Fact(_("Days between reports"), str(agreement.report_every_days)),
        Fact(_("Registered"), agreement.registered_at, is_date=True),
    ]


def _mark(party: Party) -> PartyMark:
    return PartyMark(party.organisation.short_mark, party.position, party.organisation.name)


def _confirmations(agreement: Agreement, parties: list[Party], by: Actor) -> tuple[Confirmation, ...]:
    seen = can(by, Permission.AGREEMENT_SHARE, agreement)
    links = {}
    if seen:
        waiting = agreement.parties.filter(links__used_at=None).values_list("pk", "links__sent_at", "links__name")
        links = {pk: (sent_at, name) for pk, sent_at, name in waiting}
    return tuple(
        Confirmation(
            party_id=party.pk,
            mark=_mark(party),
            at=party.confirmed_at,
            name=party.confirmed_name,
            is_own=party.organisation_id == by.organisation_id,
            link_sent_at=links.get(party.pk, (None, ""))[0],
            link_to=links.get(party.pk, (None, ""))[1],
        )
        for party in parties
    )


def _goals(agreement: Agreement, by: Actor) -> tuple[GoalLine, ...]:
    inside = is_inside(agreement, by)
    goals = PartyGoal.objects.filter(party__agreement=agreement).select_related("party__organisation").order_by("pk")
    return tuple(
        GoalLine(goal.pk, _mark(goal.party), goal.text, goal.source, goal.is_shared, is_own)
        for goal in goals
        if (is_own := goal.party.organisation_id == by.organisation_id) or (goal.is_shared and inside)
    )
