"""What is taught beside what is asked for, stage by stage, and which programmes teach the same."""

from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.competence.actions import set_chain
from samverkan.competence.chains import Stage
from samverkan.education.models import Judged, Programme, TaughtSkill
from samverkan.education.queries import chain, overlap
from samverkan.education.queries.coverage import Coverage, Wanted, coverage
from tests.web.competence.invented import DRAW, RARE, WELD, counted_for
from tests.web.education.conftest import AT, Region, SignIn, added

COUNTY = "24"


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.TABLES, settings.RUNS, settings.CACHE = tmp_path / "tables", tmp_path / "runs", tmp_path / "cache"


def teaches(programme: Programme, *concepts: str, judged: str = Judged.CONFIRMED, other: str = "") -> Programme:
    for concept in concepts:
        TaughtSkill.objects.create(
            programme=programme, concept=concept, other=other, name=concept.rpartition("/")[2], judged=judged
        )
    return programme


def held(by: Actor, **wanted: Any) -> Coverage:
    return coverage(Wanted(COUNTY, **wanted), by)


def names(lines: Any) -> list[str]:
    return [line.name for line in lines]


def test_asked_for_skills_are_parted_by_whether_somebody_teaches_them(region: Region) -> None:
    counted_for(region.anna)
    teaches(region.programme, WELD, "knitting")
    found = held(region.anna)
    assert names(found.missing) == ["ritningsläsning"]
    assert names(found.taught) == ["svetsning"]
    assert found.taught[0].programmes == (region.programme,)
    assert names(found.idle) == ["knitting"]
    assert (found.programmes, found.without_skills, found.unsure) == (1, 0, 0)


def test_a_skill_is_known_by_its_id_in_either_taxonomy(region: Region) -> None:
    counted_for(region.anna)
    teaches(region.programme, "jobtech-1", other=DRAW)
    assert names(held(region.anna).taught) == ["ritningsläsning"]
    assert held(region.anna).idle == ()


def test_what_is_taken_away_or_unconfirmed_counts_as_asked(region: Region) -> None:
    counted_for(region.anna)
    teaches(region.programme, WELD, judged=Judged.REMOVED)
    teaches(region.programme, DRAW, judged=Judged.PROPOSED)
    found = held(region.anna)
    assert (names(found.missing), names(found.taught), found.unsure) == (["svetsning"], ["ritningsläsning"], 1)
    assert names(held(region.anna, certain=True).taught) == []


def test_only_what_is_near_counts_when_that_is_asked(region: Region) -> None:
    counted_for(region.anna)
    teaches(added(region.anna, name="Långt bort", municipality_code="1480"), WELD)
    teaches(added(region.anna, name="Här", municipality_code="2482"), DRAW)
    assert names(held(region.anna).taught) == ["svetsning", "ritningsläsning"] or len(held(region.anna).taught) == 2
    assert names(held(region.anna, is_near=True).taught) == ["ritningsläsning"]
    assert held(region.anna).without_skills == 1
    assert names(held(region.anna, text="RITN").taught) == ["ritningsläsning"]


def test_without_a_count_of_ads_nothing_is_said_to_be_missing(region: Region) -> None:
    teaches(region.programme, WELD)
    found = held(region.anna)
    assert (found.run, found.missing, found.taught, found.idle) == (None, (), (), ())


def test_another_party_has_its_own_count_or_none(region: Region) -> None:
    counted_for(region.anna)
    assert held(region.bo).run is None


