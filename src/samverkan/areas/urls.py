"""The addresses of this room."""

from django.urls import path

from samverkan.areas import views

app_name = "areas"
urlpatterns = [
    path("omraden/", views.areas, name="areas"),
    path("omraden/nytt/", views.propose, name="propose"),
    path("omraden/<int:pk>/redigera/", views.edit, name="edit"),
    path("omraden/<int:pk>/beslut/", views.decide, name="decide"),
    path("omraden/<int:pk>/ansvarig/", views.lead, name="lead"),
    path("omraden/<int:pk>/skicka/", views.share, name="share"),
]
