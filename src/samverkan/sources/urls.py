"""The addresses of this room."""

from django.urls import path

from samverkan.sources import views

app_name = "sources"
urlpatterns = [path("filer/<int:pk>/", views.download, name="download")]
