"""Case files: what is read, what is refused and with which sentence."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from samverkan_engine.cases.faults import SENTENCES, Code, Faulty
from samverkan_engine.cases.loading import load
from samverkan_engine.cases.reading import read, write
from samverkan_engine.cases.schema import schema
from samverkan_engine.errors import NoContent, NotText, NotYaml, TooLarge
from tests.engine.casefiles.files import INVENTED, ROOT, invented, replaced


def refusal(data: bytes) -> str:
    with pytest.raises(Faulty) as raised:
        read(data, "case.yaml")
    return str(raised.value)


def same_again(path: Path) -> None:
    file = read(path.read_bytes(), path.name)
    again = read(write(file.document), "again.yaml").document
    assert json.dumps(again) == json.dumps(file.document)


def test_a_file_that_is_written_is_read_as_the_same_in_the_same_order() -> None:
    same_again(INVENTED)


def test_the_first_real_case_is_read_as_it_is(shared: Path) -> None:
    same_again(shared / "data" / "skelleftea_case.yaml")


def test_a_number_in_scientific_notation_is_a_number_and_a_month_is_text() -> None:
    document = invented().document
    assert document["capacity"]["budget_per_year"]["value"] == 12_000_000
    assert document["history"]["plant_plan"][1]["said"] == "2024-03"


@given(
    some.dictionaries(some.text(), some.text() | some.integers(-(10**9), 10**9) | some.floats(-1e9, 1e9), min_size=1)
)
def test_whatever_is_written_is_read_back(values: dict[str, object]) -> None:
    loaded = load(write({"note": values}), "case.yaml")
    assert not loaded.faults
    assert loaded.document == {"note": values}


def test_words_after_a_comma_within_braces_belong_to_the_text_before() -> None:
    loaded = load(b"a: {note: one, two and 3,000 more, value: 1}", "case.yaml")
    assert loaded.document == {"a": {"note": "one, two and 3,000 more", "value": 1}}


def test_a_number_with_a_comma_is_told_as_it_was_written() -> None:
    told = refusal(replaced("seats: {value: 30, source", "seats: {value: 1,030, source"))
    assert "programmes[3].seats.value: A number is expected here, but it says “1,030”." in told


WRONG = {
    "no ground": ("finish: {mean: 0.62, sd: 0.20, assumption: påhittat}", "finish: {mean: 0.62, sd: 0.20}",
                  "line 49, profiles.yh.finish.mean: The number has neither source nor assumption."),
    "no counts": ("_counts: {assumption: påhittat}", "_counts: {note: påhittat}",
                  "line 12, occupations.list[1].w0: The number has neither source nor assumption."),
    "negative share": ('"7233": 0.50', '"7233": -0.50', "line 22, programmes[1].route.7233: -0.5 is too small"),
    "routes over one": ('"7233": 0.50', '"7233": 0.95', "line 22, programmes[1].route: The shares sum to 1.1;"),
    "unknown occupation": ('{"7233": 0.50', '{"7333": 0.50', "the list of occupations. Perhaps “7233” is meant."),
    "eta over lambda": ("pull: {mean: 0.16", "pull: {mean: 0.46", "labour.pull.mean: An unfilled job draws in 0.46"),
    "unknown key": ("finish: {mean: 0.62", "finnish: {mean: 0.62", "“finnish” is not known here. Perhaps “finish” is"),
    "wrong unit": ("unit: share per year", "unit: percent", "labour.surplus_leaves.unit: The unit is “percent”"),
    "twice": ("horizon_years: 10", "start_year: 2027", "line 5, start_year: This stands here a second time; the first"),
    "unknown profile": ("profile: hing", "profile: king", "Profile “king” is not among the profiles. Perhaps “hing”"),
    "weights": ("weight: 0.4", "weight: 0.3", "establishment.scenarios: The weights of the scenarios sum to 0.9;"),
    "mix": ("mix: 0.35", "mix: 0.65", "occupations.list: The shares of the establishment's jobs sum to 1.2"),
    "donors": ('donor: {"7233": 0.40', 'donor: {"7412": 0.7, "7233": 0.40', "programmes[4].donor: The shares sum to 1"),
    "same id": ("id: hing-elkraft", "id: yh-underhall", "programmes[3].id: “yh-underhall” is the id of an earlier one"),
    "missing": ("  pull: {mean: 0.16, sd_log: 0.4, unit: extra movers per unfilled job and year, assumption: påhittat}",
                "", "labour.pull: “pull” is missing."),
    "another format": ("competence-case/1", "competence-case/2", "“competence-case/2” is not one of competence-case/1"),
    "half a term": ("terms: {value: 4, source", "terms: {value: 4.5, source", "A whole number is expected here"),
    "code without quotes": ('ssyk: "7233"', "ssyk: 7233", "A code of 4 digits within quotes is expected here"),
    "no such month": ("said: 2024-03", "said: 2024-13", "A month or a year is expected here"),
    "no such year": ("2028: 300", "28: 300", "A year is expected here"),
    "alias": ("assumption: påhittat}\nstart", "assumption: &a påhittat}\nstart", "line 3: An anchor or alias"),
    "tag": ("years: 10", "years: !!python/name:os.system 10", "line 5: A tag"),
    "list for a record": ("region: {name: Järnlunda, invented: true, assumption: påhittat}", "region: [Järnlunda]",
                          "region: Names with values are expected here (name)."),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "sentence"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, sentence: str) -> None:
    assert sentence in refusal(replaced(old, new))


@pytest.mark.parametrize("number", ["1e308", "1000000000001"])
def test_a_figure_that_nothing_counts_to_is_too_large(number: str) -> None:
    with pytest.raises(Faulty) as raised:
        read(replaced("w0: 260", f"w0: {number}"), "case.yaml")
    assert [fault.code for fault in raised.value.faults] == [Code.TOO_LARGE]


def test_every_fault_of_a_file_is_told_at_once_and_in_its_order() -> None:
    data = replaced("w0: 260", "w0: -260").replace(b"mean: 0.62", b"mean: 1.62")
    with pytest.raises(Faulty) as raised:
        read(data, "case.yaml")
    assert [fault.code for fault in raised.value.faults] == [Code.TOO_SMALL, Code.TOO_LARGE]


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (b"", NoContent),
        (b"# only a remark", NoContent),
        ("schema: å".encode("latin-1"), NotText),
        (b"a: {b: c", NotYaml),
        (b"a: b: c", NotYaml),
        (b"a: \x07", NotYaml),
        (b"a: 1\n---\nb: 2", NotYaml),
        (b" " * 1_000_001, TooLarge),
    ],
)
def test_what_is_no_case_file_at_all_is_refused(data: bytes, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        read(data, "case.yaml")


def test_aliases_that_would_unfold_to_billions_are_refused_before_they_unfold() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40))
    assert "line 1: An anchor or alias" in refusal(bomb.encode())


def test_lists_within_lists_without_end_are_refused() -> None:
    assert "more than 20 levels" in refusal(b"[" * 5000)


@given(some.binary(max_size=200) | some.text(max_size=200).map(str.encode))
def test_whatever_bytes_come_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises((Faulty, NoContent, NotText, NotYaml)) as raised:
        read(data, "case.yaml")
    assert str(raised.value).startswith("case.yaml")


def test_every_fault_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Code)


@pytest.mark.parametrize("folder", ["src/samverkan_engine/cases", "docs/reference"])
def test_the_published_schema_is_that_of_the_reader(folder: str) -> None:
    published = json.loads((ROOT / folder / "competence-case-1.schema.json").read_text("utf-8"))
    assert published == schema()


def test_the_schema_accepts_the_example_and_knows_its_every_key() -> None:
    document = yaml.safe_load(INVENTED.read_text("utf-8"))
    assert not list(unknown(document, schema()))
    document["labour"]["pul"] = {"mean": 1}
    assert list(unknown(document, schema())) == ["pul"]


def unknown(value: object, within: dict) -> "list[str]":
    """Names that a schema does not allow, to the deepest level."""
    if "anyOf" in within:
        return min((unknown(value, one) for one in within["anyOf"]), key=len)
    if isinstance(value, list):
        return [name for each in value for name in unknown(each, within["items"])]
    if not isinstance(value, dict):
        return []
    found = []
    for name, each in value.items():
        inner = within.get("properties", {}).get(name)
        inner = inner or next(iter(within.get("patternProperties", {}).values()), None)
        inner = inner or within.get("additionalProperties", {})
        found += [str(name)] if inner is False else unknown(each, inner)
    return found


def test_a_case_written_as_json_is_the_same_case_with_its_years_as_numbers() -> None:
    written = json.dumps(invented().document, indent=2)
    again = read(written.encode(), "case.json")
    assert again.document == invented().document
    year = written.splitlines().index('          "2028": 300,') + 1
    assert again.lines["establishment", "scenarios", 0, "jobs", 2028] == year


def test_a_year_given_both_as_text_and_as_a_number_is_a_fault() -> None:
    twice = replaced("jobs: {2026: 60, 2028: 300, 2031: 600}", 'jobs: {2026: 60, "2026": 70}')
    with pytest.raises(Faulty, match="A year is expected here"):
        read(twice, "case.yaml")
