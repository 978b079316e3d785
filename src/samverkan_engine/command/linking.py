"""`link`: free labels become ranked concepts."""

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_engine.command.codes import DONE, REFUSED, WRONG_USAGE

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from samverkan_engine.matching.linking import Linker, Ranked
    from samverkan_engine.readers.taxonomies import Taxonomy

Answer = dict[str, object]


def add(subparsers: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `link` to a parser's subcommands; the chosen arguments carry `handler`."""
    parser = subparsers.add_parser(
        "link",
        help="tell which concepts of ESCO and JobTech Taxonomy free labels mean",
        description="Read labels of skills or occupations, one a line, in Swedish or English, and rank the concepts "
        "each may mean. After a tab a line may give the SSYK 2012 group that is known of it. With --kind sentence a "
        "line is an English sentence of a job ad, and the answer all skills of ESCO that it asks for. "
        "Exit code 0: done; 1: the labels or the taxonomy cannot be read; 2: wrong usage.",
    )
    parser.add_argument("labels", metavar="LABELS", help="a file with a label a line; - reads what is piped in")
    parser.add_argument("--taxonomy", required=True, type=Path, action="append", metavar="DIR", help="a folder of "
                        "taxonomy files (ESCO's CSV, JobTech's JSON); may be given again for another")  # fmt: skip
    parser.add_argument("--kind", choices=("skill", "occupation", "sentence"), default="skill", help="what a line is")
    parser.add_argument("--limit", type=_positive, default=5, metavar="N", help="at most so many concepts a label")
    parser.add_argument("--group", metavar="SSYK", help="the SSYK 2012 group (four digits) of labels that give none")
    parser.add_argument("--json", action="store_true", help="print a line of JSON for each label")
    parser.set_defaults(handler=run_link)


def run_link(arguments: argparse.Namespace) -> int:
    """Rank the concepts of every label; prints them and returns the exit code."""
    if arguments.group and not _is_group(arguments.group):
        print(f"{arguments.group} is not the number of an SSYK group: four digits.", file=sys.stderr)
        return WRONG_USAGE
    try:
        labels = _labels(arguments.labels)
        files = {str(path): path.read_bytes() for folder in arguments.taxonomy for path in _files(folder)}
    except OSError as error:
        print(f"{error.filename} cannot be read: {error.strerror}.", file=sys.stderr)
        return REFUSED
    except UnicodeDecodeError:
        print(f"{arguments.labels} is not text in UTF-8.", file=sys.stderr)
        return REFUSED
    read = _read(files)
    names = _names(read)
    if not names:
        print("The taxonomy folders hold no concept of ESCO or JobTech Taxonomy.", file=sys.stderr)
        return REFUSED
    if arguments.kind == "sentence":
        answers = _asked(read, names, [text for text, _ in labels])
    else:
        found = [(text, group or arguments.group) for text, group in labels]
        answers = _answers(_linker(read), names, found, arguments.kind, arguments.limit)
    _tell(answers, arguments.json)
    return DONE


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a number from 1")
    return int(text)


def _is_group(text: str) -> bool:
    return len(text) == 4 and text.isdigit()


def _labels(where: str) -> list[tuple[str, str | None]]:
    text = sys.stdin.read() if where == "-" else Path(where).read_text("utf-8-sig")
    lines = (line.partition("\t") for line in text.splitlines() if line.strip())
    return [(label.strip(), group.strip() if _is_group(group.strip()) else None) for label, _, group in lines]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())


def _read(files: dict[str, bytes]) -> "Taxonomy":
    from samverkan_engine.readers import taxonomies

    read = taxonomies.read(files)
    for fault in read.faults:
        print(fault, file=sys.stderr)
    return read


def _names(read: "Taxonomy") -> dict[str, str]:
    columns = (read.concepts[name].to_pylist() for name in ("id", "label_sv", "label_en"))
    return {id_: swedish or english for id_, swedish, english in zip(*columns, strict=True)}


def _linker(read: "Taxonomy") -> "Linker":
    from samverkan_engine.matching.linking import linker_of

    return linker_of(read.concepts, read.labels, read.relations)


def _answers(
    linker: "Linker", names: dict[str, str], labels: Sequence[tuple[str, str | None]], kind: str, limit: int
) -> Iterable[Answer]:
    texts, groups = [text for text, _ in labels], [group for _, group in labels]
    ranked = [linker.rank(texts, kind, limit, scheme, groups) for scheme in ("esco", "jobtech")]
    for text, esco, jobtech in zip(texts, *ranked, strict=True):
        yield {"label": text, "esco": _told(esco, names), "jobtech": _told(jobtech, names)}


def _asked(read: "Taxonomy", names: dict[str, str], sentences: Sequence[str]) -> Iterable[Answer]:
    from samverkan_engine.matching.labels.index import Index
    from samverkan_engine.matching.labels.laying import tables
    from samverkan_engine.matching.sentences import skills

    found = skills(sentences, Index(*tables(read.concepts, read.labels)), _linker(read))
    for text, esco in zip(sentences, found, strict=True):
        yield {"label": text, "esco": _told(esco, names), "jobtech": []}


def _told(ranked: "Sequence[Ranked]", names: dict[str, str]) -> list[Answer]:
    return [{"id": found.id, "label": names[found.id], "score": round(found.score, 4)} for found in ranked]


def _tell(answers: Iterable[Answer], as_json: bool) -> None:
    if as_json:
        for answer in answers:
            print(json.dumps(answer, ensure_ascii=False))
        return
    from samverkan_engine.command.linked import show

    show(answers)
