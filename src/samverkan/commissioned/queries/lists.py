"""The enquiries as a board by state and as a list: filtered, sorted, in pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, OrderBy
from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Organisation, Person
from samverkan.commissioned.models import Enquiry
from samverkan.commissioned.models.enquiries import EnquiryQuerySet
from samverkan.commissioned.states import SHOWN_AS, WAY, State
from samverkan.search import key
from samverkan.sources.spreadsheets import Value
from samverkan.ui.dates import day

ON_A_PAGE = 50
IN_A_COLUMN = 20
"""The list shows the rest."""
SORTS = {
    "employer": ("employer_key",),
    "received": ("received_at",),
    "answer": ("answer_by",),
    "state": ("state", "state_since"),
    "people": ("people",),
}
LATE = {
    "overdue": EnquiryQuerySet.overdue,
    "silent": EnquiryQuerySet.silent,
    "unevaluated": EnquiryQuerySet.unevaluated,
}


@dataclass(frozen=True)
class Sought:
    """What the enquiries are cut down to; empty means all."""

    text: str = ""
    state: str = ""
    skill: str = ""
    responsible: int | None = None
    party: int | None = None
    since: date | None = None
    until: date | None = None
    late: str = ""

    @property
    def active(self) -> int:
        """How many of the filters are in use."""
        return sum(bool(value) for value in vars(self).values())


@dataclass(frozen=True)
class Line:
    """One enquiry in the board or the list."""

    enquiry: Enquiry
    skills: tuple[str, ...]
    late: str
    """Why it waits too long; empty when it does not."""

    @property
    def shape(self) -> str:
        return SHOWN_AS[State(self.enquiry.state)]


@dataclass(frozen=True)
class Column:
    """The enquiries in one state, newest first; those that do not fit stand in the list."""

    state: State
    lines: tuple[Line, ...]
    count: int

    @property
    def shape(self) -> str:
        return SHOWN_AS[self.state]

    @property
    def left_out(self) -> int:
        return self.count - len(self.lines)


def chosen(sought: Sought, by: Actor, today: date) -> EnquiryQuerySet:
    """Return the enquiries that the actor sees and seeks."""
    found: EnquiryQuerySet = Enquiry.objects.visible_to(by)
    same = {"state": sought.state, "responsible": sought.responsible, "home": sought.party}
    found = found.filter(**{name: value for name, value in same.items() if value})
    if sought.text:
        found = found.found_by(sought.text)
    if sought.skill:
        found = found.filter(pk__in=Enquiry.objects.filter(needs__name_key__contains=key(sought.skill)).values("pk"))
    if sought.since:
        found = found.filter(received_at__date__gte=sought.since)
    if sought.until:
        found = found.filter(received_at__date__lte=sought.until)
    return LATE[sought.late](found, today) if sought.late in LATE else found


def board(sought: Sought, by: Actor, today: date) -> tuple[Column, ...]:
    """Return a column for each state, in a number of queries that does not grow."""
    found = chosen(sought, by, today)
    counts = dict(found.order_by().values_list("state").annotate(Count("pk")))
    shown = [pk for state in counts for pk in _newest(found, state)]
    lines = _lines(Enquiry.objects.filter(pk__in=shown), today)
    states = [state for state in State if state in WAY or counts.get(state)]
    return tuple(
        Column(state, tuple(line for line in lines if line.enquiry.state == state), counts.get(state, 0))
        for state in states
    )


def listed(sought: Sought, sort: str, number: str, by: Actor, today: date) -> Page[Line]:
    """Return one page of the list."""
    page: Page[Line] = Paginator(ordered(chosen(sought, by, today), sort), ON_A_PAGE).get_page(number)
    keys = [each.pk for each in page.object_list]
    lines = {line.enquiry.pk: line for line in _lines(Enquiry.objects.filter(pk__in=keys), today)}
    page.object_list = [lines[pk] for pk in keys]
    return page


def ordered(found: EnquiryQuerySet, sort: str) -> EnquiryQuerySet:
    """Return them in the order asked for; the newest first when none is."""
    fields, falls = SORTS.get(sort.removeprefix("-")), sort.startswith("-")
    if fields is None:
        return found.order_by("-received_at", "-pk")
    return found.order_by(*(OrderBy(F(name), descending=falls, nulls_last=True) for name in fields), "pk")


def sheet(sought: Sought, sort: str, by: Actor, today: date) -> Iterator[list[Value]]:
    """Yield the head and a row an enquiry; the contact is no part of it, since files are passed on."""
    yield [
        _("Number"), _("Received"), _("Employer"), _("What it is about"), _("Skills"), _("Number of people"),
        _("Wanted from"), _("Place"), _("Form"), _("State"), _("Since"), _("Answers"), _("Answer by"), _("Reason"),
        _("First day"), _("Last day"), _("Places"), _("Completed"), _("Party"),
    ]  # fmt: skip
    every = ordered(chosen(sought, by, today), sort)
    for line in _lines(every, today):
        yield _row(line)


def _row(line: Line) -> list[Value]:
    one = line.enquiry
    course = getattr(one, "course", None)
    given = [course.starts_on, course.ends_on, course.places, course.completed] if course else [None] * 4
    dated = [value.isoformat() if isinstance(value, date) else value for value in given]
    return [
        one.pk, day(one.received_at), one.employer, one.title, ", ".join(line.skills), one.people,
        one.wanted_from.isoformat() if one.wanted_from else None, one.place, one.get_form_display(),
        one.get_state_display(), day(one.state_since), one.responsible.name if one.responsible else "",
        one.answer_by.isoformat(), one.get_lost_because_display() if one.lost_because else "", *dated, one.home.name,
    ]  # fmt: skip


def lateness(enquiry: Enquiry, today: date) -> str:
    """Return why an enquiry waits too long, by the same rules as the querysets; empty when it does not."""
    for name, rule in LATE.items():
        if rule(Enquiry.objects.filter(pk=enquiry.pk), today).exists():
            return name
    return ""


def responsible_people(by: Actor) -> list[Person]:
    """Return who answers what the actor sees."""
    seen = Enquiry.objects.visible_to(by).order_by().values("responsible")
    return list(Person.objects.filter(pk__in=seen))


def parties(by: Actor) -> list[Organisation]:
    """Return whose enquiries the actor sees."""
    return list(Organisation.objects.filter(pk__in=Enquiry.objects.visible_to(by).order_by().values("home")))


def _newest(found: EnquiryQuerySet, state: str) -> list[int]:
    return list(found.filter(state=state).order_by("-state_since", "-pk").values_list("pk", flat=True)[:IN_A_COLUMN])


def _lines(found: EnquiryQuerySet, today: date) -> list[Line]:
    late = {name: set(rule(found, today).order_by().values_list("pk", flat=True)) for name, rule in LATE.items()}
    every = found.select_related("home", "responsible", "course").prefetch_related("needs")
    return [
        Line(
            one,
            tuple(need.name for need in one.needs.all()),
            next((name for name, keys in late.items() if one.pk in keys), ""),
        )
        for one in every
    ]
