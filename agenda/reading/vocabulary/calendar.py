"""Names of months and weekdays as documents write them, a row for each language. Accents and case do not matter."""

from ..characters import bare
from . import alternatives
from .wording import any_of, any_row

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
    "pt": ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
           "novembro", "dezembro"],
}  # fmt: skip
# Chinese writes the number of the month: 5月19日. See facts/dates.py.

WEEKDAYS = {
    "en": ["Monday Mon", "Tuesday Tue Tues", "Wednesday Wed", "Thursday Thu Thur Thurs", "Friday Fri", "Saturday Sat",
           "Sunday Sun"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "es": ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    "ru": ["понедельник пн", "вторник вт", "среда среду ср", "четверг чт", "пятница пятницу пт", "суббота субботу",
           "воскресенье"],
    "ar": ["الإثنين الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    "zh": ["星期一 周一", "星期二 周二", "星期三 周三", "星期四 周四", "星期五 周五", "星期六 周六", "星期日 星期天 周日"],
    "pt": ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira"],
}  # fmt: skip

# Between the first and the last day of a range.
TO_DAY = {
    "en": ["-", "--", "---", "to", "and", "&", "/", "through", "until", "or"],
    "fr": ["au", "et", "ou"],
    "es": ["a", "al", "y", "o"],
    "pt": ["e"],
    "ru": ["по", "до", "и", "или"],
    "ar": ["إلى", "حتى", "و", "أو"],
    "zh": ["至", "到", "或"],
}  # fmt: skip
# Between a day and its month, and between a month and its year; white space goes without saying.
OF_MONTH = ["of", "de", "del", "del mes de", "من", "من شهر", "-", "."]
OF_YEAR = ["de", "del", "-", ",", "سنة", "عام"]
# Between a weekday and its date.
TO_DATE = ["the", "le", "el", "día", "الموافق", "الموافق ل", "в", ",", "|", "-", "·"]
# Behind a year.
YEAR_MARKS = ["г.", "года", "год", "г", "م"]


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
DAY_JOINT, MONTH_JOINT, YEAR_JOINT = any_row(TO_DAY), any_of(OF_MONTH), any_of(OF_YEAR)
DATE_JOINT, YEAR_MARK = any_of(TO_DATE), any_of(YEAR_MARKS)
