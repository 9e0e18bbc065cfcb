"""The one door to WeasyPrint: what comes out of it, and what nobody can make it read."""

import datetime as dt
import http.server
import io
import re
import threading
from pathlib import Path

import pikepdf
import pytest
import time_machine
from django.conf import settings as django_settings
from weasyprint import HTML

from agenda import pdf
from agenda.printing import files as paper_files
from agenda.printing import html_to_pdf
from tests.agenda.samples import logo, note_of, sponsored, structure_of, text_of
from tests.factories import AgendaSegmentFactory, CoSponsorFactory, ObjectiveFactory, SideEventFactory
from tests.processes import manage

pytestmark = pytest.mark.django_db

HASH = "0" * 64
LOADED = "print([name for name in ('weasyprint', 'docx', 'fontTools') if name in sys.modules])"
REFUSED = [
    "http://127.0.0.1:1/picture.png",
    "https://example.org/picture.png",
    "ftp://example.org/picture.png",
    "file:///etc/hostname",
    "data:image/png;base64,AAAA",
    "picture.png",
    "/etc/hostname",
    "//example.org/picture.png",
    "static:pdf/../css/site.css",
    "static:pdf/%2e%2e/css/site.css",
    "static:/etc/hostname",
    "static:css/site.css",
    "static:vendor/plex/../../../../etc/hostname",
    "static:pdf/missing.css",
    f"logo:{HASH}",
    "logo:../documents/secret",
    "LOGO:x",
    "static:vendor/kurinto/../../../../apps.py",
    "static:vendor/kurinto/%2e%2e/none.ttf",
    "qr:1",
    "qr:https://example.org",
    "papers:",
    "",
]


@pytest.fixture
def listener():
    """A server on loopback that counts who asks it for anything."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *arguments: object) -> None:
            """Write nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    server.asked = asked
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("address", REFUSED)
def test_the_fetcher_refuses_every_address_but_our_own(address):
    with pytest.raises(paper_files.RefusedAddress):
        html_to_pdf.OwnFiles([], ["text"]).fetch(address)


def test_the_fetcher_draws_the_qr_codes_of_the_document():
    own = html_to_pdf.OwnFiles(codes=["https://poc.example/a", "https://poc.example/b"])

    first, second = own.fetch("qr:0").read(), own.fetch("qr:1").read()

    assert first.startswith(b"<svg")
    assert first != second


def test_the_fetcher_reads_the_stylesheet_the_fonts_and_the_logos_it_is_told_of():
    kept = logo(30, 20)
    own = html_to_pdf.OwnFiles([kept.sha256])

    assert own.fetch("static:pdf/document.css").read() == paper_files.static_bytes("pdf/document.css")
    assert len(own.fetch("static:vendor/plex/IBMPlexSans[wdth,wght].ttf").read()) > 100_000
    assert own.fetch(f"logo:{kept.sha256}").read().startswith(b"\x89PNG")


def test_html_that_names_other_hosts_and_files_makes_no_request_and_reads_none(listener, tmp_path, caplog):
    host = f"http://127.0.0.1:{listener.server_port}"
    secret = tmp_path / "secret.css"
    secret.write_text("p::after { content: 'leaked' }")
    html = (
        f'<html lang="en"><link rel="stylesheet" href="{host}/sheet.css">'
        f'<link rel="stylesheet" href="{secret.as_uri()}">'
        f'<link rel="attachment" href="{secret.as_uri()}"><style>@import "{host}/import.css";'
        f'p {{ background: url("{host}/background.png") }}</style>'
        f'<p>kept</p><img src="{host}/picture.png" alt=""><object data="{host}/object.svg"></object>'
    )

    content = HTML(string=html, base_url="papers:", url_fetcher=html_to_pdf.OwnFiles([])).write_pdf()

    assert listener.asked == []
    assert text_of(content) == "kept"
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert len(opened.attachments) == 0
    assert "Papers do not read" in caplog.text


def test_typed_text_is_printed_as_text_and_fetches_nothing(listener):
    host = f"http://127.0.0.1:{listener.server_port}"
    hostile = f'<img src="{host}/a.png"><style>p {{ background: url({host}/b.png) }}</style>'
    side_event = sponsored("Norway", title=f"Title {hostile}", background=f"<p>Background {hostile}</p>")
    ObjectiveFactory(side_event=side_event, text=f"Objective {hostile}")
    AgendaSegmentFactory(side_event=side_event, title=f"Segment {hostile}")

    text = text_of(pdf.render(note_of(side_event)))

    assert listener.asked == []
    assert [word in text for word in ("Title <img", "Objective <img", "Segment <img")] == [True] * 3
    assert "Background <img" not in text


