"""What owners and staff do with a commitment, and what becomes public of it."""

import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from agenda.commitments import services
from agenda.models import Commitment, CommitmentReport
from events.actors import Actor
from events.hooks import Refusal
from events.models import Message
from tests.factories import CommitmentFactory, EventSummaryFactory, UserFactory

pytestmark = pytest.mark.django_db
OWNER = services.OWNER


@pytest.fixture
def commitment():
    return CommitmentFactory(summary__issued=True, contact_email="c@mission.example")


@pytest.fixture
def staff():
    return Actor.of(UserFactory())


def report(commitment, state="kept", *, by=OWNER, key=None, text="Done."):
    return services.report(commitment=commitment, state=state, text=text, key=key or uuid.uuid4(), by=by)


def in_register():
    return list(Commitment.objects.in_register())


def test_it_is_public_once_its_summary_is_issued_and_its_owner_agrees_to_the_text(commitment):
    assert in_register() == []

    services.agree(commitment=commitment, by=OWNER)
    assert in_register() == [commitment]
    assert commitment.is_in_register

    commitment.summary.side_event.status = "draft"
    commitment.summary.side_event.save()
    assert in_register() == []


@pytest.mark.parametrize("change", [{"text": "Another promise."}, {"agreed_at": None}])
def test_a_changed_text_and_an_agreement_taken_back_leave_the_register(commitment, change):
    services.agree(commitment=commitment, by=OWNER)
    Commitment.objects.update(**change)
    commitment.refresh_from_db()

    assert in_register() == []
    assert not commitment.is_in_register


def test_a_summary_that_is_not_issued_keeps_its_commitments_out():
    CommitmentFactory(summary=EventSummaryFactory(), agreed=True)

    assert in_register() == []


def test_the_last_report_says_how_it_stands_and_all_of_them_stay(commitment, staff):
    report(commitment, "under_way", text="Begun.")
    report(commitment, "kept", by=staff)

    commitment.refresh_from_db()
    assert commitment.state == "kept"
    told = [(row.state, row.text, row.is_by_owner, row.user) for row in commitment.reports.all()]
    assert told == [("under_way", "Begun.", True, None), ("kept", "Done.", False, staff.user)]


def test_the_same_form_reports_once(commitment):
    key = uuid.uuid4()
    first, again = report(commitment, "kept", key=key), report(commitment, "not_kept", key=key)

    assert first == again
    assert list(commitment.reports.values_list("state", flat=True)) == ["kept"]
    commitment.refresh_from_db()
    assert commitment.state == "kept"


def test_nobody_reports_that_it_was_made(commitment):
    with pytest.raises(Refusal):
        report(commitment, "made")


def test_withdrawn_by_staff_it_stays_in_the_register_and_the_link_ends(commitment, staff):
    services.agree(commitment=commitment, by=OWNER)
    services.withdraw(commitment=commitment, reason="Taken over by others.", key=uuid.uuid4(), by=staff)

    assert [(row.state, row.reports.get().text) for row in in_register()] == [
        ("withdrawn", "Taken over by others.")
    ]
    with pytest.raises(Refusal, match="This link has ended"):
        report(commitment)
    assert report(commitment, "under_way", by=staff).state == "under_way"  # staff may correct it


def test_what_is_not_theirs_leaves_the_register_and_ends_the_link(commitment):
    services.agree(commitment=commitment, by=OWNER)
    services.disown(commitment=commitment)
    services.disown(commitment=commitment)

    assert in_register() == []
    assert commitment.disowned_at == commitment.link_ended_at
    for act in (services.agree, services.take_agreement_back):
        with pytest.raises(Refusal):
            act(commitment=commitment, by=OWNER)


def contact(commitment, email, by, **fields):
    fields = {"name": "Ms. Berg", "language": "fr"} | fields
    services.set_contact(commitment=commitment, email=email, by=by, **fields)


def test_another_address_gets_a_link_of_its_own(commitment, staff):
    services.disown(commitment=commitment)
    old = commitment.token
    contact(commitment, "C@Mission.example", staff)
    assert (commitment.token, commitment.contact_name) == (old, "Ms. Berg")

    contact(commitment, "other@mission.example", staff)
    assert commitment.token != old
    assert commitment.link_ended_at is commitment.disowned_at is None


def test_a_mail_goes_to_the_contact_once_a_day_in_the_language_chosen(commitment, staff):
    contact(commitment, "c@mission.example", staff)
    assert services.write_to_owner(commitment=commitment, by=staff)
    assert not services.write_to_owner(commitment=commitment, by=staff)

    mail = Message.objects.get()
    assert (mail.kind, mail.recipient, mail.language) == (
        "agenda/commitment_asked", "c@mission.example", "fr",
    )  # fmt: skip
    assert mail.facts["link"].endswith(f"/commitment/{commitment.token}/")
    assert mail.side_event == commitment.summary.side_event


@pytest.mark.parametrize(
    "state",
    [
        {"contact_email": ""},
        {"wants_no_mail_at": "2030-01-01T00:00Z"},
        {"link_ended_at": "2030-01-01T00:00Z"},
    ],
)
def test_no_mail_to_nobody_nor_to_those_who_want_none(commitment, staff, state):
    Commitment.objects.update(**state)
    with pytest.raises(Refusal):
        services.write_to_owner(commitment=commitment, by=staff)
    assert not Message.objects.exists()


def test_never_more_mails_than_the_week_allows(commitment, staff, time_machine):
    week = commitment.summary.side_event.week
    week.commitment_mails = 2
    week.save()
    for day in (1, 2):
        time_machine.move_to(f"2031-01-0{day} 12:00")
        assert services.write_to_owner(commitment=commitment, by=staff)
    time_machine.move_to("2031-01-03 12:00")
    with pytest.raises(Refusal, match="The week allows 2 mails"):
        services.write_to_owner(commitment=commitment, by=staff)
    assert [mail.kind for mail in Message.objects.order_by("pk")] == [
        "agenda/commitment_asked", "agenda/commitment_reminder",
    ]  # fmt: skip


def test_the_database_takes_web_addresses_alone_and_no_report_twice(commitment):
    key = uuid.uuid4()
    report(commitment, key=key)
    for fields in ({"evidence": "javascript:alert(1)"}, {"key": key}):
        made = CommitmentReport(commitment=commitment, state="kept", **fields)
        with pytest.raises(IntegrityError), transaction.atomic():
            made.save()
    with pytest.raises(ValidationError):
        CommitmentReport(commitment=commitment, state="kept", evidence="ftp://a.example/").full_clean()
