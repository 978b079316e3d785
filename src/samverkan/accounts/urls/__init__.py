"""The addresses of people, organisations and one's own page; `signing_in` and `outbox` stand beside."""

from django.urls import path

from samverkan.accounts.views import invitations, me, organisation, people, roles

app_name = "accounts"
urlpatterns = [
    path("personer/", people.people, name="people"),
    path("personer/bjud-in/", invitations.invite, name="invite"),
    path("personer/ny-kontakt/", people.add_contact, name="add_contact"),
    path("personer/<int:pk>/", people.person, name="person"),
    path("personer/<int:pk>/andra/", people.edit_contact, name="edit_contact"),
    path("personer/<int:pk>/ta-bort/", people.pseudonymise, name="pseudonymise"),
    path("personer/<int:pk>/roll/", roles.give, name="give_role"),
    path("personer/<int:pk>/roll/<int:role_pk>/avsluta/", roles.end, name="end_role"),
    path("personer/<int:pk>/bjud-in-igen/", invitations.invite_again, name="invite_again"),
    path("personer/<int:pk>/dra-tillbaka/", invitations.withdraw, name="withdraw"),
    path("inbjudan/<str:token>/", invitations.accept, name="accept"),
    path("mig/", me.me, name="me"),
    path("mig/part/", me.switch, name="switch"),
    path("organisation/", organisation.organisation, name="organisation"),
    path("organisation/tidigare-namn/", organisation.add_former_name, name="add_former_name"),
    path("organisation/tidigare-namn/<int:pk>/ta-bort/", organisation.remove_former_name, name="remove_former_name"),
]
