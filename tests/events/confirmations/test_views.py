"""The page of a personal link to confirm: what it shows, takes and refuses. Times are of May 2030."""

import json
import re

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from events.actors import Actor
from events.models import ConfirmationRequest, CoSponsor, Logo, Message, Speaker
from events.services import cancel, stand_of
from tests.events.test_logos import drawn, encoded, png_of
from tests.factories import (
    ConfirmationRequestFactory,
    CoSponsorFactory,
    SideEventFactory,
    SpeakerFactory,
    new_york,
)
from tests.pages import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _clock(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(new_york(1, 9), tick=False):
        yield


@pytest.fixture
def asked():
    sponsor = CoSponsorFactory(side_event__slug="law", organization__name="Oxfam")
    CoSponsorFactory(side_event=sponsor.side_event, lead=True, organization__name="Chile")
    return ConfirmationRequestFactory(co_sponsor=sponsor)


@pytest.fixture
def speaker():
    row = SpeakerFactory(name="Ana Lima", function="Director", status="invited", organization=None)
    return ConfirmationRequestFactory(co_sponsor=None, speaker=row)


def seen(request: ConfirmationRequest) -> str:
    return json.dumps(stand_of(ConfirmationRequest.objects.get(pk=request.pk)))


def yes(client, request, **fields):
    return client.post(request.get_absolute_url(), {"name": "Oxfam", "seen": seen(request)} | fields)


def speaks(client, request, **fields):
    posted = {"name": "Ana Lima", "function": "Director", "part": "keynote", "attendance": "video"}
    return client.post(request.get_absolute_url(), posted | {"seen": seen(request)} | fields)


def test_opening_every_page_changes_nothing_and_is_kept_nowhere(client, asked, speaker):
    before = list(ConfirmationRequest.objects.values()), list(CoSponsor.objects.values())
    for request in (asked, speaker):
        for page in ("", "decline/"):
            response = client.get(f"{request.get_absolute_url()}{page}")
            assert response.status_code == 200
            assert response["Cache-Control"] == "private, no-store"
            assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert client.get(f"{speaker.get_absolute_url()}replace/").status_code == 200
    assert before == (list(ConfirmationRequest.objects.values()), list(CoSponsor.objects.values()))


@pytest.mark.parametrize("token", ["nothing", "x" * 41, "a%20b"])
def test_an_unknown_link_opens_nothing(client, token):
    assert client.get(f"/confirm/{token}/").status_code == 404


def test_a_co_sponsor_confirms_and_is_told_so(client, asked):
    assert yes(client, asked, name="Oxfam International").status_code == 302
    assert "You have confirmed." in words(client.get(asked.get_absolute_url()))
    assert CoSponsor.objects.get(pk=asked.co_sponsor_id).label == "Oxfam International"


def test_a_logo_is_looked_at_on_the_wall_before_it_is_kept(client, asked):
    url = asked.get_absolute_url()
    upload = SimpleUploadedFile("logo.png", encoded(drawn()))
    looked = client.post(url, {"name": "", "seen": seen(asked), "logo": upload, "look": "1"})
    logo = Logo.objects.get()
    assert looked.status_code == 200
    assert f'src="{logo.get_absolute_url()}"' in looked.content.decode()
    assert "The new logo is not saved yet." in words(looked)
    assert CoSponsor.objects.get(pk=asked.co_sponsor_id).logo is None
    kept = re.search(r'name="kept_logo" value="([^"]+)"', looked.content.decode())[1]
    assert yes(client, asked, kept_logo=kept).status_code == 302  # and need not be uploaded again
    assert CoSponsor.objects.get(pk=asked.co_sponsor_id).logo == logo


@pytest.mark.parametrize(
    ("content_of_file", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG files cannot be taken."),
        (b"\x89PNG\r\n\x1a\nnothing", "The picture is damaged or incomplete."),
        (b"MZ\x90\x00", "This is not a PNG or JPEG picture."),
        (png_of(60_000, 60_000), "The picture is too large: at most 6000 pixels a side."),
    ],
)
def test_what_is_no_logo_is_refused_with_a_sentence_and_keeps_what_was_typed(
    client, asked, content_of_file, sentence
):
    for more in ({}, {"look": "1"}):
        upload = SimpleUploadedFile("logo.png", content_of_file)
        response = yes(client, asked, name="Oxfam GB", logo=upload, **more)
        assert response.status_code == 422
        assert sentence in words(response)
        assert 'value="Oxfam GB"' in response.content.decode()
    assert CoSponsor.objects.get(pk=asked.co_sponsor_id).confirmed_at is None


def test_a_link_takes_no_logo_that_was_kept_for_another(client, asked):
    other = ConfirmationRequestFactory(co_sponsor__side_event=asked.side_event)
    upload = SimpleUploadedFile("logo.png", encoded(drawn()))
    looked = client.post(other.get_absolute_url(), {"logo": upload, "look": "1"})
    kept = re.search(r'name="kept_logo" value="([^"]+)"', looked.content.decode())[1]
    yes(client, asked, kept_logo=kept)
    yes(client, asked, kept_logo="forged")
    assert CoSponsor.objects.get(pk=asked.co_sponsor_id).logo is None


def test_what_the_organizers_changed_meanwhile_is_shown_once_and_then_replaced(client, asked):
    old = seen(asked)
    CoSponsor.objects.filter(pk=asked.co_sponsor_id).update(printed_name="Oxfam GB")
    refused = yes(client, asked, seen=old, name="Oxfam UK")
    assert refused.status_code == 409
    assert "changed this entry while you had the page open" in words(refused)
    assert "Oxfam GB" in words(refused)
    assert 'value="Oxfam UK"' in refused.content.decode()
    assert yes(client, asked, name="Oxfam UK").status_code == 302


def test_a_no_with_a_word_can_be_changed(client, asked):
    response = client.post(f"{asked.get_absolute_url()}decline/", {"comment": "Not this year"}, follow=True)
    assert "You have declined. You wrote: Not this year" in words(response)
    assert yes(client, asked).status_code == 302
    assert ConfirmationRequest.objects.get(pk=asked.pk).answer == "yes"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"taken_back_at": new_york(1, 8)}, "This link has ended."),
        ({"ends_at": new_york(1, 8)}, "The time to answer is over."),
    ],
)
def test_a_link_that_ended_says_so_and_whom_to_ask(client, asked, change, why):
    ConfirmationRequest.objects.filter(pk=asked.pk).update(**change)
    for response in (client.get(asked.get_absolute_url()), yes(client, asked)):
        assert response.status_code == 410
        assert why in words(response)
        assert "side-events@mission.example" in words(response)


