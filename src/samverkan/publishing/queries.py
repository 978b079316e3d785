"""What the public may read: every query here begins with what is public."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Count, Prefetch, Q, prefetch_related_objects
from django.utils.translation import gettext, ngettext

from samverkan.accounts.actor import NOBODY
from samverkan.accounts.models import Circle, FormerName
from samverkan.agreements.former_names import name_of_the_day
from samverkan.agreements.marked_text import Mark, MarkedParagraph, marked
from samverkan.agreements.models import (
    Agreement,
    Binding,
    Commitment,
    Standing,
    StatusReport,
)
from samverkan.agreements.models.wordings import in_force
from samverkan.agreements.queries.commitments import Places, places
from samverkan.agreements.queries.families import kin_of
from samverkan.agreements.queries.health import members
from samverkan.publishing.lines import (
    Line,
    Source,
    line_of_assumption,
    line_of_change,
    line_of_fact,
    line_of_result,
    lines_of_activity,
    lines_of_position,
    source,
)
from samverkan.publishing.models import IndependentExample, in_language
from samverkan.publishing.record import Record, record
from samverkan.ui.components import Number, PartyMark


@dataclass(frozen=True)
class Promise:
    """One promise in public words, and what came of it."""

    number: int
    title: str
    text: str
    kind: str
    parties: tuple[PartyMark, ...]
    is_agreement_wording: bool
    standing: str
    standing_word: str
    states: tuple[tuple[PartyMark, str, str], ...]
    changes: tuple[Line, ...]
    outcomes: tuple[Line, ...]
    looked_for: str
    rests_on: tuple[str, ...]
    areas: tuple[str, ...]
    domains: tuple[str, ...]


@dataclass(frozen=True)
class Related:
    """Another public agreement, and what this one is to it."""

    number: int
    phrase: str
    title: str
    day: str
    day_word: str
    parties: tuple[PartyMark, ...]


@dataclass(frozen=True)
class Frame:
    """What stands around everything public of one agreement."""

    agreement: Agreement
    title: str
    notice: str
    causality: str

    @property
    def is_example(self) -> bool:
        return bool(self.notice)


@dataclass(frozen=True)
class PublicPage(Frame):
    """The public page of one agreement."""

    people: str
    people_source: Source | None
    parties: tuple[PartyMark, ...]
    numbers: tuple[tuple[Number, str], ...]
    promises: tuple[Promise, ...]
    story: tuple[Line, ...]
    caption: str
    text: tuple[MarkedParagraph, ...]
    assumptions: tuple[Line, ...]
    positions: tuple[Line, ...]
    family: tuple[Related, ...]
    former_names: tuple[FormerName, ...]


def public_agreements() -> Any:
    """Return the agreements that everybody may see, with how many public promises each has."""
    public = Q(commitments__circle=Circle.PUBLIC)
    agreements = Agreement.objects.public().annotate(promises=Count("commitments", filter=public))
    return agreements.select_related("independent_example").prefetch_related("parties__organisation")


def frame(agreement: Agreement) -> Frame:
    """Return what stands around everything public of the agreement."""
    example = getattr(agreement, "independent_example", None)
    return Frame(
        agreement=agreement,
        title=in_language(agreement.title, example.title_en if example else ""),
        notice=str(example) if example else agreement.notice,
        causality=in_language(example.causality, example.causality_en) if example else "",
    )


def promise_of(agreement: Agreement, number: int) -> Promise | None:
    """Return one public promise of the agreement, or None when none has that number."""
    found = public_commitments(agreement).filter(number=number).first()
    return promise(found, places([found.pk])[found.pk], record(agreement, of=found)) if found else None


def page_of(agreement: Agreement) -> PublicPage:
    """Return everything the public page of an agreement shows, in a constant number of queries."""
    example = getattr(agreement, "independent_example", None)
    known = record(agreement)
    commitments = public_commitments(agreement)
    place = places([one.pk for one in commitments])
    promises = tuple(promise(one, place[one.pk], known) for one in commitments)
    facts = [line_of_fact(fact) for fact in known.facts.things if fact.in_story]
    outcomes = [line_of_result(one) for activity in known.activities.things for one in activity.results.all()]
    positions = tuple(chain.from_iterable(map(lines_of_position, known.positions.things)))
    story = tuple(sorted([*facts, *outcomes, *positions], key=lambda line: line.dated))
    wording = in_force(agreement.wordings.public())
    return PublicPage(
        **vars(frame(agreement)),
        people=in_language(example.people, example.people_en) if example else "",
        people_source=source(example.people_source) if example and example.people else None,
        parties=tuple(known.marks.values()),
        numbers=numbers(agreement, promises, story),
        promises=promises,
        story=story,
        caption=wording.caption if wording else "",
        text=tuple(marked(wording.text, wording.paragraphs, marks_in(wording))) if wording else (),
        assumptions=tuple(line_of_assumption(one) for one in known.assumptions.things),
        positions=positions,
        family=family(agreement),
        former_names=former_names(agreement),
    )


def family(agreement: Agreement) -> tuple[Related, ...]:
    """Return the public agreements that the agreement is linked with."""
    kin = kin_of(agreement, NOBODY)
    examples = IndependentExample.objects.filter(agreement__in=[one.agreement for one in kin])
    english = {example.agreement_id: example.title_en for example in examples}
    titles = [in_language(one.agreement.title, english.get(one.agreement.pk, "")) for one in kin]
    return tuple(
        Related(one.agreement.pk, one.phrase, title, one.day, one.day_word, one.parties)
        for one, title in zip(kin, titles, strict=True)
    )


def former_names(agreement: Agreement) -> tuple[FormerName, ...]:
    """Return what parties were called when the agreement was made, where they have changed name since."""
    organisations = [party.organisation for party in members(agreement)]
    prefetch_related_objects(organisations, "former_names")
    names = (name_of_the_day(organisation, agreement) for organisation in organisations)
    return tuple(name for name in names if name)


def public_commitments(agreement: Agreement) -> Any:
    """Return the public promises with what is public about each."""
    reports = StatusReport.objects.filter(is_latest=True, circle=Circle.PUBLIC).order_by("-as_of", "-pk")
    return (
        Commitment.objects.public()
        .filter(agreement=agreement)
        .select_related("public_words")
        .prefetch_related(
            Prefetch("bindings", Binding.objects.order_by("party__position").only("commitment", "party")),
            "changes",
            Prefetch("reports", reports, to_attr="public_reports"),
        )
    )


def promise(one: Any, place: Places, known: Record) -> Promise:
    """Return one promise as the public sees it."""
    words = getattr(one, "public_words", None)
    marks = known.marks
    facts = [line_of_fact(fact) for fact in known.facts.by_commitment.get(one.pk, ())]
    activities = known.activities.by_commitment.get(one.pk, ())
    done = [line for activity in activities for line in lines_of_activity(activity)]
    positions = known.positions.by_commitment.get(one.pk, ())
    agreed = [line for position in positions for line in lines_of_position(position)]
    assumptions = known.assumptions.by_commitment.get(one.pk, ())
    return Promise(
        number=one.number,
        title=in_language(one.title, words.title_en if words else ""),
        text=one.text,
        kind=str(one.get_kind_display()),
        parties=tuple(marks[binding.party_id] for binding in one.bindings.all()),
        is_agreement_wording=one.is_agreement_wording,
        standing="" if one.standing == Standing.STANDS else one.standing,
        standing_word=str(one.get_standing_display()),
        states=tuple((marks[r.party_id], r.state, str(r.get_state_display())) for r in one.public_reports),
        changes=tuple(line_of_change(change) for change in one.changes.all()),
        outcomes=tuple(sorted([*facts, *done, *agreed], key=lambda line: line.dated)),
        looked_for=in_language(words.looked_for, words.looked_for_en) if words else "",
        rests_on=tuple(line_of_assumption(one).text for one in assumptions if one.broken),
        areas=tuple(area.name for area in place.areas if area.circle == Circle.PUBLIC),
        domains=tuple(place.domains),
    )


def numbers(
    agreement: Agreement, promises: tuple[Promise, ...], story: tuple[Line, ...]
) -> tuple[tuple[Number, str], ...]:
    """Return the four numbers of the page, each counted from the page itself, with that as its source."""
    with_outcome = sum(1 for one in promises if one.outcomes)
    counted = gettext("counted on this page")
    sources = {one.url for line in story for one in line.sources}
    changed = sum(1 for one in promises if one.standing in (Standing.CHANGED, Standing.DROPPED))
    last = (
        (len(sources), ngettext("source", "sources", len(sources)))
        if sources
        else (changed, gettext("changed or dropped"))
    )
    shown = (
        (len(promises), ngettext("promise", "promises", len(promises))),
        (with_outcome, gettext("with something public done")),
        (len(story), ngettext("dated line in the story", "dated lines in the story", len(story))),
        last,
    )
    known = shown if promises or not agreement.notice else shown[2:]  # of an example, nothing known is not nothing done
    return tuple((Number(value, source=counted), label) for value, label in known)


def marks_in(wording: Any) -> list[Mark]:
    """Return the marks of the public promises, and of what is the agreement's own wording."""
    passages = wording.passages.filter(commitment__circle=Circle.PUBLIC).select_related("commitment")
    promised = [Mark(one.start, one.end, f"{one.commitment.number}") for one in passages]
    return [*promised, *(Mark(start, end, "quotation") for start, end in wording.quotations)]
