"""What names delegates outside their own rows: mails, the log of the admin, files, what background work left behind."""

import datetime as dt
import re
from collections.abc import Collection
from functools import partial
from pathlib import Path

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Q, Subquery
from django.db.models.functions import Lower
from django_q.models import Failure

from events.models import Message

from ..models import HandOver, Invitation, PersonalWeek, Rsvp

FAILURES_KEPT = dt.timedelta(days=7)  # long enough for somebody to look into them
# Mails that name people: to delegates, and to those who were asked to confirm.
TO_PEOPLE = Q(kind__startswith="registrations/") | Q(kind__startswith="events/")
# Mails whose keys hold something else than the number of an RSVP.
_OTHER_KEYS = ["hand_over", "invitation", "invitation_withdrawn", "my_week"]
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*<message-(\d+)@", re.MULTILINE | re.IGNORECASE)
_HEAD = 4096  # bytes in which the headers of a mail of ours lie


def mails_about(
    person: Rsvp, offers: Collection[HandOver], invitations: Collection[Invitation]
) -> models.QuerySet[Message]:
    """Return the mails to a person about one side event, and those to others that name him or her."""
    about = Q(pk__in=[]) if not person.email else Q(recipient__iexact=person.email)
    of_rsvp = ~Q(kind__in=[f"registrations/{kind}" for kind in _OTHER_KEYS])
    about |= of_rsvp & Q(dedupe_key__contains=f"/{person.pk}/")
    for offer in offers:
        about |= Q(dedupe_key=f"registrations/hand_over/{offer.pk}")
        for kind in ("handed_over", "hand_over_declined"):  # to the first, with the name of the colleague
            about |= Q(dedupe_key__startswith=f"registrations/{kind}/{offer.rsvp_id}/")
    for invitation in invitations:
        for kind in ("invitation", "invitation_withdrawn"):
            about |= Q(dedupe_key__startswith=f"registrations/{kind}/{invitation.pk}/")
    return Message.objects.filter(about, side_event_id=person.side_event_id)


def forget_who_forwarded(invitations: Collection[Invitation]) -> None:
    """Take the name of the first out of the mails to those to whom an invitation was forwarded."""
    successors = Invitation.objects.filter(forwarded_from__in=[invitation.pk for invitation in invitations])
    for successor in successors:
        for mail in Message.objects.filter(
            dedupe_key__startswith=f"registrations/invitation/{successor.pk}/"
        ):
            mail.facts["forwarded_by"] = ""
            mail.save(update_fields=["facts"])
            _delete_files_after_commit([mail.pk])


def my_week_mails(people: models.QuerySet[Rsvp]) -> models.QuerySet[Message]:
    """Return the mails with a link to all RSVPs that went to addresses of these people."""
    addresses = people.exclude(email="").order_by().values_list(Lower("email"))
    mails = Message.objects.filter(kind="registrations/my_week")
    return mails.annotate(to=Lower("recipient")).filter(to__in=Subquery(addresses))


def personal_weeks_without(people: models.QuerySet[Rsvp]) -> models.QuerySet[PersonalWeek]:
    """Return the links to a week under whose address no RSVP is left there beside those of these people."""
    others = (
        Rsvp.objects.exclude(email="")
        .exclude(pk__in=people.order_by().values("pk"))
        .annotate(address=Lower("email"))
        .filter(side_event__week=models.OuterRef("week"), address=Lower(models.OuterRef("email")))
    )
    return PersonalWeek.objects.filter(~models.Exists(others))


def delete_mails(mails: models.QuerySet[Message]) -> None:
    """Delete mails, and the files that they became on a host without a mail server."""
    pks = list(mails.values_list("pk", flat=True))
    Message.objects.filter(pk__in=pks).delete()
    _delete_files_after_commit(pks)


def _delete_files_after_commit(pks: Collection[int]) -> None:
    if pks:
        transaction.on_commit(partial(_delete_files, frozenset(pks)))


def _delete_files(pks: frozenset[int]) -> None:
    for path in Path(settings.MAIL_DIR).glob("*.eml"):
        with path.open("rb") as file:
            found = _MESSAGE_ID.search(file.read(_HEAD))
        if found and int(found[1]) in pks:
            path.unlink(missing_ok=True)


def blank_log_entries(model: type[models.Model], rows: models.QuerySet) -> None:
    """The log tells what was done to which row; the name of the row is taken out."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(pk) for pk in rows.values_list("pk", flat=True)],
    )
    entries.update(object_repr=str(model._meta.verbose_name), change_message="")


def ended_sessions(now: dt.datetime) -> models.QuerySet[Session]:
    """Return the sessions that open nothing any more; a sentence about somebody may wait in one for ever."""
    return Session.objects.filter(expire_date__lt=now)


def old_failures(now: dt.datetime) -> models.QuerySet[Failure]:
    """Return what background work left behind that failed: what went wrong may quote what it worked on."""
    return Failure.objects.filter(stopped__lt=now - FAILURES_KEPT)
