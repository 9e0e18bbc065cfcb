"""How long something lasts, in words and figures."""

import pytest

from agenda.reading.facts.durations import duration_behind, find_duration

from .written import block_of, page_of_text


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("Duration: 90 minutes", 90),
        ("Duration: 1.5 hours", 90),
        ("Duration: one and a half hours", 90),
        ("Duration: 2 hours", 120),
        ("Duration: two hours", 120),
        ("The event, which will last approximately two hours, will be opened by the Minister.", 120),
        ("La rencontre durera 90 minutes.", 90),
        ("El acto tendrá una duración de dos horas.", 120),
        ("Мероприятие продлится два часа.", 120),
        ("وتستمر الفعالية لمدة ساعتين.", 120),
        ("会议时长90分钟。", 90),
        ("Durée : 1 h 30", 90),
        ("Durée : une heure et demie", 90),
        ("Duración: 75 minutos", 75),
        ("Duración: hora y media", 90),
        ("المدة: 90 دقيقة", 90),
        ("المدة: ساعة ونصف", 90),
        ("Продолжительность: 90 минут", 90),
        ("Продолжительность: полтора часа", 90),
        ("时长：90分钟", 90),
        ("时长：两小时", 120),
    ],
)
def test_a_duration_under_its_label(text, minutes):
    found = find_duration(page_of_text(f"The Road to the Well\n\n{text}"))

    assert found is not None
    assert found[0] == minutes


def test_how_long_other_things_last_is_no_duration():
    assert (
        find_duration(page_of_text("The Road to the Well\n\nBackground\nThe siege lasted two hours.")) is None
    )


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 3 p.m., for 90 minutes", 90),
        ("at 3 p.m. (90 minutes)", 90),
        ("à 15h, pour une durée de 90 minutes", 90),
        ("a las 15 horas, durante dos horas", 120),
        ("17h30 (accueil dès 17h)", None),
        ("at 3 p.m. in a city that was shelled 48 hours ago", None),
    ],
)
def test_a_duration_behind_the_beginning(text, minutes):
    block = block_of(text)
    found = duration_behind(block, block.start)

    assert (found[0] if found else None) == minutes
