"""Two addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:slug>/rsvp/", views.rsvp, name="rsvp"),
    path("<slug:slug>/thanks/", views.thanks, name="thanks"),
]
