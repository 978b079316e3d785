"""
How well documents are drafted by what the documents of other partners support.

Rules are not trained, but their words come from documents that were read. So the partners are parted into groups, and
for each group a copy of the drafting package is made that lacks what no document of the other groups supports:

- the alternatives of the lists of words in all its patterns (role words, words for organisations and agreements,
  verbs of promise and of saying, words of domains and areas, months) and in its sets of words, where an alternative is
  found in documents of the group and in none of the others;
- the learned models, which are learned anew from the other groups.

An alternative that occurs in no document at all is kept: nobody learned it from these documents. Not covered are the
shape of the rules, how they follow each other, thresholds and weights; and an alternative counts as supported when it
occurs anywhere in another document, whatever its place there. The registers of open facts stay whole.
"""

import importlib
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import samverkan_engine

from . import measure
from .measure import Measured

PACKAGE = "samverkan_engine.drafting"
GROUPS = 12
PLAIN = re.compile(r"(?:[^\W\d_]|[’' -]|\\s\+?|\\w[*+?]?|\\b|\[\w+\]|\(\?:[^()\[\]]*\)\??|\?|\\-|\{\d,?\d*\})+")
"""An alternative that is a word, or a few with simple endings; groups that are asked for by name are left alone."""

NEVER = "(?!)"
FEWEST = 3
"""A group of fewer alternatives is grammar and no list of words."""

Compile = Callable[..., re.Pattern[str]]


def measured(texts: Sequence[Path]) -> list[Measured]:
    """Draft every document by rules and models without what only its own group of partners supports."""
    partners = {text: measure.partner(text) for text in texts}
    order = sorted(set(partners.values()))
    group_of = {partner: number % GROUPS for number, partner in enumerate(order)}
    places = [group_of[partners[text]] for text in texts]
    support = _support(texts, places)
    results = []
    for group in range(GROUPS):
        own = [text for text, place in zip(texts, places, strict=True) if place == group]
        dropped = frozenset(word for word, groups in support.items() if groups == {group})
        with _without(dropped, {partner for partner in order if group_of[partner] == group}, texts):
            results += [measure.measured(text) for text in own]
    return results


def _support(texts: Sequence[Path], places: Sequence[int]) -> dict[str, set[int]]:
    """For each alternative the groups in whose documents it is found."""
    words = [text.read_text("utf-8") for text in texts]
    found: dict[str, set[int]] = {}
    for alternative in _all_alternatives():
        pattern = re.compile(rf"(?<!\w)(?:{alternative})", re.IGNORECASE)
        found[alternative] = {place for text, place in zip(words, places, strict=True) if pattern.search(text)}
    return found


def _all_alternatives() -> list[str]:
    """Every alternative of every list of words, learned by watching the package being imported."""
    seen: dict[str, None] = {}

    def watched(pattern: str) -> str:
        seen.update(dict.fromkeys(alternatives(pattern)))
        return pattern

    with _imported(watched, lambda words: seen.update(dict.fromkeys(map(re.escape, words.split()))) or words):
        pass
    return list(seen)


def alternatives(pattern: str) -> list[str]:
    """The alternatives of the lists of words in a pattern."""
    return [pattern[start:end] for start, end in _spans(pattern)]


@cache
def _spans(pattern: str) -> tuple[tuple[int, int], ...]:
    """Where the alternatives stand of every group that has at least three, each a plain word."""
    open_groups: list[list[int]] = [[0]]
    behind: list[bool] = [False]  # a look-behind must keep its width
    found: list[tuple[int, int]] = []
    at, in_class = 0, False
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\":
            at += 1
        elif sign == "[" and not in_class:
            in_class = True
        elif sign == "]" and in_class:
            in_class = False
        elif not in_class and sign == "(":
            head = re.match(r"\(\?(?:P<\w+>|[:=!]|<[=!]|i:)|\(", pattern[at:])
            behind.append(bool(head and head.group().startswith("(?<")))
            at += len(head.group()) - 1 if head else 0
            open_groups.append([at + 1])
        elif not in_class and sign == "|":
            open_groups[-1].append(at + 1)
        elif not in_class and sign == ")" and len(open_groups) > 1:
            listed = _listed(pattern, open_groups.pop(), at)
            found += [] if behind.pop() else listed
        at += 1
    return tuple(sorted(found + _listed(pattern, open_groups[0], len(pattern))))


