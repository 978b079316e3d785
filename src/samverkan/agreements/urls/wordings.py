"""The addresses of wordings."""

from django.urls import URLPattern, path

from samverkan.agreements.views import proposing, settling, wordings

urlpatterns: list[URLPattern] = [
    path("avtal/<int:pk>/lydelser/", wordings.wordings_list, name="wordings"),
    path("avtal/<int:pk>/lydelser/ny/", wordings.add, name="add_wording"),
    path("avtal/<int:pk>/lydelser/jamfor/", wordings.compare, name="compare_wordings"),
    path("avtal/<int:pk>/lydelser/avgor/", settling.settle_passages, name="settle_passages"),
    path("avtal/<int:pk>/lydelser/avgor/<int:decision_pk>/", settling.settle_passage, name="settle_passage"),
    path("avtal/<int:pk>/lydelser/<int:number>/", wordings.wording, name="wording"),
    path("avtal/<int:pk>/lydelser/<int:number>/bekrafta/", proposing.confirm, name="confirm_wording"),
    path("avtal/<int:pk>/lydelser/<int:number>/ta-tillbaka/", proposing.withdraw, name="withdraw_wording"),
]
