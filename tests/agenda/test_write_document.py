"""`manage.py write_document`."""

import pytest
from django.core.management import CommandError, call_command

from tests.agenda.samples import sponsored, text_of
from tests.factories import EventSummaryFactory, RsvpFactory, SideEventFactory, WeekFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    return tmp_path / "paper.pdf"


def test_it_writes_the_concept_note_in_the_language_and_on_the_page_asked_for(file):
    sponsored("Norway", slug="open-roads")

    call_command(
        "write_document", "2030/open-roads", "concept-note", "--language=fr", "--page=letter", "-o", file
    )

    assert "Mardi 21 mai 2030" in text_of(file.read_bytes())


def test_it_writes_the_attendee_list_with_the_waiting_list_on_request(file):
    side_event = SideEventFactory(slug="open-roads")
    RsvpFactory(side_event=side_event, family_name="Seated")
    RsvpFactory(side_event=side_event, family_name="Queuing", waitlisted=True)

    call_command("write_document", "2030/open-roads", "attendee-list", "--waiting", "-o", file)

    assert [name in text_of(file.read_bytes()) for name in ("Seated", "Queuing")] == [True, True]


def test_it_writes_the_summary(file):
    EventSummaryFactory(side_event__slug="open-roads", introduction="Delegates spoke.")

    call_command("write_document", "2030/open-roads", "summary", "-o", file)

    assert "Delegates spoke." in text_of(file.read_bytes())


@pytest.mark.parametrize(
    ("subject", "kind", "sentence"),
    [
        (
            "next-week",
            "concept-note",
            "“next-week” is no side event. Write it as in its address: 2026/some-title.",
        ),
        ("1999/open-roads", "concept-note", "There is no week 1999."),
        ("2030", "concept-note", "These documents are of one side event. Add its slug: 2030/some-title."),
        ("2030/closed-roads", "concept-note", "The week 2030 has no side event “closed-roads”."),
        ("2030/open-roads", "summary", "“Open roads” has no summary yet."),
    ],
)
def test_what_cannot_be_found_is_said_in_one_sentence(file, subject, kind, sentence):
    SideEventFactory(week=WeekFactory(), title="Open roads", slug="open-roads")

    with pytest.raises(CommandError) as refused:
        call_command("write_document", subject, kind, "-o", file)

    assert str(refused.value) == sentence
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_said_in_one_sentence(tmp_path):
    SideEventFactory(slug="open-roads")
    file = tmp_path / "missing" / "paper.pdf"

    with pytest.raises(CommandError) as refused:
        call_command("write_document", "2030/open-roads", "concept-note", "-o", file)

    assert str(refused.value) == f"{file} cannot be written: No such file or directory."


def test_it_writes_chinese(file):
    SideEventFactory(slug="open-roads")

    call_command("write_document", "2030/open-roads", "concept-note", "--language=zh-hans", "-o", file)

    assert "2030年5月21日" in text_of(file.read_bytes())


def test_papers_of_a_day_and_of_a_week_have_their_own_subject(file):
    SideEventFactory(slug="open-roads", title="Open roads")

    texts = []
    for subject, kind in [("2030", "programme"), ("2030/2030-05-21", "programme-of-the-day")]:
        call_command("write_document", subject, kind, "-o", file)
        texts.append("Open roads" in text_of(file.read_bytes()))

    assert texts == [True, True]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2030/open-roads", "programme"], "The programme is of a whole week. Write 2030 alone."),
        (
            ["2030", "programme-of-the-day"],
            "The programme-of-the-day is of one day. Add it: 2030/2030-05-20.",
        ),
        (["2030/2030-07-01", "programme-of-the-day"], "The week 2030 has no day 2030-07-01."),
        (["2030/open-roads", "flyer", "--order=name"], "The flyer has no choice “order”."),
        (
            ["2030/open-roads", "flyer", "--format=docx"],
            "The flyer is not written as docx. These papers are: concept-note, summary.",
        ),
        (
            ["2030/open-roads", "attendee-list", "--order=size"],
            "“size” is not one of the choices of order: delegation, organization, name.",
        ),
    ],
)
def test_what_a_paper_does_not_offer_is_said_in_one_sentence(file, arguments, sentence):
    SideEventFactory(slug="open-roads")

    with pytest.raises(CommandError) as refused:
        call_command("write_document", *arguments, "-o", file)

    assert str(refused.value) == sentence
    assert not file.exists()


def test_characters_that_no_font_has_are_told(file, capsys):
    SideEventFactory(slug="open-roads", title="Peace \U0001f54a")

    call_command("write_document", "2030/open-roads", "flyer", "-o", file)

    assert capsys.readouterr().err == "Left out, since no font has them: U+1F54A DOVE OF PEACE.\n"
