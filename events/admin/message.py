"""Messages in the admin: what was written to whom, what came of it, and sending it again."""

import copy
import datetime as dt

from django.contrib import admin, messages
from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.urls import path, reverse
from django.utils.html import escape, format_html
from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin

from ..access import Action, Role, roles_of, visible_events
from ..mails.delivery import compose
from ..mails.messages import send_again
from ..models import Message
from ..un_style.formats import datetime_text, notation, zone_text
from .base import AccessAdmin
from .filters import SideEventFilter

# The mail brings its own style, and nothing else: no script, no picture from elsewhere, no form, no way out.
MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"


@admin.register(Message)
class MessageAdmin(AccessAdmin):
    """Read-only: a message says what was true when it was written."""

    view_action = Action.SEE_MESSAGES

    change_form_template = "admin/events/message/change_form.html"
    list_display = [
        "kind_shown",
        "recipient",
        "event_shown",
        "state",
        "attempts",
        "written",
        "sent",
        "error_shown",
    ]
    list_filter = [("side_event", SideEventFilter), "state", "kind"]
    list_select_related = ["side_event__week"]
    search_fields = ["recipient", "side_event__title"]
    actions = ["send_selected_again"]
    fieldsets = [
        (None, {"fields": ["kind_shown", "recipient", "side_event", "language_shown"]}),
        (
            gettext_lazy("Sending"),
            {"fields": ["state", "attempts", "written", "next_attempt", "sent", "error"]},
        ),
        (gettext_lazy("What it says"), {"fields": ["subject", "text", "html"]}),
    ]

    class Media:
        css = {"all": ["css/admin-lists.css"]}

    def subject_of(self, obj: Message):
        return obj.side_event

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Message]:
        """Those of the user's side events; those of none (the whole week) for the secretariat."""
        seen = Q(side_event__in=visible_events(request.user).values("pk"))
        if request.user.is_superuser or Role.SECRETARIAT in roles_of(request.user):
            seen |= Q(side_event=None)
        return super().get_queryset(request).filter(seen)

    def get_urls(self):
        html = self.admin_site.admin_view(xframe_options_sameorigin(self.html_view))
        return [path("<int:pk>/html/", html, name="events_message_html"), *super().get_urls()]

    def html_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The HTML part, for the frame on the message's page, under a policy of its own."""
        message = self.get_object(request, str(pk))
        mail = _mail_of(message) if message and self.has_view_permission(request, message) else None
        if mail is None:
            raise Http404
        return HttpResponse(mail.alternatives[0].content, headers={"Content-Security-Policy": MAIL_POLICY})

    def has_resend_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    @admin.action(description=gettext_lazy("Send again"), permissions=["resend"])
    def send_selected_again(self, request: HttpRequest, queryset: models.QuerySet[Message]) -> None:
        """Queue each of them once more, except those that a worker is sending at this moment."""
        asked = list(queryset)
        chosen = [message for message in asked if not message.has_lost_secret]
        if gone := len(asked) - len(chosen):
            sentence = ngettext(
                "%(count)s message holds a code or link that is over; it has to be asked for anew.",
                "%(count)s messages hold codes or links that are over; they have to be asked for anew.",
                gone,
            )
            self.message_user(request, sentence % {"count": gone}, messages.WARNING)
        idle = [message for message in chosen if message.state != Message.State.SENDING]
        for message in idle:
            send_again(message=message)
        if idle:
            done = ngettext(
                "%(count)s message will be sent again.", "%(count)s messages will be sent again.", len(idle)
            )
            self.message_user(request, done % {"count": len(idle)}, messages.SUCCESS)
        if busy := len(chosen) - len(idle):
            sentence = ngettext(
                "%(count)s message is being sent at this moment.",
                "%(count)s messages are being sent at this moment.",
                busy,
            )
            self.message_user(request, sentence % {"count": busy}, messages.WARNING)

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def kind_shown(self, message: Message) -> str:
        return message.kind_words

    @admin.display(description=gettext_lazy("language"))
    def language_shown(self, message: Message) -> str:
        return get_language_info(message.language)["name_translated"]

    @admin.display(description=gettext_lazy("side event"), ordering="side_event__title")
    def event_shown(self, message: Message) -> str:
        return message.side_event.title if message.side_event else "–"

    @admin.display(description=gettext_lazy("written at"), ordering="created_at")
    def written(self, message: Message) -> str:
        return _local(message, message.created_at)

    @admin.display(description=gettext_lazy("next attempt at"))
    def next_attempt(self, message: Message) -> str:
        return _local(message, message.next_attempt_at) if message.state == Message.State.QUEUED else "–"

    @admin.display(description=gettext_lazy("sent at"), ordering="sent_at")
    def sent(self, message: Message) -> str:
        return _local(message, message.sent_at) if message.sent_at else "–"

    @admin.display(description=gettext_lazy("error"))
    def error_shown(self, message: Message) -> str:
        return f"{message.error[:80]}…" if len(message.error) > 80 else message.error

    @admin.display(description=gettext_lazy("subject"))
    def subject(self, message: Message) -> str:
        mail = _mail_of(message)
        return str(mail.subject) if mail else "–"

    @admin.display(description=gettext_lazy("text"))
    def text(self, message: Message) -> str:
        mail = _mail_of(message)
        if mail is None:
            return _("Messages of this kind are no longer known, so the text cannot be shown.")
        # escaped outright: a text template marks as safe what a person typed, since it is no HTML
        return format_html('<pre class="message-text">{}</pre>', escape(mail.body))

    @admin.display(description=gettext_lazy("as a page"))
    def html(self, message: Message) -> str:
        address = reverse("admin:events_message_html", args=[message.pk])
        frame = '<iframe class="message-frame" title="{}" src="{}" sandbox></iframe>'
        return format_html(frame, _("The message as a page"), address) if _mail_of(message) else "–"


def _mail_of(message: Message) -> EmailMultiAlternatives | None:
    """Return the mail without its link and code, which are the recipient's alone; None without templates."""
    shown = copy.copy(message)
    hidden = {"link": _("[personal link]"), "code": _("[personal code]")}
    shown.facts = message.facts_without_secret() | hidden
    try:
        return compose(shown)
    except TemplateDoesNotExist:
        return None


def _local(message: Message, instant: dt.datetime) -> str:
    """The instant in the zone of the week; in UTC for a message that belongs to no side event."""
    zone = message.side_event.week.zone if message.side_event else dt.UTC
    local = instant.astimezone(zone)
    return notation().comma.join((datetime_text(local), zone_text(str(zone), local)))
