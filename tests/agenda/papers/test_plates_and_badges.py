"""What stands before people and hangs on them: name plates and badges."""

import pytest

from agenda.documents import Badges, NamePlates
from events.models import SideEvent
from registrations.door.codes import door_address, shown_code
from registrations.models import AttendanceMode
from tests.agenda.samples import loaded, state
from tests.factories import OrganizationFactory, RsvpFactory, SideEventFactory, SpeakerFactory

pytestmark = pytest.mark.django_db
LONG = "Bolivarian Republic of a Very Long Name Indeed on the River"


@pytest.fixture
def side_event() -> SideEvent:
    event = SideEventFactory()
    SpeakerFactory(
        side_event=event, name="Amina Hassan", honorific="H.E. Ms.", function="Minister", position=1
    )
    SpeakerFactory(side_event=event, function="Ambassador", organization=state("Togo"), position=2)
    SpeakerFactory(side_event=event, function="Witness", position=3)
    SpeakerFactory(side_event=event, name="Declined", status="declined", position=4)
    return event


def test_plates_of_speakers_bear_the_name_or_else_whom_they_speak_for(side_event):
    plates = NamePlates.of(loaded(side_event)).plates

    assert [(plate.number, plate.name, plate.more) for plate in plates] == [
        (1, "H.E. Ms. Amina Hassan", "Minister"),
        (2, "Togo", "Ambassador"),
        (3, "Witness", ""),
    ]


def test_plates_of_delegations_stand_once_each_in_protocol_order(side_event):
    oxfam, norway = OrganizationFactory(name="Aid Now"), state("Norway")
    for organization in (oxfam, norway, norway, state("Chile")):
        RsvpFactory(side_event=side_event, organization=organization)
    RsvpFactory(side_event=side_event, organization=state("Peru"), attendance_mode=AttendanceMode.ONLINE)
    RsvpFactory(side_event=side_event, organization=state("Mali"), waitlisted=True)

    plates = NamePlates.of(side_event, who="delegations").plates

    assert [plate.name for plate in plates] == ["Chile", "Norway", "Aid Now"]


def test_a_long_name_is_set_smaller(side_event):
    for name in ("Togo", LONG):
        RsvpFactory(side_event=side_event, organization=state(name) if name == LONG else None)

    sizes = {plate.name: plate.size for plate in NamePlates.of(side_event, who="delegations").plates}

    assert sizes[LONG] == 28
    assert {plate.name: plate.size for plate in NamePlates.of(loaded(side_event)).plates}["Togo"] == 84


def test_a_badge_bears_the_door_code_of_its_delegate_in_words_and_as_address(side_event):
    rsvp = RsvpFactory(
        side_event=side_event,
        given_name="Jo",
        family_name="Berg",
        organization=state("Norway"),
        function="Attaché",
    )

    badges = Badges.of(loaded(side_event))

    badge = badges.sheets[0][0]
    assert (badge.name, badge.function, badge.organization, badge.part) == (
        "Jo Berg",
        "Attaché",
        "Norway",
        "Delegate",
    )
    assert badge.door_code == shown_code(rsvp.token)
    assert badges.codes[badge.code_number] == door_address(rsvp)
    assert badges.day == "21\u00a0May 2030"


def test_a_speaker_who_registered_has_one_badge_and_one_who_did_not_has_one_without_code(side_event):
    SpeakerFactory(side_event=side_event, name="Ben Cole", position=5)
    RsvpFactory(side_event=side_event, given_name="amina", family_name="HASSAN")

    badges = Badges.of(loaded(side_event))

    assert [(badge.name, badge.part, bool(badge.door_code)) for badge in badges.sheets[0]] == [
        ("amina HASSAN", "Speaker", True),
        ("Ben Cole", "Speaker", False),
    ]


@pytest.mark.parametrize(("per_sheet", "sheets"), [("8", [8, 4]), ("10", [10, 2])])
def test_sheets_have_eight_badges_or_ten(per_sheet, sheets):
    side_event = SideEventFactory()
    RsvpFactory.create_batch(12, side_event=side_event)

    assert [len(sheet) for sheet in Badges.of(loaded(side_event), per_sheet=per_sheet).sheets] == sheets


def test_badges_are_of_those_who_come_to_the_room():
    side_event = SideEventFactory()
    RsvpFactory(side_event=side_event, attendance_mode=AttendanceMode.ONLINE)
    RsvpFactory(side_event=side_event, waitlisted=True)

    assert Badges.of(loaded(side_event)).sheets == ()
