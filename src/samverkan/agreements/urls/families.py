"""The addresses of an agreement's family and of the parties' approvals."""

from django.urls import path

from samverkan.agreements.views import approvals, families, leaving

FAMILY = "avtal/<int:pk>/familj/"
APPROVAL = "avtal/<int:pk>/parter/godkannanden/"

urlpatterns = [
    path("avtal/<int:pk>/parter/<int:party_pk>/ater/", leaving.take_back, name="take_back"),
    path(FAMILY, families.family, name="family"),
    path(f"{FAMILY}koppla/", families.link, name="link"),
    path(f"{FAMILY}<int:kinship_pk>/ta-bort/", families.unlink, name="unlink"),
    path(f"{APPROVAL}nytt/", approvals.add, name="add_approval"),
    path(f"{APPROVAL}<int:approval_pk>/", approvals.change, name="change_approval"),
    path(f"{APPROVAL}<int:approval_pk>/ta-bort/", approvals.remove, name="remove_approval"),
]
