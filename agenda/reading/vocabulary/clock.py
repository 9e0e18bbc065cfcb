"""Words that go with times of day, a row for each language. All is compared in `bare` text."""

import re

from ..characters import bare
from . import alternatives
from .wording import any_row
from .zones import CITY_NAMES as CITY_NAMES

MORNING = {
    "en": ["a.m.", "am", "a.m", "a. m.", "a m", "in the morning"],
    "fr": ["du matin"],
    "es": ["de la mañana", "de la madrugada"],
    "ru": ["утра", "ночи"],
    "ar": ["صباحا", "ص", "قبل الظهر"],
    "zh": ["上午", "早上", "凌晨"],
}  # fmt: skip
AFTERNOON = {
    "en": ["p.m.", "pm", "p.m", "p. m.", "p m", "in the afternoon", "in the evening"],
    "fr": ["de l'après-midi", "du soir"],
    "es": ["de la tarde", "de la noche"],
    "ru": ["дня", "вечера"],
    "ar": ["مساء", "م", "بعد الظهر", "ظهرا", "عصرا", "من بعد الظهر"],
    "zh": ["下午", "晚上", "中午"],
}  # fmt: skip
NOON = {
    "en": ["noon", "12 noon", "midday"],
    "fr": ["midi"],
    "es": ["mediodía"],
    "ru": ["полдень", "полудня"],
    "ar": ["منتصف النهار"],
    "zh": ["正午", "中午12时", "中午12点"],
}  # fmt: skip
MIDNIGHT = {
    "en": ["midnight", "12 midnight"],
    "fr": ["minuit"],
    "es": ["medianoche"],
    "ru": ["полночь", "полуночи"],
    "ar": ["منتصف الليل"],
    "zh": ["午夜", "午夜12时"],
}  # fmt: skip

# Hours in words, with a part of the next one; where a half of the day stands beside them.
HOUR_NAMES = {
    bare(name): hour
    for hour, name in enumerate(
        [
            "الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة", "التاسعة",
            "العاشرة",
            "الحادية عشرة", "الثانية عشرة",
        ],
        start=1,
    )
}  # fmt: skip
PARTS_OF_HOURS = {
    bare(name): minutes
    for name, minutes in {
        "والنصف": 30, "والربع": 15, "والثلث": 20, "إلا ربعا": -15, "إلا الربع": -15, "إلا ثلثا": -20,
        "وخمس عشرة دقيقة": 15,
        "وخمس وأربعون دقيقة": 45, "وثلاثون دقيقة": 30,
    }.items()
}  # fmt: skip
# Before a time at which something ends.
_ENDING = {
    "en": ["until", "till", "til", "up to", "ends at", "ending at"],
    "fr": ["jusqu'à", "se termine à", "fin à"],
    "es": ["hasta", "hasta las", "termina a las"],
    "ru": ["до", "окончание в"],
    "ar": ["حتى", "إلى", "حتى الساعة", "إلى الساعة", "لغاية"],
    "zh": ["至", "到"],
}  # fmt: skip
ENDING = re.compile(rf"(?:(?<!\w){any_row(_ENDING)}|至|到)\W*$")

# Between two times.
TO = {
    "en": ["-", "--", "---", "to", "until", "till", "til", "and", "through", "up to", "~"],
    "fr": ["à", "au", "et", "jusqu'à"],
    "es": ["a", "a las", "a la", "al", "hasta", "hasta las", "y las", "y"],
    "ru": ["до", "по"],
    "ar": ["إلى", "حتى", "و", "إلى الساعة", "حتى الساعة", "ولغاية", "لغاية"],
    "zh": ["至", "到"],
}  # fmt: skip
# Of these, the ones that also join two single times: they make a pair only where something says that times are meant.
ALSO_JOINS = {"a", "y", "et", "and", "و", "à"}
# Before a time, where a lone hour is one.
AT = {
    "en": ["at", "from", "from:", "starting at", "begins at", "starts at", "between", "@"],
    "fr": ["à", "de", "dès", "à partir de", "entre"],
    "es": ["a las", "de las", "a la", "desde las", "entre las", "de", "entre"],
    "ru": ["в", "с", "начало в"],
    "ar": ["الساعة", "من الساعة", "من", "في الساعة", "عند الساعة", "بين الساعة"],
}  # fmt: skip
# Behind a time of 24 hours.
HOURS = {
    "en": ["hours", "hrs", "hrs.", "hr"],
    "fr": ["heures", "heure"],
    "es": ["horas", "hora", "hs", "hs.", "hrs", "hrs.", "h."],
    "ru": ["часов", "час", "часа"],
    "ar": ["ساعة"],
    "de": ["uhr"],
}  # fmt: skip
# Between hours and minutes, and behind hours alone.
HOUR_MARKS = ["h.", "h", "ч.", "ч", "时", "時", "点", "點"]
# Behind minutes.
MINUTE_MARKS = ["мин.", "мин", "м.", "м", "минут", "分", "mn", "min"]

