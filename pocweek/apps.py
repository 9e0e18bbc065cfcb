from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class PocweekConfig(AppConfig):
    name = "pocweek"
    verbose_name = "Accounts"
    default = True

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added

        from . import checks  # noqa: F401  # registers them
        from .accounts.second_factor import note_shown

        authenticator_added.connect(note_shown, dispatch_uid="pocweek.second_factor")


class PocweekAdminConfig(admin_apps.AdminConfig):
    """The stock admin under our own site class."""

    default = False
    default_site = "pocweek.admin_site.PocweekAdminSite"
