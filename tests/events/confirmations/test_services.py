"""Asking for confirmations, what is answered by link, and what it does to the record. Times are of May 2030."""

import datetime as dt

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, transaction

from events import services
from events.actors import Actor
from events.history.record import snapshot
from events.hooks import Refusal
from events.mails.delivery import compose
from events.models import ConfirmationRequest, Message, SideEvent, SideEventVersion, Speaker
from events.services import Contact, CoSponsorAnswer, SpeakerAnswer, Successor, stand_of
from registrations.services import purge
from tests.everywhere import everything, places_with
from tests.factories import (
    ConfirmationRequestFactory,
    CoSponsorFactory,
    SideEventFactory,
    SpeakerFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
ORGANISER, LINK, SPEAKER = Actor(label="Organiser"), Actor.co_sponsor(), Actor.speaker()
INES = Contact(email="ines@mission.example", name="Ines", language="fr")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(1, 9), tick=False) as clock:
        yield clock


@pytest.fixture
def sponsor():
    return CoSponsorFactory(side_event=SideEventFactory(slug="law"), organization__name="Oxfam")


@pytest.fixture
def speaker():
    event = SideEventFactory()
    return SpeakerFactory(side_event=event, name="Ana Lima", function="Director", status="invited")


def kinds() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("kind", flat=True))


def confirm(request, name="Oxfam", **more):
    request = ConfirmationRequest.objects.get(pk=request.pk)
    answer = CoSponsorAnswer(name=name, **more)
    services.confirm_co_sponsor(request=request, answer=answer, seen=stand_of(request), by=LINK)


def confirm_speaker(request, **more):
    request = ConfirmationRequest.objects.get(pk=request.pk)
    answer = SpeakerAnswer(**{"name": "Ana Lima", "function": "Director"} | more)
    services.confirm_speaker(request=request, answer=answer, seen=stand_of(request), by=SPEAKER)


# --- asking ---


def test_asking_twice_is_asking_once(sponsor):
    first = services.ask(part=sponsor, contact=INES, by=ORGANISER)
    again = services.ask(part=sponsor, contact=INES, by=ORGANISER)
    assert (again.pk, kinds()) == (first.pk, ["events/confirmation"])
    assert first.ends_at == sponsor.side_event.ends_at


def test_the_question_is_in_the_language_of_the_contact_with_the_link_of_that_language(sponsor):
    request = services.ask(part=sponsor, contact=INES, by=ORGANISER)
    mail = compose(Message.objects.get())
    assert f"/fr/confirm/{request.token}/" in mail.body
    assert mail.reply_to == ["side-events@mission.example"]


def test_asked_at_another_address_the_first_link_ends(sponsor):
    first = services.ask(part=sponsor, contact=INES, by=ORGANISER)
    second = services.ask(part=sponsor, contact=Contact(email="other@mission.example"), by=ORGANISER)
    first.refresh_from_db()
    assert first.taken_back_at is not None
    assert first.token != second.token


def test_asked_again_the_same_person_keeps_the_link_until_there_is_an_answer(sponsor, clock):
    request = services.ask(part=sponsor, contact=INES, by=ORGANISER)
    services.ask_again(request=request, contact=INES, by=ORGANISER)  # a double click
    clock.shift(DAY)
    assert services.ask_again(request=request, contact=INES, by=ORGANISER).token == request.token
    confirm(request)
    clock.shift(DAY)
    assert services.ask_again(request=request, contact=INES, by=ORGANISER).token != request.token
    assert kinds() == ["events/confirmation"] * 3


@pytest.mark.parametrize(
    "state", [{"cancelled": True}, {"starts_at": dt.datetime(2030, 4, 1, tzinfo=dt.UTC)}]
)
def test_nobody_is_asked_for_an_event_that_is_over(state):
    sponsor = CoSponsorFactory(side_event=SideEventFactory(**state))
    with pytest.raises(Refusal, match="cancelled|held"):
        services.ask(part=sponsor, contact=INES, by=ORGANISER)


