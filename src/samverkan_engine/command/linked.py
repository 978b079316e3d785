"""Ranked concepts as a table in the terminal."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table


def show(answers: Iterable[Mapping[str, object]]) -> None:
    """Print for each label the concepts it may mean, ESCO's before JobTech's, the likeliest first."""
    table = Table("Label", "Taxonomy", "Concept", "Sure", "Id", box=None, header_style="dim", pad_edge=False)
    for answer in answers:
        first = escape(str(answer["label"]))
        for scheme, name in (("esco", "ESCO"), ("jobtech", "JobTech")):
            found = answer[scheme]
            for concept in found if isinstance(found, list) else ():
                sure = f"{concept['score']:.0%}"
                table.add_row(first, name, escape(concept["label"]), sure, concept["id"])
                first = ""
        if first:
            table.add_row(first, "", "nothing comes near", "", "")
    Console().print(table)
