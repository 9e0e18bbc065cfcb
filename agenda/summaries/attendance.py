"""How many took part, as RSVPs and the door tell it: what the form of a summary begins with."""

from django.db.models import Count, Q

from events.models import SideEvent
from events.models.organization import STATES
from registrations.models import AttendanceMode
from registrations.services.arrivals import who_came


def counted(side_event: SideEvent) -> dict[str, int]:
    """Return who took part in numbers, by the fields of the summary; nothing where nobody had a seat. Two queries."""
    found = who_came(side_event).aggregate(
        participants_in_person=Count("pk", filter=Q(attendance_mode=AttendanceMode.IN_PERSON)),
        participants_online=Count("pk", filter=Q(attendance_mode=AttendanceMode.ONLINE)),
        states_represented=Count("organization", filter=Q(organization__kind__in=STATES), distinct=True),
    )
    return found if found["participants_in_person"] or found["participants_online"] else {}