def test_the_database_keeps_that_a_question_is_about_one_and_stands_once(sponsor, speaker):
    request = ConfirmationRequestFactory(co_sponsor=sponsor)
    for wrong in (
        {"co_sponsor": sponsor},
        {"co_sponsor": CoSponsorFactory(side_event=speaker.side_event), "speaker": speaker},
        {"co_sponsor": None, "speaker": None, "side_event": sponsor.side_event, "ends_at": request.ends_at},
        {"answer": "yes"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ConfirmationRequestFactory(**wrong)


# --- reminders ---


def test_the_clock_reminds_twice_a_week_apart_and_never_after_an_answer(sponsor, clock):
    services.ask(part=sponsor, contact=INES, by=ORGANISER)
    other = CoSponsorFactory(side_event=sponsor.side_event)
    answered = services.ask(part=other, contact=Contact(email="b@x.example"), by=ORGANISER)
    confirm(answered, other.label)
    found = []
    for _day in range(19):
        clock.shift(DAY)
        call_command("run_due")
        found.append(Message.objects.filter(kind="events/confirmation_reminder").count())
    assert found == [0] * 6 + [1] * 7 + [2] * 6
    assert set(Message.objects.filter(kind__endswith="reminder").values_list("recipient", flat=True)) == {
        INES.email
    }


def test_people_remind_once_a_day_and_three_times_altogether(sponsor, clock):
    request = services.ask(part=sponsor, contact=INES, by=ORGANISER)
    with pytest.raises(Refusal, match="not a day old"):
        services.remind(request=request, by=ORGANISER)
    for _time in range(3):
        clock.shift(DAY)
        services.remind(request=request, by=ORGANISER)
    clock.shift(DAY)
    with pytest.raises(Refusal, match="Enough reminders"):
        services.remind(request=request, by=ORGANISER)


@pytest.mark.parametrize("ends", ["taken back", "cancelled"])
def test_no_reminder_goes_where_nothing_can_be_answered(sponsor, clock, ends):
    request = services.ask(part=sponsor, contact=INES, by=ORGANISER)
    if ends == "cancelled":
        services.cancel(side_event=sponsor.side_event, by=ORGANISER)
    else:
        services.take_back(request=request, by=ORGANISER)
    clock.shift(8 * DAY)
    services.remind_due()
    assert kinds() == ["events/confirmation"]


# --- what a co-sponsor answers ---


def test_a_yes_confirms_and_is_a_version_by_the_link(sponsor):
    request = ConfirmationRequestFactory(co_sponsor=sponsor)
    confirm(request, "Oxfam International", day_contact_name="Ben", comment="With pleasure")
    sponsor.refresh_from_db()
    request.refresh_from_db()
    assert (sponsor.printed_name, sponsor.confirmed_by, sponsor.is_certain) == (
        "Oxfam International", "co-sponsor by link", True
    )  # fmt: skip
    assert (request.answer, request.day_contact_name, request.comment) == ("yes", "Ben", "With pleasure")
    assert SideEventVersion.objects.get().saved_by == "co-sponsor by link"


def test_the_usual_name_is_not_stored_as_another_one(sponsor):
    confirm(ConfirmationRequestFactory(co_sponsor=sponsor), "Oxfam")
    sponsor.refresh_from_db()
    assert sponsor.printed_name == ""


def test_the_same_answer_twice_is_one(sponsor, clock):
    request = ConfirmationRequestFactory(co_sponsor=sponsor)
    confirm(request)
    clock.shift(DAY)
    services.confirm_co_sponsor(  # from the page as it was: a double click
        request=request, answer=CoSponsorAnswer(name="Oxfam"), seen={"name": "Oxfam"}, by=LINK
    )
    request.refresh_from_db()
    assert (SideEventVersion.objects.count(), request.answered_at) == (1, new_york(1, 9))


def test_what_was_edited_meanwhile_is_not_overwritten_unseen(sponsor):
    request = ConfirmationRequestFactory(co_sponsor=sponsor)
    seen = stand_of(request)
    sponsor.printed_name = "Oxfam GB"
    sponsor.save()
    with pytest.raises(services.ChangedMeanwhile) as refused:
        services.confirm_co_sponsor(
            request=request, answer=CoSponsorAnswer(name="Oxfam UK"), seen=seen, by=LINK
        )
    assert refused.value.stand["name"] == "Oxfam GB"
    sponsor.refresh_from_db()
    assert (sponsor.printed_name, sponsor.confirmed_at) == ("Oxfam GB", None)


def test_a_no_takes_the_name_off_pages_tells_the_focal_point_and_can_become_a_yes(sponsor):
    request = ConfirmationRequestFactory(co_sponsor=sponsor)
    services.decline_confirmation(request=request, comment="Not this year", by=LINK)
    services.decline_confirmation(request=request, comment="Not this year", by=LINK)
    assert sponsor.side_event.presenting == []
    mail = compose(Message.objects.get(kind="events/confirmation_notice"))
    assert mail.to == ["side-events@mission.example"]
    assert "Not this year" in mail.body
    confirm(request)
    assert [row.pk for row in SideEvent.objects.get().presenting] == [sponsor.pk]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"taken_back_at": new_york(1, 8)}, "This link has ended."),
        ({"ends_at": new_york(1, 8)}, "The time to answer is over."),
    ],
)
def test_a_link_that_ended_answers_nothing(sponsor, change, why):
    request = ConfirmationRequestFactory(co_sponsor=sponsor, **change)
    with pytest.raises(services.LinkEnded) as refused:
        confirm(request)
    assert str(refused.value) == why
    sponsor.refresh_from_db()
    assert sponsor.confirmed_at is None


