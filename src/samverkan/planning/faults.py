"""What is wrong in a case file, in the reader's language: each fault with its place and a sentence."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from samverkan.ui.numbers import rounded
from samverkan_engine.cases.faults import Code, Fault, Faulty
from samverkan_engine.errors import Refused

SENTENCES = {
    Code.ALIAS: gettext_noop("An anchor or alias (& or *) stands here; write the value out instead."),
    Code.TAG: gettext_noop("A tag (%(value)s) stands here; write the value without it."),
    Code.TOO_DEEP: gettext_noop("Values lie in more than %(limit)s levels within each other."),
    Code.NOT_A_KEY: gettext_noop("The name of a value must be a word or a number."),
    Code.TWICE: gettext_noop("This stands here a second time; the first is on line %(line)s. Keep one."),
    Code.UNKNOWN_KEY: gettext_noop("“%(value)s” is not known here."),
    Code.MISSING: gettext_noop("“%(value)s” is missing."),
    Code.NOT_A_RECORD: gettext_noop("Names with values are expected here (%(expected)s)."),
    Code.NOT_A_LIST: gettext_noop("A list is expected here."),
    Code.NOT_TEXT: gettext_noop("Text is expected here, but it says “%(value)s”."),
    Code.NOT_A_NUMBER: gettext_noop("A number is expected here, but it says “%(value)s”."),
    Code.NOT_WHOLE: gettext_noop("A whole number is expected here, but it says %(value)s."),
    Code.TOO_SMALL: gettext_noop("%(value)s is too small; it is at least %(limit)s."),
    Code.TOO_LARGE: gettext_noop("%(value)s is too large; it is at most %(limit)s."),
    Code.NOT_A_YEAR: gettext_noop("A year is expected here (such as 2026), but it says “%(value)s”."),
    Code.NOT_A_MONTH: gettext_noop("A month or a year is expected here (such as 2025-03), but it says “%(value)s”."),
    Code.NOT_A_CODE: gettext_noop(
        "A code of %(digits)s digits within quotes is expected here, but it says “%(value)s”."
    ),
    Code.NOT_ONE_OF: gettext_noop("“%(value)s” is not one of %(expected)s."),
    Code.WRONG_UNIT: gettext_noop(
        "The unit is “%(value)s”, but this is counted in “%(expected)s”. Convert the number, then the unit."
    ),
    Code.NO_GROUND: gettext_noop(
        "The number has neither source nor assumption. Say where it comes from, or why it stands."
    ),
    Code.EMPTY: gettext_noop("At least one is needed here."),
    Code.SAME_ID: gettext_noop("“%(value)s” is the id of an earlier one too."),
    Code.UNKNOWN_OCCUPATION: gettext_noop("Occupation “%(value)s” is not in the list of occupations."),
    Code.UNKNOWN_PROFILE: gettext_noop("Profile “%(value)s” is not among the profiles."),
    Code.UNKNOWN_PROGRAMME: gettext_noop("Programme “%(value)s” is not in the list of programmes."),
    Code.ROUTES_OVER_ONE: gettext_noop(
        "The shares sum to %(value)s; of those who finish no more than all (1) can go somewhere."
    ),
    Code.DONORS_OVER_ONE: gettext_noop(
        "The shares sum to %(value)s; of those who begin no more than all (1) can come from somewhere."
    ),
    Code.MIX_OVER_ONE: gettext_noop(
        "The shares of the establishment's jobs sum to %(value)s, which is more than all (1)."
    ),
    Code.WEIGHTS_NOT_ONE: gettext_noop("The weights of the scenarios sum to %(value)s; they must sum to 1."),
    Code.MORE_THAN_ALL: gettext_noop("%(value)s are more than the %(limit)s (%(of)s) of whom they are a part."),
    Code.AFTER_THE_FIRST_YEAR: gettext_noop(
        "%(value)s lies after the first year of the case, %(limit)s; what has been lies before it."
    ),
    Code.COUNTED_TWICE: gettext_noop("%(value)s of %(year)s has been counted already, further up. Keep one."),
    Code.PULL_OVER_LEAVES: gettext_noop(
        "An unfilled job draws in %(value)s people a year (eta), more than the share of a surplus that leaves, "
        "%(limit)s (lambda). Then no plan can be proved best; lower the one or raise the other."
    ),
}

OF_FILES = {
    "not_yaml": gettext_noop(
        "%(name)s is not YAML: line %(line)s, column %(column)s breaks its rules. Often a text with a colon needs "
        "quotes, or a line is set in too far."
    ),
    "not_text": gettext_noop("%(name)s is not text that can be read. Save it as UTF-8."),
    "no_content": gettext_noop("%(name)s is empty. Choose another file, or begin from the template."),
    "too_large": gettext_noop(
        "%(name)s is %(size_mb)s MB; a case file is at most %(limit_mb)s MB. Check that it is the right file."
    ),
}


@dataclass(frozen=True)
class Told:
    """One thing that is wrong: where in the file, and a sentence; `line` 0 for a value changed on a page."""

    line: int
    place: str
    sentence: str

    def __str__(self) -> str:
        """Line, place and sentence."""
        where = [_("line %(line)s") % {"line": self.line}] if self.line else []
        where += [self.place] if self.place else []
        return f"{', '.join(where)}: {self.sentence}" if where else self.sentence


class WrongFile(Exception):
    """A file that is no case file: `told` says everything that is wrong in it, in the order of the file."""

    def __init__(self, told: tuple[Told, ...], faults: tuple[Fault, ...] = ()) -> None:
        self.told, self.faults = told, faults
        super().__init__("\n".join(map(str, told)))


def of_faulty(faulty: Faulty) -> WrongFile:
    """Return a file in which something is wrong."""
    return WrongFile(tuple(Told(fault.line, fault.place, sentence_of(fault)) for fault in faulty.faults), faulty.faults)


def of_refused(refusal: Refused) -> WrongFile:
    """Return a file that cannot be read at all."""
    words = _(OF_FILES[refusal.code]) % dict(refusal.params) if refusal.code in OF_FILES else str(refusal)
    return WrongFile((Told(0, "", words),))


def sentence_of(fault: Fault) -> str:
    """Return what is wrong, without where."""
    words = _(SENTENCES[fault.code]) % {name: _shown(value) for name, value in fault.params.items()}
    near = fault.params.get("near")
    return words + (" " + _("Perhaps “%(near)s” is meant.") % {"near": near} if near else "")


def _shown(value: str | int | float) -> str:
    return rounded(value, _decimals(value)) if isinstance(value, float) else str(value)


def _decimals(value: float) -> int:
    return len(f"{value:.4f}".rstrip("0").partition(".")[2])
