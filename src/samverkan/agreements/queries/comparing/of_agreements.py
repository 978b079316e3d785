"""Agreements as sides of a comparison: the two are read together, in as many queries as one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation
from samverkan.agreements.models import Agreement, Commitment, Party, Standing
from samverkan.agreements.queries.comparing.shapes import ComparedSide, PromiseLine
from samverkan.agreements.queries.comparing.terms import agreement_terms, terms_of
from samverkan.areas.models import Area
from samverkan_engine.tables.comparing import Side, SidePromise


def agreement_sides(pks: Collection[int], by: Actor) -> dict[int, ComparedSide]:
    """Return those of the agreements that the actor sees, each with what the actor sees of it."""
    if not pks:
        return {}
    parties = Prefetch("parties", Party.objects.select_related("organisation"))
    seen_areas = Prefetch("areas", Area.objects.visible_to(by).order_by("pk"))
    agreements = list(Agreement.objects.visible_to(by).filter(pk__in=pks).prefetch_related(parties, seen_areas))
    promises = _promises(agreements, by)
    terms = terms_of(agreements, by)
    return {
        agreement.pk: _side(agreement, promises[agreement.pk], agreement_terms(agreement, terms.get(agreement.pk)))
        for agreement in agreements
    }


def _promises(agreements: Iterable[Agreement], by: Actor) -> dict[int, list[Commitment]]:
    visible: QuerySet[Commitment] = Commitment.objects.visible_to(by).filter(agreement__in=agreements)
    areas = Prefetch("areas", Area.objects.visible_to(by))
    found: dict[int, list[Commitment]] = defaultdict(list)
    for commitment in visible.order_by("number").prefetch_related("domains", areas, "bindings"):
        found[commitment.agreement_id].append(commitment)
    return found


def _side(agreement: Agreement, made: list[Commitment], terms: Iterable) -> ComparedSide:
    commitments = [commitment for commitment in made if commitment.standing != Standing.DROPPED]
    parties = {party.pk: party.organisation for party in agreement.parties.all()}
    page = reverse("agreements:page", args=[agreement.pk])
    areas = [*agreement.areas.all(), *(area for commitment in commitments for area in commitment.areas.all())]
    return ComparedSide(
        key=f"avtal-{agreement.pk}",
        title=agreement.title,
        url=page,
        what=agreement.get_kind_display(),
        circle=agreement.circle,
        language=agreement.language,
        notes=tuple(_dropped(len(made) - len(commitments))),
        promises=tuple(_line(each, page, parties) for each in commitments),
        side=Side(
            promises=tuple(_promise(each, parties) for each in commitments),
            areas=tuple(dict.fromkeys(area.name for area in areas)),
            terms=tuple(terms),
            names=tuple(organisation.name for organisation in parties.values()),
            language=agreement.language,
        ),
    )


def _dropped(count: int) -> Iterator[str]:
    if count:
        yield _("Promises that are dropped are not counted: %(count)d.") % {"count": count}


def _bound(commitment: Commitment, parties: dict[int, Organisation]) -> list[Organisation]:
    """Return the organisations that it binds; none when it binds all."""
    bound = [parties[each.party_id] for each in commitment.bindings.all() if each.party_id in parties]
    return [] if len(bound) == len(parties) else bound


def _line(commitment: Commitment, page: str, parties: dict[int, Organisation]) -> PromiseLine:
    return PromiseLine(
        number=commitment.number,
        text=" ".join(commitment.text.split()),
        url=f"{page}?atagande={commitment.number}#p{commitment.number}",
        kind=commitment.get_kind_display(),
        domains=tuple(str(domain) for domain in commitment.domains.all()),
        areas=tuple(area.name for area in commitment.areas.all()),
        binds=", ".join(organisation.name for organisation in _bound(commitment, parties)),
    )


def _promise(commitment: Commitment, parties: dict[int, Organisation]) -> SidePromise:
    return SidePromise(
        text=commitment.text,
        kind=commitment.kind,
        domains=tuple(domain.own_name or domain.code for domain in commitment.domains.all()),
        areas=tuple(area.name for area in commitment.areas.all()),
        actors=tuple(dict.fromkeys(organisation.kind for organisation in _bound(commitment, parties))),
    )
