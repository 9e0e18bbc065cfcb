"""Addresses of the board, below those of the admin."""

from django.urls import path

from ..scheduling import views as scheduling
from . import views

app_name = "board"

urlpatterns = [
    path("", views.current, name="current"),
    path("<int:year>/", views.board, name="board"),
    path("<int:year>/week/", views.whole_week, name="week"),
    path("<int:year>/schedule/", scheduling.ask, name="ask"),
    path("<int:year>/schedule/<uuid:key>/", scheduling.schedule, name="schedule"),
    path("<int:year>/<slug:day>/", views.one_day, name="day"),
    path("<int:year>/move/<int:pk>/", views.move, name="move"),
    path("<int:year>/fix/<int:pk>/", views.fix, name="fix"),
]
