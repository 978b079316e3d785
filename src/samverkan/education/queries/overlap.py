"""Which programmes teach the same: the share of their skills that two have in common."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samverkan.education.models import Judged, Programme, TaughtSkill
from samverkan.sources.spreadsheets import Value
from samverkan.ui.numbers import Number

FEWEST = 2
"""Skills in common; one alone says nothing."""
MOST = 200
BLOCK = 500


@dataclass(frozen=True)
class Pair:
    """Two programmes with how many skills each teaches and how many both do."""

    one: Programme
    other: Programme
    common: int
    of_one: int
    of_other: int

    @property
    def share(self) -> Number:
        """The skills that both teach, as a share of all that either does."""
        return Number(100 * self.common / (self.of_one + self.of_other - self.common), "%")


def pairs(programmes: QuerySet[Programme], *, certain: bool = False, most: int = MOST) -> tuple[Pair, ...]:
    """Return the pairs that have most of their skills in common, at least two, most alike first."""
    import numpy as np

    by_pk = {one.pk: one for one in programmes}
    sets = {pk: found for pk, found in skills_of(list(by_pk), certain).items() if len(found) >= FEWEST}
    if len(sets) < FEWEST:
        return ()
    keys, concepts = sorted(sets), {one: at for at, one in enumerate(sorted(set().union(*sets.values())))}
    holds = np.zeros((len(keys), len(concepts)), np.float32)
    for row, pk in enumerate(keys):
        holds[row, [concepts[one] for one in sets[pk]]] = 1
    sizes = holds.sum(1)
    found: list[tuple[float, int, int, int]] = []
    for first in range(0, len(keys), BLOCK):
        common = holds[first : first + BLOCK] @ holds.T
        alike = common / (sizes[first : first + BLOCK, None] + sizes[None, :] - common)
        is_told = (common >= FEWEST) & (np.arange(len(keys))[None, :] > np.arange(first, first + len(common))[:, None])
        rows, columns = np.nonzero(is_told)
        best = np.argsort(-alike[rows, columns], kind="stable")[:most]
        for at in best:
            row, column = int(rows[at]), int(columns[at])
            found.append((-float(alike[row, column]), first + row, column, int(common[row, column])))
    return tuple(
        Pair(by_pk[keys[row]], by_pk[keys[column]], common, len(sets[keys[row]]), len(sets[keys[column]]))
        for _share, row, column, common in sorted(found)[:most]
    )


def skills_of(programmes: list[int], certain: bool) -> dict[int, set[str]]:
    """Return the ids of the skills that each programme teaches."""
    rows = TaughtSkill.objects.filter(programme__in=programmes).exclude(judged=Judged.REMOVED)
    if certain:
        rows = rows.filter(judged=Judged.CONFIRMED)
    found: dict[int, set[str]] = {}
    for programme, concept in rows.values_list("programme", "concept"):
        found.setdefault(programme, set()).add(concept)
    return found


@dataclass(frozen=True)
class Compared:
    """Two programmes side by side: what only the one teaches, what both do, what only the other does."""

    one: Programme
    other: Programme
    only_one: tuple[str, ...]
    both: tuple[str, ...]
    only_other: tuple[str, ...]

    @property
    def pair(self) -> Pair:
        """The two as a pair."""
        common = len(self.both)
        return Pair(self.one, self.other, common, common + len(self.only_one), common + len(self.only_other))


def compared(one: Programme, other: Programme) -> Compared:
    """Return what two programmes teach, by the names of the skills."""
    first, second = names_of(one), names_of(other)
    return Compared(
        one,
        other,
        tuple(name for concept, name in first.items() if concept not in second),
        tuple(name for concept, name in first.items() if concept in second),
        tuple(name for concept, name in second.items() if concept not in first),
    )


def names_of(programme: Programme) -> dict[str, str]:
    """Return the names of the skills that a programme teaches, by their ids."""
    kept = programme.skills.exclude(judged=Judged.REMOVED)
    return dict(kept.values_list("concept", "name"))


def sheet(found: tuple[Pair, ...]) -> Iterator[list[Value]]:
    """Yield the head and a row a pair."""
    yield [_("The one"), _("Given by"), _("The other"), _("Given by"), _("Skills in common"), _("Skills of the one"),
           _("Skills of the other"), _("Share in common (%)")]  # fmt: skip
    for pair in found:
        yield [
            pair.one.name, pair.one.provider_name, pair.other.name, pair.other.provider_name, pair.common, pair.of_one,
            pair.of_other, round(float(pair.share.value or 0)),
        ]  # fmt: skip
