"""The shapes that the stages of the engine hand to each other."""

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
    Found,
    Party,
    Person,
    Quotation,
    SubjectArea,
)

__all__ = [
    "BOTH",
    "AgreementKind",
    "AreaStatus",
    "Cadence",
    "Commitment",
    "CommitmentKind",
    "DateKind",
    "DocumentText",
    "Domain",
    "DomainFound",
    "Draft",
    "Found",
    "Nature",
    "Page",
    "Paragraph",
    "ParagraphKind",
    "Party",
    "PartyType",
    "Passage",
    "Person",
    "PersonPart",
    "Quotation",
    "Reason",
    "SubjectArea",
]
