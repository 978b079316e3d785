"""Education that Susa-navet tells of: sought among what is fetched, and read as what is said of a programme."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from samverkan.accounts.actor import Actor
from samverkan.education.models import Credits, Form, Kind, Programme
from samverkan.sources.queries import datasets

KINDS = {"kurs": Kind.COURSE, "kurspaket": Kind.PACKAGE, "program": Kind.PROGRAMME}
LIVING = "ACTIVE"
GONE = "gone"
"""Where among what was said it stands since when an education is no longer told of."""

FULL_TIME = 1.0
LONGEST_TEXT = 5000
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """
    What Susa-navet says of one education, all its occasions together.

    says    by field of Programme, as JSON keeps it
    places  by the year in which an occasion begins
    """

    id: str
    says: dict[str, Any]
    places: dict[int, int]
    occasions: int
    starts_on: date | None
    is_taken: bool = False

    @property
    def form_words(self) -> list[str]:
        """The forms as people read them."""
        return [str(form.label) for form in Form if form.value in self.says["given_as"]]


def offered(text: str, place: str, by: Actor) -> list[Told]:
    """Return the education whose name, code or provider holds the words, given in a place or at a distance."""
    import pyarrow.compute as pc

    table = datasets.table("OFFERS", place=place)
    table = table.filter(pc.and_(pc.equal(table["status"], LIVING), pc.invert(table["cancelled"])))
    if text:
        held = [
            pc.fill_null(pc.match_substring(pc.utf8_lower(table[name]), text.casefold()), False)
            for name in ("title_sv", "code", "provider_name")
        ]
        table = table.filter(pc.or_(pc.or_(held[0], held[1]), held[2]))
    if place:
        near = pc.fill_null(pc.starts_with(table["municipality"], place), False)
        table = table.filter(pc.or_(near, table["distance"]))
    taken = set(Programme.objects.visible_to(by).exclude(susa_id="").values_list("susa_id", flat=True))
    found = [told(one, rows, is_taken=one in taken) for one, rows in by_education(table.to_pylist()).items()]
    return sorted(found, key=lambda one: (one.says["name"].casefold(), one.id))


def told_of(ids: Iterable[str]) -> dict[str, Told]:
    """Return what is said of some educations now; of one that is no longer there, nothing."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = pa.array(list(ids), pa.string())
    table = datasets.table("OFFERS")
    table = table.filter(pc.and_(pc.is_in(table["education"], wanted), pc.equal(table["status"], LIVING)))
    return {one: told(one, rows) for one, rows in by_education(table.to_pylist()).items()}


def by_education(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the occasions of each education."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["education"]].append(row)
    return found


def told(education: str, rows: list[Row], *, is_taken: bool = False) -> Told:
    """Return what the occasions of an education come to; the latest of them names it."""
    ordered = sorted(rows, key=lambda row: (row["starts_on"] or date.min, row["id"]))
    newest = ordered[-1]
    places: dict[int, int] = defaultdict(int)
    for row in ordered:
        if row["starts_on"] and row["places"] is not None and not row["cancelled"]:
            places[row["starts_on"].year] += row["places"]
    starts = [row["starts_on"] for row in ordered if row["starts_on"]]
    return Told(education, said(newest, ordered), dict(places), len(ordered), starts[-1] if starts else None, is_taken)


def said(newest: Row, rows: list[Row]) -> dict[str, Any]:
    """Return what is said of a programme, by its fields; what Susa-navet does not say is as in an empty form."""
    system = newest["credit_system"] or ""
    towns = [row["municipality"] for row in rows if row["municipality"]]
    return {
        "name": (newest["title_sv"] or newest["title_en"] or newest["education"])[:200],
        "code": (newest["code"] or "")[:40],
        "kind": str(KINDS.get((newest["kind"] or "").casefold(), Kind.COURSE)),
        "provider_name": (newest["provider_name"] or newest["provider"] or "")[:200],
        "given_as": [form.value for form in forms(rows)],
        "weeks": weeks(newest),
        "pace": round(100 * newest["pace"]) if newest["pace"] else None,
        "level": int(newest["level"]) if (newest["level"] or "") in set("12345678") else None,
        "credits": None if newest["credits"] is None else str(Decimal(str(newest["credits"])).quantize(Decimal("0.1"))),
        "credit_system": system if system in Credits.values else Credits.HP.value,
        "municipality_code": towns[-1] if towns else "",
        "field_code": field(newest["subjects"]),
        "description": (newest["text"] or "")[:LONGEST_TEXT],
    }


def forms(rows: Iterable[Row]) -> list[Form]:
    """Return the forms of some occasions: at a distance where that is said, else on campus, part-time below full."""
    found = {Form.DISTANCE if row["distance"] else Form.CAMPUS for row in rows}
    found |= {Form.PART_TIME for row in rows if row["pace"] and row["pace"] < FULL_TIME}
    return [form for form in Form if form in found]


def weeks(row: Row) -> int | None:
    """Return how many weeks of study an occasion is: by its credits where they are of a known kind, else its days."""
    if row["credits"] and row["credit_system"] == Credits.HP:
        return max(round(row["credits"] / 1.5), 1)  # sixty a year of forty weeks
    if row["credits"] and row["credit_system"] in (Credits.YHP, Credits.ADULT):
        return max(round(row["credits"] / (5 if row["credit_system"] == Credits.YHP else 1)), 1)
    return None


def field(subjects: Iterable[str]) -> str:
    """Return the field of SUN 2020 among the subjects, the most exact of them."""
    codes = [code for kind, _colon, code in (one.partition(":") for one in subjects) if "SUN" in kind]
    return max((code for code in codes if len(code) <= 4), key=len, default="")


def is_ours(programme: Programme, name: str, before: Mapping[str, Any]) -> bool:
    """Say whether somebody has corrected a field since Susa-navet was read."""
    return name in before and as_kept(getattr(programme, name)) != before[name]


def as_kept(value: Any) -> Any:
    """Return a value of a programme as JSON keeps it, to be held against what was said."""
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, (str, int)) else str(value)


def as_model(value: Any) -> Any:
    """Return what was kept as JSON as the model has it."""
    return tuple(value) if isinstance(value, list) else value


def corrected(programme: Programme) -> dict[str, Any]:
    """Return the fields in which we say something else than Susa-navet, with what it says."""
    said = {name: value for name, value in programme.said.items() if name != GONE}
    return {name: value for name, value in said.items() if is_ours(programme, name, said)}
