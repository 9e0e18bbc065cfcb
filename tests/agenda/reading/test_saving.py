"""What was read becomes a draft, whole or not at all."""

import datetime as dt

import pytest

from agenda.reading.reading import Catering, Contact, FocusArea, Reading, Segment, Speaker, Sponsor
from agenda.reading.saving import save_draft
from agenda.reading.values import Doubt
from events.actors import Actor
from events.hooks import Refusal
from events.models import Objective, Organization, SideEvent, Venue
from tests.agenda.samples import state
from tests.factories import UserFactory, WeekFactory

pytestmark = pytest.mark.django_db
DAY = dt.date(2030, 5, 21)
NO_RANK = Doubt("sponsors", "Norway and Togo", 1, "no_rank")


def speaker(**values: object) -> Speaker:
    empty = {
        "honorific": "",
        "role": "",
        "function": "",
        "affiliation": "",
        "organization": None,
        "is_tbc": False,
    }
    return Speaker(**({"name": "Sam Example"} | empty | values))


def host(name: str, role: str = "host", organization: int | None = None, kind: str = "ngo") -> Sponsor:
    return Sponsor(name, role, organization, kind)


def saved(lead: Organization | None = None, **values: object) -> SideEvent:
    reading = Reading(**({"title": "Open roads", "date": DAY, "start": "13:15", "end": "14:45"} | values))
    return save_draft(reading=reading, lead=lead, by=Actor.clock())


def sponsors_of(event: SideEvent) -> list[tuple[str, str]]:
    return [(row.organization.name, row.role) for row in event.co_sponsors.order_by("position")]


@pytest.fixture(autouse=True)
def week(db):
    return WeekFactory()


def test_times_are_those_of_the_zone_that_was_read_else_of_the_week():
    assert saved().starts_at == dt.datetime(2030, 5, 21, 17, 15, tzinfo=dt.UTC)
    assert saved(timezone="Europe/Zurich").starts_at == dt.datetime(2030, 5, 21, 11, 15, tzinfo=dt.UTC)


def test_the_texts_of_the_draft_are_in_the_language_of_the_document():
    notes = {
        "fr": "La Mission permanente a l’honneur de vous inviter à une réunion sur les hôpitaux.",
        "es": "La Misión Permanente tiene el honor de invitarle a una reunión sobre los hospitales.",
        "ru": "Постоянное представительство приглашает на встречу (OCHA, UNICEF).",
        "ar": "تتشرف البعثة الدائمة بدعوتكم إلى اجتماع عن المستشفيات (OCHA).",
        "zh-hans": "常驻代表团诚邀您出席关于医院保护的会议（OCHA）。",
        "en": "The Permanent Mission invites you to a meeting on hospitals in Côte d’Ivoire.",
    }
    assert {code: saved(text=text).original_language for code, text in notes.items()} == {
        code: code for code in notes
    }


def test_an_event_past_midnight_ends_on_the_next_day():
    event = saved(start="22:00", end="00:30")

    assert event.ends_at - event.starts_at == dt.timedelta(hours=2, minutes=30)


@pytest.mark.parametrize("values", [{"date": None, "week": "PoC Week 2030"}, {"start": "", "end": ""}])
def test_without_a_date_or_a_start_the_event_has_no_time(values):
    assert (saved(**values).starts_at, saved(**values).ends_at) == (None, None)


def test_all_parts_are_saved_in_their_order():
    event = saved(
        objectives=("Agree", "Name"),
        expected_outputs=("A list",),
        focus_areas=(FocusArea("Who calls", "And when."),),
        segments=(Segment("13:15", "13:30", "Opening"), Segment("13:30", None, "Panel")),
        speakers=(speaker(role="moderator"), speaker(name="", affiliation="Example Institute", is_tbc=True)),
    )

    assert [row.text for row in event.objectives.all()] == ["Agree", "Name"]
    assert [row.text for row in event.expected_outputs.all()] == ["A list"]
    assert [(row.title, row.text) for row in event.focus_areas.all()] == [("Who calls", "And when.")]
    assert [(row.title, row.start_minute, row.end_minute) for row in event.segments.all()] == [
        ("Opening", 0, 15), ("Panel", 15, None),
    ]  # fmt: skip
    assert [(row.name, row.affiliation, row.part, row.status) for row in event.speakers.all()] == [
        ("Sam Example", "", "moderator", "invited"), ("", "Example Institute", "panellist", "tbc"),
    ]  # fmt: skip


