"""What people have put into a meeting's briefing: the parts that parties have sent, what was chosen among questions."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from samverkan.accounts.models import Circle
from samverkan.meetings.models import BriefingPart, Meeting, PartVersion, QuestionChoice


@dataclass(frozen=True)
class Part:
    """A part that a party has sent: what kind, whose, and beside which commitment."""

    kind: str
    text: str
    party_id: int
    commitment_id: int | None


@dataclass(frozen=True)
class Added:
    """Everything that was put in by people."""

    parts: tuple[Part, ...]
    choices: dict[str, tuple[str, str]]

    def of(self, kind: str, party_id: int) -> str:
        """Return what a party says of a kind; nothing when it has sent nothing."""
        return next((part.text for part in self.parts if (part.kind, part.party_id) == (kind, party_id)), "")

    def beside(self, commitment_id: int) -> list[Part]:
        """Return what the parties say beside a commitment."""
        return [part for part in self.parts if part.commitment_id == commitment_id]


def added(meeting: Meeting, at: datetime, *, looks_back: bool = False) -> Added:
    """Return what was sent and chosen until then, in one query; `looks_back` gives the texts as they stood then."""
    parts = _parts(meeting, at, looks_back=looks_back)
    choices = QuestionChoice.objects.filter(meeting=meeting, chosen_at__lte=at).annotate(
        source=Value("choice", CharField()), party=_nothing(), beside=_nothing(), words=F("text")
    )
    columns = ("source", "party", "beside")
    rows = parts.order_by().values_list(*columns, "kind", "words")
    every = rows.union(choices.order_by().values_list(*columns, "key", "words"), all=True)
    found: list[Part] = []
    chosen: dict[str, tuple[str, str]] = {}
    for source, party, beside, name, text in every:
        if source == "part" and text.strip():
            found.append(Part(name, text, party, beside))
        elif source == "choice":
            chosen[name] = ((text and "reworded") or "dismissed", text)
    return Added(tuple(found), chosen)


def _parts(meeting: Meeting, at: datetime, *, looks_back: bool) -> QuerySet[BriefingPart]:
    sent = BriefingPart.objects.filter(Q(meeting=meeting, sent_at__lte=at) & ~Q(circle=Circle.PRIVATE))
    versions = PartVersion.objects.filter(part=OuterRef("pk"), is_shared=True, saved_at__lte=at).order_by("-number")
    return sent.annotate(
        source=Value("part", CharField()),
        beside=F("commitment"),
        words=Subquery(versions.values("text")[:1]) if looks_back else F("text"),
    )


def _nothing() -> Cast:
    return Cast(Value(None), IntegerField())
