"""The page on which a lead sees two proposals side by side and says whether they may become one.

Opening it changes nothing; only a POST does.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from .. import services
from ..cleaning import clean_line
from ..hooks import Refusal
from ..models import Merger, MergerAnswer, SideEvent
from ..personal_links import by_token, form_page, keep_private

ANSWERS = {"yes": True, "no": False}


@require_http_methods(["GET", "HEAD", "POST"])
def merger(request: HttpRequest, token: str) -> HttpResponse:
    """Both proposals, and the question; what came of it once it was answered."""
    answer = by_token(MergerAnswer.objects.select_related("merger"), token)
    if answer is None:
        return keep_private(render(request, "events/merger_unknown.html", status=404))
    refusal, status = "", 200
    if request.method == "POST":
        says_yes = ANSWERS.get(request.POST.get("answer", ""))
        if says_yes is None:
            status = 422
        else:
            try:
                note = clean_line(request.POST.get("note", ""))
                services.answer_merger(answer=answer, says_yes=says_yes, note=note)
            except Refusal as problem:
                refusal, status = str(problem), 409
                answer.refresh_from_db()
            else:
                return keep_private(redirect(answer))
    context = _context(answer) | {"refusal": refusal, "is_unanswered": status == 422}
    return keep_private(form_page(request, "events/merger.html", context, status))


def _context(answer: MergerAnswer) -> dict[str, object]:
    merger: Merger = answer.merger
    pair = SideEvent.objects.with_everything().in_bulk([merger.kept_id, merger.merged_id])
    kept, merged = pair[merger.kept_id], pair[merger.merged_id]
    other = merger.answers.exclude(pk=answer.pk).first()
    return {
        "week": kept.week,
        "merger": merger,
        "answer": answer,
        "other_answer": other,
        "kept": kept,
        "merged": merged,
        "own": kept if answer.side_event_id == kept.pk else merged,
        "is_open": merger.state == Merger.State.PROPOSED,
    }
