"""What to ask at the meeting: one sentence from what the sources say, and the figures it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samverkan.competence.places import name_of
from samverkan.competence.queries.facts import Assessment, Count, Facts, Supply
from samverkan.ui.numbers import rounded

SHORTAGE, SURPLUS, PARADOX, BALANCE = "brist", "överskott", "paradox", "balans"
MORE = "öka"
SENTENCES = {
    "shortage, nothing taught": gettext_lazy(
        "%(occupation)s: there is a shortage in %(region)s and no education we found. "
        "What can be offered, in which form and from when?"
    ),
    "shortage, at a distance": gettext_lazy(
        "%(occupation)s: there is a shortage in %(region)s and education only at a distance. "
        "Is that enough, or is a place of study needed here?"
    ),
    SHORTAGE: gettext_lazy(
        "%(occupation)s: there is a shortage in %(region)s though education is given. "
        "Are the places too few, unfilled, or do people leave?"
    ),
    PARADOX: gettext_lazy(
        "%(occupation)s: employers in %(region)s do not find people though people seek work. "
        "What do those who seek lack, and who can teach it?"
    ),
    SURPLUS: gettext_lazy(
        "%(occupation)s: more people seek than are sought in %(region)s. "
        "What could they be trained for instead, and should places be fewer?"
    ),
    "balance, rising": gettext_lazy(
        "%(occupation)s: in balance in %(region)s today, but demand is expected to rise. What needs to start now?"
    ),
    BALANCE: gettext_lazy(
        "%(occupation)s: in balance in %(region)s. Does that agree with what you see among employers?"
    ),
    "": gettext_lazy(
        "%(occupation)s: nobody has assessed the need in %(region)s. What do you know of it, and who can find out?"
    ),
}


@dataclass(frozen=True)
class Question:
    """A question for the agenda, and why it is asked: each figure with its source and day."""

    title: str
    why: tuple[str, ...]

    @property
    def reason(self) -> str:
        return "\n".join(self.why)


def question(facts: Facts, ssyk: str, name: str) -> Question:
    """Return what to ask about an occupation: what the employment service judges, against the education there is."""
    judged = next(iter(facts.assessments.get(ssyk, ())), None)
    supply = facts.supply(ssyk)
    words = {"occupation": name, "region": name_of(facts.region)}
    return Question(sentence(judged, supply) % words, tuple(reasons(facts, ssyk, judged, supply)))


def sentence(judged: Assessment | None, supply: Supply) -> str:
    """Return the sentence, with places for the occupation and the region."""
    return str(SENTENCES[case(judged, supply)])


def case(judged: Assessment | None, supply: Supply) -> str:
    """Return which of the sentences fits."""
    state = judged.recruitment if judged else ""
    if state == SHORTAGE and supply.knows_fields and not supply.here:
        return "shortage, at a distance" if supply.distance else "shortage, nothing taught"
    if state == BALANCE and judged and judged.outlook == MORE:
        return "balance, rising"
    return state


def reasons(facts: Facts, ssyk: str, judged: Assessment | None, supply: Supply) -> Iterator[str]:
    """Yield the figures behind the question, each with its source."""
    if judged:
        yield _("%(source)s, %(round)s: %(words)s.") % {
            "source": facts.sources.get("ASSESSMENTS", ""),
            "round": judged.round,
            "words": ", ".join(spoken(judged)) or _("not assessed"),
        }
    for count in facts.counts.get(ssyk, ())[:1]:
        if line := counted(count, facts.source_of(count)):
            yield line
    yield taught(supply, facts.sources.get("OFFERS", ""))


def spoken(judged: Assessment) -> Iterator[str]:
    """Yield the agency's own words, each after what it judges."""
    if judged.recruitment:
        yield _("recruitment: %(word)s") % {"word": judged.recruitment}
    if judged.chances:
        yield _("chances of work: %(word)s") % {"word": judged.chances}
    if judged.outlook:
        yield _("demand in five years will %(word)s") % {"word": judged.outlook}


def counted(count: Count, source: str) -> str:
    """Return the latest official count beside the first of the same series; empty when none is known."""
    latest, first = count.latest, count.first
    if latest is None or latest.value is None or first is None or first.value is None:
        return ""
    figure = rounded(latest.value)
    words = {
        "measure": count.measure,
        "figure": figure,
        "year": latest.period,
        "table": count.dataset,
        "source": source,
    }
    if first.period == latest.period:
        return _("%(measure)s: %(figure)s %(year)s (%(source)s, %(table)s).") % words
    words |= {"before": rounded(first.value), "then": first.period}
    return _("%(measure)s: %(figure)s %(year)s, %(before)s %(then)s (%(source)s, %(table)s).") % words


def taught(supply: Supply, source: str) -> str:
    """Return how much education there is, and how many places it says it has."""
    if not supply.knows_fields:
        return _("Which education leads to the occupation is not known.")
    here, away = len(supply.here), len(supply.distance)
    near = ngettext("%(count)s occasion in the region", "%(count)s occasions in the region", here) % {"count": here}
    if supply.places is not None:
        near += " (" + ngettext("%(count)s place", "%(count)s places", supply.places) % {"count": supply.places} + ")"
    return _("Education in the field: %(near)s, %(away)s at a distance (%(source)s).") % {
        "near": near,
        "away": away,
        "source": source or _("no source kept"),
    }
