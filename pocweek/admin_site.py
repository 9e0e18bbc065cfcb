"""The admin: Django's own, with our name and look."""

from collections.abc import Callable

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import URLPattern, URLResolver, path
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _


class PocweekAdminSite(admin.AdminSite):
    site_header = _("Protection of Civilians Week")
    site_title = _("PoC Week")
    index_title = _("Side events")
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Leave out the shortcut to the page of any object: that of an RSVP is a delegate's personal page."""
        return [
            *self._dashboards(),
            *(url for url in super().get_urls() if getattr(url, "name", None) != "view_on_site"),
        ]

    def _dashboards(self) -> list[URLPattern | URLResolver]:
        """Pages that belong to no model: how a side event and a week stand."""
        from agenda.dashboards import views  # models are loaded after the site

        pages: dict[str, tuple[Callable[..., HttpResponse], str]] = {
            "side-event/<int:pk>/": (views.event_dashboard, "dashboard_event"),
            "week/<int:pk>/": (views.week_dashboard, "dashboard_week"),
            "week/": (views.current_week_dashboard, "dashboard_current_week"),
        }
        return [
            path(f"dashboard/{route}", self.admin_view(view), name=name)
            for route, (view, name) in pages.items()
        ]

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Lead to the site's own sign-in page, and back from there to the page that was wanted.

        Raises `PermissionDenied` for somebody who is signed in already and may not enter.
        """
        if self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            raise PermissionDenied
        wanted = request.GET.get("next") or resolve_url("admin:index")
        return redirect(f"{resolve_url('account_login')}?{urlencode({'next': wanted})}")

    def password_change(  # type: ignore[override]  # the stubs promise a page, callers take any answer
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        return redirect("account_change_password")
