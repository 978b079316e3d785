"""Why a source gave no answer that can be used, each with a sentence that says what to do."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _


class Unanswered(Exception):
    """There is no answer; what was kept before stays."""


class NoNetwork(Unanswered):
    """The source cannot be reached from here."""


class TimedOut(Unanswered):
    """The source took too long."""


class Stopped(Unanswered):
    """The answer ended before it was whole."""


class NotThePage(Unanswered):
    """Something else answered: most often a proxy, or a page that asks for a log-in."""


class TooLarge(Unanswered):
    """The answer is larger than it may be."""


class Refusing(Unanswered):
    """The source answers that it will not or cannot give this."""


class TooMany(Unanswered):
    """There is more than one search can reach."""


def too_many(total: int, reached: int) -> TooMany:
    """Return the failure of a search with more hits than the source lets anybody reach."""
    sentence = _(
        "The search has %(total)s ads, and the source gives no more than %(reached)s of one search. "
        "Narrow it to a municipality or an occupation group, or fetch all ads with JobStream."
    )
    return TooMany(sentence % {"total": total, "reached": reached})


def no_such_table(query: str) -> Refusing:
    """Return the failure of a search among the tables of SCB that found none that fits."""
    sentence = _(
        "SCB has no table that fits “%(query)s”. Find its number at statistikdatabasen.scb.se and ask for table=TAB…"
    )
    return Refusing(sentence % {"query": query})


def said_no(address: str, errors: Any) -> Refusing:
    """Return the failure of a source that says in its answer what went wrong, with the status of success."""
    first = errors[0] if isinstance(errors, list) and errors else errors
    words = first.get("message") if isinstance(first, dict) else first
    sentence = _("%(host)s could not answer: “%(detail)s”. Try again later.")
    return Refusing(sentence % {"host": urlsplit(address).hostname, "detail": str(words)[:300]})


OF_STATUS: dict[int, Callable[[], str]] = {
    400: lambda: _("%(host)s says that the question is wrong: %(detail)s."),
    401: lambda: _("%(host)s wants a key, or does not accept ours (%(status)s). See the settings of the source."),
    403: lambda: _("%(host)s refuses to answer (%(status)s): too much was asked for, or we are not let in. %(detail)s"),
    404: lambda: _("What was asked for is not at %(host)s (404). It may have moved: see the address in the settings."),
    410: lambda: _("What was asked for is not at %(host)s any longer (410). The service may have been closed."),
    429: lambda: _("%(host)s is asked too often (429). Try again later."),
    503: lambda: _("%(host)s is closed for the moment (503). Try again in some hours."),
}


def of_status(status: int, host: str, detail: str = "") -> Refusing:
    """Return the failure of a status that the source answered with."""
    other = _("%(host)s answered with a fault of its own (%(status)s). Try again later. %(detail)s")
    words = OF_STATUS[status]() if status in OF_STATUS else other
    return Refusing((words % {"host": host, "status": status, "detail": detail.strip().rstrip(".")[:300]}).strip())
