"""Counties by their codes, and what may be said of a municipality from its code alone."""

from django.utils.translation import gettext as _

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


def county_of(municipality_code: str) -> str:
    """Return the county of a municipality: the first two digits of its code; empty without a code."""
    return municipality_code[:2]


def name_of(region: str) -> str:
    """Return what a region is called: a municipality by its code, a county, or the country."""
    if region == COUNTRY:
        return _("the whole country")
    if len(region) == MUNICIPALITY:
        return _("municipality %(code)s") % {"code": region}
    return COUNTIES.get(region) or INVENTED.get(region) or _("county %(code)s") % {"code": region}
