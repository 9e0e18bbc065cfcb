"""What organizers write to those who answered, beside the mails that follow from a change."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Message, SideEvent


class OrganizersLetter(models.Model):
    """A text for all who answered in some states and modes. Its mails are `Message` rows, one for each recipient."""

    side_event = models.ForeignKey(
        SideEvent, models.CASCADE, related_name="letters", verbose_name=_("side event")
    )
    key = models.UUIDField(
        unique=True, default=uuid.uuid4, editable=False
    )  # of the page that sent it: sent once
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), max_length=10_000)
    states = models.JSONField(_("states"), default=list)  # values of Rsvp.Status
    modes = models.JSONField(_("attendance modes"), default=list)
    written_by = models.CharField(_("written by"), max_length=200, blank=True, editable=False)
    written_at = models.DateTimeField(_("written at"), default=timezone.now, editable=False)
    recipient_count = models.PositiveIntegerField(_("recipients"), default=0, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("letter to registrants")
        verbose_name_plural = _("letters to registrants")

    def __str__(self) -> str:
        return self.subject

    def mails(self) -> models.QuerySet[Message]:
        """Its mails, in the order in which they were written."""
        of_event = Message.objects.filter(kind="registrations/letter", side_event_id=self.side_event_id)
        return of_event.filter(facts__letter=self.pk).order_by("pk")
