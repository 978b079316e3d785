"""The parties' parts as they are written: one's own drafts, what each has sent, and two texts that met."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Commitment, Party
from samverkan.meetings.models import BriefingPart, Meeting, PartKind, PartVersion
from samverkan.meetings.queries import sharing
from samverkan.meetings.queries.sharing import mark
from samverkan.ui.components import PartyMark

ORDER = (PartKind.YEAR, PartKind.ASK)


@dataclass(frozen=True)
class PartLine:
    """One part, or the place for one that is not written yet."""

    kind: str
    title: str
    part: BriefingPart | None = None

    @property
    def is_written(self) -> bool:
        return self.part is not None and bool(self.part.text)

    @property
    def is_sent(self) -> bool:
        return self.part is not None and self.part.is_sent


@dataclass(frozen=True)
class PartySide:
    """What one party writes; of another party's side only what it has sent."""

    mark: PartyMark
    is_own: bool
    lines: tuple[PartLine, ...]


@dataclass(frozen=True)
class PartsPage:
    """The parties' parts of a briefing, as one of them sees it."""

    meeting: Meeting
    sides: tuple[PartySide, ...]
    unsent: int
    commitments: tuple[Commitment, ...]


def parts_page(meeting: Meeting, by: Actor) -> PartsPage:
    """Return the parts that the actor may see, its own party's side first."""
    seen = BriefingPart.objects.visible_to(by).filter(meeting=meeting).select_related("commitment", "saved_by")
    parts = list(seen)
    members = sorted(sharing.members(meeting.agreement), key=lambda p: p.organisation_id != by.organisation_id)
    sides = tuple(_side(party, [p for p in parts if p.party_id == party.pk], by) for party in members)
    own = [part for part in parts if part.home_id == by.organisation_id]
    commented = {part.commitment_id for part in own}
    common = Commitment.objects.visible_to(sharing.reader(meeting.agreement)).filter(agreement=meeting.agreement)
    return PartsPage(
        meeting=meeting,
        sides=tuple(side for side in sides if side.lines),
        unsent=sum(bool(part.text) and not part.is_sent for part in own),
        commitments=tuple(one for one in common.only("number", "title") if one.pk not in commented),
    )


def _side(party: Party, parts: list[BriefingPart], by: Actor) -> PartySide:
    is_own = party.organisation_id == by.organisation_id
    by_kind = {part.kind: part for part in parts if part.commitment_id is None}
    lines = [
        PartLine(kind, title_of(kind), by_kind.get(kind)) for kind in ORDER if is_own or by_kind.get(kind) is not None
    ]
    lines += [PartLine(part.kind, title_of(part.kind, part.commitment), part) for part in parts if part.commitment]
    return PartySide(mark(party), is_own, tuple(lines))


def title_of(kind: str, commitment: Commitment | None = None) -> str:
    """Return what a part is called."""
    if commitment:
        return _("Beside commitment %(number)s, %(title)s") % {"number": commitment.number, "title": commitment.title}
    return str(PartKind(kind).label)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of one of the texts, and whether it differs from what both began from."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Conflict:
    """Three texts side by side: what both began from, what stands now and by whom, what one wrote oneself."""

    base: tuple[Paragraph, ...]
    theirs: tuple[Paragraph, ...]
    mine: tuple[Paragraph, ...]
    saved_by: str
    saved_at: datetime
    base_text: str


def conflict(part: BriefingPart, seen: int, mine: str) -> Conflict:
    """Return the three texts, each with its changed paragraphs marked."""
    kept = PartVersion.objects.filter(part=part, number=seen).first()
    base = kept.text if kept else ""
    return Conflict(
        base=paragraphs(base, base),
        theirs=paragraphs(part.text, base),
        mine=paragraphs(mine, base),
        saved_by=part.saved_by.name if part.saved_by else "",
        saved_at=part.saved_at,
        base_text=base,
    )


def paragraphs(text: str, base: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text, those marked that the base does not hold."""
    known = set(base.split("\n"))
    return tuple(Paragraph(part, part not in known) for part in text.split("\n") if part.strip())


def earlier(part: BriefingPart, by: Actor) -> QuerySet[PartVersion]:
    """Return the earlier texts of a part; what was saved before it was sent is seen by its own party alone."""
    found = part.versions.select_related("saved_by").exclude(number=part.version)
    if part.home_id != by.organisation_id:
        found = found.filter(is_shared=True)
    return found
