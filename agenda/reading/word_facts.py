"""What the words of a document say: every fact module reads its pages, in the order of who may take words first."""

from .characters import bare
from .facts.agenda import find_agenda
from .facts.agenda_lines import Segment as AgendaSegment
from .facts.answers import find_answers
from .facts.attendance import find_attendance
from .facts.contact import find_contact
from .facts.event_date import Calendar
from .facts.meals import find_meal
from .facts.people import find_people
from .facts.places import find_places
from .facts.sponsors import find_sponsors
from .facts.texts import find_texts
from .facts.title import find_title
from .facts.when import When, find_when
from .facts.zones import zone_of_city
from .organizations import Index
from .sections import Page
from .values import THRESHOLD, Findings


def find_in_words(page: Page, index: Index, calendar: Calendar) -> tuple[list[Findings], list[AgendaSegment]]:
    """Return what the words of a document say, the surest first, and the segments of its agenda."""
    place = find_places(page)
    has_venue = any(value.field == "venue" for value in place.values)
    time = find_when(page, calendar, _venue_zone(place, page))
    programme, segments = find_agenda(page, time)
    contact = find_contact(page, index)
    findings = [
        time.findings,
        find_people(page, segments, index),
        find_answers(page, time.date, contact),
        contact,
        programme,
        find_meal(page, segments, _window(time)),
        find_title(page, index),
        find_sponsors(page, index),
        place,
        find_attendance(page, has_venue),
    ]
    findings.append(find_texts(page, _places(findings)))
    return findings, segments


def _venue_zone(place: Findings, page: Page) -> str | None:
    """Return the zone of the venue's city, else of the one city that the head of the document names."""
    said = " ".join(str(value.value) for value in place.values if value.field in ("venue", "address"))
    head = " ".join(section.text for section in page.head)
    return zone_of_city(bare(said)) or zone_of_city(bare(head))


def _places(findings: list[Findings]) -> list[tuple[int, int]]:
    """Return where the values stand that are not said in passing, as title and week are."""
    return [
        span
        for finding in findings
        for value in finding.values
        if value.field not in ("title", "subtitle", "week", "audience") and value.confidence >= THRESHOLD
        for span in value.spans
    ]


def _window(time: When) -> tuple[str, str]:
    """Return when the event begins and ends, as "HH:MM"; empty where that is not said."""
    said = {value.field: str(value.value) for value in time.findings.values}
    return said.get("start", ""), said.get("end", "")
