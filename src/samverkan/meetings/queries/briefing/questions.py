"""Three questions of the future, each with the reason why it is proposed. Rules over data; nothing is made up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan.agreements.models import Standing
from samverkan.agreements.queries.health import differing_states
from samverkan.meetings.models import ItemKind
from samverkan.meetings.queries.briefing.facts import Facts
from samverkan.meetings.queries.briefing.measured import Measured
from samverkan.meetings.queries.briefing.undecided import Undecided
from samverkan.meetings.queries.inbox import QUESTION, RELATION, Derived, why_apart
from samverkan.relations.queries.results import Result
from samverkan.renewals.deadlines import dates_of, deadlines
from samverkan.renewals.models import Why
from samverkan.ui import dates, numbers

MOST = 3
HALF_A_YEAR, HORIZON = timedelta(days=183), timedelta(days=548)
REPEATEDLY = 2
APART = 1
"""So many steps of the scale lie between the parties' medians when the statement is worth a question."""


@dataclass(frozen=True)
class Question:
    """A question worth the leaders' time: what it comes from, its words, why it is proposed, how much it presses."""

    key: str
    text: str
    why: str
    weight: int = 0
    is_taken: bool = False
    is_reworded: bool = False

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


def questions(facts: Facts) -> list[Question]:
    """Return the questions on the agenda, filled up to three with those that the data proposes."""
    on_agenda = [
        Question(item.derived_from.removeprefix(QUESTION), item.title, item.background, is_taken=True)
        for item in facts.items
        if item.kind == ItemKind.QUESTION
    ]
    taken = {question.key for question in on_agenda}
    left = [question for question in proposed(facts) if question.key not in taken]
    return [*on_agenda, *left][: max(MOST, len(on_agenda))]


def to_ask(facts: Facts) -> list[Derived]:
    """Return the proposed questions that are not on the agenda, as what could be taken up."""
    left = (question for question in questions(facts) if not question.is_taken)
    return [Derived(QUESTION + one.key, ItemKind.QUESTION, one.text, one.why) for one in left]


def proposed(facts: Facts) -> list[Question]:
    """Return all that the data proposes and nobody has dismissed, the most pressing first, of each kind in turn."""
    choices = facts.added.choices
    found = []
    for question in varied(candidates(facts)):
        state, text = choices.get(question.key, ("", ""))
        if state != "dismissed":
            found.append(replace(question, text=text, is_reworded=True) if text else question)
    return found


def varied(some: Iterable[Question]) -> list[Question]:
    """Return the questions so that one of each kind comes before a second of any."""
    by_kind: dict[str, list[Question]] = defaultdict(list)
    for question in sorted(some, key=lambda each: -each.weight):
        by_kind[question.kind].append(question)
    rounds = [(place, -each.weight, each) for kind in by_kind.values() for place, each in enumerate(kind)]
    return [each for _place, _weight, each in sorted(rounds, key=lambda one: one[:2])]


def candidates(facts: Facts) -> Iterator[Question]:
    """Yield every question that the data gives reason to ask."""
    yield from broken(facts)
    yield from differing(facts)
    yield from ending(facts)
    yield from (area(each, facts.today) for each in facts.areas)
    yield from missed(facts)
    yield from (seen_differently(each) for each in facts.apart if (each.difference or 0) >= APART)
    yield from (short(each, facts.today) for each in facts.indicators if each.is_short)


def broken(facts: Facts) -> Iterator[Question]:
    """Ask of what rests on an assumption that no longer holds."""
    for assumption in facts.broken:
        resting = [v for v in facts.commitments if assumption in v.assumptions and v.standing != Standing.DROPPED]
        told = assumption.broken
        note = (told.note or assumption.change_note) if told else assumption.change_note
        why = _("It no longer holds since %(day)s.") % {"day": dates.day(told.on if told else assumption.changed_on)}
        if resting:
            rests = ngettext("Commitment %(named)s rests on it.", "Commitments %(named)s rest on it.", len(resting))
            why = f"{why} {rests % {'named': listed(str(view.number) for view in resting)}}"
        text = _("What do we do about what rests on the assumption “%(text)s”?") % {"text": assumption.text.rstrip(".")}
        yield Question(f"broken:{assumption.pk}", text, " ".join(filter(None, (why, note))), 88 + min(len(resting), 5))


