"""Addresses of the RSVP, of the personal page, of the door, and of the lists of people as tables."""

from django.urls import path

from .tables.file_formats import CSV, XLSX
from .views import checkin, colleagues, invitation, my_week, own_data, personal, rsvp_form, staff

app_name = "registrations"

urlpatterns = [
    path("<int:year>/<slug:slug>/rsvp/", rsvp_form.register, name="register"),
    path("<int:year>/<slug:slug>/rsvp/sent/", rsvp_form.sent, name="sent"),
    path("rsvp/<str:token>/", personal.rsvp, name="rsvp"),
    path("rsvp/<str:token>/change/", personal.change, name="change"),
    path("rsvp/<str:token>/cancel/", personal.cancel, name="cancel"),
    path("rsvp/<str:token>/switch/", personal.switch, name="switch"),
    path("rsvp/<str:token>/prove/", personal.prove, name="prove"),
    path("rsvp/<str:token>/hand-over/", colleagues.hand_over, name="offer_seat"),
    path("rsvp/<str:token>/keep/", colleagues.keep, name="keep_seat"),
    path("rsvp/<str:token>/delegation/", colleagues.party, name="party"),
    path("rsvp/<str:token>/delegation/cancel/", colleagues.cancel_member, name="cancel_member"),
    path("rsvp/<str:token>/my-week/", my_week.send_link, name="send_my_week"),
    path("rsvp/<str:token>/my-data.json", own_data.copy, name="my_data"),
    path("rsvp/<str:token>/erase/", own_data.erase, name="erase"),
    path("hand-over/<str:token>/", colleagues.take_over, name="hand_over"),
    path("my-week/<str:token>/", my_week.my_week, name="my_week"),
    path("my-week/<str:token>/my-week.ics", my_week.my_week_ics, name="my_week_ics"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("invitation/<str:token>/decline/", invitation.decline, name="decline_invitation"),
    path("invitation/<str:token>/forward/", invitation.forward, name="forward_invitation"),
    path("rsvp/<str:token>/event.ics", personal.rsvp_ics, name="rsvp_ics"),
    path("rsvp/<str:token>/qr.svg", checkin.qr, name="qr"),
    path("<int:year>/<slug:slug>/checkin/", checkin.door, name="checkin"),
    path("<int:year>/<slug:slug>/checkin/state.json", checkin.state, name="checkin_state"),
    path("<int:year>/<slug:slug>/checkin/arrive/", checkin.arrive, name="checkin_arrive"),
    path("<int:year>/<slug:slug>/checkin/take-back/", checkin.take_back, name="checkin_take_back"),
    path("<int:year>/<slug:slug>/checkin/walk-in/", checkin.walk_in, name="checkin_walk_in"),
    path("<int:year>/<slug:slug>/checkin/<str:code>/", checkin.person, name="checkin_person"),
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
    path("<int:year>/<slug:slug>/guest-list.csv", staff.guest_list, {"kind": CSV}, name="guest_list_csv"),
    path("<int:year>/<slug:slug>/guest-list.xlsx", staff.guest_list, {"kind": XLSX}, name="guest_list_xlsx"),
]
