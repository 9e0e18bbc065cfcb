"""Every address of the site. English has no prefix; other languages live under /fr/ and so on."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from events.views.programme import logo

from . import health, mail_folder, mailbox, views

site_patterns = [
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("mailbox/", mailbox.mailbox, name="mailbox"),
    re_path(rf"^mailbox/(?P<name>{mail_folder.NAME_PATTERN})/$", mailbox.mail, name="mail"),
    re_path(rf"^mailbox/(?P<name>{mail_folder.NAME_PATTERN})/html/$", mailbox.mail_html, name="mail_html"),
]

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    re_path(r"^logos/(?P<sha256>[0-9a-f]{64})\.png$", logo, name="logo"),
    *i18n_patterns(
        path(
            "admin/board/", include("agenda.board.urls")
        ),  # before the admin, which answers all that is below it
        path("admin/", admin.site.urls),
        path("account/", include("pocweek.accounts.urls")),
        path("", include((site_patterns, "pocweek"))),
        # what is asked for most is looked for first
        path("", include("events.urls")),
        path("", include("registrations.urls")),
        path("", include("agenda.urls")),
        prefix_default_language=False,
    ),
]
