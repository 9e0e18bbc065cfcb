from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = _("RSVPs")

    def ready(self) -> None:
        from events import hooks
        from events.versions import watch

        from . import readiness, versions
        from .models import CapacityLimit, RsvpPolicy
        from .throttling import limited

        hooks.readiness_rules.append(readiness.findings)
        hooks.post_limits.append(limited)
        hooks.on_change.append(readiness.follow)
        hooks.programme_counters.append(versions.SEATS_OF_A_WEEK)
        watch(CapacityLimit, with_updates=False)
        watch(RsvpPolicy)  # what is kept of a side event (kept.py) holds it too
