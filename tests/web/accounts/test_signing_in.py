"""Signing in and out, forgotten passwords, in our own pages and words."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from samverkan.accounts.models import Person
from samverkan.accounts.permissions import Role
from samverkan.mail.models import Message
from tests.factories import acting, organisation, person

pytestmark = pytest.mark.django_db
PASSWORD = "norrsken över Alvdalen 7"
NEW = "helt andra ord än förut"


@pytest.fixture(autouse=True)
def no_earlier_attempts() -> None:
    cache.clear()


@pytest.fixture
def asa() -> Person:
    who = person("Åsa", email="asa@example.org", password=PASSWORD, language="en")
    acting(organisation(), Role.READER, who=who)
    return who


def sign_in(client: Client, password: str = PASSWORD, email: str = "asa@example.org", **more: str):
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def text(answer) -> str:
    return answer.content.decode()


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_right_password_signs_in_and_leads_to_ones_work(client: Client, asa: Person):
    answer = sign_in(client)
    assert answer.url == reverse("overview:my_work")
    assert is_signed_in(client)
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_an_address_is_the_same_in_any_case(client: Client, asa: Person):
    sign_in(client, email="ASA@Example.ORG")
    assert is_signed_in(client)


def test_one_comes_back_to_the_page_one_asked_for(client: Client, asa: Person):
    asked = client.get(reverse("accounts:me"))
    assert asked.url == f"{reverse('account_login')}?next={reverse('accounts:me')}"
    assert f'value="{reverse("accounts:me")}"' in text(client.get(asked.url))
    assert sign_in(client, next=reverse("accounts:me")).url == reverse("accounts:me")


def test_one_is_not_led_to_another_host(client: Client, asa: Person):
    assert sign_in(client, next="https://evil.example/").url == reverse("overview:my_work")


@pytest.mark.parametrize(("email", "password"), [("asa@example.org", "fel"), ("nobody@example.org", PASSWORD)])
def test_a_wrong_password_and_an_unknown_address_get_the_same_sentence(
    client: Client, asa: Person, email: str, password: str
):
    answer = sign_in(client, password, email)
    assert "E-postadressen och lösenordet hör inte ihop" in text(answer)
    assert not is_signed_in(client)


def test_too_many_wrong_passwords_are_stopped_for_a_while(client: Client, asa: Person):
    for _ in range(5):
        sign_in(client, "fel")
    answer = sign_in(client)
    assert "För många försök" in text(answer)
    assert not is_signed_in(client)


def test_too_many_requests_get_a_page_of_ours(client: Client):
    answers = [sign_in(client, "fel", f"p{number}@example.org") for number in range(31)]
    assert answers[-1].status_code == 429
    assert "Vänta några minuter" in text(answers[-1])


def test_the_page_says_how_to_get_a_log_in(client: Client):
    assert "Be administratören i din organisation" in text(client.get(reverse("account_login")))


def test_nobody_can_register_alone():
    names = {pattern.name for pattern in get_resolver("samverkan.accounts.urls.signing_in").url_patterns}
    assert "account_signup" not in names


def test_a_person_whose_log_in_is_closed_cannot_sign_in(client: Client, asa: Person):
    asa.is_active = False
    asa.save()
    sign_in(client)
    assert not is_signed_in(client)


def test_signing_out_is_asked_for_and_done(client: Client, asa: Person):
    client.force_login(asa)
    assert "Sign out" in text(client.get(reverse("account_logout"), headers={"accept-language": "en"}))
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_a_password_is_changed_by_whoever_knows_the_old_one(client: Client, asa: Person):
    client.force_login(asa)
    address = reverse("account_change_password")
    wrong = client.post(address, {"oldpassword": "fel", "password1": NEW, "password2": NEW})
    assert "Det är inte lösenordet du har nu" in text(wrong)
    done = client.post(address, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    assert done.url == reverse("accounts:me")
    assert "Det nya lösenordet är sparat" in text(client.get(done.url))
    asa.refresh_from_db()
    assert asa.check_password(NEW)


def test_one_who_has_no_password_chooses_the_first(client: Client):
    client.force_login(person("Utan"))
    asked = client.get(reverse("account_change_password"))
    assert asked.url == reverse("account_set_password")
    assert "Minst tolv tecken" in text(client.get(asked.url))
    client.post(asked.url, {"password1": NEW, "password2": NEW})
    assert Person.objects.get().check_password(NEW)


def link_in_mail() -> str:
    return Message.objects.get().body.partition("http://testserver")[2].split()[0]


def test_a_forgotten_password_is_chosen_anew_through_a_link(client: Client, asa: Person):
    asked = client.post(reverse("account_reset_password"), {"email": "asa@example.org"})
    assert asked.url == reverse("account_reset_password_done")
    assert "Titta i din e-post" in text(client.get(asked.url))
    message = Message.objects.get()
    assert (message.to, message.party_key, message.lets_in) == ("asa@example.org", None, True)
    assert message.subject == "Choose a new password in Samverkan"
    form = client.get(link_in_mail(), follow=True)
    done = client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert done.url == reverse("account_reset_password_from_key_done")
    assert "Det nya lösenordet gäller" in text(client.get(done.url))
    asa.refresh_from_db()
    assert asa.check_password(NEW)
    again = Client().get(link_in_mail(), follow=True)
    assert "Länken är använd" in text(again)


def test_an_unknown_address_gets_no_mail_and_the_same_answer(client: Client):
    asked = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert asked.url == reverse("account_reset_password_done")
    assert not Message.objects.exists()


def test_a_contact_gets_no_password_that_way(client: Client):
    person("Kontakt", email="kontakt@example.org")
    client.post(reverse("account_reset_password"), {"email": "kontakt@example.org"})
    assert not Message.objects.exists()


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_inactive"])
def test_the_pages_are_ours_in_both_languages(client: Client, name: str):
    swedish = client.get(reverse(name))
    english = client.get(reverse(name), headers={"accept-language": "en"})
    for answer, language in ((swedish, "sv"), (english, "en")):
        assert f'<html lang="{language}"' in text(answer)
        assert "ui/root.html" in [template.name for template in answer.templates]
    assert text(swedish) != text(english)
