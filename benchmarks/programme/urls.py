"""The addresses of the site; besides, an empty view, and the page of a week made plainly and made anew each time."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import path

from pocweek.urls import urlpatterns as of_the_site

from . import views

urlpatterns = [
    *i18n_patterns(
        path("empty/", views.empty),
        path("plain/<int:year>/", views.plain),
        path("anew/<int:year>/", views.anew),
        prefix_default_language=False,
    ),
    *of_the_site,
]
