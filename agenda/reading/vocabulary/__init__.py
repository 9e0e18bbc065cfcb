"""The tables: what documents call things, in each language. A language or a notation is a row here."""

import re
from collections.abc import Iterable

from ..characters import bare


def alternatives(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, as they stand in `bare` text; the longest first."""
    distinct = sorted({bare(word) for word in words}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("\\ ", r"\s+") for word in distinct)
