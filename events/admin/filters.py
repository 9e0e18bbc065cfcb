"""The filter by side event: a list to choose from, since a week has up to 150 of them."""

from collections.abc import Iterator

from django.contrib.admin import RelatedFieldListFilter
from django.db import models

from ..access import visible_events
from ..models import SideEvent


class SideEventFilter(RelatedFieldListFilter):
    """Offers only side events that the user may see."""

    template = "admin/events/side_event_filter.html"

    def __init__(self, field, request, params, *args, **kwargs):
        for name in [name for name, values in params.items() if values == [""]]:
            del params[name]  # “All” in the list is no filter
        super().__init__(field, request, params, *args, **kwargs)

    def events_for(self, user) -> models.QuerySet[SideEvent]:
        return visible_events(user)

    def field_choices(self, field, request, model_admin) -> list[tuple[int, str]]:
        events = self.events_for(request.user).select_related("week")
        ordered = events.order_by("-week__year", "starts_at", "title")
        return [(event.pk, f"{event.week.year}: {event.title}") for event in ordered]

    def choices(self, changelist) -> Iterator[dict[str, object]]:
        """Yield each event for an `<option>`; `kept` is what else is filtered, for hidden fields."""
        self.kept = [
            (name, value)
            for name, values in changelist.filter_params.items()
            if name not in (self.lookup_kwarg, self.lookup_kwarg_isnull)
            for value in values
        ]
        if changelist.query:
            self.kept.append(("q", changelist.query))
        for pk, title in self.lookup_choices:
            yield {"value": pk, "display": title, "selected": str(pk) in (self.lookup_val or [])}
