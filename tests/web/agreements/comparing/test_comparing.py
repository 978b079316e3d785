"""Two drafts or agreements beside each other on one page."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.accounts.models import Circle
from samverkan.accounts.permissions import Role
from samverkan.agreements.actions.drafts import draft_from, set_aside
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.models import Agreement, Commitment, Draft, FundingLine, Terms
from samverkan.agreements.queries.comparing import Wanted, choices, compared_page, sides_named, table
from samverkan.areas.models import Area
from tests.factories import acting, agreement, commitment, organisation
from tests.web.agreements.living.conftest import AT, Partnership, partnership, signed_in

__all__ = ["signed_in"]

SignIn = Callable[[Actor], Client]
ROOMS = "Kommunen ska upplåta lokaler i Folkets hus utan hyra."
PLACES = "Parterna ska inrätta 20 praktikplatser för lärarstudenter varje termin."
PLACES_TOO = "Parterna bör ordna 30 platser för praktik åt lärarstudenter varje termin."
LETTER = (
    "Samverkansavtal\n\nMellan Norrskogs högskola och Älvdalens kommun har träffats detta avtal om samverkan.\n\n"
    f"Parterna ska bygga en ishall 2027.\n{PLACES_TOO}\n"
)


@pytest.fixture
def two(db: None) -> Partnership:
    made = partnership(text=PLACES)
    commitment(made.agreement, text=ROOMS, bound=[made.municipality])
    return made


def second(two: Partnership, *texts: str, **about: str) -> Agreement:
    made = agreement(two.university, organisation("Vinterns kommun"), **about)
    for text in texts:
        commitment(made, text=text)
    return made


def draft(two: Partnership, text: str = LETTER) -> Draft:
    return draft_from(Received(text=text), by=two.anna, at=AT)


def name(of: Agreement | Draft) -> str:
    return f"{'avtal' if isinstance(of, Agreement) else 'utkast'}-{of.pk}"


def compared(two: Partnership, other: Agreement | Draft, wanted: Wanted | None = None):
    left, right = sides_named([name(two.agreement), name(other)], two.anna)
    assert left is not None
    assert right is not None
    return compared_page(left, right, wanted)


def address(one: object, other: object) -> str:
    return f"{reverse('agreements:compare')}?a={one}&b={other}"


def test_what_both_promise_and_what_one_alone_does_stand_apart(two: Partnership):
    page = compared(two, second(two, PLACES_TOO, "Parterna ska bygga en ishall."))
    (both,) = page.both
    assert (both.one.text, both.other.text) == (PLACES, PLACES_TOO)
    assert [(str(each.label), each.one, each.other) for each in both.differences] == [
        ("Hur bindande", "ska", "bör eller verkar för"),
        ("Siffror", "20", "30"),
    ]
    assert [line.text for group in page.only_one for line in group.lines] == [ROOMS]
    assert page.only_one[0].lines[0].binds == "Älvdalens kommun"
    assert page.summary == "A och B lovar samma sak på 1 punkt, 1 av dem olika starkt; 1 bara i A, 1 bara i B."


def test_a_draft_is_compared_with_an_agreement_and_each_promise_leads_to_its_place(two: Partnership, signed_in: SignIn):
    made = draft(two)
    answer = signed_in(two.anna).get(address(name(two.agreement), name(made)))
    page = answer.content.decode()
    promise = next(each for each in made.working().content.commitments if "30" in LETTER[each.start : each.end])
    assert f'href="{reverse("agreements:page", args=[two.agreement.pk])}?atagande=1#p1"' in page
    assert f"#text-promise-{promise.id}" in page


def test_another_partys_draft_or_agreement_answers_as_if_it_did_not_exist(two: Partnership, signed_in: SignIn):
    made = draft(two)
    for hidden in (name(made), name(second(two, circle=Circle.PRIVATE)), "avtal-99999", "utkast-99999", "nonsens"):
        assert signed_in(two.bo).get(address(name(two.agreement), hidden)).status_code == 404
        files = reverse("overview:comparison_csv")
        assert signed_in(two.bo).get(f"{files}?a={name(two.agreement)}&b={hidden}").status_code == 404
    listed = [title for group in choices(two.bo).groups for _key, title in group.options]
    assert listed == [two.agreement.title]


def test_one_who_only_reads_is_offered_no_drafts_and_cannot_compare_them(two: Partnership, signed_in: SignIn):
    made = draft(two)
    reader = acting(two.university, Role.LEADER)
    listed = {key for group in choices(reader).groups for key, _title in group.options}
    assert name(made) not in listed
    assert signed_in(reader).get(address(name(two.agreement), name(made))).status_code == 404


def test_a_private_promise_and_a_private_area_of_the_other_party_are_not_compared(two: Partnership):
    made = second(two, PLACES)
    Commitment.objects.filter(agreement=two.agreement, number=2).update(circle=Circle.PRIVATE, home=two.municipality)
    hidden = Area.objects.create(name="Hemligt", circle=Circle.PRIVATE, home=two.municipality)
    Commitment.objects.get(agreement=two.agreement, number=1).areas.add(hidden)
    page = compared(two, made)
    assert page.counts == (1, 0, 0)
    assert page.areas == ()
    assert "Hemligt" not in page.areas_only_one


def test_dropped_promises_are_not_counted_and_the_page_says_so(two: Partnership):
    Commitment.objects.filter(agreement=two.agreement, number=2).update(standing="dropped")
    page = compared(two, second(two, PLACES))
    assert page.counts == (1, 0, 0)
    assert page.one.notes == ("Strukna löften räknas inte med: 1.",)


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(), (1, 1, 0)),
        (Wanted(domain="Utbildning"), (1, 0, 0)),
        (Wanted(domain="Utan verksamhet"), (0, 1, 0)),
        (Wanted(kind="Återkommande"), (0, 0, 0)),
        (Wanted(kind="Inriktning"), (1, 1, 0)),
        (Wanted(area="Campus"), (0, 1, 0)),
    ],
)
def test_the_promises_are_cut_down_by_domain_area_and_kind(
    two: Partnership, wanted: Wanted, shown: tuple[int, int, int]
):
    made = second(two, PLACES)
    of = two.agreement
    Commitment.objects.get(agreement=of, number=1).domains.add(of.domains.get(code="education"))
    campus = Area.objects.create(name="Campus", circle=Circle.SHARED, home=two.university)
    campus.agreements.add(of)
    Commitment.objects.get(agreement=of, number=2).areas.add(campus)
    page = compared(two, made, wanted)
    assert page.counts == (1, 1, 0)
    assert page.shown == shown


def test_terms_stand_side_by_side(two: Partnership):
    Agreement.objects.filter(pk=two.agreement.pk).update(valid_to="2028-12-31", meeting_cadence="annual")
    page = compared(two, second(two, valid_to="2027-12-31"))
    terms = {str(row.label): (row.one, row.other, row.is_same) for row in page.terms}
    assert terms["Gäller till"] == ("31 dec 2028", "31 dec 2027", False)
    assert terms["Ledningarna möts"] == ("Varje år", "", False)
    assert terms["Slags avtal"][2]


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (("Parterna ska bygga en ishall.",), "De två har inget löfte gemensamt."),
        ((), "B har inga löften än."),
    ],
)
def test_nothing_in_common_and_no_promises_are_said(
    two: Partnership, signed_in: SignIn, texts: tuple[str, ...], sentence: str
):
    made = second(two, *texts)
    page = signed_in(two.anna).get(address(name(two.agreement), name(made))).content.decode()
    assert sentence in page


def test_the_same_document_twice_and_a_draft_set_aside_are_said(two: Partnership, signed_in: SignIn):
    client = signed_in(two.anna)
    here = name(two.agreement)
    assert "Du har valt samma text två gånger" in client.get(address(here, here)).content.decode()
    made = draft(two)
    set_aside(made, version=made.version, by=two.anna, at=AT)
    assert "Utkastet är lagt åt sidan" in client.get(address(here, name(made))).content.decode()


def test_swedish_against_english_says_what_cannot_be_compared(two: Partnership, signed_in: SignIn):
    made = second(two, "At least 20 places shall be offered.", language="en")
    page = signed_in(two.anna).get(address(name(two.agreement), name(made))).content.decode()
    assert "De två är på olika språk" in page


def test_one_chosen_alone_asks_for_the_other_and_two_ticked_in_a_list_are_compared(two: Partnership, signed_in: SignIn):
    made, client = second(two, PLACES), signed_in(two.anna)
    page = client.get(f"{reverse('agreements:compare')}?a={name(made)}").content.decode()
    assert f'<option value="{name(made)}" selected>' in page
    one = client.get(f"{reverse('agreements:compare')}?val={name(made)}").content.decode()
    assert "Du valde ett." in one
    both = client.get(f"{reverse('agreements:compare')}?val={name(made)}&val={name(two.agreement)}").content.decode()
    assert "lovar samma sak på 1 punkt" in both


def test_words_of_the_title_find_what_to_choose(two: Partnership):
    second(two, title="Överenskommelse om hälsa")
    (group,) = choices(two.anna, "HÄLSA").groups
    assert [title for _key, title in group.options] == ["Överenskommelse om hälsa"]


def test_the_comparison_is_handed_over_as_files(two: Partnership, signed_in: SignIn):
    made, client = second(two, PLACES_TOO), signed_in(two.anna)
    page = compared(two, made)
    rows = table(page)
    assert [row[0] for row in rows] == ["Lovas av", "båda", "bara A"]
    assert {len(row) for row in rows} == {15}
    for ending in ("csv", "pdf", "xlsx"):
        url = reverse(f"overview:comparison_{ending}")
        answer = client.get(f"{url}?a={name(two.agreement)}&b={name(made)}")
        assert answer["Content-Disposition"] == f'attachment; filename="jamforelse.{ending}"'
    assert PLACES.encode() in client.get(
        f"{reverse('overview:comparison_csv')}?a={name(two.agreement)}&b={name(made)}"
    ).content  # fmt: skip


def test_no_more_is_asked_of_the_database_for_many_promises(two: Partnership, signed_in: SignIn):
    made, client = second(two, PLACES), signed_in(two.anna)
    url = address(name(two.agreement), name(made))
    client.get(url)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    few = count()
    for number in range(30):
        commitment(made, text=f"Parterna ska bygga hus nummer {number}.")
    assert count() == few <= 20


def test_money_notice_and_bodies_stand_side_by_side_for_an_agreement_and_a_draft(two: Partnership):
    terms = Terms.objects.create(
        agreement=two.agreement, notice_months=6, made_at=AT, circle=Circle.SHARED, home=two.university
    )
    FundingLine.objects.create(terms=terms, amount=200_000, currency="SEK", first_year=2026, yearly=True)
    made = draft(two, f"{LETTER}Uppsägningstiden är sex månader. En styrgrupp leder arbetet.\n")
    rows = {str(row.label): (row.one, row.other) for row in compared(two, made).terms}
    assert rows["Uppsägningstid"] == ("6 månader", "6 månader")
    assert rows["Pengar"] == ("200\u00a0000 SEK, Alla tillsammans, 2026, varje år", "")
    assert rows["Organ"] == ("", "styrgrupp")
