"""What decides the answer, which figures to obtain, and where every number comes from."""

from samverkan_engine.report.charts import Chart, Range, ranges
from samverkan_engine.report.markup import Content, Markup, tag
from samverkan_engine.report.parts.scenarios import source
from samverkan_engine.report.parts.setting import Setting, listed, paragraph, table
from samverkan_engine.report.rows import Row, rows

SHOWN = 12
FIRST = 5


def tornado(of: Setting) -> Markup:
    """Return the assumptions that move the answer most, and those of them to obtain first."""
    words = of.words
    return of.section(
        "moves",
        paragraph(words("moves.lead")),
        of.chart("assumptions", moved(of)),
        tag("h3", words("moves.obtain"), id="obtain"),
        paragraph(words("moves.obtain_lead")),
        listed(to_obtain(of), ordered=True),
    )


def to_obtain(of: Setting) -> list[str]:
    """Return the figures without a source that move the answer most."""
    return [named(of, row) for row in rows(of.planned.assumptions) if not row["sourced"]][:FIRST]


def moved(of: Setting) -> Chart:
    """Return how far each assumption moves the answer, those that do most."""
    words, figures = of.words, of.figures
    found = rows(of.planned.assumptions)
    base = rows(of.planned.scenarios, scenario="drawn")[0]["mean"]
    bars = [
        Range(named(of, row), min(row["at_low"], row["at_high"]), max(row["at_low"], row["at_high"]),
              figures.range(*sorted((row["at_low"], row["at_high"]))))
        for row in found[:SHOWN]
    ]  # fmt: skip
    title = words("moves.title", last=of.planned.about.last_year)
    told = words("moves.told", name=named(of, found[0]))
    return ranges(title, told, bars, figures, (words("figure"), words("jobyears")), base)


def named(of: Setting, row: Row) -> str:
    """Return what an assumption is called, with the programme or profile it is of."""
    name = of.words.of("figure", row["figure"])
    if not row["subject"]:
        return name
    subject = of.planned.about.programmes.get(row["subject"]) or of.words.of("profile", row["subject"])
    return f"{name}: {subject}"


def inputs(of: Setting) -> Markup:
    """Return every number with its source or assumption."""
    words = of.words
    headers = [words("inputs.place"), words("inputs.value"), words("inputs.ground")]
    found: list[list[Content]] = [
        [
            _places(group),
            "; ".join(of.figures.number(row["value"], _decimals(row["value"])) for row in group),
            _ground(of, group[0]),
        ]
        for group in _by_ground(rows(of.planned.inputs))
    ]
    return of.section(
        "inputs", paragraph(words("inputs.lead")), table(words("inputs"), headers, found, words=(0, 1, 2))
    )


def _by_ground(found: list[Row]) -> list[list[Row]]:
    """Return the numbers of each part of the file that have the same ground, together."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in found:
        part = row["place"].partition("[")[0].partition(".")[0]
        groups.setdefault((part, row["source"], row["assumption"], row["derived"]), []).append(row)
    return list(groups.values())


def _places(group: list[Row]) -> str:
    first, last = group[0]["place"], group[-1]["place"]
    return first if len(group) == 1 else f"{first} … {last}"


def _ground(of: Setting, row: Row) -> Content:
    parts: list[Content] = []
    if row["source"]:
        parts += [source(of, row), ". "]
    for name, word in (("derived", "inputs.derived"), ("assumption", "inputs.assumed")):
        if row[name]:
            parts += [f"{of.words(word)}: {row[name]}. "]
    return tag("span", *parts)


def _decimals(value: float) -> int:
    return len(f"{value:.4g}".partition(".")[2]) if abs(value) >= 1e-4 else 0


def how(of: Setting) -> Markup:
    """Return how it was computed, and what was held for true where the file is silent."""
    about, words = of.planned.about, of.words
    clipped = [words("how.clipped", number=about.clipped)] if about.clipped else []
    told = [
        words("how.model", draws=of.figures.number(about.draws), seed=about.seed),
        words("how.silent"),
        *clipped,
        words("how.file", file=about.file),
    ]
    return of.section("how", *(paragraph(each) for each in told))
