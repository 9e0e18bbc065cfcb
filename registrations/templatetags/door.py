"""The QR code of a delegate, on the personal page."""

from django import template
from django.urls import reverse

from ..door.codes import has_door_code, shown_code
from ..models import Rsvp

register = template.Library()


@register.inclusion_tag("registrations/checkin_pass.html")
def door_pass(rsvp: Rsvp) -> dict[str, object]:
    """Show the QR code and the code of somebody with a seat in the room; nothing of anybody else. No query."""
    if not has_door_code(rsvp):
        return {}
    return {"code": shown_code(rsvp.token), "image": reverse("registrations:qr", args=[rsvp.token])}
