"""The outside sources that Samverkan knows: what each is called, what it gives and on what terms."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

EXAMPLE = _("Invented figures for the example")
INVENTED_PLACES = ("02",)
"""The county of the example, with its municipalities: no county of Sweden has had this code since 1968."""

CC0 = "CC0 1.0"
CC_BY = "CC BY 4.0"


@dataclass(frozen=True)
class Known:
    """
    One source.

    code     its name at the command line and in the database
    name     what it is called, and by whom it is run
    gives    what it tells, in a few words
    table    the declared table it is read into
    licence  on what terms it gives; empty where that differs from file to file
    fetched  it can be asked over the network; else its files are chosen by hand
    """

    code: str
    name: str
    gives: Promise
    table: str
    licence: str
    fetched: bool = True


KNOWN = (
    Known(
        "yrkesbarometern", "Yrkesbarometern (Arbetsförmedlingen)",
        _("how good the chances of work are in each occupation and county, and whether employers lack people"),
        "ASSESSMENTS", CC0,
    ),
    Known("scb", "SCB", _("employees by occupation and county, education of the population, and other statistics"),
          "FIGURES", CC0),
    Known("susa", "Susa-navet (Skolverket)", _("courses and programmes with places, dates and where they are held"),
          "OFFERS", CC0),
    Known("kolada", "Kolada (RKA)", _("key figures of municipalities and regions"), "FIGURES",
          "Fri att använda, ange Kolada"),
    Known("jobsearch", "JobSearch (JobTech, Arbetsförmedlingen)", _("job ads that are open now, for a place"),
          "ADS", CC0),
    Known("jobstream", "JobStream (JobTech, Arbetsförmedlingen)", _("all open job ads, and what changes in them"),
          "ADS", CC0),
    Known("historical", "Historiska annonser (JobTech, Arbetsförmedlingen)", _("job ads of earlier years"), "ADS", CC0),
    Known("taxonomy", "JobTech Taxonomy (Arbetsförmedlingen)", _("names of occupations and skills"), "CONCEPTS", CC0),
    Known("esco", "ESCO (EU-kommissionen)", _("names of occupations and skills in Europe"), "CONCEPTS", CC_BY),
    Known("file", "Egen fil", _("figures or courses from UHR, UKÄ, MYH, Ladok or your own records"),
          "FIGURES", "", fetched=False),
)  # fmt: skip
BY_CODE = {known.code: known for known in KNOWN}


def is_invented(place: str) -> bool:
    """Whether a region is the example's, and not to be found in Sweden."""
    return place.startswith(INVENTED_PLACES)


def name_of(code: str) -> str:
    """Return what a source is called; its code when it is unknown here."""
    return BY_CODE[code].name if code in BY_CODE else code
