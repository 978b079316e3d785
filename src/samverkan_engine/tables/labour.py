"""The labour market of a region as it is foreseen: people, students, jobs, what is missing and why."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

BAND = ("p05", "p25", "p50", "p75", "p95")

_TERM = (
    Column("term", pa.string(), "HT2026 or VT2027", needed=True),
    Column("ahead", pa.int32(), "terms after the last observed one, which is 0", "terms", needed=True),
)
_SSYK = Column("ssyk", pa.string(), "SSYK 2012 group", needed=True)
_PROGRAMME = Column("programme", pa.string(), "id of the programme form in the case", needed=True)


def _band(unit: str, what: str) -> tuple[Column, ...]:
    """Return the columns of a quantity that is uncertain: its mean and quantiles over the draws."""
    quantiles = (
        Column(name, pa.float64(), f"of {int(name[1:])} in 100 draws it is less", unit, needed=True) for name in BAND
    )
    return (Column("mean", pa.float64(), f"{what}; mean of the draws", unit, needed=True), *quantiles)


_OVERDRAWN = Column(
    "overdrawn",
    pa.float64(),
    "share of the draws in which more have left for courses than there were: such a plan cannot be carried out",
    "share 0 to 1",
    needed=True,
)

PEOPLE = Declared(
    "PEOPLE", "People available for each occupation", (_SSYK, *_TERM, *_band("people", "people"), _OVERDRAWN)
)

STUDENTS = Declared("STUDENTS", "Students enrolled", (_PROGRAMME, *_TERM, *_band("people", "students")))

GRADUATES = Declared(
    "GRADUATES",
    "Students who finish in the course of a term, wherever they go",
    (_PROGRAMME, *_TERM, *_band("people", "those who finish")),
)

JOBS = Declared("JOBS", "Jobs in each occupation, filled or wanted", (_SSYK, *_TERM, *_band("jobs", "jobs")))

GAP = Declared(
    "GAP",
    "Jobs less people in each occupation; above nought, jobs stay unfilled",
    (
        _SSYK,
        *_TERM,
        *_band("people", "jobs less people"),
        Column("chance", pa.float64(), "share of the draws in which people are missing", "share 0 to 1", needed=True),
        Column("shortage", pa.float64(), "people missing; mean of the draws, those without a shortage as 0", "people",
               needed=True),
        Column("surplus", pa.float64(), "people too many; mean, those without a surplus as 0", "people", needed=True),
        Column("few", pa.bool_(), "fewer than 30 people: to be read with caution", needed=True),
        _OVERDRAWN,
    ),
)  # fmt: skip

MISSING = Declared(
    "MISSING",
    "Jobs unfilled in the region: the shortages of all occupations together, no surplus taken off",
    (*_TERM, *_band("jobs", "jobs unfilled")),
)

CAUSES = Declared(
    "CAUSES",
    "Why the gap has changed since the first term; the causes of an occupation and term sum to the change exactly",
    (
        _SSYK,
        *_TERM,
        Column(
            "cause",
            pa.string(),
            "trend, plant, exits, retrained, left, graduates, moved, base_in, pulled",
            needed=True,
        ),
        Column("people", pa.float64(), "by how many it has widened the gap; below nought, narrowed; mean", "people",
               needed=True),
        Column("low", pa.float64(), "of 5 in 100 draws it is less; told of some terms alone", "people"),
        Column("high", pa.float64(), "of 95 in 100 draws it is less; told of some terms alone", "people"),
    ),
)  # fmt: skip

FORCES = Declared(
    "FORCES",
    "What of the expected shortage is due to what; the forces of an occupation and term sum to its change exactly",
    (
        _SSYK,
        *_TERM,
        Column("force", pa.string(), "trend, plant, exits, education, moving", needed=True),
        Column("people", pa.float64(), "people missing because of it (Shapley value)", "people", needed=True),
    ),
)
