"""Addresses of the papers of a side event."""

from django.urls import path

from . import views

app_name = "agenda"

urlpatterns = [
    path("<int:year>/<slug:slug>/concept-note.pdf", views.concept_note, name="concept_note"),
    path("<int:year>/<slug:slug>/concept-note.docx", views.concept_note_word, name="concept_note_word"),
    path("<int:year>/<slug:slug>/concept-note.md", views.concept_note_markdown, name="concept_note_markdown"),
    path("<int:year>/<slug:slug>/summary.pdf", views.summary, name="summary"),
    path("<int:year>/<slug:slug>/attendee-list.pdf", views.attendee_list, name="attendee_list"),
]
