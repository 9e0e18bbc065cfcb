"""Pages of the board, for the secretariat alone. Opening one changes nothing; moves are made by POST."""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from events import services as programme
from events.access import Action, may
from events.actors import Actor
from events.admin.fields import is_key
from events.hooks import Refusal
from events.models import SideEvent, Week

from . import services
from .changes import what_changed
from .consequences import consequences
from .forms import MoveForm, completed
from .free_slots import free_slots
from .page import Page, move_url
from .week import BoardWeek

if TYPE_CHECKING:
    from pocweek.models import User

View = Callable[..., HttpResponse]


def for_the_secretariat(view: View) -> View:
    """Ask for a sign-in to the admin, and for the right to manage weeks."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may(request.user, Action.MANAGE_WEEK):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return admin.site.admin_view(guarded)


def actor(request: HttpRequest) -> Actor:
    return Actor.of(cast("User", request.user))


def show(request: HttpRequest, template: str, title: str, status: int = 200, **more: Any) -> HttpResponse:
    """Answer with a page of the board inside the admin's frame."""
    context = {**admin.site.each_context(request), "title": title, **more}
    return TemplateResponse(request, f"admin/agenda/board/{template}.html", context, status=status)


@require_safe
@for_the_secretariat
def current(request: HttpRequest) -> HttpResponse:
    """Lead to the board of the week that is on or comes next."""
    week = Week.objects.current()
    return redirect("board:board", week.year) if week else redirect("admin:events_week_changelist")


@require_safe
@for_the_secretariat
def board(request: HttpRequest, year: int) -> HttpResponse:
    """Lead to today, or to the first day of a week that is not on."""
    week = get_object_or_404(Week, year=year)
    today = timezone.localdate(timezone=week.zone)
    day = today if today in week.days else week.first_day
    return redirect("board:day", year, day.isoformat())


@require_safe
@for_the_secretariat
def one_day(request: HttpRequest, year: int, day: str) -> HttpResponse:
    week = get_object_or_404(Week, year=year)
    shown = next((d for d in week.days if d.isoformat() == day), None)
    if shown is None:
        raise Http404
    return _page(request, week, [shown])


@require_safe
@for_the_secretariat
def whole_week(request: HttpRequest, year: int) -> HttpResponse:
    """All days below one another: to look through, and to print."""
    week = get_object_or_404(Week, year=year)
    return _page(request, week, week.days)


def _page(request: HttpRequest, week: Week, days: list[dt.date]) -> HttpResponse:
    return show(request, "board", _("Board"), week=week, page=Page(BoardWeek(week), days), one=len(days) == 1)


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_secretariat
def move(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Pick another place on GET, with what it would change; POST moves the side event there."""
    board, event = _on_board(year, pk)
    given = request.POST if request.method == "POST" else request.GET
    picked = completed(given.dict(), board=board, event=event) if given else None
    form = MoveForm(picked, board=board, event=event)
    status = 422 if form.errors else 200
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            _move(request, event, form)
        except Refusal as refused:
            refusal, status = refused, 409
            board, event = _on_board(year, pk)
        else:
            messages.success(request, _("“%(title)s” is moved.") % {"title": event.title})
            return redirect(_day_url(board, form.cleaned_data["place"].starts_at))
    place = form.cleaned_data["place"] if form.is_bound and form.is_valid() else None
    return show(
        request,
        "move",
        _("Move “%(title)s”") % {"title": event.title},
        status,
        week=board.week,
        board=board,
        event=event,
        now=board.place_of(event),
        lead=board.lead_of(event),
        findings=board.findings(event),
        form=form,
        seen=consequences(board, event, place) if place else None,
        refusal=refusal,
        changed=what_changed(event, _posted_revision(request)) if refusal else None,
        free=[(slot, move_url(year, event, slot.place)) for slot in free_slots(board, event)],
        day_url=_day_url(board, event.starts_at),
    )


def _move(request: HttpRequest, event: SideEvent, form: MoveForm) -> None:
    services.move(
        side_event=event,
        place=form.cleaned_data["place"],
        is_fixed="is_fixed" in request.POST,
        seen_revision=_posted_revision(request),
        fingerprint=request.POST.get("seen", ""),
        by=actor(request),
    )


def _posted_revision(request: HttpRequest) -> int:
    posted = request.POST.get("seen_revision", "")
    return int(posted) if is_key(posted) else -1


def _on_board(year: int, pk: int) -> tuple[BoardWeek, SideEvent]:
    board = BoardWeek(get_object_or_404(Week, year=year))
    event = board.event(pk)
    if event is None:
        raise Http404
    return board, event


def _day_url(board: BoardWeek, at: dt.datetime | None) -> str:
    start = board.local(at)
    if start is None or start.date() not in board.week.days:
        return reverse("board:board", args=[board.week.year])
    return reverse("board:day", args=[board.week.year, start.date().isoformat()])


@require_POST
@for_the_secretariat
def fix(request: HttpRequest, year: int, pk: int) -> HttpResponse:
    """Keep a side event where it is while others are scheduled, or release it."""
    event = get_object_or_404(SideEvent.objects.live(), week__year=year, pk=pk)
    is_fixed = request.POST.get("fixed") == "yes"
    programme.fix_slot(side_event=event, is_fixed=is_fixed, by=actor(request))
    messages.success(request, _("Its time and room are fixed.") if is_fixed else _("It may be moved again."))
    return redirect("board:move", year, pk)
