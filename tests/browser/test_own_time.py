"""The time of a side event on the reader's own clock, under the time of the week: both in the form of the language."""

import datetime as dt
import zoneinfo

import pytest
from babel import dates
from playwright.sync_api import expect

from events.un_style import formats
from tests.factories import SideEventFactory, new_york

pytestmark = pytest.mark.django_db(transaction=True)
DUBAI = zoneinfo.ZoneInfo("Asia/Dubai")  # eight hours ahead of New York in May

FORMS = [  # how 9.05 p.m. to 10.30 p.m. in Dubai begins; `_` is a non-breaking space
    ("en", "9.05_p.m. to 10.30_p.m., Gulf"),
    ("fr", "de 21_h_05 à 22_h_30, heure"),
    ("es", "de 21.05 a 22.30_horas, hora"),
    ("ru", "с 21_ч._05_м. до 22_ч._30_м., "),
    ("ar", "من الساعة_21:05 إلى الساعة_22:30، توقيت"),
    ("zh-hans", "下午9时05分至10时30分，海湾"),
]
LANGUAGES = [language for language, _form in FORMS]
TIMES = [  # of the day in New York: what is whole, at noon or midnight, or the next day in Dubai
    ((3, 0), (4, 0)),
    ((7, 0), (9, 30)),
    ((16, 0), (17, 15)),
    ((18, 30), (20, 0)),
]


@pytest.fixture
def event(transactional_db):
    return SideEventFactory(slug="law", starts_at=new_york(21, 13, 5), ends_at=new_york(21, 14, 30))


@pytest.fixture
def page(watched):
    return watched.page(timezone_id="Asia/Dubai")


def own_time(page, language: str):
    page.goto(f"/{language}/2030/law/" if language != "en" else "/2030/law/")
    return page.locator("[data-own-time] bdi")


@pytest.mark.parametrize(("language", "form"), FORMS)
def test_the_own_time_is_written_as_the_time_above_it(page, event, language, form):
    expect(own_time(page, language)).to_contain_text(form.replace("_", "\u00a0"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_writes_times_as_the_server_does(page, event, language):
    for start, end in TIMES:
        event.starts_at, event.ends_at = new_york(21, *start), new_york(21, *end)
        event.save()
        expect(own_time(page, language)).to_contain_text(expected(event.starts_at, event.ends_at, language))


def expected(start: dt.datetime, end: dt.datetime, language: str) -> str:
    """Return times in Dubai as the server writes them, after the weekday where it is the next day there."""
    own = [at.astimezone(DUBAI) for at in (start, end)]
    text = formats.time_range_text(*own, language)
    if own[0].date() == start.date():
        return text
    style = formats.notation(language)
    weekday = dates.get_day_names("wide", locale=style.locale)[own[0].weekday()]
    return style.comma.join([weekday, text])


def test_no_own_time_is_shown_to_who_lives_by_the_clock_of_the_week(watched, event):
    page = watched.page(timezone_id="America/New_York")
    expect(own_time(page, "en")).to_be_hidden()
