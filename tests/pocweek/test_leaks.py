"""Who sees a joining link and a personal link: every page, paper, mail and calendar file of a site is searched.

The addresses come from the site's own list, so that a new page is searched as well.
"""

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
import time_machine
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from agenda.models import Circulation, CirculationRecipient, Commitment, IssuedDocument, SummaryReview
from events.mails.delivery import compose
from events.models import ConfirmationRequest, Merger, MergerAnswer, Message, SideEvent
from registrations.door.codes import code_of, shown_code
from registrations.models import HandOver, Invitation, PersonalWeek, Rsvp
from tests.factories import (
    CommitmentFactory,
    ConfirmationRequestFactory,
    EventSummaryFactory,
    SideEventFactory,
    SpeakerFactory,
    new_york,
)
from tests.registrations import every_mail

pytestmark = pytest.mark.django_db
OF_EVERYBODY = {"year": 2030, "slug": "law", "date": new_york(21, 0).date()}
LINKS = ("join.example", *every_mail.JOINING_LINKS)
EARLY = every_mail.NOW + 4 * every_mail.HOUR  # an invitation and the offer of a seat are still open
SOON = new_york(21, 13, 50)  # the event starts at 2.15 p.m., after its change


@pytest.fixture
def _published():
    """A site as it was just before the side event was cancelled."""
    event = every_mail.happens()
    SideEvent.objects.filter(pk=event.pk).update(status=SideEvent.Status.PUBLISHED, cancelled_at=None)
    speaker = SpeakerFactory(side_event=event)
    for part in ({"co_sponsor": event.co_sponsors.first()}, {"co_sponsor": None, "speaker": speaker}):
        ConfirmationRequestFactory(**part)
    _summary_with_links(event)
    other = SideEventFactory(week=event.week, draft=True)
    merger = Merger.objects.create(kept=event, merged=other, reason="One room.", proposed_by="Secretariat")
    for side_event in (event, other):
        MergerAnswer.objects.create(merger=merger, side_event=side_event)


def _summary_with_links(event: SideEvent) -> None:
    """A summary that is public, with each kind of link that comes with one."""
    summary = EventSummaryFactory(side_event=event, issued=True)
    CommitmentFactory(summary=summary, agreed=True, contact_email="owner@mission.example")
    SummaryReview.objects.create(summary=summary, content_hash="0" * 64, sent_to="lead@mission.example")
    paper = {"kind": "summary", "language": "en", "page": "a4", "number": 1, "code": "c0de", "facts": "{}"}
    version = IssuedDocument.objects.create(side_event=event, issued_at=every_mail.NOW, **paper)
    circulation = Circulation.objects.create(summary=summary, edition=1, version=version)
    CirculationRecipient.objects.create(
        circulation=circulation, summary=summary, edition=1, email="reader@mission.example", language="en"
    )


def owners() -> dict[str, str]:
    """Return by its secret whose it is: the tokens of personal links, and the codes for the door."""
    found = {}
    for rsvp in Rsvp.objects.select_related("registered_by"):
        for secret in (rsvp.token, code_of(rsvp.token), shown_code(rsvp.token)):
            found[secret] = rsvp.mail_address
    for model in (ConfirmationRequest, Invitation, HandOver, PersonalWeek):
        found |= {row.token: row.email for row in model.objects.all()}
    found |= {row.token: row.email for row in CirculationRecipient.objects.all()}
    found |= {row.token: row.contact_email for row in Commitment.objects.all()}
    found |= {row.token: row.sent_to for row in SummaryReview.objects.all()}
    return found | {row.token: f"lead of {row.side_event_id}" for row in MergerAnswer.objects.all()}


def secrets_in(content: str, secrets: dict[str, str], reader: str = "") -> list[str]:
    """Return the secrets of others than the reader that stand in a text, and parts of joining links."""
    foreign = [secret for secret, owner in secrets.items() if secret in content and owner != reader]
    return foreign + [link for link in LINKS if link in content]


