"""What changed since when, where and by whom: the form above the chronicle of a week."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..access import visible_events
from ..actors import actor_text
from ..models import SideEvent, SideEventVersion, Week
from .fields import DayField

if TYPE_CHECKING:
    from pocweek.models import User

DAYS_SHOWN = 14  # without a date asked for


class ChangeFilter(forms.Form):
    """Read from the address of the page, so that a list can be sent on as a link."""

    week = forms.ModelChoiceField(Week.objects.all(), label=_("Week"), empty_label=None)
    since = DayField(label=_("Since"))
    until = DayField(label=_("Until"), required=False)
    side_event = forms.ModelChoiceField(
        SideEvent.objects.none(), label=_("Side event"), required=False, empty_label=_("All")
    )
    by = forms.ChoiceField(label=_("By"), required=False)

    def __init__(self, asked: Any, *, viewer: "User"):
        asked = asked.copy()
        week = Week.objects.current()
        if week is not None:
            asked.setdefault("week", str(week.pk))
        asked.setdefault("since", (timezone.now().date() - dt.timedelta(days=DAYS_SHOWN)).isoformat())
        super().__init__(asked)
        chosen = asked.get("week", "")
        self._visible = visible_events(viewer).filter(week=int(chosen) if chosen.isdecimal() else None)
        own: Any = self.fields["side_event"]
        own.queryset = self._visible.order_by("title")
        own.widget.choices = [("", _("All")), *self._visible.order_by("title").values_list("pk", "title")]
        people: Any = self.fields["by"]
        names = SideEventVersion.objects.filter(side_event__in=self._visible.values("pk"))
        people.choices = [
            ("", _("All")),
            *(
                (name, actor_text(name))
                for name in names.order_by("saved_by").values_list("saved_by", flat=True).distinct()
            ),
        ]

    @property
    def query(self) -> str:
        """Return what was chosen, for links to further pages and to the file."""
        asked = self.data.copy()
        for name in ("page", "as"):
            asked.pop(name, None)
        return str(asked.urlencode())

    def versions(self) -> QuerySet[SideEventVersion]:
        """Return the versions asked for, the last first. Days are those of the city of the week."""
        chosen, zone = self.cleaned_data, self.cleaned_data["week"].zone
        found = SideEventVersion.objects.filter(
            side_event__in=self._visible.values("pk"),
            saved_at__gte=dt.datetime.combine(chosen["since"], dt.time(), tzinfo=zone),
        )
        if chosen["until"]:
            next_day = chosen["until"] + dt.timedelta(days=1)
            found = found.filter(saved_at__lt=dt.datetime.combine(next_day, dt.time(), tzinfo=zone))
        if chosen["side_event"]:
            found = found.filter(side_event=chosen["side_event"])
        if chosen["by"]:
            found = found.filter(saved_by=chosen["by"])
        return found.with_previous().select_related("side_event__week").order_by("-saved_at", "-pk")
