from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Programme")

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from . import versions
        from .models import CoSponsor, OfficialMeeting, Organization, SideEvent, Venue, Week

        versions.watch(Week, OfficialMeeting, SideEvent, CoSponsor, Organization, Venue)
        connection_created.connect(versions.follow_writes)
