"""Days as pages write them, how long an agreement holds, how often people meet, and what is renewed."""

import pytest

from samverkan_engine.drafting.calendar import written_dates
from samverkan_engine.tables import AgreementKind, Cadence, DateKind
from tests.engine.conftest import Drafts

SIGNED = "Nyby kommun och Nyby universitet undertecknade ett samverkansavtal"
BOUND = "Nyby kommun och Nyby universitet har undertecknat ett samverkansavtal."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mar 05, 2020", "2020-03-05"),
        ("this 14th day of January 2025", "2025-01-14"),
        ("2025/01/14", "2025-01-14"),
        ("2014 / Juni", "2014-06"),
        ("Publisert: 1.10.18", "2018-10-01"),
        ("avsnitt 1.10.18", None),
    ],
)
def test_days_are_read_as_they_are_written(text: str, day: str | None) -> None:
    assert [written.iso() for written in written_dates(text)] == ([day] if day else [])


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        # 12 May 2021 was a Wednesday
        (f"2021-05-12\n\n{SIGNED} på onsdagen.", "2021-05-12", DateKind.SIGNED),
        (f"2021-05-12\n\n{SIGNED} under måndagen.", "2021-05-10", DateKind.SIGNED),
        (
            "2021-05-12\n\nPå fredag undertecknar Nyby kommun och Nyby universitet ett samverkansavtal.",
            "2021-05-14",
            DateKind.PLANNED,
        ),
        ("Partene signerte mandag en avtale. Nyby kommune.\n\nPublisert 12.05.2021", "2021-05-10", DateKind.SIGNED),
        ("Parterne underskriver aftalen i morgen.\n\nPubliceret 12.05.2021", "2021-05-13", DateKind.PLANNED),
        # what has happened seldom lies far ahead
        (f"2021-11-12\n\n{SIGNED} den 3 mars.", "2021-03-03", DateKind.SIGNED),
        # an agreement is there since a day, or was made in a year
        ("Since January 2026 an agreement between the parties is in place.", "2026-01", DateKind.SIGNED),
        (
            "Nyby kommun och Nyby universitet är sedan den 18 april 2024 parter i ett avtal.",
            "2024-04-18",
            DateKind.SIGNED,
        ),
        ("Våren 2017 ingick Nyby kommun och Nyby universitet ett avtal.", "2017", DateKind.SIGNED),
        ("Den 3 maj 2018 fick Nyby kommun och Nyby universitet ett avtal.", "2018-05-03", DateKind.SIGNED),
        ("I 2012 blev Nyby Kommune og Nyby Universitet enige om aftalen.", "2012", DateKind.SIGNED),
        ("Avtalet förlängdes den 20 december 2021.", "2021-12-20", DateKind.SIGNED),
        # a year in a line of the publication completes days without one
        (f"{SIGNED} den 7 december.\n\nPublicerad 2022", "2022-12-07", DateKind.SIGNED),
        # what news tells of long ago is an earlier agreement
        (
            f"Publicerad 2020-11-27\n\n{BOUND} I mars 2020 undertecknade parterna en avsiktsförklaring.",
            "2020-11-27",
            DateKind.PUBLISHED,
        ),
        # a board decides
        (
            f"Publicerad 2015-02-04\n\n{BOUND} Avtalet kommer upp när styrelsen sammanträder den 11 februari.",
            "2015-02-11",
            DateKind.PLANNED,
        ),
        ("The council gave its approval on October 15, 2025 to an agreement.", "2025-10-15", DateKind.DECIDED),
        # the page was changed later than it was published
        (
            f"Publicerad av: Kim Sidan uppdaterades: 2021-12-16\n\n2021-12-15\n\n{BOUND}",
            "2021-12-15",
            DateKind.PUBLISHED,
        ),
    ],
)
def test_the_day_of_the_agreement(drafted: Drafts, text: str, value: str, kind: DateKind) -> None:
    draft = drafted(text)
    assert (draft.date.value, draft.date_kind) == (value, kind)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Avtalstiden är 1 januari 2015 till och med 31 december 2018.", "2015-01-01", "2018-12-31"),
        ("1. oktober 2018 trer avtalen i kraft.", "2018-10-01", None),
        ("Prosjektperiode: 1. januar 2022 – 31. desember 2032.", "2022-01-01", "2032-12-31"),
        ("The MOU begins with the last signature and ends on June 30, 2021.", None, "2021-06-30"),
        ("Parterna har enats om en plan för åren 2019–2021.", None, None),
        ("Handlingsplanen gäller för åren 2019–2021.", "2019", "2021"),
        ("Överenskommelsen förlänger ett avtal som går tillbaka till 2017.", None, None),
        ("Den første avtalen gjaldt fra 2003 til 2005.", None, None),
    ],
)
def test_from_when_and_until_when_it_holds(drafted: Drafts, text: str, first: str | None, last: str | None) -> None:
    draft = drafted(f"{BOUND}\n\n{text}")
    assert (draft.valid_from.value, draft.valid_to.value) == (first, last)


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("En gång om året sätter sig ledningarna ner och talar om framtiden.", Cadence.ANNUAL),
        ("Styrgruppen har mötts åtminstone en gång varje termin.", Cadence.BIANNUAL),
        ("Två gånger om året ska parterna stämma av hur det går.", Cadence.BIANNUAL),
        ("Each year in March the parties sit down together.", Cadence.ANNUAL),
    ],
)
def test_how_often_people_meet_in_other_words(drafted: Drafts, text: str, often: Cadence) -> None:
    assert drafted(f"{BOUND}\n\n{text}").meeting_cadence.value is often


