"""Documents that are too large."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from samverkan.agreements.actions import reading
from samverkan.agreements.views.drafts.trying import try_it
from samverkan.runs.actions import LIMIT
from samverkan.runs.refusals import SENTENCES, sentence
from samverkan_engine import errors

from .conftest import words

pytestmark = pytest.mark.django_db


class Unread(io.BytesIO):
    """A body that nobody may read."""

    def read(self, *args: object) -> bytes:
        raise AssertionError("the body was read")

    readline = read


@pytest.mark.parametrize("name", ["agreements:try", "agreements:new"])
def test_three_hundred_megabytes_are_refused_without_being_read(signed_in: Client, name: str) -> None:
    body = {"CONTENT_LENGTH": "300000000", "CONTENT_TYPE": "multipart/form-data; boundary=x", "wsgi.input": Unread()}
    response = signed_in.generic("POST", reverse(name), **body)
    assert response.status_code == 413
    assert "300 MB" in words(response)
    assert "50 MB" in words(response)


def test_a_file_just_above_the_limit_is_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("samverkan.runs.refusals.LIMIT", 1_000_000)
    file = SimpleUploadedFile("stor.txt", b"a" * 1_000_001)
    response = client.post(reverse("agreements:try"), {"file": file})
    assert response.status_code == 400
    assert "stor.txt är 2 MB" in words(response)


def test_a_text_of_more_than_five_hundred_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_TEXT", 10)
    with pytest.raises(reading.TooLong):
        reading.read(reading.Received(text="mer än tio tecken"))


def test_a_false_length_gains_nothing(rf: RequestFactory) -> None:
    request = rf.post(reverse("agreements:try"), {"text": "x"}, CONTENT_LENGTH="sju")
    assert try_it(request).status_code in (200, 400, 403)


def test_every_refusal_of_documents_has_its_sentence() -> None:
    refusals = [each for each in vars(errors.documents).values() if isinstance(each, type)]
    codes = {each.code for each in refusals if issubclass(each, errors.Refused) and each is not errors.Refused}
    assert codes == set(SENTENCES)


def test_a_refusal_is_said_in_swedish() -> None:
    refusal = errors.TooLarge(name="avtal.pdf", size_mb=60, limit_mb=LIMIT // 1_000_000)
    assert sentence(refusal).startswith("avtal.pdf är 60 MB")
