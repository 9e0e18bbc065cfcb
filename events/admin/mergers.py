"""Pages of the admin for two proposals that become one, and for the texts that wait to be placed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import services
from ..access import Action
from ..actors import Actor
from ..cleaning import clean_text
from ..history.wording import label_of, model_of, row_words
from ..hooks import Refusal
from ..models import HeldText, Merger, SideEvent
from .publication import PublicationPages


class MergerForm(forms.Form):
    """Which two, which of them goes on, and why."""

    other = forms.ModelChoiceField(label=gettext_lazy("Merge with"), queryset=SideEvent.objects.none())
    goes_on = forms.ChoiceField(label=gettext_lazy("Whose lead is to lead"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason, for both leads"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *args, side_event: SideEvent, **kwargs):
        super().__init__(*args, **kwargs)
        others = SideEvent.objects.filter(
            week=side_event.week_id, status__in=SideEvent.UNDER_REVIEW, published_at__isnull=True
        )
        self.fields["other"].queryset = others.exclude(pk=side_event.pk).order_by("title")
        self.fields["goes_on"].choices = [
            ("this", side_event.title),
            ("other", _("The side event chosen above")),
        ]
        self.initial["goes_on"] = "this"

    def clean_reason(self) -> str:
        return clean_text(self.cleaned_data["reason"])


class MergerPages(PublicationPages):
    """Mixed into the admin of side events: `<pk>/merge/` for the secretariat, `<pk>/held-texts/` for who edits."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/merge/", wrap(self.merge_view), name="events_sideevent_merge"),
            path("<int:pk>/held-texts/", wrap(self.held_texts_view), name="events_sideevent_held_texts"),
            *super().get_urls(),
        ]

    def merger_context(self, event: SideEvent) -> dict[str, Any]:
        """What the change page shows: the merger that is open or was carried out, and how many texts wait."""
        found = Merger.objects.of(event).exclude(state__in=["refused", "withdrawn"])
        merger = found.select_related("kept", "merged").prefetch_related("answers").first()
        if merger is None:
            return {}
        is_kept = merger.kept_id == event.pk
        return {
            "merger": merger,
            "merger_other": merger.merged if is_kept else merger.kept,
            "is_kept": is_kept,
            "held_count": merger.held_texts.filter(state=HeldText.State.HELD).count(),
        }

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Propose a merger, or take back the one that is open."""
        event = self._event(request, pk, Action.DECIDE_PROPOSALS)
        by = Actor.of(request.user)
        merger = Merger.objects.open().of(event).select_related("kept__week", "merged__week").first()
        if merger is not None:
            return self._open_merger(request, event, merger, by)
        form = MergerForm(request.POST if request.method == "POST" else None, side_event=event)
        status = 422 if form.errors else 200
        if form.is_bound and form.is_valid():
            other = form.cleaned_data["other"]
            kept, merged = (event, other) if form.cleaned_data["goes_on"] == "this" else (other, event)
            try:
                services.propose_merger(kept=kept, merged=merged, reason=form.cleaned_data["reason"], by=by)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
                status = 409
            else:
                messages.success(request, _("Proposed. Both leads get a link to answer by."))
                return self._back(event)
        return self._step(request, event, "decide", status, form=form, label=_("Propose a merger"))

    def _open_merger(self, request: HttpRequest, event: SideEvent, merger: Merger, by: Actor) -> HttpResponse:
        status = 200
        if request.method == "POST":
            try:
                if "carry_out" in request.POST:
                    services.carry_out(merger=merger, by=by)
                    messages.success(request, _("Merged."))
                elif "withdraw" in request.POST:
                    services.withdraw_merger(merger=merger, by=by)
                    messages.success(request, _("The proposal to merge is withdrawn. Both leads are told."))
            except Refusal as refusal:
                messages.error(request, str(refusal))
                status = 409
            else:
                return self._back(event)
        return self._step(request, event, "merger", status, merger=merger, answers=merger.answers.all())

    def held_texts_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The texts of the other side event beside those of this one, to be taken over one by one."""
        event = self._event(request, pk, Action.EDIT_EVENT)
        texts = HeldText.objects.filter(merger__kept=event).select_related("merger__kept__week")
        status = 200
        if request.method == "POST":
            number = request.POST.get("text", "")
            text = get_object_or_404(texts, pk=number if number.isascii() and number.isdecimal() else 0)
            act = services.take_over if request.POST.get("do") == "take" else services.leave_out
            act(text=text, by=Actor.of(request.user))
            return HttpResponseRedirect(
                f"{reverse('admin:events_sideevent_held_texts', args=[pk])}#part-{text.part}"
            )
        return self._step(request, event, "held_texts", status, groups=_groups(event, list(texts)))


def _groups(event: SideEvent, texts: list[HeldText]) -> list[dict[str, Any]]:
    """Return by the part of the record: its name, what this side event says, and what of the other is held."""
    groups = []
    for part in dict.fromkeys(text.part for text in texts):
        is_background = part == "background"
        label = label_of(part) if is_background else model_of(part)._meta.verbose_name_plural
        own = [event.background] if is_background else [str(row) for row in getattr(event, part).all()]
        held = [(text, _words(event, text)) for text in texts if text.part == part]
        groups.append({"part": part, "label": label, "own": own, "held": held, "is_rich": is_background})
    return groups


def _words(event: SideEvent, text: HeldText) -> str:
    if text.part == "background":
        return str(text.record["background"])
    return row_words(text.part, text.record, text.record, event.week.zone)