def named_addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, set[str]]]:
    """Return the name of each address of the site, but the admin's, and of what it is made."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            parts = entry.pattern.converters or getattr(entry.pattern, "regex", None) or {}
            yield f"{prefix}{entry.name}", set(getattr(parts, "groupindex", parts))
        elif entry.namespace != "admin":
            yield from named_addresses(entry, f"{prefix}{entry.namespace}:" if entry.namespace else prefix)


def public_addresses() -> list[str]:
    return [
        reverse(name, kwargs={part: OF_EVERYBODY[part] for part in parts})
        for name, parts in named_addresses(get_resolver())
        if parts <= set(OF_EVERYBODY)
    ]


def personal_addresses() -> Iterator[tuple[str, str]]:
    """Return each address that a token opens, with whose token it is."""
    people = Rsvp.objects.select_related("registered_by")
    tokens = {
        "commitment": [(row.token, row.contact_email) for row in Commitment.objects.all()],
        "confirm": [(request.token, request.email) for request in ConfirmationRequest.objects.all()],
        "hand-over": [(offer.token, offer.email) for offer in HandOver.objects.all()],
        "invitation": [(invitation.token, invitation.email) for invitation in Invitation.objects.all()],
        "merger": [(row.token, f"lead of {row.side_event_id}") for row in MergerAnswer.objects.all()],
        "my-week": [(week.token, week.email) for week in PersonalWeek.objects.all()],
        "opt-out": [(row.token, row.email) for row in CirculationRecipient.objects.all()],
        "rsvp": [(rsvp.token, rsvp.mail_address) for rsvp in people],
        "summary-review": [(row.token, row.sent_to) for row in SummaryReview.objects.all()],
    }
    for name, parts in named_addresses(get_resolver()):
        if parts == {"token"}:
            kind = reverse(name, kwargs={"token": "x"}).split("/")[1]
            for token, owner in tokens[kind]:
                yield reverse(name, kwargs={"token": token}), owner


def text_of(response: HttpResponse) -> str:
    """Return what can be read in an answer; the lines of a calendar file unfolded."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response["Content-Type"] == "application/pdf":
        sheets = pypdfium2.PdfDocument(io.BytesIO(content))
        return "".join(sheet.get_textpage().get_text_range() for sheet in sheets)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            content = b"".join(parts.read(name) for name in parts.namelist())
    return content.replace(b"\r\n ", b"").decode(errors="replace")


@pytest.mark.usefixtures("_published")
def test_no_public_page_paper_or_calendar_file_shows_a_link(client):
    addresses = public_addresses()
    with time_machine.travel(SOON):
        answers = {address: client.get(address) for address in addresses + ["/fr/2030/law/", "/2030/?q=law"]}
    opened = {address: text_of(answer) for address, answer in answers.items() if answer.status_code == 200}
    assert {"/2030/law/", "/2030/law/event.ics", "/2030/programme.ics", "/2030/law/rsvp/"} <= opened.keys()
    assert {"/2030/law/concept-note.pdf", "/2030/law/concept-note.docx", "/2030/"} <= opened.keys()
    secrets = owners()
    found = {address: secrets_in(text, secrets) for address, text in opened.items()}
    assert found == dict.fromkeys(opened, [])
    assert [address for address, answer in answers.items() if secrets_in(str(answer.headers), secrets)] == []


@pytest.mark.usefixtures("_published")
@pytest.mark.parametrize(("now", "with_link"), [(EARLY, set()), (SOON, {"Online", "Member"})])
def test_a_personal_page_shows_what_is_its_own_and_the_joining_link_to_those_online_alone(
    client, now, with_link
):
    found, opened, secrets = {}, 0, owners()
    with time_machine.travel(now):
        for address, owner in personal_addresses():
            answer = client.get(address)
            opened += answer.status_code == 200
            if leaked := secrets_in(text_of(answer), secrets, owner):
                found[address] = leaked
    theirs = Rsvp.objects.filter(family_name__in=with_link, status="confirmed")
    link = ["join.example", every_mail.JOINING_LINKS[1]]
    assert found == {rsvp.get_absolute_url(): link for rsvp in theirs}
    assert len(theirs) == len(with_link)
    assert opened > 60


def test_no_mail_shows_a_link_to_anybody_but_its_person():
    every_mail.happens()
    secrets = owners()
    for message in Message.objects.all():
        mail = compose(message)
        parts = [mail.subject, mail.body, *(html for html, _type in mail.alternatives)]
        parts += [content.replace("\r\n ", "") for _name, content, _type in mail.attachments]
        leaked = secrets_in("\n".join([*parts, mail.message().as_string()]), secrets, message.recipient)
        is_told = message.kind.endswith("/reminder") and message.facts["joining_link"]
        assert leaked == (["join.example", every_mail.JOINING_LINKS[1]] if is_told else [])
    told = Message.objects.filter(facts__joining_link__startswith="https://join.example")
    assert set(told.values_list("recipient", flat=True)) == {every_mail.address("online")}


def test_no_calendar_file_of_a_mail_holds_a_personal_link_at_all():
    every_mail.happens()
    secrets = owners()
    files = [
        content.replace("\r\n ", "")
        for message in Message.objects.filter(facts__has_key="calendar")
        for _name, content, _type in compose(message).attachments
    ]
    assert len(files) > 5
    assert [secrets_in(content, secrets) for content in files] == [[]] * len(files)
