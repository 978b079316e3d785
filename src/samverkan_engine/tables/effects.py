"""What each plan, and each measure by itself, gives year by year against doing nothing."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared
from samverkan_engine.tables.labour import BAND

PLAN, MEASURE = "plan", "measure"
"""What an effect is of."""

AS_PLANNED, A_CLASS = "as_planned", "a_class"
"""
At what size: with the intakes that a plan has (a measure: those of the robust plan), or where the robust plan leaves a
measure out, a smallest class (where there is none such, the largest) in the first term of each year it can begin in.
"""

_WHAT = (
    Column("what", pa.string(), "plan, or measure: one measure alone and nothing else", needed=True),
    Column("name", pa.string(), "the plan as in PLAN, nothing among them; or id of the measure", needed=True),
)
_YEAR = Column("year", pa.int32(), "calendar year, told as at its last term", "year", needed=True)
_SSYK = Column("ssyk", pa.string(), "SSYK 2012 group", needed=True)


def _band(name: str, unit: str, what: str) -> tuple[Column, ...]:
    quantiles = (
        Column(f"{name}_{end}", pa.float64(), f"of {int(end[1:])} in 100 draws it is less", unit, needed=True)
        for end in BAND
    )
    return (Column(name, pa.float64(), f"{what}; mean of the draws", unit, needed=True), *quantiles)


_PEOPLE = _band("people", "people", "given by then: finished, stayed and work there; less those who left for a course")

EFFECTS = Declared(
    "EFFECTS",
    "Each plan, and each measure by itself: at what size it is told of, and what it gives and costs in all",
    (
        *_WHAT,
        Column("size", pa.string(), "as_planned: its intakes in the plan, of a measure in the robust one; or a_class: "
               "a smallest class each year, of a measure that the robust plan leaves out", needed=True),
        Column("seats", pa.float64(), "in all intakes, beside those promised", "seats", needed=True),
        Column("intakes", pa.int32(), "how many", "intakes", needed=True),
        Column("first_intake", pa.string(), "the term of the first; missing where there is none"),
        Column("cost_sek", pa.float64(), "of all intakes to their end, not discounted", "SEK", needed=True),
        *_band("filled", "job-years", "job-years filled until the end that stand empty when nothing is done"),
    ),
)  # fmt: skip

EFFECTS_BY_YEAR = Declared(
    "EFFECTS_BY_YEAR",
    "What each plan, and each measure by itself, takes and gives in each year, in the whole region",
    (
        *_WHAT,
        _YEAR,
        Column("seats", pa.float64(), "places offered in the year, beside those promised", "seats", needed=True),
        *_band("begin", "people", "those who begin in the year because of it"),
        *_PEOPLE,
        *_band("left", "jobs", "jobs that stand empty in all occupations together"),
        Column("cost_sek", pa.float64(), "what falls in the year, not discounted", "SEK", needed=True),
    ),
)

EFFECTS_BY_OCCUPATION = Declared(
    "EFFECTS_BY_OCCUPATION",
    "The same in each occupation that it can change; in the others the gap is that of GAP",
    (*_WHAT, _SSYK, _YEAR, *_PEOPLE, *_band("gap", "people", "jobs less people; above nought, jobs stay unfilled")),
)

EFFECTS_USED = Declared(
    "EFFECTS_USED",
    "What each plan, and each measure by itself, uses in each year of what there is only so much of",
    (
        *_WHAT,
        Column("resource", pa.string(), "budget, teachers, a kind of room, placements", needed=True),
        Column("unit", pa.string(), "SEK, full-time teachers, places", needed=True),
        _YEAR,
        Column("used", pa.float64(), "how much of it", "unit", needed=True),
    ),
)

EFFECTS_WHY = Declared(
    "EFFECTS_WHY",
    "Why the gap is another than when nothing is done; the causes of an occupation and year sum to the change exactly",
    (
        *_WHAT,
        _SSYK,
        _YEAR,
        Column("cause", pa.string(), "as in CAUSES; one that changes nothing has no row", needed=True),
        Column("people", pa.float64(), "by how many it has widened the gap by then; below nought, narrowed; mean",
               "people", needed=True),
        Column("low", pa.float64(), "of 5 in 100 draws it is less; told of some years alone", "people"),
        Column("high", pa.float64(), "of 95 in 100 draws it is less; told of some years alone", "people"),
    ),
)  # fmt: skip

ALL = EFFECTS, EFFECTS_BY_YEAR, EFFECTS_BY_OCCUPATION, EFFECTS_USED, EFFECTS_WHY
