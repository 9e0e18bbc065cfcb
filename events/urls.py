"""Addresses of the programme. Logos are wired in `pocweek.urls`, since their address has no language."""

from django.urls import path

from . import merger_views, views

app_name = "events"

urlpatterns = [
    path("", views.home, name="home"),
    path("merger/<str:token>/", merger_views.merger, name="merger"),
    path("<int:year>/", views.week, name="week"),
    path("<int:year>/programme.ics", views.programme_ics, name="programme_ics"),
    path("<int:year>/<slug:slug>/", views.side_event, name="side_event"),
    path("<int:year>/<slug:slug>/event.ics", views.side_event_ics, name="side_event_ics"),
]
