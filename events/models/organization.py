"""States, UN entities and NGOs, with their logos. All UN Member States and observers come with the software."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Logo(models.Model):
    """A picture re-encoded by us and stored under the SHA-256 of its bytes, trimmed to what it shows."""

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    width = models.PositiveIntegerField(editable=False)  # pixels
    height = models.PositiveIntegerField(editable=False)  # pixels
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.width} × {self.height})"

    def get_absolute_url(self) -> str:
        return reverse("logo", args=[self.sha256])

    @property
    def storage_name(self) -> str:
        """Where the PNG lies in the media storage."""
        return f"logos/{self.sha256}.png"


class Organization(models.Model):
    """Somebody who can present, co-sponsor, speak for or commit to something."""

    class Kind(models.TextChoices):
        """In the order in which protocol lists them."""

        MEMBER_STATE = "member_state", _("Member State")
        OBSERVER_STATE = "observer_state", _("Observer State")
        OBSERVER_ORGANIZATION = "observer_organization", _("Observer organization")
        UN_ENTITY = "un_entity", _("United Nations entity")
        INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organization")
        MOVEMENT = "movement", _("Red Cross and Red Crescent Movement")
        NGO = "ngo", _("Non-governmental organization")
        ACADEMIA = "academia", _("Academia")
        OTHER = "other", _("Other")

    key = models.SlugField(
        max_length=80, unique=True, null=True, blank=True, editable=False, allow_unicode=False
    )  # set on those that come with the software
    kind = models.CharField(_("kind"), max_length=24, choices=Kind, default=Kind.NGO)
    name = models.CharField(_("name"), max_length=200, help_text=_("The short name in running text."))
    formal_name = models.CharField(_("formal name"), max_length=300, blank=True, help_text=_("In English."))
    article = models.CharField(
        _("article"),
        max_length=8,
        blank=True,
        help_text=_("“the” where the name takes it in running text: the Netherlands."),
    )
    acronym = models.CharField(_("acronym"), max_length=40, blank=True)
    m49 = models.CharField(_("M49 code"), max_length=3, blank=True)
    aliases = models.JSONField(
        _("other names"),
        default=list,
        blank=True,
        help_text=_("Names that people type for it, as a JSON list."),
    )
    logo = models.ForeignKey(
        Logo, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )

    objects: models.Manager["Organization"] = models.Manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        indexes = [models.Index(fields=["kind"], name="organization_kind")]  # the lists by protocol

    def __str__(self) -> str:
        return self.name

    @property
    def is_state(self) -> bool:
        return self.kind in STATES

    @property
    def short_label(self) -> str:
        """What lists show: a State's name, else the acronym where there is one."""
        return self.name if self.is_state else self.acronym or self.name

    @property
    def full_label(self) -> str:
        """The name with the acronym in brackets where there is one."""
        return f"{self.name} ({self.acronym})" if self.acronym and not self.is_state else self.name


STATES = (Organization.Kind.MEMBER_STATE, Organization.Kind.OBSERVER_STATE)
