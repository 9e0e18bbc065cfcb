"""The concept note as Markdown, read back by a parser that heeds HTML and tables."""

import string

import pytest
from django.core.management import CommandError, call_command
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from agenda import markdown
from agenda.documents.parts import Labelled
from agenda.documents.rich import Item, Paragraph, Run, plain_runs, rich_parts
from events.models import Speaker
from tests.agenda.samples import note_of, sponsored
from tests.factories import (
    AgendaSegmentFactory,
    ExpectedOutputFactory,
    FocusAreaFactory,
    ObjectiveFactory,
    SideEventFactory,
    SpeakerFactory,
    VenueFactory,
    WeekFactory,
)

NB = "\u00a0"
HOSTILE = "- 1. # **a** | `b` <b>c</b> &amp; [d](e) _f_ \\ ~~g~~ $h$ ![i] ##"
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def texts_in(source: str) -> list[str]:
    """Return the text of each heading, paragraph, item and cell."""
    return [
        "".join(map(text_of, token.children or []))
        for token in PARSER.parse(source)
        if token.type == "inline"
    ]


def text_of(token: Token) -> str:
    is_break = token.type in ("softbreak", "hardbreak") or token.content == "<br>"
    return "\n" if is_break else token.content


def runs_in(source: str) -> list[Run]:
    """Return the runs of the only paragraph, neighbours of one style joined."""
    runs: list[Run] = []
    bold = italic = 0
    address = ""
    (inline,) = (token for token in PARSER.parse(source) if token.type == "inline")
    for token in inline.children or []:
        bold += token.nesting * (token.tag == "strong")
        italic += token.nesting * (token.tag == "em")
        if token.tag == "a":
            address = str(token.attrs.get("href", ""))
        if text := text_of(token):
            run = Run(text, bold > 0, italic > 0, address)
            if runs and runs[-1] == Run(runs[-1].text, run.is_bold, run.is_italic, run.address):
                run = Run(runs.pop().text + text, run.is_bold, run.is_italic, run.address)
            runs.append(run)
    return runs


def paragraph(*runs: Run) -> str:
    return "\n\n".join(markdown._blocks([Paragraph(plain_runs(*runs))]))


@pytest.mark.django_db
def test_all_is_said_in_the_order_of_the_paper_with_a_label_before_each_fact():
    venue = VenueFactory(name="Conference Room 8", building="UN Headquarters", address="405 East 42nd Street")
    side_event = sponsored(
        "Norway", title="Open roads", subtitle="What works", venue=venue, slug="open-roads"
    )
    ObjectiveFactory(side_event=side_event, text="Compare notes")
    FocusAreaFactory(side_event=side_event, title="Who calls", text="And when.")
    ExpectedOutputFactory(side_event=side_event, text="A list")
    AgendaSegmentFactory(side_event=side_event, title="Opening", note="Norway", end_minute=5)
    SpeakerFactory(side_event=side_event, function="Director", status=Speaker.Status.INVITED)

    note = note_of(side_event)

    assert [part for part in markdown.render(note).split("\n\n") if "Focal point" not in part] == [
        f"**Protection of Civilians Week 2030**\\\nNew York, 20–24{NB}May 2030",
        "Concept note",
        "# Open roads",
        "**What works**",
        f"**Date:** Tuesday, 21{NB}May 2030\\\n**Time:** 1.15{NB}p.m. to 2.45{NB}p.m., New York time\\\n"
        "**Venue:** Conference Room 8, UN Headquarters\\\n**Address:** 405 East 42nd Street",
        "**Presented by:** Norway",
        "## Objectives",
        "- Compare notes",
        "## Format",
        "**Duration:** 90 minutes\\\n**Attendance:** In person",
        f"| Time | Segment |\n| --- | --- |\n| 1.15–1.20{NB}p.m. | **Opening**<br>Norway |",
        "## Key thematic focus areas",
        "1. **Who calls.** And when.",
        "## Speakers",
        "| Part | Function | Organization |\n| --- | --- | --- |\n| Panellist | **Director** (to be confirmed) |  |",
        "## Expected outputs",
        "- A list",
        "## RSVP and contact",
        f"RSVP at [{note.address_text}]({note.address})",
        "A United Nations grounds pass is needed.",
        "---",
        f"{note.footer}\n",
    ]


