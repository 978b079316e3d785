"""The invented region's competence case, and a plan of it that the worker computes once it has started."""

from samverkan.accounts.models import Circle
from samverkan.config.examples.folder import FOLDER
from samverkan.config.examples.region.book import Book
from samverkan.planning import actions
from samverkan.planning.actions import Description
from samverkan.planning.files import read_in
from samverkan.planning.queries.cases import newest_version

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
