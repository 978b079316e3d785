"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path, re_path

from samverkan.reporting.views import answering, many, page, rounds, sheet

ROUNDS = "avtal/<int:pk>/lagesrapporter/"
ROUND = f"{ROUNDS}<int:number>/"

app_name = "reporting"
urlpatterns: list[URLPattern | URLResolver] = [
    path(ROUNDS, rounds.rounds, name="rounds"),
    path(f"{ROUNDS}oppna/", rounds.open_round, name="open"),
    path(ROUND, page.page, name="page"),
    path(f"{ROUND}lagg-till/", rounds.add, name="add"),
    path(f"{ROUND}bekrafta/", page.confirm, name="confirm"),
    path(f"{ROUND}paminn/", page.remind, name="remind"),
    path(f"{ROUND}ta-tillbaka/", page.withdraw, name="withdraw"),
    path(f"{ROUND}till-ansvariga/", page.hand_to_owners, name="hand_to_owners"),
    path(f"{ROUND}stang/", page.close, name="close"),
    path(f"{ROUND}dag/", page.day, name="day"),
    path(f"{ROUND}svar.csv", page.csv, name="csv"),
    path(f"{ROUND}fragor/<int:ask_pk>/", answering.one, name="one"),
    path(f"{ROUND}fragor/<int:ask_pk>/fil/", page.file, name="file"),
    path(f"{ROUND}svara/", answering.own, name="own"),
    path(f"{ROUND}svara/utkast/", answering.own_draft, name="own_draft"),
    path(f"{ROUND}tabell/", many.table, name="table"),
    path(f"{ROUND}kalkylblad/", sheet.choose, name="sheet"),
    path(f"{ROUND}kalkylblad/<int:snapshot_pk>/", sheet.preview, name="sheet_preview"),
    re_path(
        r"^avtal/(?P<pk>[0-9]{1,9})/lagesrapporter/(?P<number>[0-9]{1,4})/fragor\.(?P<ending>csv|xlsx)$",
        sheet.download,
        name="sheet_download",
    ),
    path("lage/<str:token>/", answering.by_link, name="by_link"),
    path("lage/<str:token>/utkast/", answering.draft_by_link, name="draft_by_link"),
]
