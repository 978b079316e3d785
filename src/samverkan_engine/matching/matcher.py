"""`match`: job ads become mentions of skills and an occupation each."""

import gc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from samverkan_engine.matching import keeping
from samverkan_engine.matching.labels.index import Hit, Index
from samverkan_engine.matching.labels.laying import tables
from samverkan_engine.matching.mentions import Mention, flat, labelled, row
from samverkan_engine.matching.occupations import Occupations, occupations
from samverkan_engine.matching.parting import Parter
from samverkan_engine.matching.pieces import MOST, Pieces, Texts
from samverkan_engine.matching.replaced import current, successors
from samverkan_engine.matching.words import Words
from samverkan_engine.tables.ads import ADS
from samverkan_engine.tables.matches import MENTIONS
from samverkan_engine.tables.matches import OCCUPATIONS as OCCUPATIONS_TABLE
from samverkan_engine.tables.taxonomy import CONCEPTS, LABELS, RELATIONS

if TYPE_CHECKING:
    from samverkan_engine.matching.linking import Linker
    from samverkan_engine.matching.merging import Merging

TAXONOMY = ("concepts", "labels", "relations")
INDEX = ("patterns", "codes")


AT_ONCE = 500
"""So many ads are taken together, however many a table holds: more would only take more memory."""

Taxonomy = tuple[pa.Table, pa.Table, pa.Table]
"""CONCEPTS, LABELS and RELATIONS."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """
    How ads are matched.

    least        mentions less sure than this are left out, 0 to 1
    concepts     at most so many concepts of each taxonomy for a mention
    phrases      also find phrases that ask for a skill though no label stands there, and link them
    occupations  find the occupation of ads whose source gives none
    """

    least: float = 0.3
    concepts: int = 5
    phrases: bool = True
    occupations: bool = True


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found: MENTIONS and OCCUPATIONS."""

    mentions: pa.Table
    occupations: pa.Table


def prepare(concepts: pa.Table, labels: pa.Table, relations: pa.Table) -> dict[str, pa.Table]:
    """
    Return what a Matcher is made of, to be kept: as slow as 160,000 labels make it, while the Matcher is quick to make.

    concepts  CONCEPTS    labels  LABELS    relations  RELATIONS
    """
    from samverkan_engine.matching import linking

    concepts, labels, relations = CONCEPTS.checked(concepts), LABELS.checked(labels), RELATIONS.checked(relations)
    concepts, labels, relations = current(concepts, labels, relations, successors(concepts, relations))
    return {
        **dict(zip(TAXONOMY, (concepts, labels, relations), strict=True)),
        **dict(zip(INDEX, tables(concepts, labels), strict=True)),
        **linking.tables(linking.linker_of(concepts, labels, relations)),
    }


def prepared(folder: Path, taxonomy: str, read: Callable[[], Taxonomy]) -> Mapping[str, pa.Table]:
    """
    Return what `prepare` gives of a taxonomy; kept in a folder, that it need be made only once.

    taxonomy  a digest of it
    read      returns CONCEPTS, LABELS and RELATIONS; not called when all is there
    """
    from samverkan_engine.matching import linking

    return keeping.kept(folder, taxonomy, (*TAXONOMY, *INDEX, *linking.PARTS), lambda: prepare(*read()))


def version_of(taxonomy: Taxonomy) -> str:
    """Return a digest of what a taxonomy holds, by which `prepared` knows it again."""
    return keeping.version_of(taxonomy)


