"""Pages that begin the next edition: the frame of a week for another year, and a side event in another week."""

from itertools import count
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import services
from ..access import Action, may
from ..actors import Actor
from ..hooks import Refusal
from ..models import SideEvent, Week
from ..services.next_year import frame_for, landing_in
from .base import AccessAdmin
from .fields import FIRST_YEAR, LAST_YEAR, DayField
from .publication import PublicationPages


class NextYearForm(forms.Form):
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    first_day = DayField(
        label=gettext_lazy("First day"),
        required=False,
        help_text=gettext_lazy("Left empty: the same weekday, nearest to the same date."),
    )


class CopyWeekPage(AccessAdmin):
    """Mixed into the admin of weeks: `<pk>/copy/`."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.copy_view)
        return [path("<int:pk>/copy/", view, name="events_week_copy"), *super().get_urls()]

    def copy_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show what the other year would get, and make it on POST."""
        if not may(request.user, Action.MANAGE_WEEK):
            raise PermissionDenied
        week = get_object_or_404(Week, pk=pk)
        asked: Any = request.POST if request.method == "POST" else request.GET
        form = NextYearForm(asked if "year" in asked else {"year": _free_year_after(week)})
        status = 200
        if not form.is_valid():
            status = 422
        elif request.method == "POST" and "preview" not in request.POST:
            try:
                copy = services.copy_week(week=week, by=Actor.of(request.user), **form.cleaned_data)
            except Refusal as refusal:
                messages.error(request, str(refusal))
                status = 409
            else:
                messages.success(
                    request, _("This is the frame of the new week. Its side events are still to come.")
                )
                return redirect("admin:events_week_change", copy.pk)
        return self.page(
            request,
            "events/week/copy",
            _("Copy into another year"),
            status,
            week=week,
            form=form,
            frame=frame_for(week, **form.cleaned_data) if form.is_valid() else None,
            exists=form.is_valid() and Week.objects.filter(year=form.cleaned_data["year"]).exists(),
            slots=week.standard_slots.all(),
            themes=week.themes.all(),
        )


def _free_year_after(week: Week) -> int:
    """Return the first later year that has no week yet."""
    taken = set(Week.objects.filter(year__gt=week.year).values_list("year", flat=True))
    return next(year for year in count(week.year + 1) if year not in taken)


class CopyEventPage(PublicationPages):
    """Mixed into the admin of side events: `<pk>/copy/?week=<pk>`."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.copy_view)
        return [path("<int:pk>/copy/", view, name="events_sideevent_copy"), *super().get_urls()]

    def copy_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show where the event would lie in another week, and copy it on POST."""
        event = self._event(request, pk, Action.EDIT_EVENT)
        weeks = Week.objects.exclude(pk=event.week_id)
        choice = forms.ModelChoiceField(weeks, required=False)
        asked = request.POST.get("week") if request.method == "POST" else request.GET.get("week")
        status = 200
        following = weeks.filter(year__gt=event.week.year).order_by("year").first() or weeks.first()
        try:
            week = choice.clean(asked) or following
        except forms.ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
            week, status = following, 422
        if request.method == "POST" and week and status == 200:
            try:
                copy = services.copy_event(side_event=event, week=week, by=Actor.of(request.user))
            except Refusal as refusal:
                messages.error(request, str(refusal))
                status = 409
            else:
                messages.success(request, _("This is the copy, a draft. People are unconfirmed again."))
                return redirect("admin:events_sideevent_change", copy.pk)
        return self._step(
            request,
            event,
            "copy",
            status,
            weeks=weeks,
            week=week,
            landing=landing_in(event, week) if week else None,
            earlier=SideEvent.objects.filter(copied_from=event, week=week).first() if week else None,
        )
