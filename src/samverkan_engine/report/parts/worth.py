"""What one more would be worth, and what would have to be true for another plan to win."""

from dataclasses import replace
from math import ceil

from samverkan_engine.report.charts import QUANTILES, Chart, Range, ranges
from samverkan_engine.report.markup import Content, Markup
from samverkan_engine.report.numbers import roughly
from samverkan_engine.report.parts.plan import plan_name
from samverkan_engine.report.parts.setting import Setting, Table, paragraph, set_out
from samverkan_engine.report.rows import BAND, Row, rows

SEK = "SEK"

RANGES, BANDED = 7, 4
"""Autumns that a table holds side by side, of ranges alone and of numbers with them: of more it shows some."""

SHOWN = 0.05
"""Job-years: a seat that is worth less in 95 futures of 100 is worth nothing that can be shown."""


def worth(of: Setting) -> Markup:
    """Return the value of one more seat."""
    drawn = seats_drawn(of)
    return of.section(
        "worth",
        *map(paragraph, seats_lead(of)),
        *([of.chart("worth", drawn)] if drawn else []),
        *(set_out(table) for table in seats_by_autumn(of)),
    )


def seats_lead(of: Setting) -> list[str]:
    """Return how to read what a seat more gives; a seat of a course may take people from where they are missing."""
    takes = any(row["job_years_p05"] < -SHOWN for row in _seats(of))
    some = len(_shown(of)) < len(autumns(of))
    told = {"worth.lead": True, "worth.takes": takes, "worth.some": some}
    return [of.words(key) for key, is_so in told.items() if is_so]


def seats_by_autumn(of: Setting) -> list[Table]:
    """Return what one seat more gives by the autumn it begins: job-years, and what it is worth beside what it costs."""
    return [seats(of, "job_years"), seats(of, "worth_sek")] if autumns(of) else []


def more(of: Setting) -> Markup:
    """Return the value of one more krona and of one more teacher."""
    if not of.planned.scarce.num_rows:
        return Markup()
    return of.section("scarce", *map(paragraph, scarce_lead(of)), set_out(scarce(of)))


def scarce_lead(of: Setting) -> list[str]:
    """Return how to read what is scarce."""
    return [of.words("scarce.lead"), *([] if of.figures.only_ranges else [of.words("scarce.plan")])]


def autumns(of: Setting) -> list[str]:
    """Return the autumns in which a seat more gives anything, after the first: what begins then is settled."""
    found = {row["term"][2:] for row in _seats(of) if row["job_years_p95"] > SHOWN}
    return sorted(found)


def _seats(of: Setting) -> list[Row]:
    """Return what one seat more gives, of the autumns after the first."""
    first = str(of.planned.about.first_year)
    return [row for row in rows(of.planned.seats_worth) if row["term"].startswith("HT") and row["term"][2:] > first]


def seats_drawn(of: Setting) -> Chart | None:
    """Return what one seat more fills in the first autumn in which it can begin, with every autumn to count with."""
    words, figures, years = of.words, of.figures, autumns(of)
    if not years:
        return None
    found = [row for row in _seats(of) if row["term"][2:] == years[0]]
    bars = [
        Range(of.programme(row["programme"]), row["job_years_p05"], row["job_years_p95"], _cell(of, row, "job_years"),
              (row["job_years_p25"], row["job_years_p75"]), None if figures.only_ranges else row["job_years"])
        for row in sorted(found, key=lambda row: -row["job_years"])
    ]  # fmt: skip
    title, told = words("worth.title", year=years[0]), words("worth.told", year=years[0])
    drawn = ranges(title, told, bars, figures, (words("class"), words("class.filled")))
    return replace(drawn, figures=_counted(of))


def _counted(of: Setting) -> tuple[list[str], list[list[str | float]]]:
    """Return every autumn of every programme to count with; without mean and middle where only ranges are shown."""
    words, only = of.words, of.figures.only_ranges
    shown = [place for place in range(len(BAND)) if not (only and BAND[place] == "p50")]
    headers, columns = [words("class"), words("autumn")], []
    for figure in ("job_years", "worth_sek"):
        named = words(f"worth.figure.{figure}")
        headers += [*([] if only else [f"{named}: {words('mean')}"]), *(f"{named}: {QUANTILES[at]}" for at in shown)]
        columns += [*([] if only else [figure]), *(f"{figure}_{BAND[at]}" for at in shown)]
    headers.append(words("worth.cost"))
    found = _seats(of)
    return headers, [
        [of.programme(row["programme"]), int(row["term"][2:]), *(row[column] for column in columns), _cost(row)]
        for row in found
    ]


