"""Floors, streets, corners and cities as addresses name them, a row for each language.

How rows are written: wording.py.
"""

import re

from .wording import any_of, any_row
from .zones import CITY_NAMES

FLOOR = re.compile(
    any_row(
        {
            "en": [
                "{n}(st|nd|rd|th) floor", "(first|second|third|fourth|fifth|ground|top) floor", "floor {n}",
                "fl. {n}", "{n} fl.",
                "{n}f", "level {n}", "suite {u}", "ste. {u}", "ste {u}", "room {u}", "rm. {u}", "unit {u}",
                "(apt.|apt|apartment) {u}",
                "office {u}", "#{u}", "# {u}",
            ],
            "fr": [
                "{n}(e|er|ème|ième|eme) étage", "(premier|deuxième|troisième) étage", "étage {n}",
                "rez-de-chaussée", "bureau {u}",
                "(appt.|appartement) {u}",
            ],
            "es": [
                "piso {n}", "{n}.º piso", "{n}.er piso", "{n}º piso", "(primer|segundo|tercer) piso",
                "planta {n}", "planta baja", "oficina {u}",
            ],
            "ru": ["{n}(-й|-ый|) этаж", "этаж {n}", "(офис|оф.|кв.) {u}"],
            "ar": ["الطابق {n}", "الطابق (الأول|الثاني|الثالث|الرابع|الخامس|الأرضي)", "(مكتب|شقة) [رقم] {u}"],
            "zh": ["{n}层", "{n}楼", "{n}室"],
        },
        n=r"\d{1,4}[a-z]?",
        u=r"(?:\d{1,4}-?[a-z]?|[a-z]-?\d{1,4}|[a-h](?!\w))",
    )
)  # fmt: skip

# Streets.
_N = r"\d{1,5}(?:-\d+)?(?:\s?(?:bis|ter|[a-c])(?!\w))?"
_WORDS = r"(?:[\w'.-]+\s+){0,4}?"
_ROMANCE = r"[\w'.-]+(?:\s+[\w'.-]+){0,4}?"
_OF = r"(?:(?:de|du|des|la|le|les|del|los|las|el)\s+|(?:d|l)')*"
_STREET_NAME = rf"{_OF}[\w'.-]+(?:(?:\s+[\w'.-]+){{1,4}}?(?=\s*(?:[,;.)\n]|$)))?"
_STREETS = {
    "en": [
        "{n} {words}(street|st.|st|avenue|ave.|ave|plaza|road|rd.|rd|boulevard|blvd.|blvd)",
        "{n} {words}(place|pl.|square|lane|drive|broadway)",
        "(one|two|three) (dag hammarskjöld|un|united nations) plaza", "{n} broadway",
        "(first|second|third|fifth|park|lexington|madison) avenue (and|at|&|,) [east|west] {n}(st|nd|rd|th) "
        "(street|st)",
        "[east|west] {n}(st|nd|rd|th) (street|st) (and|at|&) (first|second|third|fifth|park|lexington|madison) avenue",
        "(east|west) {n}(st|nd|rd|th) street",
    ],
    "fr": [
        "{n} (rue|avenue|av.|chemin|ch.|route|place|boulevard|bd|quai|allée|cours|impasse) {name}",
        "{n}, (rue|avenue|av.|chemin|ch.|route|place|boulevard|bd|quai|allée|cours|impasse) {name}",
        "(rue|avenue|av.|chemin|ch.|route|place|boulevard|bd|quai|allée) {romance} {n}",
        "(rue|avenue|av.|chemin|ch.|route|place|boulevard|bd|quai|allée) {romance}, {n}",
    ],
    "es": [
        "(calle|avenida|avda.|av.|plaza|paseo|carrera|c/) {romance} [n.º|nº|núm.|no.] {n}",
        "(calle|avenida|avda.|av.|plaza|paseo|carrera|c/) {romance}, [n.º|nº|núm.|no.] {n}",
    ],
    "de": ["{word}(straße|strasse|gasse|platz) {n}", "{romance} (straße|strasse|gasse|platz) {n}"],
    "ru": [
        "(ул.|улица|проспект|пр.|пр-т|площадь|набережная|пер.) {romance}, [д.|дом] {n}",
        "(ул.|улица|проспект|пр.|пр-т|площадь|набережная|пер.) {romance} [д.|дом] {n}",
    ],
    "ar": ["{n} شارع {arabic}", "شارع {arabic}"],
}  # fmt: skip
_ARABIC_NAME = r"[^،,.;()\n]{1,30}?(?=[،,.;()\n]|$|\s+في\s)"
_STREET = any_row(
    _STREETS, n=_N, words=_WORDS, word=r"\w*", romance=_ROMANCE, name=_STREET_NAME, arabic=_ARABIC_NAME
)
_HAN_STREET = (
    r"(?:(?!在|于)[\u4e00-\u9fff]){1,8}(?:\d{1,3})?(?:大道|大街|街|路)(?:\s?\d+号?)?(?:\s?\d+[层楼室])?"
)
STREET = re.compile(rf"(?<![\w:]){_STREET}(?!\w)|{_HAN_STREET}")
# What may follow a street: floors, towns with their numbers, countries.
_STATES = [
    "ny", "n.y.", "usa", "u.s.a.", "united states", "switzerland", "suisse", "austria", "kenya", "ee. uu.",
    "estados unidos",
]  # fmt: skip
CITY = re.compile(
    rf"(?:ch-)?(?:\d{{4,6}}\s+)?(?:{CITY_NAMES})(?:\s+city)?(?:,?\s+{any_of(_STATES)})*(?:,?\s+\d{{4,6}})?(?!\w)"
    rf"|{any_of(_STATES)}(?:\s+\d{{5}})?(?!\w)|\d{{5}}(?!\w)"
)
LONE_CITY = re.compile(rf"\W*(?:{CITY.pattern})\W*")
IN_CITY = re.compile(rf"\s*,?\s+(?:in|a|en|في|в)\s+(?:{CITY_NAMES})(?:\s+city)?$")
# Which streets meet there: "corner of 1st Avenue", "(44th St & 1st Ave)".
_AT_CORNER = any_row(
    {
        "en": [
            "[on|at] [the] corner [of]",
            "between",
            "cross street~",
            "near",
            "off",
            "opposite",
            "across from",
        ],
        "fr": ["[à l'] angle [de]", "entre", "en face de", "près de"],
        "es": ["esquina [con]", "entre", "frente a", "cerca de"],
        "ru": ["угол", "между", "напротив"],
        "ar": ["بين", "مقابل", "تقاطع"],
    }
)
_HOUR = r"\s+(?:las\s+|la\s+|الساعة\s+)?\d{1,2}\s?(?:[h:.]|[ap]\.?m|and|et|y|и|و)"
CORNER = re.compile(
    rf"{_AT_CORNER}(?!{_HOUR})\s+[^,;.()\n]{{3,40}}|{STREET.pattern}"
    r"|(?<=\()[^():\n]{2,30}\s(?:&|and|at|et|y|и|/)\s[^():\n]{2,30}(?=\))"
)
