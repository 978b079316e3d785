"""The party's agreements as a sheet that can be read back."""

from collections import defaultdict

from django.utils.translation import gettext as _

from samverkan.agreements.models import Commitment, Party, Terms
from samverkan.agreements.queries.terms.money import money_tables
from samverkan.overview.queries.portfolio import Row
from samverkan.overview.queries.waiting import Viewer
from samverkan.overview.sheet import COLUMNS
from samverkan.sources.spreadsheets import Value


def table(rows: list[Row], viewer: Viewer) -> list[list[Value]]:
    """Return the header and a line for each agreement; the columns of the import first, the computed ones after."""
    pks = [row.pk for row in rows]
    members = _members(pks)
    promises = _promises(pks, viewer)
    terms = _terms(pks, viewer)
    lines = (
        [*_line(row, members[row.pk], promises[row.pk], viewer), *_said(terms.get(row.pk), members[row.pk])]
        for row in rows
    )
    return [list(COLUMNS.header()), *lines]


def _members(agreements: list[int]) -> dict[int, list[Party]]:
    found: dict[int, list[Party]] = defaultdict(list)
    parties = Party.objects.filter(agreement__in=agreements).select_related("organisation", "contact")
    for party in parties.order_by("position"):
        found[party.agreement_id].append(party)
    return found


def _promises(agreements: list[int], viewer: Viewer) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    visible = Commitment.objects.visible_to(viewer.actor).filter(agreement__in=agreements).order_by("number")
    for agreement, text in visible.values_list("agreement", "text"):
        found[agreement].append(" ".join(text.split()))
    return found


def _terms(agreements: list[int], viewer: Viewer) -> dict[int, Terms]:
    visible = Terms.objects.visible_to(viewer.actor).filter(agreement__in=agreements)
    return {terms.agreement_id: terms for terms in visible.prefetch_related("funding", "bodies", "annexes")}


def _said(terms: Terms | None, members: list[Party]) -> list[Value]:
    """The terms that the viewer sees; what is paid every year without a last year is not in the sums."""
    if terms is None:
        return [""] * 8
    sums = [
        f"{sum(row.total for row in table.rows)} {table.currency}"
        for table in money_tables(list(terms.funding.all()), members)
        if table.rows
    ]
    return [
        terms.length_months or "",
        _("yes") if terms.until_further_notice else "",
        terms.notice_months or "",
        terms.renewal_months or "",
        terms.renew_by,
        "; ".join(sums),
        "; ".join(body.name for body in terms.bodies.all()),
        "; ".join(f"{annex.number} {annex.title}".strip() for annex in terms.annexes.all()),
    ]


def _line(row: Row, members: list[Party], promises: list[str], viewer: Viewer) -> list[Value]:
    agreement = row.agreement
    own = next((party for party in members if party.organisation_id == viewer.organisation_id), None)
    return [
        agreement.title,
        str(agreement.get_kind_display()),
        "; ".join(party.organisation.name for party in members),
        agreement.signed_on,
        agreement.valid_from,
        agreement.valid_to,
        _day(agreement.notice_date),
        _day(agreement.review_date),
        str(agreement.get_meeting_cadence_display()),
        own.registry_number if own else "",
        own.contact.name if own and own.contact else "",
        agreement.purpose,
        "",  # the text itself stays with the agreement: a cell cannot hold a long one
        "\n".join(promises),
        _day(row.next_date.on if row.next_date else None),
        str(row.next_date.kind.label) if row.next_date else "",
        row.waiting,
        row.health.sentence,
        _day(row.last_meeting),
    ]


def _day(value: object) -> str:
    return str(value) if value else ""
