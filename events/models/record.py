"""What is kept about the record itself: its versions, its earlier addresses and the warnings that were overridden."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .side_event import SideEvent
from .week import Week


class SideEventVersionQuerySet(models.QuerySet["SideEventVersion"]):
    def with_previous(self) -> "SideEventVersionQuerySet":
        """Load with each version the `previous` record of its side event, None for the first. No query of its own."""
        earlier = SideEventVersion.objects.filter(
            side_event=models.OuterRef("side_event"), revision__lt=models.OuterRef("revision")
        ).order_by("-revision")
        return self.annotate(previous=models.Subquery(earlier.values("record")[:1]))


class SideEventVersion(models.Model):
    """The whole record as it stood after one save, so that two editors can be shown what the other changed."""

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="versions")
    revision = models.PositiveIntegerField()
    saved_at = models.DateTimeField(auto_now_add=True)
    saved_by = models.CharField(max_length=200)
    record = models.JSONField()
    restored_revision = models.PositiveIntegerField(
        null=True, editable=False
    )  # the version that it puts back

    objects = SideEventVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-revision"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(fields=["side_event", "revision"], name="version_once_per_revision")
        ]
        indexes = [models.Index(fields=["saved_at"], name="version_saved_at")]  # what changed since a date

    def __str__(self) -> str:
        return f"{self.side_event_id} / {self.revision}"


class PreviousSlug(models.Model):
    """An address that a side event once had; it redirects for ever."""

    week = models.ForeignKey(Week, models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=80)
    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="previous_slugs")

    class Meta:
        verbose_name = _("previous address")
        verbose_name_plural = _("previous addresses")
        constraints = [models.UniqueConstraint(fields=["week", "slug"], name="previous_slug_once_in_week")]

    def __str__(self) -> str:
        return self.slug


class FindingOverride(models.Model):
    """A warning that somebody accepted, with the reason. It holds as long as the finding reads the same."""

    side_event = models.ForeignKey(SideEvent, models.CASCADE, related_name="overrides")
    finding = models.CharField(_("finding"), max_length=500)
    reason = models.CharField(_("reason"), max_length=500)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(_("given at"), auto_now_add=True)

    class Meta:
        ordering = ["given_at"]
        verbose_name = _("overridden warning")
        verbose_name_plural = _("overridden warnings")
        constraints = [
            models.UniqueConstraint(fields=["side_event", "finding"], name="override_once_per_finding")
        ]

    def __str__(self) -> str:
        return self.finding
