"""The pages of the dashboards: of a side event for its organisers, of a week for the secretariat."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from events.access import Action, may
from events.models import SideEvent, Week

from .charts import PATTERNS, SWATCHES
from .event import dashboard_of
from .week import dashboard_of_week


def event_dashboard(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how a side event stands, to those who may open its record; it is not there for others."""
    side_event = SideEvent.objects.with_everything().filter(pk=pk).first()
    user: Any = request.user
    if side_event is None or not may(user, Action.VIEW_EVENT, side_event):
        raise Http404
    dashboard = dashboard_of(side_event, user)
    return _page(request, "event", str(side_event), side_event=side_event, dashboard=dashboard)


def week_dashboard(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the week at a glance."""
    if not may(request.user, Action.MANAGE_WEEK):
        raise PermissionDenied
    week = get_object_or_404(Week, pk=pk)
    return _page(
        request, "week", str(week), week=week, weeks=Week.objects.all(), dashboard=dashboard_of_week(week)
    )


def current_week_dashboard(request: HttpRequest) -> HttpResponse:
    """Lead to the week that is coming or, after the last, to that one."""
    if not may(request.user, Action.MANAGE_WEEK):
        raise PermissionDenied
    week = Week.objects.current()
    return redirect("admin:dashboard_week", week.pk) if week else redirect("admin:events_week_changelist")


def _page(request: HttpRequest, template: str, title: str, **more: Any) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": title,
        "patterns": PATTERNS,
        "swatches": SWATCHES,
        **more,
    }
    context["subtitle"] = _("Dashboard")
    return TemplateResponse(request, f"admin/agenda/dashboards/{template}.html", context)
