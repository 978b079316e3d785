"""Concepts that the taxonomy has replaced: their labels and links lead to those that came after."""

import pyarrow as pa
import pytest

from samverkan_engine.matching import Matcher, Parameters, match, prepare
from samverkan_engine.matching.linking import linker_of
from samverkan_engine.matching.replaced import current, successors
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

Tables = tuple[pa.Table, pa.Table, pa.Table]
CALLED = {
    "j:new": "Additiv tillverkning",
    "j:old": "Friformsframställning",
    "j:older": "Snabbprototyper",
    "j:x": "Gjutning",
}


def taxonomy(*replaced: tuple[str, str]) -> Tables:
    """A taxonomy of four skills and an occupation, of which some were replaced by others."""
    concepts = [{"scheme": "jobtech", "id": id_, "kind": "skill"} for id_ in CALLED]
    concepts += [{"scheme": "jobtech", "id": id_, "kind": "occupation", "code": "7223"} for id_ in ("o:new", "o:old")]
    labels = [*CALLED.items(), ("o:new", "Maskinställare"), ("o:old", "Maskinuppställare")]
    named = [
        {"scheme": "jobtech", "id": id_, "language": "sv", "label": label, "preferred": True} for id_, label in labels
    ]
    related = [("j:x", "related", "j:old"), *((one, "replaced_by", other) for one, other in replaced)]
    relations = [
        {"scheme": "jobtech", "id": one, "relation": relation, "other_scheme": "jobtech", "other": other}
        for one, relation, other in related
    ]
    return CONCEPTS.from_rows(concepts), LABELS.from_rows(named), RELATIONS.from_rows(relations)


def asked(text: str, occupation: str | None = None) -> pa.Table:
    """An ad with this text."""
    ssyk = "7223" if occupation else None
    return ADS.from_rows(
        [{"id": "1", "source": "jobsearch", "headline": "", "text": text, "ssyk": ssyk, "occupation": occupation}]
    )


def of(tables: Tables) -> dict[str, tuple[str, ...]]:
    """What was replaced by what."""
    return dict(successors(tables[0], tables[2]))


def test_a_concept_replaced_twice_leads_to_the_last() -> None:
    assert of(taxonomy(("j:older", "j:old"), ("j:old", "j:new"))) == {"j:older": ("j:new",), "j:old": ("j:new",)}


def test_a_concept_may_be_replaced_by_several() -> None:
    assert of(taxonomy(("j:old", "j:x"), ("j:old", "j:new"))) == {"j:old": ("j:new", "j:x")}


def test_what_leads_nowhere_or_round_stays() -> None:
    assert of(taxonomy(("j:old", "j:unknown"), ("j:x", "j:new"), ("j:new", "j:x"))) == {}


def test_labels_and_relations_move_and_the_replaced_concept_is_gone() -> None:
    tables = taxonomy(("j:old", "j:new"))
    concepts, labels, relations = current(*tables, of(tables))
    assert "j:old" not in concepts["id"].to_pylist()
    moved = [(row["label"], row["preferred"]) for row in labels.to_pylist() if row["id"] == "j:new"]
    assert moved == [("Additiv tillverkning", True), ("Friformsframställning", False)]
    ends = [(row["id"], row["relation"], row["other"]) for row in relations.to_pylist()]
    assert ends == [("j:x", "related", "j:new"), ("j:old", "replaced_by", "j:new")]


@pytest.mark.parametrize("phrases", [False, True])
def test_an_ad_with_the_old_name_asks_for_the_new_concept(phrases: bool) -> None:
    matcher = Matcher(prepare(*taxonomy(("j:older", "j:old"), ("j:old", "j:new"))))
    found = match(asked("Krav: friformsframställning."), matcher, Parameters(phrases=phrases)).mentions.to_pylist()
    assert [row["jobtech"][:1] for row in found] == [["j:new"]]


def test_an_occupation_that_an_ad_states_by_its_old_id_is_the_new_one() -> None:
    matcher = Matcher(prepare(*taxonomy(("o:old", "o:new"))))
    told = match(asked("", "o:old"), matcher, Parameters(phrases=False)).occupations.to_pylist()
    assert [row["jobtech"] for row in told] == ["o:new"]


def test_an_old_label_is_linked_to_the_new_concept() -> None:
    linker = linker_of(*taxonomy(("j:old", "j:new")))
    ranked = linker.rank(["Friformsframställning"], "skill", 5, "jobtech")[0]
    assert ranked[0].id == "j:new"
    assert "j:old" not in {one.id for one in ranked}
