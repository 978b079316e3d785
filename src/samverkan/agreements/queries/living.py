"""The living agreement: its text with every promise marked by how it stands, today or on an earlier day."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, TextField, Value

from samverkan.accounts.actor import Actor
from samverkan.agreements.marked_text import Mark, MarkedParagraph, Piece, marked
from samverkan.agreements.models import Activity, ActivityStatus, Agreement, Commitment, Passage, Wording, WordingNature
from samverkan.agreements.models.wordings import in_force
from samverkan.agreements.outlines import Entry, anchors, entries
from samverkan.agreements.queries.health import CommitmentView, commitment_views, is_inside, members, party_mark
from samverkan.ui.components import PartyMark

QUOTED = "quoted"


@dataclass(frozen=True)
class PartyLine:
    """A party as it stands under the title, and whether it has confirmed the agreement."""

    mark: PartyMark
    is_confirmed: bool
    has_left: bool


@dataclass(frozen=True)
class ShownPiece:
    """A run of the text, with the promises it belongs to and those whose passage begins here."""

    text: str
    views: tuple[CommitmentView, ...]
    opens: tuple[CommitmentView, ...]
    is_quoted: bool

    @property
    def view(self) -> CommitmentView | None:
        return self.views[0] if self.views else None


@dataclass(frozen=True)
class ShownParagraph:
    """A paragraph of the text as it is set on the page; a section of the outline begins at its anchor."""

    kind: str
    anchor: str
    pieces: tuple[ShownPiece, ...]
    is_quotation: bool


@dataclass(frozen=True)
class Timeline:
    """From which month to which the agreement can be looked back at, and where we are."""

    first: date
    months: int
    month: int
    day: date
    is_earlier: bool


@dataclass(frozen=True)
class Panel:
    """What stands beside the text about the chosen promise."""

    view: CommitmentView
    activity_count: int
    done_count: int
    position_count: int


@dataclass(frozen=True)
class LivingAgreement:
    """Everything on the page of the living agreement."""

    agreement: Agreement
    parties: tuple[PartyLine, ...]
    views: list[CommitmentView]
    wording: Wording | None
    paragraphs: tuple[ShownParagraph, ...]
    loose: tuple[CommitmentView, ...]
    timeline: Timeline
    chosen: Panel | None
    is_inside: bool

    @property
    def outline(self) -> tuple[Entry, ...]:
        return entries(self.wording.outline) if self.wording else ()

    @property
    def is_account(self) -> bool:
        return bool(self.wording and self.wording.nature == WordingNature.ACCOUNT)

    @property
    def unconfirmed(self) -> list[str]:
        """The parties that have yet to confirm what another registered: shown to the parties themselves."""
        if not self.is_inside:
            return []
        return [line.mark.name for line in self.parties if not line.is_confirmed and not line.has_left]


def living_agreement(
    agreement: Agreement, by: Actor, today: date, *, as_of: date | None = None, number: int | None = None
) -> LivingAgreement:
    """Return the agreement's page for the one who looks; `number` is the chosen promise."""
    commitments = Commitment.objects.visible_to(by).filter(agreement=agreement)
    if as_of:
        commitments = commitments.order_by("number")
    views = commitment_views(commitments, by, today, as_of=as_of, placed=False, within=agreement)
    wording = wording_on(agreement, by, as_of)
    by_number = {view.number: view for view in views}
    marks = _marks(wording, views)
    chosen = by_number.get(number) if number else None
    marked_numbers = {mark.key for mark in marks}
    return LivingAgreement(
        agreement=agreement,
        parties=party_lines(agreement, as_of or today),
        views=views,
        wording=wording,
        paragraphs=_paragraphs(wording, marks, by_number) if wording else (),
        loose=tuple(view for view in views if str(view.number) not in marked_numbers),
        timeline=timeline(agreement, today, as_of),
        chosen=panel(chosen, by) if chosen else None,
        is_inside=is_inside(agreement, by),
    )


