"""The addresses of this room."""

from django.urls import URLPattern, URLResolver, path

from samverkan.relations.views import answering, checks

CHECKS = "avtal/<int:pk>/relationen/"
CHECK = f"{CHECKS}<int:number>/"

app_name = "relations"
urlpatterns: list[URLPattern | URLResolver] = [
    path(CHECKS, checks.checks, name="checks"),
    path(f"{CHECKS}foresla/", checks.propose, name="propose"),
    path(CHECK, checks.page, name="page"),
    path(f"{CHECK}pastaenden/", checks.statements, name="statements"),
    path(f"{CHECK}ja/", checks.agree, name="agree"),
    path(f"{CHECK}svarande/", checks.respondents, name="respondents"),
    path(f"{CHECK}paminn/", checks.remind, name="remind"),
    path(f"{CHECK}dag/", checks.move, name="move"),
    path(f"{CHECK}stang/", checks.close, name="close"),
    path(f"{CHECK}ta-tillbaka/", checks.withdraw, name="withdraw"),
    path(f"{CHECK}svara/", answering.own, name="own"),
    path(f"{CHECK}svara/utkast/", answering.own_draft, name="own_draft"),
    path("relation/<str:token>/", answering.by_link, name="by_link"),
    path("relation/<str:token>/utkast/", answering.draft_by_link, name="draft_by_link"),
]
