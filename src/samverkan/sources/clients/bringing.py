"""A plan carried out into a file: one answer a line, or one whole answer; from where an earlier try was interrupted."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from samverkan.sources.clients.asking import Asker
from samverkan.sources.clients.plans import PLANS, Wanted, whole

Told = Callable[[int, int | None], None]


@dataclass(frozen=True)
class Brought:
    """What came into the file: the first address that was asked, and what the source said of the file."""

    address: str
    validators: dict[str, str] = field(default_factory=dict)
    media_type: str = ""
    unchanged: bool = False


def bring(
    source: str, wanted: Wanted, path: Path, asker: Asker, *, known: Mapping[str, str] | None = None, told: Told
) -> Brought:
    """
    Write what the source answers into the file.

    path   what an interrupted try left there is kept and gone on from; it stays when this try fails too
    known  validators of what we have already
    told   called with how much has come, and how much there will be where that is known

    Raises one of `failures`, or OSError when the file cannot be written.
    """
    if one := whole(source, wanted):
        received = asker.download(one.question, path, known or {}, told)
        return Brought(one.question.address, received.validators, received.media_type, received.unchanged)
    return _by_plan(source, wanted, path, asker, told)


def _by_plan(source: str, wanted: Wanted, path: Path, asker: Asker, told: Told) -> Brought:
    plan = PLANS[source](wanted)
    earlier = answers_in(path)
    come, address = 0, ""
    with path.open("ab") as file:
        try:
            question = next(plan)
            while True:
                address = address or question.address
                if come < len(earlier):
                    answer = earlier[come]
                else:
                    answer = asker.ask(question)
                    file.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
                    file.flush()
                come += 1
                told(come, _pages(answer))
                question = plan.send(answer)
        except StopIteration:
            return Brought(address, media_type="application/jsonl")


def answers_in(path: Path) -> list[Any]:
    """Return the whole answers that a file has; a line cut in the middle is taken away from it."""
    if not path.exists():
        return []
    data = path.read_bytes()
    whole_lines = data[: data.rfind(b"\n") + 1]
    if len(whole_lines) < len(data):
        path.write_bytes(whole_lines)
    return [json.loads(line) for line in whole_lines.splitlines()]


def _pages(answer: Any) -> int | None:
    """Return how many answers there will be, where the source tells."""
    page = answer.get("page") if isinstance(answer, dict) else None
    return int(page["totalPages"]) if isinstance(page, dict) and page.get("totalPages") else None
