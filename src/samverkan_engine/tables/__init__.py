"""The shapes that the stages of the engine hand to each other."""

from samverkan_engine.tables.certainty import SURE
from samverkan_engine.tables.codes import (
    AgreementKind,
    AreaStatus,
    Cadence,
    CommitmentKind,
    DateKind,
    Domain,
    Nature,
    ParagraphKind,
    PartyType,
    PersonPart,
    Reason,
)
from samverkan_engine.tables.document import DocumentText, Page, Paragraph, Passage
from samverkan_engine.tables.draft import (
    BOTH,
    Commitment,
    DomainFound,
    Draft,
    Party,
    Person,
    Quotation,
    SubjectArea,
)
from samverkan_engine.tables.evidence import Evidenced, Found
from samverkan_engine.tables.following import (
    DifferenceKind,
    Followed,
    FollowKind,
    ParagraphCompared,
    Place,
    WordsCompared,
)
from samverkan_engine.tables.terms import Annex, Body, FollowUp, Funding, Seats, Section, Terms

__all__ = [
    "BOTH",
    "SURE",
    "AgreementKind",
    "Annex",
    "AreaStatus",
    "Body",
    "Cadence",
    "Commitment",
    "CommitmentKind",
    "DateKind",
    "DifferenceKind",
    "DocumentText",
    "Domain",
    "DomainFound",
    "Draft",
    "Evidenced",
    "FollowKind",
    "FollowUp",
    "Followed",
    "Found",
    "Funding",
    "Nature",
    "Page",
    "Paragraph",
    "ParagraphCompared",
    "ParagraphKind",
    "Party",
    "PartyType",
    "Passage",
    "Person",
    "PersonPart",
    "Place",
    "Quotation",
    "Reason",
    "Seats",
    "Section",
    "SubjectArea",
    "Terms",
    "WordsCompared",
]
