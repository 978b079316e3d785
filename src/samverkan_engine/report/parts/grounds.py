"""Every number with its source or assumption: all of the file, or what one occupation is computed from."""

import re

from samverkan_engine.report.markup import Content, tag
from samverkan_engine.report.parts.naming import called
from samverkan_engine.report.parts.scenarios import source
from samverkan_engine.report.parts.setting import Setting, Table
from samverkan_engine.report.rows import Row, rows


def grounds(of: Setting) -> Table:
    """Return every number with its source or assumption, those together that have the same."""
    words = of.words
    headers = [words("figure"), words("inputs.value"), words("inputs.ground")]
    found: list[list[Content]] = [
        [
            _named(of, group),
            "; ".join(of.figures.number(row["value"], _decimals(row["value"])) for row in group),
            _ground(of, group[0]),
        ]
        for group in _by_ground(rows(of.planned.inputs))
    ]
    return Table(words("inputs"), headers, found, (0, 1, 2))


def grounds_of(of: Setting, ssyk: str) -> Table:
    """Return the numbers that one occupation is computed from: its own, its programmes' and the labour market's."""
    words = of.words
    number = list(of.planned.about.occupations).index(ssyk) + 1
    leads = re.compile(rf"(programmes\[\d+\])\.(route|donor)\.{ssyk}$")
    every = rows(of.planned.inputs)
    programmes = {led[1] for row in every if (led := leads.match(row["place"]))}
    prefixes = (f"occupations.list[{number}].", "labour.", *(f"{one}." for one in sorted(programmes)))
    other = re.compile(r"\.(route|donor)\.(?!" + ssyk + ")")
    found: list[list[Content]] = [
        [
            called(of, row["place"], of_one=True),
            of.figures.number(row["value"], _decimals(row["value"])),
            _ground(of, row),
        ]
        for row in every
        if row["place"].startswith(prefixes) and not other.search(row["place"])
    ]
    return Table(words("inputs.here"), [words("figure"), words("inputs.value"), words("inputs.ground")], found, (0, 2))


def _by_ground(found: list[Row]) -> list[list[Row]]:
    """Return the numbers of each part of the file that have the same ground, together."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in found:
        part = row["place"].partition("[")[0].partition(".")[0]
        groups.setdefault((part, row["source"], row["assumption"], row["derived"]), []).append(row)
    return list(groups.values())


def _named(of: Setting, group: list[Row]) -> str:
    """Return what numbers are called, of many the first and the last."""
    names = [called(of, row["place"]) for row in (group[0], group[-1])]
    return " … ".join(dict.fromkeys(names)) if len(group) > 1 else names[0]


def _ground(of: Setting, row: Row) -> Content:
    parts: list[Content] = []
    if row["source"]:
        parts += [source(of, row), ". "]
    for name, word in (("derived", "inputs.derived"), ("assumption", "inputs.assumed")):
        if row[name]:
            parts += [f"{of.words(word)}: {row[name]}. "]
    return tag("span", *parts)


def _decimals(value: float) -> int:
    """Return how many decimals tell a number to four figures; none for what is large, or too small to tell."""
    if not 1e-4 <= abs(value) < 1e4:
        return 0
    return len(f"{value:.4g}".partition(".")[2])
