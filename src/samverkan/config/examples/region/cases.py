"""The invented region's competence case, and a plan of it that the worker computes once it has started."""

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.config.examples.folder import FOLDER
from samverkan.config.examples.region.book import Book
from samverkan.config.examples.region.education import COUNTY
from samverkan.education.models import Programme
from samverkan.planning import actions
from samverkan.planning.actions import Description
from samverkan.planning.files import checked, read_in
from samverkan.planning.models import Case
from samverkan.planning.queries.cases import newest_version
from samverkan.planning.queries.delivered import Sources, ways

FILE = FOLDER / "region" / "case.yaml"
TITLE = "Kompetens för elkraft och process i Järnlunda"
SAYS = (
    "Fabriken ska vara i drift om några år. Vilka utbildningar behövs, i vilken form och från vilket år? "
    "Universitetet och kommunen bereder frågan till ledningsmötet. Alla uppgifter är påhittade."
)


def make(book: Book) -> None:
    """Begin the case as the university's coordinator, shared with the municipality, and ask for its plan."""
    by = book.coordinator("mau", book.at.date())
    says = Description(
        title=TITLE,
        description=SAYS,
        area=book.areas["el"],
        organisations=[book.organisations[name] for name in ("mau", "jar")],
    )
    case = actions.begin(
        says=says, file=read_in(FILE.read_bytes(), FILE.name), note="Från exemplet", circle=Circle.SHARED, by=by,
        at=book.at,
    )  # fmt: skip
    actions.calculate(version=newest_version(case), by=by, at=book.at)
    follow(case, by, book)


def follow(case: Case, by: Actor, book: Book) -> None:
    """Let the case follow the region's figures, asking first: they tell of more years than the case does."""
    whole = newest_version(case)
    occupations = [one["ssyk"] for one in checked(whole.text).document["occupations"]["list"]]
    ((series, _number),) = ways(COUNTY, occupations)
    education = Programme.objects.get(name="Underhållstekniker", home=case.home)
    sources = Sources(COUNTY, series.way, {"yh-underhall": education.pk})
    following = actions.follow(case=case, sources=sources, by_itself=False, by=by, at=book.at)
    actions.look(following=following, at=book.at)
