"""How the rows of a change page are checked and saved together."""

from adminsortable2.admin import CustomInlineFormSet
from django import forms
from django.utils.translation import gettext as _

from ..models import CoSponsor, SideEvent
from ..readiness.findings import agenda_problems


class KeepsGoneRows:
    """Writes rows anew that somebody else deleted while the page was open: whoever saves last decides.

    Django would refuse them for the sake of a hidden field, with a sentence that no page shows.
    """

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        if self.is_bound and i < self.initial_form_count() and form.instance.pk is None:
            form.fields["id"].required, form.fields["id"].disabled = False, True
        return form

    def get_queryset(self):
        """The rows of the forms, for the admin pairs both by their order and would show fewer of the forms."""
        if self.is_bound and "forms" in self.__dict__:
            return [form.instance if form.instance.pk else None for form in self.initial_forms]
        return super().get_queryset()

    def save_new_objects(self, commit=True):
        super().save_new_objects(commit)
        for form in self.initial_forms:
            if form.instance.pk is None and form.has_changed() and not self._should_delete_form(form):
                self.new_objects.append(self.save_new(form, commit=commit))
        return self.new_objects


class RowFormSet(KeepsGoneRows, CustomInlineFormSet):
    """Ordered rows. One without a place keeps the place that it had."""

    def save_existing(self, form, obj, commit=True):
        if obj.position is None:
            obj.position = form.initial["position"]
        return super().save_existing(form, obj, commit)


class SegmentFormSet(RowFormSet):
    """Shows clock times that follow from the start as it is stored, not as it is being changed in the same form."""

    def clean(self) -> None:
        """What blocks publication is not brought into the agenda of a public side event; what stood there may stay."""
        super().clean()
        if self.instance.status != SideEvent.Status.PUBLISHED or any(self.errors):
            return
        kept = [form.instance for form in self.forms if form.has_changed() or form.instance.pk]
        gone = {id(form.instance) for form in self.forms if self._should_delete_form(form)}
        if found := agenda_problems(self.instance, [row for row in kept if id(row) not in gone]):
            stored = SideEvent.objects.get(pk=self.instance.pk)
            known = {problem.code for problem in agenda_problems(stored, stored.segments.all())}
            if new := [problem.sentence for problem in found if problem.code not in known]:
                raise forms.ValidationError(new)

    def get_form_kwargs(self, index):
        kwargs = super().get_form_kwargs(index)
        return {**kwargs, "event": self.instance, "shown_start": self._stored_start}

    @property
    def _stored_start(self):
        if not hasattr(self, "_start"):
            stored = SideEvent.objects.select_related("week").filter(pk=self.instance.pk).first()
            self._start = stored and stored.starts_at and stored.starts_at.astimezone(stored.week.zone)
        return self._start


class CoSponsorFormSet(RowFormSet):
    """At most one lead, and each organization once: rules about all rows, which no row can check alone."""

    def clean(self) -> None:
        super().clean()
        stored = CoSponsor.objects.filter(side_event_id=self.instance.pk)
        taken = dict(stored.exclude(pk__in=self._leaving()).values_list("organization_id", "pk"))
        has_lead = False
        for form in self.forms:
            if self._should_delete_form(form):
                continue
            organization = form.cleaned_data.get("organization")
            if organization and taken.get(organization.pk, form.instance.pk) != form.instance.pk:
                form.add_error("organization", _("This organization is in the list already."))
            is_lead = form.cleaned_data.get("role") == CoSponsor.Role.LEAD
            if is_lead and has_lead:
                form.add_error("role", _("There can be only one lead. Make the other one a co-host."))
            has_lead = has_lead or is_lead
        is_public = self.instance.status == SideEvent.Status.PUBLISHED
        if is_public and not has_lead and stored.filter(role=CoSponsor.Role.LEAD).exists():
            raise forms.ValidationError(
                _("A public side event keeps a lead: give the role to another organization before you save.")
            )

    def get_unique_error_message(self, unique_check) -> str:
        return _("An organization can be in the list only once.")

    def get_form_error(self) -> str:
        return _("This organization is in the list already.")

    def save_existing_objects(self, commit=True):
        """Make room first, since the database checks each row as it comes: who leaves goes, who led steps back."""
        if commit:
            rows = CoSponsor.objects.filter(side_event=self.instance)
            rows.filter(pk__in=self._leaving()).delete()
            kept = [form for form in self.forms if not self._should_delete_form(form)]
            leads = [form.instance.pk for form in kept if form.instance.role == CoSponsor.Role.LEAD]
            if leads:
                rows.filter(role=CoSponsor.Role.LEAD).exclude(pk__in=[pk for pk in leads if pk]).update(
                    role=CoSponsor.Role.CO_HOST
                )
        return super().save_existing_objects(commit)

    def _leaving(self) -> list[int]:
        return [
            form.instance.pk for form in self.forms if form.instance.pk and self._should_delete_form(form)
        ]