@pytest.mark.django_db
def test_typed_text_cannot_make_markup():
    side_event = SideEventFactory(
        week=WeekFactory(), title=HOSTILE, subtitle=HOSTILE, audience=HOSTILE, background="", venue=None
    )
    ObjectiveFactory(side_event=side_event, text=f"{HOSTILE}\n{HOSTILE}")
    FocusAreaFactory(side_event=side_event, title=HOSTILE, text=HOSTILE)
    AgendaSegmentFactory(side_event=side_event, title=HOSTILE, note=HOSTILE, end_minute=5)
    SpeakerFactory(side_event=side_event, function=HOSTILE, status=Speaker.Status.CONFIRMED)

    texts = texts_in(markdown.render(note_of(side_event)))

    assert [text for text in texts if "a** |" in text and "Open to" not in text] == [
        HOSTILE,
        HOSTILE,
        f"{HOSTILE}\n{HOSTILE}",
        f"{HOSTILE}\n{HOSTILE}",
        f"{HOSTILE}. {HOSTILE}",
        HOSTILE,
    ]
    assert [text.splitlines()[-1] for text in texts if "Open to" in text] == [f"Open to: {HOSTILE}"]


@given(st.text(alphabet=string.punctuation + "a1 é。\u00a0\n", max_size=40))
@example("1) a")
@example("===")
@example("\\")
@example("&copy; &#35;")
def test_a_paragraph_of_any_text_is_that_text(text):
    runs = plain_runs(Run(text))
    lines = [
        line.strip() for run in runs for line in run.text.split("\n")
    ]  # a no-break space at the edge goes

    assert [line.strip() for line in "\n".join(texts_in(paragraph(*runs))).split("\n") if line] == [
        line for line in lines if line
    ]


@given(st.lists(st.tuples(st.text(alphabet="ab.*(é…", min_size=1), st.sampled_from([1, 2, 3])), max_size=6))
def test_bold_and_italic_hold_whatever_stands_around_them(pieces):
    runs = []
    for text, style in pieces:  # between two styles stands plain text, without a space
        runs += [Run(text, style in (1, 3), style in (2, 3)), Run("x.")]

    assert (runs_in(paragraph(*runs)) if runs else []) == runs


def test_where_two_styles_touch_no_letter_is_lost():
    assert texts_in(paragraph(Run("Bold", is_bold=True), Run("italic", is_italic=True))) == ["Bolditalic"]


def test_background_keeps_its_bold_italic_links_lists_and_line_breaks():
    parts = rich_parts(
        '<p>One <strong>bold <em>both</em></strong><br>line <a href="https://un.example/a_(b)?c=1&amp;d=2">link</a></p>'
        "<ul><li><p>first</p><ol><li>inner</li><li>next</li></ol></li><li>second</li></ul>"
    )

    source = "\n\n".join(markdown._blocks(parts))

    assert source == (
        "One **bold** ***both***\\\nline [link](<https://un.example/a_(b)?c=1&amp;d=2>)\n\n"
        "- first\n  1. inner\n  2. next\n- second"
    )
    assert PARSER.render(source).count('href="https://un.example/a_(b)?c=1&amp;d=2"') == 1


def test_scripts_in_rich_text_are_dropped_and_other_markup_is_text():
    parts = rich_parts('<p>a<script>b</script> &lt;i&gt;c <a href="javascript:d">e</a></p>')

    assert parts == (Paragraph((Run("a <i>c "), Run("e"))),)
    assert texts_in(paragraph(*parts[0].runs)) == ["a <i>c e"]


def test_two_numbered_lists_in_a_row_stay_two():
    items = [Item((Run(text),), number) for text, number in (("a", 1), ("b", 2), ("c", 1))]

    assert PARSER.render("\n\n".join(markdown._blocks(items))).count("<ol>") == 2


def test_labels_stand_on_lines_of_their_own():
    rows = (("Date", (Run("today"),)), ("Venue", (Run("a | b\nc"),)))

    assert list(markdown._blocks([Labelled(rows)])) == ["**Date:** today\\\n**Venue:** a \\| b c"]


@pytest.mark.django_db
def test_the_command_writes_it_and_the_other_papers_only_as_pdf(tmp_path):
    side_event = sponsored("Norway", slug="open-roads")
    file = tmp_path / "note.md"

    call_command("write_document", "2030/open-roads", "concept-note", "--format=md", "-o", file)
    with pytest.raises(CommandError) as refused:
        call_command("write_document", "2030/open-roads", "attendee-list", "--format=md", "-o", file)

    assert file.read_text() == markdown.render(note_of(side_event))
    assert (
        str(refused.value)
        == "The attendee-list is not written as md. These papers are: concept-note, summary."
    )


@pytest.mark.django_db
def test_what_is_open_is_said_under_its_label():
    side_event = SideEventFactory(starts_at=None, venue=None, is_online=True, online_platform="Zoom")

    assert [(fact.heading, *fact.lines) for fact in note_of(side_event).header] == [
        ("Date", "To be announced"),
        ("Online platform", "Zoom"),
    ]
