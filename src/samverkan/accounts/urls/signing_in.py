"""The addresses of signing in: only those of allauth's pages that are used here, under the names it knows."""

from allauth.account import views as allauth
from django.urls import path, re_path

from samverkan.accounts.needs import for_everybody, for_signed_in

urlpatterns = [
    path("logga-in/", for_everybody(allauth.login), name="account_login"),
    path("logga-ut/", for_everybody(allauth.logout), name="account_logout"),
    path("avstangd/", for_everybody(allauth.account_inactive), name="account_inactive"),
    path("losenord/andra/", for_signed_in(allauth.password_change), name="account_change_password"),
    path("losenord/valj/", for_signed_in(allauth.password_set), name="account_set_password"),
    path("losenord/", for_everybody(allauth.password_reset), name="account_reset_password"),
    path("losenord/skickat/", for_everybody(allauth.password_reset_done), name="account_reset_password_done"),
    path(
        "losenord/klart/",
        for_everybody(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        for_everybody(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]
