"""The wordings of an agreement: which there are, how two differ, and which promises wait for a decision."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Permission
from samverkan.agreements.marked_text import Mark, marked
from samverkan.agreements.models import (
    Agreement,
    Commitment,
    PassageDecision,
    PassageOutcome,
    Wording,
)
from samverkan.agreements.models import Standing as PromiseStanding
from samverkan.agreements.outlines import anchors
from samverkan.agreements.queries.proposing import PROPOSED, WITHDRAWN, Standing, standings
from samverkan.runs import actions as runs
from samverkan_engine.tables import DifferenceKind, ParagraphCompared, WordsCompared

AROUND = 200
"""How much of the text is shown on either side of a passage, in characters."""
FOLDED = 3
"""So many unchanged paragraphs in a row are folded."""


PLACE = "place"


@dataclass(frozen=True)
class ReadPiece:
    """A run of a wording's text; is_place: it is the stretch asked for, which begins here if is_first."""

    text: str
    is_place: bool
    is_first: bool


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph of a wording; a section of its outline begins at the anchor, if there is one."""

    kind: str
    anchor: str
    pieces: tuple[ReadPiece, ...]


@dataclass(frozen=True)
class WordingLine:
    """One wording in the list, and the one before it that it can be compared with."""

    wording: Wording
    who: str
    standing: Standing
    before: int | None


@dataclass(frozen=True)
class WordingsPage:
    """The wordings that the reader sees, the newest first."""

    lines: tuple[WordingLine, ...]
    waiting: int
    may_add: bool
    may_settle: bool


@dataclass(frozen=True)
class Stretch:
    """Paragraphs in a row that are changed, or unchanged and then perhaps folded."""

    is_folded: bool
    paragraphs: tuple[ParagraphCompared, ...]


@dataclass(frozen=True)
class Comparison:
    """Two wordings beside each other, as one text with what was removed and added."""

    old: Wording
    new: Wording
    stretches: tuple[Stretch, ...]
    changed: int
    added: int
    removed: int
    moved: int

    @property
    def is_same(self) -> bool:
        return not (self.changed or self.added or self.removed or self.moved)


@dataclass(frozen=True)
class InContext:
    """Words of a text with what stands around them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True)
class NewPlace:
    """A place of the new wording that a promise may have come to, and how its words differ from the old ones."""

    number: int
    context: InContext
    likeness: float
    words: tuple[WordsCompared, ...]
    is_same_words: bool


@dataclass(frozen=True)
class Doubtful:
    """A promise whose passage is reworded or gone: the old words, and the places it may have come to."""

    decision: PassageDecision
    commitment: Commitment
    old: InContext
    places: tuple[NewPlace, ...]
    becomes_public: bool


def visible_wordings(agreement: Agreement, by: Actor) -> QuerySet[Wording]:
    """Return the wordings that the reader sees, the newest first."""
    wordings: QuerySet[Wording] = Wording.objects.visible_to(by).filter(agreement=agreement)
    return wordings.select_related("made_by", "home").order_by("-number")


def wordings_page(agreement: Agreement, by: Actor, today: date) -> WordingsPage:
    """Return the list of wordings and what the reader may do."""
    wordings = list(visible_wordings(agreement, by))
    stand = standings(agreement, wordings, by, today)
    befores = [_before(wording, wordings, stand) for wording in wordings]
    lines = tuple(
        WordingLine(wording, _who(wording), stand[wording.number], before)
        for wording, before in zip(wordings, befores, strict=True)
    )
    is_party = agreement.parties.filter(organisation=by.organisation_id).exists()
    return WordingsPage(
        lines=lines,
        waiting=waiting(agreement, by).count(),
        may_add=is_party and can(by, Permission.AGREEMENT_REGISTER, agreement),
        may_settle=is_party and can(by, Permission.COMMITMENT_EDIT, agreement),
    )


def _before(wording: Wording, wordings: list[Wording], stand: dict[int, Standing]) -> int | None:
    """Return the one before it to compare with: a proposal that came to nothing is passed over."""
    earlier = (each.number for each in wordings if each.number < wording.number)
    return next((number for number in earlier if stand[number].state not in (PROPOSED, WITHDRAWN)), None)


def _who(wording: Wording) -> str:
    names = [wording.made_by.name] if wording.made_by else []
    return ", ".join([*names, wording.home.name])


