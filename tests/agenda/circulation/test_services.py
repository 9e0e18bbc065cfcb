"""An issued summary goes to everybody chosen once, whatever is pressed, stopped or changed meanwhile."""

import uuid

import pytest

from agenda import services as papers
from agenda.circulation import opting_out, services
from agenda.circulation.models import Circulation, CirculationRecipient
from agenda.circulation.people import audience, typed
from agenda.models import EventSummary, IssuedDocument
from events.actors import Actor
from events.hooks import Refusal
from events.mails.delivery import compose
from events.models import Message
from registrations.models import Arrival, Rsvp
from tests.factories import (
    ConfirmationRequestFactory,
    EventSummaryFactory,
    RsvpFactory,
    SideEventFactory,
    SpeakerFactory,
    new_york,
)

pytestmark = pytest.mark.django_db
BY = Actor(label="Lena Lead")


def send(summary, *groups, key=None, **more):
    circulation = services.circulate(
        summary=summary, key=key or uuid.uuid4(), groups=list(groups) or ["attended"], by=BY, **more
    )
    services.write_mails(circulation.pk)
    return circulation


def written():
    return sorted(Message.objects.filter(kind="agenda/summary").values_list("recipient", flat=True))


def fails(**changes):
    mails = Message.objects.filter(kind="agenda/summary")
    mails.update(state=Message.State.FAILED, error="550 No such user", **changes)


def test_it_goes_to_those_who_took_part_with_the_issued_paper_in_their_language(summary):
    Rsvp.objects.filter(email__startswith="amina").update(language="fr", courtesy_title="H.E.")

    circulation = send(summary)

    assert written() == ["amina@mission.example"]
    mail = compose(Message.objects.get())
    french = IssuedDocument.objects.get(language="fr")
    ((name, content, content_type),) = mail.attachments
    assert (name, content_type) == ("roads-summary.pdf", "application/pdf")
    assert content.startswith(b"%PDF")
    assert circulation.version == IssuedDocument.objects.get(language="en")
    assert f"/fr/{summary.side_event.week.year}/roads/summary/" in mail.body
    assert "Roads open" in mail.body
    circulation.refresh_from_db()
    assert circulation.files == {"en": circulation.version.sha256, "fr": french.sha256}


def test_contacts_of_co_sponsors_and_speakers_get_it_but_nobody_who_had_no_part(summary):
    event = summary.side_event
    ConfirmationRequestFactory(
        co_sponsor__side_event=event, email="ines@mission.example", contact_name="Ines Ocaña"
    )
    answers = {
        "vera@site.example": {"answer": "yes", "answered_at": new_york(1, 9)},
        "nils@site.example": {"answer": "no", "answered_at": new_york(1, 9)},
        "rosa@site.example": {"answer": "replaced", "answered_at": new_york(1, 9)},
        "olga@site.example": {"taken_back_at": new_york(1, 9)},
        "": {"contact_name": "Who was told by hand"},
    }
    for email, more in answers.items():
        speaker = SpeakerFactory(side_event=event)
        ConfirmationRequestFactory(
            co_sponsor=None, speaker=speaker, email=email, **({"language": "fr", "contact_name": ""} | more)
        )

    found = audience(summary, ["co_sponsors", "speakers"])

    assert [(person.email, person.salutation, person.group) for person in found.people] == [
        ("ines@mission.example", "Dear Ines Ocaña,", "co_sponsors"),
        ("vera@site.example", "Chères et chers collègues,", "speakers"),
    ]


def test_groups_are_united_by_address_and_each_address_gets_it_once(summary):
    further = typed(["AMINA@mission.example", "press@site.example"], "en")

    found = audience(summary, ["attended", "registered"], further)
    send(summary, "attended", "registered", further=further)

    assert found.found == {"attended": 1, "registered": 3, "typed": 2}
    assert found.doubled == 2
    assert written() == [
        f"{name}.example" for name in ("amina@mission", "bela@mission", "chen@mission", "press@site")
    ]


def test_the_same_press_again_is_the_first_and_another_one_finds_nobody_new(summary):
    key = uuid.uuid4()

    assert send(summary, key=key) == send(summary, key=key)
    with pytest.raises(Refusal, match="has it already"):
        send(summary)

    assert Circulation.objects.count() == 1
    assert written() == ["amina@mission.example"]


def test_a_key_taken_over_from_the_page_of_another_summary_sends_that_one_too(summary):
    held = SideEventFactory(slug="wells", starts_at=new_york(21, 13, 15))
    other = EventSummaryFactory(side_event=held, issued=True, edition=1)
    RsvpFactory(side_event=other.side_event, email="dina@mission.example")
    key = uuid.uuid4()

    assert send(summary, "registered", key=key) != send(other, "registered", key=key)
    assert Circulation.objects.count() == 2


def test_who_is_noted_as_arrived_later_gets_it_by_the_next_circulation(summary):
    send(summary)
    Arrival.objects.create(rsvp=Rsvp.objects.get(email__startswith="bela"))

    assert send(summary).recipient_count == 1

    assert written() == ["amina@mission.example", "bela@mission.example"]


def test_a_corrected_edition_goes_to_those_who_are_new_and_to_all_only_where_it_is_said(summary):
    send(summary)
    papers.withdraw_summary(summary=summary, by=BY)
    EventSummary.objects.update(introduction="Corrected.", issued_at=summary.side_event.ends_at, edition=2)
    Arrival.objects.create(rsvp=Rsvp.objects.get(email__startswith="bela"))
    summary.refresh_from_db()

    assert [person.email for person in audience(summary, ["attended"]).people] == ["bela@mission.example"]
    send(summary, with_earlier=True)

    assert written() == ["amina@mission.example", "amina@mission.example", "bela@mission.example"]


