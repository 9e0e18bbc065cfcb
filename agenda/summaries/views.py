"""The page on which the focal point of the lead reads a summary and approves it or returns it, and the photo's file."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from events.cleaning import clean_text
from events.hooks import Refusal
from events.personal_links import by_token, form_page, keep_private

from ..documents import Summary
from .approvals import answer_review, why_ended
from .models import Photo, SummaryReview


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, token: str) -> HttpResponse:
    """Show the summary as it reads; take the answer on POST."""
    asked = by_token(SummaryReview.objects.select_related("summary"), token)
    if asked is None:
        return keep_private(render(request, "agenda/review_unknown.html", status=404))
    refusal, status = "", 200
    remarks = clean_text(request.POST.get("remarks", ""))[:3000]
    if request.method == "POST":
        try:
            answer_review(review=asked, is_approved="approve" in request.POST, remarks=remarks)
        except Refusal as problem:
            refusal, status = str(problem), 409
        else:
            return keep_private(redirect(asked))
    side_event = Summary.side_events().get(pk=asked.summary.side_event_id)
    ended = "" if asked.answer else why_ended(asked, asked.summary)
    context = {
        "week": side_event.week,
        "side_event": side_event,
        "review": asked,
        "document": Summary.of(side_event, get_language() or side_event.original_language),
        "ended": ended,
        "refusal": refusal if refusal != ended else "",
        "remarks": remarks,
    }
    return keep_private(form_page(request, "agenda/review.html", context, 410 if ended else status))


@require_safe
def photo(request: HttpRequest, sha256: str) -> FileResponse:
    """A photo of a summary, which may be kept for ever: its address is the hash of its content."""
    found = get_object_or_404(Photo, sha256=sha256)
    if not default_storage.exists(found.storage_name):
        raise Http404
    response = FileResponse(default_storage.open(found.storage_name), content_type="image/jpeg")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    return response
