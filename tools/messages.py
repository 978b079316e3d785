"""
Keep the Swedish catalogues whole: find the texts of each room, add those missing, compile.

    python -m tools.messages                 add missing texts to every room's catalogue, and compile
    python -m tools.messages agreements ui   the same for these rooms only
    python -m tools.messages --check         add nothing; list what is missing, untranslated, unsure, unused
    python -m tools.messages --prune         take away texts that no longer occur
    python -m tools.messages --compile       compile only

Texts in the code are English; src/samverkan/<room>/locale/sv/LC_MESSAGES/django.po holds the Swedish. Existing
translations are never touched: new texts are appended. Babel does the work, so no gettext program need be installed.
The check also finds a text that two rooms translate differently.
"""

import argparse
import io
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parent.parent / "src" / "samverkan"
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
HEADER = """# Swedish for this room.
msgid ""
msgstr ""
"Language: sv\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""
PAGES = (".html", ".txt", ".xml", ".svg", ".typ")

Key = tuple[str, str]  # context (empty: none) and English text


def main() -> int:
    options = arguments()
    rooms = [room for room in sorted(WEB.iterdir()) if room.is_dir() and room.name in (options.room or [room.name])]
    if options.check:
        return report([*problems(rooms), *contradictions(rooms)])
    for room in rooms:
        if not options.compile:
            add_missing(room)
        if options.prune:
            prune(room)
        compile_catalogue(room)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.messages", description="Keep the Swedish catalogues whole.")
    parser.add_argument("room", nargs="*", help="rooms to look at (default: all)")
    parser.add_argument("--check", action="store_true", help="list what is wrong and change nothing")
    parser.add_argument("--prune", action="store_true", help="take away texts that no longer occur")
    parser.add_argument("--compile", action="store_true", help="compile only")
    return parser.parse_args()


def report(found: list[str]) -> int:
    """Print what was found; 1 when anything was."""
    print("\n".join(found) if found else "Every text has its Swedish.")
    return 1 if found else 0


# What the code says


def texts(room: Path) -> Catalog:
    """The texts that a room's code and templates ask to have translated."""
    found = Catalog()
    for path in sorted(room.rglob("*")):
        if path.suffix == ".py" or (path.suffix in PAGES and "templates" in path.parts):
            for line, text, comments, context in extracted(path):
                where = [(str(path.relative_to(WEB.parent.parent)), line)]
                found.add(text, context=context, auto_comments=comments, locations=where)
    return found


def extracted(path: Path) -> Iterator[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Line, text (with its plural), comments for the translator and context of each text in a file."""
    source = path.read_text()
    if path.suffix != ".py":
        # Django writes a template as Python-like calls, one a line; its indentation means nothing there.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).splitlines())
    lines = io.BytesIO(source.encode())
    yield from extract("python", lines, keywords=KEYWORDS, comment_tags=["Translators:"], options={"encoding": "utf-8"})


# What the catalogues say


def catalogue_path(room: Path) -> Path:
    return room / "locale" / "sv" / "LC_MESSAGES" / "django.po"


def catalogue(room: Path) -> Catalog:
    """A room's Swedish catalogue; an empty one when there is none yet."""
    path = catalogue_path(room)
    if not path.exists():
        return Catalog(locale="sv")
    with path.open("rb") as file:
        return read_po(file, locale="sv", abort_invalid=True)


def key(message: Message) -> Key:
    english = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", english


def messages(source: Iterable[Message]) -> dict[Key, Message]:
    """The messages by context and English text, without the header."""
    return {key(message): message for message in source if message.id}


def is_translated(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else message.string
    return bool(forms) and all(forms)


# What is done to them


def add_missing(room: Path) -> None:
    """Append the room's texts that its catalogue lacks, untranslated; leave the rest of the file as it is."""
    known = messages(catalogue(room))
    missing = [message for found, message in messages(texts(room)).items() if found not in known]
    if not missing:
        return
    path = catalogue_path(room)
    addition = Catalog(locale="sv")
    for message in missing:
        addition.add(message.id, context=message.context, flags=message.flags, auto_comments=message.auto_comments)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(("" if path.stat().st_size else HEADER) + "\n" + entries(addition))
    print(f"{room.name}: {len(missing)} new, to be translated in {path.relative_to(WEB.parent.parent)}")


def prune(room: Path) -> None:
    """Take the texts that no longer occur out of the room's catalogue."""
    used, kept = messages(texts(room)), catalogue(room)
    unused = [message for found, message in messages(kept).items() if found not in used]
    for message in unused:
        kept.delete(message.id, message.context)
    if unused:
        catalogue_path(room).write_text(HEADER + "\n" + entries(kept))
        print(f"{room.name}: {len(unused)} taken away")


def entries(source: Catalog) -> str:
    """The messages of a catalogue as they stand in its file, without the header."""
    file = io.BytesIO()
    write_po(file, source, width=0, omit_header=True, no_location=True, ignore_obsolete=True)
    return file.getvalue().decode().strip() + "\n"


def compile_catalogue(room: Path) -> None:
    """Write the room's compiled catalogue, whole or not at all."""
    path = catalogue_path(room)
    if not path.exists():
        return
    draft = path.with_suffix(f".{os.getpid()}.tmp")
    with draft.open("wb") as file:
        write_mo(file, catalogue(room))
    draft.replace(path.with_suffix(".mo"))


# What is wrong


def problems(rooms: Iterable[Path]) -> Iterator[str]:
    """Each text that is missing, untranslated, unsure, unused, or whose translation has other placeholders."""
    for room in rooms:
        used, known = messages(texts(room)), catalogue(room)
        have = messages(known)
        for found in used:
            if found not in have:
                yield f"{room.name}: missing: {found[1]!r}"
        for found, message in have.items():
            if found not in used:
                yield f"{room.name}: no longer used (python -m tools.messages --prune): {found[1]!r}"
            elif message.fuzzy:
                yield f"{room.name}: marked fuzzy: {found[1]!r}"
            elif not is_translated(message):
                yield f"{room.name}: untranslated: {found[1]!r}"
            for error in message.check(known):
                yield f"{room.name}: {error}: {found[1]!r}"


def contradictions(rooms: Iterable[Path]) -> Iterator[str]:
    """Each text that two rooms translate differently; Django would silently use one of them everywhere."""
    translations: dict[Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for room in rooms:
        for found, message in messages(catalogue(room)).items():
            if is_translated(message):
                swedish = message.string if isinstance(message.string, str) else message.string[0]
                translations[found][swedish].append(room.name)
    for (_, english), forms in translations.items():
        if len(forms) > 1:
            said = "; ".join(f"{', '.join(rooms)}: {swedish!r}" for swedish, rooms in forms.items())
            yield f"{english!r} is translated in several ways: {said}"


if __name__ == "__main__":
    sys.exit(main())
