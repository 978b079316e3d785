"""The parties' evaluations beside each other, and the form of one's own."""

from dataclasses import dataclass
from datetime import date

from samverkan.accounts.actor import Actor
from samverkan.agreements.models import Agreement, Domain, Party
from samverkan.agreements.queries.health import party_mark
from samverkan.areas.models import Area
from samverkan.renewals.models import Evaluation, Renewal
from samverkan.renewals.queries.figures import Figure, figures, thawed
from samverkan.ui.components import PartyMark


@dataclass(frozen=True)
class Column:
    """One party's evaluation; none while it has sent none."""

    party: PartyMark
    is_own: bool
    evaluation: Evaluation | None


@dataclass(frozen=True)
class MarkRow:
    """One domain or area, with each party's mark in the order of the columns; "" where it gave none."""

    name: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SideBySide:
    """All evaluations that the reader sees."""

    columns: tuple[Column, ...]
    marks: tuple[MarkRow, ...]
    figures: tuple[Figure, ...]
    sent: int


def own_evaluation(renewal: Renewal, by: Actor) -> Evaluation | None:
    """Return the evaluation of the actor's own party, sent or not."""
    own = Evaluation.objects.visible_to(by).filter(renewal=renewal, party__organisation=by.organisation_id)
    return own.prefetch_related("marks").select_related("changed_by", "sent_by", "party").first()


def subjects(agreement: Agreement, by: Actor) -> tuple[list[Domain], list[Area]]:
    """Return the domains and areas that are judged, each with a word."""
    areas = Area.objects.visible_to(by).filter(agreements=agreement).order_by("name_key")
    return list(agreement.domains.all()), list(areas)


def side_by_side(renewal: Renewal, by: Actor, today: date) -> SideBySide:
    """Return what the parties have sent, a column each, and the reader's own as far as it has come."""
    seen = Evaluation.objects.visible_to(by).filter(renewal=renewal)
    by_party = {each.party_id: each for each in seen.prefetch_related("marks").select_related("sent_by")}
    parties = list(Party.objects.current().filter(agreement=renewal.agreement_id).select_related("organisation"))
    columns = tuple(
        Column(party_mark(party), party.organisation_id == by.organisation_id, by_party.get(party.pk))
        for party in parties
    )
    sent = [each for each in by_party.values() if each.sent_at]
    frozen = max(sent, key=lambda each: str(each.sent_at), default=None) if len(sent) == len(parties) else None
    known = thawed(frozen.figures) if frozen else figures(renewal.agreement, by, today)
    return SideBySide(columns, tuple(_mark_rows(renewal.agreement, columns, by)), tuple(known), len(sent))


def _mark_rows(agreement: Agreement, columns: tuple[Column, ...], by: Actor) -> list[MarkRow]:
    given = [_marks(column.evaluation) for column in columns]
    domains, areas = subjects(agreement, by)
    named = [("domain", each.pk, str(each)) for each in domains] + [("area", each.pk, each.name) for each in areas]
    rows = [MarkRow(name, tuple(marks.get((kind, pk), ("", "")) for marks in given)) for kind, pk, name in named]
    return [row for row in rows if any(value for value, _word in row.values)]


def _marks(evaluation: Evaluation | None) -> dict[tuple[str, int], tuple[str, str]]:
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for mark in evaluation.marks.all() if evaluation else ():
        word = str(mark.get_value_display())
        if mark.domain_id:
            found["domain", mark.domain_id] = (mark.value, word)
        elif mark.area_id:
            found["area", mark.area_id] = (mark.value, word)
    return found
