"""The addresses of this room."""

from django.urls import path

from samverkan.runs import views

app_name = "runs"
urlpatterns = [
    path("korningar/", views.listing, name="runs"),
    path("korningar/ny/<slug:stage>/", views.begin, name="start"),
    path("korningar/<int:pk>/", views.page, name="run"),
    path("korningar/<int:pk>/igen/", views.again, name="repeat"),
    path("korningar/<int:pk>/jamfor/<int:other>/", views.compare, name="compare"),
    path("korningar/<int:pk>/<slug:table>.parquet", views.download, name="download"),
]
