"""The change page of a side event, as an organiser uses it."""

import re

import pytest
from django.urls import reverse

from events import services
from events.access import Role
from events.actors import Actor
from events.models import Organization, PreviousSlug, SideEvent, Week
from tests.admin_forms import filled
from tests.factories import (
    AgendaSegmentFactory,
    CoSponsorFactory,
    OrganizationFactory,
    SideEventFactory,
    SpeakerFactory,
    UserFactory,
    VenueFactory,
    WeekFactory,
    new_york,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(groups=[Role.ORGANISER], first_name="The", last_name="Organiser")


@pytest.fixture
def draft(organiser):
    event = SideEventFactory(draft=True, organisers=[organiser], slug="water")
    CoSponsorFactory(side_event=event, lead=True)
    services.record(side_event=event, by=Actor.clock())
    return event


@pytest.fixture
def page(client, organiser):
    client.force_login(organiser)
    return client


def address(event: SideEvent, step: str = "change") -> str:
    return reverse(f"admin:events_sideevent_{step}", args=[event.pk])


def test_an_organiser_adds_an_event_and_it_is_theirs(page, organiser):
    week = WeekFactory()
    url = reverse("admin:events_sideevent_add")

    response = page.post(url, filled(page, url, week=week.pk, title="Hunger as a weapon"))

    event = SideEvent.objects.get()
    assert response.status_code == 302
    assert (event.slug, event.status) == ("hunger-as-a-weapon", "draft")
    assert list(event.organisers.all()) == [organiser]
    assert event.versions.count() == 1


def test_a_new_event_is_added_with_its_agenda_in_one_save(page):
    week = WeekFactory()
    url = reverse("admin:events_sideevent_add")
    rows = {"segments-TOTAL_FORMS": 1, "segments-0-title": "Opening"}
    times = {"segments-0-starts": "13:05", "segments-0-ends": "13:20"}

    page.post(
        url,
        filled(
            page,
            url,
            week=week.pk,
            title="Water",
            day="2030-05-22",
            start="13:00",
            end="14:00",
            **rows,
            **times,
        ),
    )

    assert [(s.start_minute, s.end_minute) for s in SideEvent.objects.get().segments.all()] == [(5, 20)]


def test_clock_times_need_a_start_to_count_from(page):
    week = WeekFactory()
    url = reverse("admin:events_sideevent_add")
    rows = {"segments-TOTAL_FORMS": 1, "segments-0-title": "Opening", "segments-0-starts": "13:05"}

    response = page.post(url, filled(page, url, week=week.pk, title="Water", **rows))

    assert response.status_code == 422
    assert "Give the start of the side event first." in response.content.decode()


def test_clock_times_are_those_of_the_city_of_the_week(page, draft):
    page.post(address(draft), filled(page, address(draft), day="2030-05-22", start="13:00", end="14:30"))

    draft.refresh_from_db()
    assert (draft.starts_at, draft.ends_at) == (new_york(22, 13), new_york(22, 14, 30))


def test_moving_the_event_takes_the_agenda_along_though_the_form_shows_old_times(page, draft):
    segment = AgendaSegmentFactory(side_event=draft, start_minute=15, end_minute=30)

    page.post(address(draft), filled(page, address(draft), start="16:15", end="17:45"))

    segment.refresh_from_db()
    assert (segment.start_minute, segment.end_minute) == (15, 30)
    assert segment.starts_at == new_york(21, 16, 30)


def test_a_segment_time_typed_as_a_clock_time_becomes_minutes_from_the_start(page, draft):
    AgendaSegmentFactory(side_event=draft, start_minute=0, end_minute=15)

    page.post(address(draft), filled(page, address(draft), **{"segments-0-ends": "13:27"}))

    assert [(s.start_minute, s.end_minute) for s in draft.segments.all()] == [(0, 12)]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"start": "15:00", "end": "14:00"}, "The end must be after the start."),
        ({"day": "", "start": "15:00"}, "Give the day as well."),
        ({"day": "2030-02-31"}, "Enter a valid date."),
        ({"title": ""}, "This field is required."),
        ({"title": "x" * 501}, "Ensure this value has at most 500 characters (it has 501)."),
        ({"is_in_person": "", "is_online": ""}, "Choose in person, online, or both."),
        ({"segments-0-starts": "14:00", "segments-0-ends": "13:30"}, "A segment must end after it starts."),
        ({"focal_point_email": "nobody"}, "Enter a valid email address."),
        ({"background": "a\x00b"}, "Null characters are not allowed."),
        ({"title": "\u200b\u202e\u3164"}, "This field is required."),
        ({"day": "9999-12-31", "start": "23:30", "end": "00:00"}, "Give a year from 2000 to 2199."),
        ({"day": "0001-01-01"}, "Give a year from 2000 to 2199."),
        ({"deadline_day": "9999-12-31", "deadline_time": "23:00"}, "Give a year from 2000 to 2199."),
        ({"venue": "9" * 30}, "Select a valid choice."),
        ({"co_sponsors-0-organization": "9" * 30}, "Select a valid choice."),
        ({"co_sponsors-0-organization": "\x00"}, "Null characters are not allowed."),
    ],
)
def test_wrong_input_is_told_in_a_sentence_and_nothing_is_saved(page, draft, changes, sentence):
    AgendaSegmentFactory(side_event=draft, start_minute=0, end_minute=15)
    before = SideEvent.objects.values().get()

    response = page.post(address(draft), filled(page, address(draft), **changes))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert SideEvent.objects.values().get() == before


