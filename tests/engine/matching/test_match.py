"""Job ads become mentions: what is found, what is left out, and what is kept to whatever the ads."""

import gc

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan_engine.matching import Matcher, Parameters, match, prepare
from samverkan_engine.matching import matcher as matching
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.matches import MENTIONS, OCCUPATIONS
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS
from tests.engine.small_taxonomy import ads, small_taxonomy

AD = (
    "Om oss\r\nVi på Nyby verkstad har svetsning sedan 1950.\r\n\r\nArbetsuppgifter\r\nDu arbetar med "
    "batteriteknik och PLC programmering.\r\n\r\nKrav\r\n• Svetsning\r\n• Truckkort, gärna även projektledning\r\n"
    "• Inget krav på körkort\r\n\r\n"
    "Meriterande\r\n• Svenska\r\n\r\nVi erbjuder\r\nKurser i ledarskap.\r\n"
)


LABELS_ALONE = Parameters(phrases=False)


def found(matcher: Matcher, text: str) -> dict[str, dict[str, object]]:
    """The mentions that labels give of one text, by their words."""
    rows = match(ads(text), matcher, LABELS_ALONE).mentions.to_pylist()
    return {row["text"]: row for row in rows}


def test_what_is_asked_for_is_found_and_what_the_employer_is_or_offers_is_not(matcher: Matcher) -> None:
    assert set(found(matcher, AD)) == {
        "batteriteknik", "PLC programmering", "Svetsning", "Truckkort", "projektledning", "körkort", "Svenska",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "required"),
    [
        ("batteriteknik", "unspecified"),
        ("Svetsning", "must"),
        ("Truckkort", "must"),
        ("projektledning", "nice"),
        ("körkort", "nice"),
        ("Svenska", "nice"),
    ],
)
def test_needed_and_an_advantage_are_told_apart(matcher: Matcher, words: str, required: str) -> None:
    assert found(matcher, AD)[words]["required"] == required


def test_a_mention_carries_the_concepts_of_both_taxonomies(matcher: Matcher) -> None:
    row = found(matcher, AD)["Svetsning"]
    assert (row["esco"], row["jobtech"]) == (["e:svets"], ["j:svets"])


@pytest.mark.parametrize(
    ("text", "words", "concept"),
    [
        ("Krav: kunskap om batteritekniken.", "batteritekniken", "e:batteri"),
        ("Krav: PLC-programmering.", "PLC-programmering", "e:plc"),
        ("Krav: rörsvetsning.", "rörsvetsning", "e:svets"),
        ("Krav: primärvårdserfarenhet.", "primärvårdserfarenhet", "j:vård"),
        ("Krav: erfarenhet av C# och SQL.", "C#", "e:csharp"),
        ("Krav: du är legitimerad läkare.", "legitimerad läkare", "j:läkare"),
        ("Requirements: experience of project management.", "project management", "e:projekt"),
        ("Krav: Java.", "Java", "j:java"),
    ],
)
def test_inflected_compound_and_differently_written_labels_are_found(
    matcher: Matcher, text: str, words: str, concept: str
) -> None:
    row = found(matcher, text)[words]
    assert concept in [*row["esco"], *row["jobtech"]]  # type: ignore[misc]


@pytest.mark.parametrize("text", ["Krav: du är en person som vill go for it.", "Krav: sql.", "Krav: r i ordningen."])
def test_short_names_are_not_found_in_other_words(matcher: Matcher, text: str) -> None:
    assert found(matcher, text) == {}


def test_an_ambiguous_name_is_settled_by_what_stands_beside_it(matcher: Matcher) -> None:
    assert "Go" in found(matcher, "Krav: du kan programmering i Go och SQL.")
    assert "Go" not in found(matcher, "Krav: du har god hälsa. Go to our website.")


def test_the_occupation_is_found_in_the_headline(matcher: Matcher) -> None:
    told = match(ads("Du ska svetsa.", headline="Svetsare till Nyby"), matcher).occupations.to_pylist()
    assert [(row["ssyk"], row["found"]) for row in told] == [("7212", "text")]


def test_the_occupation_of_the_source_stands(matcher: Matcher) -> None:
    table = ADS.from_rows([{"id": "1", "source": "jobsearch", "headline": "Svetsare", "text": "", "ssyk": "2512"}])
    assert match(table, matcher).occupations.to_pylist()[0] == {
        "ad": "1", "ssyk": "2512", "jobtech": None, "esco": None, "found": "source", "score": 1.0,
    }  # fmt: skip


