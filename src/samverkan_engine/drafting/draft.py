"""The order in which the readers look at a document."""

from dataclasses import dataclass, replace

from samverkan_engine.drafting import contract, wording
from samverkan_engine.drafting.agreement import is_agreement
from samverkan_engine.drafting.areas import subject_areas
from samverkan_engine.drafting.cadence import meeting_cadence
from samverkan_engine.drafting.calibration import calibrated
from samverkan_engine.drafting.commitments import commitments
from samverkan_engine.drafting.dates import agreement_date
from samverkan_engine.drafting.domains import domains
from samverkan_engine.drafting.doubting import doubted
from samverkan_engine.drafting.kind import kind
from samverkan_engine.drafting.language import language
from samverkan_engine.drafting.learned import Learned, committed
from samverkan_engine.drafting.organisations import organisations
from samverkan_engine.drafting.parties import parties
from samverkan_engine.drafting.people import people
from samverkan_engine.drafting.plugging import EntityReader, joined_areas, plugged_organisations
from samverkan_engine.drafting.reading import Reading
from samverkan_engine.drafting.second_opinion import second_opinion
from samverkan_engine.drafting.undated import likeliest_day
from samverkan_engine.drafting.validity import validity
from samverkan_engine.tables import AgreementKind, DocumentText, Draft, Found


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftParameters:
    """
    How a draft is made.

    least_confidence   promises and areas below this are left out, 0 to 1
    calibrated         confidences are measured shares of right findings; else they are the rules' own
    longest            how many characters of the text are read, some hundred pages; no agreement needs more
    models             what weighs areas, promises and domains; None for those that the engine comes with
    """

    least_confidence: float = 0.0
    calibrated: bool = True
    longest: int = 250_000
    models: Learned | None = None


def draft(
    document: DocumentText, parameters: DraftParameters | None = None, reader: EntityReader | None = None
) -> Draft:
    """
    Return what the document seems to say about an agreement.

    document    text with its paragraphs, from `documents.read` or `documents.from_text`
    parameters  how the draft is made; the defaults suit a person who corrects it afterwards
    reader      a reader of the installation's own, which adds to what the rules find; none by default
    returns     a Draft, also for a text that is no agreement: then `is_agreement` is false

    Raises nothing of its own: any text, also an empty one, gives a draft. The same text gives the same draft.
    """
    parameters = parameters or DraftParameters()
    document = _beginning(document, parameters.longest)
    spoken = language(Reading(document))
    reading = wording.prepared(Reading(document, language=spoken.value))
    names = organisations(reading, plugged_organisations(reader, document) if reader else ())
    bound = parties(reading, names)
    day, day_kind = agreement_date(reading)
    valid_from, valid_to = validity(reading)
    models = parameters.models or committed()
    agreed, reason = second_opinion(reading, names, bound, is_agreement(reading, bound), models.agreement)
    if agreed.value:
        bound = parties(reading, names, agreed=True)
    if agreed.value and day.value is None:
        day, day_kind = likeliest_day(reading)
    areas = subject_areas(reading, names, models.areas)
    areas = joined_areas(areas, reader.subject_areas(document)) if reader else areas
    promised = commitments(reading, bound, areas, models.commitments)
    drafted = Draft(
        language=spoken,
        is_agreement=agreed,
        reason=reason,
        kind=kind(reading) if agreed.value else Found(value=AgreementKind.NONE, confidence=agreed.confidence),
        title=_title(reading),
        date=day,
        date_kind=day_kind,
        valid_from=valid_from,
        valid_to=valid_to,
        meeting_cadence=meeting_cadence(reading),
        parties=contract.with_numbers(reading, bound, names),
        people=people(reading, names, bound),
        domains=domains(reading, models.domains),
        subject_areas=tuple(area for area in areas if area.confidence >= parameters.least_confidence),
        commitments=tuple(promise for promise in promised if promise.confidence >= parameters.least_confidence),
        quotations=wording.quotations(reading),
        outline=contract.outline(reading),
        terms=contract.terms(reading),
        funding=contract.funding(reading, bound),
        bodies=contract.bodies(reading, bound),
        follow_ups=contract.follow_ups(reading, promised),
        annexes=contract.annexes(reading),
        definitions=contract.definitions(reading),
    )
    drafted = calibrated(drafted) if parameters.calibrated else drafted
    return doubted(drafted) if document.recognised else drafted


def _beginning(document: DocumentText, longest: int) -> DocumentText:
    """Return the document up to a number of characters; places in it stay what they were."""
    if len(document.text) <= longest:
        return document
    return replace(
        document,
        text=document.text[:longest],
        paragraphs=tuple(paragraph for paragraph in document.paragraphs if paragraph.end <= longest),
    )


def _title(reading: Reading) -> Found[str | None]:
    title = reading.title
    if title is None:
        return Found(value=None)
    return Found(
        value=reading.words(title),
        passages=(reading.passage(title.start, title.end),),
        confidence=0.8,
        nature=reading.nature(title.start, title.end),
    )
