"""What is told about a version to whoever holds it, and whether a file is that version."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from django.core.files.uploadedfile import UploadedFile
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events.history.record import Difference
from events.models import SideEvent

from ..models import IssuedDocument
from .paper import Paper, changes_since, said_by, stands


class State(TextChoices):
    """How a version stands, in the words of its page."""

    CURRENT = "current", _("This is the current version.")
    CHANGED = (
        "changed",
        _(
            "This is the latest version. Made now, the paper would read otherwise; no newer one is issued yet."
        ),
    )
    SUPERSEDED = "superseded", _("A newer version has taken its place.")
    WITHDRAWN = "withdrawn", _("This paper was taken back: it is no longer public.")
    CANCELLED = "cancelled", _("The side event was cancelled.")


@dataclass(frozen=True)
class Verification:
    """Of a version: that it is genuine is known, since it has a row."""

    version: IssuedDocument
    paper: Paper
    title: str  # as the version has it: of a record that is no longer public nothing else is told
    newer: IssuedDocument | None
    states: Sequence[State]
    changes: Sequence[Difference]  # since this version; for papers that anybody may have

    @classmethod
    def of(cls, version: IssuedDocument) -> Self:
        """Work it out from the version, the latest one of the same paper and the record as it stands."""
        paper = Paper.of_version(version).read_anew()
        latest = paper.latest()
        newer = latest if latest is not None and latest.number > version.number else None
        return cls(
            version=version,
            paper=paper,
            title=str(said_by(version).get("title", "")),
            newer=newer,
            states=tuple(_states(version, paper, newer)),
            changes=_changes(version, newer) if newer and paper.is_public else (),
        )

    @property
    def is_current(self) -> bool:
        return State.CURRENT in self.states


def _states(version: IssuedDocument, paper: Paper, newer: IssuedDocument | None) -> list[State]:
    states = []
    if isinstance(paper.subject, SideEvent) and paper.subject.is_cancelled:
        states.append(State.CANCELLED)
    if not paper.is_out:
        states.append(State.WITHDRAWN)
    elif newer:
        states.append(State.SUPERSEDED)
    else:
        stands_still = stands(version, paper.document(), version.page)
        states.append(State.CURRENT if stands_still else State.CHANGED)
    return states


def _changes(version: IssuedDocument, newer: IssuedDocument) -> list[Difference]:
    return changes_since(version, said_by(newer), newer.page)


def fingerprint(upload: UploadedFile) -> str:
    """Return the SHA-256 of a file, in hexadecimal. The file is not kept."""
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def same_paper(version: IssuedDocument, sha256: str) -> IssuedDocument | None:
    """Return the version of the same paper whose bytes have this SHA-256, else None."""
    return Paper.of_version(version).versions().filter(sha256=sha256).first()
