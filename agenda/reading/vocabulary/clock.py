"""Words that go with times of day, a row for each language; and the names of time zones.

All is compared in `bare` text: lower case, without accents.
"""

import re

from . import alternatives

MORNING = [
    "a.m.", "am", "a.m", "a. m.", "a m",
    "du matin", "de la mañana", "утра", "صباحا", "ص", "上午", "早上", "قبل الظهر",
]  # fmt: skip
AFTERNOON = [
    "p.m.", "pm", "p.m", "p. m.", "p m",
    "de l'après-midi", "du soir", "de la tarde", "de la noche", "дня", "вечера",
    "مساء", "م", "بعد الظهر", "ظهرا", "عصرا", "下午", "晚上", "中午",
]  # fmt: skip
NOON = [
    "noon", "12 noon", "midday", "midi", "mediodía", "полдень", "полудня", "الظهر", "منتصف النهار", "正午", "中午12时", "中午",
]  # fmt: skip
MIDNIGHT = ["midnight", "minuit", "medianoche", "полночь", "полуночи", "منتصف الليل", "午夜", "午夜12时"]

# Between two times.
TO = ["-", "to", "until", "till", "til", "and", "à", "au", "et", "jusqu'à", "a", "a las", "a la", "al", "hasta", "hasta las", "y las", "y",
      "до", "по", "إلى", "حتى", "و", "إلى الساعة", "حتى الساعة", "至", "到", "through", "~", "—"]  # fmt: skip
# Before a time, where a lone hour is one.
AT = ["at", "from", "à", "de", "dès", "a las", "de las", "a la", "desde las", "в", "с", "الساعة", "من الساعة", "من", "from:", "starting at", "begins at",
      "à partir de", "between", "entre", "entre las"]  # fmt: skip
# Behind a time of 24 hours.
HOURS = [
    "hours",
    "hrs",
    "hrs.",
    "heures",
    "heure",
    "horas",
    "hora",
    "hs",
    "uhr",
    "часов",
    "час",
    "часа",
    "ساعة",
]

# Abbreviations and names: to the IANA name, and whether it says that summer time does or does not hold.
ZONES = {
    "America/New_York": ["et", "eastern time", "us eastern time", "new york time", "ny time", "nyc time", "new york local time", "nyt", "new york", "eastern",
                         "heure de new york", "heure locale de new york", "hora de nueva york", "hora local de nueva york", "بتوقيت نيويورك", "время нью-йорка",
                         "по нью-йоркскому времени", "нью-йоркское время", "по времени нью-йорка", "纽约时间", "美国东部时间", "美东时间", "heure de l'est", "hora del este", "بتوقيت شرق الولايات المتحدة", "美国纽约时间", "纽约当地时间", "hora de nueva york (edt)",
                         "ny local time", "новое время"],
    "Europe/Zurich": ["geneva time", "zurich time", "bern time", "heure de genève", "hora de ginebra", "بتوقيت جنيف", "время женевы", "по женевскому времени", "по времени женевы", "日内瓦时间", "swiss time"],
    "Europe/Vienna": ["vienna time", "heure de vienne", "hora de viena", "بتوقيت فيينا", "по венскому времени", "维也纳时间"],
    "Africa/Nairobi": ["nairobi time", "eat", "heure de nairobi", "hora de nairobi", "بتوقيت نيروبي", "内罗毕时间"],
    "Europe/London": ["london time", "uk time", "heure de londres", "hora de londres"],
    "Europe/Paris": ["paris time", "heure de paris"],
    "Europe/Brussels": ["brussels time", "heure de bruxelles"],
    "Asia/Beirut": ["beirut time", "بتوقيت بيروت"],
    "Asia/Qatar": ["doha time", "بتوقيت الدوحة"],
    "Asia/Riyadh": ["بتوقيت مكة المكرمة", "riyadh time"],
    "Asia/Shanghai": ["beijing time", "北京时间"],
    "Europe/Moscow": ["moscow time", "msk", "по московскому времени", "московское время", "мск"],
    "UTC": ["utc", "gmt", "tu", "всв"],
}  # fmt: skip
# Abbreviations that hold for one half of the year only: zone, and whether that half is summer.
HALF_YEAR_ZONES = {
    "est": ("America/New_York", False),
    "edt": ("America/New_York", True),
    "eastern standard time": ("America/New_York", False),
    "eastern daylight time": ("America/New_York", True),
    "hae": ("America/New_York", True),  # heure avancée de l'Est
    "hne": ("America/New_York", False),
    "cet": ("Europe/Zurich", False),
    "cest": ("Europe/Zurich", True),
    "bst": ("Europe/London", True),
    "eet": ("Asia/Beirut", False),
    "eest": ("Asia/Beirut", True),
    "pst": ("America/Los_Angeles", False),
    "pdt": ("America/Los_Angeles", True),
}
# The zone in which people of a city live: the zone of a venue there.
CITIES = {
    "America/New_York": ["new york", "nueva york", "нью-йорк", "نيويورك", "纽约", "nyc"],
    "Europe/Zurich": [
        "geneva",
        "genève",
        "ginebra",
        "женева",
        "جنيف",
        "日内瓦",
        "palais des nations",
        "bern",
    ],
    "Europe/Vienna": ["vienna", "vienne", "viena", "вена", "فيينا", "维也纳"],
    "Africa/Nairobi": ["nairobi", "نيروبي", "найроби", "内罗毕"],
    "Europe/London": ["london", "londres", "лондон", "لندن"],
    "Europe/Brussels": ["brussels", "bruxelles", "bruselas"],
    "Asia/Qatar": ["doha", "الدوحة"],
}

CITY_NAMES = alternatives(name for names in CITIES.values() for name in names)
SUMMER = range(4, 11)  # months in which summer time holds, New York's and Europe's alike

DURATION = re.compile(
    r"(?P<hours>\d{1,2}(?:[.,]5)?)\s*(?:hours?|hrs?|heures?|horas?|h\b|час\w*|小时|ساعه|ساعات)"
    r"(?:\s*(?:and|et|y)?\s*(?P<rest>\d{1,2})\s*(?:minutes?|min|минут|分钟)?)?"
    r"|(?P<minutes>\d{2,3})\s*-?\s*(?:minutes?|mins?|minutos?|минут\w*|دقيقه|分钟)"
    r"|(?P<ninety>an\s+hour\s+and\s+a\s+half|one\s+and\s+a\s+half\s+hours?|une\s+heure\s+et\s+demie|hora\s+y\s+media"
    r"|ساعه\s+ونصف|полтора\s+часа|ninety\s+minutes)"
)
