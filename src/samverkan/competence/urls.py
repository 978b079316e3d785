"""The addresses of this room."""

from django.urls import path, re_path

from samverkan.competence.views import asking, comparing, following, mapping, occupations, vacancies

app_name = "competence"
SSYK, REGION = r"(?P<ssyk>\d{4})", r"(?P<region>\d{2})"
urlpatterns = [
    path("kompetens/", occupations.listing, name="occupations"),
    path("kompetens/annonser/", vacancies.overview, name="vacancies"),
    path("kompetens/jamfor/", comparing.page, name="comparing"),
    path("kompetens/karta/", mapping.page, name="map"),
    re_path(r"^kompetens/yrken\.(?P<ending>csv|xlsx)$", occupations.download, name="download"),
    re_path(rf"^kompetens/{REGION}/yrken/folj/$", following.follow_many, name="follow_many"),
    re_path(rf"^kompetens/{REGION}/yrken/{SSYK}/$", occupations.page, name="occupation"),
    re_path(rf"^kompetens/{REGION}/yrken/{SSYK}/fraga/$", asking.ask, name="ask"),
    re_path(rf"^kompetens/{REGION}/yrken/{SSYK}/folj/$", following.follow, name="follow"),
    re_path(rf"^kompetens/{REGION}/yrken/{SSYK}/sluta-folja/$", following.unfollow, name="unfollow"),
]
