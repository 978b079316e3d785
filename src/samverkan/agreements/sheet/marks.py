"""The version of a row: it changes when anything that the row says is changed by somebody."""

import hashlib
import json
from collections.abc import Mapping


def mark_of(version: int, values: Mapping[str, object]) -> str:
    """Return the version as text; it begins with a letter, so that no spreadsheet takes it for a number or a day."""
    plain = json.dumps({name: values[name] for name in sorted(values)}, ensure_ascii=False, default=str)
    return f"v{version}-{hashlib.sha256(plain.encode()).hexdigest()[:8]}"
