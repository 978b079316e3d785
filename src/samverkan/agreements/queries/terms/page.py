"""The page of an agreement's terms, each with the words that say it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor, can
from samverkan.accounts.permissions import Permission
from samverkan.agreements.durations import duration
from samverkan.agreements.models import Agreement, Body, FundingLine, Party, Terms, Wording
from samverkan.agreements.models.wordings import agreed
from samverkan.agreements.queries.drafts.words import TERMS as LABELS
from samverkan.agreements.queries.terms.content import parties_of, years
from samverkan.agreements.queries.terms.money import MoneyTable, money_tables
from samverkan.agreements.queries.terms.quoting import Quote, Quoting
from samverkan.agreements.queries.terms.stated import counted_days, stated_of
from samverkan.agreements.time_limits import end_of
from samverkan.ui.numbers import rounded


@dataclass(frozen=True)
class TimeLine:
    """One of the agreement's times: in words or as a date, with how it was counted, or the words that say it."""

    label: str | Promise
    value: str
    is_date: bool = False
    how: str = ""
    quote: Quote | None = None


@dataclass(frozen=True)
class TermLine:
    """A sum, body, duty, annex or word, with the words that say it."""

    label: str
    note: str
    quote: Quote | None


@dataclass(frozen=True)
class TermsPage:
    """Everything that the page of terms shows; `version` is 0 before any are kept."""

    agreement: Agreement
    times: tuple[TimeLine, ...]
    money: tuple[MoneyTable, ...]
    funding: tuple[TermLine, ...]
    bodies: tuple[TermLine, ...]
    follow_ups: tuple[TermLine, ...]
    annexes: tuple[TermLine, ...]
    definitions: tuple[TermLine, ...]
    may_edit: bool
    may_plan: bool
    read_in: int | None
    read_in_url: str
    newer: int | None

    @property
    def is_empty(self) -> bool:
        return not any((self.times, self.funding, self.bodies, self.follow_ups, self.annexes, self.definitions))


def terms_page(agreement: Agreement, by: Actor) -> TermsPage:
    """Return what the actor sees of an agreement's terms; the agreement must be visible to the actor."""
    terms = Terms.objects.visible_to(by).filter(agreement=agreement).first()
    parties = parties_of(agreement)
    wordings = Wording.objects.visible_to(by).filter(agreement=agreement)
    wording = wordings.filter(pk=terms.wording_id).first() if terms and terms.wording_id else None
    quoting = Quoting(wording, agreement.pk)
    funding = list(terms.funding.all()) if terms else []
    may_edit = can(by, Permission.AGREEMENT_REGISTER, agreement)
    later = wordings.filter(agreed(), number__gt=wording.number).order_by("-number") if wording else wordings.none()
    return TermsPage(
        agreement=agreement,
        times=tuple(line for line in _times(agreement, terms, quoting) if line.value),
        money=money_tables(funding, parties),
        funding=tuple(_sum(line, parties, quoting) for line in funding),
        bodies=_bodies(terms, parties, quoting),
        follow_ups=tuple(
            TermLine(each.text, each.get_rhythm_display() if each.rhythm else "", quoting.place(each.passages))
            for each in (terms.follow_ups.all() if terms else ())
        ),
        annexes=tuple(
            TermLine(_("Annex %(number)s") % {"number": each.number}, each.title, quoting.place(each.passages))
            for each in (terms.annexes.all() if terms else ())
        ),
        definitions=tuple(
            TermLine(each.term, each.meaning, quoting.place(each.passages))
            for each in (terms.definitions.all() if terms else ())
        ),
        may_edit=may_edit,
        may_plan=can(by, Permission.MEETING_PLAN, agreement),
        read_in=wording.number if wording else None,
        read_in_url=reverse("agreements:wording", args=[agreement.pk, wording.number]) if wording else "",
        newer=later.values_list("number", flat=True).first(),
    )


def _times(agreement: Agreement, terms: Terms | None, quoting: Quoting) -> Iterable[TimeLine]:
    stated = stated_of(agreement, terms)
    end = end_of(stated)
    yield TimeLine(_("Valid from"), agreement.valid_from, is_date=True)
    if agreement.valid_to or end is None:
        yield TimeLine(_("Valid to"), agreement.valid_to, is_date=True)
    else:
        yield TimeLine(_("Valid to"), end.day.isoformat(), is_date=True, how=end.how)
    if terms:
        yield from _said(terms, quoting)
    notice, review = counted_days(agreement, terms)
    yield _day(_("Last day to give notice"), agreement.notice_date, notice)
    yield _day(_("To be reviewed"), agreement.review_date, review)


def _said(terms: Terms, quoting: Quoting) -> Iterable[TimeLine]:
    for name, label in LABELS.items():
        value = getattr(terms, name)
        quote = quoting.of(terms.passages.get(name, ()))
        if name == "renew_by":
            yield TimeLine(label, value, is_date=True, quote=quote)
        elif name.endswith("months"):
            yield TimeLine(label, duration(value) if value else "", quote=quote)
        else:
            yield TimeLine(label, _("Yes") if value else "", quote=quote)


def _day(label: str, day: date | None, how: str) -> TimeLine:
    return TimeLine(label, day.isoformat() if day else "", is_date=True, how=how if day else "")


def _sum(line: FundingLine, parties: Sequence[Party], quoting: Quoting) -> TermLine:
    names = {party.pk: party.organisation.name for party in parties}
    payer = names.get(line.payer_id or 0) or (_("Each of them") if line.from_each else _("All together"))
    parts = (payer, years(line), _("every year") if line.yearly else "")
    label = f"{rounded(line.amount)} {line.currency}"
    return TermLine(label, ", ".join(part for part in parts if part), quoting.of(line.passages))


def _bodies(terms: Terms | None, parties: Sequence[Party], quoting: Quoting) -> tuple[TermLine, ...]:
    names = {party.pk: party.organisation.name for party in parties}
    bodies = terms.bodies.prefetch_related("seats") if terms else ()
    return tuple(
        TermLine(body.name, _of_body(body, names), quoting.of(body.passages[1:] or body.passages)) for body in bodies
    )


def _of_body(body: Body, names: dict[int, str]) -> str:
    order = {pk: place for place, pk in enumerate(names)}
    seats = sorted(body.seats.all(), key=lambda seat: order.get(seat.party_id or 0, -1))
    taken = ", ".join(
        _("%(number)s from %(party)s")
        % {"number": seat.number, "party": names.get(seat.party_id or 0, _("each party"))}
        for seat in seats
    )
    meets = body.get_cadence_display() if body.cadence else ""
    return "; ".join(part for part in (taken, meets) if part)
