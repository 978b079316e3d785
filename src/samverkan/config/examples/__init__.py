"""The two examples that an installation may begin with."""

from datetime import datetime

from django.conf import settings

from samverkan.accounts.models import Person, RoleHeld
from samverkan.agreements.models import Agreement

NAMES = ("skelleftea", "region")
FIRST_LOGIN = "astrid@mittalven.example"  # of the region


def load(names: list[str], *, at: datetime) -> list[str]:
    """Load the named examples that are not here yet, and return the names of those that were loaded."""
    loaded = []  # what makes them is slow to load, and needed but once
    if "skelleftea" in names and not Agreement.objects.filter(independent_example__isnull=False).exists():
        from samverkan.config.examples import skelleftea

        skelleftea.load(at=at)
        loaded.append("skelleftea")
    if "region" in names and not Person.objects.filter(email=FIRST_LOGIN).exists():
        from samverkan.config.examples import region

        region.load(at=at)
        loaded.append("region")
    return loaded


def logins() -> list[tuple[str, str, str]]:
    """Return the log-ins of the invented region: address, who it is, and the password."""
    held = RoleHeld.objects.filter(person__email__endswith=".example").select_related("person", "organisation")
    people: dict[str, list[RoleHeld]] = {}
    for role in held.order_by("organisation__pk", "pk"):
        people.setdefault(str(role.person.email), []).append(role)
    return [
        (
            email,
            f"{roles[0].person.name}, {roles[0].get_role_display()}, {roles[0].organisation.name}",
            settings.EXAMPLE_PASSWORD,
        )
        for email, roles in people.items()
    ]
