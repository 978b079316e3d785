"""Corrections of domains and areas."""

from dataclasses import replace

from django.utils.translation import gettext as _

from samverkan.agreements.drafting.content import Area, Content, Domain
from samverkan.agreements.drafting.refusals import CannotApply
from samverkan.agreements.drafting.steps.checks import added, choice, evidence, found, put, required
from samverkan_engine.tables import AreaStatus
from samverkan_engine.tables import Domain as DomainCode

CODES = tuple(code.value for code in DomainCode)
STATUSES = tuple(status.value for status in AreaStatus)


def add_domain(
    content: Content,
    text: str,
    *,
    code: str = "other",
    own_name: str = "",
    start: int | None = None,
    end: int | None = None,
) -> Content:
    """Add a domain, by its code or by the agreement's own name for it."""
    own_name = required(own_name, 100) if own_name.strip() else ""
    choice(code, CODES)
    if any((domain.code, domain.own_name) == (code, own_name) for domain in content.domains):
        raise CannotApply(_("The domain is already there."))
    return added(content, Domain, code=code, own_name=own_name, **evidence(content, text, start, end))


def add_area(
    content: Content,
    text: str,
    *,
    name: str,
    status: str = "unspecified",
    start: int | None = None,
    end: int | None = None,
) -> Content:
    """Add an area."""
    name = required(name, 150)
    _refuse_second(content, name)
    values = {"name": name, "status": choice(status, STATUSES)}
    return added(content, Area, **values, **evidence(content, text, start, end))


def change_area(content: Content, text: str, *, row: int, name: str, status: str) -> Content:
    """Correct an area; promises that name it follow."""
    area = found(content, row, Area)
    name = required(name, 150)
    if name != area.name:
        _refuse_second(content, name)
    promises = tuple(
        replace(promise, areas=tuple(name if each == area.name else each for each in promise.areas))
        for promise in content.commitments
    )
    content = replace(content, commitments=promises)
    return put(content, replace(area, name=name, status=choice(status, STATUSES), by_hand=True))


def _refuse_second(content: Content, name: str) -> None:
    if any(area.name.casefold() == name.casefold() for area in content.areas):
        raise CannotApply(_("The area is already there."))
