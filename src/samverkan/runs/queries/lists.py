"""Runs on a page: all of a party's, one with where everything came from, two side by side."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise

from samverkan.accounts.actor import Actor
from samverkan.runs.models import Input, Output, Run
from samverkan.runs.stages import STAGES

ON_A_PAGE = 30
LONGEST_SHOWN = 200
SHAPES = {"waiting": "planned", "running": "under_way", "done": "done", "failed": "at_risk"}


@dataclass(frozen=True)
class Line:
    """One run in the list."""

    run: Run
    rows: int

    @property
    def name(self) -> str:
        return name_of(self.run)

    @property
    def shape(self) -> str:
        return SHAPES[self.run.state]


@dataclass(frozen=True)
class Source:
    """One table that a run read: from which dataset and fetch, or from which other run."""

    table: str
    rows: int
    dataset: Any
    run: Run | None


@dataclass(frozen=True)
class RunPage:
    """One run with what went in and what came out."""

    run: Run
    sources: tuple[Source, ...]
    outputs: tuple[Output, ...]
    told: tuple[tuple[str, Any], ...]
    others: tuple[Run, ...]

    @property
    def name(self) -> str:
        return name_of(self.run)

    @property
    def slow(self) -> Promise | str:
        """What may take long in it; empty when nothing does."""
        return STAGES[self.run.stage].slow if self.run.stage in STAGES else ""

    @property
    def shape(self) -> str:
        return SHAPES[self.run.state]


@dataclass(frozen=True)
class Difference:
    """One thing about two runs, side by side."""

    what: str
    one: str
    other: str

    @property
    def differs(self) -> bool:
        return self.one != self.other


def name_of(run: Run) -> str:
    """Return what a run computes."""
    return str(STAGES[run.stage].name) if run.stage in STAGES else run.stage


def run_page(number: str, by: Actor) -> Page[Line]:
    """Return one page of the party's runs, the newest first."""
    found = Run.objects.visible_to(by).select_related("by").prefetch_related("outputs")
    page: Page[Any] = Paginator(found, ON_A_PAGE).get_page(number)
    page.object_list = [Line(run, sum(output.rows for output in run.outputs.all())) for run in page.object_list]
    return page


def whole(run: Run, by: Actor) -> RunPage:
    """Return a run with the chain behind it, and other runs of the same stage to set beside it."""
    inputs = run.inputs.select_related("dataset__fetch", "output__run")
    others = Run.objects.visible_to(by).filter(stage=run.stage).exclude(pk=run.pk)
    return RunPage(
        run,
        tuple(source(one) for one in inputs),
        tuple(run.outputs.all()),
        tuple((name, shown(value)) for name, value in sorted(run.parameters.items())),
        tuple(others[:20]),
    )


def shown(value: Any) -> str:
    """Return what a run was told, a long text (a whole file) by its digest."""
    text = str(value)
    if len(text) <= LONGEST_SHOWN:
        return text
    return f"{len(text.encode())} bytes, SHA-256 {hashlib.sha256(text.encode()).hexdigest()[:12]}"


def source(one: Input) -> Source:
    if one.output:
        return Source(one.table, one.output.rows, None, one.output.run)
    return Source(one.table, one.dataset.rows if one.dataset else 0, one.dataset, None)


def differences(one: Run, other: Run) -> list[Difference]:
    """Return what two runs of a stage were told, read and gave, side by side; what differs first."""
    told = [
        Difference(name, shown(one.parameters.get(name, "–")), shown(other.parameters.get(name, "–")))
        for name in sorted({*one.parameters, *other.parameters})
    ]
    rows = [({o.table: o.rows for o in run.outputs.all()}, digests(run)) for run in (one, other)]
    gave = [
        Difference(f"{name} (rows)", str(rows[0][0].get(name, "–")), str(rows[1][0].get(name, "–")))
        for name in sorted({*rows[0][0], *rows[1][0]})
    ]
    same = [
        Difference(f"{name} (SHA-256)", rows[0][1].get(name, "–"), rows[1][1].get(name, "–"))
        for name in sorted({*rows[0][1], *rows[1][1]})
    ]
    code = [Difference("code", one.code_version, other.code_version)]
    read = [Difference("inputs", inputs_of(one), inputs_of(other))]
    return sorted([*told, *read, *code, *gave, *same], key=lambda line: not line.differs)


def digests(run: Run) -> dict[str, str]:
    return {output.table: output.sha256[:12] for output in run.outputs.all()}


def inputs_of(run: Run) -> str:
    return ", ".join(f"{one.table} {one.dataset_id or one.output_id}" for one in run.inputs.all())
