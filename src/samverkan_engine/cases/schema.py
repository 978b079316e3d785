"""
The format as JSON Schema (2020-12), for editors and for those who make case files with programs of their own.

It says what each value may be. What must hold between values (`rules`) and that each number has a source or an
assumption around it, JSON Schema cannot say; the reader does.
"""

from typing import Any

from samverkan_engine.cases.format import FORMAT
from samverkan_engine.cases.shapes import (
    GROUNDS,
    Each,
    Either,
    Flag,
    Free,
    Listed,
    Number,
    Record,
    Shape,
    Text,
)

Schema = dict[str, Any]


def schema() -> Schema:
    """Return the JSON Schema of `competence-case/1`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:samverkan:{FORMAT.name}",
        "title": FORMAT.name,
        **_of(FORMAT.whole),
    }


def _of(shape: Shape) -> Schema:
    return {"description": shape.meaning, **_kind(shape)}


def _kind(shape: Shape) -> Schema:
    match shape:
        case Text():
            return _text(shape)
        case Number():
            return _number(shape)
        case Flag():
            return {"type": "boolean"}
        case Record():
            return _record(shape)
        case Each():
            return _each(shape)
        case Listed():
            return {"type": "array", "items": _of(shape.value), **({"minItems": 1} if shape.some else {})}
        case Either():
            return {"anyOf": [_of(shape.one), _of(shape.other)]}
        case Free():
            return {}


def _text(shape: Text) -> Schema:
    if shape.digits:
        return {"type": "string", "pattern": f"^[0-9]{{{shape.digits}}}$"}
    if shape.of_month:
        return {"type": ["string", "integer"]}
    return {"type": "string", **({"enum": list(shape.one_of)} if shape.one_of else {"minLength": 1})}


def _number(shape: Number) -> Schema:
    bounds = {"minimum": shape.low, "maximum": shape.high}
    return {
        "type": "integer" if shape.whole else "number",
        **{name: bound for name, bound in bounds.items() if bound is not None},
        **({"x-unit": shape.unit} if shape.unit else {}),
    }


def _record(shape: Record) -> Schema:
    keys = {**shape.keys, **(GROUNDS if shape.grounds else {})}
    properties = {name: _of(each) for name, each in keys.items()}
    if shape.unit:
        properties["unit"] = {"const": shape.unit}
    others: Any = False if shape.others is None else _of(shape.others)
    needed = {"required": list(shape.needed)} if shape.needed else {}
    return {"type": "object", "properties": properties, **needed, "additionalProperties": others}


def _each(shape: Each) -> Schema:
    grounds = {name: _of(each) for name, each in GROUNDS.items()} if shape.grounds else {}
    pattern = {"year": "^(19|20|21)[0-9]{2}$", "period": "^(1[89]|2[01])[0-9]{2}(-.*)?$"}.get(shape.of, "")
    if shape.digits:
        pattern = f"^[0-9]{{{shape.digits}}}$"
    if pattern:
        return {
            "type": "object",
            "properties": grounds,
            "patternProperties": {pattern: _of(shape.value)},
            "additionalProperties": False,
        }
    return {"type": "object", "properties": grounds, "additionalProperties": _of(shape.value)}
