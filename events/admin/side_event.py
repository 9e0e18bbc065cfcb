"""The change page of a side event: the whole record on one page, what is still missing at the top."""

from adminsortable2.admin import SortableAdminBase
from django.contrib import admin
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from .. import hooks, services
from ..access import Action, Role, may, roles_of, visible_events
from ..actors import Actor
from ..confirmations.table import progress_of
from ..models import CoSponsor, SideEvent, Week
from ..readiness.findings import findings
from ..un_style.formats import date_text, time_range_short
from .base import AccessAdmin
from .confirmations import ConfirmationPages
from .forms import SideEventForm
from .history import HistoryPages
from .inlines import (
    AgendaSegmentInline,
    CoSponsorInline,
    ExpectedOutputInline,
    FocusAreaInline,
    ObjectiveInline,
    SpeakerInline,
    UnavailabilityInline,
    WishedSlotInline,
)
from .mergers import MergerPages
from .next_year import CopyEventPage
from .proposals import ProposalPages
from .texts import TextPages

ENDED = (SideEvent.Status.CANCELLED, SideEvent.Status.DECLINED)  # nobody mends what will not take place
OF_THE_SECRETARIAT = ("is_slot_fixed", "organisers")


@admin.register(SideEvent)
class SideEventAdmin(
    ProposalPages,
    MergerPages,
    ConfirmationPages,
    HistoryPages,
    CopyEventPage,
    TextPages,
    SortableAdminBase,
    AccessAdmin,
):
    form = SideEventForm
    view_action = Action.VIEW_EVENT
    add_action = Action.ADD_EVENT
    change_action = Action.EDIT_EVENT
    delete_action = Action.DELETE_EVENT

    view_on_site = False  # the page has a link of its own, called preview while it is not public
    change_form_template = "admin/events/sideevent/change_form.html"

    class Media:
        js = [Script("js/text_limits.js", type="module")]

    list_display = ["title", "day_shown", "times_shown", "venue", "lead_shown", "status"]
    list_filter = ["week", "status", "is_in_person", "is_online", "venue"]
    search_fields = [
        "title",
        "subtitle",
        "co_sponsors__organization__name_en",
        "co_sponsors__organization__acronym",
    ]
    list_select_related = ["week", "venue"]
    list_per_page = 50
    ordering = ["-week__year", "starts_at", "title"]
    autocomplete_fields = ["venue", "organisers"]
    inlines = [
        CoSponsorInline,
        AgendaSegmentInline,
        SpeakerInline,
        ObjectiveInline,
        FocusAreaInline,
        ExpectedOutputInline,
    ]
    fieldsets = [
        (None, {"fields": ["seen_revision", "week", "original_language", "title", "subtitle", "slug"]}),
        (
            _("When and where"),
            {
                "fields": [
                    ("day", "start", "end"),
                    "venue",
                    "is_slot_fixed",
                    "expected_participants",
                    ("is_in_person", "is_online"),
                    "online_platform",
                    "joining_link",
                    "needs_un_pass",
                    ("catering", "catering_from"),
                ],
                "description": _("Clock times are those of the city of the week."),
            },
        ),
        (_("Content"), {"fields": ["theme", "background", "working_languages", "audience"]}),
        (
            _("RSVP"),
            {
                "fields": [
                    ("deadline_day", "deadline_time"),
                    ("is_invitation_only", "is_transferable", "has_limited_places", "is_discreet"),
                    ("asks_dietary_needs", "asks_access_needs"),
                ]
            },
        ),
        (
            _("Focal point"),
            {
                "fields": [
                    ("focal_point_name", "focal_point_function"),
                    ("focal_point_email", "focal_point_phone"),
                ]
            },
        ),
        (_("On the papers"), {"fields": ["orders_sponsors_by_hand"]}),
        (_("Source"), {"fields": ["source_text", "unplaced_text"], "classes": ["collapse"]}),
        (_("Who may change it"), {"fields": ["organisers"]}),
    ]

    def subject_of(self, obj: SideEvent) -> SideEvent:
        return obj

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=visible_events(request.user).values("pk"))

    def get_search_results(self, request, queryset, search_term):
        found, _may_repeat = super().get_search_results(request, queryset, search_term)
        return found.distinct(), False

    def get_inlines(self, request, obj):
        """The wishes come with the first save: before it there is no week whose slots could be offered."""
        wishes = [WishedSlotInline, UnavailabilityInline] if obj else []
        return [*self.inlines, *wishes, *hooks.admin_inlines]

    def get_fieldsets(self, request, obj=None):
        if may(request.user, Action.MANAGE_WEEK):
            return self.fieldsets
        return [
            (name, {**options, "fields": [f for f in options["fields"] if f not in OF_THE_SECRETARIAT]})
            for name, options in self.fieldsets
            if options["fields"] != ["organisers"]
        ]

    def get_readonly_fields(self, request, obj=None):
        if obj is None or obj.published_at is None:
            return []
        return ["week"] if may(request.user, Action.MANAGE_WEEK) else ["week", "slug"]

    def get_changeform_initial_data(self, request):
        week = Week.objects.current()
        asked = super().get_changeform_initial_data(request)
        return {"week": week.pk if week else None, "working_languages": ["en"], **asked}

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.viewer = request.user
        return form

    def get_object(self, request, object_id, from_field=None):
        """On a save the row is locked, so that of two saves at once the second sees the first."""
        if request.method == "POST" and transaction.get_connection().in_atomic_block:
            SideEvent.objects.select_for_update().filter(pk=object_id).first()
        return super().get_object(request, object_id, from_field)

    def save_model(self, request, obj: SideEvent, form: SideEventForm, change: bool) -> None:
        by = Actor.of(request.user)
        if not change:
            obj.slug = obj.slug or services.give_slug(obj)
            obj.save()
            if Role.ORGANISER in roles_of(request.user):
                obj.organisers.add(request.user)
                request.user.__dict__.pop("_own_event_ids", None)  # the new event is one of them
            return
        stored = SideEvent.objects.get(pk=obj.pk)
        if "slug" in form.changed_data:
            services.change_slug(side_event=stored, slug=obj.slug or services.give_slug(obj), by=by)
        if (stored.starts_at, stored.ends_at, stored.venue_id) != (obj.starts_at, obj.ends_at, obj.venue_id):
            services.move(
                side_event=stored, starts_at=obj.starts_at, ends_at=obj.ends_at, venue=obj.venue, by=by
            )
        fields = [
            f.name for f in obj._meta.concrete_fields if f.name in form.cleaned_data and f.name != "slug"
        ]
        obj.save(update_fields=[*fields, "catering_minute", "rsvp_deadline_at"])

    def save_formset(self, request, form, formset, change) -> None:
        if formset.model is CoSponsor:
            for row_form in formset.forms:
                if row_form.has_changed() and not formset._should_delete_form(row_form):
                    CoSponsorInline.apply(row_form, Actor.of(request.user).label)
        super().save_formset(request, form, formset, change)

    def save_related(self, request, form, formsets, change) -> None:
        organisers = list(form.instance.organisers.all())
        super().save_related(request, form, formsets, change)
        if "organisers" not in form.cleaned_data:
            form.instance.organisers.set(organisers)
        services.record(side_event=form.instance, by=Actor.of(request.user))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= self.proposal_context(request, obj) | self.merger_context(obj)
            context["counts"] = progress_of(obj)
        if obj is not None and "checklist" not in context and obj.status not in ENDED:
            overridden = {o.finding: o for o in obj.overrides.select_related("given_by")}
            found = [(f, overridden.get(f.code)) for f in findings(obj, request.user)]
            open_count = sum(f.is_blocking or override is None for f, override in found)
            context |= {"findings": found, "open_count": open_count}
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("day"), ordering="starts_at")
    def day_shown(self, event: SideEvent) -> str:
        return date_text(event.starts_at.astimezone(event.week.zone).date()) if event.starts_at else "–"

    @admin.display(description=_("time"))
    def times_shown(self, event: SideEvent) -> str:
        if not (event.starts_at and event.ends_at):
            return "–"
        zone = event.week.zone
        return time_range_short(event.starts_at.astimezone(zone), event.ends_at.astimezone(zone))

    @admin.display(description=_("lead"))
    def lead_shown(self, event: SideEvent) -> str:
        leads = [s.short_label for s in event.presenting if s.role == CoSponsor.Role.LEAD]
        return leads[0] if leads else "–"

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.prefetch_related("co_sponsors__organization")
        return changelist
