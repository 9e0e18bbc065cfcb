"""Where the code of a paper leads: whether that version is genuine and stands, and whether a file is that version.

A browser with the script of the page sends the SHA-256 of the file; any other sends the file.
"""

import re
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from registrations.networks import network_of
from registrations.throttling import MINUTE, count, seconds_to_wait, waiting_places

from ..models import IssuedDocument
from . import files
from .paper import Paper
from .verification import Verification, fingerprint, same_paper

LARGEST = 20 * 1024 * 1024  # bytes
SHA256 = re.compile("[0-9a-f]{64}")


class FileForm(forms.Form):
    """A file to compare. It is read and forgotten."""

    file = forms.FileField(
        label=gettext_lazy("The file that you have"),
        help_text=gettext_lazy("A PDF of at most 20 MB. It is compared and not kept."),
        error_messages={
            "required": gettext_lazy("Choose the file that you want to compare."),
            "invalid": gettext_lazy("Choose the file that you want to compare."),
            "empty": gettext_lazy("This file is empty. Choose another one."),
        },
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("This file is larger than 20 MB, so it is none of our papers."))
        return file


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Tell how a version stands; to a POST, whether its file is that version. Changes nothing."""
    version = _find(code)
    if version is None:
        return _private(render(request, "agenda/verify_unknown.html", {"code": code}, status=404))
    sent = request.POST.get("sha256", "")
    digest = sent if SHA256.fullmatch(sent) else ""
    form = FileForm(request.POST, request.FILES) if request.method == "POST" and not digest else FileForm()
    verification = Verification.of(version)
    context: dict[str, Any] = {"verification": verification, "week": verification.paper.week, "form": form}
    if form.is_bound and form.is_valid():
        digest = fingerprint(form.cleaned_data["file"])
    if digest:
        context |= {"is_compared": True, "same": same_paper(version, digest)}
    response = _private(render(request, "agenda/verify.html", context, status=422 if form.errors else 200))
    if request.method == "POST" and (network := network_of(request.META)):
        posts = count({network: MINUTE}, timezone.now())[network]
        waiting_places.wait(seconds_to_wait(posts))  # as for the other forms of the public
    return response


@require_safe
def issued_file(request: HttpRequest, code: str) -> HttpResponse:
    """The file of a version, old or new: for all while the paper is public, else for staff whom its kind allows it."""
    version = _find(code)
    if version is None:
        raise Http404
    paper = Paper.of_version(version).read_anew()
    if not paper.is_for(request.user):
        raise Http404
    response = HttpResponse(files.read(version.sha256), content_type="application/pdf")
    name = f"{paper.file_name}-version-{version.number}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return _private(response)


def _find(code: str) -> IssuedDocument | None:
    """Return the version of a code, in whatever case it was typed."""
    return IssuedDocument.objects.with_subjects().filter(code=code.lower()).first()


def _private(response: HttpResponse) -> HttpResponse:
    """No copy is kept: the next moment the version may be superseded. Search engines are kept out."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
