"""
Susa-navet, EMIL 3: what can be studied, when and where.

The three kinds of record (education, occasion, provider) may come in one file or several answers, one a line, in any
order. That `distance` is there at all means distance education. A record without a place is kept, with the place
missing. A deleted record has no content: it becomes a row with the status GONE, which closes ours. Persons, addresses
of mail and telephones of providers are left behind here.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from html.parser import HTMLParser
from typing import Any

from samverkan_engine.errors import WrongFormat
from samverkan_engine.readers.answers import answers
from samverkan_engine.readers.cells import as_dict, as_list, day, region
from samverkan_engine.readers.gathering import Gathered, Row
from samverkan_engine.tables.education import OFFERS
from samverkan_engine.tables.reading import Fault, Reading

KINDS = ("educationInfos", "educationEvents", "educationProviders")
GONE = "GONE"
BREAKS = frozenset({"p", "br", "li", "ul", "ol", "div", "h1", "h2", "h3", "h4", "tr"})


def read(data: bytes, name: str) -> Reading:
    """
    Return OFFERS from the answers of Susa-navet.

    Raises NoContent, NotText, NotJson, CutShort, or WrongFormat when none is of Susa-navet.
    """
    records: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    held = False
    for answer in answers(data, name):
        for kind in KINDS:
            if isinstance(answer, dict) and kind in answer:
                held = True
                records[kind] += as_list(answer[kind])
    if not held:
        raise WrongFormat(name=name, expected="answers of Susa-navet (educationInfos, educationEvents)")
    gathered = Gathered(OFFERS)
    infos = dict(_whole(records["educationInfos"], gathered))
    providers = {key: _words(each["content"].get("name")) for key, each in _whole(records["educationProviders"], None)}
    studied = set()
    for number, event in enumerate(records["educationEvents"], start=1):
        gathered.at(number, as_dict(event).get("id"))
        if row := _event(event, infos, providers, gathered):
            studied.add(str(row["education"]).casefold())
            gathered.add(row)
    for number, info in enumerate(records["educationInfos"], start=1):
        gathered.at(number, as_dict(info).get("id"))
        _without_event(info, studied, gathered)
    return gathered.reading()


def _whole(records: Iterable[Any], gathered: Gathered | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the records that have a content, by their ids in small letters: ids are compared without case."""
    for number, record in enumerate(records, start=1):
        if isinstance(record, dict) and isinstance(record.get("id"), str) and isinstance(record.get("content"), dict):
            yield record["id"].casefold(), record
        elif gathered and not (isinstance(record, dict) and isinstance(record.get("id"), str)):
            gathered.at(number)
            gathered.refuse(Fault.NOT_A_RECORD)


def _event(event: Any, infos: dict[str, Any], providers: dict[str, Any], gathered: Gathered) -> Row | None:
    if not isinstance(event, dict) or not isinstance(event.get("id"), str):
        gathered.refuse(Fault.NOT_A_RECORD)
        return None
    content = event.get("content")
    if not isinstance(content, dict):
        return _gone(event["id"])
    education = str(content.get("education") or event["id"])
    info = as_dict(as_dict(infos.get(education.casefold())).get("content"))
    provider = next(map(str, as_list(content.get("providers"))), "")
    execution, application = as_dict(content.get("execution")), as_dict(content.get("application"))
    pace = _number(as_dict(content.get("paceOfStudy")).get("percentage"))
    return _education(info) | {
        "id": event["id"], "education": education, "status": str(event.get("status") or "ACTIVE"),
        **_titled(content, info), "provider": provider or None, "provider_name": providers.get(provider.casefold()),
        "municipality": _municipality(content, gathered), "distance": content.get("distance") is not None,
        "pace": None if pace is None else pace / 100,
        "starts_on": _day(execution, "start", gathered) or _first_week(content),
        "ends_on": _day(execution, "end", gathered), "places": _places(content.get("places")),
        "apply_by": _day(application, "last", gathered), "cancelled": content.get("isCancelled") is True,
        "languages": [_code(one) for one in as_list(content.get("languageOfInstructions")) if _code(one)],
    }  # fmt: skip


