"""What the start page offers somebody who has not signed in."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from samverkan.accounts.models import RoleHeld
from samverkan.agreements.models import Agreement
from samverkan.commissioned.models import Desk

EXAMPLE = ".example"  # no real address ends so (RFC 2606)


@dataclass(frozen=True)
class LogIn:
    """Somebody invented, whom one may sign in as."""

    email: str
    name: str
    roles: tuple[str, ...]
    party: str


@dataclass(frozen=True)
class Start:
    """The public examples, and the log-ins of the invented region where it is loaded, and whether employers may ask."""

    examples: tuple[Agreement, ...]
    log_ins: tuple[LogIn, ...]
    password: str
    takes_enquiries: bool


def start(on: date) -> Start:
    """Return what to offer; log-ins only where the program has loaded the invented region with a known password."""
    password = getattr(settings, "EXAMPLE_PASSWORD", "")
    examples = Agreement.objects.public().filter(home__is_example=True)
    return Start(
        examples=tuple(examples[:5]),
        log_ins=log_ins(on) if password else (),
        password=password,
        takes_enquiries=Desk.objects.taking_enquiries().exists(),
    )


def log_ins(on: date) -> tuple[LogIn, ...]:
    """Return the people of the example with their roles, one line a person and party."""
    held = RoleHeld.objects.current(on).filter(person__email__endswith=EXAMPLE, person__is_active=True)
    able = held.exclude(person__password__startswith="!").select_related("person", "organisation")
    roles: dict[tuple[int, int], list[RoleHeld]] = {}
    for role in able.order_by("organisation__name_key", "person__name_key", "pk"):
        roles.setdefault((role.organisation_id, role.person_id), []).append(role)
    return tuple(
        LogIn(
            email=some[0].person.email or "",
            name=some[0].person.name,
            roles=tuple(str(one.get_role_display()) for one in some),
            party=some[0].organisation.name,
        )
        for some in roles.values()
    )
