"""
What each source is asked, address by address.

A plan is a generator: it yields a question and is sent the answer, so that the next question may depend on it. Sent the
same answers again it goes the same way, which is how an interrupted fetch goes on from where it was.
"""

import fnmatch
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from django.conf import settings

from samverkan.sources.clients.asking import Question
from samverkan.sources.clients.failures import no_such_table, said_no, too_many

Plan = Generator[Question, Any, None]
Wanted = Mapping[str, Any]


def base(source: str) -> str:
    """Return the address that a source is at, as the settings say."""
    return str(settings.SOURCE_ADDRESSES[source]).rstrip("/")


# Susa-navet: pages from 0, and no filters but the type of school.
SUSA_SIZE = 1000
SUSA_KINDS = ("educationProviders", "educationInfos", "educationEvents")
SCHOOLS = ("HS", "YH")


def susa(wanted: Wanted) -> Plan:
    """Ask for all pages of providers, educations and occasions of the wanted types of school, or what has changed."""
    for kind in SUSA_KINDS:
        page, pages = 0, 1
        while page < pages:
            about: dict[str, Any] = {"page": page, "size": SUSA_SIZE}
            if kind != "educationProviders":
                about = {"schoolType": list(wanted.get("schools", SCHOOLS))} | about
            if wanted.get("since"):
                about["updatedSince"] = wanted["since"]
            answer = yield Question(f"{base('susa')}/{kind}?{urlencode(about, doseq=True)}")
            pages = int((answer.get("page") or {}).get("totalPages") or 0)
            page += 1


# Kolada: 25 ids in each part of an address, and `next_url` as long as there is more.
KOLADA_IDS = 25
KOLADA_PAUSE = 0.2


def kolada(wanted: Wanted) -> Plan:
    """Ask what the key figures are called, and for their values in the wanted municipalities and years."""
    kpis, places = list(wanted["kpi"]), list(wanted.get("municipality", ())) or ["0000"]
    years = [str(year) for year in wanted.get("year", ())]
    for some in parts(kpis, KOLADA_IDS):
        yield from _kolada_pages(f"{base('kolada')}/kpi/{','.join(some)}")
    for some in parts(kpis, KOLADA_IDS):
        for there in parts(places, KOLADA_IDS):
            address = f"{base('kolada')}/data/kpi/{','.join(some)}/municipality/{','.join(there)}"
            for then in parts(years, KOLADA_IDS) or [[]]:
                yield from _kolada_pages(address + (f"/year/{','.join(then)}" if then else ""))


def _kolada_pages(address: str) -> Plan:
    following: str | None = f"{address}?per_page=5000"
    while following:
        answer = yield Question(following, pause=KOLADA_PAUSE)
        following = answer.get("next_url")


def parts(all_of: Sequence[str], most: int) -> list[list[str]]:
    """Return a list in parts of at most so many."""
    return [list(all_of[at : at + most]) for at in range(0, len(all_of), most)]


SCB_USUAL = {"query": "anställda yrke SSYK 2012 region", "has": ("region", "yrke"), "select": {"Tid": "TOP(5)"}}
"""What is asked for when no table is named: people employed by occupation in every county, the latest five years."""


def scb(wanted: Wanted) -> Plan:
    """
    Ask for the limits, find the table, and ask for its cells in as many parts as the limits demand.

    The numbers of tables change, so the usual one is found by its words. Raises Unanswered when no table is found.
    """
    if not wanted.get("table") and not wanted.get("query"):
        wanted = SCB_USUAL | {"select": SCB_USUAL["select"] | wanted.get("select", {})}
    limits = yield Question(f"{base('scb')}/config")
    calls, window = int(limits.get("maxCallsPerTimeWindow") or 1), float(limits.get("timeWindow") or 1)
    pause = window / max(calls, 1)
    table = wanted.get("table")
    if not table:
        found = yield from _scb_tables(str(wanted["query"]), pause)
        table = newest(found, wanted.get("has", ()))
        if not table:
            raise no_such_table(str(wanted["query"]))
    address = f"{base('scb')}/tables/{quote(str(table))}"
    described = yield Question(f"{address}/metadata?lang=sv", pause=pause)
    chosen = choose(described, wanted.get("select", {}))
    for some in within(chosen, int(limits.get("maxDataCells") or 10_000)):
        selection = [{"variableCode": name, "valueCodes": codes} for name, codes in some.items()]
        yield Question(f"{address}/data?lang=sv&outputFormat=json-stat2", posted={"selection": selection}, pause=pause)


