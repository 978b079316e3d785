"""The addresses of this room."""

from django.urls import path

from samverkan.sources.views import asking, columns, fetches, files

app_name = "sources"
urlpatterns = [
    path("filer/<int:pk>/", files.download, name="download"),
    path("kallor/", fetches.sources, name="sources"),
    path("kallor/hamtningar/<int:pk>/", fetches.fetch, name="fetch"),
    path("kallor/hamtningar/<int:pk>/rader.csv", fetches.refused_csv, name="refused_csv"),
    path("kallor/egen-fil/", columns.choose, name="own_file"),
    path("kallor/egen-fil/<int:pk>/", columns.columns, name="columns"),
    path("kallor/<slug:code>/", asking.source, name="source"),
    path("kallor/<slug:code>/hamta/", asking.fetch_now, name="fetch_now"),
    path("kallor/<slug:code>/schema/", asking.schedule, name="schedule"),
    path("kallor/<slug:code>/fil/", asking.upload, name="upload"),
]