def test_the_first_host_leads_and_the_others_are_co_hosts():
    norway, togo = state("Norway"), state("Togo")

    event = saved(
        sponsors=(
            host("Norway", organization=norway.pk),
            host("Togo", organization=togo.pk),
            host("New Body", "partner"),
        )
    )

    assert sponsors_of(event) == [("Norway", "lead"), ("Togo", "co_host"), ("New Body", "partner")]
    assert Organization.objects.get(name="New Body").kind == "ngo"


def test_nobody_leads_where_no_rank_can_be_read():
    assert sponsors_of(saved(sponsors=(host("Body A"), host("Body B")), doubts=(NO_RANK,))) == [
        ("Body A", "co_host"), ("Body B", "co_host"),
    ]  # fmt: skip


def test_the_lead_that_is_said_leads_and_stands_once():
    togo = state("Togo")
    sponsors = (host("Body A"), host("Togo", organization=togo.pk))

    assert sponsors_of(saved(lead=togo, sponsors=sponsors)) == [("Togo", "lead"), ("Body A", "co_host")]


def test_an_organization_named_twice_is_made_once():
    saved(sponsors=(host("New Body"),))
    saved(sponsors=(host("New Body"), host("new body")))

    assert Organization.objects.filter(name__iexact="new body").count() == 1


def test_a_room_of_the_site_is_found_and_a_new_one_made():
    room = Venue.objects.create(name="Conference Room 4", building="Example House")

    assert saved(venue="Conference Room 4, Example House").venue == room
    assert saved(venue="Hall of Lists, Other House").venue == Venue.objects.get(
        name="Hall of Lists", building="Other House"
    )


def test_answers_contact_and_catering_are_kept():
    event = saved(
        rsvp_deadline=dt.date(2030, 5, 17),
        contact=Contact("Kim Sample", "Adviser", "kim@example.org", "+1 212 555 0100"),
        catering=Catering("Light lunch", "12:45"),
        transferable=True,
        format="hybrid",
        languages=("en", "zh"),
    )

    assert event.rsvp_deadline_at == dt.datetime(2030, 5, 18, 3, 59, tzinfo=dt.UTC)
    assert (event.focal_point_name, event.focal_point_email) == ("Kim Sample", "kim@example.org")
    assert (event.catering, event.catering_minute) == ("Light lunch", -30)
    assert (event.is_transferable, event.is_in_person, event.is_online) == (True, True, True)
    assert event.working_languages == ["en", "zh-hans"]


def test_nothing_of_the_text_is_lost_and_none_of_it_is_markup():
    event = saved(
        background="One <b>\n\nTwo",
        unplaced=("Bring a cup.", "No pets."),
        rsvp_url="https://example.org/r",
        text="…",
    )

    assert event.background == "<p>One &lt;b&gt;</p><p>Two</p>"
    assert event.unplaced_text == "Bring a cup.\n\nNo pets.\n\nhttps://example.org/r"
    assert event.source_text == "…"


def test_what_stands_beside_a_part_of_the_agenda_is_its_note():
    opening, panel = (
        Segment("13:15", "13:25", "Opening", "Mission of Norway"),
        Segment("13:25", "14:45", "Panel"),
    )
    event = saved(segments=(opening, panel))

    assert list(event.segments.order_by("position").values_list("title", "note")) == [
        ("Opening", "Mission of Norway"), ("Panel", ""),
    ]  # fmt: skip


def test_texts_longer_than_their_fields_are_cut():
    event = saved(title="Open roads " * 100, subtitle="x" * 2000)

    event.full_clean(exclude=["slug", "online_platform"])
    assert event.title.endswith("…")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"date": None}, "The document does not say to which week the event belongs. Say it with the year."),
        ({"date": dt.date(2031, 5, 21)}, "There is no week 2031 on this site. Create it first."),
    ],
)
def test_an_event_without_a_week_is_refused(values, sentence):
    with pytest.raises(Refusal) as refused:
        saved(**values)

    assert str(refused.value) == sentence


def test_nothing_is_saved_by_halves():
    with pytest.raises(ValueError, match="invalid literal"):
        saved(
            sponsors=(host("New Body"),), objectives=("Agree",), segments=(Segment("soon", None, "Opening"),)
        )

    assert [model.objects.count() for model in (SideEvent, Objective, Organization)] == [0, 0, 0]


def test_who_saves_a_draft_may_change_it():
    user = UserFactory()

    event = save_draft(reading=Reading(title="Open roads", date=DAY), by=Actor.of(user))

    assert list(event.organisers.all()) == [user]