def waiting(agreement: Agreement, by: Actor) -> QuerySet[PassageDecision]:
    """Return the passages that wait for a decision, of promises and wordings that the reader sees."""
    wordings = Wording.objects.visible_to(by).filter(agreement=agreement)
    commitments = (
        Commitment.objects.visible_to(by).filter(agreement=agreement).exclude(standing=PromiseStanding.DROPPED)
    )
    return PassageDecision.objects.filter(
        outcome=PassageOutcome.WAITING,
        wording__in=wordings,
        passage__wording__in=wordings,
        passage__commitment__in=commitments,
    )


def text_of(wording: Wording, place: tuple[int, int] | None = None) -> tuple[ReadParagraph, ...]:
    """Return the wording's paragraphs; `place` is a stretch of it to be marked, which may lie outside the text."""
    opened = anchors(wording.outline)
    marks = [Mark(*place, PLACE)] if place and place[0] < place[1] else []
    return tuple(
        ReadParagraph(
            paragraph.kind,
            opened.get(paragraph.start, ""),
            tuple(
                ReadPiece(piece.text, PLACE in piece.keys, bool(marks) and piece.start == marks[0].start)
                for piece in paragraph.pieces
            ),
        )
        for paragraph in marked(wording.text, wording.paragraphs, marks)
    )


def comparison(old: Wording, new: Wording) -> Comparison:
    """Return how the new wording differs from the old one."""
    paragraphs = runs.compare_texts(old.text, new.text)
    kinds = [paragraph.kind for paragraph in paragraphs]
    return Comparison(
        old,
        new,
        tuple(_stretches(paragraphs)),
        changed=kinds.count(DifferenceKind.CHANGED),
        added=kinds.count(DifferenceKind.ADDED),
        removed=kinds.count(DifferenceKind.REMOVED),
        moved=kinds.count(DifferenceKind.MOVED_HERE),
    )


def _stretches(paragraphs: tuple[ParagraphCompared, ...]) -> list[Stretch]:
    """Fold what did not change, but for the paragraphs next to what did."""
    made: list[Stretch] = []
    groups = [(same, tuple(group)) for same, group in groupby(paragraphs, lambda p: p.kind is DifferenceKind.SAME)]
    for index, (is_same, group) in enumerate(groups):
        first, last = int(index > 0), len(group) - int(index < len(groups) - 1)
        if not is_same or last - first < FOLDED:
            made.append(Stretch(False, group))
            continue
        parts = (Stretch(False, group[:first]), Stretch(True, group[first:last]), Stretch(False, group[last:]))
        made += [part for part in parts if part.paragraphs]
    return made


def doubtful_passages(agreement: Agreement, by: Actor) -> tuple[Doubtful, ...]:
    """Return the promises that wait for a decision, with the old words and the likeliest new places."""
    related = ("passage__commitment__agreement", "passage__wording", "wording")
    return tuple(_doubtful(decision) for decision in waiting(agreement, by).select_related(*related))


def _doubtful(decision: PassageDecision) -> Doubtful:
    passage = decision.passage
    old = in_context(passage.wording.text, passage.start, passage.end)
    places = tuple(
        _new_place(number, old.words, decision.wording.text, int(start), int(end), likeness)
        for number, (start, end, likeness) in enumerate(decision.candidates)
    )
    return Doubtful(decision, passage.commitment, old, places, passage.commitment.circle == Circle.PUBLIC)


def _new_place(number: int, old: str, text: str, start: int, end: int, likeness: float) -> NewPlace:
    context = in_context(text, start, end)
    paragraphs = runs.compare_texts(_in_a_line(old), _in_a_line(context.words))
    words = tuple(each for paragraph in paragraphs for each in paragraph.words)
    is_same = all(each.kind is DifferenceKind.SAME for each in words)
    return NewPlace(number, context, likeness, words, is_same)


def _in_a_line(words: str) -> str:
    return " ".join(words.split())


def in_context(text: str, start: int, end: int) -> InContext:
    """Return words of a text with what stands around them, cut at whole words."""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND:
        before = "… " + before.split(" ", 1)[-1]
    if end + AROUND < len(text):
        after = after.rsplit(" ", 1)[0] + " …"
    return InContext(before, text[start:end], after)
