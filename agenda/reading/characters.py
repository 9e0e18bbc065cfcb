"""Characters made comparable. `plain` and `bare` keep the length, so that a place in one is a place in all."""

import re
import unicodedata

_DROPPED = dict.fromkeys(
    [
        0xAD,
        0x640,
        0x200B,
        0x200C,
        0x200D,
        0x200E,
        0x200F,
        0x2060,
        0xFEFF,
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ]
    + [code for code in range(32) if code not in (9, 10, 13)]
    + list(range(0x7F, 0x85))
    + list(range(0x86, 0xA0))
)
_REPLACED = {
    ord(space): " "
    for space in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
}
_REPLACED |= {ord(mark): "'" for mark in "‘’‚‛ʼ`´′"}
_REPLACED |= {ord(mark): '"' for mark in "“”„‟«»″"}
_REPLACED |= {ord(dash): "-" for dash in "‐‑‒–—―−﹣－"}
_REPLACED |= {0x660 + digit: str(digit) for digit in range(10)} | {
    0x6F0 + digit: str(digit) for digit in range(10)
}
_REPLACED |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_REPLACED |= {ord("،"): ",", ord("؛"): ";", ord("؟"): "?", ord("٫"): "."}
# Letters that Arabic writers use for one another; ё is usually written е; "İ" has no lower case of one letter.
_SAME = str.maketrans("أإآٱىةёİßŁłØøĐđı", "اااايهеisllooddi")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_ZERO_FOR_O = re.compile(r"(?<=[A-Za-z])0(?=[A-Za-z])")  # as scanners read "Missi0n"
MARKS = re.compile(r"[\u064b-\u0652\u0670]")  # vowels of Arabic, which are seldom written
_MOJIBAKE = re.compile(r"â€[\x80-\xbf™œ\x9d“”˜¦]|Ã[\x80-\xbf©¨ªª§¢´®³±¡º]")


# Pictures among the letters, and what joins them. They say nothing that words beside them do not.
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u260f\u2613-\u26ff\u2700-\u2712\u2714\u2716-\u279f\u27a1\u231a-\u23ff\u2b05-\u2b55\ufe00-\ufe0f\u200d\u20e3]+"
)


def clean(text: str) -> str:
    """Return the text without invisible characters, with one form for each letter and line end."""
    text = _LINE_ENDS.sub("\n", _without_mojibake(text))
    text = _PICTURES.sub(" ", text).translate(_DROPPED)
    text = "".join(_shaped(character) for character in text) if _has_presentation_forms(text) else text
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """Return the text with one kind of quote, dash, space and digit. Same length."""
    return text.translate(_REPLACED)


def bare(text: str) -> str:
    """Return the plain text in lower case without accents. Same length."""
    text = _ZERO_FOR_O.sub("o", plain(text)) if "0" in text else plain(text)
    if text.isascii():
        return text.lower()
    return "".join(_bare_letter(character) for character in text.translate(_SAME))


def squeezed(text: str) -> str:
    """Return the text on one line with single spaces, and none between Chinese characters."""
    return _BETWEEN_CJK.sub("", " ".join(text.split()))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, comparable: without case, accents and punctuation."""
    return tuple(WORD.findall(bare(MARKS.sub("", text))))


_BETWEEN_CJK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) (?=[\u3000-\u9fff\uff00-\uffef])")
WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")  # a Chinese character counts as a word
CJK = re.compile(r"[\u3400-\u9fff]")
ARABIC = re.compile(r"[\u0600-\u06ff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")


def _bare_letter(character: str) -> str:
    if character.isascii():
        return character.lower()
    letter = unicodedata.normalize("NFD", character)[0].lower()
    return letter if len(letter) == 1 else character


def _has_presentation_forms(text: str) -> bool:
    return any("\ufb00" <= character <= "\ufefc" for character in text)


def _shaped(character: str) -> str:
    """Ligatures and the shapes of Arabic letters that PDFs hold become plain letters."""
    return unicodedata.normalize("NFKC", character) if "\ufb00" <= character <= "\ufefc" else character


def _without_mojibake(text: str) -> str:
    """Undo UTF-8 that somebody read as Windows-1252, where that is what happened."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:  # only parts of it are garbled: better as it is than damaged further
        return text
