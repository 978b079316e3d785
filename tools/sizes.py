"""
Show how long our files and functions are: the middle one, and the one that nine of ten do not exceed.

Numbers to look at when lost, no limits. The best of their kind keep a file's median near 100 lines (nine of ten below
300) and a function's near 7 (nine of ten below 30).
"""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("src/samverkan_engine", "src/samverkan", "tests", "tools")
LONGEST = 5


def main() -> None:
    """Print the sizes of each part and the longest functions."""
    print(f"{'':22}{'files':>7}{'median':>8}{'90 %':>6}   {'functions':>9}{'median':>8}{'90 %':>6}")
    everything: list[tuple[int, str]] = []
    for part in PARTS:
        files, functions = measure(ROOT / part)
        if files:
            spans = [length for length, _ in functions]
            print(f"{part:22}{len(files):7}{share(files, 0.5):8}{share(files, 0.9):6}", end="   ")
            print(f"{len(spans):9}{share(spans, 0.5):8}{share(spans, 0.9):6}")
        everything += functions
    print("\nThe longest functions:")
    for length, where in sorted(everything, reverse=True)[:LONGEST]:
        print(f"{length:5}  {where}")


def measure(folder: Path) -> tuple[list[int], list[tuple[int, str]]]:
    """The lengths of the files below a folder, and of their functions with where they stand."""
    files, functions = [], []
    for path in sorted(folder.rglob("*.py")):
        if "migrations" in path.parts or path.stat().st_size == 0:
            continue
        source = path.read_text(encoding="utf-8")
        files.append(source.count("\n"))
        where = path.relative_to(ROOT)
        functions += [(length, f"{where}:{line} {name}") for length, line, name in lengths(ast.parse(source))]
    return files, functions


def lengths(tree: ast.Module) -> Iterator[tuple[int, int, str]]:
    """Length, line and name of each function; its docstring does not count."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            says = first.end_lineno - first.lineno + 1 if ast.get_docstring(node, clean=False) else 0
            yield node.end_lineno - node.lineno + 1 - says, node.lineno, node.name


def share(lengths: list[int], part: float) -> int:
    """The length that `part` of them do not exceed; 0 when there are none."""
    return sorted(lengths)[min(len(lengths) - 1, int(len(lengths) * part))] if lengths else 0


if __name__ == "__main__":
    main()
