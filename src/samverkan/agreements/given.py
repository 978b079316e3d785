"""
An agreement as plain values, before it is remembered: what `actions.registering.register` takes.

A draft becomes this, and so do the rows of a spreadsheet and the files of the examples:

    register(
        AgreementGiven(
            title="Avsiktsförklaring 2024",
            kind=AgreementKind.LETTER_OF_INTENT,
            wording=WordingGiven(text=text, nature=WordingNature.AGREEMENT),
            parties=(PartyGiven(organisation=university), PartyGiven(organisation=municipality)),
            signed_on="2024-03-01",
            commitments=(CommitmentGiven(start=120, end=210, kind=CommitmentKind.RECURRING),),
        ),
        by=actor, at=now, circle=Circle.SHARED,
    )

Everything but title, kind and parties may be left out. Names of areas are matched with areas already
known by their Swedish key; names of domains are codes of `DomainCode` or the agreement's own words.
"""

from dataclasses import dataclass, field
from datetime import date

from samverkan.accounts.models import Organisation, Person
from samverkan.agreements.given_terms import TermsGiven
from samverkan.agreements.models import DomainCode, RepresentativePart, WordingNature
from samverkan.areas.models import AreaKind, AreaStatus
from samverkan.sources.models import Snapshot

Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class WordingGiven:
    """
    The text with its marks, all counted in characters of `text`.

    quotations   [start, end) of what is the agreement's own wording in somebody's account of it
    pages        (number, start, end) of each page
    paragraphs   (start, end, kind) of each paragraph; kind as in `samverkan_engine.tables.ParagraphKind`
    outline      (number, title, level, start, end) of each section and numbered clause
    """

    text: str
    nature: str = WordingNature.AGREEMENT
    caption: str = ""
    quotations: tuple[Span, ...] = ()
    pages: tuple[tuple[int, int, int], ...] = ()
    paragraphs: tuple[tuple[int, int, str], ...] = ()
    outline: tuple[tuple[str, str, int, int, int], ...] = ()
    snapshot: Snapshot | None = None


@dataclass(frozen=True, kw_only=True)
class PartyGiven:
    """A party, in the order that gives it its colour; the first two to eight."""

    organisation: Organisation
    contact: Person | None = None
    registry_number: str = ""
    joined_on: date | None = None
    left_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class DomainGiven:
    """A domain by code, or of the agreement's own name (then the code is `other` unless said)."""

    code: str = DomainCode.OTHER
    own_name: str = ""


@dataclass(frozen=True, kw_only=True)
class AreaGiven:
    """An area that the agreement names; `criterion` is what must be fulfilled to establish a new one."""

    name: str
    status: str = AreaStatus.ESTABLISHED
    kind: str = AreaKind.FIELD
    criterion: str = ""


@dataclass(frozen=True, kw_only=True)
class RepresentativeGiven:
    """Somebody named in the document, with title and organisation of that day."""

    name: str
    title: str = ""
    organisation_name: str = ""
    part: str = RepresentativePart.SIGNATORY


@dataclass(frozen=True, kw_only=True)
class CommitmentGiven:
    """
    A promise, by its place in the wording (start, end), or by its own `text` when there is no wording.

    With a wording and only `text`, the place is where the text first occurs in it; a promise whose words
    do not occur there is refused. actors are organisations among the parties; none means all of them.
    domains are codes or own names of the agreement's domains; areas are names of its areas.
    is_agreement_wording None: judged from the wording's nature and quotations.
    """

    kind: str
    start: int | None = None
    end: int | None = None
    text: str = ""
    title: str = ""
    actors: tuple[Organisation, ...] = ()
    domains: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    due_on: date | None = None
    report_every_days: int | None = None
    is_agreement_wording: bool | None = None


@dataclass(frozen=True, kw_only=True)
class AgreementGiven:
    """A whole agreement; dates of the document are YYYY, YYYY-MM or YYYY-MM-DD."""

    title: str
    kind: str
    parties: tuple[PartyGiven, ...]
    wording: WordingGiven | None = None
    language: str = "sv"
    purpose: str = ""
    decided_on: str = ""
    planned_on: str = ""
    signed_on: str = ""
    published_on: str = ""
    valid_from: str = ""
    valid_to: str = ""
    notice_date: date | None = None
    review_date: date | None = None
    meeting_cadence: str = ""
    report_every_days: int = 182
    notice: str = ""
    source_url: str = ""
    domains: tuple[DomainGiven, ...] = field(default=())
    areas: tuple[AreaGiven, ...] = ()
    representatives: tuple[RepresentativeGiven, ...] = ()
    commitments: tuple[CommitmentGiven, ...] = ()
    terms: TermsGiven | None = None