def _listed(pattern: str, starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    spans = list(zip(starts, [*(start - 1 for start in starts[1:]), end], strict=True))
    plain = [span for span in spans if PLAIN.fullmatch(pattern[slice(*span)]) and len(pattern[slice(*span)]) > 1]
    return plain if len(spans) >= FEWEST else []


def lacking(pattern: str, dropped: frozenset[str]) -> str:
    """The pattern without these alternatives; those within one that goes, go with it."""
    parts, last = [], 0
    for start, end in _spans(pattern):
        if start >= last and pattern[start:end] in dropped:
            parts += [pattern[last:start], NEVER]
            last = end
    return "".join([*parts, pattern[last:]])


@contextmanager
def _without(dropped: frozenset[str], partners: set[str], texts: Sequence[Path]) -> Iterator[None]:
    """The package without these alternatives, and its models without these partners, for as long as this lasts."""
    models = _models(tuple(texts), frozenset(partners))
    with _imported(
        lambda pattern: lacking(pattern, dropped),
        lambda words: " ".join(word for word in words.split() if re.escape(word) not in dropped),
        models,
    ) as drafting:
        kept, measure.drafting = measure.drafting, drafting
        try:
            yield
        finally:
            measure.drafting = kept


def _models(texts: tuple[Path, ...], partners: frozenset[str]) -> Any:
    """The models learned without these partners; None where the engine learns nothing."""
    try:
        from . import learning
    except ImportError:
        return None
    return learning.learned(_lessons(texts), partners)


@cache
def _lessons(texts: tuple[Path, ...]) -> Any:
    from . import learning

    return learning.lessons(texts)


@contextmanager
def _imported(
    changed: Callable[[str], str], kept_words: Callable[[str], str], models: Any = None
) -> Iterator[ModuleType]:
    """A new copy of the package, its patterns and sets of words changed; the one in use comes back afterwards."""
    own = {name: module for name, module in sys.modules.items() if _is_of_package(name)}
    for name in own:
        del sys.modules[name]
    compile_, re.compile = re.compile, _changing(re.compile, changed)
    try:
        sys.modules[PACKAGE] = _empty()  # so that two modules can be changed before the others take from them
        lexicon = importlib.import_module(f"{PACKAGE}.lexicon")
        set_of = lexicon.set_of
        lexicon.set_of = lambda words: set_of(kept_words(words))
        if models is not None:
            importlib.import_module(f"{PACKAGE}.learned").committed = lambda: models
        del sys.modules[PACKAGE]
        changed_package = importlib.import_module(PACKAGE)
        re.compile = compile_  # what is compiled later are the registers of facts, which stay whole
        yield changed_package
    finally:
        re.compile = compile_
        for name in [name for name in sys.modules if _is_of_package(name)]:
            del sys.modules[name]
        sys.modules.update(own)
        if PACKAGE in own:
            parent, _, child = PACKAGE.rpartition(".")
            setattr(sys.modules[parent], child, own[PACKAGE])


def _empty() -> ModuleType:
    """A package without anything in it, but at the place of the real one."""
    package = ModuleType(PACKAGE)
    package.__path__ = [str(Path(samverkan_engine.__file__).parent / "drafting")]
    return package


def _changing(compile_: Compile, changed: Callable[[str], str]) -> Compile:
    """Only patterns of the package itself are changed, and only while it is being imported."""

    def compiled(pattern: Any, flags: Any = 0) -> re.Pattern[str]:
        caller = sys._getframe(1).f_globals.get("__name__", "")
        return compile_(changed(pattern) if _is_of_package(caller) and isinstance(pattern, str) else pattern, flags)

    return compiled


def _is_of_package(name: str) -> bool:
    return name == PACKAGE or name.startswith(f"{PACKAGE}.")
