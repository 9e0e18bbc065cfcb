"""The pages of the organisers, and the one behind the link to opt out."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from agenda.circulation import services
from agenda.circulation.models import CirculationRecipient, MailOptOut
from agenda.models import EventSummary
from events.access import Role
from events.actors import Actor
from events.mails.delivery import compose
from events.models import Message
from registrations import services as seats
from registrations.models import Rsvp
from tests.everywhere import everything, places_with
from tests.factories import RsvpFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client, summary):
    user = UserFactory(groups=[Role.ORGANISER])
    user.side_events.add(summary.side_event)
    client.force_login(user)
    return user


def page(name, summary):
    return reverse(f"admin:agenda_eventsummary_{name}", args=[summary.pk])


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).replace("\xa0", " ").split())


def posted(**changes):
    return {"groups": ["attended"], "addresses": "", "language": "en", "key": str(uuid.uuid4())} | changes


def sent_to(summary, *groups):
    circulation = services.circulate(
        summary=summary, key=uuid.uuid4(), groups=list(groups), by=Actor(label="Lena")
    )
    services.write_mails(circulation.pk)


# --- sending ---


@pytest.mark.usefixtures("organiser")
def test_the_page_opens_with_who_took_part_and_their_mail(client, summary):
    said = text(client.get(page("circulate", summary)))

    assert "It goes to 1 person" in said
    assert "Summary: Open roads" in said
    assert "because you took part in this side event" in said
    assert not Message.objects.exists()


@pytest.mark.usefixtures("organiser")
def test_a_preview_shows_who_it_goes_to_and_a_mail_in_each_language_and_sends_nothing(client, summary):
    RsvpFactory(side_event=summary.side_event, language="ar", email="noor@mission.example")
    form = posted(groups=["attended", "registered"], addresses="Press Desk <press@site.example>, x@y.example")

    said = text(client.post(page("circulate", summary), form | {"preview": "1"}))

    assert "It goes to 6 people" in said
    assert "1 address is there more than once and gets it once." in said
    assert "press@site.example" in said
    assert ["The e-mail: English" in said, "The e-mail: Arabic" in said] == [True, True]
    assert not CirculationRecipient.objects.exists()


@pytest.mark.usefixtures("organiser")
def test_two_presses_of_one_page_send_once(client, summary):
    form = posted(groups=["registered"], send="1")

    first, second = (client.post(page("circulate", summary), form) for _press in range(2))

    assert [first.status_code, second.status_code] == [302, 302]
    assert first["Location"] == page("circulation", summary)
    assert CirculationRecipient.objects.count() == 3
    third = client.post(page("circulate", summary), posted(groups=["registered"], send="1"))
    assert third.status_code == 409
    assert "has it already" in text(third)


@pytest.mark.usefixtures("organiser")
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"addresses": "a@x.example, nobody, b@"}, "These are no e-mail addresses: nobody, b@."),
        ({"groups": []}, "Choose a group or type an address."),
        ({"groups": ["everybody"]}, "Select a valid choice."),
    ],
)
def test_what_cannot_be_sent_is_said_with_422(client, summary, changes, sentence):
    response = client.post(page("circulate", summary), posted(send="1") | changes)

    assert response.status_code == 422
    assert sentence in text(response)


@pytest.mark.usefixtures("organiser")
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_draft_is_refused_in_words(client, summary, method):
    EventSummary.objects.update(issued_at=None)

    response = getattr(client, method)(page("circulate", summary), posted(send="1"))

    assert response.status_code == 409
    assert "This summary is not issued." in text(response)


@pytest.mark.usefixtures("organiser")
def test_the_progress_tells_what_came_of_each_mail_and_sends_refused_ones_again(client, summary):
    sent_to(summary, "registered")
    Message.objects.update(state=Message.State.SENT)
    Message.objects.filter(recipient__startswith="bela").update(
        state=Message.State.FAILED, error="550 No such user"
    )
    said = text(client.get(page("circulation", summary)))
    assert "2 of 3 sent, 1 refused by a mail server" in said
    assert "bela@mission.example Refused: 550 No such user" in said
    assert "data-waiting" not in client.get(page("circulation", summary)).content.decode()

    assert client.get(page("send_again", summary)).status_code == 302
    assert not Message.objects.unsent().exists()
    client.post(page("send_again", summary))

    assert Message.objects.unsent().count() == 1
    assert "data-waiting" in client.get(page("circulation", summary)).content.decode()


@pytest.mark.usefixtures("organiser")
@pytest.mark.parametrize("count", [2, 40])
def test_the_progress_takes_as_many_queries_for_any_number(
    client, summary, count, django_assert_max_num_queries
):
    RsvpFactory.create_batch(count, side_event=summary.side_event)
    sent_to(summary, "registered")
    with django_assert_max_num_queries(16):
        client.get(page("circulation", summary))


# --- opting out ---


@pytest.fixture
def link(summary):
    sent_to(summary, "attended")
    return CirculationRecipient.objects.get().get_absolute_url()


def test_the_mail_says_how_to_get_no_more_in_its_text_and_to_mail_programs(link, settings):
    mail = compose(Message.objects.get())

    assert mail.extra_headers["List-Unsubscribe"] == f"<{settings.SITE_URL}{link}>"
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert settings.SITE_URL + link in mail.body
    assert settings.SITE_URL + link in mail.alternatives[0][0]


def test_opening_the_link_changes_nothing_and_a_press_does(client, link):
    response = client.get(link)
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert not MailOptOut.objects.exists()

    assert "You get no more summaries" in text(client.post(link, follow=True))
    assert MailOptOut.objects.count() == 1
    client.post(link, {"again": "1"})

    assert not MailOptOut.objects.exists()


def test_a_mail_program_opts_out_with_one_post_and_no_cookie(link):
    response = Client(enforce_csrf_checks=True).post(link, {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 204
    assert MailOptOut.objects.count() == 1


def test_a_link_that_opens_nothing_is_a_page_of_its_own(client):
    assert client.get(reverse("agenda:opt_out", args=["unknown"])).status_code == 404


# --- what is kept of people ---


def test_the_address_of_who_asked_to_be_forgotten_is_nowhere_and_others_stay(client, summary, tmp_path):
    sent_to(summary, "registered")
    assert "agenda_circulationrecipient.email" in places_with("bela@mission", everything(tmp_path))

    seats.erase(rsvp=Rsvp.objects.get(email__startswith="bela"))

    kept = everything(tmp_path)
    assert places_with("bela@mission", kept) == set()
    assert "agenda_circulationrecipient.email" in places_with("amina@mission", kept)


def test_nothing_is_left_of_recipients_when_the_time_is_over(client, organiser, summary, clock, tmp_path):
    form = posted(groups=["registered"], addresses="typed@site.example", send="1")
    client.post(page("circulate", summary), form)
    services.write_mails(summary.circulations.get().pk)
    client.post(CirculationRecipient.objects.first().get_absolute_url())
    clock.shift(200 * 24 * 3600)
    found = seats.purge()

    assert (found["recipients of summaries"], found["opt-outs of summaries"]) == (4, 1)
    kept = everything(tmp_path)
    assert [places_with(word, kept) for word in ("bela@mission", "typed@site")] == [set(), set()]
    client.force_login(organiser)
    assert "The addresses are forgotten" in text(client.get(page("circulation", summary)))
    assert summary.circulations.get().recipient_count == 4
