"""The parties' own words: what each has sent to the other; what does not fit a ten-minute read goes to the annex."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from samverkan import papers
from samverkan.agreements.models import Party
from samverkan.meetings.models import PartKind
from samverkan.meetings.queries.briefing.facts import Facts
from samverkan.papers.blocks import Block


def own_words(facts: Facts, room: int) -> tuple[list[Block], list[Block]]:
    """Return what the parties say within so many words, and for the annex the whole of what was shortened."""
    if not facts.added.parts:
        return [], []
    begins = (papers.PageBreak(), papers.Heading(1, _("The parties' own words")))
    whole = list(_whole(facts))
    if sum(len(text.split()) for _title, text in whole) <= room:
        return [*begins, *_written(whole)], []
    share = max(room // max(len(whole), 1), 40)
    short = [(title, shortened(text, share)) for title, text in whole]
    cut = [(title, text) for (title, text), (_same, brief) in zip(whole, short, strict=True) if brief != text]
    note = papers.Paragraph(_("What the parties write is longer than fits ten minutes. All of it stands in the annex."))
    annex = [papers.Heading(2, _("The parties' own words, in full")), *_written(cut, level=3)]
    return [*begins, note, *_written(short)], annex


def _whole(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield each text under its title: party by party, then what is said beside commitments."""
    for party in facts.parties:
        for kind in (PartKind.YEAR, PartKind.ASK):
            text = facts.added.of(kind, party.pk)
            if text:
                yield title_of(party, kind), text
    marks = {party.pk: party.organisation.short_mark for party in facts.parties}
    for view in facts.commitments:
        said = facts.added.beside(view.commitment.pk)
        if said:
            named = {"number": view.number, "title": view.commitment.title}
            text = "\n".join(f"{marks.get(part.party_id, '')}: {part.text}" for part in said)
            yield _("Beside commitment %(number)s, %(title)s") % named, text


def title_of(party: Party, kind: str) -> str:
    """Return whose words they are and what they are about."""
    name = party.organisation.name
    if kind == PartKind.YEAR:
        return _("%(party)s about the year") % {"party": name}
    return _("What %(party)s asks for") % {"party": name}


def _written(some: list[tuple[str, str]], *, level: int = 2) -> Iterator[Block]:
    for title, text in some:
        yield papers.Heading(level, title)
        for part in text.splitlines():
            if part.strip():
                yield papers.Paragraph(part.strip())


def shortened(text: str, most: int) -> str:
    """Return the first paragraphs of a text within so many words, or the first sentence-long piece of the first."""
    kept: list[str] = []
    left = most
    for part in (part for part in text.splitlines() if part.strip()):
        count = len(part.split())
        if count > left:
            break
        kept.append(part)
        left -= count
    if kept:
        return "\n".join(kept)
    return " ".join(text.split()[:most]) + " …"
