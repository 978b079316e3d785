"""What decides the answer, which figures to obtain, and where every number comes from."""

import re
from collections.abc import Callable

from samverkan_engine.report.charts import Chart, Range, ranges
from samverkan_engine.report.markup import Content, Markup, tag
from samverkan_engine.report.parts.scenarios import source
from samverkan_engine.report.parts.setting import Setting, Table, listed, paragraph, set_out
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
    return of.section("inputs", paragraph(of.words("inputs.lead")), set_out(grounds(of)))


def grounds(of: Setting, is_wanted: Callable[[str], bool] = lambda _: True) -> Table:
    """Return the numbers at the places that are wanted, each with its source or assumption."""
    words = of.words
    headers = [words("inputs.place"), words("inputs.value"), words("inputs.ground")]
    wanted = [row for row in rows(of.planned.inputs) if is_wanted(row["place"])]
    found: list[list[Content]] = [
        [
            _places(group),
            "; ".join(of.figures.number(row["value"], _decimals(row["value"])) for row in group),
            _ground(of, group[0]),
        ]
        for group in _by_ground(wanted)
    ]
    return Table(words("inputs"), headers, found, (0, 1, 2))


def grounds_of(of: Setting, ssyk: str) -> Table:
    """Return the numbers that one occupation is computed from: its own, its programmes', the labour market's."""
    number = list(of.planned.about.occupations).index(ssyk) + 1
    leads = re.compile(rf"(programmes\[\d+\])\.(route|donor)\.{ssyk}$")
    programmes = {found[1] for place in of.planned.inputs["place"].to_pylist() if (found := leads.match(place))}
    prefixes = (f"occupations.list[{number}].", "labour.", "profiles.", *(f"{one}." for one in programmes))
    other = re.compile(r"\.(route|donor)\.(?!" + ssyk + ")")
    return grounds(of, lambda place: place.startswith(prefixes) and not other.search(place))


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
    """Return how it was computed, in a part of its own."""
    return of.section("how", *map(paragraph, how_sentences(of)))


def how_sentences(of: Setting) -> list[str]:
    """Return how it was computed, and what was held for true where the file is silent."""
    about, words = of.planned.about, of.words
    clipped = [words("how.clipped", number=about.clipped)] if about.clipped else []
    return [
        words("how.model", draws=of.figures.number(about.draws), seed=about.seed),
        words("how.silent"),
        *clipped,
        words("how.file", file=about.file),
    ]