def differing(facts: Facts) -> Iterator[Question]:
    """Ask of what the parties see differently."""
    for view in facts.commitments:
        if view.differs:
            said = [_("%(party)s says %(state)s") % {"party": m.mark, "state": s} for m, s in differing_states(view)]
            text = _("Why do we see commitment %(number)s, %(title)s, differently, and what would be enough?")
            named = {"number": view.number, "title": view.commitment.title}
            yield Question(f"differs:{view.commitment.pk}", text % named, ", ".join(said) + ".", 80)


def ending(facts: Facts) -> Iterator[Question]:
    """Ask of what is to come after the agreement, or of what its review is to answer."""
    known = (
        each for each in deadlines(dates_of(facts.agreement), 0) if facts.today <= each.on <= facts.today + HORIZON
    )
    nearest = min(known, key=lambda each: each.on, default=None)
    if nearest is None:
        return
    text = (
        _("What should the review of the agreement change?")
        if nearest.why == Why.REVIEW
        else _("What should the next agreement hold that this one does not?")
    )
    label = str(Why(nearest.why).label)
    words = {"what": label[:1].upper() + label[1:], "day": dates.day(nearest.on)}
    weight = 95 if nearest.on <= facts.today + HALF_A_YEAR else 70
    yield Question(f"end:{nearest.why}", text, _("%(what)s: %(day)s.") % words, weight)


def area(undecided: Undecided, today: date) -> Question:
    """Ask what to make of an area that is to be decided on."""
    why = _("To be decided by %(day)s.") % {"day": dates.day(undecided.decide_by)}
    if undecided.empty:
        why += " " + _("No shared activity yet within %(domains)s.") % {"domains": listed(undecided.empty)}
    text = _("Shall we establish %(name)s, explore it further or drop it?") % {"name": undecided.name}
    return Question(f"area:{undecided.pk}", text, why, 85 if undecided.decide_by <= today + HALF_A_YEAR else 60)


def missed(facts: Facts) -> Iterator[Question]:
    """Ask of a promise that was missed more than once, or whose day has passed."""
    for view in facts.commitments:
        if view.standing == Standing.DROPPED:
            continue
        years = getattr(view.commitment, "years_missed", 0)
        named = {"number": view.number, "title": view.commitment.title}
        text = _("What does it take to keep commitment %(number)s, %(title)s, or should it be changed?") % named
        if years >= REPEATEDLY:
            why = _("Reported as missed for %(years)s years.") % {"years": years}
            yield Question(f"missed:{view.commitment.pk}", text, why, 75 + min(years, 5))
        elif view.overdue:
            why = _("Its day, %(day)s, has passed.") % {"day": dates.day(view.commitment.due_on)}
            yield Question(f"missed:{view.commitment.pk}", text, why, 66)


def seen_differently(result: Result) -> Question:
    """Ask about a statement of the relationship check that the parties answered most differently."""
    text = _("Why do we answer so differently to “%(statement)s”?") % {"statement": result.statement.text.rstrip(".")}
    weight = 65 + int(4 * (result.difference or 0))
    return Question(f"{RELATION}{result.statement.pk}", text, why_apart(result), weight)


def short(measured: Measured, today: date) -> Question:
    """Ask of a target that is not reached."""
    goal, indicator = measured.goal, measured.indicator
    assert goal
    why = _("%(value)s on %(day)s; the target is %(goal)s by %(by)s.") % {
        "value": measured.text,
        "day": dates.day(measured.latest.on),
        "goal": numbers.with_unit(numbers.rounded(goal.value, indicator.decimals), indicator.unit),
        "by": dates.day(goal.on),
    }
    worse = measured.moved == "worse"
    if worse:
        why += " " + _("It has moved away from the target.")
    text = _("What can we do together to reach the target for %(name)s?") % {"name": indicator.name}
    weight = 50 + (15 if worse else 0) + (5 if goal.on <= today + HALF_A_YEAR else 0)
    return Question(f"indicator:{indicator.pk}", text, why, weight)


def listed(words: Iterable[str]) -> str:
    """Return words as a list within a sentence."""
    every = [word[:1].lower() + word[1:] for word in words]
    return _(" and ").join(filter(None, [", ".join(every[:-1]), every[-1]]))
