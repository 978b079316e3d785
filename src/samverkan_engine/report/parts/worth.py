"""What one more would be worth, and what would have to be true for another plan to win."""

from samverkan_engine.report.charts import Chart, Range, ranges
from samverkan_engine.report.markup import Content, Markup
from samverkan_engine.report.parts.plan import plan_name
from samverkan_engine.report.parts.setting import Setting, Table, paragraph, set_out
from samverkan_engine.report.rows import Row, rows

SEK = "SEK"


def worth(of: Setting) -> Markup:
    """Return the value of one more seat, of one more krona and of one more teacher."""
    words = of.words
    return of.section(
        "worth",
        paragraph(words("worth.lead")),
        set_out(seats(of, "job_years")),
        set_out(seats(of, "worth_sek")),
        *([set_out(scarce(of))] if of.planned.scarce.num_rows else []),
    )


def seats(of: Setting, column: str) -> Table:
    """
    Return what one seat more gives in each programme form and each autumn.

    column  job_years, or worth_sek in thousands
    """
    words, figures = of.words, of.figures
    found: dict[str, dict[str, float]] = {}
    for row in rows(of.planned.seats_worth):
        if row["term"].startswith("HT"):
            found.setdefault(row["programme"], {})[row["term"][2:]] = row[column]
    years = sorted({year for each in found.values() for year in each})
    listed: list[list[Content]] = [
        [of.programme(programme), *(_each(of, each.get(year), column) for year in years)]
        for programme, each in found.items()
    ]
    return Table(words(f"worth.{column}", about=figures.about), [words("class"), *years], listed)


def _each(of: Setting, value: float | None, column: str) -> str:
    if value is None:
        return "–"
    return of.figures.number(value, 1) if column == "job_years" else of.figures.rough(value / 1e3)


def scarce(of: Setting) -> Table:
    """Return what there is too little of and when: how much of it is used, and what one unit more would be worth."""
    words, every = of.words, rows(of.planned.scarce)
    short = [row for row in every if row["worth_sek"] > 0]
    found: list[list[Content]] = [
        [
            f"{words.of('resource', row['resource'])} {row['year']}",
            _amount(of, row, row["available"]),
            _amount(of, row, row["used"]),
            _worth(of, row),
        ]
        for row in short
    ]
    enough = dict.fromkeys(row["resource"] for row in every) | dict.fromkeys((row["resource"] for row in short), True)
    found += [
        [words("scarce.always", what=words.of("resource", resource)), "–", "–", words("scarce.enough")]
        for resource, is_short in enough.items()
        if not is_short
    ]
    headers = [words("scarce.what"), words("scarce.there"), words("scarce.used"), words("scarce.more")]
    return Table(words("scarce"), headers, found, (0, 3))


def _amount(of: Setting, row: Row, amount: float) -> str:
    if row["unit"] == SEK:
        return f"{of.figures.millions(amount)} {of.words('millions')}"
    return of.figures.number(amount, 1)


def _worth(of: Setting, row: Row) -> str:
    """Return what one more is worth: a krona in kronor, anything else in thousands of them."""
    if row["unit"] == SEK:
        return of.words("scarce.krona", worth=of.figures.number(row["worth_sek"], 2))
    if row["worth_sek"] >= 1e6:
        return of.words("scarce.millions", worth=of.figures.millions(row["worth_sek"]))
    return of.words("scarce.unit", worth=of.figures.rough(row["worth_sek"] / 1e3))


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
    caption = words("tipping.title", rival=plan_name(of, found[0]["rival"]))
    return Table(caption, [words("figure"), words("tipping.factor")], listed, (0, 1))


def _factor(of: Setting, row: Row) -> str:
    if row["factor"] is None:
        ends = (of.figures.number(row[end], 2 if end == "lowest" else 0) for end in ("lowest", "highest"))
        return of.words("tipping.never", **dict(zip(("low", "high"), ends, strict=True)))
    if row["factor"] == 1:
        return of.words("tipping.already")
    return of.words("tipping.times", factor=of.figures.number(row["factor"], 2))
