"""Letters of the organizers to registrants: written, looked at, sent, and how far their sending is."""

import datetime as dt
import uuid

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.access import Action, may, visible_events
from events.actors import Actor
from events.admin.base import AccessAdmin
from events.admin.filters import SideEventFilter
from events.cleaning import LineField, clean_text
from events.mails.delivery import compose
from events.models import Message, SideEvent
from events.un_style.formats import datetime_text

from .. import services
from ..mails.changes import untold
from ..mails.messages import Letters
from ..models import AttendanceMode, OrganizersLetter, Rsvp
from ..services.letters import recipients

WRITING_TAKES = dt.timedelta(minutes=10)  # at most; who has lost the address since then gets no mail
WRITTEN_TO = [
    Rsvp.Status.CONFIRMED,
    Rsvp.Status.WAITLISTED,
    Rsvp.Status.REQUESTED,
    Rsvp.Status.CANCELLED,
]


class LetterForm(forms.Form):
    """What is written to whom. The key is made with the page, so that pressing twice sends once."""

    subject = LineField(label=gettext_lazy("Subject"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy("Salutation, side event and personal link are added to each mail."),
    )
    states = forms.MultipleChoiceField(
        label=gettext_lazy("To those who are"),
        choices=[(status.value, status.label) for status in WRITTEN_TO],
        initial=[Rsvp.Status.CONFIRMED],
        widget=forms.CheckboxSelectMultiple,
    )
    modes = forms.MultipleChoiceField(
        label=gettext_lazy("and attend"),
        choices=AttendanceMode.choices,
        initial=AttendanceMode.values,
        widget=forms.CheckboxSelectMultiple,
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def clean_text(self) -> str:
        text = clean_text(self.cleaned_data["text"])
        if not text:
            raise forms.ValidationError(_("This field is required."))
        return text


@admin.register(OrganizersLetter)
class OrganizersLetterAdmin(AccessAdmin):
    """A letter that was sent stays as it was; the page tells what came of each of its mails."""

    view_action = Action.MANAGE_RSVPS
    change_form_template = "admin/registrations/letter/change_form.html"
    list_display = ["subject", "event_shown", "written", "recipient_count"]
    list_filter = [("side_event", SideEventFilter)]
    list_select_related = ["side_event__week"]
    fields = ["side_event", "subject", "text", "written", "written_by"]
    readonly_fields = ["side_event", "subject", "text", "written", "written_by"]

    def subject_of(self, obj: OrganizersLetter):
        return obj.side_event

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[OrganizersLetter]:
        return super().get_queryset(request).filter(side_event__in=visible_events(request.user).values("pk"))

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("write/<int:event_pk>/", wrap(self.write_view), name="registrations_letter_write"),
            path("tell/<int:event_pk>/", wrap(self.tell_view), name="registrations_letter_tell"),
            *super().get_urls(),
        ]

    def write_view(self, request: HttpRequest, event_pk: int) -> HttpResponse:
        """Write, look at it as the first recipient will see it, send."""
        event = self._managed_event(request, event_pk)
        form = LetterForm(request.POST if request.method == "POST" else None)
        preview: dict[str, object] = {}
        status = 422 if form.errors else 200
        if form.is_bound and form.is_valid():
            people = recipients(event, form.cleaned_data["states"], form.cleaned_data["modes"])
            if "send" in request.POST:
                try:
                    letter = services.write_letter(
                        side_event=event, by=Actor.of(request.user), **form.cleaned_data
                    )
                except services.RegistrationError as refusal:
                    form.add_error(None, str(refusal))
                    status = 409
                else:
                    return HttpResponseRedirect(
                        reverse("admin:registrations_organizersletter_change", args=[letter.pk])
                    )
            elif first := people.select_related("registered_by").first():
                preview = {"count": people.count(), "preview": _preview(event, first, form.cleaned_data)}
            else:
                form.add_error(None, _("Nobody is in the states and modes you chose."))
                status = 409
        return self.page(
            request,
            "registrations/letter/write",
            _("Write to registrants"),
            status,
            side_event=event,
            form=form,
            **preview,
        )

    def tell_view(self, request: HttpRequest, event_pk: int) -> HttpResponse:
        """Show what registrants have not been told, and tell them."""
        event = self._managed_event(request, event_pk)
        if request.method == "POST":
            count = services.tell_changes(side_event=event, by=Actor.of(request.user))
            self.message_user(request, _("Told: %(count)s.") % {"count": count})
            return HttpResponseRedirect(reverse("admin:events_sideevent_change", args=[event.pk]))
        people = Rsvp.objects.live().filter(side_event=event).order_by()
        rows = people.values_list("told_revision", "attendance_mode").annotate(count=Count("pk"))
        counts = {(revision, mode): count for revision, mode, count in rows}
        groups = [
            {"mode": AttendanceMode(mode).label, "count": counts[revision, mode], "changes": changes}
            for (revision, mode), changes in untold(event).items()
        ]
        title = _("Tell registrants what changed")
        return self.page(request, "registrations/letter/tell", title, side_event=event, groups=groups)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        letter = self.get_object(request, object_id)
        return super().change_view(
            request, object_id, form_url, {**_progress(letter), **(extra_context or {})} if letter else None
        )

    def _managed_event(self, request: HttpRequest, pk: int) -> SideEvent:
        event = get_object_or_404(SideEvent.objects.with_programme(), pk=pk)
        if not may(request.user, Action.MANAGE_RSVPS, event):
            raise PermissionDenied
        return event

    @admin.display(description=gettext_lazy("side event"), ordering="side_event__title")
    def event_shown(self, letter: OrganizersLetter) -> str:
        return letter.side_event.title

    @admin.display(description=gettext_lazy("written at"), ordering="written_at")
    def written(self, letter: OrganizersLetter) -> str:
        return datetime_text(letter.written_at.astimezone(letter.side_event.week.zone))


def _preview(event: SideEvent, first: Rsvp, said: dict) -> dict[str, str]:
    """Return the mail as the first recipient will get it. Nothing is stored."""
    draft = Letters(event).draft(
        "letter", first, at=first.queued_at, subject=said["subject"], text=said["text"], letter=0
    )
    if draft is None:
        return {}
    mail = compose(
        Message(kind=draft.kind, recipient=draft.recipient, language=draft.language, facts=draft.facts)
    )
    return {"to": draft.recipient, "subject": str(mail.subject), "text": str(mail.body)}


def _progress(letter: OrganizersLetter) -> dict[str, object]:
    """Return how many mails of the letter are in which state, and each of them."""
    mails = list(letter.mails().only("recipient", "state", "error"))
    sent = sum(mail.state == Message.State.SENT for mail in mails)
    failed = sum(mail.state == Message.State.FAILED for mail in mails)
    is_being_written = (
        len(mails) < letter.recipient_count and letter.written_at > timezone.now() - WRITING_TAKES
    )
    return {
        "mails": mails,
        "sent": sent,
        "failed": failed,
        "total": max(letter.recipient_count, len(mails)),
        "is_going_out": is_being_written or sent + failed < len(mails),
    }
