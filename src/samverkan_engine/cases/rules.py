"""What must hold between the parts of a case file: shares that fit together, and names that lead somewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from samverkan_engine.cases.checking import nearest
from samverkan_engine.cases.faults import Code, Fault, Path
from samverkan_engine.cases.rules_of_history import broken_history
from samverkan_engine.cases.shapes import GROUNDS

ROUNDING = 1e-6


def broken(document: Mapping[str, Any], lines: Mapping[Path, int]) -> Iterator[Fault]:
    """Yield what does not hold in a document whose values each keep to the format."""

    def fault(code: Code, path: Path, **params: str | int | float) -> Fault:
        return Fault(code, lines.get(path, 1), path, params)

    occupations = [occupation["ssyk"] for occupation in document["occupations"]["list"]]
    yield from _twice(fault, ("occupations", "list"), "ssyk", document["occupations"]["list"])
    yield from _twice(fault, ("programmes",), "id", document["programmes"])
    mix = sum(occupation.get("mix", 0.0) for occupation in document["occupations"]["list"])
    if mix > 1 + ROUNDING:
        yield fault(Code.MIX_OVER_ONE, ("occupations", "list"), value=round(mix, 4))
    for place, programme in enumerate(document["programmes"]):
        yield from _programme(fault, programme, ("programmes", place), occupations, document["profiles"])
    yield from _establishment(fault, document)
    yield from broken_history(fault, document)
    pull, leaves = document["labour"]["pull"]["mean"], document["labour"]["surplus_leaves"]["value"]
    if pull > leaves:
        yield fault(Code.PULL_OVER_LEAVES, ("labour", "pull", "mean"), value=pull, limit=leaves)


def _programme(
    fault: Any, programme: Mapping[str, Any], path: Path, occupations: list[str], profiles: Mapping[str, Any]
) -> Iterator[Fault]:
    for name, code in (("route", Code.ROUTES_OVER_ONE), ("donor", Code.DONORS_OVER_ONE)):
        shares = shares_of(programme.get(name, {}))
        for occupation in shares.keys() - set(occupations):
            near = nearest(occupation, tuple(occupations))
            yield fault(Code.UNKNOWN_OCCUPATION, (*path, name, occupation), value=occupation, near=near)
        if sum(shares.values()) > 1 + ROUNDING:
            yield fault(code, (*path, name), value=round(sum(shares.values()), 4))
    profile = programme["profile"]
    if "finish" not in profiles.get(profile, {}):
        usable = tuple(name for name, shares in profiles.items() if "finish" in shares)
        yield fault(Code.UNKNOWN_PROFILE, (*path, "profile"), value=profile, near=nearest(profile, usable))


def _establishment(fault: Any, document: Mapping[str, Any]) -> Iterator[Fault]:
    scenarios = document.get("establishment", {}).get("scenarios", [])
    yield from _twice(fault, ("establishment", "scenarios"), "id", scenarios)
    weights = sum(scenario["weight"] for scenario in scenarios)
    if scenarios and abs(weights - 1) > ROUNDING:
        yield fault(Code.WEIGHTS_NOT_ONE, ("establishment", "scenarios"), value=round(weights, 4))


def _twice(fault: Any, path: Path, name: str, records: list[Mapping[str, Any]]) -> Iterator[Fault]:
    seen = set()
    for place, record in enumerate(records):
        if record[name] in seen:
            yield fault(Code.SAME_ID, (*path, place, name), value=record[name])
        seen.add(record[name])


def shares_of(record: Mapping[str, Any]) -> dict[str, float]:
    """Return the shares of a route without what is said of where they come from."""
    return {str(name): float(share) for name, share in record.items() if name not in GROUNDS}
