"""The addresses of this room."""

from django.urls import path

from samverkan.sources.views import fetches, files

app_name = "sources"
urlpatterns = [
    path("filer/<int:pk>/", files.download, name="download"),
    path("kallor/", fetches.sources, name="sources"),
    path("kallor/hamtningar/<int:pk>/", fetches.fetch, name="fetch"),
    path("kallor/hamtningar/<int:pk>/rader.csv", fetches.refused_csv, name="refused_csv"),
]
