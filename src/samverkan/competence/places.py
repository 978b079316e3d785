"""Counties and municipalities by their codes: what they are called and where they lie."""

from functools import cache

from django.utils.translation import gettext as _

from samverkan_engine.tables.municipalities import Municipality, municipalities

COUNTRY = "00"
MUNICIPALITY = 4  # digits
COUNTIES = {
    "01": "Stockholms län", "03": "Uppsala län", "04": "Södermanlands län", "05": "Östergötlands län",
    "06": "Jönköpings län", "07": "Kronobergs län", "08": "Kalmar län", "09": "Gotlands län", "10": "Blekinge län",
    "12": "Skåne län", "13": "Hallands län", "14": "Västra Götalands län", "17": "Värmlands län", "18": "Örebro län",
    "19": "Västmanlands län", "20": "Dalarnas län", "21": "Gävleborgs län", "22": "Västernorrlands län",
    "23": "Jämtlands län", "24": "Västerbottens län", "25": "Norrbottens län",
}  # fmt: skip
"""As Statistics Sweden names them."""
INVENTED = {"02": "Mittälvens län (påhittat)"}
"""The county of the invented example; no county has this code."""
INVENTED_MUNICIPALITIES = (
    Municipality("0201", "Järnlunda", 63.5, 17.2),
    Municipality("0202", "Vinterfors", 63.4, 17.9),
)
"""Its municipalities, somewhere in the north."""


def county_of(municipality_code: str) -> str:
    """Return the county of a municipality: the first two digits of its code; empty without a code."""
    return municipality_code[:2]


def name_of(region: str) -> str:
    """Return what a region is called: a municipality by its code, a county, or the country."""
    if region == COUNTRY:
        return _("the whole country")
    if len(region) == MUNICIPALITY:
        known = by_code().get(region)
        return known.name if known else _("municipality %(code)s") % {"code": region}
    return COUNTIES.get(region) or INVENTED.get(region) or _("county %(code)s") % {"code": region}


@cache
def by_code() -> dict[str, Municipality]:
    """Return every municipality by its code, the invented ones too."""
    return {one.code: one for one in (*municipalities(), *INVENTED_MUNICIPALITIES)}


def within(region: str) -> tuple[Municipality, ...]:
    """Return the municipalities of a county; for the country its counties, each where its municipalities' middle is."""
    if region != COUNTRY:
        return tuple(one for code, one in sorted(by_code().items()) if county_of(code) == region)
    return tuple(county(code) for code in COUNTIES)


def county(code: str) -> Municipality:
    """Return a county as one place, in the middle of its municipalities."""
    parts = within(code)
    north, east = (sum(getattr(one, name) for one in parts) / len(parts) for name in ("north", "east"))
    return Municipality(code, COUNTIES[code].removesuffix(" län"), north, east)
