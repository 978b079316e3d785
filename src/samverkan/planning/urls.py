"""The addresses of this room."""

from django.urls import path, re_path

from samverkan.planning.views import calculating, cases, files

app_name = "planning"
urlpatterns = [
    path("planering/", cases.listing, name="cases"),
    path("planering/ladda-upp/", cases.upload, name="upload"),
    path("planering/<int:pk>/", cases.page, name="case"),
    path("planering/<int:pk>/rakna/", calculating.calculate, name="calculate"),
    path("planering/<int:pk>/lage/", calculating.progress, name="progress"),
    re_path(r"^planering/(?P<pk>\d+)/fall\.(?P<ending>yaml|json)$", files.download, name="download"),
]
