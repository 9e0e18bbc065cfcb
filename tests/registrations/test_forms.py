import pytest

from registrations.forms import DetailsForm, RsvpForm
from registrations.models import AttendanceMode
from tests.factories import CapacityLimitFactory, OrganizationFactory, RsvpFactory, SideEventFactory, new_york

from .people import TYPED

pytestmark = pytest.mark.django_db


def open_event(**event):
    return CapacityLimitFactory(side_event=SideEventFactory(**event)).side_event


def errors_of(event, **typed):
    form = RsvpForm(TYPED | typed, side_event=event)
    return {name: list(sentences) for name, sentences in form.errors.items()}


def test_what_is_needed_is_enough():
    form = RsvpForm(TYPED, side_event=open_event())
    assert form.is_valid()
    assert form.answers() == {
        "attendance_mode": "in_person",
        "courtesy_title": "",
        "given_name": "Amina",
        "family_name": "Delegate",
        "function": "",
        "organization_name": "Norway",
        "un_pass": "",
        "identity_name": "",
        "email": "amina@mission.example",
        "has_consented": True,
    }


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"given_name": ""}, "Please give your given name."),
        ({"family_name": "\u202e \x00\t"}, "Please give your family name."),
        ({"organization_name": ""}, "Please name your mission or organization."),
        ({"email": ""}, "Please give the address for the answer."),
        ({"email": "amina"}, "The @ is missing. Example: name@mission.example"),
        ({"email": "amina@"}, "The part after the @ is missing. Example: name@mission.example"),
        ({"email": "@mission.example"}, "The part before the @ is missing. Example: name@mission.example"),
        ({"email": "a b@mission.example"}, "This is not an e-mail address. Example: name@mission.example"),
        (
            {"email": "amina@mission.example\r\nBcc: all@mission.example"},
            "This is not an e-mail address. Example: name@mission.example",
        ),
        ({"email": "a" * 260 + "@m.example"}, "Please shorten this to 254 characters (it has 270)."),
        ({"given_name": "x" * 10_000}, "Please shorten this to 100 characters (it has 10000)."),
        ({"function": "x" * 201}, "Please shorten this to 200 characters (it has 201)."),
        ({"courtesy_title": "King"}, "Select a valid choice. King is not one of the available choices."),
        ({"has_consented": ""}, "Without your agreement we cannot keep your RSVP."),
    ],
)
def test_each_mistake_gets_one_sentence(typed, sentence):
    assert errors_of(open_event(), **typed) == {next(iter(typed)): [sentence]}


def test_html_is_text_like_any_other():
    form = RsvpForm(TYPED | {"given_name": "<script>alert(1)</script>"}, side_event=open_event())
    assert form.is_valid()
    assert form.cleaned_data["given_name"] == "<script>alert(1)</script>"


def test_control_and_direction_characters_fall_away():
    form = RsvpForm(
        TYPED | {"given_name": "Am\u202ein\x07a\n", "function": "أمينة\u200f"}, side_event=open_event()
    )
    assert form.is_valid()
    assert (form.cleaned_data["given_name"], form.cleaned_data["function"]) == ("Amina", "أمينة\u200f")


def test_needs_are_asked_only_where_the_event_asks():
    assert "dietary_needs" not in RsvpForm(side_event=open_event()).fields
    asking = RsvpForm(side_event=open_event(asks_dietary_needs=True))
    assert "dietary_needs" in asking.fields
    assert "access_needs" not in asking.fields
    assert "access_needs" in DetailsForm(side_event=open_event(asks_access_needs=True)).fields


def test_an_event_with_two_modes_lets_people_choose():
    event = open_event(is_online=True)
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE, seats=None)
    assert errors_of(event) == {"attendance_mode": ["Please choose how you will attend."]}
    assert errors_of(event, attendance_mode="online") == {}
    form = RsvpForm(side_event=event)
    assert [(mode.label, mode.state.words) for mode in form.modes] == [
        ("In person", "10 of 10 seats left"),
        ("Online", "Open, no limit"),
    ]


def test_a_mode_that_the_event_no_longer_offers_is_not_shown():
    event = open_event()
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE)
    assert [mode.value for mode in RsvpForm(side_event=event).modes] == ["in_person"]


def test_the_first_open_mode_is_chosen_beforehand():
    event = SideEventFactory(is_online=True)
    CapacityLimitFactory(side_event=event, opens_at=new_york(20, 9))
    CapacityLimitFactory(side_event=event, attendance_mode=AttendanceMode.ONLINE)
    form = RsvpForm(side_event=event)
    assert form.is_open
    assert form.chosen_mode == "online"


def test_a_closed_form_says_why():
    event = SideEventFactory(is_online=True)
    CapacityLimitFactory(side_event=event, opens_at=new_york(20, 9))
    CapacityLimitFactory(
        side_event=event, attendance_mode=AttendanceMode.ONLINE, seats=0, has_waiting_list=False
    )
    form = RsvpForm(side_event=event)
    assert not form.is_open
    assert [sentence.replace("\xa0", " ") for sentence in form.refusals] == [
        "In person: RSVP opens on Monday, 20 May 2030, 9 a.m., New York time.",
        "Online: All seats are taken and there is no waiting list.",
    ]


def test_an_event_without_seats_takes_no_rsvps():
    assert RsvpForm(side_event=SideEventFactory()).refusals == ["This side event takes no RSVPs here."]


def test_suggestions_are_the_organizations_in_the_language_of_the_reader():
    OrganizationFactory(name_en="Norway", name_fr="Norvège")
    from django.utils import translation

    with translation.override("fr"):
        names = RsvpForm(side_event=open_event()).organization_names()
    assert "Norvège" in names
    assert "Norway" not in names


def test_the_details_of_an_rsvp_fill_the_form():
    rsvp = RsvpFactory(given_name="Amina", function="Counsellor")
    form = DetailsForm(side_event=rsvp.side_event, initial={"given_name": rsvp.given_name})
    assert form["given_name"].value() == "Amina"
    assert list(form.fields) == [
        "courtesy_title",
        "given_name",
        "family_name",
        "function",
        "organization_name",
        "un_pass",
        "identity_name",
    ]
