"""What the mail says that brings a summary: a snapshot of the facts, taken when the mail is written."""

from collections.abc import Mapping

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from events.languages import note_of
from events.mails.messages import Draft
from events.models import SideEvent

from ..documents import Summary
from ..versions import files
from .models import CirculationRecipient
from .people import Candidate

KIND = "agenda/summary"
Group = CirculationRecipient.Group


class SummaryMails:
    """Writes the mails of one summary; what all who read a language share is worked out once.

    The side event is loaded with all that the summary says (`Summary.side_events`). `files` are the issued PDF files
    that go along, by language.
    """

    def __init__(self, side_event: SideEvent, *, has_pdf: bool, files: Mapping[str, str]):
        self._side_event = side_event
        self._has_pdf = has_pdf
        self._files = files
        self._shared: dict[str, dict[str, object]] = {}

    def draft(self, person: Candidate | CirculationRecipient, *, link: str, key: str) -> Draft:
        """Return the mail to one person, who opts out by the link."""
        with translation.override(person.language):
            facts = self._facts_for_all(person.language) | {
                "salutation": person.salutation,
                "reason": _reason(person.group),
                "unsubscribe": settings.SITE_URL + link,
            }
        return Draft(
            kind=KIND,
            recipient=person.email,
            language=person.language,
            facts=facts,
            dedupe_key=f"agenda/summary-mail/{key}",
            side_event=self._side_event,
        )

    def _facts_for_all(self, language: str) -> dict[str, object]:
        """What is the same for everybody who reads this language, which must be the active one."""
        if language not in self._shared:
            event, paper = self._side_event, Summary.of(self._side_event, language)
            address = [event.week.year, event.slug]
            leads = [point.lead_in for point in paper.key_messages]
            is_original = all(map(note_of, leads))  # then one note for all of them
            self._shared[language] = {
                "week": paper.week,
                "title": str(paper.title),
                "title_note": note_of(paper.title),
                "key_messages": [
                    str(lead) if is_original else f"{lead} {note_of(lead)}".strip() for lead in leads
                ],
                "key_messages_note": note_of(leads[0]) if leads and is_original else "",
                "commitments": len(paper.commitments),
                "link": settings.SITE_URL + reverse("agenda:summary_page", args=address),
                "pdf_link": settings.SITE_URL + reverse("agenda:summary", args=address),
                "has_pdf": self._has_pdf,
                "file": {"sha256": self._files[language], "name": f"{paper.file_name}.pdf"}
                if language in self._files
                else None,
                "focal_point": {"name": event.focal_point_name, "email": event.focal_point_email},
            }
        return self._shared[language]


def _reason(group: str) -> str:
    return {
        Group.ATTENDED: _("You get this e-mail because you took part in this side event."),
        Group.REGISTERED: _("You get this e-mail because you registered for this side event."),
        Group.CO_SPONSORS: _("You get this e-mail because your organization presented this side event."),
        Group.SPEAKERS: _("You get this e-mail because you spoke at this side event."),
        Group.TYPED: _("You get this e-mail because the organizers of this side event sent it to you."),
    }[Group(group)]


def attached(facts: Mapping[str, object]) -> list[tuple[str, bytes, str]]:
    """Return the issued PDF that goes along with a mail: name, content, type. No query."""
    file = facts.get("file")
    if not isinstance(file, dict):
        return []
    return [(file["name"], files.read(file["sha256"]), "application/pdf")]
