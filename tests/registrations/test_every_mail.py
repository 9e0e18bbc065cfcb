"""What holds for each kind of mail: text and HTML say the same, who reads it knows what to do, and its links work."""

import re
from html import unescape
from pathlib import Path

import pytest
import time_machine
from django.conf import settings

from events.mails.delivery import compose
from events.models import Message
from tests.registrations import every_mail

pytestmark = pytest.mark.django_db
TEMPLATES = Path(settings.BASE_DIR) / "templates/registrations/emails"
LINK = re.compile(r"https?://[^\s<>\"]+")
# What is said of a link in HTML is a button there and a line of its own in the text.
NAMES_OF_LINKS = ["Open your RSVP", "See the side event", "Open my week", "Your RSVP:", "The side event:"]


def mails(language="en"):
    every_mail.happens(language)
    return [(every_mail.kind_of(message), compose(message)) for message in Message.objects.order_by("pk")]


def html_of(mail):
    ((html, _type),) = mail.alternatives
    return html


def words(text):
    """Return the words of a text or of HTML in their order, without markup, links and the names of links."""
    without_style = re.sub(r"<(style|title)>.*?</\1>", "", text, flags=re.DOTALL)
    plain = unescape(re.sub(r"<[^>]+>", " ", without_style)) if "<html" in text else text
    plain = LINK.sub(" ", plain)
    for name in NAMES_OF_LINKS:
        plain = plain.replace(name, " ")
    return re.findall(r"\w[\w.’'-]*\w|\w", plain.replace("\xa0", " "))


def test_there_is_one_of_each_kind():
    kinds = {path.name.removesuffix("_subject.txt") for path in TEMPLATES.glob("*_subject.txt")}
    assert {kind for kind, _mail in mails()} == kinds
    assert all((TEMPLATES / f"{kind}.{form}").exists() for kind in kinds for form in ("html", "txt"))


def test_text_and_html_say_the_same():
    for kind, mail in mails():
        text, html = words(mail.body), words(html_of(mail))
        # what comes beside a button in HTML may stand elsewhere in the text
        missing = [word for word in text if word not in html] + [word for word in html if word not in text]
        assert set(missing) <= {"Link", "in", "full", "PDF", "The", "page", "of", "the", "side", "event"}, (
            kind
        )


def test_each_mail_says_to_whom_of_what_and_when_and_whom_to_ask():
    for kind, mail in mails():
        body = mail.body.replace("\xa0", " ")
        assert re.search(r"\n\n(Dear [^\n]+|Excellency),\n\n", body), kind
        assert body.startswith("Protection of Civilians Week 2030\n\n"), kind
        assert 5 < len(mail.subject) <= 125, (kind, mail.subject)
        if kind == "my_week":
            continue
        assert every_mail.TITLE in body, kind
        assert re.search(r"Tuesday, 21 May 2030, [12]\.15 p\.m\. to [23]\.45 p\.m\., New York time", body), (
            kind
        )
        assert mail.reply_to == ["side-events@mission.example"], kind


def test_text_mails_have_no_stray_spaces_and_no_empty_parts():
    for kind, mail in mails():
        lines = mail.body.splitlines()
        assert [line for line in lines if "  " in line.strip()] == [], kind
        assert [line for line in lines if line != line.rstrip() and line != "-- "] == [], kind
        assert "\n\n\n" not in mail.body, kind
        assert "&amp;" not in mail.body, kind
        assert re.findall(r"<p>\s*</p>|<li>\s*</li>", html_of(mail)) == [], kind


def test_every_link_opens_a_page(client):
    links = set()
    for _kind, mail in mails():
        links |= set(LINK.findall(mail.body)) | set(re.findall(r'href="(http[^"]+)"', html_of(mail)))
    with time_machine.travel(every_mail.NOW + 4 * every_mail.HOUR):
        answers = {link: client.get(link.removeprefix("http://testserver")).status_code for link in links
                   if not link.startswith("https://join.example") and not link.endswith(".pdf")}  # fmt: skip
    assert len(answers) > 10
    assert set(answers.values()) == {200}, answers


def test_all_dates_are_said_with_their_place_on_the_clock():
    """Somebody reads it in Geneva: each hour that counts names whose hour it is, but for the one before a change."""
    for kind, mail in mails():
        body = mail.body.replace("\xa0", " ")
        for hour in re.finditer(r"\d (?:a|p)\.m\.(?! to)(.{0,20})", body):
            told = hour[1].startswith((", New York time", ")", " (before"))
            is_catering = "Light lunch from" in body[: hour.end()].rsplit("\n", 1)[-1]
            assert told or is_catering, (kind, body[hour.start() - 60 : hour.end()])


@pytest.mark.parametrize(
    ("kind", "who", "said"),
    [
        ("confirmed", "unproved", "confirm yours by Monday, 13 May 2030, 1.30 p.m., New York time"),
        ("waiting", "unproved-waiting", "confirm yours by Monday, 13 May 2030, 1.30 p.m., New York time"),
        ("link_again", "unproved", "confirm yours by Monday, 13 May 2030, 1.30 p.m., New York time"),
        ("confirmed", "unproved", "please bring the identity document whose name you gave"),
        ("confirmed", "first", "Light lunch from 1 p.m."),
        ("confirmed", "first", "A UN grounds pass is needed at the gate.\n"),
        ("seated", "second", "please cancel there by Tuesday, 14 May 2030, noon, New York time"),
        (
            "hand_over",
            "noor",
            "If you take it by Tuesday, 14 May 2030, noon, New York time, it becomes yours.",
        ),
        ("confirmed", "online", "stands on that page from Tuesday, 21 May 2030, 12.15 p.m., New York time"),
        ("reminder", "online", f"You join online here:\n{every_mail.JOINING_LINKS[1]}\n"),
        ("changed", "online", "The attached file brings your calendar up to date."),
        ("invitation", "forwarded", "forwarded to you by: Permanent Mission of Norway\n"),
        ("invitation", "invited", "Please RSVP by Tuesday, 21 May 2030, 1.15 p.m., New York time."),
        (
            "letter",
            "noor",
            "The organizers of this side event write to you:\n\nBy the gate.\n\nPlease be early.\n",
        ),
        ("refused", "asker", "The organizers say: The room is small."),
        ("event_cancelled", "noor", "\n\nThe room is needed.\n\n"),
    ],
)
def test_what_a_person_must_not_miss_is_said(kind, who, said):
    every_mail.happens()
    mails = Message.objects.filter(kind=f"registrations/{kind}", recipient=every_mail.address(who))
    assert any(said in compose(mail).body.replace("\xa0", " ") for mail in mails)


def test_mail_about_a_colleague_without_address_is_addressed_to_the_focal_point():
    every_mail.happens()
    about = Message.objects.filter(facts__registered_colleague="Kim Member").order_by("pk")
    assert {mail.recipient for mail in about} == {every_mail.address("online")}
    for mail in map(compose, about):
        assert (
            "\n\nDear Given Online,\n\nThis message is about Kim Member, whom you registered.\n\n"
            in mail.body
        )
        assert "because you registered Kim Member on 13" in mail.body


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_in_another_language_dates_are_its_own_and_names_are_set_apart(language):
    for kind, mail in mails(language):
        html = html_of(mail)
        if kind in ("link_again",):  # was asked for in English by somebody who had answered in English
            continue
        assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in html, kind
        assert "p.m." not in html, kind
        if kind != "my_week":
            assert (
                f"<bdi>{every_mail.TITLE.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</bdi>"
                in html
            )