def _scb_tables(query: str, pause: float) -> Generator[Question, Any, list[Any]]:
    """Ask for all tables of which the words are said; SCB's pages begin at 1."""
    found: list[Any] = []
    page, pages = 1, 1
    while page <= pages:
        about = urlencode({"lang": "sv", "query": query, "pageNumber": page, "pageSize": 100}, quote_via=quote)
        answer = yield Question(f"{base('scb')}/tables?{about}", pause=pause)
        found += answer.get("tables") or []
        pages = int((answer.get("page") or {}).get("totalPages") or 0)
        page += 1
    return found


def newest(tables: Sequence[Mapping[str, Any]], has: Sequence[str] = ()) -> str:
    """
    Return the id of the table that reaches furthest in time, of several the one with the fewest dimensions.

    has  how dimensions that the table must have begin
    """
    fit = [one for one in tables if all(any(name.startswith(word) for name in dimensions(one)) for word in has)]
    best = max(fit, key=lambda one: (str(one.get("lastPeriod") or ""), -len(dimensions(one))), default={})
    return str(best.get("id") or "")


def dimensions(table: Mapping[str, Any]) -> list[str]:
    """Return what the dimensions of a table in a list of tables are called, in small letters."""
    return [str(name).casefold() for name in table.get("variableNames") or ()]


def choose(described: Mapping[str, Any], select: Mapping[str, Any]) -> dict[str, list[str]]:
    """
    Return the codes to ask for in each dimension.

    Of a dimension that is not mentioned all codes are asked for, unless it may be left out.
    """
    chosen = {}
    for name in described.get("id") or []:
        dimension = described["dimension"][name]
        index = dimension["category"]["index"]
        codes = sorted(index, key=lambda code: index[code]) if isinstance(index, dict) else [str(one) for one in index]
        if name in select:
            chosen[name] = matching(codes, select[name])
        elif not (dimension.get("extension") or {}).get("elimination"):
            chosen[name] = codes
    return chosen


def matching(codes: Sequence[str], wanted: Any) -> list[str]:
    """Return the codes chosen by expressions of PxWebApi 2: *, ?, TOP(n), BOTTOM(n), FROM(a), TO(a), RANGE(a,b)."""
    found: list[str] = []
    for one in [wanted] if isinstance(wanted, str) else wanted:
        name, _bracket, inside = str(one).rstrip(")").partition("(")
        if inside and name.upper() in EXPRESSIONS:
            some = EXPRESSIONS[name.upper()](list(codes), inside)
        else:
            some = [code for code in codes if fnmatch.fnmatchcase(code, str(one))]
        found += [code for code in some if code not in found]
    return found


def _at(codes: list[str], code: str) -> int:
    return codes.index(code.strip()) if code.strip() in codes else 0


EXPRESSIONS: dict[str, Callable[[list[str], str], list[str]]] = {
    "TOP": lambda codes, n: codes[-int(n) :],
    "BOTTOM": lambda codes, n: codes[: int(n)],
    "FROM": lambda codes, a: codes[_at(codes, a) :],
    "TO": lambda codes, a: codes[: _at(codes, a) + 1],
    "RANGE": lambda codes, ab: codes[_at(codes, ab.split(",")[0]) : _at(codes, ab.split(",")[-1]) + 1],
}


def within(chosen: dict[str, list[str]], most: int) -> list[dict[str, list[str]]]:
    """Return the choice in parts of at most so many cells, the longest dimension divided first."""
    if prod(len(codes) for codes in chosen.values()) <= most:
        return [chosen]
    longest = max(chosen, key=lambda name: len(chosen[name]))
    half = len(chosen[longest]) // 2
    if not half:
        return [chosen]
    first, rest = chosen | {longest: chosen[longest][:half]}, chosen | {longest: chosen[longest][half:]}
    return within(first, most) + within(rest, most)


# JobSearch: at most 100 at a time, and no further than the 2,000th.
HITS, FURTHEST = 100, 2000


