"""The three circles in words: who can see a thing."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Circle:
    """One circle as it is shown."""

    key: str
    icon: str
    word: str | Promise
    sentence: str | Promise


CIRCLES = {
    circle.key: circle
    for circle in (
        Circle(
            "private",
            "private",
            _("Only your party"),
            _("Shown only to your party. May still have to be disclosed."),
        ),
        Circle("shared", "shared", _("Shared"), _("All parties of the agreement see this.")),
        Circle("public", "public", _("Public"), _("Everyone can see this.")),
    )
}


def circle_named(name: str) -> Circle:
    """Return the circle private, shared or public. Raises KeyError for another name."""
    return CIRCLES[str(name)]
