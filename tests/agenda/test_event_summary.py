"""The summary, looked at without printing it."""

import datetime as dt

import pytest
from django.utils import timezone

from agenda import pdf
from agenda.documents import Summary
from agenda.documents.document import Fact, Point
from agenda.models import Commitment, EventSummary
from events.models import Organization
from tests.agenda.samples import sponsored, state, text_of
from tests.factories import (
    CommitmentFactory,
    CoSponsorFactory,
    EventSummaryFactory,
    KeyMessageFactory,
    OrganizationFactory,
)

pytestmark = pytest.mark.django_db
NB = "\u00a0"


def document_of(summary: EventSummary, language: str = "en") -> Summary:
    return Summary.of(Summary.side_events().get(summary=summary), language)


def test_participants_are_told_only_where_numbers_were_given():
    summary = EventSummaryFactory()
    assert document_of(summary).participants is None

    EventSummary.objects.update(states_represented=38)
    assert document_of(summary).participants == Fact(heading="38 States")

    EventSummary.objects.update(participants_in_person=61, participants_online=23)
    assert document_of(summary).participants == Fact(
        heading="84 participants", lines=("61 in person, 23 online", "38 States")
    )


def test_only_those_who_confirmed_are_said_to_have_convened_it():
    side_event = sponsored("Qatar", "Norway")
    netherlands = state("Netherlands", article="the")
    CoSponsorFactory(side_event=side_event, organization=netherlands, confirmed_at=timezone.now())
    CoSponsorFactory(side_event=side_event, organization=state("Togo"))

    document = document_of(EventSummaryFactory(side_event=side_event))

    assert (document.convened_by, document.convened_with) == ("Qatar", "the Netherlands and Norway")
    assert "Qatar convened this side event with the Netherlands and Norway." in text_of(pdf.render(document))


def test_who_convened_it_is_told_with_articles_and_a_capital():
    side_event = sponsored("Qatar", "Norway")
    side_event.co_sponsors.filter(role="lead").update(printed_name="State of Qatar")
    Organization.objects.filter(name="Qatar").update(formal_name="State of Qatar")
    for role, name, acronym in [
        ("co_host", "Office for Disarmament Affairs", "ODA"),
        ("partner", "Center for Civilians in Conflict", "CIVIC"),
    ]:
        body = OrganizationFactory(name=name, acronym=acronym, article="the")
        CoSponsorFactory(side_event=side_event, organization=body, role=role, confirmed_at=timezone.now())
    summary = EventSummaryFactory(side_event=side_event)
    says = (
        "The State of Qatar and the Office for Disarmament Affairs (ODA) convened this side event"
        " with Norway and the Center for Civilians in Conflict (CIVIC)."
    )

    assert document_of(summary).preface[0] == says
    assert says in text_of(pdf.render(document_of(summary)))
    assert document_of(summary, "fr").convened_by == "State of Qatar et Office for Disarmament Affairs (ODA)"


def test_messages_and_commitments_keep_their_order():
    summary = EventSummaryFactory()
    KeyMessageFactory(summary=summary, title="Second", text="b", position=2)
    KeyMessageFactory(summary=summary, title="First", text="a", position=1)
    CommitmentFactory(
        summary=summary,
        owner=OrganizationFactory(name="Office of Aid", acronym="OA"),
        text="Write a note",
        due_on=dt.date(2030, 12, 31),
        state=Commitment.State.UNDER_WAY,
        agreed=True,
    )
    CommitmentFactory(summary=summary, owner__name="Oxfam", text="Report back", state="kept")

    document = document_of(summary)

    assert document.key_messages == (Point(lead_in="First.", text="a"), Point(lead_in="Second.", text="b"))
    assert [(row.owner, row.text, row.due, row.state) for row in document.commitments] == [
        ("OA", "Write a note", f"31{NB}December 2030", "Under way"),
        ("Oxfam", "Report back", "", "Made"),  # its owner has not agreed to more
    ]


def test_a_draft_says_so_until_it_is_issued():
    summary = EventSummaryFactory()
    assert document_of(summary).watermark == "Draft"

    EventSummary.objects.update(issued_at=timezone.now())
    assert document_of(summary).watermark == ""


def test_the_footer_dates_from_the_last_change_of_the_summary():
    summary = EventSummaryFactory(side_event=sponsored("Norway"))
    EventSummary.objects.update(updated_at=dt.datetime(2030, 6, 2, 15, tzinfo=dt.UTC))

    assert document_of(summary).footer == (
        f"As of 2{NB}June 2030. Issued by: Permanent Mission of Norway to the United Nations"
    )


def test_empty_parts_have_no_heading():
    text = text_of(pdf.render(document_of(EventSummaryFactory())))

    assert [heading for heading in ("Key messages", "Commitments", "Next steps") if heading in text] == []


def test_working_it_out_asks_the_database_nothing(django_assert_num_queries):
    summary = EventSummaryFactory(side_event=sponsored("Norway", "Togo"))
    CommitmentFactory.create_batch(3, summary=summary)
    loaded = Summary.side_events().get(summary=summary)

    with django_assert_num_queries(0):
        pdf.html_of(Summary.of(loaded))
