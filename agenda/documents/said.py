"""What a paper says, as plain values: by them it is told whether, and in what, two versions differ."""

import dataclasses
import datetime as dt
import hashlib
import json
from typing import Any

from django.utils.functional import Promise

from .document import Document

# Of every paper: how it is called and from when it dates. A save that changes no word is no change.
NOT_SAID = frozenset({"language", "file_name", "kind", "as_of", "footer"})
NOTHING: tuple[Any, ...] = (None, "", [], {}, False)
# How words are set: marks and isolates of direction, and spaces at which no line breaks.
SETTING = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]) | {
    0xA0: " ",
    0x202F: " ",
}


def facts_of(document: Document) -> dict[str, Any]:
    """Return what the paper says as JSON-able values, in its order, without what is empty.

    Without, too, what its kind names in `follows`. A field that a later release adds changes nothing while it is empty.
    """
    return {name: value for name, value in _plain(document, document).items() if name not in NOT_SAID}


def as_json(facts: dict[str, Any]) -> str:
    """Return the facts as text that keeps their order, which a JSON column does not."""
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def content_hash(document: Document, page: str) -> str:
    """Return the SHA-256 of what the paper says, its language and its page size.

    Neither template nor stylesheet nor library counts: an update of the software makes no new version.
    """
    said = {"facts": facts_of(document), "language": document.language, "page": page}
    canonical = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(value: Any, document: Document) -> Any:
    if dataclasses.is_dataclass(value):
        of = type(value).__name__
        fields = {
            field.name: _plain(getattr(value, field.name), document)
            for field in dataclasses.fields(value)
            if f"{of}.{field.name}" not in document.follows
        }
        return {name: plain for name, plain in fields.items() if plain not in NOTHING}
    if isinstance(value, list | tuple):
        return [_plain(item, document) for item in value]
    if isinstance(value, str | Promise):
        return str(value).translate(SETTING)
    if isinstance(value, dt.date):
        return value.isoformat()
    if value is None or isinstance(value, bool | int | float):
        return value
    raise TypeError(f"A {document.name} says something that is no plain value: {value!r}")
