"""What promises rest on, judged for the one who looks and on any day: fetched once, whatever the number of days."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Assumption, AssumptionChange, Commitment, CommitmentChange
from samverkan.agreements.tripwires import Limit, Mark, Reading, broken
from samverkan.indicators.models import Indicator, IndicatorValue

Answer = tuple[date, datetime | None]


@dataclass
class Grounds:
    """What was said of some assumptions, measured by their indicators, and answered for the promises."""

    assumptions: list[Assumption]
    readings: dict[int, list[Reading]]
    marks: dict[int, list[Mark]] = field(default_factory=dict)
    answers: dict[tuple[int, int], list[Answer]] = field(default_factory=dict)

    def judge(self, day: date) -> list[Assumption]:
        """Say of each assumption whether it is broken that day, and return those that are."""
        for assumption in self.assumptions:
            assumption.broken = broken(
                self._mark(assumption, day), limit_of(assumption), self._reading(assumption, day)
            )
        return [assumption for assumption in self.assumptions if assumption.broken]

    def open_breaks(self, commitment: Commitment, day: date) -> list[Assumption]:
        """Return the broken assumptions of a commitment that nobody has answered since they broke."""
        return [one for one in commitment.seen_assumptions if one.broken and not self.is_answered(one, commitment, day)]

    def _mark(self, assumption: Assumption, day: date) -> Mark | None:
        said = [mark for mark in self.marks.get(assumption.pk, ()) if mark.on <= day]
        if said:
            return said[-1]
        return None if self.marks.get(assumption.pk) else stored_mark(assumption, day)

    def _reading(self, assumption: Assumption, day: date) -> Reading | None:
        until = [one for one in self.readings.get(assumption.indicator_id or 0, ()) if one.on <= day]
        return until[-1] if until else None

    def tie(self, commitments: Iterable[Commitment], day: date) -> None:
        """Tell each commitment what it rests on, where each assumption has its commitments, and what is open there."""
        resting: dict[int, list[Assumption]] = defaultdict(list)
        for one in self.assumptions:
            for commitment in one.seen_commitments:
                resting[commitment.pk].append(one)
        for commitment in commitments:
            commitment.seen_assumptions = resting[commitment.pk]
            commitment.open_breaks = self.open_breaks(commitment, day)

    def is_answered(self, assumption: Assumption, commitment: Commitment, day: date) -> bool:
        """Say whether somebody has said by that day what the break means for the promise."""
        given = self.answers.get((commitment.pk, assumption.pk), ())
        return any(on <= day and assumption.broken and assumption.broken.is_answered(at) for on, at in given)


def limit_of(assumption: Assumption) -> Limit | None:
    """Return the limit of the indicator that watches an assumption."""
    if assumption.limit is None or assumption.indicator_id is None:
        return None
    return Limit(assumption.limit, assumption.broken_when)


def stored_mark(assumption: Assumption, day: date) -> Mark | None:
    """Return the latest word as the assumption itself remembers it, if it had been said by then."""
    on = assumption.changed_on
    if on is not None and on > day:
        return None
    if assumption.holds and assumption.judged_at is None:
        return None
    return Mark(assumption.holds, on or day, assumption.judged_at, assumption.change_note, assumption.source_url)


def grounds(assumptions: Iterable[Assumption], by: Actor, *, looks_back: bool) -> Grounds:
    """Return what is known of some assumptions; `looks_back` fetches what was said of them over time, too."""
    every = list(assumptions)
    return Grounds(every, readings(every, by), marks(every) if looks_back else {})


def tie(
    commitments: Collection[Commitment],
    by: Actor,
    day: date,
    *,
    looks_back: bool,
    besides: Iterable[Assumption] = (),
    changes: Iterable[CommitmentChange] | None = None,
) -> None:
    """
    Tell each commitment, its assumptions already fetched, which of them are broken and not answered.

    besides  assumptions that no promise rests on, which are judged as well
    changes  all that was said of the promises, where it is at hand
    """
    resting = (one for each in commitments for one in each.seen_assumptions)
    found = grounds([*resting, *besides], by, looks_back=looks_back)
    are_broken = found.judge(day)
    found.answers = answers(are_broken) if changes is None else answers_in(changes)
    for commitment in commitments:
        commitment.open_breaks = found.open_breaks(commitment, day)


def judged(assumptions: Iterable[Assumption], by: Actor, day: date) -> list[Assumption]:
    """Return the assumptions, each with why it does not hold, if so."""
    every = list(assumptions)
    grounds(every, by, looks_back=False).judge(day)
    return every


def readings(assumptions: Collection[Assumption], by: Actor) -> dict[int, list[Reading]]:
    """Return the values, in their order, of the indicators that watch; one that the actor may not see has none."""
    watching = {one.indicator_id for one in assumptions if limit_of(one)}
    found: dict[int, list[Reading]] = defaultdict(list)
    if not watching:
        return found
    seen = Indicator.objects.visible_to(by).filter(pk__in=watching)
    rows = IndicatorValue.objects.current().filter(indicator__in=seen).order_by("on")
    for one in rows:
        found[one.indicator_id].append(Reading(one.on, one.value, one.entered_at, one.is_preliminary))
    return found


def marks(assumptions: Collection[Assumption]) -> dict[int, list[Mark]]:
    """Return what was said of each assumption, in its order."""
    found: dict[int, list[Mark]] = defaultdict(list)
    if assumptions:
        pks = {one.pk for one in assumptions}
        for said in AssumptionChange.objects.filter(assumption__in=pks).order_by("changed_on", "pk"):
            mark = Mark(said.holds, said.changed_on, said.made_at, said.note, said.source_url)
            found[said.assumption_id].append(mark)
    return found


def answers(assumptions: Collection[Assumption]) -> dict[tuple[int, int], list[Answer]]:
    """Return when each promise was given an answer to each of these assumptions."""
    if not assumptions:
        return {}
    return answers_in(CommitmentChange.objects.filter(answers__in={one.pk for one in assumptions}))


def answers_in(changes: Iterable[CommitmentChange]) -> dict[tuple[int, int], list[Answer]]:
    """Return, by promise and assumption, the day and time of each answer among these changes."""
    found: dict[tuple[int, int], list[Answer]] = defaultdict(list)
    for change in changes:
        if change.answers_id:
            found[change.commitment_id, change.answers_id].append((change.changed_on, change.made_at))
    return found