@pytest.mark.parametrize(
    "text",
    [
        "Now the memorandum of understanding has been refreshed.",
        "The strategic partnership agreement of Newton Council and the University of Newton has been renewed.",
        "Samverkansavtalet mellan Nyby kommun och Nyby universitet förnyades 2019.",
        "Det har funnits sedan 2009 och förlängs nu med fyra år.",
    ],
)
def test_the_paper_that_is_renewed_makes_a_renewal(drafted: Drafts, text: str) -> None:
    padding = "Kommunen ligger vid havet. " * 9
    assert drafted(f"{BOUND}\n\n{padding}\n\n{text}").kind.value is AgreementKind.RENEWAL


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "En överenskommelse om partnerskap mellan Nyby kommun och Nyby universitet skrevs under.",
            "strategic partnership",
        ),
        ("Newton Council and the University of Newton have signed a partnering agreement.", "strategic partnership"),
        (
            "Newton Council and the University of Newton sign a civic agreement, which is more than an MoU.",
            "cooperation agreement",
        ),
    ],
)
def test_the_kind_by_other_words(drafted: Drafts, text: str, kind: str) -> None:
    assert drafted(text).kind.value == kind


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        (f"{SIGNED}.\n\nPublicerad 2022", "2022", DateKind.PUBLISHED),
        (f"{BOUND}\n\nText och foto: Nyby kommun, 2020", "2020", DateKind.PUBLISHED),
        ("I dag undertecknade parterna avtalet.\n\nText og foto: Nyby kommune, 2020", "2020", DateKind.SIGNED),
        ("Nyby kommun och Nyby universitet har sedan den 26 mars 2019 ett avtal.", "2019-03-26", DateKind.SIGNED),
        ("Nyby kommune har siden 4. mai 2021 en avtale med universitetet.", "2021-05-04", DateKind.SIGNED),
        (
            "13 juni 2017\n\nAvtalet är nytt. Fullmäktige fattade det formella beslutet den 25 maj.",
            "2017-05-25",
            DateKind.DECIDED,
        ),
        (
            "13 June 2017\n\nThe agreement is new. The council took the formal decision on 25 May.",
            "2017-05-25",
            DateKind.DECIDED,
        ),
    ],
)
def test_a_year_alone_and_a_decision_in_two_words_are_days_of_the_agreement(
    drafted: Drafts, text: str, value: str, kind: DateKind
) -> None:
    draft = drafted(text)
    assert (draft.date.value, draft.date_kind) == (value, kind)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        (
            "Parterna tecknade ett fyraårigt avtal. Till projekten avsätter de sex miljoner åren 2021–2024.",
            ("2021", "2024"),
        ),
        ("The agreement lasts three years. The parties fund projects 2020–2023.", ("2020", "2023")),
        ("Aftalen er på fire år. Parterne afsætter midler til projekter 2020–2023.", ("2020", "2023")),
        # what lasts otherwise is something else
        ("Parterna tecknade ett fyraårigt avtal. Projektet avsätter medel åren 2015–2021.", (None, None)),
    ],
)
def test_years_as_many_as_the_agreement_has_are_its_own(
    drafted: Drafts, text: str, term: tuple[str | None, str | None]
) -> None:
    draft = drafted(text)
    assert (draft.valid_from.value, draft.valid_to.value) == term


@pytest.mark.parametrize(
    ("text", "often"),
    [
        ("Gruppen träffas två gånger årligen.", Cadence.BIANNUAL),
        ("The group meets twice annually.", Cadence.BIANNUAL),
        ("Gruppen mødes to gange årligt.", Cadence.BIANNUAL),
        ("Gruppen möts två gånger per termin.", Cadence.QUARTERLY),
        ("Gruppen møtes en gang i kvartalet.", Cadence.QUARTERLY),
        ("Gruppen mødes en gang om måneden.", Cadence.MONTHLY),
        ("Gruppen träffas tre gånger per termin.", None),
        ("The group meets three times annually.", None),
    ],
)
def test_how_many_times_in_how_long_is_read_together(drafted: Drafts, text: str, often: Cadence | None) -> None:
    assert drafted(f"{BOUND} {text}").meeting_cadence.value == often


@pytest.mark.parametrize(
    "text",
    [
        "Det avtal som finns mellan Nyby kommun och Nyby universitet förlängs.",
        "An extension agreement between the City of Newton and the University of Newton was signed.",
        "Nyby kommun og Nyby universitet har undertegnet en forlængelsesaftale.",
    ],
)
def test_a_paper_that_prolongs_another_is_a_renewal(drafted: Drafts, text: str) -> None:
    assert drafted(text).kind.value is AgreementKind.RENEWAL


def test_other_agreements_that_are_renewed_make_no_renewal(drafted: Drafts) -> None:
    draft = drafted(f"{BOUND} Det gör universitetet också genom att gamla avtal förnyas.")
    assert draft.kind.value is AgreementKind.COOPERATION_AGREEMENT
