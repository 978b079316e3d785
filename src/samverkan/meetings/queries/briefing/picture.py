"""Page two: the picture in figures, each with where it comes from."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan import papers
from samverkan.agreements.models import ActivityStatus, Result
from samverkan.agreements.queries.summary import counts
from samverkan.meetings.queries.briefing import words
from samverkan.meetings.queries.briefing.facts import Facts
from samverkan.papers.blocks import Block
from samverkan.ui import dates, numbers
from samverkan.ui.charts import Bar, Part, bars
from samverkan.ui.states import state_named

MOST_RESULTS = 8


def picture(facts: Facts) -> Iterator[Block]:
    """Yield the figures, the chart, the money and the results that are measured."""
    yield papers.PageBreak()
    yield papers.Heading(1, _("The picture in figures"))
    yield from key_figures(facts)
    yield from chart(facts)
    yield papers.Heading(2, _("Money put in"))
    yield from money(facts)
    yield papers.Heading(2, _("Results with figures"))
    yield from results(facts)


def key_figures(facts: Facts) -> Iterator[Block]:
    """Yield two rows of figures: how the promises are kept, and what is being done."""
    found, total = counts(facts.commitments), len(facts.commitments)
    source = words.counted(_("commitments"), facts.today)
    yield papers.KeyFigures(
        (
            papers.KeyFigure(str(total), ngettext("commitment", "commitments", total), source),
            papers.KeyFigure(str(found["ownerless"]), _("without owner in some party"), source),
            papers.KeyFigure(str(found["behind"]), _("behind their rhythm of reports"), source),
        )
    )
    status = Counter(activity.status for activity in facts.activities)
    source = words.counted(_("activities"), facts.today)
    yield papers.KeyFigures(
        (
            papers.KeyFigure(str(status[ActivityStatus.UNDER_WAY]), _("activities under way"), source),
            papers.KeyFigure(str(status[ActivityStatus.DONE]), _("activities done"), source),
            papers.KeyFigure(str(status[ActivityStatus.PLANNED]), _("activities planned"), source),
        )
    )


def chart(facts: Facts) -> Iterator[Block]:
    """Yield the promises by state as a bar."""
    if not facts.commitments:
        return
    chips = [view.chip for view in facts.commitments]
    grey = Counter(not chip.is_confirmed for chip in chips)[True]
    by_key = Counter(chip.key for chip in chips)
    parts = [Part(str(state_named(k).word), n, state_named(k).tone) for k, n in by_key.most_common()]
    drawn = bars(_("Commitments by state"), [Bar(parts)], _("commitments"))
    yield papers.Note(words.counted(_("the parties' reports on commitments"), facts.today))
    yield papers.Figure(drawn.svg, alt=drawn.description, caption=drawn.title)
    if grey:
        text = ngettext(
            "%(grey)s of them is not yet confirmed by all who are bound.",
            "%(grey)s of them are not yet confirmed by all who are bound.",
            grey,
        )
        yield papers.Paragraph(text % {"grey": grey})


def money(facts: Facts) -> Iterator[Block]:
    """Yield what each party has put in, year by year."""
    if not facts.money:
        yield papers.Paragraph(_("No money has been noted on shared activities."))
        return
    members = {party.organisation_id: party.organisation.short_mark for party in facts.parties}
    sums: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for line in facts.money:
        sums[line.year][members.get(line.organisation_id or 0, "")] += line.amount_sek
    columns = [*members.values(), *([""] if any("" in year for year in sums.values()) else [])]
    rows = tuple((str(year), *(kronor(sums[year].get(c)) for c in columns)) for year in sorted(sums))
    totals = [kronor(sum((year.get(c, Decimal()) for year in sums.values()), Decimal())) for c in columns]
    yield papers.Note(
        words.counted(_("the money lines of shared activities"), facts.today)
        + ". "
        + _("An activity that serves several agreements is counted whole.")
    )
    yield papers.Table(
        (_("Year"), *(name or _("Others") for name in columns)),
        (*rows, (_("Total"), *totals)),
        caption=_("Kronor by year and payer"),
        align="l" + "r" * len(columns),
    )


def kronor(amount: Decimal | None) -> str:
    """Return an amount in kronor; a dash where nothing is noted, which is not the same as zero."""
    return "–" if amount is None else numbers.rounded(amount)


def results(facts: Facts) -> Iterator[Block]:
    """Yield the latest results that carry a figure; the annex has all of them."""
    measured = facts.measured
    yield results_table(measured[:MOST_RESULTS])
    more = len(measured) - MOST_RESULTS
    if more > 0:
        text = ngettext("%(more)s more result stands in the annex.", "%(more)s more results stand in the annex.", more)
        yield papers.Paragraph(text % {"more": more})


def results_table(measured: Sequence[Result]) -> papers.Table:
    """Return results that carry a figure, each with its own source."""
    rows = tuple((r.text, words.figure_of(r), dates.day(r.on), words.source_of(r)) for r in measured)
    return papers.Table(
        (_("Result"), _("Figure"), _("Date"), _("Source")),
        rows,
        align="lrll",
        empty=_("No result with a figure has been noted yet."),
    )
