"""The picture in figures, each with where it comes from."""

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


def key_figures(facts: Facts) -> Iterator[Block]:
    """Yield the figures: what is promised, what has an owner and is told of, what is being done."""
    found, number = counts(facts.commitments), len(facts.commitments)
    source = words.counted(_("commitments"), facts.today)
    under_way = sum(activity.status == ActivityStatus.UNDER_WAY for activity in facts.activities)
    yield papers.KeyFigures(
        (
            papers.KeyFigure(str(number), ngettext("commitment", "commitments", number), source),
            papers.KeyFigure(str(found["ownerless"]), _("without owner in some party"), source),
            papers.KeyFigure(str(found["behind"]), _("behind their rhythm of reports"), source),
            papers.KeyFigure(str(under_way), _("activities under way"), words.counted(_("activities"), facts.today)),
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


def results_table(measured: Sequence[Result]) -> papers.Table:
    """Return results that carry a figure, each with its own source."""
    rows = tuple((r.text, words.figure_of(r), dates.day(r.on), words.source_of(r)) for r in measured)
    return papers.Table(
        (_("Result"), _("Figure"), _("Date"), _("Source")),
        rows,
        align="lrll",
        empty=_("No result with a figure has been noted yet."),
    )
