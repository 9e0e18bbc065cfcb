"""An event with seats, who comes, and what is to be mailed."""

from django.db import models
from django.utils import timezone


class Event(models.Model):
    title = models.CharField(max_length=500)
    slug = models.SlugField(unique=True)
    starts_at = models.DateTimeField()
    seats = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.title


class Rsvp(models.Model):
    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        ONLINE = "online", "Online"

    class Title(models.TextChoices):
        AMBASSADOR = "H.E."
        MS = "Ms."
        MR = "Mr."
        DR = "Dr."

    class Pass(models.TextChoices):
        HAS = "has", "I have a pass"
        NEEDS = "needs", "I need a pass"

    event = models.ForeignKey(Event, models.CASCADE, related_name="rsvps")
    is_confirmed = models.BooleanField()
    created_at = models.DateTimeField(default=timezone.now)
    attendance_mode = models.CharField(max_length=12, choices=Mode)
    courtesy_title = models.CharField(max_length=8, choices=Title, blank=True)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    function = models.CharField(max_length=200, blank=True)
    organization_name = models.CharField(max_length=200)
    email = models.EmailField()
    un_pass = models.CharField(max_length=8, choices=Pass, blank=True)
    identity_name = models.CharField(max_length=200, blank=True)
    dietary_needs = models.CharField(max_length=300, blank=True)
    access_needs = models.CharField(max_length=300, blank=True)
    has_consented = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


class Message(models.Model):
    recipient = models.EmailField()
    subject = models.CharField(max_length=500)
    text = models.TextField()
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.subject
