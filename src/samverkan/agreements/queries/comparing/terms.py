"""What a draft or an agreement says beside its promises, in words that can be laid beside another's."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.utils.functional import Promise as Later
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samverkan.accounts.actor import Actor
from samverkan.agreements.drafting import Content
from samverkan.agreements.durations import duration
from samverkan.agreements.models import Agreement, FundingLine, Terms
from samverkan.agreements.queries.drafts import words
from samverkan.agreements.queries.terms.content import years
from samverkan.ui.dates import day
from samverkan.ui.numbers import rounded
from samverkan_engine.tables.comparing import SideTerm

LABELS: dict[str, str | Later] = {
    "kind": gettext_lazy("Kind of agreement"),
    "signed": gettext_lazy("Signed"),
    "valid_from": gettext_lazy("Valid from"),
    "valid_to": gettext_lazy("Valid to"),
    **words.TERMS,
    "notice_date": gettext_lazy("Last day to give notice"),
    "review_date": gettext_lazy("To be reviewed"),
    "cadence": gettext_lazy("The leaderships meet"),
    "money": gettext_lazy("Money"),
    "bodies": gettext_lazy("Bodies"),
    "follow_ups": gettext_lazy("Follow-up"),
    "annexes": gettext_lazy("Annexes"),
}
SINGLE = tuple(words.TERMS)


def terms_of(agreements: Collection[Agreement], by: Actor) -> dict[int, Terms]:
    """Return the terms that the actor sees of the agreements, with their rows."""
    found = Terms.objects.visible_to(by).filter(agreement__in=agreements)
    return {terms.agreement_id: terms for terms in found.prefetch_related("funding", "bodies", "follow_ups", "annexes")}


def agreement_terms(agreement: Agreement, terms: Terms | None) -> Iterator[SideTerm]:
    """Yield what an agreement says, in the order of LABELS."""
    kinds = {party.pk: party.organisation.kind for party in agreement.parties.all()}
    values: dict[str, list[str]] = {
        "kind": [str(agreement.get_kind_display())],
        "signed": [_day(agreement.signed_on)],
        "valid_from": [_day(agreement.valid_from)],
        "valid_to": [_day(agreement.valid_to)],
        "notice_date": [_day(agreement.notice_date)],
        "review_date": [_day(agreement.review_date)],
        "cadence": [str(words.CADENCES.get(agreement.meeting_cadence, ""))],
    }
    if terms:
        values |= {name: [_single(name, getattr(terms, name))] for name in SINGLE}
        values["money"] = [_of_line(line, kinds) for line in terms.funding.all()]
        values["bodies"] = [_with(each.name, words.CADENCES.get(each.cadence)) for each in terms.bodies.all()]
        values["follow_ups"] = [_rhythm(each.rhythm) for each in terms.follow_ups.all()]
        values["annexes"] = [_annex(each.number, each.title) for each in terms.annexes.all()]
    yield from _ordered(values)


def draft_terms(content: Content) -> Iterator[SideTerm]:
    """Yield what a draft says, in the order of LABELS."""
    kinds = {party.id: party.type for party in content.parties}
    values: dict[str, list[str]] = {
        "kind": [str(words.KINDS.get(content.kind.value or "", ""))],
        "signed": [_day(date.value) for date in content.dates if date.kind == "signed"],
        "valid_from": [_day(content.valid_from.value)],
        "valid_to": [_day(content.valid_to.value)],
        "cadence": [str(words.CADENCES.get(content.cadence.value or "", ""))],
        "money": [
            _sum(each.amount, each.currency, each.year, kinds.get(each.payer or 0), yearly=each.yearly, each=each.each)
            for each in content.funding
        ],
        "bodies": [_with(each.name, words.CADENCES.get(each.cadence)) for each in content.bodies],
        "follow_ups": [_rhythm(each.rhythm) for each in content.follow_ups],
        "annexes": [_annex(each.number, each.title) for each in content.annexes],
    }
    values |= {name: [_single(name, getattr(content, name).value)] for name in SINGLE}
    yield from _ordered(values)


def _ordered(values: dict[str, list[str]]) -> Iterator[SideTerm]:
    for code in LABELS:
        said = tuple(dict.fromkeys(value for value in values.get(code, ()) if value))
        if said:
            yield SideTerm(code=code, values=said)


def _day(value: Any) -> str:
    return day(value) if value else ""


def _single(name: str, value: Any) -> str:
    if not value:
        return ""
    if name == "renew_by":
        return day(value)
    return duration(value) if name.endswith("months") else _("Yes")


def _of_line(line: FundingLine, kinds: dict[int, str]) -> str:
    payer = kinds.get(line.payer_id or 0)
    return _sum(line.amount, line.currency, years(line), payer, yearly=line.yearly, each=line.from_each)


def _sum(amount: int, currency: str, year: str, payer: str | None, *, yearly: bool, each: bool) -> str:
    """Return a sum with the kind of party that puts it in: the names of two agreements' parties are not the same."""
    whose = words.PARTY_KINDS.get(payer or "") or (_("Each of them") if each else _("All together"))
    return _listed((f"{rounded(amount)} {currency}", whose, year, _("every year") if yearly else ""))


def _rhythm(rhythm: str) -> str:
    return str(words.CADENCES.get(rhythm, "")) if rhythm else _("no rhythm said")


def _annex(number: str, title: str) -> str:
    return _with(_("Annex %(number)s") % {"number": number}, title)


def _with(name: str, more: object) -> str:
    return _listed((name, str(more or "")))


def _listed(parts: Iterable[object]) -> str:
    return ", ".join(str(part) for part in parts if part)
