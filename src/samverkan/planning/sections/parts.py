"""Which cells each part of a case file has."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from samverkan.planning.sections.been import been
from samverkan.planning.sections.cells import CHOICE, TEXT, YEAR, Block, Cell, Row, Section, at
from samverkan.planning.sections.establishment import establishment
from samverkan.planning.sections.labels import FORMS, PROFILES, SECTIONS, UNITS, name_of
from samverkan_engine.cases.faults import Path
from samverkan_engine.cases.format import CAPACITY, COSTS
from samverkan_engine.cases.shapes import GROUNDING

Document = Mapping[str, Any]


def around(document: Document, *paths: Path) -> str:
    """Return where values come from by what stands around them, the nearest first."""
    for path in paths:
        record = at(document, path)
        if isinstance(record, Mapping):
            for key in GROUNDING:
                if record.get(key):
                    return str(record[key])
    return ""


def general(document: Document) -> Section:
    """Return the region and the years."""
    rows = (
        Row(_("Name of the region"), (Cell(("region", "name"), _("Name of the region"), TEXT),)),
        Row(
            _("Last observed year"),
            (Cell(("start_year",), _("Last observed year"), YEAR),),
            hint=_("The case begins in the autumn of this year."),
        ),
        Row(_("Years foreseen"), (Cell(("horizon_years",), _("Years foreseen")),), hint=_("1 to 40.")),
    )
    return Section("allmant", str(SECTIONS["allmant"]), (Block("", (_("Value"),), rows),))


def occupations(document: Document) -> Section:
    """Return the occupations, and where their numbers come from."""
    path: Path = ("occupations", "list")
    listed = at(document, path) or []
    grounds = tuple(
        Row(words, (), ("occupations", key))
        for key, words in (
            ("_counts", _("People, jobs and ages of all occupations")),
            ("_plant_mix", _("The establishment's jobs by occupation")),
        )
    )
    usual = around(document, ("occupations", "_counts"))
    rows = [
        _occupation((*path, number), one["name"], usual, removable=(*path, number)) for number, one in enumerate(listed)
    ]
    rows.append(_occupation((*path, len(listed)), _("Another occupation"), usual, is_new=True))
    columns = (
        _("SSYK"), _("Name"), _("People"), _("Jobs"), _("Share of the establishment's jobs"), _("Aged 55 or more"),
    )  # fmt: skip
    lead = _(
        "People who live in the region and work in the occupation, and jobs there without the establishment. Shares "
        "stand as 0,25 for a quarter."
    )
    blocks = (
        Block(_("The occupations"), columns, tuple(rows), is_named=False),
        Block(_("Where all of these come from"), (), grounds, _("Holds for every row that does not say otherwise.")),
    )
    return Section("yrken", str(SECTIONS["yrken"]), blocks, lead)


def _occupation(path: Path, name: str, usual: str, **how: Any) -> Row:
    cells = (
        Cell((*path, "ssyk"), _("SSYK"), TEXT),
        Cell((*path, "name"), _("Name"), TEXT),
        *(Cell((*path, key), name_of(key)) for key in ("w0", "d0", "mix", "age55")),
    )
    return Row(name, cells, path, usual, **how)


def programme(document: Document, number: int) -> Section:
    """Return one programme; the number after the last is a new one."""
    path: Path = ("programmes", number)
    said = at(document, path)
    occupations = [(one["ssyk"], one["name"]) for one in document["occupations"]["list"]]
    profiles = [(key, str(PROFILES.get(key, key))) for key, one in document["profiles"].items() if "finish" in one]
    about = (
        Row(_("Name"), (Cell((*path, "name"), _("Name"), TEXT),)),
        *(() if said else (Row(_("Short name"), (Cell((*path, "id"), _("Short name"), TEXT),),
                               hint=_("Letters and hyphens; it does not change later.")),)),
        Row(_("Form"), (Cell((*path, "form"), _("Form"), CHOICE, _choices(FORMS.items())),)),
        Row(_("Kind"), (Cell((*path, "profile"), _("Kind"), CHOICE, tuple(profiles)),),
            hint=_("Decides how many begin, finish and stay, and what a place costs.")),
    )  # fmt: skip
    figures = (
        _figure((*path, "seats")),
        _figure((*path, "terms")),
        _figure((*path, "applicants"), optional=True, hint=_("Left empty: a tenth more than the places, 66 at least.")),
        _figure((*path, "cost_per_seat"), optional=True, hint=_("Left empty: by its kind, under costs.")),
    )
    blocks = (
        Block(_("The programme"), (_("Value"),), about),
        Block(_("Places, length and cost"), (_("Value"), _("Unit")), figures),
        _shares(document, (*path, "route"), occupations, _("Of those who finish and stay, the share that works in each "
                "occupation. Together at most 1; the rest works elsewhere.")),
        _shares(document, (*path, "donor"), occupations, _("Of those who begin, the share that leaves each occupation "
                "for it. A course that re-skills people empties another occupation."), folded=True),
    )  # fmt: skip
    title = said["name"] if said else _("Another programme")
    return Section("utbildningar", str(title), blocks)


def _shares(
    document: Document, path: Path, occupations: list[tuple[str, str]], intro: str, folded: bool = False
) -> Block:
    rows = [Row(name, (Cell((*path, ssyk), name),)) for ssyk, name in occupations]
    unknown = [key for key in at(document, path) or {} if str(key).isdecimal() and key not in dict(occupations)]
    rows += [Row(str(key), (Cell((*path, key), str(key)),)) for key in unknown]
    rows.append(Row(_("Where these shares come from"), (), path))
    is_folded = folded and not at(document, path)
    return Block(name_of(path[-1]), (_("Share"),), tuple(rows), intro, is_folded)


def profiles(document: Document) -> Section:
    """Return the shares of each kind of programme."""
    blocks = tuple(
        Block(
            str(PROFILES.get(key, key)),
            (_("The middle"), _("Spread")),
            tuple(_uncertain(("profiles", key, share), "sd") for share in ("show", "finish", "stay")),
        )
        for key, one in document["profiles"].items()
        if "finish" in one
    )
    lead = _("Shares from 0 to 1. The spread is a standard deviation on the scale of the logit: 0,3 is usual.")
    return Section("profiler", str(SECTIONS["profiler"]), blocks, lead)


def _uncertain(path: Path, spread: str, *, optional: bool = False) -> Row:
    name = name_of(path[-1])
    cells = (Cell((*path, "mean"), name), Cell((*path, spread), _("Spread of “%(name)s”") % {"name": name}))
    return Row(name, cells, path, whole=path if optional else None)


def labour(document: Document) -> Section:
    """Return how people leave, come and are drawn in."""
    exits: Path = ("labour", "exit_rate")
    leaving = (
        Row(
            name_of("exit_rate"),
            (Cell((*exits, "base"), _("Of all")), Cell((*exits, "age55_weight"), _("More where many are 55 or older"))),
            exits,
            hint=_("The share of all, and what is added for each whole share aged 55 or more."),
        ),
    )
    single = tuple(_figure(("labour", key)) for key in ("base_in_share", "extra_in_cap", "surplus_leaves"))
    spread = (_uncertain(("labour", "pull"), "sd_log"), _uncertain(("labour", "demand_trend"), "sd"))
    blocks = (
        Block(_("Who leave"), (_("Of all"), _("For the older")), leaving),
        Block(_("Who come, and who leave a surplus"), (_("Value"), _("Unit")), single),
        Block(_("What is drawn with a spread"), (_("The middle"), _("Spread")), spread),
    )
    return Section("arbetsmarknad", str(SECTIONS["arbetsmarknad"]), blocks)


def costs(document: Document) -> Section:
    """Return what places and unfilled jobs cost."""
    return Section("kostnader", str(SECTIONS["kostnader"]), (_figures("costs", COSTS.keys, COSTS.needed),))


def capacity(document: Document) -> Section:
    """Return what there is for new measures."""
    return Section("granser", str(SECTIONS["granser"]), (_figures("capacity", CAPACITY.keys, CAPACITY.needed),))


def _figures(part: str, keys: Iterable[str], needed: Iterable[str]) -> Block:
    rows = tuple(_figure((part, key), optional=key not in needed) for key in keys)
    return Block("", (_("Value"), _("Unit")), rows)


def _figure(path: Path, *, optional: bool = False, hint: str = "") -> Row:
    key = str(path[-1])
    return Row(name_of(key), (Cell((*path, "value"), name_of(key)),), path, hint=hint, whole=path if optional else None)


def unit_of(row: Row) -> str:
    """Return what the value of a row counts; empty when its column says so."""
    last = row.cells[0].path if row.cells else ()
    return str(UNITS.get(str(last[-2]), "")) if len(last) > 1 and last[-1] == "value" else ""


def _choices(known: Iterable[tuple[str, Any]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, str(words)) for key, words in known)


PARTS: dict[str, Callable[[Document], Section]] = {
    "allmant": general,
    "yrken": occupations,
    "profiler": profiles,
    "arbetsmarknad": labour,
    "etablering": establishment,
    "historik": been,
    "kostnader": costs,
    "granser": capacity,
}
"""How each part is laid out; the programmes are a list, and each of them has a page."""
