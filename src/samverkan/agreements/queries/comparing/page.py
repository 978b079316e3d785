"""The page on which two drafts or agreements stand beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise as Later
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from samverkan.agreements.queries.comparing.shapes import ComparedSide, PromiseLine
from samverkan.agreements.queries.comparing.terms import LABELS
from samverkan.agreements.queries.drafts import words
from samverkan.runs import actions as runs
from samverkan.ui.dates import day
from samverkan_engine.tables.comparing import Aspect, Differs, SamePromise, Share, TermCompared

PERHAPS = 0.5
"""Two promises less alike than this are called perhaps the same."""
ASPECTS: dict[Aspect, str | Later] = {
    Aspect.FORCE: gettext_lazy("Firmness"),
    Aspect.KIND: gettext_lazy("Kind"),
    Aspect.FIGURES: gettext_lazy("Figures"),
    Aspect.DATES: gettext_lazy("Dates"),
    Aspect.WHO: gettext_lazy("Binds"),
}
FORCES: dict[str, str | Later] = {
    "firm": gettext_lazy("shall"),
    "soft": gettext_lazy("should or aims to"),
    "not": gettext_lazy("shall not"),
}
ORDER = tuple(LABELS)
UNNAMED = pgettext_lazy("domain", "No domain")


@dataclass(frozen=True)
class Wanted:
    """What the promises on the page are cut down to: names as they are shown, a kind by its name; empty means all."""

    domain: str = ""
    area: str = ""
    kind: str = ""

    @property
    def active(self) -> int:
        return sum(bool(value) for value in (self.domain, self.area, self.kind))

    def fits(self, *lines: PromiseLine) -> bool:
        """Say whether a promise is wanted, or two that are the same: what either is, both are."""
        domains = {domain for line in lines for domain in line.domains} or {str(UNNAMED)}
        return (
            (not self.domain or self.domain in domains)
            and (not self.area or any(self.area in line.areas for line in lines))
            and (not self.kind or any(self.kind == line.kind for line in lines))
        )


@dataclass(frozen=True)
class Difference:
    """An aspect in which two promises of the same thing differ, in words."""

    label: str | Later
    one: str
    other: str


@dataclass(frozen=True)
class BothLine:
    """A promise that both make."""

    one: PromiseLine
    other: PromiseLine
    is_perhaps: bool
    is_word_for_word: bool
    likeness: float
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class DomainGroup:
    """Promises that only one side makes, of one domain; a promise of several stands under its first."""

    name: str
    lines: tuple[PromiseLine, ...]


@dataclass(frozen=True)
class ShareRow:
    """One domain or area: how many promises of it both make, and only one of them."""

    name: str
    both: int
    only_one: int
    only_other: int


@dataclass(frozen=True)
class TermRow:
    """What each says of one thing, in words; empty where it says nothing."""

    label: str | Later
    one: str
    other: str
    is_same: bool


@dataclass(frozen=True)
class ComparedPage:
    """Everything on the page."""

    one: ComparedSide
    other: ComparedSide
    summary: str
    both: tuple[BothLine, ...]
    only_one: tuple[DomainGroup, ...]
    only_other: tuple[DomainGroup, ...]
    counts: tuple[int, int, int]
    shown: tuple[int, int, int]
    differing: int
    domains: tuple[ShareRow, ...]
    areas: tuple[ShareRow, ...]
    kinds: tuple[str, ...]
    terms: tuple[TermRow, ...]
    areas_both: tuple[str, ...]
    areas_only_one: tuple[str, ...]
    areas_only_other: tuple[str, ...]
    is_same_document: bool
    is_across_languages: bool

    @property
    def is_empty(self) -> bool:
        return not any(self.counts)


def compared_page(one: ComparedSide, other: ComparedSide, wanted: Wanted | None = None) -> ComparedPage:
    """Return the two beside each other; what is wanted cuts down the promises, not the summary."""
    wanted = wanted or Wanted()
    found = runs.compare_sides(one.side, other.side)
    both = [_both(pair, one, other) for pair in found.both]
    left = [one.promises[number] for number in found.only_one]
    right = [other.promises[number] for number in found.only_other]
    counts = (len(both), len(left), len(right))
    wanted_both = tuple(line for line in both if wanted.fits(line.one, line.other))
    wanted_left, wanted_right = ([line for line in lines if wanted.fits(line)] for lines in (left, right))
    differing = sum(bool(line.differences) for line in both)
    return ComparedPage(
        one=one,
        other=other,
        summary=_summary(counts, differing),
        both=wanted_both,
        only_one=tuple(_by_domain(wanted_left)),
        only_other=tuple(_by_domain(wanted_right)),
        counts=counts,
        shown=(len(wanted_both), len(wanted_left), len(wanted_right)),
        differing=differing,
        domains=tuple(_share_row(share) for share in found.domains),
        areas=tuple(_share_row(share) for share in found.areas if share.name),
        kinds=tuple(sorted({line.kind for line in (*one.promises, *other.promises)})),
        terms=tuple(_term(term) for term in sorted(found.terms, key=lambda term: ORDER.index(term.code))),
        areas_both=found.areas_both,
        areas_only_one=found.areas_only_one,
        areas_only_other=found.areas_only_other,
        is_same_document=one.key == other.key,
        is_across_languages=found.is_across_languages,
    )


def _both(pair: SamePromise, one: ComparedSide, other: ComparedSide) -> BothLine:
    left, right = one.promises[pair.one], other.promises[pair.other]
    return BothLine(
        left,
        right,
        is_perhaps=pair.likeness < PERHAPS,
        is_word_for_word=left.text.casefold().rstrip(" .") == right.text.casefold().rstrip(" ."),
        likeness=pair.likeness,
        differences=tuple(_difference(each) for each in pair.differs),
    )


def _difference(differs: Differs) -> Difference:
    return Difference(
        ASPECTS[differs.aspect], _words(differs.aspect, differs.one), _words(differs.aspect, differs.other)
    )


def _words(aspect: Aspect, values: Sequence[str]) -> str:
    if aspect is Aspect.WHO and not values:
        return _("all parties")
    shown: dict[str, str | Later] = {}
    if aspect is Aspect.FORCE:
        shown = FORCES
    elif aspect is Aspect.KIND:
        shown = words.COMMITMENT_KINDS
    elif aspect is Aspect.WHO:
        shown = words.PARTY_KINDS
    elif aspect is Aspect.DATES:
        shown = {value: day(value) for value in values}
    return ", ".join(str(shown.get(value, value)) for value in values) or _("not said")


def _by_domain(lines: Sequence[PromiseLine]) -> Iterator[DomainGroup]:
    def name(line: PromiseLine) -> tuple[bool, str]:
        return (not line.domains, line.domains[0] if line.domains else str(UNNAMED))

    for (_last, domain), group in groupby(sorted(lines, key=lambda line: (name(line), line.number)), key=name):
        yield DomainGroup(domain, tuple(group))


def _share_row(share: Share) -> ShareRow:
    name = str(words.DOMAINS.get(share.name, share.name) or UNNAMED)
    return ShareRow(name, share.both, share.only_one, share.only_other)


def _term(term: TermCompared) -> TermRow:
    return TermRow(LABELS[term.code], "; ".join(term.one), "; ".join(term.other), term.is_same)


def _summary(counts: tuple[int, int, int], differing: int) -> str:
    both, only_one, only_other = counts
    if not both:
        return _("A and B promise nothing that is the same: %(one)d only in A, %(other)d only in B.") % {
            "one": only_one, "other": only_other,
        }  # fmt: skip
    same = ngettext(
        "A and B promise the same thing on %(n)d point", "A and B promise the same thing on %(n)d points", both
    ) % {"n": both}
    how = ngettext("%(n)d of them in different strength", "%(n)d of them in different strength", differing)
    alone = _("%(one)d only in A, %(other)d only in B") % {"one": only_one, "other": only_other}
    parts = [same, *([how % {"n": differing}] if differing else [])]
    return f"{', '.join(parts)}; {alone}."
