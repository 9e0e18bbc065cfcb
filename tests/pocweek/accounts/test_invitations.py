"""People are invited to work on the week: a link that works once, and no power to whoever reads the database."""

import datetime as dt
import re

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from events.access import Role
from events.actors import Actor
from events.mails.delivery import compose
from events.models import Message
from pocweek.accounts import services
from pocweek.models import StaffInvitation, User
from tests.everywhere import everything, places_with
from tests.factories import SideEventFactory, UserFactory
from tests.pages import words

PASSWORD = "another horse, another staple"
ADD = "/admin/pocweek/staffinvitation/add/"
LIST = "/admin/pocweek/staffinvitation/"


@pytest.fixture
def desk(client):
    """The secretariat, signed in."""
    desk = type(client)()
    desk.force_login(UserFactory(groups=[Role.SECRETARIAT], first_name="Sara", last_name="Secretariat"))
    return desk


def invite(desk, email="amina@mission.example", role=Role.ORGANISER, **more):
    form = {"email": email, "name": "Amina Diallo", "role": str(role), "language": "fr", **more}
    return desk.post(ADD, form, follow=True)


def link() -> str:
    """Return the path of the link in the latest mail, as its recipient reads it."""
    return re.search(
        r"http://testserver(/\S*account/invitation/\S+/)", compose(Message.objects.latest("pk")).body
    )[1]


@pytest.mark.parametrize("password", [PASSWORD, ""])
def test_the_link_makes_an_account_once_with_a_password_or_without(client, desk, password):
    event = SideEventFactory(draft=True)
    assert invite(desk, side_event=event.pk).status_code == 200
    path = link()
    assert path.startswith("/fr/account/invitation/")
    assert [client.get(path).status_code for _scanner in range(3)] == [200] * 3
    assert not User.objects.filter(email="amina@mission.example").exists()

    form = {"name": "Amina Diallo", "password1": password, "password2": password}
    assert client.post(path, form).url == "/fr/admin/"
    user = User.objects.get(email="amina@mission.example")
    assert (user.get_full_name(), user.language, user.has_usable_password()) == (
        "Amina Diallo",
        "fr",
        bool(password),
    )
    assert list(event.organisers.all()) == [user]
    assert client.get(f"/admin/events/sideevent/{event.pk}/change/").status_code == 200

    again = type(client)().post(path, form)
    assert (again.status_code, User.objects.filter(email=user.email).count()) == (410, 1)


def test_a_second_click_that_saw_the_invitation_open_makes_no_second_account(desk):
    invite(desk)
    seen = StaffInvitation.objects.get()
    assert services.accept(invitation=seen, name="Amina Diallo") is not None

    with pytest.raises(services.AccountError, match="has ended"):
        services.accept(invitation=seen, name="Amina Diallo")


def test_a_bad_password_makes_no_account_and_is_said(client, desk):
    invite(desk)
    for one, two in (("short", "short"), (PASSWORD, ""), ("", PASSWORD), (PASSWORD, "other")):
        answer = client.post(link(), {"name": "Amina Diallo", "password1": one, "password2": two})
        assert answer.status_code == 422
    assert not User.objects.filter(email="amina@mission.example").exists()


def test_a_link_that_has_ended_says_so_and_a_new_mail_brings_a_new_one(client, desk):
    invite(desk)
    first = link()
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        ended = client.get(first)
        assert (ended.status_code, ended["Cache-Control"]) == (410, "private, no-store")
        assert client.post(first, {"name": "Amina Diallo"}).status_code == 410
        assert compose_fails(Message.objects.latest("pk"))
        desk.force_login(User.objects.get(first_name="Sara"))
        chosen = {"action": "send_again", "_selected_action": [StaffInvitation.objects.get().pk]}
        desk.post(LIST, chosen)
        assert client.get(link()).status_code == 200
        assert client.get(first).status_code == 404


def compose_fails(message: Message) -> bool:
    return message.has_lost_secret


