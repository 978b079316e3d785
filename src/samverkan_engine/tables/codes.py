"""The closed lists of words that a draft may use; each value is what is stored and exported."""

from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"
    TABLE_ROW = "table_row"


class Nature(StrEnum):
    """Whose words a passage is: the agreement's own, or somebody's account of it."""

    AGREEMENT_WORDING = "agreement_wording"
    ACCOUNT = "account"


class AgreementKind(StrEnum):
    """What the document calls the agreement."""

    LETTER_OF_INTENT = "letter of intent"
    COOPERATION_AGREEMENT = "cooperation agreement"
    MEMORANDUM = "memorandum of understanding"
    STRATEGIC_PARTNERSHIP = "strategic partnership"
    RENEWAL = "renewal"
    NONE = "none"


class Reason(StrEnum):
    """Why a document was, or was not, taken for an agreement."""

    AGREED_BY_PARTIES = "agreed_by_parties"
    NO_UNIVERSITY = "no_university"
    NO_PUBLIC_BODY = "no_public_body"
    NO_AGREEMENT_WORD = "no_agreement_word"
    NOTHING_AGREED = "nothing_agreed"
    ONE_SIDED = "one_sided"
    NO_TEXT = "no_text"


class PartyType(StrEnum):
    """What kind of organisation a party is."""

    UNIVERSITY = "university"
    MUNICIPALITY = "municipality"
    REGION = "region"
    COMPANY = "company"
    AGENCY = "agency"
    OTHER = "other"


class PersonPart(StrEnum):
    """What part a named person plays in the document."""

    SIGNATORY = "signatory"
    REPRESENTATIVE = "representative"
    QUOTED = "quoted"


class DateKind(StrEnum):
    """What happened, or is to happen, on the date."""

    SIGNED = "signed"
    PLANNED = "planned"
    DECIDED = "decided"
    PUBLISHED = "published"


class Cadence(StrEnum):
    """How often the managements or the steering body meet."""

    ANNUAL = "annual"
    BIANNUAL = "biannual"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"


class Domain(StrEnum):
    """What the cooperation is about."""

    EDUCATION = "education"
    COMPETENCE_DEVELOPMENT = "competence_development"
    COMMISSIONED_EDUCATION = "commissioned_education"
    RESEARCH = "research"
    INNOVATION = "innovation"
    ENTREPRENEURSHIP = "entrepreneurship"
    SUSTAINABILITY = "sustainability"
    INFRASTRUCTURE = "infrastructure"
    CULTURE = "culture"
    STUDENT_LIFE = "student_life"
    INTERNATIONALISATION = "internationalisation"
    ATTRACTIVENESS = "attractiveness"
    HEALTH = "health"
    SCHOOL = "school"
    OTHER = "other"


class AreaStatus(StrEnum):
    """Whether a subject area runs already, is to be explored or started, or is only named."""

    EXISTING = "existing"
    NEW = "new"
    UNSPECIFIED = "unspecified"


class CommitmentKind(StrEnum):
    """How a promise is followed up."""

    RECURRING = "recurring"
    DECLARATION = "declaration"
    EXPLORATION = "exploration"
    DIRECTION = "direction"
    DELIVERABLE = "deliverable"
