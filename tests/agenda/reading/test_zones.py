"""Zones of cities, and zones that a text names anywhere."""

import datetime as dt

import pytest

from agenda.reading.characters import bare
from agenda.reading.facts.zone_names import find_zones, have_same_time
from agenda.reading.facts.zones import zone_of_city

from .written import block_of


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("UN Headquarters, New York", "America/New_York"),
        ("Palais des Nations, Genève", "Europe/Zurich"),
        ("Vienna International Centre", "Europe/Vienna"),
        ("United Nations Office at Nairobi", "Africa/Nairobi"),
        ("شارع سبيرز، بيروت", "Asia/Beirut"),
        ("Дворец Наций, Женева", "Europe/Zurich"),
        ("日内瓦万国宫第十九会议室", "Europe/Zurich"),
        ("Nueva York", "America/New_York"),
        ("from Geneva to New York", None),
        ("Conference Room 4", None),
        ("the Rome Statute and the Paris Agreement", None),
    ],
)
def test_the_zone_of_the_one_city_that_a_text_names(text, zone):
    assert zone_of_city(bare(text)) == zone


@pytest.mark.parametrize(
    ("text", "zones"),
    [
        ("All times are New York time.", ["America/New_York"]),
        ("EST. TIME", ["America/New_York"]),
        ("Times in CEST", ["Europe/Zurich"]),
        ("heure locale de Genève", ["Europe/Zurich"]),
        ("hora de Bogotá", ["America/Bogota"]),
        ("بتوقيت القاهرة", ["Africa/Cairo"]),
        ("по московскому времени", ["Europe/Moscow"]),
        ("北京时间", ["Asia/Shanghai"]),
        ("UTC+3", ["Africa/Nairobi"]),
        ("la séance est ouverte et longue", []),
        ("People eat together.", []),
    ],
)
def test_zones_named_anywhere(text, zones):
    assert [zone.zone for zone in find_zones(block_of(text))] == zones


def test_vienna_and_zurich_have_the_same_time_and_beirut_another():
    assert have_same_time("Europe/Vienna", "Europe/Zurich", dt.date(2026, 3, 12))
    assert not have_same_time("Asia/Beirut", "Europe/Zurich", dt.date(2026, 3, 12))
