"""What can be wrong in a case file: each fault with its line, its place and a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Path = tuple[str | int | float | bool | None, ...]
"""Where a value stands: keys and numbers in lists, from the top."""


class Code(StrEnum):
    """What was wrong; the value is the code by which it is translated."""

    ALIAS = "alias"
    TAG = "tag"
    TOO_DEEP = "too_deep"
    NOT_A_KEY = "not_a_key"
    TWICE = "twice"
    UNKNOWN_KEY = "unknown_key"
    MISSING = "missing"
    NOT_A_RECORD = "not_a_record"
    NOT_A_LIST = "not_a_list"
    NOT_TEXT = "not_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    NOT_A_YEAR = "not_a_year"
    NOT_A_MONTH = "not_a_month"
    NOT_A_CODE = "not_a_code"
    NOT_ONE_OF = "not_one_of"
    WRONG_UNIT = "wrong_unit"
    NO_GROUND = "no_ground"
    EMPTY = "empty"
    SAME_ID = "same_id"
    UNKNOWN_OCCUPATION = "unknown_occupation"
    UNKNOWN_PROFILE = "unknown_profile"
    UNKNOWN_PROGRAMME = "unknown_programme"
    ROUTES_OVER_ONE = "routes_over_one"
    DONORS_OVER_ONE = "donors_over_one"
    MIX_OVER_ONE = "mix_over_one"
    WEIGHTS_NOT_ONE = "weights_not_one"
    PULL_OVER_LEAVES = "pull_over_leaves"
    MORE_THAN_ALL = "more_than_all"
    AFTER_THE_FIRST_YEAR = "after_the_first_year"
    COUNTED_TWICE = "counted_twice"


SENTENCES: Mapping[Code, str] = {
    Code.ALIAS: "An anchor or alias (& or *) stands here; write the value out instead.",
    Code.TAG: "A tag ({value}) stands here; write the value without it.",
    Code.TOO_DEEP: "Values lie in more than {limit} levels within each other.",
    Code.NOT_A_KEY: "The name of a value must be a word or a number.",
    Code.TWICE: "This stands here a second time; the first is on line {line}. Keep one.",
    Code.UNKNOWN_KEY: "“{value}” is not known here.",
    Code.MISSING: "“{value}” is missing.",
    Code.NOT_A_RECORD: "Names with values are expected here ({expected}).",
    Code.NOT_A_LIST: "A list is expected here.",
    Code.NOT_TEXT: "Text is expected here, but it says “{value}”.",
    Code.NOT_A_NUMBER: "A number is expected here, but it says “{value}”.",
    Code.NOT_WHOLE: "A whole number is expected here, but it says {value}.",
    Code.TOO_SMALL: "{value} is too small; it is at least {limit}.",
    Code.TOO_LARGE: "{value} is too large; it is at most {limit}.",
    Code.NOT_A_YEAR: "A year is expected here (such as 2026), but it says “{value}”.",
    Code.NOT_A_MONTH: "A month or a year is expected here (such as 2025-03), but it says “{value}”.",
    Code.NOT_A_CODE: "A code of {digits} digits within quotes is expected here, but it says “{value}”.",
    Code.NOT_ONE_OF: "“{value}” is not one of {expected}.",
    Code.WRONG_UNIT: "The unit is “{value}”, but this is counted in “{expected}”. Convert the number, then the unit.",
    Code.NO_GROUND: "The number has neither source nor assumption. Say where it comes from, or why it stands.",
    Code.EMPTY: "At least one is needed here.",
    Code.SAME_ID: "“{value}” is the id of an earlier one too.",
    Code.UNKNOWN_OCCUPATION: "Occupation “{value}” is not in the list of occupations.",
    Code.UNKNOWN_PROFILE: "Profile “{value}” is not among the profiles.",
    Code.UNKNOWN_PROGRAMME: "Programme “{value}” is not in the list of programmes.",
    Code.ROUTES_OVER_ONE: "The shares sum to {value}; of those who finish no more than all (1) can go somewhere.",
    Code.DONORS_OVER_ONE: "The shares sum to {value}; of those who begin no more than all (1) can come from somewhere.",
    Code.MIX_OVER_ONE: "The shares of the establishment's jobs sum to {value}, which is more than all (1).",
    Code.WEIGHTS_NOT_ONE: "The weights of the scenarios sum to {value}; they must sum to 1.",
    Code.PULL_OVER_LEAVES: (
        "An unfilled job draws in {value} people a year (eta), more than the share of a surplus that leaves, {limit} "
        "(lambda). Then no plan can be proved best; lower the one or raise the other."
    ),
    Code.MORE_THAN_ALL: "{value} are more than the {limit} ({of}) of whom they are a part.",
    Code.AFTER_THE_FIRST_YEAR: "{value} lies after the first year of the case, {limit}; what has been lies before it.",
    Code.COUNTED_TWICE: "{value} of {year} has been counted already, further up. Keep one.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """
    One thing that is wrong in a case file.

    line    from 1
    path    where it stands; `place` in words
    params  what the sentence says; `near` the name that may have been meant
    """

    code: Code
    line: int
    path: Path
    params: Mapping[str, str | int | float] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The path as one reads it: programmes[0].route.7233."""
        return placed(self.path)

    def __str__(self) -> str:
        """Line, place and a sentence."""
        shown = {key: f"{value:g}" if isinstance(value, float) else value for key, value in self.params.items()}
        sentence = SENTENCES[self.code].format(**shown)
        near = f" Perhaps “{shown['near']}” is meant." if shown.get("near") else ""
        where = f"line {self.line}, {self.place}" if self.path else f"line {self.line}"
        return f"{where}: {sentence}{near}"


def placed(path: Path) -> str:
    """Return a path as one reads it; items of a list are numbered from 1."""
    words = "".join(f"[{step + 1}]" if isinstance(step, int) and step < 1000 else f".{step}" for step in path)
    return words.removeprefix(".")


class Faulty(Exception):
    """A case file that can be read but is wrong; `faults` says where, in the order of the file."""

    def __init__(self, name: str, faults: tuple[Fault, ...]) -> None:
        self.name = name
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(f"{name}, {fault}" for fault in self.faults))
