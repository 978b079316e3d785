"""Whom a round would ask about what: found before anything is sent."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle, Person
from samverkan.agreements import states
from samverkan.agreements.models import Agreement, Binding, Commitment, Party, Standing, StatusReport


@dataclass(frozen=True)
class Candidate:
    """One party that can be asked about one promise, and who there would be."""

    commitment: Commitment
    party: Party
    person: Person | None
    is_finished: bool

    @property
    def is_reached(self) -> bool:
        """Somebody owns the promise and can be sent a mail."""
        return can_be_mailed(self.person)


def can_be_mailed(person: Person | None) -> bool:
    """Say whether a person can be asked by mail."""
    return bool(person and person.email and person.is_active)


def owner_of(binding: Binding) -> Person | None:
    """Return who is asked for a party: the owner, else the party's contact."""
    return binding.owner or binding.party.contact


def candidates(agreement: Agreement, by: Actor, on: date, *, only_own: bool = False) -> list[Candidate]:
    """
    Return every party that is bound by a promise which stands, as far as the actor sees it.

    A party that lets another speak for it is not asked, and about a promise that is private only its own party is.
    """
    bindings = Binding.objects.filter(commitment__in=_promises(agreement, by), spokesperson=None)
    loaded = bindings.select_related("commitment", "party__organisation", "party__contact", "owner")
    rows = [one for one in loaded.order_by("commitment__number", "party__position") if one.party.is_member(on)]
    own = by.organisation_id
    shown = [
        one
        for one in rows
        if one.party.organisation_id == own
        or not (only_own or Circle.PRIVATE in (agreement.circle, one.commitment.circle))
    ]
    finished = _finished(shown, by)
    return [
        Candidate(one.commitment, one.party, owner_of(one), (one.commitment_id, one.party_id) in finished)
        for one in shown
    ]


def _promises(agreement: Agreement, by: Actor) -> QuerySet[Commitment]:
    seen: QuerySet[Commitment] = Commitment.objects.visible_to(by).filter(agreement=agreement)
    return seen.exclude(standing=Standing.DROPPED).order_by()


def _finished(bindings: Iterable[Binding], by: Actor) -> set[tuple[int, int]]:
    """Return the promises and parties of which the latest view that the actor sees says that nothing more is to do."""
    promises = [binding.commitment_id for binding in bindings]
    views = StatusReport.objects.visible_to(by).filter(is_latest=True, commitment__in=promises)
    said: dict[tuple[int, int], list[tuple[date, str]]] = defaultdict(list)
    for commitment, party, day, state in views.values_list("commitment", "party", "as_of", "state"):
        said[commitment, party].append((day, state))
    return {each for each, found in said.items() if max(found)[1] in states.FINISHED}


@dataclass(frozen=True)
class Letter:
    """One mail that would go out: to whom, for which party, about which promises."""

    person: Person
    party: Party
    promises: tuple[Commitment, ...]


@dataclass(frozen=True)
class Preview:
    """Who would get which mail, and what nobody can be asked about yet."""

    letters: tuple[Letter, ...]
    unreached: tuple[Candidate, ...]

    @property
    def asked(self) -> int:
        return sum(len(letter.promises) for letter in self.letters)


def preview(found: Iterable[Candidate], chosen: Collection[int] | None = None) -> Preview:
    """Return what asking about the chosen promises would send; about those not finished, if none were chosen."""
    wanted = [one for one in found if (not one.is_finished if chosen is None else one.commitment.pk in chosen)]
    letters: dict[tuple[int, int], list[Candidate]] = defaultdict(list)
    for one in wanted:
        if one.person and one.is_reached:
            letters[one.party.position, one.person.pk].append(one)
    made = [
        Letter(each[0].person, each[0].party, tuple(one.commitment for one in each))
        for _key, each in sorted(letters.items())
        if each[0].person
    ]
    return Preview(tuple(made), tuple(one for one in wanted if not one.is_reached))
