"""The addresses of mail: the room `mail` stands below this one and knows no permissions."""

from django.urls import path

from samverkan.accounts.views import bounces, mail_choices, outbox

app_name = "mail"
urlpatterns = [
    path("utkorg/", outbox.outbox, name="outbox"),
    path("utkorg/skicka/", outbox.send_many, name="send_many"),
    path("utkorg/studsar/", bounces.bounces, name="bounces"),
    path("utkorg/studsar/<int:pk>/fungerar/", bounces.clear, name="clear_bounce"),
    path("utkorg/<int:pk>/", outbox.message, name="message"),
    path("utkorg/<int:pk>/skicka/", outbox.send_again, name="send_again"),
    path("mig/e-post/", mail_choices.wishes, name="wishes"),
    path("mig/e-post/fungerar/", bounces.clear_own, name="clear_own_bounce"),
    path("e-post/sluta/<str:token>/", mail_choices.stop, name="stop"),
    path("e-post/sluta/<str:token>/angra/", mail_choices.resume, name="resume"),
]
