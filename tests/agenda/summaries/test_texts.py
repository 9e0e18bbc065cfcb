"""A summary in other languages: what exists is shown, what is missing is the marked original."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from agenda import markdown, pdf
from agenda.circulation.mails import SummaryMails
from agenda.commitments import letters
from agenda.documents import CommitmentRegister, Summary
from agenda.models import EventSummary
from agenda.services import issue_summary
from agenda.summaries.approvals import approval_of, approve_summary, hash_of
from agenda.summaries.texts import store_texts
from events.access import Role
from events.actors import Actor
from events.hooks import Refusal
from events.languages import OriginalText
from tests.admin_forms import values_in
from tests.agenda.samples import text_of
from tests.factories import (
    CommitmentFactory,
    EventSummaryFactory,
    FocusAreaFactory,
    KeyMessageFactory,
    QuoteFactory,
    SideEventFactory,
    UserFactory,
    approved,
    new_york,
)

pytestmark = pytest.mark.django_db
LENA = Actor(label="Lena Lead")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(new_york(28, 10), tick=True):
        yield


@pytest.fixture
def summary():
    event = SideEventFactory(title="Open roads", title_fr="Routes ouvertes", starts_at=new_york(21, 13))
    summary = EventSummaryFactory(
        side_event=event, introduction="They met.", introduction_fr="Réunis.", next_steps="A note"
    )
    KeyMessageFactory(summary=summary, title="Be heard", text="Early", title_fr="Être entendu", text_fr="Tôt")
    KeyMessageFactory(summary=summary, title="Ask first", text="")
    area = FocusAreaFactory(side_event=event, title="Access", title_fr="Accès")
    CommitmentFactory(
        summary=summary,
        text="Write a note",
        text_fr="Rédiger une note",
        focus_area=area,
        agreed=True,
        state="kept",
    )
    QuoteFactory(summary=summary, text="One word")
    return summary


def document_of(summary, language):
    return Summary.of(Summary.side_events().get(summary=summary), language)


def page_of(summary, language="fr"):
    return f"{reverse('admin:agenda_eventsummary_texts', args=[summary.pk])}?language={language}"


@pytest.fixture
def staff(client):
    client.force_login(UserFactory(groups=[Role.SECRETARIAT]))
    return client


def test_papers_say_what_there_is_and_mark_what_is_missing(summary):
    paper = document_of(summary, "fr")
    first, second = paper.key_messages
    assert (paper.introduction, first.lead_in, first.text) == ("Réunis.", "Être entendu.", "Tôt")
    assert (second.lead_in, second.lead_in.language, paper.next_steps.language) == ("Ask first", "en", "en")
    (row,) = paper.commitments
    assert (row.text, row.serves, row.state) == ("Rédiger une note", "Accès", "Tenu")
    assert not isinstance(row.text, OriginalText)
    printed = text_of(pdf.render(paper))
    assert "Rédiger une note" in printed
    assert "(en anglais)" in printed
    with translation.override("fr"):
        written = markdown.render(paper)
    assert written.count("(en anglais)") == 3  # a key message, the quote, the next steps
    assert "They met." not in written
    assert document_of(summary, "en").introduction == "They met."


def test_a_version_needs_the_approval_of_the_lead_and_an_issued_summary_takes_none(summary):
    before = hash_of(summary)
    approve_summary(summary=summary, seen=before, by=LENA)
    quote = summary.quotes.get()
    assert (
        store_texts(summary=summary, language="fr", texts={f"quotes:{quote.pk}:text": "Un mot"}, by=LENA) == 1
    )
    assert (hash_of(summary) == before, approval_of(summary)) == (False, None)
    assert EventSummary.objects.get(pk=summary.pk).revision == summary.revision + 1

    issue_summary(summary=approved(summary), by=LENA)
    with pytest.raises(Refusal, match="issued"):
        store_texts(summary=summary, language="fr", texts={"next_steps": "Une note"}, by=LENA)


def test_a_text_that_went_leaves_the_hash_as_it_was_without_it(summary):
    before = hash_of(summary)
    for text in ("Une note", ""):
        store_texts(summary=summary, language="fr", texts={"next_steps": text}, by=LENA)
    assert hash_of(summary) == before


def test_the_admin_page_stores_them_and_overwrites_nothing_unseen(staff, summary):
    data = values_in([staff.get(page_of(summary)).context["form"]]) | {"next_steps": " Une note "}
    assert staff.post(page_of(summary), data).status_code == 302
    after = EventSummary.objects.get(pk=summary.pk)
    assert (after.next_steps, after.next_steps_fr) == ("A note", "Une note")
    assert staff.post(page_of(summary), data | {"next_steps": "Autre"}).status_code == 422
    assert staff.get(page_of(summary, "en")).status_code == 404
    issue_summary(summary=approved(after), by=LENA)
    assert staff.get(page_of(summary)).status_code == 403


def test_the_register_and_mails_say_it_in_the_language_of_the_reader(summary):
    issue_summary(summary=approved(summary), by=LENA)
    side_event = Summary.side_events().get(summary=summary)
    (row,) = CommitmentRegister.of(side_event.week, "fr").rows
    assert row.text == "Rédiger une note"
    (row,) = CommitmentRegister.of(side_event.week, "es").rows
    assert (row.text, row.text.language) == ("Write a note", "en")

    with translation.override("fr"):
        address = reverse("agenda:register")
    assert "Rédiger une note" in Client().get(address, {"q": "rediger"}).content.decode()
    with translation.override("es"):
        address = reverse("agenda:summary_page", args=[side_event.week.year, side_event.slug])
    page = Client().get(address).content.decode()
    assert (
        page.count('<small class="language-note">(en inglés)</small>') == 6
    )  # title, introduction, four headings

    commitment = summary.commitments.get()
    commitment.contact_language = "fr"
    assert (
        letters.draft(commitment, "asked", "asked", new_york(1, 1).date()).facts["text"] == "Rédiger une note"
    )
    mails = SummaryMails(side_event, has_pdf=False, files={})
    with translation.override("fr"):
        assert mails._facts_for_all("fr")["key_messages"] == ["Être entendu.", "Ask first (en anglais)"]
    with translation.override("ru"):
        facts = mails._facts_for_all("ru")
    assert (facts["key_messages_note"], facts["title_note"]) == ("(на английском языке)",) * 2