def test_a_day_that_cannot_be_read_is_told_once(page, draft):
    response = page.post(address(draft), filled(page, address(draft), day="2030-02-31"))

    assert response.context["adminform"].form.errors == {"day": ["Enter a valid date."]}


def test_a_line_of_text_is_stored_as_one_whatever_was_pasted(page, draft):
    pasted = "Water\r\nBcc: all@host.example\u202e under\x01\x00\ufffe fire"

    page.post(address(draft), filled(page, address(draft), title=pasted, focal_point_name="A\tB"))

    draft.refresh_from_db()
    assert (draft.title, draft.focal_point_name) == ("Water Bcc: all@host.example under fire", "A B")


def test_an_organization_needs_its_name_in_one_language_only(page):
    page.post(reverse("admin:events_organization_add"), {"kind": "ngo", "name_en": "Civilian\tCentre\u202e"})

    assert list(Organization.objects.values_list("name_en", "name_fr")) == [("Civilian Centre", None)]


@pytest.mark.parametrize("typed", ["norway", "NORVÈGE", "Kingdom of Norway", "The northern way"])
def test_an_organization_in_the_list_is_not_added_again(page, typed):
    OrganizationFactory(
        name="Norway",
        name_fr="Norvège",
        formal_name="the Kingdom of Norway",
        aliases=["Kingdom of Norway", "The northern way"],
    )

    response = page.post(reverse("admin:events_organization_add"), {"kind": "ngo", "name_en": typed})

    assert response.status_code == 422
    assert response.context["adminform"].form.errors == {"name_en": ["Norway is in the list already."]}


@pytest.mark.parametrize(("role", "status"), [(Role.ORGANISER, 422), (Role.SECRETARIAT, 302)])
def test_only_the_secretariat_adds_a_state(client, role, status):
    client.force_login(UserFactory(groups=[role]))
    page = client.get(reverse("admin:events_organization_add"))
    response = client.post(
        reverse("admin:events_organization_add"), {"kind": "member_state", "name_en": "Newland"}
    )

    assert ("Member State" in page.content.decode(), response.status_code) == (status == 302, status)


@pytest.mark.parametrize("step", ["cancel", "publish"])
def test_a_reason_is_stored_as_one_line(page, draft, step):
    reasons = reasons_for(page, draft)
    typed = "No\x00room\u202e\r\nleft"
    page.post(address(draft, step), {"reason": typed, **dict.fromkeys(reasons, typed)})

    stored = {SideEvent.objects.get().cancellation_reason, *draft.overrides.values_list("reason", flat=True)}
    assert stored - {""} == {"Noroom left"}


def test_an_address_that_another_event_once_had_is_not_given_again(page, draft):
    PreviousSlug.objects.create(week=draft.week, slug="wells", side_event=SideEventFactory(slug="new-wells"))

    response = page.post(address(draft), filled(page, address(draft), slug="wells"))

    assert response.status_code == 422
    assert response.context["adminform"].form.errors == {
        "slug": ["Another side event of this week has this address."]
    }


def test_an_address_of_before_is_not_taken_over_by_moving_to_its_week(page, draft):
    elsewhere = WeekFactory(year=2031, first_day="2031-05-19", last_day="2031-05-23")
    renamed = SideEventFactory(week=elsewhere, slug="new-water")
    PreviousSlug.objects.create(week=elsewhere, slug=draft.slug, side_event=renamed)

    response = page.post(address(draft), filled(page, address(draft), week=elsewhere.pk))

    assert response.status_code == 422
    assert response.context["adminform"].form.errors["slug"] == [
        "Another side event of this week has this address."
    ]


