"""How each of the six UN languages writes dates, times and lists: one row a language.

A notation is changed, or a language added, here; `formats.py` fills the templates.
"""

from dataclasses import dataclass, field

NB = "\u00a0"

# Documents of the United Nations in Arabic give both names of the month.
ARABIC_MONTHS = (
    "كانون الثاني/يناير",
    "شباط/فبراير",
    "آذار/مارس",
    "نيسان/أبريل",
    "أيار/مايو",
    "حزيران/يونيه",
    "تموز/يوليه",
    "آب/أغسطس",
    "أيلول/سبتمبر",
    "تشرين الأول/أكتوبر",
    "تشرين الثاني/نوفمبر",
    "كانون الأول/ديسمبر",
)


@dataclass(frozen=True)
class Notation:
    """How one language writes dates, times and lists. `day2` and `end` stand for the later of two."""

    locale: str  # the name under which Babel knows the language
    day: str
    days_of_month: str
    days_of_year: str
    days: str
    date: str
    date_and_time: str
    hour: str  # a full hour
    minutes: str
    units: tuple[str, str]  # put around a time before and after noon
    times: str  # in running text
    times_short: str  # in tables
    zone: str
    comma: str  # between the parts of a statement: a city and a day, a name and a function
    semicolon: str
    colon: str
    quotes: str  # put around what somebody wrote
    between_sentences: str = " "
    list_comma: str = ", "  # between things of one kind that are listed
    is_right_to_left: bool = False
    has_twelve_hours: bool = False
    shares_unit: bool = True  # whether the unit is written once for both times in running text
    first_of_month: str = "1"
    months: tuple[str, ...] = ()  # instead of Babel's
    hour_words: dict[int, str] = field(default_factory=dict)  # full hours that have a name


NOTATIONS = {
    "en": Notation(
        locale="en_GB",
        day=f"{{day}}{NB}{{month}} {{year}}",
        days_of_month=f"{{day}}–{{day2}}{NB}{{month}} {{year}}",
        days_of_year=f"{{day}}{NB}{{month}}–{{day2}}{NB}{{month2}} {{year}}",
        days="{first}–{last}",
        date="{weekday}, {day}",
        date_and_time="{date}, {time}",
        hour="{hour}",
        minutes="{hour}.{minute:02}",
        units=(f"{{}}{NB}a.m.", f"{{}}{NB}p.m."),
        times="{start} to {end}",
        times_short="{start}–{end}",
        zone="{city} time",
        comma=", ",
        semicolon="; ",
        colon=": ",
        quotes="“{}”",
        has_twelve_hours=True,
        shares_unit=False,
        hour_words={0: "midnight", 12: "noon"},
    ),
    "fr": Notation(
        locale="fr",
        day=f"{{day}}{NB}{{month}} {{year}}",
        days_of_month=f"{{day}}–{{day2}}{NB}{{month}} {{year}}",
        days_of_year=f"{{day}}{NB}{{month}}{NB}– {{day2}}{NB}{{month2}} {{year}}",
        days=f"{{first}}{NB}– {{last}}",
        date="{weekday} {day}",
        date_and_time="{date} à {time}",
        hour=f"{{hour}}{NB}h",
        minutes=f"{{hour}}{NB}h{NB}{{minute:02}}",
        units=("{}", "{}"),
        times="de {start} à {end}",
        times_short=f"{{start}}{NB}– {{end}}",
        zone="heure de {city}",
        comma=", ",
        semicolon=f"{NB}; ",
        colon=f"{NB}: ",
        quotes=f"«{NB}{{}}{NB}»",
        first_of_month="1er",
    ),
    "es": Notation(
        locale="es",
        day=f"{{day}}{NB}de{NB}{{month}} de {{year}}",
        days_of_month=f"{{day}} a {{day2}}{NB}de{NB}{{month}} de {{year}}",
        days_of_year=f"{{day}}{NB}de{NB}{{month}} a {{day2}}{NB}de{NB}{{month2}} de {{year}}",
        days="{first} a {last}",
        date="{weekday} {day}",
        date_and_time="{date}, {time}",
        hour="{hour}.00",
        minutes="{hour}.{minute:02}",
        units=(f"{{}}{NB}horas", f"{{}}{NB}horas"),
        times="de {start} a {end}",
        times_short="{start}–{end}",
        zone="hora de {city}",
        comma=", ",
        semicolon="; ",
        colon=": ",
        quotes="“{}”",
    ),
    "ru": Notation(
        locale="ru",
        day=f"{{day}}{NB}{{month}} {{year}}{NB}года",
        days_of_month=f"{{day}}–{{day2}}{NB}{{month}} {{year}}{NB}года",
        days_of_year=f"{{day}}{NB}{{month}}{NB}– {{day2}}{NB}{{month2}} {{year}}{NB}года",
        days=f"{{first}}{NB}– {{last}}",
        date="{weekday}, {day}",
        date_and_time="{date}, {time}",
        hour=f"{{hour}}{NB}ч.{NB}00{NB}м.",
        minutes=f"{{hour}}{NB}ч.{NB}{{minute:02}}{NB}м.",
        units=("{}", "{}"),
        times="с {start} до {end}",
        times_short=f"{{start}}{NB}– {{end}}",
        zone="время города {city}",  # "город" keeps the city's name in the nominative
        comma=", ",
        semicolon="; ",
        colon=": ",
        quotes="«{}»",
    ),
    "ar": Notation(
        locale="ar",
        day=f"{{day}}{NB}{{month}} {{year}}",
        days_of_month=f"{{day}}–{{day2}}{NB}{{month}} {{year}}",
        days_of_year=f"{{day}}{NB}{{month}}{NB}– {{day2}}{NB}{{month2}} {{year}}",
        days=f"{{first}}{NB}– {{last}}",
        date="{weekday}، {day}",
        date_and_time="{date}، {time}",
        hour="{hour}:00",
        minutes="{hour}:{minute:02}",
        units=(f"الساعة{NB}{{}}", f"الساعة{NB}{{}}"),
        times="من {start} إلى {end}",
        times_short="{start}–{end}",
        zone="بتوقيت {city}",
        comma="، ",
        list_comma="، ",
        semicolon="؛ ",
        colon=": ",
        quotes="«{}»",
        is_right_to_left=True,
        shares_unit=False,
        months=ARABIC_MONTHS,
    ),
    "zh-hans": Notation(
        locale="zh_Hans",
        day="{year}年{month_number}月{day}日",
        days_of_month="{year}年{month_number}月{day}日至{day2}日",
        days_of_year="{year}年{month_number}月{day}日至{month_number2}月{day2}日",
        days="{first}至{last}",
        date="{day}{weekday}",
        date_and_time="{date}{time}",
        hour="{hour}时",
        minutes="{hour}时{minute:02}分",
        units=("上午{}", "下午{}"),
        times="{start}至{end}",
        times_short="{start}至{end}",
        zone="{city}时间",
        comma="，",
        list_comma="、",
        between_sentences="",
        semicolon="；",
        colon="：",
        quotes="“{}”",
        has_twelve_hours=True,
        hour_words={0: "午夜12时", 12: "中午12时"},
    ),
}
