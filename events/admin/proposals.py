"""Pages of the admin for a proposal on its way, and the list of what waits. Each acts on POST only."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .. import services
from ..access import Action, may
from ..actors import Actor
from ..hooks import Refusal
from ..models import Merger, SideEvent, Week
from ..readiness.findings import checklist_of
from ..un_style.formats import instant_text
from .proposal_forms import AcceptForm, DeadlineForm, DecisionForm, ReasonForm, ReturnForm
from .publication import PublicationPages

Status = SideEvent.Status
# By the state: which steps lead on from it for the organisers, and for the secretariat. The first is the main one.
OF_ORGANISERS = {
    Status.DRAFT: ("submit",),
    Status.RETURNED: ("submit", "withdraw"),
    Status.SUBMITTED: ("withdraw",),
}
OF_SECRETARIAT = {
    Status.DRAFT: ("deadline",),
    Status.RETURNED: ("deadline", "merge", "decline"),
    Status.SUBMITTED: ("accept", "return", "merge", "decline"),
    Status.ACCEPTED: ("merge", "decline"),
}
BEFORE_DECISION = (Status.DRAFT, Status.RETURNED, Status.SUBMITTED)


def step_labels() -> dict[str, str]:
    return {
        "submit": _("Submit"),
        "withdraw": _("Withdraw the proposal"),
        "accept": _("Accept"),
        "return": _("Return with remarks"),
        "merge": _("Propose a merger"),
        "decline": pgettext("proposal", "Decline"),
        "deadline": _("Give a later deadline"),
    }


class ProposalPages(PublicationPages):
    """Mixed into the admin of side events: one address below an event for each step of a proposal."""

    def get_urls(self):
        steps: dict[str, Callable[..., HttpResponse]] = {
            "submit": self.submit_view,
            "withdraw": self.withdraw_view,
            "return": self.return_view,
            "accept": self.accept_view,
            "decline": self.decline_view,
            "deadline": self.deadline_view,
        }
        wrap = self.admin_site.admin_view
        own = [
            path(f"<int:pk>/{name}/", wrap(view), name=f"events_sideevent_{name}")
            for name, view in steps.items()
        ]
        return [path("proposals/", wrap(self.proposals_view), name="events_sideevent_proposals"), *own] + (
            super().get_urls()
        )

    def proposal_context(self, request: HttpRequest, event: SideEvent) -> dict[str, Any]:
        """What the change page shows of the proposal: its steps so far, which lead on, and what is still missing."""
        status, labels = Status(event.status), step_labels()
        context: dict[str, Any] = {"steps": list(event.steps.all()), "next_steps": []}
        if not event.week.asks_for_proposals:
            return context
        may_decide = may(request.user, Action.DECIDE_PROPOSALS)
        names = OF_SECRETARIAT.get(status, ()) if may_decide else ()
        names += OF_ORGANISERS.get(status, ())
        main = "accept" if may_decide and status == Status.SUBMITTED else "submit"
        context["next_steps"] = [(name, labels[name], name == main) for name in names]
        if status in BEFORE_DECISION:
            context |= self._missing(event, request)
        return context

    def changelist_view(self, request, extra_context=None):
        """Show those who decide how many proposals wait for them."""
        if may(request.user, Action.DECIDE_PROPOSALS):
            waiting = SideEvent.objects.filter(status=Status.SUBMITTED).count()
            extra_context = {**(extra_context or {}), "may_decide": True, "waiting": waiting}
        return super().changelist_view(request, extra_context)

    def submit_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = self._event(request, pk, Action.PUBLISH_EVENT)
        status = 200
        if request.method == "POST":
            try:
                services.submit(side_event=event, by=Actor.of(request.user))
            except Refusal as refusal:
                if not isinstance(refusal, services.Incomplete):
                    messages.error(request, str(refusal))
                status = 409
                event.refresh_from_db()
            else:
                messages.success(request, _("Submitted. The secretariat looks at it and writes to you."))
                return self._back(event)
        missing = self._missing(event, request)
        return self._step(request, event, "submit", status, was_refused=status == 409, **missing)

    @staticmethod
    def _missing(event: SideEvent, request: HttpRequest) -> dict[str, Any]:
        items, deadline = checklist_of(event, request.user), event.submit_by
        return {
            "checklist": items,
            "is_blocked": any(item.is_blocked for item in items),
            "deadline": instant_text(deadline, event.week.zone) if deadline else "",
        }

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        event = self._event(request, pk, Action.PUBLISH_EVENT)
        return self._confirmed(
            request,
            event,
            "withdraw",
            lambda: services.withdraw(side_event=event, by=Actor.of(request.user)),
            _("Withdrawn. The side event is a draft again."),
        )

    def return_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        def act(event: SideEvent, form: Any) -> None:
            services.return_with_remarks(
                side_event=event,
                remarks=form.cleaned_data["remarks"],
                submit_until=form.until,
                by=Actor.of(request.user),
            )

        return self._decide(request, pk, "return", ReturnForm, act, _("Returned. The organizers are told."))

    def accept_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        def act(event: SideEvent, form: Any) -> None:
            services.accept(
                side_event=event,
                slot=form.slot,
                remarks=form.cleaned_data["remarks"],
                by=Actor.of(request.user),
            )

        return self._decide(request, pk, "accept", AcceptForm, act, _("Accepted. The organizers are told."))

    def decline_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        def act(event: SideEvent, form: Any) -> None:
            services.decline(side_event=event, reason=form.cleaned_data["remarks"], by=Actor.of(request.user))

        return self._decide(request, pk, "decline", ReasonForm, act, _("Declined. The organizers are told."))

    def deadline_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        def act(event: SideEvent, form: Any) -> None:
            services.give_until(side_event=event, until=form.until, by=Actor.of(request.user))

        return self._decide(request, pk, "deadline", DeadlineForm, act, _("Saved"))

    def _decide(
        self,
        request: HttpRequest,
        pk: int,
        step: str,
        kind: type[DecisionForm],
        act: Callable[[SideEvent, Any], None],
        done: str,
    ) -> HttpResponse:
        """Show the form of a decision; on POST take it, or say why it cannot be taken."""
        event = self._event(request, pk, Action.DECIDE_PROPOSALS)
        form = kind(request.POST if request.method == "POST" else None, side_event=event)
        status = 422 if form.errors else 200
        if form.is_bound and form.is_valid():
            try:
                act(event, form)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                status = 409
                event.refresh_from_db()
            else:
                messages.success(request, done)
                return self._back(event)
        return self._step(
            request,
            event,
            "decide",
            status,
            form=form,
            label=step_labels()[step],
            wishes=list(event.wished_slots.all()),
            unavailabilities=list(event.unavailabilities.all()),
        )

    def proposals_view(self, request: HttpRequest) -> HttpResponse:
        """What waits in a week: for the secretariat, for organisers, and for a slot."""
        if not may(request.user, Action.DECIDE_PROPOSALS):
            raise PermissionDenied
        weeks = list(Week.objects.all())
        asked = request.GET.get("week", "")
        chosen = next((week for week in weeks if str(week.year) == asked), Week.objects.current())
        events = SideEvent.objects.filter(week=chosen).defer(*SideEvent.LONG_TEXTS)
        events = events.select_related("week").prefetch_related("co_sponsors__organization")
        merging = Merger.objects.open().filter(Q(kept=OuterRef("pk")) | Q(merged=OuterRef("pk")))
        events = events.annotate(moved_at=Max("steps__at"), is_merging=Exists(merging))
        waiting = list(events.filter(status=Status.SUBMITTED).order_by("moved_at"))
        returned = list(events.filter(status=Status.RETURNED).order_by("moved_at"))
        no_slot = Q(starts_at__isnull=True) | Q(venue__isnull=True, is_in_person=True)
        slotless = list(events.filter(no_slot, status=Status.ACCEPTED).order_by("title"))
        counts = dict(events.order_by().values_list("status").annotate(count=Count("pk", distinct=True)))
        return self.page(
            request,
            "events/sideevent/proposals",
            _("Proposals"),
            week=chosen,
            weeks=weeks,
            deadline=instant_text(chosen.proposals_close_at, chosen.zone)
            if chosen and chosen.proposals_close_at
            else "",
            groups=[
                (_("For the secretariat to decide"), waiting),
                (_("With the organizers, to be changed"), returned),
                (_("Accepted, without a time or a room"), slotless),
            ],
            counts=[(label, counts.get(status, 0), status) for status, label in Status.choices],
        )