def wording_on(agreement: Agreement, by: Actor, day: date | None) -> Wording | None:
    """Return the wording in force on a day, today unless said: never one that is only proposed."""
    return in_force(Wording.objects.visible_to(by).filter(agreement=agreement), day)


def party_lines(agreement: Agreement, on: date) -> tuple[PartyLine, ...]:
    """Return the parties in their order, those who have left last."""
    parties = members(agreement)
    lines = [PartyLine(party_mark(p), p.confirmed_at is not None, not p.is_member(on)) for p in parties]
    return tuple(sorted(lines, key=lambda line: line.has_left))


def panel(view: CommitmentView, by: Actor) -> Panel:
    """Return what stands beside the text about one promise."""
    activities = Activity.objects.visible_to(by).filter(commitments=view.commitment).order_by()
    agreed = positions(view.commitment, by).order_by().annotate(status=Value("agreed", TextField()))
    both = activities.values_list("pk", "status").distinct().union(agreed.values_list("pk", "status").distinct())
    count = Counter(status for _pk, status in both)
    return Panel(view, count.total() - count["agreed"], count[ActivityStatus.DONE], count["agreed"])


def positions(commitment: Commitment, by: Actor):  # type: ignore[no-untyped-def]
    """Return the joint positions about a promise, from the room above: asked for at run time, never imported."""
    found = commitment.positions.visible_to(by)
    decisions = found.model._meta.get_field("decisions").related_model.objects.select_related("party__organisation")
    return found.prefetch_related(Prefetch("decisions", decisions))


def timeline(agreement: Agreement, today: date, as_of: date | None) -> Timeline:
    """Return the span that the agreement can be seen over, from its own first date."""
    first = min(first_date(agreement), today).replace(day=1)
    day = min(as_of or today, today)
    return Timeline(first, _months(first, today), max(0, _months(first, day)), day, as_of is not None)


def first_date(agreement: Agreement) -> date:
    """Return the earliest date known of the agreement, the first day of a month or year known no better."""
    texts = (agreement.signed_on, agreement.decided_on, agreement.published_on, agreement.valid_from)
    known = [date.fromisoformat((text + "-01-01")[:10]) for text in texts if text]
    return min(known, default=agreement.registered_at.date())


def month_after(first: date, months: int) -> date:
    """Return the first day of the month that lies `months` after `first`."""
    count = first.year * 12 + first.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def _months(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month


def _marks(wording: Wording | None, views: list[CommitmentView]) -> list[Mark]:
    if wording is None:
        return []
    numbers = {view.commitment.pk: view.number for view in views}
    passages = Passage.objects.filter(wording=wording, commitment__in=numbers).order_by("start")
    return [Mark(p.start, p.end, str(numbers[p.commitment_id])) for p in passages]


def _paragraphs(wording: Wording, marks: list[Mark], views: dict[int, CommitmentView]) -> tuple[ShownParagraph, ...]:
    quotations = [Mark(int(start), int(end), QUOTED) for start, end in wording.quotations]
    opened = anchors(wording.outline)
    paragraphs = marked(wording.text, wording.paragraphs, [*marks, *quotations])
    return tuple(_paragraph(paragraph, opened.get(paragraph.start, ""), views) for paragraph in paragraphs)


def _paragraph(paragraph: MarkedParagraph, anchor: str, views: dict[int, CommitmentView]) -> ShownParagraph:
    pieces = tuple(_piece(piece, views) for piece in paragraph.pieces)
    length = sum(len(piece.text) for piece in pieces)
    quoted = sum(len(piece.text) for piece in pieces if piece.is_quoted)
    return ShownParagraph(paragraph.kind, anchor, pieces, paragraph.kind == "quotation" or quoted * 2 > length)


def _piece(piece: Piece, views: dict[int, CommitmentView]) -> ShownPiece:
    return ShownPiece(
        piece.text,
        tuple(views[int(key)] for key in piece.keys if key != QUOTED),
        tuple(views[int(key)] for key in piece.opens if key != QUOTED),
        QUOTED in piece.keys,
    )
