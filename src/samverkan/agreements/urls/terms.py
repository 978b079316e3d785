"""The addresses of an agreement's terms."""

from django.urls import URLPattern, path

from samverkan.agreements.views import terms

urlpatterns: list[URLPattern] = [
    path("avtal/<int:pk>/villkor/", terms.page, name="terms"),
    path("avtal/<int:pk>/villkor/andra/", terms.edit, name="edit_terms"),
]