def _without_event(info: Any, studied: set[str], gathered: Gathered) -> None:
    """Take an education that has no occasion among the records, or is gone."""
    if not isinstance(info, dict) or not isinstance(info.get("id"), str) or info["id"].casefold() in studied:
        return
    content = info.get("content")
    if not isinstance(content, dict):
        gathered.add(_gone(info["id"]))
        return
    known = {"id": info["id"], "education": info["id"], "status": str(info.get("status") or "ACTIVE")}
    empty = {"distance": False, "cancelled": False, "languages": []}
    gathered.add(_education(content) | _titled(content, content) | known | empty)


def _gone(id_: str) -> Row:
    empty: Row = {"subjects": [], "languages": [], "distance": False, "cancelled": False}
    return empty | {"id": id_, "education": id_, "status": GONE}


def _education(info: dict[str, Any]) -> Row:
    extent = as_dict(info.get("credits"))
    subjects = [as_dict(one) for one in as_list(info.get("subjects"))]
    return {
        "code": info.get("code") if isinstance(info.get("code"), str) else None,
        "text": _plain_text(info.get("description")), "kind": _code(info.get("configuration")) or None,
        "school": _code(info.get("type")) or None, "level": _code(info.get("qualificationLevel")) or None,
        "credits": _number(extent.get("credits")), "credit_system": _code(extent.get("system")) or None,
        "subjects": [f"{one.get('type')}:{one['code']}" for one in subjects if one.get("code")],
    }  # fmt: skip


def _titled(content: dict[str, Any], info: dict[str, Any]) -> Row:
    return {
        f"title_{short}": _words(content.get("title"), long) or _words(info.get("title"), long)
        for short, long in (("sv", "swe"), ("en", "eng"))
    }


def _strings(told: Any) -> list[dict[str, Any]]:
    """Return the texts of a LangString, or of a list of them."""
    return [as_dict(text) for one in as_list(told) for text in as_list(as_dict(one).get("strings"))]


def _words(told: Any, language: str = "swe") -> str | None:
    found = [str(text.get("value") or "").strip() for text in _strings(told) if text.get("lang") == language]
    return next(filter(None, found), None)


def _plain_text(told: Any) -> str | None:
    texts = sorted(_strings(told), key=lambda text: text.get("lang") != "swe")
    for text in texts:
        if value := str(text.get("value") or "").strip():
            return without_tags(value) if text.get("content") == "HTML" or "</" in value else value
    return None


def without_tags(html: str) -> str:
    """Return the words of a piece of HTML: no tags, scripts or styles, a line for each paragraph."""
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    lines = (" ".join(line.split()) for line in "".join(stripper.parts).splitlines())
    return "\n".join(line for line in lines if line)


class _Stripper(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in ("script", "style")
        self.parts.append("\n" if tag in BREAKS else "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style") and self.hidden > 0
        self.parts.append("\n" if tag in BREAKS else "")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(" ".join(data.split("\n")))


def _code(told: Any) -> str:
    """Return a code that stands as `{type, code}` or alone; of a list the first."""
    one = next(iter(as_list(told)), None)
    return str(as_dict(one).get("code") or "") if isinstance(one, dict) else str(one or "")


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _places(value: Any) -> int | None:
    number = _number(value)
    return int(number) if number is not None and 0 <= number < 1_000_000 else None


def _day(told: dict[str, Any], field: str, gathered: Gathered) -> date | None:
    written = told.get(field)
    found = day(written)
    if written and found is None:
        gathered.refuse(Fault.NOT_A_TIME, field, written, kept=True)
    return found


def _first_week(content: dict[str, Any]) -> date | None:
    """Return the Monday of the week in which a university says that the occasion begins."""
    for extension in map(as_dict, as_list(content.get("extensions"))):
        start = as_dict(extension.get("startPeriod"))
        year, week = str(as_dict(start.get("period")).get("year") or ""), start.get("week")
        if year.isdigit() and isinstance(week, int) and 1 <= week <= 53:
            try:
                return date.fromisocalendar(int(year), week, 1)
            except ValueError:
                return None
    return None


def _municipality(content: dict[str, Any], gathered: Gathered) -> str | None:
    """Return the municipality of the first place that has one."""
    for place in map(as_dict, as_list(content.get("locations"))):
        if not place.get("areaCode"):
            continue
        code = region(place["areaCode"])
        if code and len(code) == 4:
            return code
        gathered.refuse(Fault.NOT_A_CODE, "areaCode", place["areaCode"], kept=True)
    return None
