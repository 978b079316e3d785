"""A region's case becomes a plan: what that computation is told, and what it gives as tables."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samverkan_engine.errors import Refused
from samverkan_engine.errors.planning import Impossible, Lack, NotPlanned

if TYPE_CHECKING:
    from collections.abc import Callable

    import pyarrow as pa

STAGE, ABOUT = "plan", "ABOUT"


@dataclass(frozen=True)
class Parameters:
    """
    What a plan is computed from.

    case   the case file as text: all of it, so that the computation can be repeated whatever becomes of the file
    name   what the file is called
    draws  of what is uncertain
    seed   of the draws
    """

    case: str = ""
    name: str = "case.yaml"
    draws: int = 1000
    seed: int = 1


class CannotPlan(Exception):
    """The numbers of the case cannot be together, or no plan keeps the limits; the sentence says which."""


def compute(
    _tables: "Mapping[str, pa.Table]", told: Parameters, _folder: Path, tell: "Callable[[str], None]"
) -> "dict[str, pa.Table | Path]":
    """Return every table that is told of a case, and ABOUT; raises CannotPlan."""
    from samverkan_engine import labour, pipeline
    from samverkan_engine.cases.reading import read

    with refusals_in_words() as names:
        file = read(told.case.encode(), told.name)
        names.update(names_in(file.document))
        tell("compiling")
        labour.compile_once(lambda: None)
        planned = pipeline.plan_case(file, told.name, told.draws, told.seed, tell)
    return {ABOUT: _about(asdict(planned.about)), **{name.upper(): t for name, t in planned.tables().items()}}


@contextmanager
def refusals_in_words() -> Iterator[dict[str, str]]:
    """
    Raise CannotPlan, with a sentence in the reader's language, for whatever the engine refuses.

    What is yielded is to be filled with what occupations and measures are called (`names_in`).
    """
    from samverkan_engine import labour
    from samverkan_engine.cases.faults import Faulty

    names: dict[str, str] = {}
    try:
        yield names
    except (Refused, Faulty) as fault:
        raise CannotPlan(_("The case file does not keep to its format. Go through its parts and save it.")) from fault
    except labour.Inconsistent as fault:
        raise CannotPlan(_not_together(fault.field, names.get(fault.occupation, fault.occupation))) from fault
    except NotPlanned as fault:
        raise CannotPlan(in_words(fault, names)) from fault


def names_in(document: "Mapping[str, Any]") -> dict[str, str]:
    """Return what the occupations and the measures of a checked case file are called."""
    occupations = {one["ssyk"]: one["name"] for one in document["occupations"]["list"]}
    recruits = {f"recruit-{ssyk}": _("recruit: %(name)s") % {"name": name} for ssyk, name in occupations.items()}
    return {**occupations, **recruits, **{one["id"]: one["name"] for one in document["programmes"]}}


def _not_together(field: str, occupation: str) -> str:
    """Return why the numbers of a case cannot be together."""
    if occupation:
        sentence = _(
            "More people would leave the occupation %(name)s in half a year than work in it. Lower the share who "
            "leave their occupation, or the share of a surplus who leave."
        )
        return sentence % {"name": occupation}
    return _("The numbers of the case cannot all hold (%(field)s). Go through its parts.") % {"field": field}


def _about(about: dict[str, Any]) -> "pa.Table":
    import json

    import pyarrow as pa

    return pa.table({"json": [json.dumps(about, ensure_ascii=False)]})


RESOURCES = {
    "budget": gettext_noop("money"),
    "teachers": gettext_noop("teachers"),
    "recruits": gettext_noop("recruits"),
    "rooms": gettext_noop("rooms"),
    "placements": gettext_noop("placements"),
}
UNITS = {
    "SEK": gettext_noop("SEK"),
    "full-time teachers": gettext_noop("full-time teachers"),
    "people": gettext_noop("people"),
    "seats": gettext_noop("seats"),
}


def in_words(fault: NotPlanned, names: "Mapping[str, str]") -> str:
    """Return why there is no plan: for one that is impossible each limit that gives way, and by how much."""
    if not isinstance(fault, Impossible):
        return _("The search for a plan stopped without an answer. Compute again; if it recurs, tell who runs this.")
    sentence = _("What is promised cannot be kept within the limits. There would have to be %(lacks)s.")
    return sentence % {"lacks": "; ".join(lack_in_words(lack, names) for lack in fault.lacks)}


def lack_in_words(lack: Lack, names: "Mapping[str, str]") -> str:
    """Return a limit that gives way as part of a sentence; a measure by its name."""
    from samverkan.ui.numbers import rounded

    more = rounded(lack.by, 0 if lack.by >= 10 else 1)
    unit = _(UNITS[lack.unit]) if lack.unit in UNITS else lack.unit
    what = _(RESOURCES[lack.what]) if lack.what in RESOURCES else names.get(lack.what, lack.what)
    return _("%(more)s %(unit)s more of %(what)s in %(when)s") % {
        "more": more, "unit": unit, "what": what, "when": lack.when,
    }  # fmt: skip
