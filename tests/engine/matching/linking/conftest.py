"""A small taxonomy of our own: a handful of skills and occupations with invented addresses."""

import pytest

from samverkan_engine.matching.linking import Linker, linker_of
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

SKILLS = {
    "e:welding": ("svetsa metall", "weld metal", ("join metal parts by heat",)),
    "e:budget": ("göra upp en budget", "draw up a budget", ("plan spending",)),
    "e:detail": ("fästa uppmärksamhet vid detaljer", "pay attention to detail", ()),
    "e:programming": ("programmera datorer", "program computers", ("write code",)),
    "e:swedish": ("svenska", "Swedish", ()),
    "e:horses": ("sköta hästar", "groom horses", ()),
}
JOBTECH = {"j:welding": "Svetsning", "j:budget": "Budgetarbete", "j:swedish": "Svenska", "j:python": "Python"}
OCCUPATIONS = {
    "e:isco/C7212": ("Svetsare och skärare", "Welders and flame cutters", "7212", "occupation-group"),
    "e:welder": ("svetsare", "welder", "7212.3", "occupation"),
    "e:isco/C2221": ("Sjuksköterskor", "Nursing professionals", "2221", "occupation-group"),
    "e:midwife": ("barnmorska", "midwife", "2222.1", "occupation"),
    "e:nurse": (
        "sjuksköterska med ansvar för allmän vård",
        "nurse responsible for general care",
        "2221.2",
        "occupation",
    ),
}


@pytest.fixture(scope="session")
def linker() -> Linker:
    """A linker among the small taxonomy's concepts, with the weights that the package carries."""
    return linker_of(*tables())


def tables() -> tuple[object, object, object]:
    """Return CONCEPTS, LABELS and RELATIONS of the small taxonomy."""
    concepts, labels = [], []
    for id_, (swedish, english, others) in SKILLS.items():
        concepts.append({"scheme": "esco", "id": id_, "kind": "language" if id_ == "e:swedish" else "skill"})
        labels += _labels("esco", id_, {"sv": [swedish], "en": [english, *others]})
    for id_, label in JOBTECH.items():
        concepts.append({"scheme": "jobtech", "id": id_, "kind": "language" if id_ == "j:swedish" else "skill"})
        labels += _labels("jobtech", id_, {"sv": [label]})
    for id_, (swedish, english, code, kind) in OCCUPATIONS.items():
        concepts.append({"scheme": "esco", "id": id_, "kind": kind, "code": code})
        labels += _labels("esco", id_, {"sv": [swedish], "en": [english]})
    concepts.append({"scheme": "jobtech", "id": "j:ssyk", "kind": "occupation-group", "code": "7212"})
    related = {"scheme": "jobtech", "id": "j:ssyk", "relation": "isco", "other_scheme": "esco", "other": "e:isco/C7212"}
    return CONCEPTS.from_rows(concepts), LABELS.from_rows(labels), RELATIONS.from_rows([related])


def _labels(scheme: str, id_: str, by_language: dict[str, list[str]]) -> list[dict[str, object]]:
    return [
        {"scheme": scheme, "id": id_, "language": language, "label": label, "preferred": not place}
        for language, named in by_language.items()
        for place, label in enumerate(named)
    ]
