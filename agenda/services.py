"""Writes of this app: a summary becomes public when it is issued, and can be taken back; papers get versions."""

import datetime as dt
import logging
import secrets

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from events.actors import Actor
from events.hooks import Refusal

from . import pdf
from .documents import Document
from .documents.heads import as_version
from .documents.said import as_json, content_hash, facts_of
from .models import EventSummary, IssuedDocument
from .summaries.approvals import approval_of
from .versions import Paper, files, stands, verify_address

# Of the codes at which versions are verified: none that reads like another one; ten of them are 49 bits.
CODE_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
CODE_LENGTH = 10
ATTEMPTS = 5  # to take a number that others take too

logger = logging.getLogger(__name__)


@transaction.atomic
def issue_summary(*, summary: EventSummary, by: Actor) -> None:
    """Make the summary public. Issuing twice is one issue, with the date of the first.

    Raises `Refusal` before the side event was held, while the summary says nothing, and unless the lead has approved
    it as it reads.
    """
    _lock(summary)
    if summary.is_issued:
        return
    if not summary.side_event.is_held():
        raise Refusal(_("A summary can be issued once the side event was held."))
    if summary.says_nothing:
        raise Refusal(_("The summary says nothing yet. Write an introduction or a key message."))
    if approval_of(summary) is None:
        raise Refusal(_("The lead has not approved the summary as it reads now."))
    summary.edition += 1
    _set_issued_at(summary, timezone.now())
    logger.info("summary of side event %s issued by %s", summary.side_event_id, by.label)


@transaction.atomic
def withdraw_summary(*, summary: EventSummary, by: Actor) -> None:
    """Take the summary back to draft. Withdrawing twice is one withdrawal."""
    _lock(summary)
    if not summary.is_issued:
        return
    _set_issued_at(summary, None)
    logger.info("summary of side event %s withdrawn by %s", summary.side_event_id, by.label)


def _lock(summary: EventSummary) -> None:
    EventSummary.objects.select_for_update().get(pk=summary.pk)
    summary.refresh_from_db()


def _set_issued_at(summary: EventSummary, at: dt.datetime | None) -> None:
    summary.issued_at = at
    summary.save(update_fields=["issued_at", "edition", "updated_at"])


def issue(*, paper: Paper, page: str, by: Actor) -> tuple[IssuedDocument, bool]:
    """Give out the paper as it reads now; return the version that stands, and whether it is a new one.

    With nothing changed since the last version that one is returned. Nothing slow runs in a transaction: the number is
    looked up before the record is read, the file is made and stored, and the row, which makes it a version, comes
    last. Where somebody else took the number meanwhile all of this is done again, so two at once give one version,
    and a process that is killed leaves none that is broken.

    Raises `Refusal` for a draft, for a paper with delegates' data, and when others keep issuing it.
    """
    for _attempt in range(ATTEMPTS):
        latest = paper.latest()  # before the record is read: what is numbered later was never read earlier
        paper = paper.read_anew()
        if not paper.is_out:
            raise Refusal(_("A draft is not issued, nor is a paper with the data of delegates."))
        document = paper.document()
        if latest is not None and stands(latest, document, page):
            return latest, False
        version = _version(paper, document, page, latest.number + 1 if latest else 1, by)
        try:
            with transaction.atomic():
                version.save(force_insert=True)
        except IntegrityError:
            files.drop(version.sha256)
        else:
            logger.info("version %s of %s issued by %s", version.number, version.kind, by.label)
            return version, True
    raise Refusal(_("Others are issuing this paper at the same time. Please look at what they issued."))


def _version(paper: Paper, document: Document, page: str, number: int, by: Actor) -> IssuedDocument:
    """Return the row of a version whose file is stored; the row itself is not."""
    version = IssuedDocument(
        **paper.keys,
        page=page,
        number=number,
        code="".join(secrets.choice(CODE_LETTERS) for _place in range(CODE_LENGTH)),
        content_hash=content_hash(document, page),
        facts=as_json(facts_of(document)),
        issued_at=timezone.now(),
        issued_by=by.label,
    )
    address = verify_address(version.code, paper.language)
    printed = as_version(document, number, version.issued_on, address)
    version.sha256 = files.keep(pdf.render(printed, page))
    return version