@pytest.mark.parametrize("chosen", ["x", "\x00", "9" * 30, "-1"])
def test_a_choice_of_rows_that_no_list_offers_is_a_bad_request(client, chosen):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))

    response = client.post(
        reverse("admin:events_organization_changelist"),
        {"action": "merge_selected", "_selected_action": [chosen], "index": 0},
    )

    assert response.status_code == 400


def test_script_in_the_background_is_taken_out(page, draft):
    hostile = '<p onclick="x()">Facts<script>alert(1)</script><img src="http://host.example/x.png"></p>'

    page.post(address(draft), filled(page, address(draft), background=hostile))

    draft.refresh_from_db()
    assert draft.background == "<p>Facts</p>"


def test_saving_over_a_newer_change_is_refused_and_shows_what_changed(page, draft):
    mine = filled(page, address(draft), title="My title")
    draft.subtitle = "Their subtitle"
    draft.save()
    services.record(side_event=draft, by=Actor.of(UserFactory(first_name="Other", last_name="Editor")))

    response = page.post(address(draft), mine)

    text = re.sub(r"<[^>]+>", " ", response.content.decode())
    assert response.status_code == 422
    assert "Other Editor saved this side event while you had it open" in text
    assert "Their subtitle" in text
    assert SideEvent.objects.get().title == draft.title


def test_the_second_save_after_the_warning_is_deliberate(page, draft):
    mine = filled(page, address(draft), title="My title")
    draft.subtitle = "Their subtitle"
    draft.save()
    services.record(side_event=draft, by=Actor.clock())

    refused = page.post(address(draft), mine)
    again = mine | {"seen_revision": refused.context["adminform"].form["seen_revision"].value()}
    response = page.post(address(draft), again)

    assert response.status_code == 302
    assert SideEvent.objects.get().title == "My title"


def test_findings_stand_at_the_top_of_the_page(page, draft):
    AgendaSegmentFactory(side_event=draft, title="Opening", start_minute=0, end_minute=15)
    AgendaSegmentFactory(side_event=draft, title="Statements", start_minute=12, end_minute=90)

    findings = page.get(address(draft)).context["findings"]

    assert [(f.severity.value, f.code.split(":")[0], override) for f, override in findings][0] == (
        "blocking",
        "segments_overlap",
        None,
    )


def test_publishing_is_refused_with_the_list_of_what_to_mend(page, draft):
    AgendaSegmentFactory(side_event=draft, title="Opening", start_minute=0, end_minute=15)
    AgendaSegmentFactory(side_event=draft, title="Statements", start_minute=12, end_minute=90)

    response = page.post(address(draft, "publish"))

    assert response.status_code == 409
    assert "“Opening”" in response.content.decode()
    assert SideEvent.objects.get().status == "draft"


def reasons_for(client, event: SideEvent) -> dict[str, str]:
    """A reason for every warning that the publication page lists."""
    warnings = client.get(address(event, "publish")).context["warnings"]
    return {f"reason-{number}": "It may stand." for number, _finding, _reason in warnings}


def test_publishing_with_reasons_for_the_warnings(page, draft):
    AgendaSegmentFactory(side_event=draft, start_minute=0, end_minute=80)

    assert page.post(address(draft, "publish")).status_code == 409
    response = page.post(address(draft, "publish"), reasons_for(page, draft))

    assert response.status_code == 302
    assert SideEvent.objects.get().status == "published"


@pytest.mark.parametrize("step", ["publish", "unpublish", "cancel", "duplicate"])
def test_opening_a_step_changes_nothing(page, draft, step):
    before = SideEvent.objects.values().get()

    assert page.get(address(draft, step)).status_code == 200
    assert SideEvent.objects.values().get() == before


def test_a_published_event_is_not_saved_into_a_taken_room(page, draft):
    page.post(address(draft, "publish"), reasons_for(page, draft))
    taken = SideEventFactory(venue=VenueFactory(name="Taken room"))

    response = page.post(address(draft), filled(page, address(draft), venue=taken.venue.pk))

    assert response.status_code == 422
    assert "Taken room is taken at that time" in response.content.decode()
    draft.refresh_from_db()
    assert draft.venue != taken.venue


