"""The addresses of this room."""

from django.urls import path, re_path

from samverkan.indicators.views import following, listing, reading_in, values

app_name = "indicators"
urlpatterns = [
    path("matt/", listing.indicators, name="indicators"),
    path("matt/nytt/", following.add, name="add"),
    path("matt/<int:pk>/", listing.page, name="page"),
    re_path(r"^matt/(?P<pk>\d+)/varden\.(?P<ending>csv|xlsx)$", listing.download, name="download"),
    path("matt/<int:pk>/redigera/", following.edit, name="edit"),
    path("matt/<int:pk>/skicka/", following.share, name="share"),
    path("matt/<int:pk>/ta-bort/", following.remove, name="remove"),
    path("matt/<int:pk>/varden/nytt/", values.enter, name="enter"),
    path("matt/<int:pk>/varden/<int:value_pk>/ratta/", values.correct, name="correct"),
    path("matt/<int:pk>/varden/las-in/", reading_in.choose, name="read_in"),
    path("matt/<int:pk>/varden/las-in/<int:snapshot_pk>/", reading_in.preview, name="preview"),
    path("matt/<int:pk>/mal/nytt/", values.set_target, name="set_target"),
    path("matt/<int:pk>/mal/<int:target_pk>/ta-bort/", values.remove_target, name="remove_target"),
]