def test_the_paper_is_tagged_and_carries_language_title_and_date():
    side_event = sponsored("Norway", title="Closing the distance")
    AgendaSegmentFactory(side_event=side_event)
    note = note_of(side_event)

    with pikepdf.open(io.BytesIO(pdf.render(note))) as opened:
        assert opened.Root.Lang == "en"
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert opened.docinfo.Title == "Closing the distance: Concept note"
        assert opened.docinfo.CreationDate == f"D:{note.as_of.replace('-', '')}"
        assert opened.open_metadata()["pdfuaid:part"] == "1"


def test_headings_lists_and_tables_are_tagged_as_what_they_are():
    side_event = sponsored("Norway")
    AgendaSegmentFactory(side_event=side_event)
    ObjectiveFactory(side_event=side_event)

    tags = structure_of(pdf.render(note_of(side_event)))

    assert tags.count("/H1") == 1
    assert tags.count("/H2") == 3  # objectives, format, RSVP
    assert tags.count("/L") == 1
    assert tags.count("/Table") == 1
    assert tags.count("/TH") == 3


def test_a_logo_is_a_figure_that_says_whose_it_is():
    side_event = sponsored("Norway")
    CoSponsorFactory(side_event=side_event, organization__name="Oxfam", logo=logo(400, 100))

    content = pdf.render(note_of(side_event))

    with pikepdf.open(io.BytesIO(content)) as opened:
        figures = [item for item in opened.objects if getattr(item, "S", None) == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["Oxfam"]


def test_the_same_content_gives_the_same_bytes_at_any_time():
    note = note_of(sponsored("Norway", background="<p>One <em>word</em> and <strong>another</strong>.</p>"))

    first = pdf.render(note)
    with time_machine.travel(dt.datetime(2041, 2, 3, tzinfo=dt.UTC)):
        second = pdf.render(note)

    assert second == first


def test_content_hash_changes_with_content_language_and_page():
    side_event = sponsored("Norway")
    other = sponsored("Togo", title=side_event.title, week=side_event.week, venue=side_event.venue)
    hashes = {
        pdf.content_hash(note_of(side_event)),
        pdf.content_hash(note_of(side_event), "letter"),
        pdf.content_hash(note_of(side_event, "fr")),
        pdf.content_hash(note_of(other)),
    }

    assert len(hashes) == 4
    assert pdf.content_hash(note_of(side_event)) in hashes


@pytest.mark.parametrize(("page", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_page_has_the_size_asked_for(page, size):
    with pikepdf.open(io.BytesIO(pdf.render(note_of(SideEventFactory()), page))) as opened:
        box = opened.pages[0].mediabox
        assert (round(box[2]), round(box[3])) == size


def test_characters_without_a_glyph_are_left_out_and_letters_of_all_scripts_stay():
    side_event = sponsored("Norway", title="Peace \U0001f54a\ufe0f and \ue000private Côte d’Ivoire Мир سلام")

    text = text_of(pdf.render(note_of(side_event)))

    assert "Peace and private Côte d’Ivoire Мир" in text
    assert "سلام" in pdf.html_of(note_of(side_event))


def test_no_other_module_knows_weasyprint():
    root = Path(django_settings.BASE_DIR)
    sources = [
        path
        for app in ("events", "registrations", "agenda", "pocweek")
        for path in (root / app).rglob("*.py")
    ]
    imports = re.compile(r"^\s*(import|from) weasyprint", re.MULTILINE)

    assert [path for path in sources if imports.search(path.read_text())] == [
        root / "agenda" / "printing" / "html_to_pdf.py"
    ]


def test_what_prints_is_not_loaded_by_a_process_that_prints_nothing(tmp_path):
    code = f"import sys, pocweek.urls; {LOADED}"
    settings = {"DJANGO_SECRET_KEY": "x", "DJANGO_DEBUG": "true", "POCWEEK_DATA": str(tmp_path)}

    assert manage("shell", "-v0", "-c", code, settings=settings).stdout == "[]\n"


def test_warming_loads_all_of_it(tmp_path):
    code = f"import sys; from agenda.printing.warming import warm; warm(); {LOADED}"
    settings = {"DJANGO_SECRET_KEY": "x", "DJANGO_DEBUG": "true", "POCWEEK_DATA": str(tmp_path)}

    loaded = manage("shell", "-v0", "-c", code, settings=settings).stdout
    assert loaded == "['weasyprint', 'docx', 'fontTools']\n"