def test_the_address_is_fixed_at_first_publication_for_organisers(page, draft):
    page.post(address(draft, "publish"), reasons_for(page, draft))

    assert "slug" not in page.get(address(draft)).context["adminform"].form.fields


def test_the_secretariat_may_change_a_public_address_and_the_old_one_redirects(client, draft):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    client.post(address(draft, "publish"), reasons_for(client, draft))

    client.post(address(draft), filled(client, address(draft), slug="water-under-fire"))

    assert [p.slug for p in draft.previous_slugs.all()] == ["water"]
    assert SideEvent.objects.get().slug == "water-under-fire"


def test_who_may_not_give_a_slot_is_told_why_its_fields_are_closed(page, draft):
    assert "The secretariat gave the day" not in page.get(address(draft)).content.decode()
    SideEvent.objects.update(status=SideEvent.Status.ACCEPTED)
    Week.objects.update(asks_for_proposals=True)

    assert "The secretariat gave the day" in page.get(address(draft)).content.decode()


def test_a_draft_is_cancelled_without_a_word_of_those_whom_nobody_tells(page, draft):
    assert "so no delegate is told" in page.get(address(draft, "cancel")).content.decode()

    record = page.post(address(draft, "cancel"), follow=True).content.decode()

    assert "Cancelled." in record
    assert "told by e-mail" not in record
    assert "things to look at" not in record


def test_what_was_accepted_with_a_reason_is_nothing_to_look_at(page, draft):
    CoSponsorFactory(side_event=draft)  # has not confirmed
    assert "2 things to look at" in page.get(address(draft)).content.decode()  # and there are no seats

    page.post(address(draft, "publish"), reasons_for(page, draft))
    record = page.get(address(draft)).content.decode()

    assert "Nothing is missing" in record
    assert "Accepted:" in record


def test_the_record_leads_to_its_concept_note(page, draft):
    link = "/2030/water/concept-note.pdf"
    assert f'href="{link}"' in page.get(address(draft)).content.decode()
    assert page.get(link)["Content-Type"] == "application/pdf"


def test_a_public_address_that_another_event_has_is_refused_on_the_form(client, draft):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    client.post(address(draft, "publish"), reasons_for(client, draft))
    SideEventFactory(week=draft.week, slug="wells")

    response = client.post(address(draft), filled(client, address(draft), slug="wells"))

    assert response.status_code == 422
    assert response.context["adminform"].form.errors == {
        "slug": ["Another side event of this week has this address."]
    }


def test_an_organiser_sees_only_own_events(page, draft):
    other = SideEventFactory(title="Somebody else's")

    listed = page.get(reverse("admin:events_sideevent_changelist")).context["cl"].result_list

    assert list(listed) == [draft]
    assert page.get(address(other)).status_code == 302  # Django's admin: "perhaps it was deleted"
    assert page.post(address(other, "publish")).status_code == 404


def test_a_co_sponsor_ticked_as_confirmed_keeps_who_confirmed_and_when(page, draft):
    page.post(address(draft), filled(page, address(draft), **{"co_sponsors-0-is_confirmed": "on"}))

    sponsor = draft.co_sponsors.get()
    assert sponsor.confirmed_by == "The Organiser"
    assert sponsor.confirmed_at is not None


def test_the_event_keeps_its_organisers_when_an_organiser_saves(page, draft, organiser):
    second = UserFactory(groups=[Role.ORGANISER])
    draft.organisers.add(second)

    page.post(address(draft), filled(page, address(draft), title="New title"))

    assert set(draft.organisers.all()) == {organiser, second}


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_runs_a_constant_number_of_queries(page, organiser, count, django_assert_num_queries):
    for _number in range(count):
        event = SideEventFactory(organisers=[organiser])
        CoSponsorFactory(side_event=event, lead=True)
    url = reverse("admin:events_sideevent_changelist")
    page.get(url)

    with django_assert_num_queries(LIST_QUERIES):
        page.get(url)


@pytest.mark.parametrize("count", [1, 12])
def test_the_change_page_runs_a_constant_number_of_queries(page, draft, count, django_assert_max_num_queries):
    for _number in range(count):
        CoSponsorFactory(side_event=draft)
        SpeakerFactory(side_event=draft, organization=OrganizationFactory())
        AgendaSegmentFactory(side_event=draft, start_minute=_number, end_minute=_number + 1)

    with django_assert_max_num_queries(CHANGE_QUERIES):
        page.get(address(draft))


LIST_QUERIES = 14
CHANGE_QUERIES = 46
