"""The addresses of the outbox: the room `mail` stands below this one and knows no permissions."""

from django.urls import path

from samverkan.accounts.views import outbox

app_name = "mail"
urlpatterns = [
    path("utkorg/", outbox.outbox, name="outbox"),
    path("utkorg/<int:pk>/", outbox.message, name="message"),
    path("utkorg/<int:pk>/skicka/", outbox.send_again, name="send_again"),
]
