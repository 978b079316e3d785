"""The party's agreements as a sheet that can be read back."""

from collections import defaultdict

from samverkan.agreements.models import Commitment, Party
from samverkan.overview.queries.portfolio import Row
from samverkan.overview.queries.waiting import Viewer
from samverkan.overview.sheet import header
from samverkan.sources.spreadsheets import Value


def table(rows: list[Row], viewer: Viewer) -> list[list[Value]]:
    """Return the header and a line for each agreement; the columns of the import first, the computed ones after."""
    pks = [row.pk for row in rows]
    members = _members(pks)
    promises = _promises(pks, viewer)
    return [list(header(computed=True)), *(_line(row, members[row.pk], promises[row.pk], viewer) for row in rows)]


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
