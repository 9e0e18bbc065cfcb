from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationsConfig(AppConfig):
    name = "registrations"
    verbose_name = _("RSVPs")

    def ready(self) -> None:
        from events import hooks

        from . import readiness

        hooks.readiness_rules.append(readiness.findings)
        hooks.on_change.append(readiness.follow)
