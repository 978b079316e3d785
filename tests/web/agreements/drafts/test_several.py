"""Files that hold several documents, or none; and texts recognised from pictures."""

import io
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from samverkan.accounts.actor import Actor
from samverkan.agreements.actions.drafts import draft_from, keep
from samverkan.agreements.actions.reading import Received
from samverkan.agreements.drafting import begin
from samverkan.agreements.forms.drafts import several
from samverkan.agreements.models import Agreement, Draft
from samverkan.runs import actions as runs
from samverkan.sources.models import Snapshot
from tests.factories import agreement, organisation

from .conftest import NOW, TEXT, client_of, hidden, words

pytestmark = pytest.mark.django_db
NEW, TRY = reverse("agreements:new"), reverse("agreements:try")
OTHER = TEXT.replace("Björkö", "Granö")
PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 200


def folder(**files: bytes) -> bytes:
    """A compressed folder; a keyword has an underscore for its last full stop."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(".".join(name.rsplit("_", 1)), data)
    return stream.getvalue()


def letter(text: str, **attached: bytes) -> bytes:
    """An e-mail with attachments."""
    message = EmailMessage()
    message["From"], message["Message-ID"] = "anna@nyby.example", "<1@nyby.example>"
    message.set_content(text)
    for name, data in attached.items():
        filename = ".".join(name.rsplit("_", 1))
        message.add_attachment(data, "application", "octet-stream", filename=filename)
    return message.as_bytes()


def sent(client: Client, address: str, name: str, data: bytes, **more: str) -> HttpResponse:
    return client.post(address, {"file": SimpleUploadedFile(name, data), **more})


TWO = folder(ett_txt=TEXT.encode(), två_txt=OTHER.encode(), logga_png=PICTURE)


def choices(response: HttpResponse) -> list[str]:
    """The words by which the documents are chosen."""
    return [part.split('"')[0] for part in response.content.decode().split('name="inside" value="')[1:]]


def test_the_only_document_of_an_email_becomes_the_draft_and_what_was_left_out_is_named(signed_in: Client) -> None:
    data = folder(avtal_txt=TEXT.encode(), logga_png=PICTURE)
    page = words(signed_in.post(NEW, {"file": SimpleUploadedFile("avtal.zip", data)}, follow=True))
    assert "tjugo praktikplatser" in page
    assert "logga.png är ett foto utan text" in page


def test_an_email_without_a_document_is_read_itself(signed_in: Client) -> None:
    page = words(signed_in.post(NEW, {"file": SimpleUploadedFile("brev.eml", letter(TEXT))}, follow=True))
    assert "tjugo praktikplatser" in page


def test_of_several_documents_one_is_chosen(signed_in: Client) -> None:
    answer = sent(signed_in, NEW, "allt.zip", TWO)
    assert answer.status_code == 200
    assert "ett.txt" in words(answer)
    assert "logga.png är ett foto utan text" in words(answer)
    assert Draft.objects.count() == 0
    signed_in.post(NEW, {"inside": choices(answer)[1]})
    made = Draft.objects.get()
    assert "Granö" in made.document["text"]
    assert made.snapshot
    assert made.snapshot.name == "två.txt"


def test_what_another_party_sent_in_is_not_to_be_chosen(signed_in: Client, counterpart: Actor) -> None:
    word = choices(sent(signed_in, NEW, "allt.zip", TWO))[0]
    answer = client_of(counterpart).post(NEW, {"inside": word})
    assert "kunde inte hittas igen" in words(answer)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("word", ["", "x", "1.99", "999.0", "-1.0"])
def test_a_word_that_chooses_nothing_leads_back(signed_in: Client, word: str) -> None:
    sent(signed_in, NEW, "allt.zip", TWO)
    assert signed_in.post(NEW, {"inside": word}).status_code == 400


def test_somebody_without_an_account_chooses_too_and_nothing_is_kept(client: Client) -> None:
    answer = sent(client, TRY, "allt.zip", TWO)
    page = client.post(TRY, {"inside": choices(answer)[1]})
    assert "Granö" in words(page)
    assert hidden(page, "state")
    assert not Snapshot.objects.exists()


def test_somebody_without_an_account_is_offered_no_more_than_a_page_can_carry(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(several, "MOST_BYTES", len(TEXT.encode()) + 10)
    page = sent(client, TRY, "allt.zip", TWO)
    assert len(choices(page)) == 1
    assert "två.txt erbjuds inte" in words(page)


def test_more_documents_than_are_tried_are_refused(client: Client) -> None:
    many = folder(**{f"nr{number}_txt": TEXT.encode() for number in range(21)})
    assert "fler än 20 filer" in words(sent(client, TRY, "allt.zip", many))


def test_of_several_documents_one_becomes_the_new_wording_and_nothing_filled_in_is_lost(coordinator: Actor) -> None:
    made: Agreement = agreement(coordinator.home, organisation("Granö kommun"))
    address = reverse("agreements:add_wording", args=[made.pk])
    client = client_of(coordinator)
    answer = sent(client, address, "allt.zip", TWO, nature="account", caption="Förnyat i maj")
    assert "Förnyat i maj" in answer.content.decode()
    client.post(address, {"inside": choices(answer)[1], "nature": "account", "caption": "Förnyat i maj"})
    wording = made.wordings.order_by("-number")[0]
    assert ("Granö" in wording.text, wording.caption, wording.nature) == (True, "Förnyat i maj", "account")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("tom.zip", folder(), "tom.zip innehåller ingen text"),
        ("bilder.zip", folder(a_png=PICTURE, b_png=PICTURE), "bilder.zip innehåller 2 filer"),
        ("bomb.zip", folder(a_txt=b"0" * 3_000_000), "uppackad mycket större"),
        ("trasig.pdf", b"%PDF-1.7 inget mer", "trasig.pdf är skadad"),
        ("avtal.docx", TEXT.encode(), "avtal.docx"),
        ("tabell.xlsx", b"\0\1\2\3" * 30, "tabell.xlsx"),
    ],
)
@pytest.mark.parametrize("address", [NEW, TRY])
def test_what_cannot_be_read_is_refused_with_a_sentence(
    signed_in: Client, address: str, name: str, data: bytes, says: str
) -> None:
    answer = sent(signed_in, address, name, data)
    assert answer.status_code == 400
    assert says in words(answer)


def test_a_scanned_pdf_is_refused_where_nothing_can_recognise_it(
    signed_in: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    scanned = typst.compile(b'#image(bytes((9, 0, 9, 0)), format: (encoding: "luma8", width: 2, height: 2))')
    assert "ett foto utan text" in words(sent(signed_in, NEW, "skannat.pdf", scanned))


def test_a_draft_of_a_recognised_text_says_so_and_is_sure_of_nothing(coordinator: Actor, signed_in: Client) -> None:
    seen = replace(runs.read_text(TEXT), recognised=True)
    draft = keep(begin(seen, runs.draft_document(seen)), by=coordinator, at=NOW)
    assert draft.working().document.recognised
    page = signed_in.get(reverse("agreements:draft", args=[draft.pk]))
    assert "Läst ur bild" in words(page)
    assert "certainty-sure" not in page.content.decode()


def test_a_draft_kept_before_texts_were_recognised_is_still_read(coordinator: Actor) -> None:
    draft = draft_from(Received(text=TEXT), by=coordinator, at=NOW)
    del draft.document["recognised"]
    assert not draft.working().document.recognised


def test_the_page_names_what_may_be_sent(signed_in: Client) -> None:
    page = signed_in.get(NEW).content.decode()
    assert ".eml,.zip" in page
    assert "e-post (.eml)" in page
