"""What every part is set with: the words, the numbers, and a few pieces that recur."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from samverkan_engine.report.charts import Chart
from samverkan_engine.report.markup import Content, Markup, tag, together
from samverkan_engine.report.numbers import Figures
from samverkan_engine.report.rows import ahead
from samverkan_engine.report.words import Words
from samverkan_engine.tables.planned import DRAWN, Planned


@dataclass(slots=True)
class Setting:
    """A report as it is written; `charts` gathers the drawings by name, to be written as files too."""

    planned: Planned
    words: Words
    figures: Figures
    scenario: str = DRAWN
    charts: dict[str, Chart] = field(default_factory=dict)

    def chart(self, name: str, drawn: Chart) -> Markup:
        """Return a chart with its title, and the same as a table behind it."""
        self.charts[name] = drawn
        return tag(
            "figure",
            tag("figcaption", drawn.title),
            tag("div", drawn.wide, class_="wide"),
            tag("div", drawn.narrow, class_="narrow"),
            tag("details", tag("summary", self.words("table")), table(drawn.title, drawn.headers, drawn.rows)),
        )

    def section(self, name: str, *parts: Content) -> Markup:
        """Return a part under its heading."""
        return tag("section", tag("h2", self.words(name), id=name), *parts, aria_labelledby=name)

    @property
    def ahead(self) -> tuple[int, int]:
        """The terms ahead, and the year, that sentences speak of."""
        return ahead(self.planned.about.first_year, self.planned.about.last_year)

    def occupation(self, ssyk: str) -> str:
        """What an occupation is called."""
        return self.planned.about.occupations.get(ssyk, ssyk)

    def programme(self, name: str) -> str:
        """What a programme form or a recruitment is called."""
        if name.startswith("recruit-"):
            return self.words("measure.recruit", name=self.occupation(name.removeprefix("recruit-")))
        return self.planned.about.programmes.get(name, name)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to read: the first cell names the row; the columns of `words` are words, the others numbers."""

    caption: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Content]]
    words: tuple[int, ...] = (0,)


def set_out(told: Table) -> Markup:
    """Return a table of a report."""
    return table(told.caption, told.headers, told.rows, told.words)


def table(
    caption: str, headers: Sequence[str], found: Sequence[Sequence[Content]], words: tuple[int, ...] = (0,)
) -> Markup:
    """Return a table whose columns are numbers but for `words`; the first names the row."""
    named = (tag("th", header, scope="col", class_=_side(place, words)) for place, header in enumerate(headers))
    body = [
        tag(
            "tr",
            tag("th", row[0], scope="row"),
            *(tag("td", cell, class_=_side(place, words)) for place, cell in enumerate(row[1:], start=1)),
        )
        for row in found
    ]
    whole = tag("table", tag("caption", caption), tag("thead", tag("tr", *named)), tag("tbody", *body))
    return tag("div", whole, class_="scroll", tabindex="0", role="group", aria_label=caption)


def _side(place: int, words: tuple[int, ...]) -> str | None:
    return None if place in words else "n"


def listed(found: Sequence[Content], ordered: bool = False) -> Markup:
    """Return items of a list."""
    return tag("ol" if ordered else "ul", *(tag("li", each) for each in found))


def paragraph(*parts: Content, class_: str | None = None) -> Markup:
    """Return a paragraph."""
    return tag("p", together(*parts), class_=class_)
