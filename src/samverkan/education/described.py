"""What a person says of a programme or course."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from decimal import Decimal

from samverkan.accounts.models import Organisation
from samverkan.areas.models import Area
from samverkan.education.models import Credits, Kind


@dataclass(frozen=True)
class Description:
    """What a person writes about a programme or course."""

    name: str
    provider_name: str = ""
    provider: Organisation | None = None
    kind: str = Kind.PROGRAMME
    code: str = ""
    given_as: Collection[str] = ()
    weeks: int | None = None
    pace: int | None = None
    level: int | None = None
    credits: Decimal | None = None
    credit_system: str = Credits.HP
    municipality_code: str = ""
    field_code: str = ""
    teachers: Decimal | None = None
    place_cost_sek: int | None = None
    stages: Collection[str] = ()
    description: str = ""
    url: str = ""
    areas: Collection[Area] = ()
    organisations: Collection[Organisation] = ()


MANY = ("areas", "organisations")
PLAIN = tuple(each.name for each in fields(Description) if each.name not in MANY)
