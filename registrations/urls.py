"""Addresses of the RSVP, of the personal page and of the attendee list as a table."""

from django.urls import path

from . import views, views_staff
from .file_formats import CSV, XLSX

app_name = "registrations"

urlpatterns = [
    path("<int:year>/<slug:slug>/rsvp/", views.register, name="register"),
    path("<int:year>/<slug:slug>/rsvp/sent/", views.sent, name="sent"),
    path("rsvp/<str:token>/", views.rsvp, name="rsvp"),
    path("rsvp/<str:token>/change/", views.change, name="change"),
    path("rsvp/<str:token>/cancel/", views.cancel, name="cancel"),
    path("invitation/<str:token>/", views.rsvp, name="invitation"),
    path("hand-over/<str:token>/", views.rsvp, name="hand_over"),
    path("my-week/<str:token>/", views.rsvp, name="my_week"),
    path("rsvp/<str:token>/event.ics", views.rsvp_ics, name="rsvp_ics"),
    path(
        "<int:year>/<slug:slug>/attendee-list.csv",
        views_staff.attendee_list,
        {"kind": CSV},
        name="attendee_list_csv",
    ),
    path(
        "<int:year>/<slug:slug>/attendee-list.xlsx",
        views_staff.attendee_list,
        {"kind": XLSX},
        name="attendee_list_xlsx",
    ),
]
