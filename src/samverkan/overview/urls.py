"""The addresses of this room."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, path

from samverkan.overview.views import my_work

app_name = "overview"
urlpatterns: list[URLPattern | URLResolver] = [
    path("mitt-arbete/", my_work.my_work, name="my_work"),
]
if find_spec("samverkan.overview.area_urls"):
    from samverkan.overview import area_urls

    urlpatterns += area_urls.urlpatterns
