"""Page one: what we ask you to decide, what became of last time's, what has changed."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samverkan import papers
from samverkan.agreements.models import ActivityStatus, Assumption, Standing
from samverkan.agreements.queries.health import CommitmentView, differing_states
from samverkan.meetings.queries.briefing import words
from samverkan.meetings.queries.briefing.decided import Agreed
from samverkan.meetings.queries.briefing.facts import Action, Facts
from samverkan.meetings.queries.briefing.fitting import changes_that_fit
from samverkan.papers.blocks import Block, Inline
from samverkan.ui import dates


def first_page(facts: Facts) -> Iterator[Block]:
    """Yield what a leader who reads one page only should have read."""
    before = [
        papers.Heading(1, _("What we ask you to decide")),
        *asked(facts),
        papers.Heading(1, _("What became of the last decisions")),
        *followed_up(facts),
        papers.Heading(1, _("What has changed")),
    ]
    yield from before
    yield from changed(facts, before)


def asked(facts: Facts) -> Iterator[Block]:
    """Yield the decisions asked for, at most three, with the wording proposed."""
    if not facts.asked:
        yield papers.Paragraph(_("Nothing is put to the meeting for decision."))
    for number, item in enumerate(facts.asked, start=1):
        wording = item.proposal or _("The wording is being written.")
        yield papers.NumberedProposal(number, item.title, wording, background=item.background)


def followed_up(facts: Facts) -> Iterator[Block]:
    """Yield each joint position of the last meeting with what became of it."""
    if facts.last is None:
        yield papers.Paragraph(_("This is the first meeting that Samverkan knows of."))
        return
    if facts.positions:
        yield papers.Note(
            _("The log of joint positions and the parties' own decisions in Samverkan, %(day)s")
            % {"day": dates.day(facts.today)}
        )
        rows = tuple((f"{p.number}. {p.text}", became(p, facts)) for p in facts.positions)
        yield papers.Table(
            (_("Joint position"), _("What became of it")),
            rows,
            caption=_("Joint positions of %(meeting)s") % {"meeting": facts.last.title},
        )
    else:
        yield papers.Paragraph(_("%(meeting)s reached no joint position.") % {"meeting": facts.last.title})
    loose = [a for a in facts.actions if a.started.meeting_id == facts.last.pk and not belongs(a, facts.positions)]
    if loose:
        yield papers.Items(tuple(acted(action, facts) for action in loose))


def became(position: Agreed, facts: Facts) -> Inline:
    """Return the outcome of a joint position, its formal decisions and its actions, in words."""
    parts = []
    if position.outcome and position.outcome_on and position.outcome_on <= facts.today:
        parts.append(f"{position.outcome} ({dates.day(position.outcome_on)})")
    parts += [words.decided(decision, facts.today) for decision in position.decisions]
    parts += [acted(a, facts) for a in facts.actions if belongs(a, (position,))]
    return " ".join(parts) or _("Nothing is noted yet.")


def belongs(action: Action, positions: tuple[Agreed, ...]) -> bool:
    """Say whether the action came out of the same item as one of the joint positions."""
    item = action.started.item_id
    return item is not None and any(item == position.item_id for position in positions)


def acted(action: Action, facts: Facts) -> str:
    """Return how an action stands, as a sentence."""
    activity, due_on = action.activity, action.started.due_on
    said = {"title": activity.title, "state": ActivityStatus(activity.status).label, "day": dates.day(due_on)}
    if due_on and activity.is_open and due_on < facts.today:
        return _("Action: %(title)s – late, was to be done by %(day)s.") % said
    return _("Action: %(title)s – %(state)s.") % {**said, "state": str(said["state"]).lower()}


def changed(facts: Facts, before: list[Block]) -> Iterator[Block]:
    """Yield the most important changes, as many as the page has room for; the annex has all of them."""
    lines = list(all_changes(facts))
    if not lines:
        yield papers.Paragraph(_("Nothing that the parties have shared has changed since the last meeting."))
        return
    yield papers.Note(words.counted(_("commitments, assumptions and results"), facts.today))
    fitting = changes_that_fit(before, lines)
    yield papers.Items(tuple(lines[:fitting]))
    more = len(lines) - fitting
    if more > 0:
        text = ngettext("%(more)s more change stands in the annex.", "%(more)s more changes stand in the annex.", more)
        yield papers.Paragraph(text % {"more": more})


def all_changes(facts: Facts) -> Iterator[Inline]:
    """Yield each change since the last meeting: what no longer holds first, results last."""
    for assumption in facts.broken:
        if facts.is_new(broken_on(assumption)):
            yield (papers.bold(_("Assumption changed:")), f" {assumption.text}. ", *noted(assumption))
    for view in facts.commitments:
        if view.differs:
            yield (papers.bold(_("The views differ:")), f" {view.number}. {view.commitment.title}. {opinions(view)}")
    for change in facts.changes:
        if facts.is_new(change.changed_on):
            what = str(Standing(change.standing).label)
            name = f"{change.commitment.number}. {change.commitment.title}"
            yield (papers.bold(f"{what}:"), f" {name}. {change.reason} ({dates.day(change.changed_on)})")
    for result in facts.results:
        if facts.is_new(result.on):
            figure = words.figure_of(result)
            said = result.text + (f": {figure}" if figure else "")
            source = words.source_of(result)
            tail = source if isinstance(source, tuple) else (source,)
            yield (papers.bold(_("Result:")), f" {said} ({dates.day(result.on)}). ", _("Source:") + " ", *tail)


def broken_on(assumption: Assumption) -> date | None:
    """Return since when an assumption no longer holds: by what was said of it, or by its indicator."""
    return assumption.broken.on if assumption.broken else assumption.changed_on


def noted(assumption: Assumption) -> Inline:
    """Return what changed about an assumption, its day, and its source as a link."""
    told = assumption.broken
    note, url = (told.note, told.source_url) if told else (assumption.change_note, assumption.source_url)
    if told and told.reading:
        note = _("Its indicator has passed the limit.")
    text = f"{note} ({dates.day(broken_on(assumption))})".strip()
    return (text, " ", papers.link(_("Source"), url)) if url else (text,)


def opinions(view: CommitmentView) -> str:
    """Return who says what."""
    said = [_("%(party)s says %(state)s") % {"party": m.mark, "state": state} for m, state in differing_states(view)]
    return ", ".join(said) + "."
