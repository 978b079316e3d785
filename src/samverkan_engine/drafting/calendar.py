"""Dates as people write them in Swedish, English, Norwegian and Danish."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january januar jan", "februari february februar feb", "mars march marts mar", "april apr",
            "maj may mai", "juni june jun", "juli july jul", "augusti august aug", "september sept sep",
            "oktober october okt oct", "november nov", "december desember dec des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "måndag måndags måndagen monday mandag mandags", "tisdag tisdags tisdagen tuesday tirsdag",
            "onsdag onsdags onsdagen wednesday", "torsdag torsdags torsdagen thursday",
            "fredag fredags fredagen friday", "lördag lördags lördagen saturday lørdag",
            "söndag söndags söndagen sunday søndag",
        )
    )
    for name in names.split()
}  # fmt: skip

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?:19|20)\d\d"
WRITTEN = re.compile(
    rf"(?=\d|\b[jfmasond])(?:(?<![\d.])(?P<iso_y>{YEAR})[-/](?P<iso_m>\d\d)[-/](?P<iso_d>\d\d)(?!\d)"
    rf"|(?<![\d/.])(?P<num_d>\d{{1,2}})[./](?P<num_m>\d{{1,2}})[./](?P<num_y>{YEAR})(?!\d)"
    rf"|(?<=[:\s])(?P<short_d>\d{{1,2}})[./](?P<short_m>\d{{1,2}})[./](?P<short_y>[0-4]\d)(?![\d./])"
    rf"|(?<![\d.])(?P<d>\d{{1,2}})(?:st|nd|rd|th|:[ae]"
    rf"|:e)?\.?\s+(?:(?:day\s+)?of\s+)?(?P<m>{MONTH})\.?(?:,?\s+(?P<y>{YEAR}))?\b"
    rf"|\b(?P<us_m>{MONTH})\.?\s+(?P<us_d>\d{{1,2}})(?:st|nd|rd|th)?(?!\d),?(?:\s+(?P<us_y>{YEAR}))?\b"
    rf"|\b(?P<my_m>{MONTH})\.?,?\s+(?P<my_y>{YEAR})\b|\b(?P<ym_y>{YEAR})\s*/\s*(?P<ym_m>{MONTH})\b"
    rf"|(?<![\d–./-])(?P<only_y>{YEAR})(?![\d–/-]|[.,]\d))",
    re.IGNORECASE,
)
DAYS = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
RELATIVE = re.compile(
    rf"\b(?P<before>i|last|sist|i\s+sidste|sidste|förra)\s+(?P<then>{DAYS})\b"
    rf"|\b(?:on|this|på|under|nu\s+på|den(?:ne)?)\s+(?P<on>{DAYS})\b|\b(?P<bare>(?:man|tirs|ons|tors|fre|lør|søn)dag)\b"
    r"|\b(?P<today>i\s?dag|today)\b|\b(?P<yesterday>i\s?går|yesterday|i\s?gaar)\b"
    r"|\b(?P<tomorrow>i\s?morgon|i\s+morgen|tomorrow)\b",
    re.IGNORECASE,
)


DIGIT = re.compile(r"\d")
"""Without one no date is written."""

DATED = re.compile(
    r"\b(?:publ|date|dato|datum|uppdat|oppdat|opdat|updat|endre|ændret|ändra|lagt\s+ut|posted)\w*\W*$", re.IGNORECASE
)
"""Only after a word for it three numbers with a short year are a day, and no number of a section."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date where it stands; year, month or day are None when they are not written."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None

    def iso(self) -> str | None:
        """Return the date as YYYY-MM-DD, YYYY-MM or YYYY, as much as is written; None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def written_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """Yield every date that the text writes, also a month or a year alone, in order."""
    end = len(text) if end is None else end
    if not DIGIT.search(text, start, end):
        return
    for match in WRITTEN.finditer(text, start, end):
        found = _written(match)
        if found and (not match.group("short_y") or DATED.search(text, max(0, match.start() - 25), match.start())):
            yield found


def _written(match: re.Match[str]) -> Written | None:
    group = match.groupdict()
    year = _first(group, "iso_y", "num_y", "y", "us_y", "my_y", "ym_y", "only_y")
    year = year or (f"20{group['short_y']}" if group["short_y"] else None)
    month = _first(group, "iso_m", "num_m", "short_m", "m", "us_m", "my_m", "ym_m")
    day = _first(group, "iso_d", "num_d", "short_d", "d", "us_d")
    number = None if month is None else MONTHS.get(month.lower()) or int(month)
    found = Written(*match.span(), int(year) if year else None, number, int(day) if day else None)
    return found if exists(found) else None


def _first(group: Mapping[str, str | None], *names: str) -> str | None:
    return next((value for name in names if (value := group[name])), None)


def exists(found: Written) -> bool:
    """Return whether there is such a day: the 31 February is none."""
    try:
        date(found.year or 2000, found.month or 1, found.day or 1)
    except ValueError:
        return False
    return True


def resolved(word: re.Match[str], known: date, *, ahead: bool = False) -> date:
    """
    Return the day that "i fredags", "today" or "on Monday" means in a text published on `known`.

    ahead  the text speaks of what is to come, so that a weekday is the next one and no longer the last
    """
    if word.group("today"):
        return known
    if word.group("yesterday"):
        return known - timedelta(days=1)
    if word.group("tomorrow"):
        return known + timedelta(days=1)
    name = word.group("then") or word.group("on") or word.group("bare")
    back = (known.weekday() - WEEKDAYS[name.lower()]) % 7
    if ahead:
        return known + timedelta(days=-back % 7)
    last = (word.group("before") or "i").lower() != "i"
    return known - timedelta(days=back or (7 if last else 0))