def test_a_long_table_is_matched_as_its_parts_are(matcher: Matcher, monkeypatch: pytest.MonkeyPatch) -> None:
    table = ads(*(f"Krav: {words}." for words in ("svetsning", "SQL", "C#", "Truckkort", "svenska")))
    whole = match(table, matcher, LABELS_ALONE)
    monkeypatch.setattr(matching, "AT_ONCE", 2)
    assert match(table, matcher, LABELS_ALONE).mentions.equals(whole.mentions)


def test_the_collector_works_again_after_a_batch(matcher: Matcher) -> None:
    match(ads(AD), matcher, LABELS_ALONE)
    assert gc.isenabled()


def test_no_ads_give_no_mentions(matcher: Matcher) -> None:
    matched = match(ADS.empty(), matcher)
    assert (matched.mentions.num_rows, matched.occupations.num_rows) == (0, 0)
    assert (matched.mentions.schema, matched.occupations.schema) == (MENTIONS.schema, OCCUPATIONS.schema)


def test_an_ad_without_text_has_no_mentions(matcher: Matcher) -> None:
    table = ADS.from_rows([{"id": "1", "source": "jobsearch"}])
    assert match(table, matcher).mentions.num_rows == 0


def test_a_threshold_leaves_out_what_is_less_sure(matcher: Matcher) -> None:
    everything = match(ads(AD), matcher, Parameters(least=0.0, phrases=False)).mentions
    sure = match(ads(AD), matcher, Parameters(least=0.6, phrases=False)).mentions
    assert 0 < sure.num_rows < everything.num_rows
    assert min(sure["score"].to_pylist()) >= 0.6


def test_a_skill_told_in_other_words_is_found_and_linked(matcher: Matcher) -> None:
    rows = match(ads("Krav\nDu är noggrann, har truckkort och kan leda projekt."), matcher).mentions.to_pylist()
    told = {row["text"]: row for row in rows}
    assert "noggrann" in told
    assert told["truckkort"]["jobtech"][0] == "j:truck"


PHRASES = st.sampled_from(
    [*AD.split("\r\n"), "C#", "Go", "svetsningens", "\xa0", "İ", "ﬁ", "legitimerad läkare", "\r\n"]
)
TEXTS = st.lists(PHRASES, max_size=8).map(" \r\n".join)


@pytest.mark.generative
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(TEXTS, max_size=4), st.randoms(use_true_random=False))
def test_whatever_the_ads_the_promises_hold(matcher: Matcher, texts: list[str], random: object) -> None:
    table = ads(*texts)
    before = table.to_pylist()
    matched = match(table, matcher, Parameters(least=0.0))
    assert table.to_pylist() == before
    assert matched.mentions.equals(match(table, matcher, Parameters(least=0.0)).mentions)
    assert matched.mentions.schema == MENTIONS.schema
    end: dict[str, int] = {}
    for row in matched.mentions.to_pylist():
        assert texts[int(row["ad"]) - 1][row["start"] : row["end"]] == row["text"] != ""
        assert end.get(row["ad"], 0) <= row["start"]
        end[row["ad"]] = row["end"]


@pytest.mark.generative
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_neither_order_nor_parting_changes_what_is_found(matcher: Matcher, texts: list[str]) -> None:
    table = ads(*texts)
    whole = match(table, matcher)
    backwards = match(table.take(list(reversed(range(table.num_rows)))), matcher)
    parts = [match(table.slice(row, 1), matcher) for row in range(table.num_rows)]
    by_ad = [("ad", "ascending"), ("start", "ascending")]
    assert whole.mentions.sort_by(by_ad).equals(backwards.mentions.sort_by(by_ad))
    assert whole.mentions.equals(pa.concat_tables([part.mentions for part in parts]))
    assert whole.occupations.equals(pa.concat_tables([part.occupations for part in parts]))


def test_our_own_names_of_skills_are_found() -> None:
    table = small_taxonomy()
    skill = {"scheme": "jobtech", "id": "j:office", "kind": "skill", "label_sv": "MS Office"}
    label = {"scheme": "jobtech", "id": "j:office", "language": "sv", "label": "MS Office", "preferred": True}
    concepts = pa.concat_tables([table[0], CONCEPTS.from_rows([skill])])
    labels = pa.concat_tables([table[1], LABELS.from_rows([label])])
    rows = found(Matcher(prepare(concepts, labels, table[2])), "Krav: vana vid Office-paketet.")
    assert rows["Office-paketet"]["jobtech"] == ["j:office"]
