"""The pages of this room, and what every answer carries."""

import re
from pathlib import Path

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse

from samverkan import ui
from samverkan.ui import components, views

ROOM = Path(ui.__file__).parent
WEB = ROOM.parent


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


def test_the_style_guide_is_public_and_in_swedish(visitor):
    page = visitor.get("/om/utseende/")
    assert page.status_code == 200
    assert '<html lang="sv"' in page.text
    assert "Varje byggsten en gång" in page.text


def test_the_language_can_be_switched_on_every_page(visitor):
    assert 'name="language" value="en"' in visitor.get("/om/utseende/").text
    visitor.post(reverse("set_language"), {"language": "en", "next": "/om/utseende/"})
    assert '<html lang="en"' in visitor.get("/om/utseende/").text


def test_a_missing_page_says_so_with_the_right_status(visitor):
    page = visitor.get("/finns-inte/")
    assert page.status_code == 404
    assert "Sidan finns inte här" in page.text


def test_a_refusal_tells_its_own_reason():
    request = RequestFactory().get("/")
    request.user = None
    assert "Bara samordnaren" in views.forbidden(request, PermissionDenied("Bara samordnaren får dela.")).text
    assert "Det ingår inte i din roll" in views.forbidden(request, PermissionDenied()).text


@pytest.mark.parametrize(("view", "status"), [(views.server_error, 500), (views.bad_request, 400)])
def test_a_page_about_a_fault_needs_no_frame(view, status):
    answer = view(RequestFactory().get("/"), *([SuspiciousOperation()] if status == 400 else []))
    assert answer.status_code == status
    assert "Gå till startsidan" in answer.text


def test_a_session_that_could_not_be_kept_is_not_told_as_a_question_that_could_not_be_read():
    answer = views.bad_request(RequestFactory().get("/"), SessionInterrupted())
    assert answer.status_code == 503
    assert "Gå tillbaka och försök igen" in answer.text


def test_a_form_without_its_key_is_refused_with_advice():
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("set_language"), {"language": "en"})
    assert answer.status_code == 403
    assert "Ingenting sparades" in answer.text


def test_a_question_before_something_happens_names_what_follows():
    confirmation = components.Confirmation(
        "Dela utkastet",
        "Parten får se det.",
        "Dela",
        "/tillbaka/",
        ("Det kan bli allmän handling hos båda.",),
        hidden=(("version", "3"),),
    )
    text = render_to_string("ui/confirm.html", {"confirmation": confirmation})
    for expected in ("Dela utkastet", "allmän handling hos båda", 'name="version" value="3"', 'href="/tillbaka/"'):
        assert expected in text


def test_every_answer_keeps_to_its_own_host(visitor):
    headers = visitor.get("/om/utseende/").headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_no_page_loads_anything_from_another_host(visitor):
    loaded = re.findall(r'(?:src|href)="(https?:)?//[^"]*"[^>]*(?:rel=|defer|as=)', visitor.get("/om/utseende/").text)
    assert loaded == []


@pytest.mark.parametrize("file", sorted(WEB.rglob("templates/**/*.html")), ids=lambda file: file.name)
def test_a_template_has_no_style_or_script_of_its_own(file):
    text = file.read_text(encoding="utf-8")
    assert not re.search(r'\sstyle="', text), "styles belong in a file: the content security policy blocks them here"
    assert not re.search(r"\son\w+=\"", text), "handlers belong in a file"
    assert not re.search(r"<script(?![^>]*\b(?:src|type=\"application/))", text), "scripts belong in a file"
    assert "<style>{{" in text or "<style" not in text, "only a file to keep may carry its styles with it"


@pytest.mark.parametrize("file", sorted((ROOM / "static/ui").glob("*.css")), ids=lambda file: file.name)
def test_a_stylesheet_names_no_other_host(file):
    assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", file.read_text(encoding="utf-8"))
