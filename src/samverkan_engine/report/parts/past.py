"""How the case did in its own past, and what its history says of its figures."""

from itertools import groupby

from samverkan_engine.report.markup import Content, Markup, tag
from samverkan_engine.report.numbers import SPACE
from samverkan_engine.report.parts.naming import of_whom
from samverkan_engine.report.parts.setting import Setting, Table, listed, paragraph, set_out
from samverkan_engine.report.rows import Row, rows
from samverkan_engine.tables.tested import Verdict

MOST_NAMED = 3
"""Programmes that are named one by one."""


def verdict(of: Setting) -> Markup:
    """Return whether decisions may rest on the case; in a box, where they may not."""
    words, tested = of.words, of.planned.about.tested
    why = "tested.why" if tested.verdict is Verdict.UNTESTED else "tested.here"
    link = tag("a", words(why), href="#tested")
    if tested.is_fit:
        return paragraph(words("tested.short.fit"), " ", link, ".")
    told = tag("strong", words(f"tested.title.{tested.verdict}"), ". ")
    return tag("aside", told, words(f"tested.short.{tested.verdict}"), " ", link, ".", class_="notice")


def past(of: Setting) -> Markup:
    """Return how far forecasts from earlier years were from what came, and what the history says of the figures."""
    years, reasons = years_ahead(of), lacking(of)
    return of.section(
        "tested",
        *map(paragraph, tested(of)),
        *([listed(reasons)] if reasons else []),
        *([set_out(years), paragraph(of.words("tested.crps"), class_="quiet")] if years else []),
        tag("h3", of.words("calibrated")),
        paragraph(of.words("calibrated.lead")),
        set_out(parameters(of)),
    )


def tested(of: Setting) -> list[str]:
    """Return how the case did in its own past, in sentences."""
    words, did, figures = of.words, of.planned.about.tested, of.figures
    if did.skill_last is None or did.skill_growth is None or did.in_nine is None:
        return [*(words(f"tested.{reason}") for reason in did.reasons), words("tested.why_it_matters")]
    how = words(
        "tested.how", first=did.first, last=did.last, cells=figures.number(did.cells),
        skill_last=figures.percent(did.skill_last), skill_growth=figures.percent(did.skill_growth),
        in_nine=figures.percent(did.in_nine),
    )  # fmt: skip
    return [how, *([words("tested.unfit")] if did.reasons else [])]


def lacking(of: Setting) -> list[str]:
    """Return why decisions should not rest on a case that was tested; nothing where they may."""
    did = of.planned.about.tested
    return [] if did.skill_last is None else [of.words(f"tested.{reason}") for reason in did.reasons]


def years_ahead(of: Setting) -> Table | None:
    """Return how far off the forecasts were, by years ahead."""
    words, figures = of.words, of.figures
    found: list[list[Content]] = []
    ordered = sorted(rows(of.planned.backtest), key=lambda row: row["ahead"])
    for ahead, group in groupby(ordered, key=lambda row: row["ahead"]):
        each = list(group)
        found.append(
            [
                figures.number(ahead),
                figures.number(sum(row["cells"] for row in each)),
                *(figures.number(_mean(each, name), 1) for name in ("crps", "last", "growth")),
                figures.percent(_mean(each, "in_nine")),
            ]
        )
    if not found:
        return None
    headers = [words(f"tested.{name}") for name in ("ahead", "cells", "model", "last", "growth", "in_nine")]
    return Table(words("tested.table"), headers, found)


def _mean(found: list[Row], name: str) -> float:
    return float(sum(row[name] * row["cells"] for row in found) / sum(row["cells"] for row in found))


def parameters(of: Setting) -> Table:
    """Return of each sort of figure for how many the history says something, and where the others come from."""
    words = of.words
    found: list[list[Content]] = []
    for figure, group in groupby(rows(of.planned.calibrated), key=lambda row: row["figure"]):
        each = list(group)
        counted = [row for row in each if row["observed"]]
        others = dict.fromkeys(of_whom(of, row["place"]) for row in each if not row["observed"])
        number = words("calibrated.of", some=len(counted), all=len(each))
        found.append([words.of("parameter", figure), number, _moved(of, counted), "; ".join(_shortened(list(others)))])
    headers = [words(f"calibrated.{name}") for name in ("figure", "counted", "moved", "others")]
    return Table(words("calibrated"), headers, found, (0, 3))


def _moved(of: Setting, counted: list[Row]) -> str:
    """Return what was thought and what it is with the history, over those that were counted."""
    if not counted:
        return ""
    before, after = (sum(row[name] for row in counted) / len(counted) for name in ("thought", "middle"))
    share = counted[0]["unit"].startswith("share")
    scale, decimals = (100, 0 if "0 to 1" in counted[0]["unit"] else 1) if share else (1, 0 if before >= 10 else 2)
    told = " → ".join(of.figures.number(scale * value, decimals) for value in (before, after))
    return f"{told}{SPACE}%" if share else told


def _shortened(names: list[str]) -> list[str]:
    return names if len(names) <= MOST_NAMED else [names[0], "…", names[-1]]
