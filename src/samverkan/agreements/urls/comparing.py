"""The address of the page that compares."""

from django.urls import URLPattern, path

from samverkan.agreements.views import comparing

urlpatterns: list[URLPattern] = [path("jamfor/", comparing.compare, name="compare")]
