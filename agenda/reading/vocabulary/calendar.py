"""Names of months and weekdays as documents write them, a row for each language. Accents and case do not matter."""

import re

from ..characters import bare
from . import alternatives

MONTHS = {
    "en": ["January Jan", "February Feb", "March Mar", "April Apr", "May", "June Jun", "July Jul", "August Aug",
           "September Sept Sep", "October Oct", "November Nov", "December Dec"],
    "fr": ["janvier janv", "février févr fév", "mars", "avril avr", "mai", "juin", "juillet juil", "août", "septembre",
           "octobre", "novembre", "décembre déc"],
    "es": ["enero ene", "febrero", "marzo", "abril abr", "mayo", "junio", "julio", "agosto ago", "septiembre setiembre",
           "octubre", "noviembre", "diciembre dic"],
    "ru": ["января январь янв", "февраля февраль фев", "марта март", "апреля апрель апр", "мая май", "июня июнь",
           "июля июль", "августа август авг", "сентября сентябрь сент", "октября октябрь окт", "ноября ноябрь нояб",
           "декабря декабрь дек"],
    # the names of the Levant and of Egypt, then those of the Maghreb
    "ar": ["كانون_الثاني يناير جانفي", "شباط فبراير فيفري", "آذار مارس", "نيسان أبريل إبريل أفريل", "أيار مايو ماي",
           "حزيران يونيو يونيه جوان", "تموز يوليو يوليه جويلية", "آب أغسطس أوت", "أيلول سبتمبر",
           "تشرين_الأول أكتوبر", "تشرين_الثاني نوفمبر", "كانون_الأول ديسمبر"],
    "pt": ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro",
           "dezembro"],
}  # fmt: skip
# Chinese writes the number of the month: 5月19日. See facts/dates.py.

WEEKDAYS = {
    "en": ["Monday Mon", "Tuesday Tue Tues", "Wednesday Wed", "Thursday Thu Thur Thurs", "Friday Fri", "Saturday Sat",
           "Sunday Sun"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    "ru": ["понедельник", "вторник", "среда среду", "четверг", "пятница пятницу", "суббота субботу", "воскресенье"],
    "ar": ["الإثنين الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    "zh": ["星期一 周一", "星期二 周二", "星期三 周三", "星期四 周四", "星期五 周五", "星期六 周六", "星期日 星期天 周日"],
    "pt": ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"],
}  # fmt: skip

# Words that lead to a date after which one can no longer answer.
_UNTIL = [
    "by", "before", "no later than", "not later than", "until", "deadline", "latest by", "prior to", "on or before", "closes on", "close on", "closing on", "closes",
    "avant le", "au plus tard le", "au plus tard", "d'ici le", "d'ici au", "jusqu'au", "date limite",
    "antes del", "a más tardar el", "hasta el", "fecha límite", "a más tardar", "antes de", "plazo", "el plazo vence el",
    "до", "не позднее", "срок",
    "قبل", "في موعد أقصاه", "حتى", "آخر موعد", "موعد أقصاه", "في موعد لا يتجاوز", "قبل يوم",
    "前", "截止", "之前", "截至",
]  # fmt: skip


def _names(table: dict[str, list[str]]) -> dict[str, int]:
    """Return each name, comparable, with its number from 1."""
    return {
        bare(name).replace("_", " "): number
        for row in table.values()
        for number, names in enumerate(row, start=1)
        for name in names.split()
    }


MONTH_NUMBERS = _names(MONTHS)
WEEKDAY_NUMBERS = _names(WEEKDAYS)
MONTH = alternatives(MONTH_NUMBERS)
WEEKDAY = alternatives(WEEKDAY_NUMBERS)
# English names that are also ordinary words need a capital.
CAPITALIZED = {"may", "march", "mar", "sun", "sat", "mon", "wed", "august"}

UNTIL_WORDS = re.compile(alternatives(_UNTIL))
UNTIL = re.compile(
    rf"(?:(?<!\w)(?:{UNTIL_WORDS.pattern})|截止[^。]*)\W*(?:the\s+|el\s+|le\s+)?"
    r"(?:(?:close\s+of\s+business|cob|end\s+of\s+day|noon|midnight)\s*,?\s*(?:on\s+)?)?\W*$"
)
UNTIL_BEHIND = re.compile(r"\W{0,2}(?:之?前|截止)")  # Chinese says it behind the date
