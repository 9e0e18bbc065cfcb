"""Languages as documents name them, and what says that an event is held or interpreted in them."""

import re

from .wording import any_of, telling

_NAMES = {
    "en": ["English", "anglais", "inglés", "[ال]إنجليزية", "[ال]إنكليزية", "английск~", "англ."],
    "fr": ["French", "français", "francés", "[ال]فرنسية", "французск~"],
    "es": ["Spanish", "espagnol", "español", "castellano", "[ال]إسبانية", "[ال]أسبانية", "испанск~"],
    "ar": ["Arabic", "arabe", "árabe", "[ال]عربية", "арабск~"],
    "ru": ["Russian", "russe", "ruso", "[ال]روسية", "русск~"],
    "zh": ["Chinese", "Mandarin", "chinois", "chino", "[ال]صينية", "китайск~"],
    "pt": ["Portuguese", "portugais", "portugués", "[ال]برتغالية", "португальск~"],
    "uk": ["Ukrainian", "ukrainien", "ucraniano", "[ال]أوكرانية", "[ال]أكرانية", "украинск~"],
}
# Chinese writes 英文 and 英语, and shortens several to 中英法 or 英、法.
_CHINESE = {
    "en": "英",
    "fr": "法",
    "es": "西(?:班牙)?",
    "ar": "阿(?:拉伯)?",
    "ru": "俄(?:罗斯)?",
    "zh": "中|汉",
    "pt": "葡(?:萄牙)?",
    "uk": "乌(?:克兰)?",
}
_ONE = rf"(?:{'|'.join(_CHINESE.values())})"
_CHINESE_RUN = re.compile(
    rf"{_ONE}[语文]?(?:[、,/和及与]?{_ONE}[语文]?)*(?:[语文]|[两双三四五六]?[种语]|同传|同声|(?=[)\s。]|$))"
)


_LETTER = r"[^\W\u3400-\u9fff]"  # Chinese sets no space beside a word of another script


def _pattern(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!{_LETTER})(?:[وبفل]?(?:ال)?|لل){any_of(_NAMES[code])}(?!{_LETTER})")


_PATTERNS = {code: _pattern(code) for code in _NAMES}


# "ES-EN-FR", "en/fr/ar"
_CODES = {
    "en": "en",
    "fr": "fr",
    "es": "es",
    "sp": "es",
    "ar": "ar",
    "ru": "ru",
    "zh": "zh",
    "ch": "zh",
    "pt": "pt",
}
_CODE = rf"(?:{'|'.join(_CODES)})"
_CODE_RUN = re.compile(rf"(?<![\w-]){_CODE}(?:\s?[-/|–]\s?{_CODE})+(?![\w-])")


def languages_in(text: str) -> list[tuple[int, int, str]]:
    """Return where `bare` text names languages: start, end and code, in the order of the text."""
    found = [
        (match.start(), match.end(), code) for code, one in _PATTERNS.items() for match in one.finditer(text)
    ]
    for run in _CODE_RUN.finditer(text):
        found += [(*code.span(), _CODES[code[0]]) for code in re.compile(_CODE).finditer(text, *run.span())]
    for run in _CHINESE_RUN.finditer(text):
        for code, one in _CHINESE.items():
            found += [
                (match.start(), match.end(), code)
                for match in re.compile(f"(?:{one})[语文]?").finditer(text, *run.span())
            ]
    return sorted(found)


OFFICIAL = ("en", "fr", "es", "ar", "ru", "zh")
ALL_SIX = telling({
    "en": ["six [official] [un|united nations] [official] languages"],
    "fr": ["six langues"],
    "es": ["seis idiomas"],
    "ar": ["[ال]لغات [الرسمية] الست"],
    "ru": ["шест~ официальн~"],
    "zh": ["六种官方语文", "六种正式语文", "六种语言", "六种官方语言"],
})  # fmt: skip
# Before the languages in which an event is held or interpreted.
HELD_IN = telling({
    "en": [
        "{language} only",
        "interpretation", "interpreted", "interpreters", "working language~",
        "(conducted|held|delivered|moderated) in",
        "will be in", "(event|meeting|discussion) is in", "language~ (will be|are|is) {language}", "language~ of the (event|meeting|discussion|session)", "translation",
        "translated into",
        "bilingual", "in {language}",
    ],
    "fr": [
        "{language} (uniquement|seulement)",
        "interprétation", "interprétée", "interprété", "interprètes", "langue~ (de travail|sont|est|seront|sera)",
        "se (tiendra|déroulera|déroule|tient) en", "(aura|auront) lieu en", "traduction", "bilingue", "animée en",
        "en {language}",
    ],
    "es": [
        "{language} (únicamente|solamente)", "solo en {language}",
        "interpretación", "intérpretes", "idioma~ (de trabajo|serán|son|será|es)",
        "se (celebrará|realizará|desarrollará|llevará) … en",
        "traducción", "bilingüe", "en {language}",
    ],
    "ar": ["[ال]ترجمة", "لغ(ات|ة) العمل", "باللغ(ة|ات|تين)", "اللغات", "تدار", "مترجم~"],
    "ru": ["перевод~", "рабоч~ язык~", "язык~ (мероприятия|работы)", "на {language}", "пройдет на"],
    "zh": ["口译", "传译", "同传", "工作语言", "语言", "语文进行", "翻译", "以{language}"],
}, language=any_of(phrase for row in _NAMES.values() for phrase in row))  # fmt: skip
# Languages that are named for another purpose.
NOT_HELD = telling(
    {
        "en": [
            "sign language",
            "international sign",
            "english channel",
            "french guiana",
            "chinese mission",
            "(in|by) english (alphabetical|alphabetic) order",
            "english alphabet",
        ],
        "fr": ["ordre alphabétique (anglais|français)"],
        "es": ["orden alfabético (inglés|español|en inglés)"],
    }
)
