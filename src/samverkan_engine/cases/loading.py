"""
YAML becomes a tree of plain values with the line of each.

Read by the core schema of YAML 1.2: `92e6` is a number, `no` and `2019-07` are text. What nobody writes by hand and
what can do harm (aliases that unfold to billions, tags, keys given twice) is a fault with its line.
"""

import math
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from samverkan_engine.cases.faults import Code, Fault, Path
from samverkan_engine.errors import NoContent, NotText, NotYaml, TooLarge

LARGEST, DEEPEST = 1_000_000, 20
READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
WHOLE = re.compile(r"[-+]?[0-9]{1,18}")
BROKEN = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
SET_IN = re.compile(r"^[\t ]+", re.MULTILINE)
"""JSON may be set in with tabs, YAML may not."""

NAMED: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class Loaded(NamedTuple):
    """The values of a file, the line each stands on, and what was wrong with the YAML itself."""

    document: Any
    lines: Mapping[Path, int]
    faults: tuple[Fault, ...]


def load(data: bytes, name: str) -> Loaded:
    """
    Return the values of a file with their lines.

    Raises TooLarge, NoContent, NotText or NotYaml.
    """
    if len(data) > LARGEST:
        raise TooLarge(name=name, size_mb=math.ceil(len(data) / 1e6), limit_mb=LARGEST // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(name=name) from error
    if not text.strip():
        raise NoContent(name=name)
    if text.lstrip().startswith("{"):
        text = SET_IN.sub(lambda tabs: tabs[0].replace("\t", " "), text)
    try:
        faults = _harmful(text)
        if faults:
            return Loaded(None, {}, faults)
        root = yaml.compose(text, Loader=READER)
    except yaml.YAMLError as error:
        raise _not_yaml(error, text, name) from error
    if root is None:
        raise NoContent(name=name)
    tree = _Tree(text)
    return Loaded(tree.value(root, ()), tree.lines, tuple(tree.faults))


def scalar(text: str) -> str | int | float | bool | None:
    """Return what an unquoted word of a file means."""
    if text in NAMED:
        return NAMED[text]
    if WHOLE.fullmatch(text):
        return int(text)
    if BROKEN.fullmatch(text) and math.isfinite(float(text)):
        return float(text)
    return text


def _harmful(text: str) -> tuple[Fault, ...]:
    """Return the first alias, tag or too deep nesting; these are looked for before anything is built of them."""
    depth = 0
    for event in yaml.parse(text, Loader=READER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return (Fault(Code.ALIAS, line, ()),)
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            return (Fault(Code.TAG, line, (), {"value": str(tag)}),)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return (Fault(Code.TOO_DEEP, line, (), {"limit": DEEPEST}),)
    return ()


def _not_yaml(error: yaml.YAMLError, text: str, name: str) -> NotYaml:
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        return NotYaml(name=name, line=mark.line + 1, column=mark.column + 1)
    before = text[: getattr(error, "position", 0)]  # a character that YAML does not allow
    return NotYaml(name=name, line=before.count("\n") + 1, column=len(before) - before.rfind("\n"))


class _Tree:
    """The values as they are built, with their lines and faults."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self._text = text.splitlines()

    def value(self, node: yaml.Node, path: Path) -> Any:
        """Return what a node holds."""
        self.lines[path] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else scalar(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*path, place)) for place, each in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode), "there are three kinds of nodes"
        return self._mapping(node, path)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[Any, Any]:
        built: dict[Any, Any] = {}
        before: tuple[Any, yaml.Node] | None = None
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(Fault(Code.NOT_A_KEY, line, path))
            elif before and self._is_continued(node, before[1], key_node, value_node):
                # A text with commas that was not quoted: {note: one, two} is two names to YAML, one text to a reader.
                built[before[0]] = self._between(before[1], key_node)
            elif (key := self.value(key_node, ())) in built:
                self.faults.append(Fault(Code.TWICE, line, (*path, key), {"line": self.lines[(*path, key)]}))
            else:
                built[key] = self.value(value_node, (*path, key))
                before = key, value_node
        return built

    def _is_continued(self, node: yaml.MappingNode, before: yaml.Node, key: yaml.ScalarNode, value: yaml.Node) -> bool:
        """Whether a name within braces has no value, not even a colon, and follows unquoted words."""
        end = key.end_mark
        bare = isinstance(value, yaml.ScalarNode) and value.value == "" and not value.style and not key.style
        words = isinstance(before, yaml.ScalarNode) and not before.style and before.value != ""
        return node.flow_style and bare and words and not self._text[end.line][end.column :].lstrip().startswith(":")

    def _between(self, first: yaml.Node, last: yaml.Node) -> str:
        """Return the text of the file from the one node to the end of the other, as one line."""
        start, end = first.start_mark, last.end_mark
        lines = self._text[start.line : end.line + 1]
        lines[-1] = lines[-1][: end.column]
        lines[0] = lines[0][start.column :]
        return " ".join(line.strip() for line in lines)