def test_a_withdrawn_link_opens_nothing_and_is_not_sent_again(client, desk):
    invite(desk)
    path, chosen = link(), {"_selected_action": [StaffInvitation.objects.get().pk]}
    desk.post(LIST, {"action": "withdraw_selected", **chosen})
    assert client.post(path, {"name": "Amina Diallo"}).status_code == 410

    desk.post(LIST, {"action": "send_again", **chosen})
    assert Message.objects.count() == 1


def test_nobody_is_invited_to_the_same_twice(desk):
    event = SideEventFactory(draft=True)
    for more in ({}, {"side_event": event.pk}):
        assert invite(desk, **more).status_code == 200
        again = invite(desk, email="AMINA@mission.example", **more)
        assert "This address had been invited already" in words(again)
    fields = {"email": "amina@mission.example", "role": Role.ORGANISER, "side_event": event}
    with pytest.raises(services.AccountError, match="invited already"):
        services.invite(name="A", language="en", by=Actor.clock(), **fields)

    assert (StaffInvitation.objects.count(), Message.objects.count()) == (2, 2)


def test_no_column_of_the_database_opens_the_invitation(desk):
    invite(desk)
    secret = link().rstrip("/").rpartition("/")[2]

    assert places_with(secret, everything()) == set()


def test_who_has_an_account_has_the_role_at_once_and_is_told(desk):
    user, event = UserFactory(groups=[Role.DOOR], is_staff=False), SideEventFactory(draft=True)
    page = invite(desk, email=user.email.upper(), side_event=event.pk)
    assert "has an account, which has this role now" in words(page)

    user.refresh_from_db()
    assert (user.is_staff, user.side_events.get()) == (True, event)
    assert sorted(user.groups.values_list("name", flat=True)) == ["Door staff", "Organisers"]
    assert Message.objects.get().kind == "pocweek/role"


def test_who_has_an_account_is_told_in_its_language_whatever_the_invitation_is_in(desk):
    event = SideEventFactory(draft=True, title="Open roads", title_fr="Routes ouvertes")
    user = UserFactory(language="fr")
    invite(desk, email=user.email, side_event=event.pk, language="en")

    text = compose(Message.objects.get()).body
    assert "Bonjour" in text
    assert "Dear" not in text
    assert "Routes ouvertes" in text


@pytest.mark.parametrize(
    "more", [{"email": "not an address"}, {"role": "Superusers"}, {"role": "Door staff"}]
)
def test_what_cannot_be_is_refused_with_a_sentence(desk, more):
    event = SideEventFactory()
    assert invite(desk, **({"side_event": event.pk} | more)).status_code == 422
    assert not StaffInvitation.objects.exists()


@pytest.mark.usefixtures("required")
def test_an_invitation_to_the_secretariat_leads_to_the_second_factor(client, settings):
    settings.SECOND_FACTOR = "asked"
    desk = type(client)()
    desk.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    invite(desk, role=Role.SECRETARIAT)
    settings.SECOND_FACTOR = "required"
    client.post(link(), {"name": "Amina Diallo"})

    last = client.get("/admin/", follow=True).redirect_chain[-1][0]
    assert last.startswith("/account/second-factor/")


def test_every_mail_about_an_account_can_be_read_in_every_language(desk, settings):
    UserFactory(email="known@mission.example")
    for code, _name in settings.LANGUAGES:
        invite(desk, email=f"{code}@mission.example", language=code)
        invite(desk, email="known@mission.example", language=code)
    mails = [compose(message) for message in Message.objects.all()]

    assert len(mails) == 12
    assert all(mail.subject and "http://testserver" in mail.body for mail in mails)
    assert all("http://testserver" in mail.alternatives[0].content for mail in mails)


def test_the_clock_forgets_invitations_that_ended_long_ago(desk):
    invite(desk)
    with time_machine.travel(timezone.now() + dt.timedelta(days=120)):
        call_command("run_due")

    assert not StaffInvitation.objects.exists()
    assert not Message.objects.exists()


def test_nobody_else_invites(client):
    for roles in ([Role.ORGANISER], [Role.DOOR], []):
        client.force_login(UserFactory(groups=roles))
        assert client.post(ADD, {"email": "x@mission.example"}).status_code == 403
    assert reverse("account_invitation", args=["x"]) == "/account/invitation/x/"
    assert client.get("/account/invitation/x/").status_code == 404
