"""Concept notes in the admin: uploaded, watched while they are read, reviewed beside their text, saved as drafts."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from js_asset import Media as NonceMedia

from events.access import Action, may
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.admin.fields import is_key
from events.hooks import Refusal
from events.models import SideEvent
from registrations import services as seats
from registrations.models import AttendanceMode

from ..intake import services
from ..intake.forms import ChangedNoteForm, DraftForm, UploadForm
from ..intake.rows import RowSet, row_sets
from ..intake.screen import screen, still_doubted
from ..models import ReadDocument
from .comparison import ComparisonPage

WITHOUT = ("agenda_readdocument_history",)  # what a document was is not kept


@admin.register(ReadDocument)
class ReadDocumentAdmin(ComparisonPage, AccessAdmin):
    """Everybody sees the own documents alone, whatever the role: nobody else has said that they are final."""

    view_action = add_action = change_action = delete_action = Action.ADD_EVENT

    list_display = ["name_shown", "state", "uploaded_at", "side_event"]
    list_display_links = ["name_shown"]
    list_select_related = ["side_event"]
    list_filter = ["state"]
    actions = None

    def get_queryset(self, request: HttpRequest):
        own = super().get_queryset(request).filter(uploaded_by=request.user)
        return own.select_related("week", "lead", "side_event__week").defer("content", "facts")

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path("upload/<uuid:batch>/", wrap(self.batch_view), name="agenda_readdocument_batch"),
            path("<int:pk>/compare/", wrap(self.compare_view), name="agenda_readdocument_compare"),
        ]
        return own + [url for url in super().get_urls() if url.name not in WITHOUT]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        title = {"title": _("Documents that you sent to be read")}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    @admin.display(description=gettext_lazy("document"), ordering="name")
    def name_shown(self, document: ReadDocument) -> str:
        return str(document)

    # The upload

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        about = self._side_event_asked_for(request)
        arguments = [request.POST, request.FILES] if request.method == "POST" else []
        form = ChangedNoteForm(*arguments, side_event=about) if about else UploadForm(*arguments)
        if form.is_valid():
            documents = services.take_in(
                batch=form.cleaned_data["batch"],
                documents=form.documents(),
                week=form.cleaned_data["week"],
                lead=form.cleaned_data["lead"],
                side_event=about,
                language=form.cleaned_data.get("language", ""),
                by=request.user,
            )
            if not documents:
                raise Http404
            if len(documents) > 1:
                transaction.on_commit(lambda: services.read_later(documents[0].batch))
                return redirect("admin:agenda_readdocument_batch", documents[0].batch)
            services.read_now(documents[0])
            documents[0].refresh_from_db()
            if documents[0].state != ReadDocument.State.REFUSED:
                return redirect("admin:agenda_readdocument_change", documents[0].pk)
            form.add_error("file" if documents[0].name else "text", documents[0].why_refused)
            documents[0].delete()
        title = _("Read a changed concept note") if about else _("Read a concept note")
        return self.page(
            request,
            "agenda/readdocument/upload",
            title,
            422 if form.errors else 200,
            media=self._media_with(request, form.media),
            form=form,
            original=about,
        )

    def _side_event_asked_for(self, request: HttpRequest) -> SideEvent | None:
        """Return the event that a changed note is for; 404 unless the person may change it."""
        key = request.GET.get("side_event", "")
        if not key:
            return None
        event = SideEvent.objects.select_related("week").filter(pk=int(key) if is_key(key) else 0).first()
        if event is None or not may(request.user, Action.EDIT_EVENT, event):
            raise Http404
        return event

    # The progress of many

    def batch_view(self, request: HttpRequest, batch: Any) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        documents = list(self.get_queryset(request).filter(batch=batch).order_by("number"))
        if not documents:
            raise Http404
        if request.method == "POST":
            self._save_all(request, [d for d in documents if d.state == ReadDocument.State.READ])
            return redirect("admin:agenda_readdocument_batch", batch)
        states = [document.state for document in documents]
        waiting = states.count(ReadDocument.State.WAITING)
        return self.page(
            request,
            "agenda/readdocument/progress",
            _("Concept notes"),
            media=self.media,
            documents=documents,
            done=len(states) - waiting,
            waiting=waiting,
            readable=states.count(ReadDocument.State.READ),
            refused=states.count(ReadDocument.State.REFUSED),
        )

    def _save_all(self, request: HttpRequest, documents: list[ReadDocument]) -> None:
        """Save each as it was read; one that cannot be saved does not stop the others."""
        count = 0
        for document in documents:
            try:
                _event, is_new = services.save(document=document, by=Actor.of(request.user))
            except Refusal as refusal:
                messages.error(request, f"{document}: {refusal}")
            except IntegrityError:  # a row that no form has checked yet
                messages.error(
                    request, _("%(name)s: not as it was read. Open it and correct it.") % {"name": document}
                )
            else:
                count += is_new
        if count:
            messages.success(
                request,
                ngettext("%(count)s draft was saved.", "%(count)s drafts were saved.", count)
                % {"count": count},
            )

    # The review

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_change_permission(request):
            raise PermissionDenied
        document = get_object_or_404(
            self.get_queryset(request), pk=int(object_id) if is_key(object_id) else 0
        )
        if document.state == ReadDocument.State.SAVED:
            return redirect("admin:events_sideevent_change", document.side_event_id)
        if document.state != ReadDocument.State.READ:
            return redirect("admin:agenda_readdocument_batch", document.batch)
        if document.is_change:
            return redirect("admin:agenda_readdocument_compare", document.pk)
        return self._review(request, document)

    def _review(self, request: HttpRequest, document: ReadDocument) -> HttpResponse:
        reading = services.reading_of(document)
        data = request.POST if request.method == "POST" else None
        form = DraftForm(data, reading=reading, week=services.week_for(document, reading))
        sets = row_sets(reading, document.lead, data)
        if data is not None and all([form.is_valid(), *(rows.is_valid() for rows in sets.values())]):
            try:
                return self._save(request, document, form, sets)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
        has_errors = bool(form.errors) or any(rows.total_error_count() for rows in sets.values())
        media = sum((rows.empty_form.media for rows in sets.values()), form.media)
        return self.page(
            request,
            "agenda/readdocument/review",
            str(document),
            422 if has_errors else 200,
            media=self._media_with(request, media),
            document=document,
            form=form,
            sets=sets,
            has_errors=has_errors,
            screen=screen(reading, form, sets),
        )

    @transaction.atomic
    def _save(
        self, request: HttpRequest, document: ReadDocument, form: DraftForm, sets: dict[str, RowSet]
    ) -> HttpResponse:
        """Save draft and seats together, or neither, and lead to what comes next."""
        reading = form.corrected({name: rows.values() for name, rows in sets.items()})
        by = Actor.of(request.user)
        event, is_new = services.save(
            document=document, by=by, reading=reading, week=form.cleaned_data["week"]
        )
        if is_new:
            self._open_rsvp(event, form.cleaned_data, by)
            self.log_addition(request, event, _("Read from a document."))
            self._tell(request, reading.unplaced, still_doubted(form.reading, form, sets))
        else:
            messages.info(request, _("This document was saved before. This is the draft that came of it."))
        page = "events_sideevent_publish" if "_publish" in request.POST else "events_sideevent_change"
        return redirect(f"admin:{page}", event.pk)

    def _open_rsvp(self, event: SideEvent, values: dict[str, Any], by: Actor) -> None:
        if not values["opens_rsvp"]:
            return
        modes = [(AttendanceMode.IN_PERSON, event.is_in_person), (AttendanceMode.ONLINE, event.is_online)]
        for mode, is_offered in modes:
            if is_offered:
                seats.save_limit(
                    side_event=event, attendance_mode=mode, seats=values[f"seats_{mode.value}"], by=by
                )

    def _tell(self, request: HttpRequest, unplaced: tuple[str, ...], doubted: list[str]) -> None:
        """Say that it is saved, and what still needs a look."""
        messages.success(request, _("Saved as a draft."))
        if doubted:
            sentence = _("Left as it was read although it was in doubt: %(names)s.")
            messages.warning(request, sentence % {"names": ", ".join(doubted)})
        if unplaced:
            sentence = _("Some text of the document found no place. It is kept with this draft, see below.")
            messages.info(request, sentence)

    def _media_with(self, request: HttpRequest, of_forms: forms.Media) -> forms.Media:
        """Scripts and styles of the page and of its forms, with the nonce of the content security policy."""
        return NonceMedia.from_media(self.media + of_forms, nonce=request.csp_nonce)
