"""The value chain: in which stage what is taught, in which form, beside what ads ask for in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samverkan.accounts.actor import Actor
from samverkan.competence.chains import Stage
from samverkan.competence.queries.chain import own_chain, stages
from samverkan.education.models import Form, Programme
from samverkan.education.queries.coverage import Coverage, Held, Line, Wanted, held_against, programmes, taught
from samverkan.sources.spreadsheets import Value


@dataclass(frozen=True)
class Step:
    """
    One stage of the value chain.

    asked, covered  skills of the stage that ads ask for, and how many of them somebody teaches
    by_form         programmes of the stage in each form; one in two forms counts in both
    """

    stage: Stage
    asked: int
    covered: int
    missing: tuple[Line, ...]
    programmes: tuple[Programme, ...]
    by_form: tuple[tuple[str, str, int], ...]
    places: int | None

    @property
    def is_white(self) -> bool:
        """Whether something is asked for in the stage and nothing taught."""
        return bool(self.asked) and not self.programmes


def steps(wanted: Wanted, by: Actor) -> tuple[tuple[Step, ...], Coverage]:
    """Return the stages of the party's chain with what is taught in each, and the coverage they are made of."""
    given = list(programmes(wanted, by))
    held = taught(given, certain=wanted.certain)
    found = held_against(given, held, wanted, by)
    return tuple(step(stage, found, given, held) for stage in stages(own_chain(by))), found


def step(stage: Stage, found: Coverage, given: Sequence[Programme], held: Sequence[Held]) -> Step:
    """Return one stage; a programme is in it when that is chosen, or none is and it teaches a skill of the stage."""
    teaching = {one.pk for each in held if stage.asks_for(each.name) for one in each.programmes}
    within = tuple(one for one in given if is_within(one, stage, teaching))
    missing = tuple(one for one in found.missing if stage.asks_for(one.name))
    covered = sum(stage.asks_for(one.name) for one in found.taught)
    by_form = tuple((form.value, str(form.label), sum(form.value in one.given_as for one in within)) for form in Form)
    known = [one.newest_places for one in within if one.newest_places is not None]
    return Step(stage, len(missing) + covered, covered, missing, within, by_form, sum(known) if known else None)


def given_forms(steps: Iterable[Step]) -> dict[str, str]:
    """Return the forms that something in the chain is given in, by their codes, in the order of `by_form`."""
    given = {code for step in steps for code, _label, n in step.by_form if n}
    return {form.value: str(form.label) for form in Form if form.value in given}


def is_within(programme: Programme, stage: Stage, teaching: set[int]) -> bool:
    """Say whether a programme belongs to a stage."""
    return stage.name in programme.stages if programme.stages else programme.pk in teaching


def sheet(found: tuple[Step, ...], about: list[list[Value]]) -> Iterator[list[Value]]:
    """Yield the head, a row a stage, and last what the figures are and where they come from."""
    forms = [str(form.label) for form in Form]
    yield [_("Stage"), _("Skills asked for"), _("Of them taught"), _("Programmes and courses"), _("Places"), *forms]
    for one in found:
        yield [one.stage.name, one.asked, one.covered, len(one.programmes), one.places, *(n for *_w, n in one.by_form)]
    yield []
    yield from about
