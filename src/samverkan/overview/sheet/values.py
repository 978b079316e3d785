"""What the cells of the register say: kinds, how often, dates. Each raises Unclear with a sentence."""

from django.utils.translation import gettext as _

from samverkan.agreements.models import AgreementKind, Cadence
from samverkan.sources.spreadsheets.values import Unclear, chosen, partial_date, whole_date

__all__ = ["Unclear", "cadence", "kind", "partial_date", "whole_date"]

KINDS: dict[str, str] = {
    "avsiktsförklaring": AgreementKind.LETTER_OF_INTENT,
    "viljeförklaring": AgreementKind.LETTER_OF_INTENT,
    "loi": AgreementKind.LETTER_OF_INTENT,
    "samverkansavtal": AgreementKind.COOPERATION,
    "samarbetsavtal": AgreementKind.COOPERATION,
    "överenskommelse": AgreementKind.COOPERATION,
    "avtal": AgreementKind.COOPERATION,
    "mou": AgreementKind.MEMORANDUM,
    "samförståndsavtal": AgreementKind.MEMORANDUM,
    "partnerskap": AgreementKind.PARTNERSHIP,
    "strategiskt partnerskap": AgreementKind.PARTNERSHIP,
    "förnyelse": AgreementKind.RENEWAL,
    "förlängning": AgreementKind.RENEWAL,
}
CADENCES: dict[str, str] = {
    "årligen": Cadence.ANNUAL,
    "varje år": Cadence.ANNUAL,
    "en gång per år": Cadence.ANNUAL,
    "1 gång per år": Cadence.ANNUAL,
    "två gånger per år": Cadence.BIANNUAL,
    "2 gånger per år": Cadence.BIANNUAL,
    "halvårsvis": Cadence.BIANNUAL,
    "kvartalsvis": Cadence.QUARTERLY,
    "varje kvartal": Cadence.QUARTERLY,
    "fyra gånger per år": Cadence.QUARTERLY,
    "månadsvis": Cadence.MONTHLY,
    "varje månad": Cadence.MONTHLY,
}


def kind(text: str) -> str:
    """Return the kind of agreement that a word names, in Swedish or English."""
    found = chosen(text, AgreementKind, KINDS)
    if not found:
        words = ", ".join(str(label).lower() for label in AgreementKind.labels)
        raise Unclear(
            _("“%(text)s” is no kind that is known. Write one of: %(words)s.") % {"text": text, "words": words}
        )
    return found


def cadence(text: str) -> str:
    """Return how often the leaderships meet; nothing for an empty cell."""
    if not text:
        return ""
    found = chosen(text, Cadence, CADENCES)
    if not found:
        words = ", ".join(str(label).lower() for label in Cadence.labels)
        raise Unclear(_("“%(text)s” is not understood. Write one of: %(words)s.") % {"text": text, "words": words})
    return found
