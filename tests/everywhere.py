"""Looks for a word in everything that a site keeps: every column of every table, and every file of its data folder."""

import base64
import binascii
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

_PACKED = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")


def everything(*folders: Path) -> dict[str, bytes]:
    """Return what lies where, in small letters: by "table.column", and by the path of a file."""
    kept: dict[str, list[bytes]] = defaultdict(list)
    for place, content in _contents(*folders):
        kept[place].append(_unpacked(content).lower())
    return {place: b"\n".join(contents) for place, contents in kept.items()}


def places_with(word: str, kept: dict[str, bytes]) -> set[str]:
    """Return the places where the word is, whatever its case, also inside what is packed there."""
    return {place for place, content in kept.items() if word.lower().encode() in content}


def _contents(*folders: Path) -> Iterator[tuple[str, bytes]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield f"{table}.{column}", value if isinstance(value, bytes) else str(value).encode()
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield path.suffix, str(path).encode() + b"\n" + path.read_bytes()


def _unpacked(content: bytes) -> bytes:
    """Return the content with what its Base64 parts hold: sessions, tasks, parts of mails. Compressed ones as well."""
    in_one_line = re.sub(
        rb"(?<=[A-Za-z0-9+/])\r?\n(?=[A-Za-z0-9+/])", b"", content
    )  # Base64 in mails is folded
    parts = _PACKED.findall(content) + _PACKED.findall(in_one_line)
    return b"\n".join([content, *map(_decoded, parts)])


def _decoded(part: bytes) -> bytes:
    try:
        plain = base64.urlsafe_b64decode(part.replace(b"+", b"-").replace(b"/", b"_").rstrip(b"=") + b"==")
    except binascii.Error:
        return b""
    try:
        return plain + zlib.decompress(plain)
    except zlib.error:
        return plain
