"""The texts of a summary in other languages; what is issued stays as it is."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from events.actors import Actor
from events.admin.texts import LanguagePages
from events.texts import Text

from ..models import EventSummary
from ..summaries.forms import who_saved
from ..summaries.texts import store_texts, texts_of_summary


class SummaryTextPages(LanguagePages):
    """Mixed into the admin of summaries: `<pk>/texts/?language=fr`."""

    def refuse_texts(self, request: HttpRequest, pk: int) -> None:
        summary = self.get_object(request, str(pk))
        if summary is None:
            raise Http404
        if not self.has_change_permission(request, summary):
            raise PermissionDenied

    def record_with_texts(self, pk: int) -> EventSummary:
        return EventSummary.objects.with_everything().get(pk=pk)

    def texts_of(self, record: EventSummary, language: str) -> list[Text]:
        return texts_of_summary(record, language)

    def store_texts(self, record: EventSummary, language: str, texts: Mapping[str, str], by: Actor) -> int:
        return store_texts(summary=record, language=language, texts=texts, by=by)

    def who_saved(self, record: EventSummary) -> str:
        return who_saved(record)
