"""The words by which a draft's codes are shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.agreements.models import AgreementKind, Cadence, CommitmentKind, DomainCode, RepresentativePart

Words = dict[str, str | Promise]

DATE_KINDS: Words = {
    "signed": _("Signed"),
    "planned": _("To be signed"),
    "decided": _("Decided"),
    "published": _("Published"),
}
PARTY_KINDS: Words = {
    "university": _("University or college"),
    "municipality": _("Municipality"),
    "region": _("Region"),
    "company": _("Company"),
    "agency": _("Government agency"),
    "other": _("Other"),
}
PARTS: Words = dict(RepresentativePart.choices)
AREA_STATUSES: Words = {
    "existing": _("Established"),
    "new": _("To be explored"),
    "unspecified": _("Only named"),
}
LANGUAGES: Words = {
    "sv": _("Swedish"),
    "en": _("English"),
    "no": _("Norwegian"),
    "da": _("Danish"),
}
KINDS: Words = dict(AgreementKind.choices)
CADENCES: Words = dict(Cadence.choices)
DOMAINS: Words = dict(DomainCode.choices)
COMMITMENT_KINDS: Words = dict(CommitmentKind.choices)
KIND_HELP: Words = {
    "recurring": _("is kept or missed, year by year"),
    "declaration": _("holds, or no longer"),
    "exploration": _("is open until it is decided"),
    "direction": _("what was done is told"),
    "deliverable": _("is done, by a day"),
}

CERTAINTIES: Words = {
    "sure": _("sure"),
    "check": _("check this"),
    "missing": _("not found"),
    "given": _("set by you"),
}

REASONS: Words = {
    "agreed_by_parties": _("At least one university and one public body have agreed on it."),
    "no_university": _("No university or college is bound by it."),
    "no_public_body": _("No municipality or region is bound by it."),
    "no_agreement_word": _("The text does not mention any agreement, letter of intent or partnership."),
    "nothing_agreed": _("The text does not say that anything has been agreed."),
    "one_sided": _("It is an offer or a promise from one side only."),
    "no_text": _("There is no text to read."),
}

USES: Words = {
    "promise": _("a new commitment"),
    "title": _("the title"),
    "date:signed": _("the date: signed"),
    "date:planned": _("the date: to be signed"),
    "date:decided": _("the date: decided"),
    "date:published": _("the date: published"),
    "valid_from": _("valid from"),
    "valid_to": _("valid to"),
    "party": _("a party"),
    "person": _("a person"),
    "domain": _("a domain of the agreement's own"),
    "area": _("an area"),
    "renew_by": _("the day to decide on renewal"),
    "body": _("a body"),
    "follow_up": _("a duty to follow up"),
}
TERMS: Words = {
    "length_months": _("How long it holds"),
    "runs_from_signing": _("Counted from the day of signing"),
    "until_further_notice": _("Until further notice"),
    "notice_months": _("Notice"),
    "renewal_months": _("Goes on by itself"),
    "renew_by": _("Decide on renewal by"),
}
PERIODS: Words = {"once": _("once"), "yearly": _("every year")}
