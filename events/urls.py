"""Addresses of the programme. Logos are wired in `pocweek.urls`, since their address has no language."""

from django.urls import path

from . import confirmation_views, converters, feed_views, merger_views, views

converters.register()

app_name = "events"

urlpatterns = [
    path("", views.home, name="home"),
    path("merger/<str:token>/", merger_views.merger, name="merger"),
    path("confirm/<str:token>/", confirmation_views.confirm, name="confirm"),
    path("confirm/<str:token>/decline/", confirmation_views.decline, name="confirm_decline"),
    path("confirm/<str:token>/replace/", confirmation_views.replace, name="confirm_replace"),
    path("<int:year>/", views.week, name="week"),
    path("<int:year>/programme.ics", feed_views.programme_ics, name="programme_ics"),
    path("<int:year>/programme.json", feed_views.programme_json, name="programme_json"),
    path("<int:year>/<date:date>/programme.ics", feed_views.day_ics, name="day_ics"),
    path(
        "<int:year>/organizations/<slug:organization>/programme.ics",
        feed_views.organization_ics,
        name="organization_ics",
    ),
    path("<int:year>/<slug:slug>/", views.side_event, name="side_event"),
    path("<int:year>/<slug:slug>/event.ics", feed_views.side_event_ics, name="side_event_ics"),
    path("<int:year>/<slug:slug>/event.json", feed_views.side_event_json, name="side_event_json"),
]
