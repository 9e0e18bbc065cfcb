"""What the tests of public pages ask for, and a side event to fill them."""

from events.models import SideEvent
from tests.factories import (
    AgendaSegmentFactory,
    CapacityLimitFactory,
    CoSponsorFactory,
    ExpectedOutputFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    SideEventFactory,
    SpeakerFactory,
)


def get(client, address: str) -> str:
    """Return the text of a page, with plain spaces; the page must be there."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def full_event(**values: object) -> SideEvent:
    """A side event with something in each of its parts."""
    event = SideEventFactory(is_online=True, subtitle="Keeping services running", **values)
    CoSponsorFactory(side_event=event, lead=True)
    CoSponsorFactory(side_event=event)
    for part in (
        AgendaSegmentFactory,
        SpeakerFactory,
        ObjectiveFactory,
        FocusAreaFactory,
        ExpectedOutputFactory,
    ):
        part(side_event=event)
    CapacityLimitFactory(side_event=event)
    CapacityLimitFactory(side_event=event, attendance_mode="online", seats=None)
    return event


def count_queries(client, django_assert_max_num_queries, address: str) -> int:
    with django_assert_max_num_queries(40) as counted:
        assert client.get(address, follow=True).status_code == 200
    return len(counted)
