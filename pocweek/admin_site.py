"""The admin: Django's own, with our name and look."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class PocweekAdminSite(admin.AdminSite):
    site_header = _("Protection of Civilians Week")
    site_title = _("PoC Week")
    index_title = _("Side events")
    enable_nav_sidebar = False
