"""The admin: Django's own, with our name and look."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _


class PocweekAdminSite(admin.AdminSite):
    site_header = _("Protection of Civilians Week")
    site_title = _("PoC Week")
    index_title = _("Side events")
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Leave out the shortcut to the page of any object: that of an RSVP is a delegate's personal page."""
        return [url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"]
