"""A summary that was sent out, as its pages tell it. Nothing is sent: the participants and their mails are invented."""

from django.utils import timezone

from agenda.circulation.models import Circulation, CirculationRecipient
from agenda.documents import Summary
from agenda.services import issue
from agenda.versions import Paper
from events.actors import Actor
from events.models import Message, SideEvent

REFUSED = "SMTPRecipientsRefused: 550 5.1.1 No such user"
OFTEN = 9  # every ninth address is refused


def tell_as_sent(event: SideEvent, people: int) -> Circulation:
    """Add the circulation of an issued summary to so many people, one of them refused by the mail server."""
    summary, by = event.summary, Actor(label="Sample organiser")
    paper = Paper(Summary, Summary.side_events().get(pk=event.pk), event.original_language)
    version, _is_new = issue(paper=paper, page="a4", by=by)
    when = summary.issued_at or timezone.now()
    circulation = Circulation.objects.create(
        summary=summary,
        edition=summary.edition,
        version=version,
        groups=[CirculationRecipient.Group.ATTENDED],
        recipient_count=people,
        started_by=by.label,
        started_at=when,
    )
    for number in range(people):
        email = f"participant-{number}@mission.example"
        is_refused = number % OFTEN == OFTEN - 1
        message = Message.objects.create(
            side_event=event,
            kind="agenda/summary",
            recipient=email,
            language=event.original_language,
            facts={"week": str(event.week), "title": event.title},
            dedupe_key=f"sample/{circulation.pk}/{number}",
            state=Message.State.FAILED if is_refused else Message.State.SENT,
            sent_at=None if is_refused else when,
            error=REFUSED if is_refused else "",
        )
        CirculationRecipient.objects.create(
            circulation=circulation,
            summary=summary,
            edition=summary.edition,
            email=email,
            salutation="Dear colleagues,",
            language=event.original_language,
            group=CirculationRecipient.Group.ATTENDED,
            message=message,
            written_at=when,
        )
    return circulation
