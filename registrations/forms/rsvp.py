"""The answer to one side event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crispy_forms.layout import HTML, Field, Fieldset, Layout
from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.cleaning import TOO_LONG
from events.models import SideEvent

from .. import rules
from ..mails.messages import needs_un_pass, where_text
from ..models import AttendanceMode, CapacityLimit, Rsvp, policy_of
from ..templatetags.seats import SeatState, state_for_invitee, state_of
from .details import DetailsForm
from .fields import AddressField, AddressInput, AsksAboutSlips


@dataclass(frozen=True)
class ModeChoice:
    """One way to attend, as the form shows it."""

    id: str
    value: str
    label: str
    where: str
    needs_un_pass: bool
    state: SeatState
    has_waiting_list: bool
    refusal: str | None  # why nobody can choose it now

    @property
    def is_open(self) -> bool:
        return self.refusal is None


class RsvpForm(AsksAboutSlips, DetailsForm):
    """The answer to one side event. Whether the mode chosen is offered, and has a seat, the services say."""

    attendance_mode = forms.ChoiceField(
        label=gettext_lazy("How you will attend"),
        choices=AttendanceMode.choices,
        required=False,  # unless there is a choice
    )
    email = AddressField(
        label=gettext_lazy("E-mail"),
        max_length=Rsvp._meta.get_field("email").max_length,
        help_text=gettext_lazy("Your answer and your personal link are sent there."),
        error_messages={
            "required": gettext_lazy("Please give the address for the answer."),
            "max_length": TOO_LONG,
        },
        widget=AddressInput(attrs={"autocomplete": "email"}),
    )
    has_consented = forms.BooleanField(
        error_messages={"required": gettext_lazy("Without your agreement we cannot keep your RSVP.")}
    )
    # People never see it. A program that fills in every field gives itself away.
    website = forms.CharField(
        required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"})
    )

    is_invited = False  # whether the form is that of somebody with an invitation

    def __init__(
        self,
        *args: object,
        side_event: SideEvent,
        modes: "list[ModeChoice] | None" = None,
        **kwargs: object,
    ):
        super().__init__(*args, side_event=side_event, **kwargs)
        if modes is not None:
            self.modes = modes
        self.fields["has_consented"].label = format_html(
            _(
                "The organizers of this side event may use these details to prepare it and to write to me,"
                ' as the <a href="{}">privacy notice</a> says.'
            ),
            reverse("pocweek:privacy"),
        )

    @cached_property
    def modes(self) -> "list[ModeChoice]":
        """The ways to attend as they stand now. An answer that is taken never asks for them."""
        return modes_of(self.side_event, is_invited=self.is_invited)

    def layout(self) -> Layout:
        you = ["courtesy_title", "given_name", "family_name", "function", "organization_name", "email"]
        return Layout(
            Fieldset(_("How you will attend"), HTML("{{ form.modes_html }}")),
            Fieldset(_("You"), *you),
            *self.further(),
            Fieldset(_("Your agreement"), "has_consented"),
            Field("website", template="registrations/_honeypot.html"),
        )

    def clean_attendance_mode(self) -> str:
        chosen: str = self.cleaned_data["attendance_mode"]
        if not chosen and self.has_choice:
            raise forms.ValidationError(_("Please choose how you will attend."), code="required")
        return chosen or next((mode.value for mode in self.modes), "")

    @property
    def is_open(self) -> bool:
        """Whether somebody could answer now, in one mode at least."""
        return any(mode.is_open for mode in self.modes)

    @property
    def has_choice(self) -> bool:
        return len(self.modes) > 1

    @property
    def has_waiting_list(self) -> bool:
        return any(mode.has_waiting_list for mode in self.modes)

    @property
    def is_on_request(self) -> bool:
        """Whether the organizers decide on each answer."""
        return policy_of(self.side_event).is_on_request

    @property
    def waits(self) -> bool:
        """Whether an answer now would be for the waiting list, whatever the mode."""
        return self.is_open and all(mode.state.waits for mode in self.modes if mode.is_open)

    @property
    def refusals(self) -> list[str]:
        """Why nobody can answer; one sentence where it is the same for all modes."""
        if not self.modes:
            return [rules.why_over(self.side_event) or _("This side event takes no RSVPs here.")]
        sentences = dict.fromkeys(mode.refusal or "" for mode in self.modes)
        if len(sentences) == 1:
            return list(sentences)
        return [f"{mode.label}: {mode.refusal}" for mode in self.modes]

    @cached_property
    def modes_html(self) -> SafeString:
        """The ways to attend, as the form shows them."""
        return modes_html(self.modes, self.chosen_mode, self["attendance_mode"].errors)

    @cached_property
    def chosen_mode(self) -> str:
        """The mode typed, else the first that is open."""
        typed = self.data.get("attendance_mode") if self.is_bound else None
        return typed or first_open(self.modes)

    def answers(self) -> dict[str, Any]:
        """Return what `services.register` takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "website"}

    def is_filled_by_a_program(self) -> bool:
        return bool(self.cleaned_data["website"])


def first_open(modes: list[ModeChoice]) -> str:
    """Return the mode that is chosen while nobody has chosen; empty where none is open."""
    return next((mode.value for mode in modes if mode.is_open), "")


def modes_html(modes: list[ModeChoice], chosen: str, errors: Sequence[str] = ()) -> SafeString:
    """Return the part of the form in which one chooses how to attend."""
    context = {"modes": modes, "has_choice": len(modes) > 1, "chosen": chosen, "errors": errors}
    # without spaces around it, so that it comes out the same in a kept page, where spaces are taken out before
    return mark_safe(render_to_string("registrations/_modes.html", context).strip())  # noqa: S308 (a template)


def modes_of(side_event: SideEvent, *, is_invited: bool = False) -> list[ModeChoice]:
    """Return the ways to attend that the side event offers, as they stand now, to anybody or to somebody invited."""
    now = timezone.now()
    choices: list[ModeChoice] = []
    limits = CapacityLimit.objects.filter(side_event_id=side_event.pk).order_by()
    for limit in sorted(limits, key=lambda limit: limit.attendance_mode):
        limit.side_event = side_event
        if not limit.is_offered:
            continue
        mode = limit.attendance_mode
        is_in_person = mode == AttendanceMode.IN_PERSON
        choices.append(
            ModeChoice(
                # the first has the id to which the summary of errors leads
                id=f"id_attendance_mode_{len(choices)}" if choices else "id_attendance_mode",
                value=mode,
                label=limit.get_attendance_mode_display(),
                where=where_text(side_event, mode) if is_in_person else side_event.online_platform,
                needs_un_pass=is_in_person and needs_un_pass(side_event),
                state=state_for_invitee(limit) if is_invited else state_of(limit, side_event, now),
                has_waiting_list=limit.has_waiting_list and limit.seats is not None,
                refusal=rules.why_full(limit, is_invited=True)
                if is_invited
                else rules.why_closed(limit, now) or rules.why_full(limit),
            )
        )
    return choices
