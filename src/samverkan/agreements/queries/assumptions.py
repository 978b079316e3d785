"""What the promises of an agreement, and areas, rest on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Assumption, AssumptionChange, Commitment, Standing
from samverkan.agreements.queries.health.resting import Grounds, answers, grounds
from samverkan.agreements.tripwires import Break, Reading
from samverkan.areas.models import Area
from samverkan.indicators.models import Indicator
from samverkan.indicators.uses import Use
from samverkan.ui.numbers import Number


@dataclass(frozen=True)
class Watched:
    """The indicator that watches an assumption, as far as the one who looks may see it: its limit and latest value."""

    indicator: Indicator
    limit: Number
    latest: Reading | None

    @property
    def value(self) -> Number | None:
        if self.latest is None:
            return None
        return Number(
            self.latest.value, self.indicator.unit, self.indicator.decimals, preliminary=self.latest.is_preliminary
        )


@dataclass(frozen=True)
class Resting:
    """A promise that rests on an assumption, and whether it has been answered for since the assumption broke."""

    commitment: Commitment
    is_open: bool


@dataclass(frozen=True)
class AssumptionLine:
    """An assumption with all that is known of it by the one who looks."""

    assumption: Assumption
    resting: tuple[Resting, ...]
    areas: tuple[Area, ...]
    watched: Watched | None
    changes: tuple[AssumptionChange, ...]
    is_due: bool

    @property
    def broken(self) -> Break | None:
        return self.assumption.broken

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        return tuple(one.commitment for one in self.resting)

    @property
    def open_count(self) -> int:
        """How many promises wait for an answer to the break."""
        return sum(one.is_open for one in self.resting)


def assumption_lines(agreement: Agreement, by: Actor, today: date) -> list[AssumptionLine]:
    """Return the agreement's assumptions; those that no longer hold come first, then those to be looked at."""
    said = AssumptionChange.objects.select_related("by_party__organisation")
    own = Assumption.objects.visible_to(by).filter(agreement=agreement)
    return lines_of(_judged(own.prefetch_related(Prefetch("changes", said, to_attr="all_changes")), by, today), today)


def withdrawn(agreement: Agreement, by: Actor) -> list[Assumption]:
    """Return the assumptions of the agreement that were taken out of use, the latest first."""
    out = Assumption.with_withdrawn.visible_to(by).filter(agreement=agreement).exclude(withdrawn_at=None)
    return list(out.order_by("-withdrawn_at"))


def area_grounds(area: Area, by: Actor, today: date) -> Grounds:
    """Return what an area, or a promise in it, rests on, as far as the actor may see both, judged and answered."""
    promises = Commitment.objects.visible_to(by).filter(areas=area).order_by()
    tied = Assumption.objects.visible_to(by).filter(Q(areas=area) | Q(commitments__in=promises)).distinct()
    return _judged(tied.select_related("agreement"), by, today)


def _judged(assumptions: QuerySet[Assumption], by: Actor, today: date) -> Grounds:
    """Return the assumptions with what rests on them, in a number of queries that does not grow."""
    commitments = Commitment.objects.visible_to(by).order_by("number")
    watching = Indicator.objects.visible_to(by).filter(pk=OuterRef("indicator"))
    loaded = assumptions.select_related("watcher", "indicator").annotate(sees_indicator=Exists(watching))
    found = grounds(
        loaded.prefetch_related(
            Prefetch("commitments", commitments, to_attr="seen_commitments"),
            Prefetch("areas", Area.objects.visible_to(by), to_attr="seen_areas"),
        ),
        by,
        looks_back=False,
    )
    found.answers = answers(found.judge(today))
    return found


def lines_of(found: Grounds, today: date) -> list[AssumptionLine]:
    """Return the assumptions as they are shown, those that no longer hold first; what was said of them, if fetched."""
    lines = [
        AssumptionLine(
            assumption=one,
            resting=tuple(Resting(each, _is_open(found, one, each, today)) for each in one.seen_commitments),
            areas=tuple(one.seen_areas),
            watched=_watched(one, found.readings.get(one.indicator_id or 0, [])),
            changes=tuple(getattr(one, "all_changes", ())),
            is_due=bool(one.look_again_on and one.look_again_on <= today and not one.broken),
        )
        for one in found.assumptions
    ]
    return sorted(lines, key=lambda line: (line.broken is None, not line.is_due, line.assumption.pk))


def _is_open(found: Grounds, assumption: Assumption, commitment: Commitment, today: date) -> bool:
    is_answered = found.is_answered(assumption, commitment, today)
    return bool(assumption.broken) and commitment.standing != Standing.DROPPED and not is_answered


def _watched(assumption: Any, readings: list[Reading]) -> Watched | None:
    if assumption.limit is None or not assumption.sees_indicator:
        return None
    indicator = assumption.indicator
    limit = Number(assumption.limit, indicator.unit, indicator.decimals)
    return Watched(indicator, limit, readings[-1] if readings else None)


def uses_of(indicator: Indicator, by: Actor) -> list[Use]:
    """Return the assumptions that an indicator watches, for its own page."""
    tied = Assumption.objects.visible_to(by).filter(indicator=indicator, agreement__in=Agreement.objects.visible_to(by))
    found = grounds(tied.select_related("agreement"), by, looks_back=False)
    found.judge(timezone.localdate())
    return [
        Use(
            one.text,
            one.agreement.title,
            f"{reverse('agreements:assumptions', args=[one.agreement_id])}#antagande-{one.pk}",
            "holds_no_longer" if one.broken else "holds",
        )
        for one in found.assumptions
    ]


def is_watching(indicator: Indicator) -> bool:
    """Say whether any assumption at all rests on the indicator."""
    return Assumption.objects.filter(indicator=indicator).exists()
