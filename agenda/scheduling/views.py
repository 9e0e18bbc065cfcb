"""Pages of the board on which places are found for side events, looked at, and given."""

import uuid
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from events.hooks import Refusal
from events.models import SideEvent, Week

from ..board.views import actor, for_the_secretariat, show
from ..board.week import BoardWeek, Place
from . import services
from .explanation import sentence
from .models import Schedule
from .proposal import Proposal


class ScheduleForm(forms.Form):
    """How long to search, and for what. The key is made with the page, so that pressing twice asks once."""

    seconds = forms.IntegerField(
        label=gettext_lazy("Seconds to search"),
        initial=60,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    with_published = forms.BooleanField(label=gettext_lazy("Move published side events too"), required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


@dataclass(frozen=True)
class ShownRow:
    side_event: SideEvent
    before: Place
    after: Place
    why: str

    @property
    def is_without(self) -> bool:
        return self.after.starts_at is None

    @property
    def is_moved(self) -> bool:
        return self.before != self.after and not self.is_without


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def ask(request: HttpRequest, year: int) -> HttpResponse:
    """Have places found in the background."""
    week = get_object_or_404(Week, year=year)
    form = ScheduleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        schedule = services.ask(week=week, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
        return redirect("board:schedule", year, schedule.key)
    status = 422 if form.errors else 200
    earlier = Schedule.objects.filter(week=week).select_related("asked_by")[:5]
    return show(request, "ask", _("Find times and rooms"), status, week=week, form=form, earlier=earlier)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def schedule(request: HttpRequest, year: int, key: uuid.UUID) -> HttpResponse:
    """Show what was found beside what is today; POST gives the side events these places."""
    found = get_object_or_404(Schedule.objects.select_related("week"), week__year=year, pk=key)
    status = 200
    if request.method == "POST":
        try:
            moved = services.apply_schedule(schedule=found, by=actor(request))
        except Refusal as refusal:
            messages.error(request, str(refusal))
            status = 409
        else:
            said = ngettext("%(count)s side event was moved.", "%(count)s side events were moved.", moved)
            messages.success(request, said % {"count": moved})
            return redirect("board:board", year)
    proposal = Proposal.from_json(found.result) if found.result else None
    rows = _rows(found, proposal) if proposal else []
    return show(
        request,
        "schedule",
        _("Times and rooms that were found"),
        status,
        week=found.week,
        schedule=found,
        proposal=proposal,
        moved=[row for row in rows if row.is_moved],
        without=[row for row in rows if row.is_without],
        staying=[row for row in rows if not row.is_moved and not row.is_without],
    )


def _rows(schedule: Schedule, proposal: Proposal) -> list[ShownRow]:
    board = BoardWeek(schedule.week)
    return [
        ShownRow(event, board.place_of(event), row.place(board), " ".join(map(sentence, row.why)))
        for row in proposal.rows
        if (event := board.event(row.event)) is not None
    ]