def _cost(row: Row) -> str | float:
    return "" if row["cost_sek"] is None else float(row["cost_sek"])


def _shown(of: Setting) -> list[str]:
    """Return the autumns that a table shows."""
    years = autumns(of)
    return years[:: ceil(len(years) / (RANGES if of.figures.only_ranges else BANDED)) or 1]


def seats(of: Setting, column: str) -> Table:
    """
    Return what one seat more gives in each programme form, by the autumn it begins.

    column  job_years, or worth_sek in thousands, beside what the seat costs
    """
    words, shown = of.words, _shown(of)
    found: dict[str, dict[str, Row]] = {}
    for row in _seats(of):
        found.setdefault(row["programme"], {})[row["term"][2:]] = row
    costs = column == "worth_sek"
    listed: list[list[Content]] = [
        [
            of.programme(programme),
            *([_costs(of, each[shown[0]])] if costs else []),
            *(_cell(of, each[year], column) for year in shown),
        ]
        for programme, each in found.items()
    ]
    headers = [words("class"), *([words("worth.costs")] if costs else []), *shown]
    kind = "ranges" if of.figures.only_ranges else "mean"
    return Table(words(f"worth.{column}.{kind}"), headers, listed)


def _costs(of: Setting, row: Row) -> str:
    return "–" if row["cost_sek"] is None else of.figures.rough(row["cost_sek"] / 1e3)


def _cell(of: Setting, row: Row, column: str) -> str:
    """Return what a seat gives: in nine futures of ten, behind the mean where more than ranges are shown."""
    figures = of.figures
    unit, decimals = (1.0, 1) if column == "job_years" else (1e3, 0)
    low, mean, high = (row[name] / unit for name in (f"{column}_p05", column, f"{column}_p95"))
    if max(high, -low) * 10**decimals < 0.5:
        return figures.number(0)
    if not decimals:
        return figures.told(low, mean, high)
    between = figures.sharp(low, high, decimals)
    return between if figures.only_ranges else f"{figures.number(mean, decimals)} ({between})"


def scarce(of: Setting) -> Table:
    """
    Return what there is too little of: how much of it is used, and what one unit more in every such year would save.

    A year by itself is told where there is one alone: one more in that year only would have seats begin and others not
    begin in turn, which nobody would do. Where more than ranges are shown it is also told what it is worth to the plan.
    """
    words, every, found = of.words, rows(of.planned.scarce), list[list[Content]]()
    whole = {row["resource"]: row for row in rows(of.planned.lasting)}
    # What is scarce first, each resource once.
    for resource in dict.fromkeys(row["resource"] for row in sorted(every, key=lambda row: row["worth_sek"] <= 0)):
        short = [row for row in every if row["resource"] == resource and row["worth_sek"] > 0]
        if resource in whole:
            found.append([_every_year(of, whole[resource]), *_amounts(of, short), *_more(of, whole[resource])])
        else:
            found += [[f"{_named(of, row)} {row['year']}", *_amounts(of, [row]), *_more(of, row)] for row in short]
        if not short:
            blank = [] if of.figures.only_ranges else [words("scarce.enough")]
            what = words("scarce.always", what=words.of("resource", resource))
            found.append([what, "–", "–", *blank, words("scarce.enough")])
    headers = [words(f"scarce.{key}") for key in ("what", "there", "used")]
    headers += [*([] if of.figures.only_ranges else [words("scarce.more")]), words("scarce.saves")]
    return Table(words("scarce.table"), headers, found, (0, *range(3, len(headers))))


def _every_year(of: Setting, row: Row) -> str:
    return of.words("scarce.every", what=_named(of, row), first=row["first_year"], last=row["last_year"])


def _named(of: Setting, row: Row) -> str:
    return of.words.of("resource", row["resource"])


def _amounts(of: Setting, found: list[Row]) -> tuple[str, str]:
    """Return how much of something there is in some years, and how much of it is used."""
    return _amount(of, found, "available"), _amount(of, found, "used")


