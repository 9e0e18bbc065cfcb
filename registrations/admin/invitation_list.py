"""Inviting many at once: addresses pasted or a file, a preview, and the report of what was done."""

import datetime as dt

from django.utils.translation import gettext_lazy, ngettext_lazy

from events.actors import Actor
from events.models import SideEvent

from ..invitees import READ, Report, Row, RowOutcome, invite_all, reports
from .invitation_forms import InviteListForm
from .previewed_list import Parcel, PreviewedList


def _parcel(form: InviteListForm) -> Parcel:
    expires_at = form.cleaned_data["expires_at"]
    return {
        "expires_at": expires_at.isoformat() if expires_at else "",
        "rows": [row.to_facts() for row in form.rows],
    }


def _reports(side_event: SideEvent, parcel: Parcel, by: Actor, *, is_preview: bool) -> list[Report]:
    rows = [Row.from_facts(facts) for facts in parcel["rows"]]
    expires_at = dt.datetime.fromisoformat(parcel["expires_at"]) if parcel["expires_at"] else None
    act = reports if is_preview else invite_all
    return act(side_event, rows, expires_at, by)


INVITE = PreviewedList(
    name="invite",
    title=gettext_lazy("Invite people and offices"),
    form=InviteListForm,
    headings=READ,
    table_name="invitees.xlsx",
    parcel=_parcel,
    reports=_reports,
    outcomes=RowOutcome,
    urgent=[RowOutcome.REFUSED, RowOutcome.ANSWERED],
    effective=[RowOutcome.INVITED],
    done=ngettext_lazy("%(count)s invitation written.", "%(count)s invitations written.", "count"),
    too_late=gettext_lazy("The preview is more than an hour old. Please give the list again."),
)
