"""The first screen: the occupations of a region, each with its assessment, its people and its education."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from samverkan.accounts.actor import Actor
from samverkan.competence.models import FollowedOccupation
from samverkan.competence.queries.facts import Assessment, Count, Facts, Supply
from samverkan.competence.queries.names import names
from samverkan.competence.queries.question import Question, question
from samverkan.search import key
from samverkan.ui.numbers import Number

WORST_FIRST = {"brist": 0, "paradox": 1, "balans": 2, "överskott": 3, "": 4}
RISING_FIRST = {"öka": 0, "vara oförändrad": 1, "minska": 2, "": 3}
DEFAULT_SORT = "state"


@dataclass(frozen=True)
class Sought:
    """What the list is cut down to; empty means all."""

    text: str = ""
    recruitment: str = ""
    outlook: str = ""
    taught: str = ""

    @property
    def active(self) -> int:
        return sum(bool(value) for value in vars(self).values())


@dataclass(frozen=True)
class Occupation:
    """One occupation in a region."""

    ssyk: str
    name: str
    judged: Assessment | None
    count: Count | None
    supply: Supply
    followed: bool

    @property
    def employed(self) -> Number:
        """People employed, the latest year."""
        latest = self.count.latest if self.count else None
        return Number(
            latest.value if latest else None,
            year=latest.period if latest else "",
            preliminary=bool(latest and latest.preliminary),
        )

    @property
    def change(self) -> Number | None:
        """How many more since the first year of the same series; nothing when there is but one year."""
        first, latest = (self.count.first, self.count.latest) if self.count else (None, None)
        if first is None or latest is None or first is latest or first.value is None or latest.value is None:
            return None
        return Number(latest.value - first.value, year=first.period)

    @property
    def places(self) -> Number:
        return Number(self.supply.places)


SORTS: dict[str, Callable[[Occupation], Any]] = {
    "state": lambda one: (
        WORST_FIRST.get(one.judged.recruitment if one.judged else "", 4),
        RISING_FIRST.get(one.judged.outlook if one.judged else "", 3),
        key(one.name),
    ),
    "name": lambda one: key(one.name),
    "employed": lambda one: one.employed.value or 0,
    "change": lambda one: (one.change.value if one.change else 0) or 0,
    "education": lambda one: (len(one.supply.here), len(one.supply.distance)),
}


def occupations(facts: Facts, by: Actor) -> list[Occupation]:
    """Return every occupation that the sources say something of, in the facts' region."""
    followed = followed_in(facts.region, by)
    called = names(facts)
    return [
        Occupation(
            code,
            called[code],
            next(iter(facts.assessments.get(code, ())), None),
            next(iter(facts.counts.get(code, ())), None),
            facts.supply(code),
            code in followed,
        )
        for code in facts.codes
    ]


def followed_in(region: str, by: Actor) -> set[str]:
    """Return the SSYK groups that the actor's party follows in a region."""
    own = FollowedOccupation.objects.filter(organisation=by.organisation_id, region=region)
    return set(own.values_list("ssyk", flat=True))


def sought(every: list[Occupation], wanted: Sought, sort: str) -> list[Occupation]:
    """Return the occupations that fit, in the order asked for."""
    found = [one for one in every if fits(one, wanted)]
    name, falls = sort.removeprefix("-"), sort.startswith("-")
    found.sort(key=SORTS.get(name, SORTS[DEFAULT_SORT]), reverse=falls)
    return found


def fits(one: Occupation, wanted: Sought) -> bool:
    recruitment, outlook = (one.judged.recruitment, one.judged.outlook) if one.judged else ("", "")
    return (
        (not wanted.text or key(wanted.text) in key(one.name) or one.ssyk.startswith(wanted.text.strip()))
        and wanted.recruitment in ("", recruitment)
        and wanted.outlook in ("", outlook)
        and (not wanted.taught or bool(one.supply.here or one.supply.distance) == (wanted.taught == "yes"))
    )


def asked(facts: Facts, one: Occupation) -> Question:
    """Return what to ask about an occupation of the list."""
    return question(facts, one.ssyk, one.name)
