"""A small taxonomy and a few ads, all invented."""

import pyarrow as pa

from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

SKILLS: list[tuple[str, str, str, str, str]] = [
    # scheme, id, kind, language, label
    ("esco", "e:svets", "skill", "sv", "svetsning"),
    ("esco", "e:svets", "skill", "en", "welding"),
    ("esco", "e:batteri", "skill", "sv", "batteriteknik"),
    ("esco", "e:plc", "skill", "sv", "PLC-programmering"),
    ("esco", "e:projekt", "skill", "sv", "projektledning"),
    ("esco", "e:projekt", "skill", "en", "project management"),
    ("esco", "e:ledarskap", "skill", "sv", "ledarskap"),
    ("esco", "e:csharp", "skill", "sv", "C#"),
    ("esco", "e:r", "skill", "sv", "R"),
    ("esco", "e:sql", "skill", "sv", "SQL"),
    ("esco", "e:svenska", "language", "sv", "svenska"),
    ("jobtech", "j:java", "skill", "sv", "Java, programmeringsspråk"),
    ("jobtech", "j:go", "skill", "sv", "Go, programmeringsspråk"),
    ("jobtech", "j:svets", "skill", "sv", "Svetsning"),
    ("jobtech", "j:truck", "skill", "sv", "Truckkort"),
    ("jobtech", "j:körkort", "licence", "sv", "Körkort"),
    ("jobtech", "j:läkare", "skill", "sv", "Legitimation som läkare"),
    ("jobtech", "j:vård", "skill", "sv", "Primärvård"),
    ("jobtech", "g:7212", "occupation-group", "sv", "Svetsare och gasskärare"),
    ("jobtech", "o:svetsare", "occupation", "sv", "Svetsare, manuell"),
    ("jobtech", "g:2512", "occupation-group", "sv", "Mjukvaru- och systemutvecklare m.fl."),
    ("jobtech", "o:utvecklare", "occupation", "sv", "Systemutvecklare"),
]
BROADER = {"o:svetsare": ["g:7212"], "o:utvecklare": ["g:2512"]}
CODES = {"g:7212": "7212", "g:2512": "2512"}


def small_taxonomy() -> tuple[pa.Table, pa.Table, pa.Table]:
    """CONCEPTS, LABELS and RELATIONS of a few skills and two occupations."""
    concepts = {
        (scheme, identity): {
            "scheme": scheme, "id": identity, "kind": kind,
            "broader": BROADER.get(identity), "code": CODES.get(identity),
        }
        for scheme, identity, kind, _, _ in SKILLS
    }  # fmt: skip
    labels: list[dict[str, object]] = [
        {"scheme": scheme, "id": identity, "language": language, "label": label, "preferred": True}
        for scheme, identity, _, language, label in SKILLS
    ]
    return CONCEPTS.from_rows(list(concepts.values())), LABELS.from_rows(labels), RELATIONS.empty()


def ads(*texts: str, headline: str = "") -> pa.Table:
    """ADS with these texts, numbered from 1."""
    rows: list[dict[str, object]] = [
        {"id": str(number), "source": "jobsearch", "headline": headline, "text": text}
        for number, text in enumerate(texts, 1)
    ]
    return ADS.from_rows(rows)
