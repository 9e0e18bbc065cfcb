"""The way of a summary to its approval: sent to the focal point, or approved by an organiser of the lead."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.access import Action, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.hooks import Refusal
from events.un_style.formats import datetime_text, one_stop

from ..documents import Summary
from ..models import EventSummary
from ..summaries import approvals
from ..summaries.models import SummaryReview


class ReviewPages(AccessAdmin):
    """Mixed into the admin of summaries: `<pk>/review/`."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.review_view)
        return [path("<int:pk>/review/", view, name="agenda_eventsummary_review"), *super().get_urls()]

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the summary as it will read with what was said to it; ask or approve on POST."""
        summary = self.get_object(request, str(pk))
        if summary is None:
            raise Http404
        if not self.has_view_permission(request, summary):
            raise PermissionDenied
        may_approve = may(request.user, Action.APPROVE_SUMMARY, summary.side_event)
        refusal, status = "", 200
        if request.method == "POST":
            if "approve" in request.POST and not may_approve:
                raise PermissionDenied
            try:
                done = _answer(request, summary)
            except Refusal as problem:
                refusal, status = str(problem), 409
            else:
                messages.success(request, done)
                self.log_change(request, summary, done)
                return redirect(reverse("admin:agenda_eventsummary_change", args=[pk]))
        event = Summary.side_events().get(pk=summary.side_event_id)
        return self.page(
            request,
            "agenda/eventsummary/review",
            _("Approval of the summary"),
            status,
            original=summary,
            document=Summary.of(event, get_language() or event.original_language),
            refusal=refusal,
            may_approve=may_approve,
            seen=approvals.hash_of(summary),
            is_approved=approvals.approval_of(summary) is not None,
            reviews=[
                (review, said(review))
                for review in summary.reviews.select_related("summary__side_event__week")
            ],
            focal_point=event.focal_point_email,
        )


def _answer(request: HttpRequest, summary: EventSummary) -> str:
    by = Actor.of(request.user)
    if "approve" in request.POST:
        approvals.approve_summary(summary=summary, seen=request.POST.get("seen", ""), by=by)
        return _("Approved. The summary can be issued.")
    review = approvals.ask_for_approval(summary=summary, by=by)
    return _("%(address)s is asked for approval.") % {"address": review.sent_to}


def said(review: SummaryReview) -> str:
    """Return "Approved: Lena Lead, 28 May 2030, 10 a.m." or since when an answer is awaited."""
    zone = review.summary.side_event.week.zone
    if not review.answer:
        facts = {"address": review.sent_to, "when": datetime_text(review.asked_at.astimezone(zone))}
        return one_stop(_("%(address)s was asked on %(when)s.") % facts)
    return _("%(answer)s: %(name)s, %(when)s") % {
        "answer": review.get_answer_display(),
        "name": review.answered_by,
        "when": datetime_text((review.answered_at or review.asked_at).astimezone(zone)),
    }
