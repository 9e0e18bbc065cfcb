"""Which side event or RSVP an address means."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from events.models import PreviousSlug, SideEvent
from events.personal_links import by_token, form_page, keep_private

from ..kept import Memory
from ..models import Rsvp
from ..throttling import limited

__all__ = [
    "by_any_address", "by_token", "current_address", "find_public", "form_page", "keep_private", "personal",
    "unknown_link",
]  # fmt: skip


def find_public(year: int, slug: str, known: Memory) -> SideEvent | None:
    """Return a side event as it is kept, with its programme, else as it stands in the database."""

    def read() -> SideEvent | None:
        events = SideEvent.objects.public().with_programme().select_related("rsvp_policy")
        return events.defer(*SideEvent.LONG_TEXTS).filter(week__year=year, slug=slug).first()

    return known.get(("side event", year, slug), read)


def current_address(year: int, slug: str, name: str) -> str:
    """Return the address that replaced an earlier one of a public side event; else 404."""
    previous = get_object_or_404(
        PreviousSlug.objects.select_related("side_event__week"), week__year=year, slug=slug
    )
    if not previous.side_event.is_public:
        raise Http404
    return reverse(name, args=[previous.side_event.week.year, previous.side_event.slug])


def by_any_address(year: int, slug: str) -> SideEvent | None:
    """Return a side event, public or not, also by an address that it had earlier."""
    events = SideEvent.objects.select_related("week", "venue")
    previous = PreviousSlug.objects.filter(week__year=year, slug=slug).values("side_event")
    return events.filter(week__year=year, slug=slug).first() or events.filter(pk__in=previous).first()


def unknown_link(request: HttpRequest) -> HttpResponse:
    return keep_private(render(request, "registrations/unknown_link.html", status=404))


def personal(view: Callable[[HttpRequest, Rsvp], HttpResponse]) -> Callable[..., HttpResponse]:
    """Find the RSVP of a personal link; a link that opens nothing gets a page of its own."""

    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        people = Rsvp.objects.select_related(
            "side_event__week", "side_event__venue", "side_event__rsvp_policy"
        )
        rsvp = by_token(people, token)
        if rsvp is None:
            return unknown_link(request)
        link = f"rsvp/{rsvp.pk}"
        return keep_private(limited(request, rsvp.side_event, link, lambda: view(request, rsvp)))

    return found