_HOURS = any_row(
    {
        "en": ["hour", "hours", "hr", "hrs"], "fr": ["heure", "heures"], "es": ["hora", "horas"],
        "ru": ["час", "часа", "часов"], "ar": ["ساعة", "ساعات"], "zh": ["小时", "个小时"],
    }
)  # fmt: skip
_MINUTES = any_row(
    {
        "en": ["minutes", "minute", "mins", "min", "min."], "es": ["minutos"], "ru": ["минут", "минуты", "мин."],
        "ar": ["دقيقة"], "zh": ["分钟"],
    }
)  # fmt: skip
_HOUR_AND_A_HALF = any_row(
    {
        "en": ["an hour and a half", "one and a half hours", "one hour and a half", "ninety minutes"],
        "fr": ["une heure et demie"], "es": ["hora y media", "una hora y media"], "ar": ["ساعة ونصف"],
        "ru": ["полтора часа"], "zh": ["一个半小时", "一小时半"],
    }
)  # fmt: skip
NUMBERS = {
    bare(word): number
    for number, words in {
        1: "one une una одного 一", 2: "two deux dos два двух 两 二", 3: "three trois tres три трех 三 ثلاث",
        4: "four quatre cuatro четыре 四",
    }.items()
    for word in words.split()
}  # fmt: skip
# How long something lasts: `90 minutes`, `1.5 hours`, `1 h 30`, `an hour and a half`.
DURATION = re.compile(
    rf"(?<![^\W\u3400-\u9fff])(?<![.:])(?:(?P<hours>\d{{1,2}}(?:[.,]5)?)\s*(?:{_HOURS}(?!\w)|h(?=\s*\d))"
    rf"(?:\s*(?:and|et|y|и)?\s*(?P<rest>\d{{1,2}})\s*(?:{_MINUTES})?(?!\w))?"
    rf"|(?P<minutes>\d{{2,3}})\s*-?\s*{_MINUTES}(?!\w)|(?P<ninety>{_HOUR_AND_A_HALF})"
    rf"|(?P<count>{alternatives(NUMBERS)})[\s个]*{_HOURS}(?!\w)|(?P<two>ساعت[اي]ن))"
)
_BEFORE_LENGTH = any_row(
    {
        "en": ["for", "last~", "duration", "duration of", "approximately", "about", "a total of"],
        "fr": ["durée", "durée de", "pendant", "durera", "dure", "d'une durée de", "environ"],
        "es": ["durante", "duración", "durará", "duración de", "aproximadamente"],
        "ru": ["продолжительность", "в течение", "длительность~"],
        "ar": ["لمدة", "مدته", "مدتها"],
        "zh": ["为期", "持续", "时长"],
    }
)  # fmt: skip
_LASTS = any_row(
    {
        "en": ["will last", "lasts", "is expected to last", "will run for", "duration of"],
        "fr": ["durera", "dure", "d'une durée de", "aura une durée de"],
        "es": ["durará", "dura", "tendrá una duración de", "con una duración de"],
        "ru": ["продлится", "продолжительностью", "будет длиться"],
        "ar": ["تستمر", "ستستمر", "وتستغرق", "تستغرق", "مدتها", "لمدة"],
        "zh": ["为期", "持续", "时长"],
    }
)  # fmt: skip
# In a sentence that says how long the event lasts.
LASTS = re.compile(rf"{_LASTS}\W+(?:\w+\s+)?$|(?:为期|持续|时长约?)$")
# Before the length of something, where it is not under a label.
LASTING = re.compile(rf"(?:(?<!\w){_BEFORE_LENGTH}|[(,])\W*$")
