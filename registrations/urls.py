"""Addresses of the RSVP, of the personal page and of the attendee list as a table."""

from django.urls import path

from .file_formats import CSV, XLSX
from .views import personal, rsvp_form, staff

app_name = "registrations"

urlpatterns = [
    path("<int:year>/<slug:slug>/rsvp/", rsvp_form.register, name="register"),
    path("<int:year>/<slug:slug>/rsvp/sent/", rsvp_form.sent, name="sent"),
    path("rsvp/<str:token>/", personal.rsvp, name="rsvp"),
    path("rsvp/<str:token>/change/", personal.change, name="change"),
    path("rsvp/<str:token>/cancel/", personal.cancel, name="cancel"),
    path("invitation/<str:token>/", personal.rsvp, name="invitation"),
    path("hand-over/<str:token>/", personal.rsvp, name="hand_over"),
    path("my-week/<str:token>/", personal.rsvp, name="my_week"),
    path("rsvp/<str:token>/event.ics", personal.rsvp_ics, name="rsvp_ics"),
    path(
        "<int:year>/<slug:slug>/attendee-list.csv",
        staff.attendee_list,
        {"kind": CSV},
        name="attendee_list_csv",
    ),
    path(
        "<int:year>/<slug:slug>/attendee-list.xlsx",
        staff.attendee_list,
        {"kind": XLSX},
        name="attendee_list_xlsx",
    ),
]
