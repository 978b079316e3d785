"""A few skills of an invented taxonomy, kept as a fetch left them."""

from samverkan.sources.actions import datasets as keeping
from samverkan.sources.models import Began, Fetch, State
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS
from tests.web.education.conftest import AT

SKILLS = {
    "weld": "svetsning",
    "relay": "reläskydd",
    "cell": "battericellstillverkning",
    "grid": "elnätsplanering",
    "python": "Python",
}


def uri(name: str) -> str:
    """Return the id of one of the skills."""
    return f"http://data.europa.eu/esco/skill/{name}"


def keep_taxonomy() -> None:
    """Keep the skills as ESCO has them."""
    fetch = Fetch.objects.create(source="esco", began=Began.COMMAND, asked_at=AT, ended_at=AT, state=State.DONE)
    concepts = [
        {"scheme": "esco", "id": uri(name), "kind": "skill", "label_sv": words, "broader": []}
        for name, words in SKILLS.items()
    ]
    labels = [
        {"scheme": "esco", "id": uri(name), "language": "sv", "label": words, "preferred": True}
        for name, words in SKILLS.items()
    ]
    for table, rows in (
        ("CONCEPTS", CONCEPTS.from_rows(concepts)),
        ("LABELS", LABELS.from_rows(labels)),
        ("RELATIONS", RELATIONS.empty()),
    ):
        keeping.keep(fetch=fetch, table=table, rows=rows, at=AT)