class Matcher:
    """All that is known beforehand; made once for each process, then asked with one batch of ads after another."""

    def __init__(self, prepared: Mapping[str, pa.Table]) -> None:
        """Make it of what `prepare` gave."""
        self.index = Index(prepared["patterns"], prepared["codes"])
        self._prepared = prepared
        self._now = successors(prepared["concepts"], prepared["relations"])
        self._pieces, self._parter = Pieces(), Parter()
        self._linker: Linker | None = None
        self._merging: Merging | None = None
        self._occupations: Occupations | None = None

    def mentions(
        self, texts: Sequence[str], groups: Sequence[str], params: Parameters
    ) -> Iterator[tuple[Words, list[Hit], list[Mention]]]:
        """Yield the words, the labels and the mentions of each text; `groups` are the SSYK groups, as far as known."""
        if len(self._pieces) > MOST:
            self._pieces = Pieces()
        ads = Texts([Words(text) for text in texts], self._pieces)
        for words, sentences in zip(ads, self._parter.part(ads), strict=True):
            words.sentences = sentences
        hits = self.index.find_all(ads)
        found = [labelled(*ad) for ad in zip(ads, hits, groups, strict=True)]
        if params.phrases:
            found = self.merging.more(ads, found)
        for words, some, mentions in zip(ads, hits, found, strict=True):
            yield words, some, flat(mentions, params.least)

    def occupation(self, ad: dict[str, Any], words: Words, hits: Sequence[Hit]) -> dict[str, object] | None:
        """Return the row of OCCUPATIONS of an ad, as its source says or as it is found; None when neither tells."""
        if ad["ssyk"]:
            said = ad["occupation"]
            jobtech = self._now.get(said, (said,))[0]
            return {"ad": ad["id"], "ssyk": ad["ssyk"], "jobtech": jobtech, "found": "source", "score": 1.0}
        headline = ad["headline"] or ""
        found = self.known_occupations.find(headline, self.index.find(Words(headline)), words, hits)
        if found is None:
            return None
        return {"ad": ad["id"], "found": "text", **found._asdict()}

    @property
    def merging(self) -> "Merging":
        """Finds and links phrases; made when first asked for, as labels alone do without."""
        if self._merging is None:
            from samverkan_engine.matching.merging import Merging
            from samverkan_engine.matching.phrases.finding import learned

            concepts = frozenset(self._prepared["concepts"]["id"].to_pylist())
            self._merging = Merging(learned(), self.linker, concepts, self._now)
        return self._merging

    @property
    def linker(self) -> "Linker":
        """Links free words; made when first asked for, as labels alone do without."""
        if self._linker is None:
            from samverkan_engine.matching import linking

            self._linker = linking.opened(self._prepared)
        return self._linker

    @property
    def known_occupations(self) -> Occupations:
        """What the taxonomies know of occupations; made when first asked for, as most ads carry theirs."""
        if self._occupations is None:
            self._occupations = occupations(*(self._prepared[name] for name in TAXONOMY))
        return self._occupations


def match(ads: pa.Table, matcher: Matcher, params: Parameters | None = None) -> Matched:
    """
    Return the skills that ads ask for, and their occupations.

    ads      ADS          id, headline, text, ssyk, occupation are read
    returns  MENTIONS     ad → start, end, text, esco, jobtech, required, score; by ad as they come, then by place
             OCCUPATIONS  ad → ssyk, jobtech, esco, found, score; an ad of which nothing can be told has no row

    An ad without text has no mentions. Each ad is taken by itself: neither the order of the rows nor how they are
    parted into tables changes what is found. Method: docs/explanation/matching.md.
    """
    params = params or Parameters()
    rows = ADS.checked(ads).select(["id", "headline", "text", "ssyk", "occupation"]).to_pylist()
    found: list[dict[str, object]] = []
    told: list[dict[str, object]] = []
    for first in range(0, len(rows), AT_ONCE):
        with collector_resting():
            some = rows[first : first + AT_ONCE]
            texts, groups = [ad["text"] or "" for ad in some], [ad["ssyk"] or "" for ad in some]
            for ad, (words, hits, mentions) in zip(some, matcher.mentions(texts, groups, params), strict=True):
                found += [row(ad["id"], words, mention, params.concepts) for mention in mentions]
                occupation = matcher.occupation(ad, words, hits) if params.occupations or ad["ssyk"] else None
                if occupation:
                    told.append(occupation)
    return Matched(MENTIONS.from_rows(found), OCCUPATIONS_TABLE.from_rows(told))


def read_plan(text: str, matcher: Matcher, params: Parameters | None = None) -> pa.Table:
    """
    Return MENTIONS of the skills that a course plan teaches, by place; `ad` is empty and nothing is required.

    Only the parts that tell what is taught are read, by their headings; of params `least` and `concepts` count.
    Method: docs/explanation/course-plans.md.
    """
    from samverkan_engine.matching.plans.reading import read

    params = params or Parameters()
    words, mentions = read(text, matcher.index, matcher.linker)
    sure = [mention for mention in mentions if mention.score >= params.least]
    return MENTIONS.from_rows([row("", words, mention, params.concepts) for mention in sure])


@contextmanager
def collector_resting() -> Iterator[None]:
    """
    Let Python's collector of rings rest for a batch.

    A batch makes some hundred thousand small things and no rings; looking through them again and again took a fifth of
    the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
