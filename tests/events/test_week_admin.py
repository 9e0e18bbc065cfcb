"""Weeks and official meetings, as the secretariat types them."""

import datetime as dt

import pytest
from django.urls import reverse

from events.access import Role
from events.models import OfficialMeeting, Week
from tests.admin_forms import filled
from tests.factories import OfficialMeetingFactory, UserFactory, WeekFactory, new_york

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    return client


def add_meeting(page, **changes: str):
    typed = {
        "week": WeekFactory().pk,
        "title": "Open debate",
        "day": "2030-05-21",
        "start": "10:00",
        "end": "13:00",
    }
    return page.post(reverse("admin:events_officialmeeting_add"), typed | changes)


def test_an_official_meeting_is_typed_in_the_time_of_the_city(page):
    assert add_meeting(page).status_code == 302

    meeting = OfficialMeeting.objects.get()
    assert (meeting.starts_at, meeting.ends_at) == (new_york(21, 10), new_york(21, 13))


def test_an_official_meeting_is_shown_and_saved_again_as_it_was_typed(page):
    meeting = OfficialMeetingFactory(starts_at=new_york(21, 10), ends_at=new_york(21, 13))
    url = reverse("admin:events_officialmeeting_change", args=[meeting.pk])
    shown = filled(page, url)

    page.post(url, shown)

    meeting.refresh_from_db()
    assert (shown["day"], shown["start"]) == (dt.date(2030, 5, 21), dt.time(10))
    assert (meeting.starts_at, meeting.ends_at) == (new_york(21, 10), new_york(21, 13))
    listed = page.get(reverse("admin:events_officialmeeting_changelist")).content.decode()
    assert "10\u00a0a.m.–1\u00a0p.m." in listed


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"end": "09:00"}, {"end": ["The end must be after the start."]}),
        ({"day": "9999-12-31"}, {"day": ["Give a year from 2000 to 2199."]}),
        ({"start": ""}, {"start": ["This field is required."]}),
    ],
)
def test_a_wrong_time_of_a_meeting_is_told(page, changes, errors):
    response = add_meeting(page, **changes)

    assert response.status_code == 422
    assert response.context["adminform"].form.errors == errors


def test_a_week_that_no_calendar_can_hold_is_refused(page):
    typed = {
        "city": "New York",
        "time_zone": "America/New_York",
        "first_day": "9999-12-30",
        "needs_kept_days": "7",
        "people_kept_days": "90",
        "lead_events_per_organization": "1",
        "usual_minutes": "90",
        "set_up_minutes": "15",
        **{f"{what}_weight": "5" for what in ("theme", "co_sponsor", "small_room", "wish", "move")},
        "title_characters": "150",
        "background_words": "1000",
        "commitment_mails": "3",
        "commitment_first_days": "30",
        "commitment_last_days": "3",
        "commitment_overdue_days": "7",
    }

    response = page.post(
        reverse("admin:events_week_add"), typed | {"year": "99999", "last_day": "9999-12-31"}
    )

    assert response.status_code == 422
    assert set(response.context["adminform"].form.errors) == {"year", "first_day", "last_day"}
    assert not Week.objects.exists()


def test_the_list_of_weeks_gives_their_days_as_the_un_writes_them(client):
    WeekFactory()
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))

    assert "20–24 May 2030" in client.get("/admin/events/week/").content.decode().replace("\u00a0", " ")
