"""Addresses of the programme. Logos are wired in `pocweek.urls`, since their address has no language."""

from django.urls import path

from . import converters
from .views import confirmations, feeds, mergers, programme

converters.register()

app_name = "events"

urlpatterns = [
    path("", programme.home, name="home"),
    path("merger/<str:token>/", mergers.merger, name="merger"),
    path("confirm/<str:token>/", confirmations.confirm, name="confirm"),
    path("confirm/<str:token>/decline/", confirmations.decline, name="confirm_decline"),
    path("confirm/<str:token>/replace/", confirmations.replace, name="confirm_replace"),
    path("<int:year>/", programme.week, name="week"),
    path("<int:year>/programme.ics", feeds.programme_ics, name="programme_ics"),
    path("<int:year>/programme.json", feeds.programme_json, name="programme_json"),
    path("<int:year>/<date:date>/programme.ics", feeds.day_ics, name="day_ics"),
    path(
        "<int:year>/organizations/<slug:organization>/programme.ics",
        feeds.organization_ics,
        name="organization_ics",
    ),
    path("<int:year>/<slug:slug>/", programme.side_event, name="side_event"),
    path("<int:year>/<slug:slug>/event.ics", feeds.side_event_ics, name="side_event_ics"),
    path("<int:year>/<slug:slug>/event.json", feeds.side_event_json, name="side_event_json"),
]
