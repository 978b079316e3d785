"""The addresses of this room."""

from django.urls import path

from samverkan.education.views import editing, programmes

app_name = "education"
urlpatterns = [
    path("utbildning/", programmes.programmes, name="programmes"),
    path("utbildning/ny/", editing.add, name="add"),
    path("utbildning/<int:pk>/", programmes.page, name="programme"),
    path("utbildning/<int:pk>/redigera/", editing.edit, name="edit"),
    path("utbildning/<int:pk>/skicka/", editing.share, name="share"),
    path("utbildning/<int:pk>/publicera/", editing.publish, name="publish"),
    path("utbildning/<int:pk>/arkivera/", editing.archive, name="archive"),
    path("utbildning/<int:pk>/ta-tillbaka/", editing.restore, name="restore"),
]
