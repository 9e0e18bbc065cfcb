"""The messages of the site, found in its source, and the catalogues of their translations.

Babel reads what Django marks, so no tool has to be installed beside Python. The translations stand in
locale/<language>/LC_MESSAGES/django.po; see `manage.py collect_messages` and `manage.py build_translations`.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

Found = tuple[str | tuple[str, ...], int, list[str], str | None]  # texts, line, comments, context
SOURCES = ("pocweek", "agenda", "registrations", "events", "templates")
TEMPLATES = (".html", ".txt")
KEYWORDS = DEFAULT_KEYWORDS | {f"{name}_lazy": places for name, places in DEFAULT_KEYWORDS.items()}
COMMENTS = ("Translators:",)
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def source_messages() -> Catalog:
    """Return every message of the source, with the places where it stands."""
    found = Catalog()
    for folder in SOURCES:
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.suffix == ".py" or path.suffix in TEMPLATES:
                place = path.relative_to(settings.BASE_DIR).as_posix()
                for message, line, comments, context in _messages_in(path):
                    found.add(message, locations=[(place, line)], auto_comments=comments, context=context)
    return found


def _messages_in(path: Path) -> Iterator[Found]:
    text = path.read_text()
    if path.suffix in TEMPLATES:
        # Django writes a template down as calls of gettext between letters that mean nothing
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for line, message, comments, context in extract("python", BytesIO(text.encode()), KEYWORDS, COMMENTS):
        yield message, line, comments, context


def path_of(language: str) -> Path:
    """Return where the translations into a language stand."""
    folder: Path = settings.LOCALE_PATHS[0]
    return folder / to_locale(language) / "LC_MESSAGES" / "django.po"


def catalogue_of(language: str) -> Catalog:
    """Return the translations into a language as they stand; none where there is no file yet."""
    path = path_of(language)
    if not path.exists():
        title = f"# {language}: what the site says. Kept by `manage.py collect_messages`."
        return Catalog(locale=to_locale(language), header_comment=title, project="PoC Week", fuzzy=False)
    with path.open("rb") as lines:
        return read_po(lines, locale=to_locale(language), abort_invalid=True)


def update(language: str, source: Catalog) -> Catalog:
    """Bring the file of a language up to date with the source: new messages come in empty, gone ones leave."""
    catalogue = catalogue_of(language)
    source.creation_date = catalogue.creation_date  # a file that says nothing new stays as it is
    catalogue.update(source, no_fuzzy_matching=True, update_header_comment=False)
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as out:
        write_po(out, catalogue, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return catalogue


def untranslated(catalogue: Catalog) -> list[Message]:
    """Return the messages that lack a translation, or one of their plural forms, or that nobody has confirmed."""
    return [
        message
        for message in catalogue
        if message.id and (message.fuzzy or not message.string or not all(message.string))
    ]
