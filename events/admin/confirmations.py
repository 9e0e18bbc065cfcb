"""The page of a side event that says who has confirmed, and from which its co-sponsors and speakers are asked."""

import datetime as dt
from collections.abc import Callable

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, QueryDict
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import services
from ..access import Action
from ..actors import Actor
from ..cleaning import LineField
from ..confirmations.table import Line, State, counts_of, lines_of, with_requests
from ..hooks import Refusal
from ..models import SideEvent
from .fields import DayField
from .publication import PublicationPages


class ContactForm(forms.Form):
    """To whom the question about one co-sponsor or speaker goes."""

    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    name = LineField(label=gettext_lazy("Contact"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)

    def __init__(self, data: QueryDict | None, *, line: Line, **typed: object):
        request = line.request
        known: dict[str, object] = {"language": line.part.side_event.original_language}
        if request:
            known = {"email": request.email, "name": request.contact_name, "language": request.language}
        super().__init__(data, prefix=line.key, initial=known | typed)
        self._line = line
        for field in self.fields.values():
            field.widget.attrs |= {"aria-label": f"{line.who}: {field.label}", "autocomplete": "off"}

    def as_typed(self) -> "ContactForm":
        """Return the form with what was typed, unchecked: another line was sent."""
        typed = {name: self[name].value() for name in self.fields}
        return ContactForm(None, line=self._line, **typed)

    def contact(self) -> services.Contact:
        return services.Contact(**self.cleaned_data)


class UntilForm(forms.Form):
    until = DayField(
        label=gettext_lazy("Answer possible until"),
        required=False,
        help_text=gettext_lazy("The end of this day. Left empty: until the end of the side event."),
    )


class ConfirmationPages(PublicationPages):
    """Mixed into the admin of side events: `<pk>/confirmations/`."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.confirmations_view)
        own = path("<int:pk>/confirmations/", view, name="events_sideevent_confirmations")
        return [own, *super().get_urls()]

    def confirmations_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        self._event(request, pk, Action.EDIT_EVENT)
        event = with_requests(SideEvent.objects.all()).get(pk=pk)
        lines = lines_of(event)
        data = request.POST if request.method == "POST" else None
        until = UntilForm(data)
        rows = [(line, ContactForm(data, line=line)) for line in lines]
        status = 200
        if data is not None:
            action, _colon, key = data.get("do", "").partition(":")
            chosen = _chosen(action, key, rows)
            if chosen is None:
                return HttpResponseBadRequest("There is no such button on this page.")
            status = self._do(request, event, action, chosen, until)
            if status == 302:
                return HttpResponseRedirect(reverse("admin:events_sideevent_confirmations", args=[pk]))
            rows = [
                (line, form if (line, form) in chosen and form.errors else form.as_typed())
                for line, form in rows
            ]
        return self.page(
            request,
            "events/sideevent/confirmations",
            _("Confirmations"),
            status,
            original=event,
            rows=rows,
            until=until,
            counts=counts_of(event),
            can_ask_all=any(line.state == State.NOT_ASKED for line in lines),
        )

    def _do(
        self,
        request: HttpRequest,
        event: SideEvent,
        action: str,
        chosen: "list[tuple[Line, ContactForm]]",
        until: UntilForm,
    ) -> int:
        """Do it to the lines chosen, all or none; return 302, or the status of what is wrong."""
        by = Actor.of(request.user)
        is_asking = action in ("ask", "ask_all", "again")
        are_valid = [until.is_valid(), *(form.is_valid() for _line, form in chosen)] if is_asking else []
        if not all(are_valid):
            return 422
        act = _acts(action, by, _end_of(until, event) if is_asking else None)
        done = 0
        try:
            for line, form in chosen:
                act(line, form)
                done += 1
        except Refusal as refusal:
            messages.error(request, str(refusal))
            status = 409
        else:
            status = 302
        if done:
            self.log_change(request, event, _("Confirmations"))
            messages.success(request, _said(action, done))
        elif status == 302:
            messages.warning(request, _("Nobody was asked: give the address of a contact first."))
        return status


def _chosen(
    action: str, key: str, rows: "list[tuple[Line, ContactForm]]"
) -> "list[tuple[Line, ContactForm]] | None":
    """Return the lines that the button is about; None where there is no such button."""
    if action == "ask_all":
        return [
            (line, form) for line, form in rows if line.state == State.NOT_ASKED and form["email"].value()
        ]
    found = [(line, form) for line, form in rows if line.key == key and line.may_be_asked]
    needs_request = action in ("again", "remind", "take_back")
    if action not in ("ask", "again", "remind", "take_back") or not found:
        return None
    return None if needs_request and found[0][0].request is None else found


def _acts(action: str, by: Actor, ends_at: dt.datetime | None) -> Callable[[Line, ContactForm], object]:
    acts: dict[str, Callable[[Line, ContactForm], object]] = {
        "ask": lambda line, form: services.ask(
            part=line.part, contact=form.contact(), ends_at=ends_at, by=by
        ),
        "again": lambda line, form: services.ask_again(
            request=line.request, contact=form.contact(), ends_at=ends_at, by=by
        ),
        "remind": lambda line, form: services.remind(request=line.request, by=by),
        "take_back": lambda line, form: services.take_back(request=line.request, by=by),
    }
    return acts["ask" if action == "ask_all" else action]


def _said(action: str, count: int) -> str:
    if action == "remind":
        return _("A reminder is on its way.")
    if action == "take_back":
        return _("Taken back. The link has ended.")
    return ngettext("%(count)s question is on its way.", "%(count)s questions are on their way.", count) % {
        "count": count
    }


def _end_of(until: UntilForm, event: SideEvent) -> dt.datetime | None:
    """Return the end of the day chosen, but never later than the answer is of use."""
    day = until.cleaned_data.get("until")
    if day is None:
        return None
    end = dt.datetime.combine(day, dt.time(23, 59), tzinfo=event.week.zone)
    return min(end, services.last_instant(event))