def test_a_cancelled_event_says_so_and_why(client, asked):
    cancel(side_event=asked.side_event, by=Actor.clock(), reason="The room is needed.")
    response = yes(client, asked)
    assert response.status_code == 410
    assert "This side event has been cancelled. The room is needed." in words(response)


def test_a_speaker_confirms_and_consents_only_to_what_is_ticked(client, speaker):
    page = client.get(speaker.get_absolute_url()).content.decode()
    assert "checked" not in page
    assert speaks(client, speaker, agrees_to_stream="on").status_code == 302
    row = Speaker.objects.get()
    assert (row.status, row.part, row.attendance) == ("confirmed", "keynote", "video")
    assert (row.photo_consent_at, row.stream_consent_at) == (None, timezone.now())


def test_a_statement_that_is_read_needs_somebody_who_reads_it(client, speaker):
    response = speaks(client, speaker, attendance="read")
    assert response.status_code == 422
    assert "Please say who reads the statement." in words(response)
    assert speaks(client, speaker, attendance="read", read_by="The chair").status_code == 302


def test_a_speaker_names_somebody_else_who_gets_a_link(client, speaker):
    posted = {"name": "Omar Ba", "function": "Envoy", "email": "omar@x.example"}
    url = f"{speaker.get_absolute_url()}replace/"
    first, second = client.post(url, posted, follow=True), client.post(url, posted)
    assert "You have named somebody in your place" in words(first)
    assert "Omar Ba" in words(first)
    assert second.status_code == 200
    assert Message.objects.filter(kind="events/confirmation", recipient="omar@x.example").count() == 1
    link = Message.objects.get(kind="events/confirmation").facts["link"]
    assert "Omar Ba" in words(client.get(link.removeprefix("http://testserver")))


def test_a_co_sponsor_names_nobody_else(client, asked):
    assert client.get(f"{asked.get_absolute_url()}replace/").status_code == 404


def test_public_pages_mark_only_who_has_not_confirmed(client):
    event = SideEventFactory(slug="law")
    CoSponsorFactory(side_event=event, lead=True, organization__name="Chile")
    CoSponsorFactory(side_event=event, organization__name="Norway", confirmed_at=timezone.now())
    CoSponsorFactory(side_event=event, organization__name="Togo")
    CoSponsorFactory(side_event=event, organization__name="Fiji", declined_at=timezone.now())
    page = words(client.get(event.get_absolute_url()))
    assert "Norway and Togo (to be confirmed)" in page
    assert "Fiji" not in page


def test_too_many_posts_are_refused_for_a_while(client, asked):
    answers = [
        client.post(f"{asked.get_absolute_url()}decline/", {"comment": "x" * 301}).status_code
        for _time in range(61)
    ]
    assert answers == [422] * 60 + [429]


@pytest.mark.parametrize("shown", ["[" * 100_000, "{", "null", '"Oxfam"', '{"name": 10e9999}'])
def test_a_forged_note_of_what_the_page_showed_is_as_if_nothing_had_been_shown(client, asked, shown):
    assert yes(client, asked, seen=shown).status_code == 409
    assert not CoSponsor.objects.get(pk=asked.co_sponsor_id).confirmed_at
