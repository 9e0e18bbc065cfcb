"""The files that papers may read, by the addresses in their HTML: static:…, logo:…, photo:… and qr:…; nothing else."""

import io
from collections.abc import Collection, Mapping
from pathlib import Path
from urllib.parse import unquote

import segno
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage

from . import fonts

STATIC_SCHEME = "static"  # static:pdf/document.css, a file that the staticfiles finders know
LOGO_SCHEME = "logo"  # logo:<sha256>, a logo of the document at hand
PHOTO_SCHEME = "photo"  # photo:<sha256>, a photo of the document at hand
CODE_SCHEME = "qr"  # qr:<number>, a QR code of the document at hand
STATIC_FOLDER = "pdf/"
FILE_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}


class RefusedAddress(ValueError):
    """A document named an address that papers do not read."""


def content_of(
    url: str, logos: Collection[str], codes: Mapping[str, str], photos: Collection[str] = ()
) -> tuple[bytes, str]:
    """Return what `static:<path>`, `logo:<sha256>`, `photo:<sha256>` or `qr:<number>` names, with its type.

    Raises `RefusedAddress` for all else: `logos`, `codes` and `photos` are those of the document.
    """
    scheme, _colon, name = url.partition(":")
    if scheme == STATIC_SCHEME:
        name = unquote(name)
        return static_bytes(name), FILE_TYPES.get(Path(name).suffix, "")
    if scheme == LOGO_SCHEME and name in logos:
        with default_storage.open(f"logos/{name}.png") as file:
            return file.read(), FILE_TYPES[".png"]
    if scheme == PHOTO_SCHEME and name in photos:
        with default_storage.open(f"photos/{name}.jpg") as file:
            return file.read(), "image/jpeg"
    if scheme == CODE_SCHEME and name in codes:
        return _qr_code(codes[name]), FILE_TYPES[".svg"]
    raise RefusedAddress(f"Papers do not read {url[:200]}")


def static_bytes(name: str) -> bytes:
    """Return a static file that papers may use, as it lies in the source or in an installed font package."""
    is_allowed = name.startswith(STATIC_FOLDER) and ".." not in name and Path(name).suffix in FILE_TYPES
    path = finders.find(name) if is_allowed else fonts.font_file(name)
    if path is None:
        raise RefusedAddress(f"Papers have no static file {name[:200]}")
    return Path(path).read_bytes()


def _qr_code(text: str) -> bytes:
    """Return the code as SVG without a margin, which the white of the paper gives."""
    image = io.BytesIO()
    segno.make(text, error="m", micro=False).save(image, kind="svg", border=0, omitsize=True, xmldecl=False)
    return image.getvalue()
