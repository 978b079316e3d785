"""What the engine's codes are called on pages."""

from django.utils.translation import gettext_lazy as _

from samverkan.planning.sections.labels import PROFILES

ASSUMPTIONS = {
    "people": _("People in each occupation today"),
    "jobs": _("Jobs in each occupation today"),
    "aged": _("Share aged 55 or more"),
    "plant_jobs": _("The establishment's jobs in each scenario"),
    "closing_hazard": _("Risk that the establishment closes"),
    "exit_base": _("Share who leave their occupation in a year"),
    "exit_aged": _("What is added where many are 55 or older"),
    "base_in_share": _("Moves and commutes in, in a normal year"),
    "extra_in_cap": _("How many more can move in (housing)"),
    "surplus_leaves": _("Share of a surplus that moves away"),
    "pull": _("Who move in for each unfilled job"),
    "demand_trend": _("Growth of jobs without the establishment"),
    "finish": _("Share who finish"),
    "show": _("Share of those admitted who begin"),
    "stay": _("Share who stay in the region"),
    "route": _("Which occupations they go to"),
    "seats": _("Places today"),
}
"""What moves the answer, by the engine's own names."""


def name_of_assumption(figure: str, subject: str = "") -> str:
    """Return what an assumption is called, with the programme or the kind it is of."""
    name = str(ASSUMPTIONS.get(figure, figure))
    return f"{name}, {PROFILES.get(subject, subject)}" if subject else name