def test_a_programme_stands_in_the_stages_chosen_for_it_or_those_of_its_skills(region: Region) -> None:
    counted_for(region.anna)
    stages = [Stage("Fogning", words=("weld", "svets")), Stage("Ritning", words=("draw", "ritning")), Stage("Tom")]
    set_chain(stages=stages, version=0, by=region.anna, at=AT)
    teaches(region.programme, WELD)
    chosen = teaches(added(region.anna, name="Vald", stages=("Tom",), given_as=("distance", "evening")), WELD)
    steps, _found = chain.steps(Wanted(COUNTY), region.anna)
    assert [(one.stage.name, one.asked, one.covered) for one in steps] == [
        ("Fogning", 1, 1), ("Ritning", 1, 0), ("Tom", 0, 0),
    ]  # fmt: skip
    assert steps[0].programmes == (region.programme,)
    assert steps[2].programmes == (chosen,)
    assert steps[1].is_white
    assert names(steps[1].missing) == ["ritningsläsning"]
    assert {code: n for code, _label, n in steps[2].by_form if n} == {"distance": 1, "evening": 1}
    given = chain.given_forms(steps)
    assert list(given) == [code for code, _label, _n in steps[0].by_form if code in given]
    assert {"distance", "evening"} <= given.keys()
    assert "summer" not in given


def test_a_newcomer_is_told_what_the_chain_will_show(region: Region, signed_in: SignIn) -> None:
    Programme.objects.all().delete()
    page = signed_in(region.anna).get(reverse("education:chain")).text
    assert "Inga annonser räknade än" in page
    assert "<table" not in page


def test_pairs_are_the_same_as_when_every_two_are_counted(region: Region) -> None:
    made = [teaches(added(region.anna, name=f"P{n}"), *(f"s{k}" for k in range(n, n + 3 + n % 2))) for n in range(9)]
    found = overlap.pairs(Programme.objects.all())
    plain = {}
    for at, one in enumerate(made):
        for other in made[at + 1 :]:
            first, second = ({skill.concept for skill in each.skills.all()} for each in (one, other))
            if len(first & second) >= overlap.FEWEST:
                plain[one.pk, other.pk] = len(first & second) / len(first | second)
    assert {(pair.one.pk, pair.other.pk): pair.share.value for pair in found} == pytest.approx(
        {pks: 100 * share for pks, share in plain.items()}
    )
    assert [pair.share.value for pair in found] == sorted((pair.share.value for pair in found), reverse=True)
    assert len(overlap.pairs(Programme.objects.all(), most=2)) == 2
    assert overlap.pairs(Programme.objects.none()) == ()


def test_two_programmes_are_set_side_by_side(region: Region, signed_in: SignIn) -> None:
    teaches(region.programme, WELD, DRAW, judged=Judged.PROPOSED)
    other = teaches(added(region.anna, name="Svetsare"), WELD, RARE)
    teaches(other, "gone", judged=Judged.REMOVED)
    found = overlap.compared(region.programme, other)
    assert (found.only_one, found.both, found.only_other) == (("draw",), ("weld",), ("rare",))
    browser = signed_in(region.anna)
    address = reverse("education:side_by_side")
    page = browser.get(address, {"en": region.programme.pk, "andra": other.pk}).content.decode()
    assert "De har 1 färdighet gemensam: 33" in page
    assert browser.get(address, {"en": "x", "andra": "0"}).status_code == 200
    hidden = added(region.stranger, name="Hemlig")
    teaches(hidden, WELD)
    assert "Hemlig" not in browser.get(address, {"en": hidden.pk, "andra": other.pk}).content.decode()


def test_the_pages_and_files_tell_the_same(region: Region, signed_in: SignIn) -> None:
    counted_for(region.anna)
    teaches(region.programme, WELD)
    browser = signed_in(region.anna)
    page = browser.get(reverse("education:coverage"), {"region": COUNTY}).content.decode()
    assert "ritningsläsning" in page
    assert "Varför" in page, "why this number"
    file = browser.get(reverse("education:coverage_file", args=["csv"]), {"region": COUNTY}).content.decode("utf-8-sig")
    assert "ritningsläsning;efterfrågas, ingen lär ut den" in file
    assert "Eltekniker" in file
    assert "Källa" in file
    for name in ("chain", "overlap"):
        assert browser.get(reverse(f"education:{name}"), {"region": COUNTY}).status_code == 200
        assert browser.get(reverse(f"education:{name}_file", args=["xlsx"])).status_code == 200
