"""
`competence-case/1`: what a case file holds.

Money in SEK, people in heads, rates a year unless the unit says otherwise. What is said of a year is of its autumn
term.
"""

from samverkan_engine.cases.history import HISTORY
from samverkan_engine.cases.shapes import MOST, Each, Either, Flag, Format, Listed, Number, Record, Shape, Text

NAME = "competence-case/1"


def share(meaning: str) -> Number:
    """Return a number from 0 to 1."""
    return Number(meaning, "share 0 to 1", 0.0, 1.0)


def figure(meaning: str, unit: str = "", low: float | None = 0.0, high: float | None = MOST, whole: bool = False,
           **more: Shape) -> Record:  # fmt: skip
    """Return a value with where it comes from."""
    keys: dict[str, Shape] = {
        "value": Number(meaning, unit, low, high, whole),
        "unit": Text("what it counts"),
        "year": Number("whose prices or count it is", "year", 1900, 2200, whole=True, grounded=False),
    }
    return Record(meaning, {**keys, **more}, ("value",), unit=unit)


def uncertain_share(meaning: str) -> Record:
    """Return a share with its spread."""
    return Record(
        meaning,
        {"mean": share("the middle"), "sd": Number("standard deviation of its logit", high=3.0)},
        ("mean",),
    )


OCCUPATIONS = Record(
    "The occupations.",
    {
        "_counts": Record("Where the people, the jobs and the ages come from.", {}),
        "_plant_mix": Record("Where the split of the establishment's jobs comes from.", {}),
        "list": Listed(
            "Each occupation.",
            Record(
                "An occupation.",
                {
                    "ssyk": Text("SSYK 2012 group", digits=4),
                    "name": Text("its name"),
                    "w0": Number("people in the region in the first year", "people"),
                    "d0": Number("jobs in the first year, without the establishment", "jobs"),
                    "mix": share("share of the establishment's jobs"),
                    "age55": share("share of the people aged 55 or more"),
                },
                ("ssyk", "name", "w0", "d0"),
            ),
        ),
        "names_source": Record("Where codes and names come from.", {}),
    },
    ("list",),
)

PROGRAMMES = Listed(
    "The programmes, each form by itself: the same on campus and at a distance are two.",
    Record(
        "A programme in one form.",
        {
            "id": Text("short name, used by the streams of draws; does not change"),
            "name": Text("its name"),
            "form": Text(
                "how it is given",
                one_of=("campus", "distance", "part-time", "modular", "work-integrated", "evening", "commissioned"),
            ),
            "seats": figure("places at each intake", "seats per intake"),
            "terms": figure("study terms", "terms", 1, 14, whole=True),
            "route": Each("Share of those who finish and stay who work in each occupation.", share("share"), digits=4),
            "donor": Each("Share of those who begin who leave each occupation for it.", share("share"), digits=4),
            "profile": Text("whose shares it has; hing, civing, yh, short and commissioned have a cost under costs"),
            "applicants": figure(
                "people who would take a place, per intake", "people per intake", sd_log=Number("of its logarithm")
            ),
            "cost_per_seat": figure("cost of a seat for the whole programme", "SEK per seat"),
        },
        ("id", "name", "seats", "terms", "route", "profile"),
    ),
)

PROFILES = Each(
    "Shares that several programmes have in common.",
    Either(
        "value",
        figure("A figure kept beside for comparison."),
        Record(
            "The shares of a kind of programme.",
            {
                "finish": uncertain_share("Of those who register, who finish."),
                "show": uncertain_share("Of those admitted, who register."),
                "stay": uncertain_share("Of those who finish, who work in the region."),
                "matched": Record("Of those who work, who work in the field.", {"mean": share("the middle")}),
            },
            ("finish", "show", "stay"),
        ),
    ),
    grounds=False,
)

LABOUR = Record(
    "How people leave, come and are drawn in.",
    {
        "exit_rate": Record(
            "Yearly exits: base + age55_weight × share aged 55 or more.",
            {"base": share("of all"), "age55_weight": Number("more where many are 55 or older", high=1.0)},
            ("base", "age55_weight"),
        ),
        "base_in_share": figure("moves and commutes in, net, in a normal year, of those there", "share per year", 0, 1),
        "extra_in_cap": figure("most who can move in beside these for unfilled jobs",
                               "persons per year over all occupations"),
        "pull": Record(
            "People who move in for each unfilled job and year (eta).",
            {
                "mean": Number("its median", "extra movers per unfilled job and year"),
                "sd_log": Number("standard deviation of its logarithm", high=3.0),
                "unit": Text("what it counts"),
            },
            ("mean",),
            unit="extra movers per unfilled job and year",
        ),
        "surplus_leaves": figure("of a surplus, who leave the region or the occupation (lambda)",
                                 "share per year", 0, 1),
        "demand_trend": Record(
            "Growth of jobs without the establishment.",
            {"mean": Number("a year", "share per year", -1.0, 1.0), "sd": Number("its standard deviation", high=1.0)},
            ("mean",),
        ),
    },
    ("exit_rate", "base_in_share", "extra_in_cap", "pull", "surplus_leaves", "demand_trend"),
)  # fmt: skip

