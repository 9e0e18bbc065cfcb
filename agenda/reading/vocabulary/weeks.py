"""The Protection of Civilians Week as documents call it, a row for each language. How rows are written: wording.py."""

import re

from .wording import any_of, any_row

_CIVILIANS = {
    "fr": "(protection des civils|protection des personnes civiles|PdC|PoC)",
    "es": "(protección de los civiles|protección de civiles|protección de la población civil|PoC)",
    "ru": "(гражданских лиц|гражданского населения|мирных жителей|мирного населения)",
}
WEEKS = {
    "en": [
        "[un] protection of civilians {poc}week", "[un] poc week", "[un] poc-week",
        "week on the protection of civilians",
        "protection of civilians [in armed conflict] week",
    ],
    "fr": [f"semaine [de|sur] [la] {_CIVILIANS['fr']}", f"semaine {_CIVILIANS['fr']}"],
    "es": [f"semana [de|sobre] [la] {_CIVILIANS['es']}", f"semana {_CIVILIANS['es']}"],
    "ru": [f"недел~ [по] защит~ {_CIVILIANS['ru']}", f"недел~ {_CIVILIANS['ru']}"],
    "ar": ["[ال]أسبوع [المعني ب|العالمي ل]حماية المدنيين", "أسبوع حماية المدنيين"],
}  # fmt: skip
_WEEK = any_row(WEEKS, poc=r"(?:\(\s*poc\s*\)\s*)?")
_WEEK_IN_CHINESE = any_of(["[武装冲突中][联合国]保护平民周", "平民保护周"])
_OF_YEAR = any_row(
    {
        "en": ["of", "in"],
        "fr": ["de"],
        "es": ["de", "del"],
        "ar": ["لعام", "لسنة", "عام", "سنة"],
        "ru": ["в", "-"],
    }
)
# The week, with its year before or behind it.
WEEK = re.compile(
    rf"(?:(?<!\w)(?:(?P<before>20\d\d)\s+(?:edition\s+of\s+the\s+)?)?{_WEEK}(?!\w)(?:\s*\((?:poc|pdc)\))?"
    rf"(?:[,:\s\"']*\(?\s*(?:{_OF_YEAR}\s+)?(?P<year>20\d\d)(?!\d)(?:\s*(?:г\.|года))?\)?)?"
    rf"|(?:(?P<han_year>20\d\d)\s*年?)?{_WEEK_IN_CHINESE}(?:\s*\(?(?P<han_after>20\d\d)年?\)?)?)"
)
# Before the week in a sentence that says an event is part of it.
_PART_OF = {
    "en": [
        "during", "margins of", "sidelines of", "as part of", "in the framework of", "within", "in the context of",
        "on the occasion of", "event (of|at|for|to|during|in)", "part of", "at",
    ],
    "fr": ["en marge de", "dans le cadre de", "pendant", "durant", "lors de", "à l'occasion de"],
    "es": ["al margen de", "en el marco de", "durante", "con ocasión de", "con motivo de"],
    "ru": ["в рамках", "на полях", "во время", "в ходе"],
}  # fmt: skip
PART_OF = re.compile(
    rf"(?<!\w){any_row(_PART_OF)}\W+(?:\w+\W+){{0,3}}$|(?:على\s+هامش|في\s+اطار|خلال|بمناسبه)\W*$|在\W*$"
)
