"""Bytes as text. What is no UTF-8 is in the encoding in which its letters look most like a language."""

import codecs
import re

from ..refusals import ReadingRefused

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, with whose mark it begins
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_PUNCTUATION = "’‘“”„«»–—…•·°º№¿¡§\u00a0"
_WESTERN = "éèàêçùâîôûëïœñáíóúüäößåæøÉÀÈÇÊÁÍÓÚÑª"
_CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžőűşţăâîŁŚŹŻŠČŘŽ"
_RUSSIAN = "оеаинтсрвлкмдпу"  # its fifteen commonest letters; the other encodings turn them into rare ones
_ARABIC = "اليمنوترةبعدسفهحقكأجىشصطخء،"
_CHINESE = ""  # told by which bytes it uses: see `_chinese_score`
# An encoding and the letters that are common in what is written in it. The first of equals is taken.
_LETTERS = {
    "cp1252": _WESTERN,
    "cp1251": _RUSSIAN,
    "cp1256": _ARABIC,
    "gb18030": _CHINESE,
    "big5": _CHINESE,
    "cp1250": _CENTRAL,
    "koi8_r": _RUSSIAN,
    "cp866": _RUSSIAN,
    "iso8859_5": _RUSSIAN,
    "iso8859_6": _ARABIC,
    "mac_roman": _WESTERN,
}
_LATIN = {"cp1252", "cp1250", "mac_roman"}
# The commonest characters of the double-byte encodings lie together, and so does their punctuation.
_COMMON_PAIRS = {
    "gb18030": re.compile(rb"(?:[\xb0-\xd7\xa1-\xa3][\xa1-\xfe])+"),
    "big5": re.compile(rb"(?:[\xa1\xa4-\xc6][\x40-\x7e\xa1-\xfe])+"),
}
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 100_000  # bytes that are looked at
_CONTROL = [character for character in map(chr, range(32)) if character not in "\t\n\r\x0b\x0c"]


def decoded(content: bytes, declared: str = "") -> str:
    """Return the text of the bytes. `declared` is the encoding that they say they have, which they often have not.

    Raises `ReadingRefused` for what is no text.
    """
    text = _decoded(content, declared)
    if sum(text.count(character) for character in _CONTROL) > len(text) / 50:
        raise ReadingRefused("unknown")
    return text


def _decoded(content: bytes, declared: str) -> str:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if encoding := _without_mark(content):
        return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_mostly_utf8(content):
        return content.decode("utf-8", errors="as_windows")
    try:
        return content.decode(declared)
    except (LookupError, UnicodeError, ValueError):  # unknown, wrong or none
        return content.decode(_likeliest(content[:_SAMPLE]), errors="replace")


def _without_mark(content: bytes) -> str:
    """Return UTF-16 with its byte order where every other byte is mostly zero and the rest never; else empty."""
    even, odd = content[:_SAMPLE:2], content[1:_SAMPLE:2]
    zeros = even.count(0), odd.count(0)
    if min(zeros) or max(zeros) <= len(odd) / 2:
        return ""
    return "utf-16-be" if zeros[0] else "utf-16-le"


def _is_mostly_utf8(content: bytes) -> bool:
    """Whether a text in UTF-8 was cut or pasted together with a few words in another encoding."""
    text = content[:_SAMPLE].decode("utf-8", errors="replace")
    good = sum(character > "\x7f" for character in text) - text.count("\ufffd")
    return good > 4 * text.count("\ufffd")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("as_windows", _as_windows)


def _likeliest(content: bytes) -> str:
    scores = {encoding: _score(content, encoding) for encoding in _LETTERS}
    return max(scores, key=lambda encoding: scores[encoding])


def _score(content: bytes, encoding: str) -> float:
    """Return how much of what is not ASCII would be at home in a text in this encoding: 0 to 1."""
    high = len(_HIGH.findall(content))
    if encoding in _COMMON_PAIRS:
        pairs = _COMMON_PAIRS[encoding].findall(content)
        return sum(len(run) for run in pairs if len(run) > 2) / max(high, 1)
    text = content.decode(encoding, errors="replace")
    found = sum(text.count(mark) for mark in _PUNCTUATION)
    for word in _WORD.findall(text):
        letters = [letter for letter in word if letter > "\x7f"]
        if not letters:
            continue
        is_mixed = len(letters) < len(word)
        if (is_mixed if encoding in _LATIN else not is_mixed) or encoding in _LATIN and len(letters) < 3:
            found += sum(letter in _LETTERS[encoding] for letter in letters)
    return found / max(high, 1)