# --- what a speaker answers ---


def test_a_speaker_confirms_part_attendance_and_each_consent_with_its_time(speaker, clock):
    request = ConfirmationRequestFactory(co_sponsor=None, speaker=speaker)
    confirm_speaker(request, attendance="read", read_by="The chair", agrees_to_photos=True, part="keynote")
    clock.shift(DAY)
    confirm_speaker(
        request, attendance="video", read_by="The chair", agrees_to_photos=True, agrees_to_stream=True
    )
    speaker.refresh_from_db()
    assert (speaker.status, speaker.attendance, speaker.read_by) == ("confirmed", "video", "")
    assert (speaker.photo_consent_at, speaker.stream_consent_at) == (new_york(1, 9), new_york(2, 9))
    row = snapshot(SideEvent.objects.with_everything().get())["speakers"][0]
    assert (row["attendance"], row["stream_consent_at"]) == (
        "video",
        new_york(2, 9).astimezone(dt.UTC).isoformat(),
    )


def test_a_replacement_takes_the_place_keeps_the_chain_and_is_asked(speaker):
    request = ConfirmationRequestFactory(co_sponsor=None, speaker=speaker, language="fr")
    successor = Successor(name="Omar Ba", email="omar@x.example", function="Envoy")
    fresh = services.replace_speaker(request=request, successor=successor, by=SPEAKER)
    with pytest.raises(services.LinkEnded):
        services.replace_speaker(request=request, successor=successor, by=SPEAKER)
    speaker.refresh_from_db()
    assert (speaker.status, fresh.status, fresh.replaces_id, fresh.position) == (
        "replaced", "invited", speaker.pk, speaker.position
    )  # fmt: skip
    asked = ConfirmationRequest.objects.get(speaker=fresh)
    assert (asked.email, asked.language, asked.ends_at) == ("omar@x.example", "fr", request.ends_at)
    assert Message.objects.get(kind="events/confirmation").facts["named_by"] == "Ana Lima"


def test_a_copy_asks_everybody_anew_and_has_no_consents(speaker):
    request = ConfirmationRequestFactory(co_sponsor=None, speaker=speaker)
    confirm_speaker(request, attendance="video", agrees_to_photos=True)
    SpeakerFactory(side_event=speaker.side_event, status="replaced")
    copy = services.duplicate(side_event=speaker.side_event, by=ORGANISER)
    assert list(copy.speakers.values_list("name", "status", "attendance", "photo_consent_at")) == [
        ("Ana Lima", "invited", "", None)
    ]


# --- what is forgotten ---


def test_nothing_is_left_of_contacts_and_consents_when_the_time_is_over(speaker, tmp_path, clock):
    event = speaker.side_event
    sponsor = CoSponsorFactory(side_event=event)
    contact = Contact(email="zyxmail@x.example", name="Zyxcontact")
    request = services.ask(part=sponsor, contact=contact, by=ORGANISER)
    on_the_day = {"day_contact_name": "Zyxday", "day_contact_phone": "zyxphone"}
    confirm(request, sponsor.label, comment="zyxword", **on_the_day)
    asked = services.ask(part=speaker, contact=contact, by=ORGANISER)
    confirm_speaker(asked, attendance="video", agrees_to_photos=True)
    words = ["zyxmail", "zyxcontact", "zyxday", "zyxphone", "zyxword"]
    kept = everything(tmp_path)
    assert [word for word in words if not places_with(word, kept)] == []

    clock.move_to(event.ends_at + 91 * DAY)
    purge()

    kept = everything(tmp_path)
    assert [places_with(word, kept) for word in words] == [set()] * len(words)
    assert Speaker.objects.get().photo_consent_at is None
    assert not any(
        "photo_consent_at" in row
        for version in SideEventVersion.objects.all()
        for row in version.record["speakers"]
    )
    assert list(ConfirmationRequest.objects.values_list("answer", flat=True)) == ["yes", "yes"]
    assert purge() == {}
