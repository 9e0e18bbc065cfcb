"""Addresses of the papers of a side event."""

from django.urls import path

from . import views

app_name = "agenda"

urlpatterns = [
    path("<int:year>/<slug:slug>/concept-note.pdf", views.concept_note, name="concept_note"),
    path("<int:year>/<slug:slug>/summary.pdf", views.summary, name="summary"),
    path("<int:year>/<slug:slug>/attendee-list.pdf", views.attendee_list, name="attendee_list"),
]
