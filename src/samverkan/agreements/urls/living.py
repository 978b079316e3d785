"""The addresses of living."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
