"""What to ask at the meeting."""

import pytest
from django.utils import translation

from samverkan.competence.queries.facts import Assessment, Offer, Supply, facts
from samverkan.competence.queries.question import question, sentence
from tests.web.competence.conftest import CLERK, ENGINEER, NURSE, TODAY

OFFER = Offer("e1", "Kurs", "", "", "", False, "2482", None, None, 10, "HS")
NONE, HERE, AWAY = Supply(), Supply(here=(OFFER,)), Supply(distance=(OFFER,))


def judged(recruitment: str, outlook: str = "") -> Assessment:
    return Assessment("Yrke", recruitment, "", outlook, "2026-1", "")


@pytest.mark.parametrize(
    ("assessment", "supply", "words"),
    [
        (judged("brist"), NONE, "no education we found"),
        (judged("brist"), AWAY, "only at a distance"),
        (judged("brist"), HERE, "though education is given"),
        (judged("brist"), Supply(knows_fields=False), "though education is given"),
        (judged("paradox"), HERE, "people seek work"),
        (judged("överskott"), HERE, "should places be fewer"),
        (judged("balans", "öka"), NONE, "needs to start now"),
        (judged("balans"), NONE, "agree with what you see"),
        (judged(""), NONE, "nobody has assessed"),
        (None, HERE, "nobody has assessed"),
    ],
)
def test_the_sentence_follows_the_assessment_and_the_education(
    assessment: Assessment | None, supply: Supply, words: str
):
    with translation.override("en"):
        assert words in sentence(assessment, supply)


@pytest.mark.django_db
@pytest.mark.usefixtures("kept")
def test_the_question_names_occupation_and_region_and_every_figure_has_its_source():
    asked = question(facts("24", TODAY), ENGINEER, "Ingenjörer")
    assert asked.title.startswith("Ingenjörer: brist i Västerbottens län")
    assert len(asked.title) <= 200
    assessment, count, education = asked.why
    assert assessment.startswith("Yrkesbarometern (Arbetsförmedlingen), 2026-1: rekrytering: brist")
    assert count == "Anställda: 270 2023 (SCB, TAB1)."
    assert "2 utbildningstillfällen i regionen (42 platser), 1 på distans (Susa-navet (Skolverket))" in education


@pytest.mark.django_db
@pytest.mark.usefixtures("kept")
def test_a_count_is_set_beside_the_first_of_its_own_register_only():
    asked = question(facts("24", TODAY), NURSE, "Sjuksköterskor")
    assert "880 2024, 900 2023 (SCB, TAB1)" in asked.why[1]


@pytest.mark.django_db
@pytest.mark.usefixtures("kept")
def test_what_is_not_assessed_is_said():
    assert "inte bedömt" in question(facts("24", TODAY), CLERK, "Kontorister").why[0]