def jobsearch(wanted: Wanted) -> Plan:
    """Ask for the open ads of places and occupations; raise TooMany when one search cannot reach them all."""
    about = {name: wanted[name] for name in ("municipality", "region", "occupation-group", "q") if wanted.get(name)}
    offset, total = 0, 1
    while offset < total:
        answer = yield Question(
            f"{base('jobsearch')}/search?{urlencode(about | {'offset': offset, 'limit': HITS}, doseq=True)}"
        )
        total = int((answer.get("total") or {}).get("value") or 0)
        if total > FURTHEST + HITS:
            raise too_many(total, FURTHEST + HITS)
        offset += HITS


TYPES = ("occupation-name", "ssyk-level-4", "occupation-field", "skill", "language", "driving-licence", "keyword")
GRAPHQL = (
    '{{concepts(type:"{type}"{version}){{id type preferred_label alternative_labels definition ssyk_code_2012 '
    "broader{{id type preferred_label}} related{{id type preferred_label}} exact_match{{id esco_uri}} "
    "close_match{{id esco_uri}} replaced_by{{id}}}}}}"
)


def taxonomy(wanted: Wanted) -> Plan:
    """Ask for the concepts of each type, of one version so that the same can be asked for again."""
    version = f', version:"{wanted["version"]}"' if wanted.get("version") else ""
    for kind in wanted.get("types", TYPES):
        about = quote(GRAPHQL.format(type=kind, version=version))
        answer = yield Question(f"{base('taxonomy')}/graphql?query={about}")
        if answer.get("errors"):  # with the status of success; the other types alone would be half a taxonomy
            raise said_no(base("taxonomy"), answer["errors"])


ESCO_SIZE = 100


def esco(wanted: Wanted) -> Plan:
    """Ask for all occupations and skills in Swedish and English."""
    for kind in ("occupation", "skill"):
        for language in wanted.get("languages", ("sv", "en")):
            yield from _esco_pages(kind, language, wanted)


def _esco_pages(kind: str, language: str, wanted: Wanted) -> Plan:
    """
    Ask for all pages of one kind in one language.

    Where the answer says what the next `offset` is, that is asked for: it counts pages in some versions of the service,
    and records in others. A page without anything new is the last.
    """
    about: dict[str, Any] = {"type": kind, "language": language, "full": "true", "limit": ESCO_SIZE, "offset": 0}
    if wanted.get("version"):
        about["selectedVersion"] = wanted["version"]
    seen: set[str] = set()
    while True:
        answer = yield Question(f"{base('esco')}/search?{urlencode(about)}", pause=0.2)
        results = (answer.get("_embedded") or {}).get("results") or []
        new = {str(one.get("uri")) for one in results} - seen
        seen |= new
        if not new or len(seen) >= int(answer.get("total") or 0):
            return
        following = parse_qs(urlsplit(((answer.get("_links") or {}).get("next") or {}).get("href", "")).query)
        about["offset"] = int(following["offset"][0]) if "offset" in following else about["offset"] + len(results)


PLANS: dict[str, Callable[[Wanted], Plan]] = {
    "susa": susa, "kolada": kolada, "scb": scb, "jobsearch": jobsearch, "taxonomy": taxonomy, "esco": esco,
}  # fmt: skip


@dataclass(frozen=True)
class Whole:
    """A source that gives all it has at one address."""

    question: Question


def whole(source: str, wanted: Wanted) -> Whole | None:
    """Return the one address of a source that is asked so; nothing for one with a plan."""
    if source == "yrkesbarometern":
        return Whole(Question(base(source)))
    if source == "historical":
        return Whole(Question(f"{base(source)}/{wanted['file']}", accept="*/*"))
    if source == "jobstream":
        return Whole(Question(_stream(wanted), accept="application/jsonl, application/json;q=0.5"))
    return None


def _stream(wanted: Wanted) -> str:
    """Return the address of all open ads, or of what has changed in a window of time."""
    about = {
        name: wanted[name]
        for name in ("updated-after", "updated-before", "location-concept-id", "occupation-concept-id")
        if wanted.get(name)
    }
    if "updated-after" not in about:
        return f"{base('jobstream')}/v2/snapshot"
    return f"{base('jobstream')}/v2/stream?{urlencode(about, doseq=True, safe=':')}"
