"""How the case did in its own past, and what its history says of its figures."""

from itertools import groupby

from samverkan_engine.report.markup import Content, Markup, tag, together
from samverkan_engine.report.parts.setting import Setting, listed, paragraph, table
from samverkan_engine.report.rows import Row, rows


def verdict(of: Setting) -> Markup:
    """Return whether decisions may rest on the case; in a box, where they may not."""
    words, tested = of.words, of.planned.about.tested
    link = tag("a", words("tested.here"), href="#tested")
    if tested.is_fit:
        return paragraph(words("tested.short.fit"), " ", link, ".")
    told = tag("strong", words(f"tested.title.{tested.verdict}"), ". ")
    return tag("aside", told, words(f"tested.short.{tested.verdict}"), " ", link, ".", class_="notice")


def past(of: Setting) -> Markup:
    """Return how far forecasts from earlier years were from what came, and what the history says of the figures."""
    return of.section("tested", *_told(of), _years_ahead(of), _parameters(of))


def _told(of: Setting) -> list[Markup]:
    words, tested, figures = of.words, of.planned.about.tested, of.figures
    reasons = [words(f"tested.{reason}") for reason in tested.reasons]
    if tested.skill_last is None or tested.skill_growth is None or tested.in_nine is None:
        return [*(paragraph(each) for each in reasons), paragraph(words("tested.why_it_matters"))]
    how = words(
        "tested.how", first=tested.first, last=tested.last, cells=figures.number(tested.cells),
        skill_last=figures.percent(tested.skill_last), skill_growth=figures.percent(tested.skill_growth),
        in_nine=figures.percent(tested.in_nine),
    )  # fmt: skip
    return [paragraph(how), *([paragraph(words("tested.unfit")), listed(reasons)] if reasons else [])]


def _years_ahead(of: Setting) -> Markup:
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
        return Markup()
    headers = [words(f"tested.{name}") for name in ("ahead", "cells", "model", "last", "growth", "in_nine")]
    return together(table(words("tested.table"), headers, found), paragraph(words("tested.crps"), class_="quiet"))


def _mean(found: list[Row], name: str) -> float:
    return float(sum(row[name] * row["cells"] for row in found) / sum(row["cells"] for row in found))


def _parameters(of: Setting) -> Markup:
    """Return of each sort of figure for how many the history says something, and where the others come from."""
    words = of.words
    found: list[list[Content]] = []
    for figure, group in groupby(rows(of.planned.calibrated), key=lambda row: row["figure"]):
        each = list(group)
        counted = [row for row in each if row["observed"]]
        others = dict.fromkeys(row["place"] for row in each if not row["observed"])
        number = words("calibrated.of", some=len(counted), all=len(each))
        found.append([words.of("parameter", figure), number, _moved(of, counted), ", ".join(_shortened(list(others)))])
    headers = [words(f"calibrated.{name}") for name in ("figure", "counted", "moved", "others")]
    return together(
        tag("h3", words("calibrated")),
        paragraph(words("calibrated.lead")),
        table(words("calibrated"), headers, found, words=(0, 3)),
    )


def _moved(of: Setting, counted: list[Row]) -> str:
    """Return how far the history has moved the middle of what was thought, over those that were counted."""
    known = [row for row in counted if row["thought"]]
    if not known:
        return ""
    change = sum(row["middle"] / row["thought"] - 1 for row in known) / len(known)
    return ("+" if change > 0 else "") + of.figures.percent(change)


def _shortened(places: list[str]) -> list[str]:
    return places if len(places) <= 2 else [places[0], "…", places[-1]]
