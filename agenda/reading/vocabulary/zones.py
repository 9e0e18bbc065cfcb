"""Cities, their time zones, and how each language says "New York time". All is compared in `bare` text."""

from ..characters import bare
from . import alternatives
from .wording import any_of

# How the people of a city tell whose time they mean. A city stands in the form in which CITIES gives it.
TIME_OF_CITY = {
    "en": [
        "{city} [local] time", "local time in {city}", "time in {city}", "local time, {city}", "local {city} time",
    ],
    "fr": ["heure [locale] (de |d'|à ){city}", "heure locale à {city}"],
    "es": ["hora [local] de {city}", "hora local en {city}"],
    "ar": ["بتوقيت [مدينة] {city}", "توقيت {city}", "بالتوقيت المحلي ل{city}", "حسب توقيت {city}"],
    "ru": ["[по] (время|времени) [города|г.] {city}"],
    "ru_adjective": ["{city}ое [местное] время", "по {city}ому [местному] времени", "время {city}ое"],
    "zh": ["{city}[当地|本地]时间"],
}  # fmt: skip

# The city's names in the six languages; in Russian also bent, and the stem of its adjective.
CITIES: dict[str, dict[str, list[str]]] = {
    "America/New_York": {
        "en": ["New York", "New York City", "NYC", "NY"], "fr": ["New York"], "es": ["Nueva York"], "ar": ["نيويورك"],
        "ru": ["Нью-Йорк", "Нью-Йорка", "Нью-Йорке"], "ru_adjective": ["нью-йоркск"], "zh": ["纽约", "美国纽约"],
    },
    "Europe/Zurich": {
        "en": ["Geneva", "Bern", "Zurich", "Palais des Nations"], "fr": ["Genève", "Berne", "Zurich"],
        "es": ["Ginebra", "Berna"], "ar": ["جنيف", "برن"], "ru": ["Женева", "Женевы", "Женеве", "Берн"],
        "ru_adjective": ["женевск", "швейцарск"], "zh": ["日内瓦", "伯尔尼"],
    },
    "Europe/Vienna": {
        "en": ["Vienna"], "fr": ["Vienne"], "es": ["Viena"], "ar": ["فيينا"], "ru": ["Вена", "Вены", "Вене"],
        "ru_adjective": ["венск"], "zh": ["维也纳"],
    },
    "Africa/Nairobi": {
        "en": ["Nairobi"], "fr": ["Nairobi"], "es": ["Nairobi"], "ar": ["نيروبي"], "ru": ["Найроби"],
        "ru_adjective": ["найробийск"], "zh": ["内罗毕"],
    },
    "Europe/London": {
        "en": ["London"], "fr": ["Londres"], "es": ["Londres"], "ar": ["لندن"], "ru": ["Лондон", "Лондона", "Лондоне"],
        "ru_adjective": ["лондонск"], "zh": ["伦敦"],
    },
    "Europe/Paris": {
        "en": ["Paris"], "fr": ["Paris"], "es": ["París"], "ar": ["باريس"], "ru": ["Париж", "Парижа", "Париже"],
        "ru_adjective": ["парижск"], "zh": ["巴黎"],
    },
    "Europe/Brussels": {
        "en": ["Brussels"], "fr": ["Bruxelles"], "es": ["Bruselas"], "ar": ["بروكسل", "بروكسيل"],
        "ru": ["Брюссель", "Брюсселя", "Брюсселе"], "ru_adjective": ["брюссельск"], "zh": ["布鲁塞尔"],
    },
    "Europe/Amsterdam": {
        "en": ["The Hague", "Amsterdam"], "fr": ["La Haye"], "es": ["La Haya"], "ar": ["لاهاي"],
        "ru": ["Гаага", "Гааги", "Гааге"], "ru_adjective": ["гаагск"], "zh": ["海牙"],
    },
    "Europe/Berlin": {
        "en": ["Berlin", "Bonn"], "fr": ["Berlin"], "es": ["Berlín"], "ar": ["برلين"], "ru": ["Берлин", "Берлина"],
        "ru_adjective": ["берлинск"], "zh": ["柏林"],
    },
    "Europe/Rome": {
        "en": ["Rome"], "fr": ["Rome"], "es": ["Roma"], "ar": ["روما"], "ru": ["Рим", "Рима", "Риме"],
        "ru_adjective": ["римск"], "zh": ["罗马"],
    },
    "Europe/Madrid": {"en": ["Madrid"], "es": ["Madrid"], "ru": ["Мадрид", "Мадрида"], "ar": ["مدريد"], "zh": ["马德里"]},
    "Europe/Oslo": {"en": ["Oslo"], "ru": ["Осло"], "ar": ["أوسلو"], "zh": ["奥斯陆"]},
    "Europe/Copenhagen": {"en": ["Copenhagen"], "fr": ["Copenhague"], "es": ["Copenhague"]},
    "Europe/Stockholm": {"en": ["Stockholm"], "fr": ["Stockholm"], "es": ["Estocolmo"]},
    "Europe/Istanbul": {"en": ["Istanbul", "Ankara"], "fr": ["Istanbul"], "es": ["Estambul"], "ar": ["إسطنبول"]},
    "Europe/Kyiv": {"en": ["Kyiv", "Kiev"], "fr": ["Kyiv", "Kiev"], "es": ["Kyiv", "Kiev"], "ru": ["Киев", "Киева"]},
    "Europe/Moscow": {
        "en": ["Moscow"], "fr": ["Moscou"], "es": ["Moscú"], "ar": ["موسكو"], "ru": ["Москва", "Москвы", "Москве"],
        "ru_adjective": ["московск"], "zh": ["莫斯科"],
    },
    "Asia/Beirut": {
        "en": ["Beirut"], "fr": ["Beyrouth"], "es": ["Beirut"], "ar": ["بيروت"], "ru": ["Бейрут"], "zh": ["贝鲁特"],
    },
    "Asia/Amman": {"en": ["Amman"], "fr": ["Amman"], "es": ["Ammán"], "ar": ["عمان"], "zh": ["安曼"]},
    "Asia/Qatar": {"en": ["Doha"], "fr": ["Doha"], "es": ["Doha"], "ar": ["الدوحة"], "ru": ["Доха"], "zh": ["多哈"]},
    "Asia/Riyadh": {"en": ["Riyadh"], "fr": ["Riyad"], "es": ["Riad"], "ar": ["مكة المكرمة", "الرياض"], "zh": ["利雅得"]},
    "Asia/Shanghai": {"en": ["Beijing"], "fr": ["Pékin"], "es": ["Beijing"], "ar": ["بيجين", "بكين"], "zh": ["北京"]},
    "Asia/Tokyo": {"en": ["Tokyo"], "fr": ["Tokyo"], "es": ["Tokio"], "zh": ["东京"]},
    "Asia/Bangkok": {"en": ["Bangkok"], "fr": ["Bangkok"], "es": ["Bangkok"], "zh": ["曼谷"]},
    "Africa/Cairo": {
        "en": ["Cairo"], "fr": ["Le Caire"], "es": ["El Cairo"], "ar": ["القاهرة"], "ru": ["Каир"], "zh": ["开罗"],
    },
    "Africa/Addis_Ababa": {"en": ["Addis Ababa"], "fr": ["Addis-Abeba"], "es": ["Addis Abeba"], "ar": ["أديس أبابا"]},
    "Africa/Dakar": {"en": ["Dakar"], "fr": ["Dakar"], "es": ["Dakar"]},
    "America/Bogota": {"en": ["Bogotá"], "fr": ["Bogota"], "es": ["Bogotá"]},
    "America/Mexico_City": {"en": ["Mexico City"], "fr": ["Mexico"], "es": ["Ciudad de México"]},
}  # fmt: skip
# Zones that go by other names than that of a city.
OTHER_NAMES = {
    "America/New_York": [
        "et", "eastern time", "us eastern time", "eastern", "nyt", "heure de l'est", "hora del este",
        "بتوقيت شرق الولايات المتحدة", "восточное время сша", "美国东部时间", "美东时间",
    ],
    "Europe/London": ["uk time"],
    "Europe/Zurich": ["swiss time", "heure suisse"],
    "Europe/Moscow": ["msk", "мск"],
    "Africa/Nairobi": ["eat"],
    "UTC": ["utc", "gmt", "tu", "всв"],
}  # fmt: skip
# Abbreviations that hold for one half of the year only: a zone that uses them, and whether that half is summer.
HALF_YEAR_ZONES = {
    "est": ("America/New_York", False),
    "edt": ("America/New_York", True),
    "eastern standard time": ("America/New_York", False),
    "eastern daylight time": ("America/New_York", True),
    "eastern daylight saving time": ("America/New_York", True),
    "hae": ("America/New_York", True),  # heure avancée de l'Est
    "hne": ("America/New_York", False),
    "cet": ("Europe/Zurich", False),
    "cest": ("Europe/Zurich", True),
    "central european time": ("Europe/Zurich", False),
    "central european summer time": ("Europe/Zurich", True),
    "bst": ("Europe/London", True),
    "eet": ("Asia/Beirut", False),
    "eest": ("Asia/Beirut", True),
    "pst": ("America/Los_Angeles", False),
    "pdt": ("America/Los_Angeles", True),
}
# Zones that are words too: they count in capitals only.
ALSO_WORDS = {"et", "est", "eat", "tu", "nyt", "bst", "eastern"}
# Differences to universal time, in hours, without a city: a zone that has them, and whether it is summer there then.
OFFSETS: dict[int, tuple[str, bool | None]] = {
    -5: ("America/New_York", False),
    -4: ("America/New_York", True),
    0: ("UTC", None),
    1: ("Europe/Zurich", False),
    2: ("Europe/Zurich", True),
    3: ("Africa/Nairobi", None),
}
SUMMER = range(4, 11)  # months in which summer time holds, New York's and Europe's alike


# Names that are also those of States, treaties and people: they do not tell where a text is at home.
_ALSO_OTHERS = {bare(name) for name in ("NY", "Mexico", "عمان", "Rome", "Roma", "Paris", "Mexico City")}


def _names_of(zone: str) -> list[str]:
    """Return the names of the cities of a zone in all languages."""
    return [name for language, names in CITIES[zone].items() if language != "ru_adjective" for name in names]


def _time_of(zone: str) -> str:
    """Return a pattern for the ways to say the time of a zone."""
    ways = [
        any_of(TIME_OF_CITY[language], city=f"(?:{alternatives(names)})")
        for language, names in CITIES.get(zone, {}).items()
    ]
    return "|".join([*ways, *([alternatives(OTHER_NAMES[zone])] if zone in OTHER_NAMES else [])])


ZONES = {zone: _time_of(zone) for zone in sorted({*CITIES, *OTHER_NAMES})}
CITIES_OF_ZONES = {
    zone: [name for name in _names_of(zone) if bare(name) not in _ALSO_OTHERS] for zone in CITIES
}
CITY_NAMES = alternatives(name for names in CITIES_OF_ZONES.values() for name in names)