@pytest.mark.parametrize("changes", [{"issued_at": None}, {"side_event__status": "draft"}])
def test_what_is_not_issued_is_sent_to_nobody(summary, changes):
    for name, value in changes.items():
        owner = summary.side_event if "__" in name else summary
        setattr(owner, name.split("__")[-1], value)
        owner.save()

    with pytest.raises(Refusal, match="This summary is not issued"):
        send(summary)

    assert not Message.objects.exists()
    assert not IssuedDocument.objects.exists()


def test_a_summary_taken_back_while_its_mails_are_written_reaches_nobody_else(summary):
    circulation = services.circulate(summary=summary, key=uuid.uuid4(), groups=["registered"], by=BY)
    papers.withdraw_summary(summary=summary, by=BY)

    assert services.write_mails(circulation.pk) == 0

    assert written() == []
    assert CirculationRecipient.objects.waiting().count() == 3


def test_a_summary_taken_back_between_two_batches_stops_there(summary, monkeypatch):
    monkeypatch.setattr(services, "BATCH", 2)
    circulation = services.circulate(summary=summary, key=uuid.uuid4(), groups=["registered"], by=BY)
    write = services.messages.write

    def withdrawn_meanwhile(*drafts):
        write(*drafts)
        EventSummary.objects.update(issued_at=None)

    monkeypatch.setattr(services.messages, "write", withdrawn_meanwhile)
    assert services.write_mails(circulation.pk) == 2
    assert len(written()) == 2


def test_a_worker_goes_on_where_another_one_stopped(summary, monkeypatch):
    monkeypatch.setattr(services, "BATCH", 2)
    circulation = services.circulate(summary=summary, key=uuid.uuid4(), groups=["registered"], by=BY)
    write = services.messages.write
    calls = []

    def dies_in_the_second(*drafts):
        write(*drafts)
        calls.append(len(drafts))
        if len(calls) == 2:
            raise SystemExit

    monkeypatch.setattr(services.messages, "write", dies_in_the_second)
    with pytest.raises(SystemExit):
        services.write_mails(circulation.pk)
    assert len(written()) == 2
    monkeypatch.setattr(services.messages, "write", write)

    assert services.write_mails(circulation.pk) == 1

    assert written() == [f"{name}@mission.example" for name in ("amina", "bela", "chen")]


def test_the_clock_asks_for_what_no_worker_finished(summary, clock, monkeypatch):
    asked = []
    monkeypatch.setattr(services, "_write_later", asked.append)
    circulation = services.circulate(summary=summary, key=uuid.uuid4(), groups=["attended"], by=BY)
    services.wake_for_unfinished()
    assert asked == []
    clock.shift(120)

    services.wake_for_unfinished()
    services.write_mails(circulation.pk)
    services.wake_for_unfinished()

    assert asked == [circulation.pk]


def test_refused_mails_are_sent_again_and_no_others(summary):
    send(summary, "registered")
    Message.objects.update(state=Message.State.SENT)
    Message.objects.filter(recipient__startswith="bela").update(state=Message.State.FAILED)
    assert CirculationRecipient.objects.all().figures() == {
        "total": 3, "sent": 2, "failed": 1, "waiting": 0, "opted_out": 0
    }  # fmt: skip

    assert services.send_refused_again(summary=summary, by=BY) == 1
    assert services.send_refused_again(summary=summary, by=BY) == 0

    assert [mail.recipient for mail in Message.objects.unsent()] == ["bela@mission.example"]


def test_who_opted_out_gets_no_summary_of_the_week_until_taken_back(summary):
    send(summary)
    recipient = CirculationRecipient.objects.get()
    Message.objects.update(state=Message.State.SENT)
    opting_out.opt_out(recipient=recipient)
    opting_out.opt_out(recipient=recipient)
    EventSummary.objects.update(edition=2)
    summary.refresh_from_db()

    found = audience(summary, ["attended"], with_earlier=True)
    assert (found.opted_out, found.people) == (1, [])
    opting_out.opt_in(recipient=recipient)
    send(summary, with_earlier=True)

    assert written() == ["amina@mission.example"] * 2


def test_opting_out_stops_what_waits(summary):
    send(summary)

    opting_out.opt_out(recipient=CirculationRecipient.objects.get())

    assert written() == []
    assert CirculationRecipient.objects.all().figures()["opted_out"] == 1


def test_who_opts_out_before_the_mail_is_written_gets_none(summary):
    circulation = services.circulate(summary=summary, key=uuid.uuid4(), groups=["registered"], by=BY)
    opting_out.opt_out(recipient=CirculationRecipient.objects.get(email__startswith="chen"))

    assert services.write_mails(circulation.pk) == 2

    assert written() == ["amina@mission.example", "bela@mission.example"]


def test_who_has_no_address_gets_it_through_the_focal_point_who_gets_it_once(summary):
    focal_point = Rsvp.objects.get(email__startswith="amina")
    RsvpFactory(side_event=summary.side_event, email="", registered_by=focal_point)

    send(summary, "registered")

    assert written() == [f"{name}@mission.example" for name in ("amina", "bela", "chen")]


def test_preparing_for_many_takes_as_many_queries_as_for_one(summary, django_assert_max_num_queries):
    RsvpFactory.create_batch(30, side_event=summary.side_event)
    with django_assert_max_num_queries(5):
        assert len(audience(summary, ["attended", "registered"]).people) == 33
