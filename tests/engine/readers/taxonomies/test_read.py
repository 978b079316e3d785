"""The files of a taxonomy folder as tables; the concepts here are invented."""

import gzip
import json
from pathlib import Path

from samverkan_engine.readers import taxonomies

URI = "http://data.europa.eu/esco/skill/0000000a"
JOB = "http://data.europa.eu/esco/occupation/0000000b"

SKILLS = f"""\ufeffstatus,conceptType,preferredLabel,altLabels,conceptUri,description,new column
released,KnowledgeSkillCompetence,mäta fukt,"bestämma fuktighet
kontrollera, om det är fuktigt",{URI},"Två rader
beskrivning",x
released,KnowledgeSkillCompetence,utan adress,,,,
""".encode()
RELATIONS = (
    f"occupationUri,relationType,skillType,skillUri\n{JOB},essential,skill,{URI}\n{JOB},optional,skill,\n".encode()
)
REST = json.dumps(
    [
        {"taxonomy/id": "aaaa_bbb_ccc", "taxonomy/type": "skill", "taxonomy/preferred-label": "Fuktmätning"},
        {"taxonomy/id": "dddd_eee_fff", "taxonomy/type": "occupation-name"},
    ]
).encode()
GRAPH = json.dumps(
    {
        "data": {
            "concepts": [
                {
                    "id": "gggg_hhh_iii",
                    "preferred_label": "Byggtekniker",
                    "ssyk_code_2012": "3112",
                    "broader": [{"id": "jjjj_kkk_lll", "preferred_label": "Yrken inom bygg"}],
                    "related": [{"id": "aaaa_bbb_ccc", "preferred_label": "Fuktmätning", "type": "skill"}],
                    "close_match": [{"id": "mmmm_nnn_ooo", "esco_uri": JOB}],
                }
            ]
        }
    }
).encode()


def test_alternative_labels_of_esco_stand_a_line_each_in_one_cell() -> None:
    read = taxonomies.read({"skills_sv.csv": SKILLS})
    assert read.labels["label"].to_pylist() == ["mäta fukt", "bestämma fuktighet", "kontrollera, om det är fuktigt"]
    assert read.labels["preferred"].to_pylist() == [True, False, False]
    assert read.concepts["description"].to_pylist() == ["Två rader\nbeskrivning"]


def test_a_row_that_cannot_be_read_costs_that_row_alone() -> None:
    read = taxonomies.read({"skills_sv.csv": SKILLS, "relations.csv": RELATIONS})
    assert read.concepts["id"].to_pylist() == [URI]
    assert read.relations.to_pylist() == [
        {"scheme": "esco", "id": JOB, "relation": "essential", "other_scheme": "esco", "other": URI, "weight": None}
    ]
    assert [(fault.file, fault.row) for fault in read.faults] == [("relations.csv", 2), ("skills_sv.csv", 2)]


def test_a_concept_gathers_its_languages_from_several_files() -> None:
    english = SKILLS.replace("mäta fukt".encode(), b"measure damp")
    read = taxonomies.read({"skills_en.csv": english, "skills_sv.csv": SKILLS, "skills_fi.csv": SKILLS})
    (concept,) = read.concepts.to_pylist()
    assert (concept["label_sv"], concept["label_en"]) == ("mäta fukt", "measure damp")


def test_rest_and_graphql_answers_of_jobtech_are_read_alike() -> None:
    read = taxonomies.read({"skills.json": REST, "groups.json": GRAPH})
    kinds = dict(zip(read.concepts["id"].to_pylist(), read.concepts["kind"].to_pylist(), strict=True))
    assert kinds == {"aaaa_bbb_ccc": "skill", "gggg_hhh_iii": "occupation-group"}
    (group,) = [concept for concept in read.concepts.to_pylist() if concept["id"] == "gggg_hhh_iii"]
    assert (group["code"], group["broader"]) == ("3112", ["jjjj_kkk_lll"])
    related = zip(read.relations["relation"].to_pylist(), read.relations["other"].to_pylist(), strict=True)
    assert list(related) == [("close_match", JOB), ("related", "aaaa_bbb_ccc")]
    assert [str(fault) for fault in read.faults] == [
        "skills.json, row 2: neither a concept nor a relation of ESCO or JobTech Taxonomy."
    ]


def test_an_error_under_the_status_of_success_is_told() -> None:
    answer = json.dumps({"errors": [{"message": "Cannot query field `labell`."}]}).encode()
    (fault,) = taxonomies.read({"concepts.json": answer}).faults
    assert "Cannot query field" in fault.detail


def test_what_is_no_table_is_told_by_its_name() -> None:
    read = taxonomies.read(
        {"a.json": b'[{"id": 1', "b.csv.gz": b"\x1f\x8bxx", "c.csv": b"\xff\xfe\xff", "LICENSE": b"x"}
    )
    assert [(fault.file, fault.row) for fault in read.faults] == [("a.json", 0), ("b.csv.gz", 0), ("c.csv", 0)]


def test_a_file_with_a_record_a_line_may_be_packed() -> None:
    lines = [
        {
            "uri": URI,
            "sv": "mäta fukt",
            "en": "measure damp",
            "en_alt": ["check damp"],
            "levels": "[['K', 'K07', None]]",
        },
        {"uri": JOB, "sv": ["byggtekniker", "tekniker, bygg"], "en": ["building technician"], "code": "3112"},
    ]
    packed = gzip.compress("\n".join(json.dumps(line) for line in [*lines, "cut"]).encode())
    read = taxonomies.read({"esco.jsonl.gz": packed})
    assert read.concepts["kind"].to_pylist() == ["occupation", "skill"]
    assert read.concepts["broader"].to_pylist() == [[], ["http://data.europa.eu/esco/isced-f/07"]]
    assert [fault.row for fault in read.faults] == [3]


def test_the_version_follows_the_contents_and_not_the_order_of_the_files() -> None:
    one = taxonomies.read({"skills_sv.csv": SKILLS, "rest.json": REST})
    other = taxonomies.read({"rest.json": REST, "skills_sv.csv": SKILLS})
    assert one == other
    assert taxonomies.read({"skills_sv.csv": SKILLS + b"\n", "rest.json": REST}).version != one.version
    assert taxonomies.read({"ESCO v1.2.1/skills_sv.csv": SKILLS}).version.startswith("1.2.1-")


def test_no_files_give_empty_tables() -> None:
    read = taxonomies.read({})
    assert (read.concepts.num_rows, read.labels.num_rows, read.relations.num_rows) == (0, 0, 0)


def test_the_whole_taxonomies_are_read(shared: Path) -> None:
    folders = [shared / "data" / "esco", shared / "data" / "jobtech-taxonomy"]
    read = taxonomies.read({path.name: path.read_bytes() for folder in folders for path in folder.iterdir()})
    assert read.faults == ()
    assert read.concepts.num_rows > 28_000
    assert read.labels.num_rows > 160_000
    assert {"essential", "optional", "substitutes", "isco"} <= set(read.relations["relation"].to_pylist())


def test_the_isco_group_of_an_esco_occupation_is_a_relation_and_never_its_ssyk_code() -> None:
    header = "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,code"
    row = "Occupation,http://data.europa.eu/esco/occupation/1,2221,sjuksköterska,,2221.1"
    read = taxonomies.read({"occupations_sv.csv": f"{header}\n{row}\n".encode()})
    (concept,) = read.concepts.to_pylist()
    assert concept["scheme"] == "esco"
    assert concept["code"] != "2221"
    assert concept["broader"] == ["http://data.europa.eu/esco/isco/C2221"]
