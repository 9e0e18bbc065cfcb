"""The attendee list of one side event as a file, for staff. As PDF it belongs to `agenda`."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.access import Action, may
from events.models import SideEvent

from ..file_formats import CSV, XLSX
from ..models import Rsvp
from ..resources import RsvpExport


@require_safe
@never_cache
def attendee_list(request: HttpRequest, year: int, slug: str, kind: type[CSV | XLSX]) -> HttpResponse:
    """Everybody with a seat, by name, then everybody who waits, longest first."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), "admin:login")
    side_event = SideEvent.objects.filter(week__year=year, slug=slug).first()
    if side_event is None or not may(request.user, Action.SEE_DELEGATES, side_event):
        raise PermissionDenied  # one answer for both: the address tells nothing of others' drafts
    of_event = Rsvp.objects.filter(side_event=side_event)
    resource = RsvpExport(viewer=request.user)
    people = resource.export(queryset=of_event.confirmed().order_by("family_name", "given_name", "pk"))
    people.extend(resource.export(queryset=of_event.waitlisted()))
    file_format = kind()
    disposition = f'attachment; filename="{side_event.slug}-attendees.{file_format.get_extension()}"'
    return HttpResponse(
        file_format.export_data(people),
        content_type=file_format.get_content_type(),
        headers={"Content-Disposition": disposition},
    )