JOBS_BY_YEAR = Each("Jobs of the establishment by year; between two years in a straight line.",
                    Number("jobs", "jobs"), of="year")  # fmt: skip

ESTABLISHMENT = Record(
    "A large establishment and how it may go.",
    {
        "scenarios": Listed(
            "Ways it may go.",
            Record(
                "One way.",
                {"id": Text("short name"), "weight": share("how likely"), "jobs": JOBS_BY_YEAR},
                ("id", "weight", "jobs"),
            ),
        ),
        "own": Record("A way that whoever writes wants to see, without a weight.", {"jobs": JOBS_BY_YEAR}, ("jobs",)),
        "closing_hazard": figure("risk that it closes", "per year after the start", 0, 1),
        "size_sd_log": figure("spread of its size against the plan, of the logarithm", high=3.0),
        "indirect_jobs_per_job": Record("Jobs elsewhere for each of its jobs.",
                                        {"low": Number("at least"), "high": Number("at most")}),
    },
    ("scenarios",),
)  # fmt: skip

COSTS = Record(
    "What places and unfilled jobs cost.",
    {
        "higher_education_per_fte_student": figure("a full-time student for a year", "SEK"),
        "performance_ratio_technology": figure("full-year performances of full-year students", "share 0 to 1", 0, 1),
        "yh_per_place_year": figure("a place in higher vocational education for a year", "SEK"),
        "yh_short_course_per_place_year_technology": figure("a place in a short course, as if for a year", "SEK"),
        "commissioned_15_weeks_per_person": figure("a place in a commissioned course of a term", "SEK"),
        "vacancy_year": figure("a job unfilled for a year", "SEK"),
        "moved_in_person": figure("somebody who moves in for a job", "SEK"),
    },
    ("vacancy_year", "moved_in_person"),
)

CAPACITY = Record(
    "What there is for new measures.",
    {
        "students_per_teacher": figure("full-time students for each full-time teacher", "students", 0.1),
        "teachers_available": figure("teachers there are", "full-time teachers for new measures"),
        "smallest_class": figure("fewest who begin for a class to be given", "seats"),
        "largest_change_per_year": figure("most places more or fewer from one year to the next",
                                          "seats per programme"),
        "budget_per_year": figure("money there is", "SEK"),
        "recruits_per_year": figure("most people whom the parties recruit from elsewhere", "people per year"),
    },
    ("budget_per_year", "smallest_class"),
)  # fmt: skip

SUPPOSED = Record(
    "What is supposed of the years to come, whatever has been: for scenarios.",
    {"stay_odds": figure("odds that those who finish stay, against what they are held to be", "times", 0.01, 100)},
)

FORMAT = Format(
    NAME,
    Record(
        "A region's case: what is known and assumed of its labour market, its programmes and an establishment.",
        {
            "schema": Text("the format", one_of=(NAME,)),
            "region": Record(
                "The region.",
                {"name": Text("its name"), "code": Text("municipality code", digits=4), "invented": Flag("made up")},
                ("name",),
            ),
            "start_year": Number("the last observed year", "year", 1990, 2200, whole=True, grounded=False),
            "horizon_years": Number("years foreseen", "years", 1, 40, whole=True, grounded=False),
            "terms_per_year": Number("always two", "terms", 2, 2, whole=True, grounded=False),
            "history": HISTORY,
            "occupations": OCCUPATIONS,
            "programmes": PROGRAMMES,
            "profiles": PROFILES,
            "labour": LABOUR,
            "establishment": ESTABLISHMENT,
            "costs": COSTS,
            "capacity": CAPACITY,
            "supposed": SUPPOSED,
        },
        ("schema", "region", "start_year", "horizon_years", "occupations", "programmes", "profiles", "labour",
         "costs", "capacity"),
        grounds=False,
    ),
)  # fmt: skip
