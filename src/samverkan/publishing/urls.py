"""The addresses of what is public; they are meant to be quoted, so they never change."""

from django.urls import path

from samverkan.publishing import views

app_name = "publishing"
urlpatterns = [
    path("offentligt/", views.agreements, name="agreements"),
    path("offentligt/<int:pk>/", views.agreement, name="agreement"),
    path("offentligt/<int:pk>/atagande/<int:number>/", views.commitment, name="commitment"),
    path("avtal/<int:pk>/offentligt/", views.shown, name="shown"),
]
