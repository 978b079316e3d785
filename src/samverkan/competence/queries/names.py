"""What SSYK groups are called."""

from samverkan.competence.queries.facts import Facts
from samverkan.sources.queries import datasets


def names(facts: Facts) -> dict[str, str]:
    """Return what each SSYK group is called: by the taxonomy where it is kept, else by the assessments."""
    table = datasets.table("CONCEPTS", kind="occupation-group")
    official = {row["code"]: row["label_sv"] for row in table.to_pylist() if row["code"] and row["label_sv"]}
    return {code: official.get(code) or assessed(facts, code) for code in facts.codes}


def assessed(facts: Facts, code: str) -> str:
    return ", ".join(dict.fromkeys(one.occupation for one in facts.assessments.get(code, ()))) or f"SSYK {code}"
