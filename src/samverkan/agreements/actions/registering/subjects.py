"""The agreement's domains, and the areas it names: those known by name, else new ones."""

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.agreements.given import AgreementGiven, AreaGiven, DomainGiven
from samverkan.agreements.models import Agreement, Domain, DomainCode
from samverkan.areas.models import Area
from samverkan.search import key

THE_LETTERS_FOUR = (
    DomainCode.EDUCATION,
    DomainCode.COMPETENCE_DEVELOPMENT,
    DomainCode.RESEARCH,
    DomainCode.INNOVATION,
)
"""The domains of an agreement that names none."""


def add_domains(agreement: Agreement, given: AgreementGiven) -> dict[str, Domain]:
    """Make the agreement's list of domains; return each by its own name, or else by its code."""
    named = given.domains or tuple(DomainGiven(code=code) for code in THE_LETTERS_FOUR)
    unique = dict.fromkeys((each.code, each.own_name) for each in named)
    made = Domain.objects.bulk_create(
        Domain(agreement=agreement, code=code, own_name=own_name, position=position)
        for position, (code, own_name) in enumerate(unique, start=1)
    )
    return {domain.own_name or domain.code: domain for domain in made}


def add_areas(agreement: Agreement, given: AgreementGiven, *, by: Actor) -> dict[str, Area]:
    """Tie the agreement to its areas; return each by the key of its name."""
    wanted = {key(area.name): area for area in given.areas}
    visible = Area.objects.visible_to(by).filter(name_key__in=wanted).order_by("pk")
    known = {area.name_key: area for area in visible}
    for name, area in wanted.items():
        if name not in known:
            known[name] = _new_area(area, agreement)
    agreement.areas.set(known.values())
    members = [party.organisation for party in given.parties]
    for area in known.values():
        if area.home_id == by.organisation_id:
            area.organisations.add(*(members if agreement.circle != Circle.PRIVATE else [by.organisation]))
    return known


def _new_area(area: AreaGiven, agreement: Agreement) -> Area:
    return Area.objects.create(
        name=area.name,
        status=area.status,
        kind=area.kind,
        criterion=area.criterion,
        circle=agreement.circle,
        home=agreement.home,
    )
