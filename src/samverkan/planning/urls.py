"""The addresses of this room."""

from django.urls import path, re_path

from samverkan.planning.views import (
    asking,
    beginning,
    calculating,
    cases,
    comments,
    comparing,
    counting,
    describing,
    editing,
    results,
    trying,
    versions,
)

app_name = "planning"
ENDING = r"(?P<ending>yaml|json)"
urlpatterns = [
    path("planering/", cases.listing, name="cases"),
    path("planering/ladda-upp/", beginning.upload, name="upload"),
    path("planering/borja/", beginning.from_figures, name="begin"),
    path("planering/mall.yaml", beginning.template, name="template"),
    path("planering/<int:pk>/", cases.page, name="case"),
    path("planering/<int:pk>/andra/utbildningar/", editing.programmes, name="programmes"),
    path("planering/<int:pk>/andra/utbildningar/<int:number>/", editing.one_programme, name="programme"),
    path(
        "planering/<int:pk>/andra/utbildningar/<int:number>/ta-bort/",
        editing.remove_programme,
        name="remove_programme",
    ),
    path("planering/<int:pk>/andra/<slug:key>/", editing.part, name="edit"),
    path("planering/<int:pk>/rakningar/", counting.series, name="series"),
    path("planering/<int:pk>/rakna/", calculating.calculate, name="calculate"),
    path("planering/<int:pk>/lage/", calculating.progress, name="progress"),
    path("planering/<int:pk>/underlag/", cases.figures, name="figures"),
    path("planering/<int:pk>/beskriv/", describing.describe, name="describe"),
    path("planering/<int:pk>/kopiera/", describing.copy, name="copy"),
    path("planering/<int:pk>/skicka/", describing.share, name="share"),
    path("planering/<int:pk>/ta-bort/", describing.remove, name="remove"),
    path("planering/<int:pk>/kommentera/", comments.say, name="say"),
    path("planering/<int:pk>/kommentarer/<int:number>/ta-bort/", comments.take_back, name="take_back"),
    path("planering/<int:pk>/versioner/", versions.listing, name="versions"),
    path("planering/<int:pk>/versioner/<int:number>/mot/<int:other>/", versions.compare, name="compare"),
    path("planering/<int:pk>/versioner/<int:number>/aterstall/", versions.restore, name="restore"),
    path("planering/<int:pk>/resultat/", results.first, name="result"),
    path("planering/<int:pk>/resultat/yrken/", results.occupations, name="occupations"),
    re_path(r"^planering/(?P<pk>\d+)/resultat/yrken/(?P<ssyk>\d{4})/$", results.occupation, name="occupation"),
    path("planering/<int:pk>/resultat/planen/", results.plan, name="plan"),
    path("planering/<int:pk>/resultat/planer/<slug:name>/", results.one_plan, name="one_plan"),
    path("planering/<int:pk>/resultat/atgarder/<path:name>/", results.measure, name="measure"),
    path("planering/<int:pk>/resultat/varfor/", results.grounds, name="grounds"),
    path("planering/<int:pk>/resultat/prova/", trying.page, name="try"),
    path("planering/<int:pk>/resultat/prova/behall/", trying.keep, name="keep_tried"),
    path("planering/<int:pk>/resultat/jamfor/", comparing.page, name="beside"),
    path("planering/<int:pk>/scenarier/<int:number>/ta-bort/", comparing.remove_scenario, name="remove_scenario"),
    path("planering/<int:pk>/resultat/dagordning/", asking.ask, name="ask"),
    path("planering/<int:pk>/resultat/rapport.html", results.report, name="report"),
    re_path(rf"^planering/(?P<pk>\d+)/fall-(?P<number>\d+)\.{ENDING}$", versions.download, name="version_file"),
    re_path(rf"^planering/(?P<pk>\d+)/fall\.{ENDING}$", cases.download, name="download"),
]
