"""Mail on a machine without a mail server: kept as files and read in the browser."""

import pytest
from django.core.mail import EmailMultiAlternatives, get_connection
from django.urls import reverse

from pocweek import mail_folder, mailbox

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def folder(settings, tmp_path):
    """A trial machine whose mail goes into an empty folder."""
    settings.DEBUG = True
    settings.EMAIL_BACKEND = mailbox.BACKEND
    settings.MAIL_DIR = tmp_path / "mail"
    return settings.MAIL_DIR


def send(subject="Your seat: Türkiye’s side event", text="See https://pocweek.example/rsvp/abc/"):
    mail = EmailMultiAlternatives(
        subject, text, "PoC Week <no-reply@pocweek.example>", ["delegate@mission.example"]
    )
    mail.attach_alternative(
        f"<html><head><title>x</title></head><body>{SCRIPT}<p>Seat</p></body></html>", "text/html"
    )
    mail.attach("side-event.ics", "BEGIN:VCALENDAR", "text/calendar; method=REQUEST; charset=utf-8")
    assert get_connection().send_messages([mail]) == 1
    return mail_folder.newest_mails(1)[0]


def test_a_mail_is_read_back_as_it_was_sent(folder):
    mail = send()
    assert mail.subject == "Your seat: Türkiye’s side event"
    assert mail.sender == "PoC Week <no-reply@pocweek.example>"
    assert mail.recipient == "delegate@mission.example"
    assert mail.text.strip() == "See https://pocweek.example/rsvp/abc/"
    assert "<p>Seat</p>" in mail.html
    assert mail.attachments == ("side-event.ics",)


def test_mails_of_one_connection_are_files_of_their_own_and_the_newest_comes_first(folder):
    for number in range(3):
        send(subject=f"Mail {number}")
    assert [mail.subject for mail in mail_folder.newest_mails(2)] == ["Mail 2", "Mail 1"]
    assert len(list(folder.iterdir())) == 3


@pytest.mark.django_db
def test_the_list_shows_each_mail_and_an_empty_one_says_what_to_do(client, folder):
    assert "No mail yet." in client.get(reverse("pocweek:mailbox")).content.decode()
    mail = send(subject=SCRIPT)
    page = client.get(reverse("pocweek:mailbox")).content.decode()
    assert reverse("pocweek:mail", kwargs={"name": mail.name}) in page
    assert SCRIPT not in page


@pytest.mark.django_db
def test_a_mail_shows_its_text_with_links_and_the_names_of_its_attachments(client, folder):
    page = client.get(reverse("pocweek:mail", kwargs={"name": send().name})).content.decode()
    assert 'href="https://pocweek.example/rsvp/abc/"' in page
    assert "side-event.ics" in page
    assert SCRIPT not in page


@pytest.mark.django_db
def test_the_html_of_a_mail_runs_no_script_and_asks_no_other_host(client, folder):
    response = client.get(reverse("pocweek:mail_html", kwargs={"name": send().name}))
    assert response["Content-Security-Policy"] == mailbox.MAIL_POLICY
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "<p>Seat</p>" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["20300520-120000-000000-abcdef", "..", "..%2f..%2fetc%2fpasswd"])
def test_a_mail_that_is_not_there_is_not_found(client, folder, name):
    assert client.get(f"/mailbox/{name}/").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("debug", "backend"),
    [(False, mailbox.BACKEND), (True, "django.core.mail.backends.smtp.EmailBackend")],
    ids=["a public host", "a host with a mail server"],
)
def test_elsewhere_there_is_no_mailbox(client, folder, settings, debug, backend):
    name = send().name
    settings.DEBUG, settings.EMAIL_BACKEND = debug, backend
    for path in ("/mailbox/", f"/mailbox/{name}/", f"/mailbox/{name}/html/"):
        assert client.get(path).status_code == 404
