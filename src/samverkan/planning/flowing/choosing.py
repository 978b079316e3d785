"""Which figures come in, and the case file with them."""

from collections.abc import Collection, Iterable
from copy import deepcopy
from typing import Any

from samverkan.planning.flowing.figures import JOBS_NOW, PEOPLE, PEOPLE_NOW, START, Document, Flow, Flows
from samverkan.planning.sections.counting import put_counts, put_intakes

OF_START = (START, PEOPLE_NOW, JOBS_NOW)


def by_themselves(document: Document, found: Flows) -> list[Flow]:
    """
    Return what comes in without asking: nothing that a person wrote, took away or let be.

    The first year moves only along an unbroken series that tells of every occupation of the case, and where the jobs of
    none of them are known by another count.
    """
    free = [flow for flow in found.flows if not (flow.is_typed or flow.was_left)]
    of_start = [flow for flow in found.flows if flow.kind in OF_START]
    told = {flow.subject for flow in found.flows if flow.kind == PEOPLE and flow.year == _target(of_start)}
    listed = document["occupations"]["list"]
    moves = (
        not any(flow.anew or flow not in free for flow in of_start)
        and told >= {one["ssyk"] for one in listed}
        and all(one["w0"] == one["d0"] for one in listed)
    )
    return [flow for flow in free if moves or not flow.moves]


def _target(of_start: Iterable[Flow]) -> int:
    return next((int(flow.new) for flow in of_start if flow.kind == START), 0)


def chosen(found: Flows, keys: Collection[str]) -> list[Flow]:
    """Return the figures of these keys; what lies after the first year only together with a later first year."""
    wanted = [flow for flow in found.flows if flow.key in keys]
    moves = any(flow.kind == START for flow in wanted)
    return [flow for flow in wanted if moves or not flow.moves]


def with_flows(document: Document, some: Iterable[Flow]) -> dict[str, Any]:
    """Return the document with these figures, each with its source."""
    changed = deepcopy(dict(document))
    occupations = {one["ssyk"]: one for one in changed["occupations"]["list"]}
    programmes = {one["id"]: one for one in changed["programmes"]}
    for flow in some:
        value = plain(flow.new)
        match flow.kind:
            case "people":
                put_counts(changed, flow.source, flow.subject, "people", {flow.year: value}, flow.source)
            case "intake":
                put_intakes(changed, flow.subject, flow.figure, {flow.year: value}, flow.source)
            case "seats":
                programmes[flow.subject]["seats"] = {"value": value, "year": flow.year, "source": flow.source}
            case "start":
                changed["start_year"] = value
            case _:
                one = occupations[flow.subject]
                one.pop("assumption", None)
                one.update({flow.kind: value, "source": f"{flow.source}, {flow.year}"})
    return changed


def plain(value: float) -> float | int:
    """Return a whole number as one."""
    return int(value) if value == int(value) else value
