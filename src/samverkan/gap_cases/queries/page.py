"""The page of one case: its options side by side, what the meeting made of it, the decision, the look-backs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q

from samverkan.accounts.actor import Actor
from samverkan.areas.models import Area
from samverkan.gap_cases.by_year import ForecastYear, again, year_of
from samverkan.gap_cases.models import CaseDecision, CaseOwner, CaseState, Figures, GapCase, LookBack, Option
from samverkan.gap_cases.models.cases import BROUGHT_UP, ENOUGH
from samverkan.gap_cases.models.decisions import AHEAD
from samverkan.gap_cases.queries.options import Column, column
from samverkan.gap_cases.queries.outcome import YearBeside, forecast_chart, missing_chart, years_beside
from samverkan.gap_cases.queries.plans import PlanLink, Plans
from samverkan.gap_cases.queries.wording import SHOWN, decider, sentence, span, within, word
from samverkan.meetings.models import AgendaItem, ItemState, JointPosition, Meeting, Topic, TopicState
from samverkan.meetings.queries import sharing
from samverkan.ui.charts import Chart
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class Owned:
    """Who looks after the case in a party; nobody while the party has chosen none."""

    mark: PartyMark
    name: str
    is_own: bool


@dataclass(frozen=True)
class Looked:
    """One look-back: what was forecast, what came, and whether it can be written now."""

    one: LookBack
    forecast: str
    missing_forecast: str
    is_open: bool
    is_late: bool


@dataclass(frozen=True)
class Standing:
    """The decision that stands, with the joint position it carries out as far as the reader may see that."""

    decision: CaseDecision
    joint_position: JointPosition | None
    look_backs: tuple[Looked, ...]
    chart: Chart | None
    missing_chart: Chart | None
    years: tuple[YearBeside, ...]

    @property
    def is_told_by_year(self) -> bool:
        """Whether the option that was chosen came with a forecast by year of what is missing."""
        return bool(self.years)


@dataclass(frozen=True)
class CasePage:
    """Everything on the page of a case."""

    case: GapCase
    state: str
    shown: str
    word: str
    sentence: str
    span: str
    decider: str
    plan: PlanLink | None
    area: Area | None
    owners: tuple[Owned, ...]
    columns: tuple[Column, ...]
    topics: tuple[Topic, ...]
    items: tuple[AgendaItem, ...]
    decision: Standing | None
    withdrawn: tuple[CaseDecision, ...]
    next_step: str

    @property
    def is_closed(self) -> bool:
        return self.state == CaseState.CLOSED

    @property
    def is_decided(self) -> bool:
        return self.decision is not None

    @property
    def has_any_filled(self) -> bool:
        return any(column.figures and column.figures.filled_low is not None for column in self.columns)

    @property
    def has_any_by_year(self) -> bool:
        return any(column.by_year for column in self.columns)

    @property
    def has_any_newer(self) -> bool:
        return any(column.newer for column in self.columns)


def case_view(case: Any, by: Actor, today: date) -> CasePage:
    """Return the page of a case that has been found visible, fetched with where it stands."""
    kept = case.decisions.select_related("option", "party__organisation", "joint_position__meeting", "recorded_by")
    decisions = list(kept.prefetch_related("look_backs__done_by"))
    standing = next((one for one in decisions if one.withdrawn_at is None), None)
    plans = Plans(case.ssyk, case.year, by)
    columns = tuple(column(option, standing, plans) for option in options_of(case))
    shown = standing_of(standing, columns, by, today) if standing else None
    topics = tuple(case.topics.visible_to(by).exclude(state=TopicState.WITHDRAWN))
    return CasePage(
        case=case,
        state=case.state,
        shown=SHOWN[case.state],
        word=word(case.state),
        sentence=sentence(case),
        span=span(case.low, case.high),
        decider=decider(case),
        plan=plans.link(case.origin),
        area=Area.objects.visible_to(by).filter(pk=case.area_id).first() if case.area_id else None,
        owners=owners_of(case, by, today),
        columns=columns,
        topics=tuple(topic for topic in topics if topic.state == TopicState.WAITING),
        items=items_of(case, topics, by),
        decision=shown,
        withdrawn=tuple(one for one in decisions if one.withdrawn_at),
        next_step=next_step(case.state, len(columns), shown),
    )


def options_of(case: GapCase) -> list[Option]:
    """Return the options with their figures, the ones they stand with first."""
    figures = Prefetch("figures", Figures.objects.select_related("taken_by").order_by("-is_current", "-taken_at"))
    return list(case.options.select_related("added_for").prefetch_related(figures))


def owners_of(case: GapCase, by: Actor, today: date) -> tuple[Owned, ...]:
    """Return each party with who looks after the case there; of a private case the own party alone."""
    owners = {
        owner.party_id: owner.person.name for owner in CaseOwner.objects.filter(case=case).select_related("person")
    }
    parties = [party for party in sharing.members(case.agreement) if party.is_member(today)]
    told = [
        Owned(sharing.mark(party), owners.get(party.pk, ""), party.organisation_id == by.organisation_id)
        for party in parties
    ]
    return tuple(one for one in told if one.is_own or case.circle != "private")


def items_of(case: GapCase, topics: Sequence[Topic], by: Actor) -> tuple[AgendaItem, ...]:
    """Return where the case stands, or stood, on an agenda that the reader may see."""
    named = Q(derived_from=f"{BROUGHT_UP}{case.pk}") | Q(topic__in=[topic.pk for topic in topics])
    seen = Meeting.objects.visible_to(by).of_agreement(case.agreement_id)
    found = AgendaItem.objects.filter(named, meeting__in=seen.order_by())
    return tuple(found.exclude(state=ItemState.MOVED).select_related("meeting").order_by("-meeting__starts_at"))


def standing_of(decision: CaseDecision, columns: Sequence[Column], by: Actor, today: date) -> Standing:
    """Return the decision with its look-backs and what was forecast beside what came."""
    looked = list(decision.look_backs.all())
    chosen = next((one for one in columns if one.option.pk == decision.option_id), None)
    people = chosen.figures.people if chosen and chosen.figures else []
    by_year = again(chosen.figures.by_year) if chosen and chosen.figures else ()
    return Standing(
        decision=decision,
        joint_position=seen_position(decision, by),
        look_backs=tuple(look_back_of(one, by_year, today) for one in looked),
        chart=forecast_chart(decision.decided_on.year, people, by_year, looked),
        missing_chart=missing_chart(by_year, looked, decision.decided_on.year),
        years=years_beside(by_year, looked, decision.decided_on.year),
    )


def look_back_of(one: LookBack, by_year: Sequence[ForecastYear], today: date) -> Looked:
    """Return a look-back as it is shown on a day."""
    is_open = today >= one.due_on - AHEAD
    then = year_of(by_year, one.due_on.year)
    people = within(then.people) if then else span(one.people_low, one.people_high)
    is_late = one.done_at is None and one.due_on < today
    return Looked(one, people, within(then.missing) if then else "–", is_open, is_late)


def seen_position(decision: CaseDecision, by: Actor) -> JointPosition | None:
    """Return the joint position that the decision carries out, if the reader may see it."""
    if decision.joint_position_id is None:
        return None
    return JointPosition.objects.visible_to(by).filter(pk=decision.joint_position_id).select_related("meeting").first()


def next_step(state: str, options: int, decision: Standing | None) -> str:
    """Return the one step that the page leads to: option, raise, decide or look_back; nothing where none is due."""
    if state == CaseState.CLOSED:
        return ""
    if decision:
        return "look_back" if any(one.is_open and not one.one.done_at for one in decision.look_backs) else ""
    if options < ENOUGH:
        return "option"
    return "decide" if state == CaseState.AWAITING else "raise"


def due_look_back(page: CasePage) -> Looked | None:
    """Return the look-back to write now; of a closed case none."""
    looked = page.decision.look_backs if page.decision and not page.is_closed else ()
    return next((one for one in looked if one.is_open and one.one.done_at is None), None)


def positions_to_choose(case: GapCase, by: Actor) -> list[JointPosition]:
    """Return the joint positions that a decision may carry out, the latest first, those about it before others."""
    about = Q(item__derived_from=f"{BROUGHT_UP}{case.pk}") | Q(item__topic__in=case.topics.values("pk"))
    found = JointPosition.objects.visible_to(by).filter(agreement=case.agreement_id)
    own = list(found.filter(about).select_related("meeting").distinct().order_by("-agreed_on", "-number"))
    rest = found.exclude(pk__in=[one.pk for one in own]).select_related("meeting")
    return [*own, *rest.order_by(F("agreed_on").desc(), "-number")[:30]]


def is_about(case: GapCase, position: JointPosition) -> bool:
    """Say whether the joint position came of an agenda item about the case."""
    if position.item is None:
        return False
    topics = set(case.topics.values_list("pk", flat=True))
    return position.item.derived_from == f"{BROUGHT_UP}{case.pk}" or position.item.topic_id in topics
