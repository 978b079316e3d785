"""The addresses of this room."""

from django.urls import path, re_path

from samverkan.gap_cases.views import cases, deciding, listing, looking_back, needs, options

app_name = "gap_cases"
CASE = "kompetens/gap/<int:pk>/"
OPTION = f"{CASE}alternativ/<int:option_pk>/"
urlpatterns = [
    path("kompetens/gap/", listing.cases, name="cases"),
    re_path(r"^kompetens/gap\.(?P<ending>csv|xlsx)$", listing.download, name="download"),
    path("kompetens/gap/nytt/", cases.open_case, name="open"),
    path("kompetens/gap/behov/", needs.unmet, name="needs"),
    path(CASE, cases.page, name="page"),
    path(f"{CASE}redigera/", cases.edit, name="edit"),
    path(f"{CASE}behov/", needs.choose, name="cite"),
    path(f"{CASE}ansvarig/", cases.own, name="own"),
    path(f"{CASE}skicka/", cases.share, name="share"),
    path(f"{CASE}avsluta/", cases.close, name="close"),
    path(f"{CASE}oppna-igen/", cases.reopen, name="reopen"),
    path(f"{CASE}alternativ/nytt/", options.add, name="add_option"),
    path(f"{CASE}alternativ/ur-plan/", options.add_from_plan, name="add_from_plan"),
    path(OPTION, options.edit, name="edit_option"),
    path(f"{OPTION}nyare/", options.take_figures, name="take_figures"),
    path(f"{OPTION}ta-bort/", options.remove, name="remove_option"),
    path(f"{CASE}motet/", deciding.take_up, name="raise"),
    path(f"{CASE}beslut/", deciding.decide, name="decide"),
    path(f"{CASE}beslut/ta-tillbaka/", deciding.withdraw, name="withdraw_decision"),
    path(f"{CASE}aterblick/<int:years>/", looking_back.write, name="look_back"),
]
