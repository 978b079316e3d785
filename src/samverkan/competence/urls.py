"""The addresses of this room."""

from django.urls import path, re_path

from samverkan.competence.views import ads, asking, chain, comparing, following, mapping, occupations, skills, vacancies

app_name = "competence"
SSYK, REGION = r"(?P<ssyk>\d{4})", r"(?P<region>\d{2})"
PLACE, CONCEPT = r"(?P<region>\d{2}|\d{4})", r"(?P<concept>[\w.~-]+)"
urlpatterns = [
    path("kompetens/", occupations.listing, name="occupations"),
    path("kompetens/annonser/", vacancies.overview, name="vacancies"),
    path("kompetens/vardekedja/", chain.page, name="chain"),
    path("kompetens/vardekedja.csv", chain.download, name="chain_csv"),
    path("kompetens/vardekedja/andra/", chain.edit, name="edit_chain"),
    path("kompetens/jamfor/", comparing.page, name="comparing"),
    path("kompetens/karta/", mapping.page, name="map"),
    re_path(r"^kompetens/yrken\.(?P<ending>csv|xlsx)$", occupations.download, name="download"),
    re_path(rf"^kompetens/{REGION}/yrken/folj/$", following.follow_many, name="follow_many"),
    re_path(rf"^kompetens/{PLACE}/fardigheter/$", skills.listing, name="skills"),
    re_path(rf"^kompetens/{PLACE}/fardigheter\.csv$", skills.download, name="skills_csv"),
    re_path(rf"^kompetens/{PLACE}/fardigheter/{CONCEPT}/$", skills.page, name="skill"),
    re_path(rf"^kompetens/{PLACE}/annonser/$", ads.listing, name="ads"),
    re_path(rf"^kompetens/{PLACE}/annonser\.csv$", ads.download, name="ads_csv"),
    re_path(rf"^kompetens/{REGION}/yrken/{SSYK}/$", occupations.page, name="occupation"),
    re_path(rf"^kompetens/{REGION}/yrken/{SSYK}/fraga/$", asking.ask, name="ask"),
    re_path(rf"^kompetens/{REGION}/yrken/{SSYK}/folj/$", following.follow, name="follow"),
    re_path(rf"^kompetens/{REGION}/yrken/{SSYK}/sluta-folja/$", following.unfollow, name="unfollow"),
]
