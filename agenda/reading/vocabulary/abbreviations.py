"""Abbreviations, which do not end a sentence although a full stop follows. A row for each language."""

import re

_ROWS = {
    "en": [
        "a.m", "p.m", "a. m", "p. m", "h.e", "h. e", "mr", "mrs", "ms", "dr", "prof", "st", "no", "vs", "etc", "e.g", "i.e", "u.s",
        "u.n", "gen", "lt", "col", "maj", "brig", "capt", "hon", "rt", "amb", "rev", "jr", "sr", "inc", "ltd", "co", "tel", "ext",
        "fl", "rm", "ave", "blvd", "bldg", "approx", "dept", "vol", "para", "art", "mt", "ft", "max", "min", "incl", "ca", "cf",
        "res", "doc", "ret",
        "jan", "feb", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    ],
    "fr": ["mme", "mlle", "mm", "m", "s.e", "s. e", "pr", "me", "av", "bd", "env", "p. ex", "tél", "janv", "févr", "juil"],
    "es": ["sr", "sra", "srta", "dra", "s.e", "s. e", "excmo", "excma", "ee.uu", "ee. uu", "lic", "avda", "núm", "emb", "pág", "hs"],
    "ru": ["г", "гг", "ч", "мин", "им", "см", "т.е", "т. е", "г-н", "ул", "д", "стр", "тел", "моб", "напр", "проф"],
    "ar": ["د", "أ"],
}  # fmt: skip
ABBREVIATION = re.compile(
    rf"(?:\b(?:{'|'.join(re.escape(word) for row in _ROWS.values() for word in row)}|[a-z]))$", re.I
)
# "5 p.m." ends a sentence too, where one of these begins the next.
_OPENINGS = [
    "The", "A", "An", "It", "We", "This", "Please", "Kindly", "In", "For", "All", "If", "RSVP", "Lunch", "Light", "Coffee", "Doors",
    "Participants", "Registration", "Space", "Seats", "Seating", "Places", "To", "Interpretation", "Refreshments", "There", "You",
    "Delegations", "Attendance", "Venue", "Join", "No", "Entry", "Access", "Guests", "Members",
]  # fmt: skip
MERIDIEM = re.compile(r"[ap]\.\s?m$", re.I)
OPENING = re.compile(rf"\s+(?:{'|'.join(_OPENINGS)})\b")
