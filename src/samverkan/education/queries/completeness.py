"""
What is lacking before a micro-credential can be issued for a short course.

The elements are those of the Council Recommendation of 16 June 2022 on a European approach to micro-credentials
(2022/C 243/02), annex I: some are mandatory, others stand where they matter.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.education.models import ShortCourse
from samverkan.ui.numbers import rounded


@dataclass(frozen=True)
class Element:
    """One element of the description: the field that holds it, its name, and how it reads when it is there."""

    field: str
    name: Promise
    says: Callable[[ShortCourse], str]


def plain(field: str) -> Callable[[ShortCourse], str]:
    """Return how a field of text reads."""
    return lambda course: str(getattr(course, field) or "").strip()


def chosen(field: str) -> Callable[[ShortCourse], str]:
    """Return how a field with choices reads."""
    return lambda course: str(getattr(course, f"get_{field}_display")())


def workload(course: ShortCourse) -> str:
    """Return the notional workload: in ECTS wherever possible, else in hours."""
    parts = []
    if course.ects is not None:
        parts.append(f"{rounded(course.ects, 0 if course.ects == int(course.ects) else 1)} ECTS")
    if course.hours:
        parts.append(str(_("%(hours)s hours") % {"hours": rounded(course.hours)}))
    return ", ".join(parts)


def level(course: ShortCourse) -> str:
    """Return the level in the European framework, which is that of SeQF too."""
    return f"EQF {course.level} / SeQF {course.level}" if course.level else ""


MANDATORY = (
    Element("title", _("Title"), plain("title")),
    Element("country", _("Country or region of the issuer"), plain("country")),
    Element("awarding_body", _("Awarding body"), plain("awarding_body")),
    Element("outcomes", _("Learning outcomes"), plain("outcomes")),
    Element("ects", _("Notional workload, in ECTS where possible"), workload),
    Element("level", _("Level"), level),
    Element("assessment", _("Type of assessment"), plain("assessment")),
    Element("participation", _("Form of participation"), chosen("participation")),
    Element("quality", _("Quality assurance"), plain("quality")),
)
OPTIONAL = (
    Element("prerequisites", _("Prerequisites"), plain("prerequisites")),
    Element("supervision", _("Supervision and identity verification during assessment"), chosen("supervision")),
    Element("grades", _("Grades"), plain("grades")),
    Element("stacking", _("How it can be put together with others"), chosen("stacking")),
    Element("language", _("Language of instruction"), plain("language")),
    Element("further", _("Further information"), plain("further")),
)
AT_ISSUE = (_("who the learner is"), _("the day of issue"), _("the grade, where there is one"))
"""What belongs to each credential that is issued, and to no description."""


@dataclass(frozen=True)
class Said:
    """An element as it stands; without text it is lacking."""

    element: Element
    text: str


@dataclass(frozen=True)
class Description:
    """Everything that is said of a short course, and what is lacking."""

    mandatory: tuple[Said, ...]
    optional: tuple[Said, ...]

    @property
    def lacking(self) -> tuple[Element, ...]:
        """The mandatory elements that nothing is said of."""
        return tuple(one.element for one in self.mandatory if not one.text)

    @property
    def is_complete(self) -> bool:
        """Whether every mandatory element is there."""
        return not self.lacking


def description(course: ShortCourse) -> Description:
    """Return what is said of a short course, element by element."""
    return Description(said(MANDATORY, course), said(OPTIONAL, course))


def said(elements: tuple[Element, ...], course: ShortCourse) -> tuple[Said, ...]:
    return tuple(Said(one, one.says(course)) for one in elements)
