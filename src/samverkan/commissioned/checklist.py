"""
What is checked before commissioned education is agreed, each point with the rule it comes from.

The rules are those of state universities; what they say to others is told beside each point. We quote no figure that
changes from year to year, such as the limit for direct procurement.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samverkan.commissioned.states import State

ORDINANCE = (
    "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/"
    "forordning-2002760-om-uppdragsutbildning-vid_sfs-2002-760/"
)
PROCUREMENT = (
    "https://www.riksdagen.se/sv/dokument-och-lagar/dokument/svensk-forfattningssamling/"
    "lag-20161145-om-offentlig-upphandling_sfs-2016-1145/"
)


class Point(models.TextChoices):
    """One thing to be sure of."""

    BUYER = "buyer", _("The buyer is an organisation, not a private person")
    STAFF = "staff", _("It is for the buyer's staff, or needed for the labour market")
    LEVEL = "level", _("We may give degrees in the subject")
    COST = "cost", _("The price covers the full cost")
    PROCUREMENT = "procurement", _("It is clear how the buyer may buy it")
    ORDINARY = "ordinary", _("It does not harm our ordinary teaching")


class Answer(models.TextChoices):
    """What was found."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    NOT_APPLICABLE = "na", _("Does not apply to us or to this buyer")


@dataclass(frozen=True)
class Rule:
    """Why a point is checked: what the rule says in our words, and where it stands."""

    point: Point
    text: str | Promise
    source: str | Promise
    url: str
    before: State
    """The move before which it must be answered."""


RULES = (
    Rule(
        Point.BUYER,
        _(
            "Commissioned education is given for a fee from somebody other than a private person, for those whom the "
            "buyer chooses. A sole trader who asks for training for themselves is a private person here."
        ),
        _("Ordinance (2002:760) on commissioned education, section 2"),
        ORDINANCE,
        State.OFFERED,
    ),
    Rule(
        Point.STAFF,
        _(
            "A company may buy training that matters for the participants' work, or that the labour market needs. A "
            "public body may buy it for its staff, or for reasons of the labour market or of aid to other countries."
        ),
        _("Ordinance (2002:760) on commissioned education, section 3"),
        ORDINANCE,
        State.OFFERED,
    ),
    Rule(
        Point.LEVEL,
        _("It must be connected with higher education at first or second level in which we may award degrees."),
        _("Ordinance (2002:760) on commissioned education, section 3"),
        ORDINANCE,
        State.OFFERED,
    ),
    Rule(
        Point.COST,
        _(
            "No state grant for ordinary teaching may pay for it: planning, teaching, rooms, examination and overheads "
            "are all in the price. The calculation itself stays in your own system; put a link to it here."
        ),
        _("Ordinance (2002:760) on commissioned education; the ordinance on fees (1992:191)"),
        ORDINANCE,
        State.OFFERED,
    ),
    Rule(
        Point.PROCUREMENT,
        _(
            "A public buyer must say on what basis it buys: procured, bought directly below the limit of the year, a "
            "framework agreement, or an exception. A private company may buy freely; answer that it does not apply."
        ),
        _("The act on public procurement (2016:1145)"),
        PROCUREMENT,
        State.AGREED,
    ),
    Rule(
        Point.ORDINARY,
        _(
            "It may not be given in such a way or to such an extent that ordinary education suffers. Ask whoever plans "
            "the teaching which teachers, rooms and placements it takes, and when."
        ),
        _("Ordinance (2002:760) on commissioned education"),
        ORDINANCE,
        State.AGREED,
    ),
)


def needed_before(state: str) -> tuple[Rule, ...]:
    """Return the points that must be settled before an enquiry is moved to a step: those of earlier steps too."""
    order = {State.OFFERED: (State.OFFERED,), State.AGREED: (State.OFFERED, State.AGREED)}
    return tuple(rule for rule in RULES if rule.before in order.get(State(state), ()))
