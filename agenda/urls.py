"""Addresses of the papers: each kind has its own, below that of what it is of."""

from typing import Any

from django.urls import path, re_path
from django.urls.resolvers import URLPattern

import events.urls  # noqa: F401 - addresses with days, as those of the programme

from . import page_views, views
from .circulation import views as opt_out_views
from .commitments import own
from .commitments import views as commitments
from .documents import KINDS, Document, EventDocument
from .documents.document import Level
from .printing.cache import kept
from .summaries import views as summary_views
from .versions import views as version_views

app_name = "agenda"


BELOW: dict[Level, tuple[str, Any]] = {
    Level.SIDE_EVENT: ("<int:year>/<slug:slug>/", kept(views.event_paper)),
    Level.DAY: ("<int:year>/<date:date>/", kept(views.day_paper)),
    Level.WEEK: ("<int:year>/", kept(views.week_paper)),
}


def _address(kind: type[Document], ending: str) -> URLPattern:
    start, view = BELOW[kind.level]
    name = views.address_name(kind, ending).removeprefix(f"{app_name}:")
    return path(f"{start}{kind.name}.{ending}", view, {"kind": kind, "ending": ending}, name=name)


def _page_address(kind: type[EventDocument]) -> URLPattern:
    name = page_views.page_name(kind).removeprefix(f"{app_name}:")
    return path(f"<int:year>/<slug:slug>/{kind.name}/", page_views.event_page, {"kind": kind}, name=name)


urlpatterns = [
    *(_address(kind, ending) for kind in KINDS.values() for ending in kind.formats),
    *(
        _page_address(kind)
        for kind in KINDS.values()
        if issubclass(kind, EventDocument) and kind.page_template
    ),
    path("summary-review/<str:token>/", summary_views.review, name="summary_review"),
    re_path(r"^photos/(?P<sha256>[0-9a-f]{64})\.jpg$", summary_views.photo, name="photo"),
    path("opt-out/<str:token>/", opt_out_views.opt_out, name="opt_out"),
    path("commitments/", commitments.register, name="register"),
    path("commitments/commitments.csv", commitments.register_csv, name="register_csv"),
    path("commitments/<int:pk>/", commitments.commitment, name="commitment"),
    path("organizations/<slug:name>/", commitments.organization, name="organization"),
    path("commitment/<str:token>/", own.own_commitment, name="own_commitment"),
    path("commitment/<str:token>/publication/", own.publication, name="own_commitment_publication"),
    path("commitment/<str:token>/mails/", own.mails, name="own_commitment_mails"),
    path("commitment/<str:token>/not-ours/", own.not_ours, name="own_commitment_not_ours"),
    path("verify/<slug:code>/", version_views.verify, name="verify"),
    path("verify/<slug:code>/paper.pdf", version_views.issued_file, name="issued_file"),
]
