"""Plans of measures: what is decided, what it gives, what it would cost to be wrong, and why."""

import pyarrow as pa

from samverkan_engine.tables.declared import Column, Declared

ROBUST, LEAST_REGRET = "robust", "least_regret"
"""Plans by what they are best at; those best in one scenario have its name."""

_PLAN = Column(
    "plan", pa.string(), "robust, least_regret, fixed_response, nothing, or the name of an outlook", needed=True
)
_OUTLOOK = Column("outlook", pa.string(), "the scenario that happens", needed=True)
_PROGRAMME = Column("programme", pa.string(), "id of the programme form in the case", needed=True)
_TERM = Column("term", pa.string(), "HT2026 or VT2027", needed=True)

_SHARES = (5, 25, 50, 75, 95)


def spread(name: str) -> tuple[str, ...]:
    """Return what the columns of the quantiles of a figure are called."""
    return tuple(f"{name}_p{share:02}" for share in _SHARES)


def _spread(name: str, unit: str, needed: bool = True) -> tuple[Column, ...]:
    """Return the columns of the quantiles of a figure, over the draws of all outlooks by their weights."""
    each = zip(spread(name), _SHARES, strict=True)
    return tuple(
        Column(column, pa.float64(), f"in {share} of 100 futures it is less", unit, needed) for column, share in each
    )


PLAN = Declared(
    "PLAN",
    "The intakes of each plan; an intake without seats has no row",
    (
        _PLAN,
        Column("measure", pa.string(), "id of the measure", needed=True),
        Column("kind", pa.string(), "new_programme, more_places, other_form, commissioned, recruit", needed=True),
        _PROGRAMME,
        _TERM,
        Column("seats", pa.float64(), "seats beside those that stand already", "seats", needed=True),
        Column("cost_sek", pa.float64(), "what they cost, discounted to the first year", "SEK", needed=True),
    ),
)

JUDGED = Declared(
    "JUDGED",
    "What each plan gives in each outlook, judged in the whole model on draws that it was not looked for on",
    (
        _PLAN,
        _OUTLOOK,
        Column("measures_sek", pa.float64(), "what the measures cost, discounted", "SEK", needed=True),
        Column(
            "total_sek",
            pa.float64(),
            "with unfilled jobs, movers, and the bad draws by their weight",
            "SEK",
            needed=True,
        ),
        Column("gain_sek", pa.float64(), "by how much that is less than when nothing is done", "SEK", needed=True),
        Column("uncertain_sek", pa.float64(), "standard error of the gain", "SEK", needed=True),
        Column(
            "better", pa.float64(), "share of the draws that are cheaper than with nothing", "share 0 to 1", needed=True
        ),
        Column("job_years", pa.float64(), "jobs that stand empty for a year; mean", "job-years", needed=True),
        Column("job_years_p05", pa.float64(), "of 5 in 100 draws it is less", "job-years", needed=True),
        Column("job_years_p95", pa.float64(), "of 95 in 100 draws it is less", "job-years", needed=True),
        Column(
            "filled",
            pa.float64(),
            "job-years filled that stand empty when nothing is done; mean",
            "job-years",
            needed=True,
        ),
        Column("filled_p05", pa.float64(), "of 5 in 100 draws it is less", "job-years", needed=True),
        Column("filled_p95", pa.float64(), "of 95 in 100 draws it is less", "job-years", needed=True),
    ),
)

REGRETS = Declared(
    "REGRETS",
    "What each plan costs more, in each outlook, than the best plan for that outlook would have",
    (
        _PLAN,
        _OUTLOOK,
        Column("regret_sek", pa.float64(), "of the objective", "SEK", needed=True),
        Column("low_sek", pa.float64(), "the same in fresh draws: of 5 in 100 it is less", "SEK", needed=True),
        Column("high_sek", pa.float64(), "of 95 in 100 it is less", "SEK", needed=True),
    ),
)

SCARCE = Declared(
    "SCARCE",
    "What there is only so much of: how much the robust plan uses, and what one unit more would be worth",
    (
        Column("resource", pa.string(), "budget, teachers, a kind of room, placements", needed=True),
        Column("year", pa.int32(), "calendar year", needed=True),
        Column("unit", pa.string(), "SEK, full-time teachers, places", needed=True),
        Column("available", pa.float64(), "how much of it there is", "unit", needed=True),
        Column("used", pa.float64(), "how much the plan uses", "unit", needed=True),
        Column("worth_sek", pa.float64(), "what the objective falls by for one unit more", "SEK per unit", needed=True),
        Column(
            "saved_sek",
            pa.float64(),
            "what one unit more saves when it pays for seats, their cost taken off; mean. Missing where it is not "
            "scarce, and where no intake can be changed for it",
            "SEK per unit",
        ),
        *_spread("saved_sek", "SEK per unit", needed=False),
    ),
)

LASTING = Declared(
    "LASTING",
    "What one unit more of a scarce resource would be worth, in every year in which it is scarce",
    (
        Column("resource", pa.string(), "budget, teachers, a kind of room, placements", needed=True),
        Column("unit", pa.string(), "SEK, full-time teachers, places", needed=True),
        Column("years", pa.int32(), "in how many years there is one more", "years", needed=True),
        Column("first_year", pa.int32(), "the first of them", needed=True),
        Column("last_year", pa.int32(), "the last of them", needed=True),
        Column("worth_sek", pa.float64(), "what the objective falls by, in all of them together", "SEK per unit", True),
        Column("saved_sek", pa.float64(), "what it saves, as in SCARCE; mean", "SEK per unit", needed=True),
        *_spread("saved_sek", "SEK per unit"),
    ),
)

SEATS_WORTH = Declared(
    "SEATS_WORTH",
    "What one seat more would give beside the robust plan, in each programme form and term; its cost not taken off",
    (
        _PROGRAMME,
        _TERM,
        Column("job_years", pa.float64(), "job-years it fills; mean", "job-years", needed=True),
        *_spread("job_years", "job-years"),
        Column(
            "worth_sek",
            pa.float64(),
            "what the unfilled jobs and movers cost less, discounted; mean",
            "SEK",
            needed=True,
        ),
        *_spread("worth_sek", "SEK"),
        Column("cost_sek", pa.float64(), "what it costs, discounted; missing where no measure can begin then", "SEK"),
    ),
)

SWAYS = Declared(
    "SWAYS",
    "Which assumption moves the result most: one at a time at its 5 % and its 95 % quantile, the most moving first",
    (
        Column(
            "assumption",
            pa.string(),
            "applicants, show, finish, stay, routes, exits, growth, size, stop, pull",
            needed=True,
        ),
        Column("gain_low_sek", pa.float64(), "gain of the robust plan with it at 5 %", "SEK", needed=True),
        Column("gain_high_sek", pa.float64(), "the same at 95 %", "SEK", needed=True),
        Column("job_years_low", pa.float64(), "unfilled with the plan, at 5 %", "job-years", needed=True),
        Column("job_years_high", pa.float64(), "the same at 95 %", "job-years", needed=True),
    ),
)

TIPPING = Declared(
    "TIPPING",
    "What would have to be true for another plan to win: by what factor each assumption would have to differ",
    (
        Column("assumption", pa.string(), "as in SWAYS, and unfilled: the cost of an unfilled job", needed=True),
        Column("rival", pa.string(), "the plan that would win", needed=True),
        Column("factor", pa.float64(), "times what is assumed; missing when no factor between the bounds makes it win"),
        Column("lowest", pa.float64(), "the smallest factor that was tried", needed=True),
        Column("highest", pa.float64(), "the largest factor that was tried", needed=True),
    ),
)
