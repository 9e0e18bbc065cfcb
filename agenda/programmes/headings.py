"""Which column of a file means what: headings are matched by name in the six languages, in any case and spacing.

First the names of our own fields, then what an import knows besides, last the labels that concept notes write before
a value ("Organised by", "Intervenants", "Место проведения").
"""

import re
from functools import cache

from django.conf import settings
from django.utils import translation

from events.languages import LANGUAGES, TRANSLATED, column
from events.models.side_event import WORKING_LANGUAGES

from ..reading.vocabulary.labels import PEOPLE, label_key
from .record import FIELDS, PARTS, field_of, heading_of, model_of

# What only an import reads, beside the fields of the record.
READ_BESIDE = {
    "identity": "id; identifier; event id; numéro; número; номер; 编号; الرقم; معرف",
    "state": "state; status; état; estado; состояние; статус; 状态; الحالة",
    "hosts": (
        "organiser; organizer; organisers; organizers; organiser(s); organizer(s); host(s); lead organization;"
        " lead organizations; organisateur(s); organizador(es); organizadores; организаторы; организатор; 主办单位;"
        " 主办方; 组织者; الجهة المنظمة; الجهات المنظمة; المنظمون"
    ),
    "people": (
        "participants; participantes; участники; 参与者; 与会者; المشاركون; speaker(s); panel; panelists; panellists;"
        " intervenant(s); orateurs; oradores; ponentes; спикеры; 嘉宾; المتحدثون"
    ),
    "day": "day; event date; jour; día; день; 日; 日期; اليوم",
    "start": "start; starts; start time; begins; from; début; heure de début; inicio; hora de inicio; comienzo; начало;"
    " время начала; 开始时间; 开始; وقت البدء; البداية",
    "end": "end; ends; end time; until; to; fin; heure de fin; hora de finalización; término; окончание; конец;"
    " время окончания; 结束时间; 结束; وقت الانتهاء; النهاية",
    "room": "room; hall; salle; sala; зал; комната; 房间; 会议室; القاعة; الغرفة",
    "building": "building; bâtiment; edificio; здание; 大楼; المبنى",
    "mode": (
        "attendance; attendance mode; format of attendance; modalité; modalidad; формат участия; 参会方式;"
        " طريقة الحضور"
    ),
    "source": "source; link; url; web page; website; lien; enlace; ссылка; 链接; 来源; الرابط",
    "title": "event; event title; side event; event name; nom; nombre; имя; 活动名称; اسم الفعالية",
    "background": "description; event description; texte; texto; текст; 说明; 活动说明; الوصف",
}
# By the labels of concept notes.
_LABELS = {
    "title": "title", "subtitle": "subtitle", "date": "day", "when": "day", "time": "time", "start": "start",
    "end": "end", "timezone": "zone", "venue": "venue", "platform": "online_platform", "format": "mode",
    "hosts": "hosts", "co_hosts": "co_hosts", "co_sponsors": "sponsors", "partners": "partners",
    "background": "background", "objectives": "objectives", "agenda": "segments", "focus_areas": "focus_areas",
    "expected_outputs": "expected_outputs", "speakers": "people", "audience": "audience", "catering": "catering",
    "languages": "working_languages", "contact": "focal_point_name", "email": "focal_point_email",
    "phone": "focal_point_phone", "post": "focal_point_function", "rsvp_deadline": "rsvp_deadline_at",
    "when_where": "day",
    **{part: part for part in PEOPLE},
}  # fmt: skip
_IN_LANGUAGE = re.compile(
    r"\s*[(\[（](?P<language>[^()\[\]（）]+)[)\]）]\s*$|[_ ](?P<code>[a-z]{2})(?:[_-]\w+)?$", re.I
)


def meaning_of(heading: str) -> str | None:
    """Return the name of the field that a column holds; None for one that nobody knows.

    A list or text in a further language is called as its column is: "title_fr", "objectives_fr" for a list.
    """
    if known := _names().get(_folded(heading)):
        return known
    if found := _in_language(heading):
        return found
    return _LABELS.get(label_key(heading) or "")


def _in_language(heading: str) -> str | None:
    """Return what "Title (French)", "Titre (français)" and "title_fr" mean."""
    match = _IN_LANGUAGE.search(heading)
    language = _languages().get(_folded(match["language"] or match["code"])) if match else None
    if not match or not language:
        return None
    name = _names().get(_folded(heading[: match.start()])) or _LABELS.get(
        label_key(heading[: match.start()]) or ""
    )
    is_told = name and (name in TRANSLATED[""] or name in TRANSLATED)
    return column(name, language) if name and is_told else None


@cache
def _names() -> dict[str, str]:
    """Return the field of each heading that is read, folded; our own English headings go before all others."""
    names = {_folded(heading_of(name)): name for name in (*FIELDS, *PARTS)}
    for name in (*FIELDS, *PARTS):
        names.setdefault(_folded(name), name)
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                said = (
                    model_of(name)._meta.verbose_name_plural
                    if name in PARTS
                    else field_of("", name).verbose_name
                )
                names.setdefault(_folded(str(said)), name)
    for name, words in READ_BESIDE.items():
        for word in words.split(";"):
            names.setdefault(_folded(word), name)
    return names


@cache
def _languages() -> dict[str, str]:
    """Return the language of each name of one, in itself and in the six languages, and of its code."""
    found = {}
    for code in LANGUAGES:
        info = translation.get_language_info(code)
        for name in (code, code[:2], info["name"], info["name_local"]):
            found[_folded(name)] = code
        for active in LANGUAGES:
            with translation.override(active):
                found.setdefault(_folded(str(WORKING_LANGUAGES[code])), code)
    found.pop("", None)
    return found


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
