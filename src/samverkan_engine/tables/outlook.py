"""What is told of a case beside its plan: scenarios, one class more, assumptions, what was said and where it stands."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared
from samverkan_engine.tables.labour import BAND, CAUSES, FORCES, GAP, JOBS, PEOPLE


def _band(unit: str, what: str) -> tuple[Column, ...]:
    quantiles = (
        Column(name, pa.float64(), f"of {int(name[1:])} in 100 draws it is less", unit, needed=True) for name in BAND
    )
    return (Column("mean", pa.float64(), f"{what}; mean of the draws", unit, needed=True), *quantiles)


_SCENARIO = Column("scenario", pa.string(), "drawn, planned, late, half, closed, none, own", needed=True)

UNFILLED = Declared(
    "UNFILLED",
    "Jobs unfilled in the region in each scenario, term by term",
    (
        _SCENARIO,
        Column("term", pa.string(), "HT2026 or VT2027", needed=True),
        Column("ahead", pa.int32(), "terms after the last observed one, which is 0", "terms", needed=True),
        *_band("jobs", "jobs unfilled"),
    ),
)

SCENARIOS = Declared(
    "SCENARIOS",
    "Job-years unfilled until the end in each scenario, and the difference against all that may happen, draw by draw",
    (
        _SCENARIO,
        *_band("job-years", "jobs unfilled, summed over the years"),
        Column("against", pa.float64(), "mean difference against `drawn`", "job-years", needed=True),
        Column("against_low", pa.float64(), "lower end of its 90 % band", "job-years", needed=True),
        Column("against_high", pa.float64(), "upper end of its 90 % band", "job-years", needed=True),
    ),
)


def _in_each(table: Declared) -> Declared:
    return Declared(f"{table.name}_IN", f"{table.meaning}; in each scenario but `drawn`", (_SCENARIO, *table.columns))


IN_EACH = JOBS_IN, PEOPLE_IN, GAP_IN, CAUSES_IN, FORCES_IN = tuple(map(_in_each, (JOBS, PEOPLE, GAP, CAUSES, FORCES)))

CLASSES = Declared(
    "CLASSES",
    "What one class more of each programme gives, ten years in a row, against doing nothing in the same draws",
    (
        Column("measure", pa.string(), "id of the measure: of the programme form", needed=True),
        Column("kind", pa.string(), "new_programme, more_places, other_form, commissioned, recruit", needed=True),
        Column("seats", pa.float64(), "in each intake", "seats", needed=True),
        Column("intakes", pa.int32(), "how many", "intakes", needed=True),
        Column("first_effect", pa.string(), "the first term in which somebody more is there", needed=True),
        *_band("job-years", "job-years filled"),
        Column("cost", pa.float64(), "of all intakes, not discounted", "SEK", needed=True),
        Column("each", pa.float64(), "cost of a job-year filled; missing where none is", "SEK"),
    ),
)

FLOWS = Declared(
    "FLOWS",
    "Those who finish a programme form in all the years together, with the robust plan, and where they work then",
    (
        Column("programme", pa.string(), "id of the programme form", needed=True),
        Column("ssyk", pa.string(), "SSYK 2012 group; missing for those who work elsewhere or in something else"),
        Column("people", pa.float64(), "mean of the draws", "people", needed=True),
        Column("people_low", pa.float64(), "of 5 in 100 draws they are fewer", "people", needed=True),
        Column("people_high", pa.float64(), "of 95 in 100 draws they are fewer", "people", needed=True),
        Column("planned", pa.float64(), "how many of them because of the plan; mean", "people", needed=True),
        Column("planned_low", pa.float64(), "of 5 in 100 draws they are fewer", "people", needed=True),
        Column("planned_high", pa.float64(), "of 95 in 100 draws they are fewer", "people", needed=True),
    ),
)

ASSUMPTIONS = Declared(
    "ASSUMPTIONS",
    "How far each figure moves the job-years unfilled between the ends of what it may be",
    (
        Column("place", pa.string(), "where it stands in the case file", needed=True),
        Column("figure", pa.string(), "what sort of figure it is", needed=True),
        Column("subject", pa.string(), "of which programme or profile; empty for the region", needed=True),
        Column("sourced", pa.bool_(), "somebody has delivered it", needed=True),
        Column("low", pa.float64(), "its lower end; a factor where several figures are moved together", needed=True),
        Column("high", pa.float64(), "its upper end", needed=True),
        Column("at_low", pa.float64(), "mean job-years unfilled at the lower end", "job-years", needed=True),
        Column("at_high", pa.float64(), "mean job-years unfilled at the upper end", "job-years", needed=True),
        Column("moves", pa.float64(), "how far apart these are", "job-years", needed=True),
    ),
)

INPUTS = Declared(
    "INPUTS",
    "Every number of the case file that the model is computed from, with where it comes from",
    (
        Column("place", pa.string(), "where it stands", needed=True),
        Column("line", pa.int32(), "line of the file", needed=True),
        Column("value", pa.float64(), "the number", needed=True),
        Column("unit", pa.string(), "what it counts, where the file says"),
        Column("source", pa.string(), "where it was read"),
        Column("assumption", pa.string(), "why it stands until somebody delivers it"),
        Column("derived", pa.string(), "how it was computed"),
        Column("note", pa.string(), "what else there is to know"),
        Column("weak", pa.bool_(), "the source is second-hand", needed=True),
        Column("sourced", pa.bool_(), "it has a source and no part of it is assumed", needed=True),
    ),
)

COUNTED = Declared(
    "COUNTED",
    "The people and jobs counted in each occupation, year by year; counts made in another way are another series",
    (
        Column("version", pa.string(), "register and classification: a line is never drawn across two", needed=True),
        Column("ssyk", pa.string(), "SSYK 2012 group", needed=True),
        Column("year", pa.int32(), "its autumn", "year", needed=True),
        Column("people", pa.float64(), "people in the occupation", "people"),
        Column("jobs", pa.float64(), "jobs, filled or wanted, without the establishment", "jobs"),
    ),
)

SAID = Declared(
    "SAID",
    "What was said of the establishment, and the people counted there",
    (
        Column("kind", pa.string(), "plan or actual", needed=True),
        Column("on", pa.string(), "when it was said or counted: 2025-03", needed=True),
        Column("who", pa.string(), "who said it; empty where the file does not say"),
        Column("jobs", pa.float64(), "jobs there were to be, or were", "jobs", needed=True),
        Column("by", pa.int32(), "year the plan was for; missing for what was counted", "year"),
        Column("source", pa.string(), "where it was read"),
        Column("weak", pa.bool_(), "the source is second-hand", needed=True),
    ),
)
