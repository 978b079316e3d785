"""
How well two drafts are compared, and how fast.

The promises of the tests' own documents, worded anew by rules (other words, other order, less or more said), are to be
found again, with twenty strangers beside them. Found: the share of the reworded that are paired with what they came
from; wrong: the share of all pairs that are something else. The last line is the time for 500 promises against 500.
"""

import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from samverkan_engine.comparing import compare
from samverkan_engine.tables.comparing import Side, SidePromise
from tests.engine.comparing.rewording import read_sides, reworded

ROUNDS = 300


def main() -> None:
    """Print what is found and what is wrong, for light, middling and heavy rewording, and the time."""
    sides = read_sides()
    print(f"{sum(len(side.promises) for side in sides)} promises of {len(sides)} documents, {ROUNDS} rounds each")
    for words, heavy in (("light", 1), ("middling", 2), ("heavy", 3)):
        found, looked, wrong, paired = measure(sides, heavy)
        print(f"{words:>9} rewording   found {found / looked:6.1%}   wrong {wrong / paired:6.1%}   of {looked}")
    one, other = large(sides, 0), large(sides, 1)
    began = time.perf_counter()
    pairs = len(compare(one, other).both)
    print(f"500 promises against 500: {time.perf_counter() - began:.2f} s, {pairs} pairs")


def measure(sides: list[Side], heavy: int) -> tuple[int, int, int, int]:
    """Return how many were found, of how many, and how many pairs were wrong, of how many."""
    found = looked = wrong = paired = 0
    for seed in range(ROUNDS):
        chance = Random(seed)
        one, other, answer = pair_of_sides(sides, chance, heavy)
        pairs = {(same.one, same.other) for same in compare(one, other).both}
        found += len(pairs & answer)
        looked += len(answer)
        wrong += len(pairs - answer)
        paired += len(pairs)
    return found, looked, wrong, paired


def pair_of_sides(sides: list[Side], chance: Random, heavy: int) -> tuple[Side, Side, set[tuple[int, int]]]:
    """Return a document, a side with some of its promises worded anew among strangers, and which belong together."""
    own = chance.choice(sides)
    strangers = [promise for side in sides if side is not own for promise in side.promises]
    kept = [number for number in range(len(own.promises)) if chance.random() < 0.6]
    made: list[tuple[SidePromise, int | None]] = [
        (replace(own.promises[number], text=reworded(own.promises[number].text, chance, heavy)), number)
        for number in kept
    ]
    made += [(promise, None) for promise in chance.sample(strangers, min(len(strangers), 20))]
    chance.shuffle(made)
    answer = {(number, at) for at, (_, number) in enumerate(made) if number is not None}
    return own, replace(own, promises=tuple(promise for promise, _ in made)), answer


def large(sides: list[Side], seed: int) -> Side:
    """Return a side of 500 promises, worded anew from the documents over and over."""
    chance = Random(seed)

    def promises() -> Iterator[SidePromise]:
        while True:
            for side in sides:
                for promise in side.promises:
                    yield replace(promise, text=reworded(promise.text, chance, 3))

    every = promises()
    return Side(promises=tuple(next(every) for _ in range(500)), language="sv")


if __name__ == "__main__":
    main()
