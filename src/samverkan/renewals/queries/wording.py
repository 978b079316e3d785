"""The proposed wording beside the old one, its versions, and the promises that would lose their place."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Commitment, Party, Passage, Wording
from samverkan.agreements.models.wordings import in_force
from samverkan.agreements.queries.health import party_mark
from samverkan.agreements.queries.wordings import visible_wordings
from samverkan.renewals.models import Proposal, Renewal, open_commitments
from samverkan.runs import actions as runs
from samverkan.ui.components import PartyMark
from samverkan_engine.tables import DifferenceKind, Followed, FollowKind, ParagraphCompared, WordsCompared

ORDER = (FollowKind.EXACT, FollowKind.MOVED, FollowKind.REWORDED, FollowKind.GONE)
LEFT = (DifferenceKind.REMOVED, DifferenceKind.MOVED_AWAY)
RIGHT = (DifferenceKind.ADDED, DifferenceKind.MOVED_HERE)


@dataclass(frozen=True)
class Beside:
    """A paragraph of the old text beside the one it became, each with its own words marked."""

    kind: str
    old: tuple[WordsCompared, ...]
    new: tuple[WordsCompared, ...]


@dataclass(frozen=True)
class InNewText:
    """What becomes of a promise's words in the new text: follows, reworded or gone; and the likeliest new words."""

    state: str
    words: str = ""
    candidate: str = ""


@dataclass(frozen=True)
class Losing:
    """A promise whose words the proposal has reworded or left out."""

    commitment: Commitment
    place: InNewText


@dataclass(frozen=True)
class Standpoint:
    """Whether a party stands behind the latest version."""

    party: PartyMark
    is_own: bool
    given_at: object = None


@dataclass(frozen=True)
class WordingPage:
    """The two texts beside each other, and everything known about the version shown."""

    old: Wording | None
    shown: Proposal | None
    versions: tuple[Proposal, ...]
    paragraphs: tuple[Beside, ...]
    changed: int
    added: int
    removed: int
    losing: tuple[Losing, ...]
    standpoints: tuple[Standpoint, ...]
    own_stands: bool

    @property
    def is_same(self) -> bool:
        return not (self.changed or self.added or self.removed)


def old_wording(agreement: Agreement, by: Actor) -> Wording | None:
    """Return the wording in force."""
    return in_force(visible_wordings(agreement, by))


def wording_page(renewal: Renewal, by: Actor, number: int | None = None) -> WordingPage:
    """Return the latest version, or the one that is asked for, beside the wording in force."""
    versions = list(renewal.proposals.select_related("made_by", "party__organisation"))
    shown = next((each for each in versions if number in (None, each.number)), None)
    old = old_wording(renewal.agreement, by)
    compared = runs.compare_texts(old.text if old else "", shown.text) if shown else ()
    kinds = [paragraph.kind for paragraph in compared]
    standpoints = tuple(_standpoints(renewal, versions[0], by)) if versions else ()
    return WordingPage(
        old=old,
        shown=shown,
        versions=tuple(versions),
        paragraphs=tuple(beside(compared)),
        changed=kinds.count(DifferenceKind.CHANGED),
        added=sum(kind in RIGHT for kind in kinds),
        removed=sum(kind in LEFT for kind in kinds),
        losing=tuple(losing(renewal, old, shown.text)) if shown and old else (),
        standpoints=standpoints,
        own_stands=any(each.is_own and each.given_at for each in standpoints),
    )


def beside(compared: Collection[ParagraphCompared]) -> Iterator[Beside]:
    """Yield each paragraph as two: what is removed stands on the left, what is added on the right."""
    for paragraph in compared:
        old = () if paragraph.kind in RIGHT else _without(paragraph.words, DifferenceKind.ADDED)
        new = () if paragraph.kind in LEFT else _without(paragraph.words, DifferenceKind.REMOVED)
        yield Beside(paragraph.kind.value, old, new)


def _without(words: Collection[WordsCompared], kind: DifferenceKind) -> tuple[WordsCompared, ...]:
    return tuple(each for each in words if each.kind is not kind)


def _standpoints(renewal: Renewal, latest: Proposal, by: Actor) -> Iterator[Standpoint]:
    given = dict(latest.endorsements.values_list("party", "given_at"))
    parties = Party.objects.current().filter(agreement=renewal.agreement_id).select_related("organisation")
    for party in parties:
        yield Standpoint(party_mark(party), party.organisation_id == by.organisation_id, given.get(party.pk))


def losing(renewal: Renewal, old: Wording, new_text: str) -> list[Losing]:
    """Return the open promises whose words do not follow into the new text by themselves."""
    promises = {each.pk: each for each in open_commitments(renewal.agreement)}
    places = in_new_text(old, new_text, {pk: promise.text for pk, promise in promises.items()})
    return [Losing(promises[pk], place) for pk, place in places.items() if place.state != "follows"]


def in_new_text(old: Wording, new_text: str, commitments: Mapping[int, str]) -> dict[int, InNewText]:
    """
    Return what becomes of the words of each promise, given with its text of today.

    A promise that was changed since the old wording may stand in the new one as it is by now. Of a promise with several
    passages the one that fares worst tells.
    """
    passages = list(Passage.objects.filter(wording=old, commitment__in=commitments).order_by("commitment__number"))
    spans = [(passage.start, passage.end) for passage in passages]
    found = defaultdict[int, list[tuple[Passage, Followed]]](list)
    for passage, place in zip(passages, runs.follow_passages(old.text, spans, new_text), strict=True):
        found[passage.commitment_id].append((passage, place))
    places = {pk: _worst(pairs, old.text, new_text) for pk, pairs in found.items()}
    followed = {pk: InNewText("follows", text) for pk, text in commitments.items() if text and text in new_text}
    return places | followed


def _worst(pairs: list[tuple[Passage, Followed]], old_text: str, new_text: str) -> InNewText:
    passage, place = max(pairs, key=lambda pair: ORDER.index(pair[1].kind))
    words = old_text[passage.start : passage.end]
    if place.is_certain:
        return InNewText("follows", words)
    first = place.candidates[0] if place.candidates else None
    candidate = new_text[first.start : first.end] if first else ""
    return InNewText("gone" if place.kind is FollowKind.GONE else "reworded", words, candidate)
