"""
Write docs/reference from the code: commands, settings, permissions, tables.

    python -m tools.reference            write the pages
    python -m tools.reference --check    write nothing; say which pages are no longer true
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samverkan_engine.tables.declared import Declared

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "docs" / "reference"
NOTICE = "*Made from the code by `make docs`; changes here are lost.*"

os.environ["COLUMNS"] = "100"  # as wide as a page
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samverkan.config.settings")
os.environ.setdefault("SAMVERKAN_SECRET", "a reference needs no secret")


def main() -> int:
    """Write the pages, or with --check say which differ; 1 when any does."""
    import django
    from django.utils import translation

    django.setup()
    with translation.override("en"):
        files = {REFERENCE / name: page(title, make()) for name, (title, make) in PAGES.items()}
    files |= dict.fromkeys(SCHEMAS, schema())
    stale = [path for path, text in files.items() if text != written(path)]
    if "--check" in sys.argv:
        print("\n".join(f"{path.relative_to(ROOT)} is no longer true: run `make docs`" for path in stale))
        return 1 if stale else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for path in stale:
        path.write_text(files[path], encoding="utf-8")
    return 0


def written(path: Path) -> str:
    """What a file says now."""
    return path.read_text(encoding="utf-8") if path.exists() else ""


def schema() -> str:
    """The JSON Schema of case files."""
    from samverkan_engine.cases.schema import schema

    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def page(title: str, lines: Iterator[str]) -> str:
    """A page of Markdown."""
    return "\n".join([f"# {title}", "", NOTICE, "", *lines]) + "\n"


def contents() -> Iterator[str]:
    """The pages of the reference."""
    for name, (title, _) in PAGES.items():
        if name != "README.md":
            yield f"- [{title}]({name})"


def commands() -> Iterator[str]:
    """The help of every command."""
    from samverkan.config import command

    parser = command.parser()
    (subparsers,) = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for name, subparser in subparsers.choices.items():
        yield from (f"## samverkan {name}", "", "```", subparser.format_help().strip(), "```", "")
        for leaf in command.leaves(subparser):
            if leaf is not subparser:
                yield from (f"### {leaf.prog}", "", "```", leaf.format_help().strip(), "```", "")


def settings() -> Iterator[str]:
    """What the environment may say."""
    from samverkan.config import settings as module

    yield from ("```", (module.__doc__ or "").strip(), "```")


def permissions() -> Iterator[str]:
    """Which role holds which permission."""
    from samverkan.accounts.permissions import ALLOWS, Permission, Role

    yield "| Permission | " + " | ".join(str(role.label) for role in Role) + " |"
    yield "|---" * (len(Role) + 1) + "|"
    for permission in Permission:
        held = " | ".join("✓" if permission in ALLOWS[role] else "" for role in Role)
        yield f"| `{permission.name}` | {held} |"


def tables() -> Iterator[str]:
    """Every table and what it remembers."""
    from django.apps import apps

    for room in apps.get_app_configs():
        models = [model for model in room.get_models() if model.__module__.startswith("samverkan.")]
        if models:
            yield from (f"## {room.label}", "")
        for model in models:
            yield from (f"### {model.__name__}", "", " ".join((model.__doc__ or "").split()), "")
            yield from ("| Field | Kind | |", "|---|---|---|")
            for field in model._meta.get_fields():
                if field.concrete and not field.auto_created:
                    about = str(field.help_text or "").replace("|", "\\|")
                    yield f"| `{field.name}` | {kind(field)} | {about} |"
            yield ""


def kind(field: object) -> str:
    """The kind of a field, with the table it leads to."""
    to = getattr(field, "related_model", None)
    return f"{type(field).__name__.removesuffix('Field')}{f' → {to.__name__}' if to else ''}"


def case_files() -> Iterator[str]:
    """Where the format of case files is described."""
    from samverkan_engine.cases.format import FORMAT

    yield from (f"`{FORMAT.name}`: {FORMAT.whole.meaning}", "")
    yield "As JSON Schema, for editors: [competence-case-1.schema.json](competence-case-1.schema.json)."
    yield from ("An example: [examples/region/case.yaml](../../examples/region/case.yaml).", "")
    yield from ("| Name | Holds |", "|---|---|")
    for name, shape in FORMAT.whole.keys.items():
        needed = "" if name in FORMAT.whole.needed else " May be left out."
        yield f"| `{name}` | {shape.meaning[0].upper()}{shape.meaning[1:].rstrip('.')}.{needed} |"


def plans() -> Iterator[str]:
    """Every table that a plan is told in."""
    from samverkan_engine.command.planning import SUMMED_UP
    from samverkan_engine.tables.planned import Planned

    yield "`samverkan plan CASE --out DIR` writes every table to `DIR/tables`, as Parquet and as CSV. `DIR/plan.json`"
    yield "holds `about`: what it was computed of, and whether decisions may rest on it; `overdrawn`: from which"
    yield "occupations courses take more people than there are; and these tables as lists of rows by column:"
    yield f"{', '.join(f'`{name}`' for name in SUMMED_UP)}."
    declared = declared_tables()
    for name in (name for name in Planned.__dataclass_fields__ if name != "about"):
        yield from ("", f"## {name}", "", f"{declared[name.upper()].meaning}.", "")
        yield from ("| Column | Holds | Unit |", "|---|---|---|")
        for column in declared[name.upper()].columns:
            empty = "" if column.needed else " May be empty."
            yield f"| `{column.name}` | {column.meaning}.{empty} | {column.unit} |"


def declared_tables() -> "dict[str, Declared]":
    """Every table that the engine declares, by its name."""
    import pkgutil
    from importlib import import_module

    from samverkan_engine import tables
    from samverkan_engine.tables.declared import Declared

    modules = [import_module(f"{tables.__name__}.{each.name}") for each in pkgutil.iter_modules(tables.__path__)]
    every = [value for module in modules for value in vars(module).values() if isinstance(value, Declared)]
    return {each.name: each for each in every}


SCHEMAS = [
    folder / "competence-case-1.schema.json" for folder in (REFERENCE, ROOT / "src" / "samverkan_engine" / "cases")
]

PAGES = {
    "README.md": ("Reference", contents),
    "commands.md": ("Commands", commands),
    "settings.md": ("Settings", settings),
    "permissions.md": ("Permissions", permissions),
    "tables.md": ("Tables", tables),
    "case-files.md": ("Case files", case_files),
    "plans.md": ("What a plan holds", plans),
}

if __name__ == "__main__":
    sys.exit(main())
