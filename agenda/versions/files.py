"""The files of versions that were given out, by the SHA-256 of their bytes. They are kept for good."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

FOLDER = "issued"


def keep(content: bytes) -> str:
    """Store a file and return its SHA-256. No row names it yet, so nobody can meet it half written."""
    sha256 = hashlib.sha256(content).hexdigest()
    default_storage.save(_name(sha256), ContentFile(content))
    return sha256


def drop(sha256: str) -> None:
    """Remove a file that became no version: somebody else took the number meanwhile."""
    default_storage.delete(_name(sha256))


def read(sha256: str) -> bytes:
    """Return the file; raise FileNotFoundError where it is gone, which only a lost disk explains."""
    with default_storage.open(_name(sha256)) as file:
        content: bytes = file.read()
        return content


def _name(sha256: str) -> str:
    return f"{FOLDER}/{sha256}.pdf"
