"""
Job ads of the invented region, written from `ads.yaml` as a file of Platsbanken's history would be.

The same day gives the same ads: one begins at the same number and draws from there. Some are announced again a few
weeks later, some come from a staffing agency, most are closed and the newest are open.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from samverkan.config.examples.region.book import Given

PLACES = {"0201": ("Järnlunda", 17.31, 63.42), "0202": ("Vinterfors", 18.02, 63.71)}
COUNTRY = "i46j_HmG_v64"  # Sweden, in JobTech Taxonomy
AGAIN, UNSTATED, COUNTY_ALONE = 0.08, 0.12, 0.03
NOTICE = "Annonsen är påhittad och finns bara i Samverkans exempel."
Ad = dict[str, Any]


def written(given: Given) -> list[Ad]:
    """Return the ads of all months up to the file's today, oldest first, as Platsbanken gives them."""
    draw = random.Random(given["seed"])
    ads: list[Ad] = []
    for back in reversed(range(given["months"])):
        first = months_before(given["today"], back)
        for ssyk, occupation in given["occupations"].items():
            ads += of_month(draw, given, ssyk, occupation, first, back)
    ads = [ad for ad in ads if ad["publication_date"][:10] <= given["today"].isoformat()]
    ads.sort(key=lambda ad: ad["publication_date"])
    for number, ad in enumerate(ads, start=1):
        ad["id"] = f"exempel-{number}"
        ad["webpage_url"] = f"https://annonser.example/{number}"
    return ads


def months_before(today: date, back: int) -> date:
    """Return the first day of a month so many months before that of a day."""
    number = today.year * 12 + today.month - 1 - back
    return date(number // 12, number % 12 + 1, 1)


def of_month(draw: random.Random, given: Given, ssyk: str, occupation: Given, first: date, back: int) -> Iterator[Ad]:
    """Yield the ads of an occupation in a month, those announced again after those they repeat."""
    way = 1 - back / given["months"]
    usual = occupation["monthly"] * (1 + (occupation["growth"] - 1) * way) * given["season"][first.month - 1]
    for _ in range(int(usual + draw.random())):
        day = first + timedelta(days=draw.randrange(28))
        ad = announced(draw, given, ssyk, occupation, day, back)
        yield ad
        if draw.random() < AGAIN:
            yield ad | dates(day + timedelta(days=draw.randrange(20, 40)), draw)


def announced(draw: random.Random, given: Given, ssyk: str, occupation: Given, day: date, back: int) -> Ad:
    """Return one ad, without its number."""
    name, number, where, what = given["employers"][draw.choice(occupation["employers"])]
    must = asked(draw, given, occupation["must"], back)
    nice = asked(draw, given, occupation["nice"], back)
    title, place = draw.choice(occupation["titles"]), draw.choice(where)
    seeks = None if draw.random() < UNSTATED else draw.choice((1, 1, 1, 1, 2, 2, 3, 5))
    return {
        "headline": f"{title} till {PLACES[place][0] if place else 'Mittälven'}",
        "number_of_vacancies": seeks,
        "description": {"text": text(draw, given, title, (name, what), occupation["does"], must, nice)},
        "employer": {"organization_number": number, "name": name},
        "occupation": {"concept_id": f"exempel_{ssyk}", "label": title},
        "occupation_group": {"legacy_ams_taxonomy_id": ssyk},
        "employment_type": {"concept_id": "exempel_anstallning"},
        "workplace_address": address(None if draw.random() < COUNTY_ALONE else place),
        "must_have": {"skills": []},
        "nice_to_have": {"skills": []},
        "removed": False,
        **dates(day, draw),
    }


def dates(day: date, draw: random.Random) -> Ad:
    """Return when an ad is published, closes and was last changed."""
    begins = datetime.combine(day, time(draw.randrange(7, 17), draw.randrange(60)))
    ends = datetime.combine(day + timedelta(days=draw.randrange(18, 36)), time(23, 59, 59)).isoformat()
    return {
        "publication_date": begins.isoformat(),
        "last_publication_date": ends,
        "application_deadline": ends,
        "timestamp": int(begins.replace(tzinfo=UTC).timestamp() * 1000),
    }


def address(place: str | None) -> Ad:
    """Return the address of a municipality, or of the county alone."""
    told: Ad = {"region_code": "02", "country_concept_id": COUNTRY}
    if place:
        _name, east, north = PLACES[place]
        told |= {"municipality_code": place, "coordinates": [east, north]}
    return told


def asked(draw: random.Random, given: Given, skills: Given, back: int) -> list[str]:
    """Return the skills that an ad asks for, by the share of ads that asked for each in that month."""
    found = []
    for name, at_first, at_last in skills:
        began = given["rising"].get(name, given["months"])
        way = max(0.0, 1 - back / began)
        if draw.random() < at_first + (at_last - at_first) * way:
            found.append(name)
    return found


def text(
    draw: random.Random, given: Given, title: str, who: tuple[str, str], does: list[str], must: list[str],
    nice: list[str],
) -> str:  # fmt: skip
    """Return what an ad says."""
    name, what = who
    parts = [
        draw.choice((f"Vi söker en {title.lower()}.", f"Vill du bli vår nya {title.lower()}?", "Vi blir fler.")),
        f"Arbetsuppgifter\nDu kommer att {draw.choice(does)}.",
    ]
    if must:
        said = listed([draw.choice(given["skills"][one]) for one in must])
        parts.append(
            "Kvalifikationer\n" + draw.choice((f"Du har erfarenhet av {said}.", f"Vi kräver kunskaper i {said}."))
        )
    if nice:
        said = listed([draw.choice(given["skills"][one]) for one in nice])
        parts.append(f"Meriterande\nDet är en merit om du har arbetat med {said}.")
    parts.append(f"Om oss\n{name} {what}.")
    return "\n\n".join([*parts, f"Ansökan\n{NOTICE}"])


def listed(words: list[str]) -> str:
    """Return words in a row, with `och` before the last."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " och " + words[-1]
