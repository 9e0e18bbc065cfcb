"""The form, and the page of thanks."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from .forms import RsvpForm
from .models import Event, Message


def rsvp(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event, slug=slug)
    form = RsvpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _register(event.pk, form)
        return redirect("thanks", slug=slug)
    return render(request, "rsvp.html", {"event": event, "form": form})


@transaction.atomic
def _register(event_pk: int, form: RsvpForm) -> None:
    event = Event.objects.select_for_update().get(pk=event_pk)
    found = form.save(commit=False)
    found.event, found.is_confirmed = event, event.taken < event.seats
    found.save()
    event.taken += 1
    event.save(update_fields=["taken"])
    outcome = "Your seat is confirmed" if found.is_confirmed else "You are on the waiting list"
    Message.objects.create(recipient=found.email, subject=f"{outcome}: {event}", text=f"Dear {found},")


def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    return render(request, "thanks.html", {"event": get_object_or_404(Event, slug=slug)})
