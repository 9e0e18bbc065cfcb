"""The mail folder in the browser, for trying the site without a mail server. Only while DEBUG is on."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from .mail_folder import FolderBackend, Mail, newest_mails, read_mail

SHOWN = 200  # mails in the list
BACKEND = f"{FolderBackend.__module__}.{FolderBackend.__qualname__}"
# A mail brings its own style and nothing else: no script, no picture from elsewhere, no form.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; "
    "sandbox allow-top-navigation-by-user-activation"
)


def is_open() -> bool:
    """Whether the mailbox can be read here: mail is personal, so only on a machine for trying the site."""
    return settings.DEBUG and settings.EMAIL_BACKEND == BACKEND


def _while_open(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if not is_open():
            raise Http404
        return view(request, **kwargs)

    return require_safe(guarded)


def _mail_or_404(name: str) -> Mail:
    try:
        return read_mail(name)
    except FileNotFoundError as problem:
        raise Http404 from problem


@_while_open
def mailbox(request: HttpRequest) -> HttpResponse:
    return render(request, "pocweek/mailbox.html", {"mails": newest_mails(SHOWN)})


@_while_open
def mail(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "pocweek/mailbox_mail.html", {"mail": _mail_or_404(name)})


@_while_open
@xframe_options_sameorigin
def mail_html(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML part as it was sent, for the frame on the mail's page; its links open outside the frame."""
    html = _mail_or_404(name).html.replace("<head>", '<head><base target="_top">', 1)
    return HttpResponse(html, headers={"Content-Security-Policy": MAIL_POLICY})
