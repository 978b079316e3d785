"""The addresses of an area's page."""

from django.urls import URLPattern, path

from samverkan.overview.views import areas

urlpatterns: list[URLPattern] = [path("omraden/<int:pk>/", areas.area, name="area")]
