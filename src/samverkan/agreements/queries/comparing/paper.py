"""A comparison as a paper, to be printed or sent."""

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samverkan.agreements.queries.comparing.page import BothLine, ComparedPage, DomainGroup
from samverkan.papers import Block, Heading, Note, Paper, Paragraph, Table


def paper(page: ComparedPage, on: date) -> Paper:
    """Return what the page shows, in the same order."""
    blocks: list[Block] = [
        Paragraph(page.summary, lead=True),
        Paragraph(f"A: {page.one.title}"),
        Paragraph(f"B: {page.other.title}"),
        *(Note(note) for note in _notes(page)),
        Heading(1, _("Both promise")),
        Table(
            header=("A", "B", _("Differences")),
            rows=tuple(_row(line) for line in page.both),
            empty=_("The two have no promise in common."),
        ),
        *_alone("A", page.only_one),
        *_alone("B", page.only_other),
        Heading(1, _("Terms")),
        Table(
            header=(_("Term"), "A", "B"),
            rows=tuple((str(row.label), row.one or "–", row.other or "–") for row in page.terms),
            empty=_("Neither says anything of its terms."),
        ),
    ]
    return Paper(title=_("Comparison"), language=(get_language() or "sv")[:2], date=on, blocks=tuple(blocks))


def _notes(page: ComparedPage) -> list[str]:
    notes = [*(f"A: {note}" for note in page.one.notes), *(f"B: {note}" for note in page.other.notes)]
    if page.both:
        notes.append(_("Found by the words. Read both before you rely on it."))
    if page.is_across_languages:
        notes.append(
            _(
                "Words cannot be compared then. Only promises of the same domain with a figure, a date or an area in "
                "common are called the same; most that mean the same are not found."
            )
        )
    return notes


def _row(line: BothLine) -> tuple[str, str, str]:
    differences = [f"{each.label}: {each.one} → {each.other}" for each in line.differences]
    if line.is_perhaps:
        differences.insert(0, _("perhaps the same"))
    return f"{line.one.number}. {line.one.text}", f"{line.other.number}. {line.other.text}", "; ".join(differences)


def _alone(letter: str, groups: tuple[DomainGroup, ...]) -> list[Block]:
    rows = tuple((f"{line.number}. {line.text}", group.name, line.kind) for group in groups for line in group.lines)
    return [
        Heading(1, _("Only in %(letter)s") % {"letter": letter}),
        Table(
            header=(_("Commitment"), _("Domain"), _("Kind")),
            rows=rows,
            empty=_("Everything that %(letter)s promises, the other promises too.") % {"letter": letter},
        ),
    ]
