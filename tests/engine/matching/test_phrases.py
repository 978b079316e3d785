"""Phrases that ask for a skill are found in ads, in their right places."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_engine.matching import phrases
from samverkan_engine.matching.phrases import Kind, Phrase
from samverkan_engine.matching.words import Words

AD = (
    "Takläggare till Ekudden\r\n\r\nOm oss\r\nVi är ett familjeföretag som har funnits i fyrtio år. Vi bygger tak "
    "och har roligt tillsammans.\r\n\r\nDina arbetsuppgifter\r\nDu kommer att lägga papp och plåt samt svetsa "
    "tätskikt. I arbetet ingår materialbeställning och dokumentation.\r\n\r\nKvalifikationer\r\n• B-körkort\r\n"
    "• Erfarenhet av takläggning\r\n• Goda kunskaper i svenska, i tal och skrift\r\n\r\nDu är noggrann, flexibel "
    "och har lätt för att samarbeta.\xa0Du kan arbeta självständigt.\r\n\r\nMeriterande\r\n• Truckkort\r\n\r\n"
    "Vi erbjuder\r\nFriskvårdsbidrag och kollektivavtal.\r\n\r\nVälkommen med din ansökan! Vi undanber oss samtal "
    "från säljare."
)

PARTS = st.sampled_from(
    [*AD.split("\r\n"), "", " ", "–", "Du kan C++ och C#.", "a" * 300, "ord " * 200, "😀 du är noggrann"]
)


@pytest.fixture(scope="module")
def found() -> dict[str, Phrase]:
    """The phrases of the invented ad, by their words."""
    return {phrase.text: phrase for phrase in phrases.find(Words(AD))}


@pytest.mark.parametrize(
    ("text", "kind", "required"),
    [
        ("B-körkort", Kind.CERTIFICATE, "must"),
        ("takläggning", Kind.SKILL, "must"),
        ("svenska", Kind.LANGUAGE, "must"),
        ("noggrann", Kind.TRAIT, "must"),
        ("arbeta självständigt", Kind.TRAIT, "must"),
        ("Truckkort", Kind.CERTIFICATE, "nice"),
        ("dokumentation", Kind.SKILL, "unspecified"),
    ],
)
def test_a_phrase_has_its_kind_and_how_it_is_required(
    found: dict[str, Phrase], text: str, kind: Kind, required: str
) -> None:
    assert (found[text].kind, found[text].required) == (kind, required)


def test_that_what_the_employer_offers_is_left_out(found: dict[str, Phrase]) -> None:
    assert not [
        text for text in found if any(word in text for word in ("Friskvård", "kollektivavtal", "säljare", "roligt"))
    ]


def test_that_a_trait_known_to_our_table_has_its_concept(found: dict[str, Phrase]) -> None:
    assert found["noggrann"].esco.endswith("83e6510b-ffeb-4aec-959c-4265fd0ff7b7")
    assert found["B-körkort"].jobtech == "VTK8_WRx_GcM"


@given(st.lists(PARTS, max_size=12).map("\n".join))
@settings(deadline=None, max_examples=60)
def test_that_phrases_stand_where_they_say_and_never_overlap(text: str) -> None:
    last = 0
    for phrase in phrases.find(Words(text)):
        assert text[phrase.start : phrase.end] == phrase.text
        assert last <= phrase.start < phrase.end
        assert 0 <= phrase.score <= 1
        last = phrase.end


@given(st.lists(st.lists(PARTS, max_size=6).map("\n".join), max_size=5))
@settings(deadline=None, max_examples=30)
def test_that_many_ads_at_once_give_what_one_at_a_time_gives(texts: list[str]) -> None:
    ads = [Words(text) for text in texts]
    assert phrases.find_all(ads) == [phrases.find(ad) for ad in ads]


def test_that_the_shared_ads_are_read_well_enough(shared: Path) -> None:
    folder = shared / "data" / "job-ads"
    with gzip.open(folder / "platsbanken_2025_sample.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = {ad["id"]: ad["description"]["text"] for ad in map(json.loads, lines)}
    right = wanted = 0
    for answer in map(json.loads, (folder / "gold_skills.jsonl").read_text("utf-8").splitlines()):
        gold = {(mention["start"], mention["end"]) for mention in answer["mentions"]}
        wanted += len(gold)
        right += len(gold & {(one.start, one.end) for one in phrases.find(Words(texts[answer["id"]]))})
    assert right / wanted > 0.8  # the model learned from these; docs/explanation/phrases.md has the figure for others
