"""What SSYK groups are called."""

from samverkan.competence.queries.facts import Facts
from samverkan.sources.queries import datasets

SSYK = "jobtech"
"""The taxonomy whose groups are SSYK's; those of ESCO are ISCO's, with the same digits for other occupations."""


def names(facts: Facts) -> dict[str, str]:
    """Return what each SSYK group is called: by the taxonomy where it is kept, else by the assessments."""
    official = {
        row["code"]: row["label_sv"]
        for row in datasets.table("CONCEPTS", scheme=SSYK, kind="occupation-group").to_pylist()
        if row["code"] and row["label_sv"]
    }
    return {code: official.get(code) or assessed(facts, code) for code in facts.codes}


def name_of_group(facts: Facts, ssyk: str) -> str:
    """Return what one SSYK group is called."""
    for row in datasets.table("CONCEPTS", scheme=SSYK, kind="occupation-group", code=ssyk).to_pylist():
        if row["label_sv"]:
            return str(row["label_sv"])
    return assessed(facts, ssyk)


def assessed(facts: Facts, code: str) -> str:
    return ", ".join(dict.fromkeys(one.occupation for one in facts.assessments.get(code, ()))) or f"SSYK {code}"
