"""Every write to a commitment after it was made: by its owner through the personal link, and by staff."""

import logging
import uuid

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.actors import Actor
from events.cleaning import clean_line, clean_text
from events.hooks import Refusal
from events.mails.messages import write
from events.personal_links import new_token

from . import letters
from .models import Commitment, CommitmentReport

logger = logging.getLogger(__name__)

OWNER = Actor(label="owner")  # whoever has the personal link; the label names nobody
REPORTABLE = (
    Commitment.State.UNDER_WAY,
    Commitment.State.KEPT,
    Commitment.State.NOT_KEPT,
    Commitment.State.WITHDRAWN,
)


@transaction.atomic
def report(
    *, commitment: Commitment, state: str, text: str, evidence: str = "", key: uuid.UUID, by: Actor
) -> CommitmentReport:
    """Add a report, and let the commitment stand as it says. The same key is the same report, however often sent.

    Raises `Refusal` where the owner's link has ended meanwhile, and for a state that nobody can report.
    """
    current = _locked(commitment)
    known = current.reports.filter(key=key).first()
    if known is not None:
        return known
    _refuse_ended(current, by)
    if state not in REPORTABLE:
        raise Refusal(_("Choose how the commitment stands."))
    made = CommitmentReport.objects.create(
        commitment=current,
        state=state,
        text=clean_text(text),
        evidence=evidence.strip(),
        is_by_owner=by.user is None,
        user=by.user,
        key=key,
    )
    _set(commitment, state=state)
    logger.info("commitment %s reported %s by %s", current.pk, state, by.label)
    return made


@transaction.atomic
def withdraw(*, commitment: Commitment, reason: str, key: uuid.UUID, by: Actor) -> None:
    """Take a commitment back, with the reason as the last report of its story; the owner's link ends."""
    report(commitment=commitment, state=Commitment.State.WITHDRAWN, text=reason, key=key, by=by)
    end_link(commitment=commitment, by=by)


@transaction.atomic
def agree(*, commitment: Commitment, by: Actor) -> None:
    """Note that the owner agrees to be followed in the public register, with the text as it reads now.

    Agreeing twice is agreeing once. Raises `Refusal` where the owner's link has ended.
    """
    current = _locked(commitment)
    _refuse_ended(current, by)
    if not current.is_agreed:
        _set(commitment, agreed_at=timezone.now(), agreed_by=by.label[:200], agreed_text=current.text)
        logger.info("commitment %s may be public, says %s", current.pk, by.label)


@transaction.atomic
def take_agreement_back(*, commitment: Commitment, by: Actor) -> None:
    """Take the commitment out of the public register. Raises `Refusal` where the owner's link has ended."""
    current = _locked(commitment)
    _refuse_ended(current, by)
    _set(commitment, agreed_at=None, agreed_by="", agreed_text="")
    logger.info("commitment %s is not to be public, says %s", current.pk, by.label)


@transaction.atomic
def stop_mails(*, commitment: Commitment) -> None:
    """Write no more mails about it: the owner wants none. The link stays."""
    current = _locked(commitment)
    _refuse_ended(current, OWNER)
    if current.wants_no_mail_at is None:
        _set(commitment, wants_no_mail_at=timezone.now())
        logger.info("no more mails about commitment %s, says its owner", current.pk)


@transaction.atomic
def allow_mails(*, commitment: Commitment) -> None:
    """Write reminders again: the owner has changed his or her mind."""
    _refuse_ended(_locked(commitment), OWNER)
    _set(commitment, wants_no_mail_at=None)


@transaction.atomic
def disown(*, commitment: Commitment) -> None:
    """Note that the contact says: this is not ours. It leaves the register, the link ends, no mail follows."""
    current = _locked(commitment)
    if current.disowned_at is not None:
        return
    _refuse_ended(current, OWNER)
    now = timezone.now()
    _set(commitment, disowned_at=now, link_ended_at=now, agreed_at=None, agreed_by="", agreed_text="")
    logger.info("commitment %s is not theirs, says its contact", current.pk)


@transaction.atomic
def set_contact(*, commitment: Commitment, name: str, email: str, language: str, by: Actor) -> None:
    """Say to whom mails about the commitment go. Another address gets a link of its own, and the old link ends."""
    current = _locked(commitment)
    values: dict[str, object] = {
        "contact_name": clean_line(name),
        "contact_email": email.strip(),
        "contact_language": language,
    }
    if email.strip().casefold() != current.contact_email.casefold():
        values |= {"token": new_token(), "link_ended_at": None, "disowned_at": None, "wants_no_mail_at": None}
    _set(commitment, **values)
    logger.info("contact of commitment %s set by %s", current.pk, by.label)


@transaction.atomic
def end_link(*, commitment: Commitment, by: Actor) -> None:
    """End the owner's link. Ended twice is ended once."""
    current = _locked(commitment)
    if current.link_ended_at is None:
        _set(commitment, link_ended_at=timezone.now())
        logger.info("link of commitment %s ended by %s", current.pk, by.label)


@transaction.atomic
def write_to_owner(*, commitment: Commitment, by: Actor) -> bool:
    """Write to the contact: the first time what is asked, later a reminder. Return whether a mail was written.

    Once a day at most, however often it is pressed. Raises `Refusal` where no mail may be written.
    """
    current = _locked(commitment)
    if not current.contact_email:
        raise Refusal(_("Enter the e-mail address of a contact first."))
    if not current.summary.side_event.is_public:
        raise Refusal(_("The side event is not public."))
    if current.link_ended_at is not None:
        raise Refusal(_("The link of the owner has ended. Enter the address of another contact."))
    if current.wants_no_mail_at is not None:
        raise Refusal(_("The owner wants no more mails about this commitment."))
    mails, day = letters.written_at([current])[current.pk], letters.today(current)
    if mails and letters.today(current, mails[-1]) == day:
        return False
    if not letters.left(current, len(mails)):
        most = current.summary.side_event.week.commitment_mails
        raise Refusal(
            ngettext(
                "The week allows %(count)d mail about each commitment, and it was written.",
                "The week allows %(count)d mails about each commitment, and all were written.",
                most,
            )
            % {"count": most}
        )
    write(letters.draft(current, "reminder" if mails else "asked", f"by_hand/{day.isoformat()}", day))
    logger.info("owner of commitment %s written to by %s", current.pk, by.label)
    return True


def _locked(commitment: Commitment) -> Commitment:
    """Return the commitment as it stands now, for this transaction alone."""
    Commitment.objects.select_for_update().get(pk=commitment.pk)
    return Commitment.objects.select_related("owner", "summary__side_event__week").get(pk=commitment.pk)


def _set(commitment: Commitment, **values: object) -> None:
    for name, value in values.items():
        setattr(commitment, name, value)
    commitment.save(update_fields=list(values))


def _refuse_ended(commitment: Commitment, by: Actor) -> None:
    if by.user is None and commitment.link_ended_at is not None:
        raise Refusal(_("This link has ended."))
