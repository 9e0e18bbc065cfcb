"""What a registrant has to know of a change of the event: one sentence for each thing that is not as it was told."""

import datetime as dt

from django.utils import dateparse
from django.utils.translation import gettext as _

from events.models import SideEvent, SideEventVersion
from events.un_style.formats import date_text, notation, one_stop, time_range_text
from events.un_style.isolation import isolated

from ..models import AttendanceMode, Rsvp

EVERYBODY = ("title", "subtitle", "starts_at", "ends_at")
OF_MODE = {
    AttendanceMode.IN_PERSON: ("is_in_person", "venue", "needs_un_pass"),
    AttendanceMode.ONLINE: ("is_online", "online_platform", "joining_link"),
}
Record = dict[str, object]


def untold(side_event: SideEvent) -> dict[tuple[int, str], list[str]]:
    """Return what has not been told, by the revision that people know and their mode, in the active language.

    Empty where all live registrants know the event as it is. Two queries, three where something changed.
    """
    known = (
        Rsvp.objects.live()
        .filter(side_event=side_event)
        .exclude(told_revision=side_event.revision)
        .order_by()
        .values_list("told_revision", "attendance_mode")
        .distinct()
    )
    pairs = [(revision, mode) for revision, mode in known if revision is not None]
    if not pairs:
        return {}
    wanted = {revision for revision, _mode in pairs} | {side_event.revision}
    versions = SideEventVersion.objects.filter(side_event=side_event, revision__in=wanted)
    records = dict(versions.values_list("revision", "record"))
    now = records.get(side_event.revision)
    told = {
        (revision, mode): sentences(records[revision], now, mode, side_event)
        for revision, mode in pairs
        if now is not None and revision in records
    }
    return {key: said for key, said in told.items() if said}


def sentences(before: Record, after: Record, mode: str, side_event: SideEvent) -> list[str]:
    """Return one sentence for each change between two records that matters to people of this attendance mode."""
    changed = [
        name for name in (*EVERYBODY, *OF_MODE[AttendanceMode(mode)]) if before.get(name) != after.get(name)
    ]
    said = []
    if "starts_at" in changed or "ends_at" in changed:
        said.append(_time_sentence(before, after, side_event))
    said += [_SENTENCES[name](before, after) for name in changed if name in _SENTENCES]
    return said


def _time_sentence(before: Record, after: Record, side_event: SideEvent) -> str:
    now, then = _when(after, side_event), _when(before, side_event)
    if not now:
        return _("The new date and time are not known yet (before: %(then)s).") % {"then": then}
    if not then:
        return one_stop(_("Date and time: %(now)s.") % {"now": now})
    return _("New time: %(now)s (before: %(then)s).") % {"now": now, "then": then}


def _when(record: Record, side_event: SideEvent) -> str:
    start, end = _instant(record.get("starts_at")), _instant(record.get("ends_at"))
    if start is None or end is None:
        return ""
    zone = side_event.week.zone
    start, end = start.astimezone(zone), end.astimezone(zone)
    return notation().comma.join([date_text(start), time_range_text(start, end)])


def _instant(text: object) -> dt.datetime | None:
    return dateparse.parse_datetime(str(text)) if text else None


def _venue_sentence(before: Record, after: Record) -> str:
    if not after.get("venue"):
        return _("The new room is not known yet (before: %(then)s).") % {"then": isolated(before["venue"])}
    if not before.get("venue"):
        return _("Room: %(now)s.") % {"now": isolated(after["venue"])}
    rooms = {"now": isolated(after["venue"]), "then": isolated(before["venue"])}
    return _("New room: %(now)s (before: %(then)s).") % rooms


def _title_sentence(before: Record, after: Record) -> str:
    return _("The title is now “%(title)s”.") % {"title": isolated(after["title"])}


def _subtitle_sentence(before: Record, after: Record) -> str:
    if not after.get("subtitle"):
        return _("The subtitle was taken away.")
    return _("The subtitle is now “%(subtitle)s”.") % {"subtitle": isolated(after["subtitle"])}


def _in_person_sentence(before: Record, after: Record) -> str:
    if after["is_in_person"]:
        return _("The side event now takes place in person as well.")
    return _("The side event no longer takes place in person.")


def _online_sentence(before: Record, after: Record) -> str:
    if after["is_online"]:
        return _("The side event now takes place online as well.")
    return _("The side event no longer takes place online.")


def _pass_sentence(before: Record, after: Record) -> str:
    if after["needs_un_pass"]:
        return _("A UN grounds pass is now needed at the gate.")
    return _("A UN grounds pass is no longer needed.")


def _platform_sentence(before: Record, after: Record) -> str:
    return _("Online platform: %(platform)s.") % {"platform": isolated(after.get("online_platform") or "–")}


def _link_sentence(before: Record, after: Record) -> str:
    return _("The link for joining online is a new one. You find it on your personal page.")


_SENTENCES = {
    "title": _title_sentence,
    "subtitle": _subtitle_sentence,
    "venue": _venue_sentence,
    "is_in_person": _in_person_sentence,
    "is_online": _online_sentence,
    "needs_un_pass": _pass_sentence,
    "online_platform": _platform_sentence,
    "joining_link": _link_sentence,
}
