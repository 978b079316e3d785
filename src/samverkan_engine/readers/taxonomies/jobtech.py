"""
Rows of JobTech Taxonomy: REST answers (keys with a slash), GraphQL answers (underscores) and files made from them.

Relations to ESCO (`exact_match`, `close_match` …) are kept as they stand; ESCO classifies occupations by ISCO-08 and
JobTech by SSYK 2012, which are not the same codes: only a relation between them says which belong together.
"""

from samverkan_engine.readers.taxonomies.gathering import Gathered
from samverkan_engine.readers.taxonomies.unpacking import Row

KINDS = {
    "occupation-name": "occupation",
    "ssyk-level-4": "occupation-group",
    "driving-licence": "licence",
}
"""Other types (skill, language, keyword, region, sun-education-field-4 …) keep their name."""

CODES = ("code", "ssyk_code_2012", "sun_education_field_code_2020", "lau_2_code_2015", "ssyk4_code", "isco_code_08")
RELATIONS = ("related", "replaced_by", "exact_match", "close_match", "broad_match", "narrow_match", "substitutes")
ISCO = "http://data.europa.eu/esco/isco/C"


def read_row(row: Row, gathered: Gathered) -> bool:
    """Take in a concept of JobTech Taxonomy with what hangs on it; False when the row is none."""
    tidied = {_key(key): value for key, value in row.items()}
    if "concept_id" in tidied and "label" in tidied:
        tidied |= _listed(tidied)
    return _concept(tidied, gathered)


def _listed(row: Row) -> Row:
    """Name the columns of the lists of ids that JobTech keeps beside its taxonomy as the taxonomy does."""
    kind = row.get("type") or "occupation-name"
    code = row.get("code") or row.get("ssyk2012_level4")
    return {"id": row["concept_id"], "preferred_label": row["label"], "type": kind, "code": code}


def _key(key: str) -> str:
    return key.removeprefix("taxonomy/").replace("-", "_")


def _concept(row: Row, gathered: Gathered, broader: str = "") -> bool:
    id_, label = row.get("id"), row.get("preferred_label")
    if not (isinstance(id_, str) and id_ and isinstance(label, str) and label.strip()):
        return False
    kind = _kind(row)
    concept = gathered.concept("jobtech", id_, kind) if kind else gathered.concepts.get(("jobtech", id_))
    if concept is not None:
        gathered.call(concept, "sv", label, [*_list(row, "alternative_labels"), *_list(row, "hidden_labels")])
        concept.code = concept.code or next((str(row[code]) for code in CODES if row.get(code)), None)
        concept.description = concept.description or _described(row, label)
        concept.broader.update(above for above in [broader, str(row.get("ssyk4_id") or "")] if above)
        concept.broader.update(str(above["id"]) for above in _concepts(row, "broader"))
    _relations(id_, row, gathered)
    for below in _concepts(row, "narrower"):
        _concept({_key(key): value for key, value in below.items()}, gathered, id_)
    if version := row.get("version"):
        gathered.versions.add(str(version))
    return True


def _kind(row: Row) -> str:
    """Say what kind a row is: by its type, else by the codes only that kind has; "" where neither tells."""
    if isinstance(said := row.get("type"), str) and said:
        return KINDS.get(said, said)
    if row.get("ssyk4_id"):
        return "occupation"
    if row.get("ssyk_code_2012"):
        return "occupation-group"
    return ""


def _described(row: Row, label: str) -> str | None:
    definition = row.get("definition")
    return definition if isinstance(definition, str) and definition.strip() not in ("", label.strip()) else None


def _relations(id_: str, row: Row, gathered: Gathered) -> None:
    for relation in RELATIONS:
        for other in _list(row, relation):
            if isinstance(other, dict):
                _match(id_, relation, other, gathered)
            elif isinstance(other, list) and len(other) == 2:
                gathered.relate(("jobtech", id_), relation, ("jobtech", str(other[0])), float(other[1]) / 100)
    for group in _concepts(row, "isco"):
        gathered.relate(("jobtech", id_), "isco", ("esco", f"{ISCO}{group['code']}"))


def _match(id_: str, relation: str, other: Row, gathered: Gathered) -> None:
    other = {_key(key): value for key, value in other.items()}
    if uri := other.get("esco_uri"):
        gathered.relate(("jobtech", id_), relation, ("esco", str(uri)))
    elif other.get("id"):
        weight = other.get("substitutability_percentage")
        share = float(weight) / 100 if isinstance(weight, int | float) else None
        gathered.relate(("jobtech", id_), relation, ("jobtech", str(other["id"])), share)


def _list(row: Row, key: str) -> list[object]:
    value = row.get(key)
    return value if isinstance(value, list) else [] if value is None else [value]


def _concepts(row: Row, key: str) -> list[Row]:
    return [found for found in _list(row, key) if isinstance(found, dict)]
