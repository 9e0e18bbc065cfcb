"""What every template may show. Nothing here costs a query until a template asks for it."""

from dataclasses import dataclass
from functools import cache, partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.translation import get_language, get_language_info, override

from events.models import Week

from . import mailbox


@dataclass(frozen=True)
class LanguageLink:
    """The page in one language."""

    code: str
    name: str  # in that language
    direction: str
    path: str  # with the query, so that filters survive
    is_current: bool

    @property
    def is_default(self) -> bool:
        """Whether this is the page for those who read none of the languages: the one without a prefix."""
        return self.code == settings.LANGUAGE_CODE

    @property
    def canonical_path(self) -> str:
        """The address under which the page is known: without the query."""
        return self.path.partition("?")[0]


def site(request: HttpRequest) -> dict[str, object]:
    """Return what templates call: the week that the site bar links to, and this page in all languages."""
    return {
        "site_url": settings.SITE_URL,
        "mailbox_is_open": mailbox.is_open,
        "current_week": Week.objects.current,
        "language_links": partial(_language_links, request),
    }


def _language_links(request: HttpRequest) -> list[LanguageLink]:
    """Return links that stay on the page and keep its filters; from a page that does not exist they lead home."""
    path = request.get_full_path() if request.resolver_match else reverse("events:home")
    current = get_language()
    return [
        LanguageLink(
            code=code,
            name=get_language_info(code)["name_local"],
            direction="rtl" if get_language_info(code)["bidi"] else "ltr",
            path=translate_url(path, code),
            is_current=code == current,
        )
        for code in _language_codes()
    ]


@cache
def _language_codes() -> list[str]:
    """Return the languages as the United Nations lists them: by the alphabet of their English names."""
    with override("en"):
        return [code for code, name in sorted(settings.LANGUAGES, key=lambda language: str(language[1]))]
