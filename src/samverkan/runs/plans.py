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

    with refusals_in_words():
        file = read(told.case.encode(), told.name)
        tell("compiling")
        labour.compile_once(lambda: None)
        planned = pipeline.plan_case(file, told.name, told.draws, told.seed, tell)
    return {ABOUT: _about(asdict(planned.about)), **{name.upper(): t for name, t in planned.tables().items()}}


@contextmanager
def refusals_in_words() -> Iterator[None]:
    """Raise CannotPlan, with a sentence, for whatever the engine refuses."""
    from samverkan_engine import labour
    from samverkan_engine.cases.faults import Faulty

    try:
        yield
    except (Refused, Faulty, labour.Inconsistent, labour.NoOwnPlan) as fault:
        raise CannotPlan(str(fault)) from fault
    except NotPlanned as fault:
        raise CannotPlan(in_words(fault)) from fault


def _about(about: dict[str, Any]) -> "pa.Table":
    import json

    import pyarrow as pa

    return pa.table({"json": [json.dumps(about, ensure_ascii=False)]})


RESOURCES = {
    "budget": gettext_noop("money"),
    "teachers": gettext_noop("teachers"),
    "recruits": gettext_noop("recruits"),
}
UNITS = {
    "SEK": gettext_noop("SEK"),
    "full-time teachers": gettext_noop("full-time teachers"),
    "people": gettext_noop("people"),
    "seats": gettext_noop("seats"),
}


def in_words(fault: NotPlanned) -> str:
    """Return why there is no plan: for one that is impossible each limit that gives way, and by how much."""
    if not isinstance(fault, Impossible):
        return str(fault)
    sentence = _("What is promised cannot be kept within the limits. There would have to be %(lacks)s.")
    return sentence % {"lacks": "; ".join(map(lack_in_words, fault.lacks))}


def lack_in_words(lack: Lack) -> str:
    """Return a limit that gives way as part of a sentence."""
    from samverkan.ui.numbers import rounded

    more = rounded(lack.by, 0 if lack.by >= 10 else 1)
    unit = _(UNITS[lack.unit]) if lack.unit in UNITS else lack.unit
    what = _(RESOURCES[lack.what]) if lack.what in RESOURCES else lack.what
    return _("%(more)s %(unit)s more of %(what)s in %(when)s") % {
        "more": more, "unit": unit, "what": what, "when": lack.when,
    }  # fmt: skip