def _amount(of: Setting, found: list[Row], column: str) -> str:
    low, high = (end(row[column] for row in found) for end in (min, max))
    if found[0]["unit"] != SEK:
        return of.figures.sharp(low, high, 1)
    return f"{of.figures.sharp(low / 1e6, high / 1e6, 1)} {of.words('millions')}"


def _more(of: Setting, row: Row) -> list[str]:
    """Return what one more is worth to the plan, where more than ranges are shown, and what it saves."""
    only, worth = of.figures.only_ranges, row["worth_sek"]
    told = [] if only else [_in_money(of, row, worth, worth)]
    if row["saved_sek"] is None:
        return [*told, of.words("scarce.untold")]
    mean = None if only else row["saved_sek"]
    return [*told, _in_money(of, row, row["saved_sek_p05"], row["saved_sek_p95"], mean)]


def _in_money(of: Setting, row: Row, low: float, high: float, mean: float | None = None) -> str:
    """Return money: of a krona in kronor for each, of anything else in thousands or millions."""
    words, large = of.words, max(abs(low), abs(high)) >= 1e6
    if row["unit"] == SEK:
        return words("scarce.krona", worth=_banded(of, 1, low, high, mean))
    unit, key = (1e6, "scarce.millions") if large else (1e3, "scarce.unit")
    # Thousands have two figures, as all that is not counted has.
    low, high = (low / unit, high / unit) if large else (roughly(low / unit), roughly(high / unit))
    return words(key, worth=_banded(of, int(large), low, high, None if mean is None else mean / unit))


def _banded(of: Setting, decimals: int, low: float, high: float, mean: float | None) -> str:
    between = of.figures.sharp(low, high, decimals)
    return between if mean is None else f"{of.figures.number(mean, decimals)} ({between})"


def sways(of: Setting) -> Markup:
    """Return which assumptions sway most what the plan gains."""
    if not of.planned.sways.num_rows:
        return Markup()
    return of.section("sways", paragraph(of.words("sways.lead")), of.chart("sways", swayed(of)))


def swayed(of: Setting) -> Chart:
    """Return what the plan gains with each assumption at the ends of what it may be, the most swaying first."""
    words, figures = of.words, of.figures
    bars = [
        Range(words.of("sway", row["assumption"]), low, high, figures.range(low, high))
        for row in rows(of.planned.sways)
        for low, high in [sorted((row["gain_low_sek"] / 1e6, row["gain_high_sek"] / 1e6))]
    ]
    told = words("sways.told", name=bars[0].name)
    return ranges(words("sways.title"), told, bars, figures, (words("figure"), words("sways.gain")))


def tipping(of: Setting) -> Markup:
    """Return what would have to be true for the next best plan to win."""
    if not of.planned.tipping.num_rows:
        return Markup()
    return of.section("tipping", paragraph(of.words("tipping.lead")), set_out(would_have_to_be(of)))


def would_have_to_be(of: Setting) -> Table:
    """Return by what factor each assumption would have to differ, those that need least first."""
    words, found = of.words, rows(of.planned.tipping)
    ordered = sorted(found, key=lambda row: abs((row["factor"] or 100.0) - 1))
    listed: list[list[Content]] = [[words.of("sway", row["assumption"]), _factor(of, row)] for row in ordered]
    if all(row["factor"] == 1 for row in found):
        listed = [[words("tipping.nothing"), words("tipping.already")]]
    caption = words("tipping.title", rival=plan_name(of, found[0]["rival"]))
    return Table(caption, [words("figure"), words("tipping.factor")], listed, (0, 1))


def _factor(of: Setting, row: Row) -> str:
    """Return how much more or less it would have to be, in per cent; from the double on in times what is assumed."""
    words, figures, factor = of.words, of.figures, row["factor"]
    if factor is None:
        ends = (figures.number(row[end], 2 if end == "lowest" else 0) for end in ("lowest", "highest"))
        return words("tipping.never", **dict(zip(("low", "high"), ends, strict=True)))
    if factor == 1:
        return words("tipping.already")
    if factor >= 2:
        return words("tipping.times", factor=figures.number(factor, 1))
    share = figures.percent(max(abs(factor - 1), 0.01))
    return words("tipping.more" if factor > 1 else "tipping.less", share=share)
