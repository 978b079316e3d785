"""
Rows of ESCO: its own CSV download, answers of its API, and files with a concept a line.

ESCO's CSV files are read by the names of their columns, for versions add some; alternative labels stand in one quoted
cell, a line each. Method and fields: ESCO's data model, "Download" and "API" pages of the European Commission.
"""

import ast
import re
from collections.abc import Iterable

from samverkan_engine.readers.taxonomies.gathering import LANGUAGES, Gathered
from samverkan_engine.readers.taxonomies.unpacking import Row

BASE = "http://data.europa.eu/esco/"
KINDS = {
    "occupation": "occupation",
    "iscogroup": "occupation-group",
    "knowledgeskillcompetence": "skill",
    "skill": "skill",
    "skillgroup": "skill-group",
}
LANGUAGE_IN_NAME = re.compile(r"_([a-z]{2})\.csv(?:\.gz)?$", re.IGNORECASE)


def read_row(name: str, row: Row, gathered: Gathered) -> bool:
    """Take in a row of ESCO; False when it is none."""
    return any(reader(name, row, gathered) for reader in (_csv_concept, _csv_relation, _line, _resource, _profile))


def _csv_concept(name: str, row: Row, gathered: Gathered) -> bool:
    if not {"conceptType", "conceptUri", "preferredLabel"} <= row.keys():
        return False
    language = LANGUAGE_IN_NAME.search(name)
    kind = KINDS.get(_text(row, "conceptType").casefold())
    if not (kind and language and row["conceptUri"]):
        gathered.leave_out("no address, an unknown type, or no language at the end of the file's name (skills_sv.csv)")
        return True
    concept = gathered.concept("esco", _text(row, "conceptUri"), kind)
    others = [line for column in ("altLabels", "hiddenLabels") for line in _text(row, column).splitlines()]
    gathered.call(concept, language[1].casefold(), row["preferredLabel"], others)
    concept.code = concept.code or _text(row, "code") or None
    concept.description = concept.description or _text(row, "description") or _text(row, "definition") or None
    if group := _text(row, "iscoGroup"):
        concept.broader.add(f"{BASE}isco/C{group.removeprefix('C')}")
    return True


def _csv_relation(name: str, row: Row, gathered: Gathered) -> bool:
    if {"conceptUri", "broaderUri"} <= row.keys():
        uri = _text(row, "conceptUri")
        gathered.concept("esco", uri, "").broader.add(_text(row, "broaderUri"))
        if kind := KINDS.get(_text(row, "conceptType").casefold()):
            gathered.concept("esco", uri, kind)
        return True
    for one, other in (("occupationUri", "skillUri"), ("originalSkillUri", "relatedSkillUri")):
        if {one, other, "relationType"} <= row.keys():
            _relate(gathered, _text(row, one), _text(row, "relationType") or "related", _text(row, other))
            return True
    return False


def _line(name: str, row: Row, gathered: Gathered) -> bool:
    uri = row.get("uri")
    if not (isinstance(uri, str) and uri.startswith(BASE) and "sv" in row):
        return False
    groups = _groups(row.get("levels"))
    kind = "occupation-group" if "/isco/" in uri else "occupation" if "/occupation/" in uri else "skill"
    concept = gathered.concept("esco", uri, "language" if any("/L" in group for group in groups) else kind)
    concept.broader.update(groups, (str(group) for group in _list(row.get("broader"))))
    concept.code = concept.code or _text(row, "code") or None
    for language in LANGUAGES:
        first, *others = _list(row.get(language)) or [""]
        gathered.call(concept, language, first, [*others, *_list(row.get(f"{language}_alt"))])
    return True


def _groups(levels: object) -> list[str]:
    """Return the skill groups that a nested list of levels, each from wide to narrow, ends in."""
    found = ast.literal_eval(levels) if isinstance(levels, str) else levels
    paths = [[str(code) for code in _list(path) if code] for path in _list(found)]
    last = [path[-1] for path in paths if path]
    return [f"{BASE}isced-f/{code[1:]}" if re.fullmatch(r"K\d+", code) else f"{BASE}skill/{code}" for code in last]


def _resource(name: str, row: Row, gathered: Gathered) -> bool:
    kind = KINDS.get(str(row.get("className", "")).casefold())
    if not kind or "uri" not in row:
        return False
    uri = _text(row, "uri")
    concept = gathered.concept("esco", uri, kind)
    for language in LANGUAGES:
        others = _list(_in(row, "alternativeLabel", language))
        gathered.call(concept, language, _in(row, "preferredLabel", language), others)
    concept.code = concept.code or _text(row, "code") or None
    described = _in(row, "description", "sv", "literal") or _in(row, "description", "en", "literal")
    concept.description = concept.description or (str(described) if described else None)
    for link in ("broaderIscoGroup", "broaderOccupation", "broaderSkill"):
        concept.broader.update(_linked(row, link))
    for link, relation in (("hasEssentialSkill", "essential"), ("hasOptionalSkill", "optional")):
        for other in _linked(row, link):
            _relate(gathered, uri, relation, other)
    return True


def _profile(name: str, row: Row, gathered: Gathered) -> bool:
    if "occupation_uri" not in row:
        return False
    for relation in ("essential", "optional"):
        for _, skill in (pair for pair in _list(row.get(relation)) if isinstance(pair, list)):
            if skill:
                _relate(gathered, _text(row, "occupation_uri"), relation, str(skill))
    return True


def _relate(gathered: Gathered, one: str, relation: str, other: str) -> None:
    if one and other:
        gathered.relate(("esco", one), relation, ("esco", other))
    else:
        gathered.leave_out("a relation lacks one of its concepts")


def _linked(row: Row, link: str) -> Iterable[str]:
    return [
        str(found["uri"]) for found in _list(_in(row, "_links", link)) if isinstance(found, dict) and found.get("uri")
    ]


def _in(value: object, *path: str) -> object:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(row: Row, column: str) -> str:
    value = row.get(column)
    return value.strip() if isinstance(value, str) else ""
