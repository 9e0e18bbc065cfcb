"""Names and addresses in a sentence from right to left: each keeps its own direction, and its signs in their place.

The characters stand in text of every kind: WeasyPrint knows no `unicode-bidi`, and a mail in plain text has no
element. A language from left to right stays without them.
"""

import unicodedata

from .formats import notation

ISOLATE, END = "\u2068", "\u2069"  # first strong isolate, pop directional isolate (UAX #9)
# Letters from left to right, and numbers of either script: all else runs as the sentence does.
_OTHERWISE = {"L", "EN", "AN"}


def isolated(text: object, language: str | None = None) -> str:
    """Return the text between the two characters where the language (the active one) runs from right to left.

    What holds nothing that runs otherwise stays as it is, and so does what is isolated as a whole already.
    """
    shown = str(text)
    if not notation(language).is_right_to_left or _is_isolated(shown):
        return shown
    runs_otherwise = any(unicodedata.bidirectional(sign) in _OTHERWISE for sign in shown)
    return f"{ISOLATE}{shown}{END}" if runs_otherwise else shown


def _is_isolated(text: str) -> bool:
    return text.startswith(ISOLATE) and text.endswith(END) and text.count(ISOLATE) == 1
