"""Words of agendas. In `bare` text."""

import re

from . import alternatives

# How long a part lasts.
_UNITS = [
    "min",
    "mins",
    "minute",
    "minutes",
    "minuto",
    "minutos",
    "мин",
    "минут",
    "минуты",
    "минута",
    "دقيقة",
    "دقائق",
    "دقيقتان",
    "分钟",
    "分",
]
MINUTES = re.compile(
    rf"(?:(?:approx\.?|about|ca\.?|environ|aprox\.?|около)\s*)?\d{{1,3}}\s*(?:(?:-|to|a|to)\s*\d{{1,3}}\s*)?(?:-\s?)?"
    rf"(?:(?:{alternatives(_UNITS)})(?![^\W\u3400-\u9fff])\.?|')(?:\s+each|\s+chacun\w*|\s+cada\s+un\w)?"
)
# Before a time at the start of a line.
BEFORE_TIME = re.compile(
    r"(?:from|at|starting\s+at|de|a|des|a\s+partir\s+de|a\s+las|de\s+las|desde\s+las|a\s+la|с|в|من|الساعه"
    r"|من\s+الساعه|في|从|于)?"
)
# Between the title and the person who speaks.
BY = re.compile(
    r"[\s,]*(?:[:：]|\s[-–—]\s|[,،(|]"
    r"|(?:\b(?:delivered|given|moderated|facilitated|chaired|led|presented|introduced|offered)\s+)?\bby\b"
    r"|\b(?:animee?|presentee?|moderee?|prononcee?|assuree?)?\s*\bpar\b|\b(?:moderad[oa]|presentad[oa]"
    r"|dirigid[oa])?\s*\bpor\b"
    r"|\ba\s+cargo\s+del?\b|\bwith\b|\bavec\b|\bcon\b|\bfrom\b|\bof\b|\bdel?\b|(?<!\w)с\b|(?<!\w)مع|(?<!\w)من)"
    r"\s*(?:the\s+|la\s+|el\s+|l')?$"
)
# Words with which a line of an agenda may begin although it is no label of the document.
ITEMS = re.compile(
    r"opening|welcome|introduc|remarks|keynote|panel|presentation|discussion|debate|q\s?&\s?a|question|interactive"
    r"|closing|wrap"
    r"|conclusion|summary|break|coffee|lunch|statement|film|testimon|ouverture|accueil|bienvenue|expose"
    r"|presentation|echange"
    r"|debat|table\s+ronde|pause|cloture|mot\s|apertura|bienvenida|presentacion|mesa|panel|preguntas|dialogo|pausa"
    r"|clausura|cierre"
    r"|открыти|вступ|приветств|выступлен|доклад|дискусс|вопрос|перерыв|закрыт|заключ|итог|كلم|افتتاح|ترحيب|عرض"
    r"|نقاش|اسئل|استراح|ختام"
    r"|开幕|致辞|欢迎|发言|介绍|讨论|问答|互动|茶歇|总结|闭幕"
)
# What may stand in a line that says nothing but a time.
_TIME_WORDS = [
    "a.m.", "p.m.", "a.m", "p.m", "am", "pm", "h", "hs", "hrs", "hrs.", "hours", "hour", "uhr", "noon", "12 noon",
    "midnight", "to", "until", "from", "at",
    "heures", "heure", "midi", "de", "a", "las", "la", "horas", "hora", "hasta", "ч.", "м.", "ч", "мин.", "до", "с",
    "من", "إلى", "الساعة", "حتى",
    "صباحا", "مساء", "ظهرا", "上午", "下午", "中午", "晚上", "时", "分", "点", "至", "到", "est", "edt", "et", "cet", "cest", "gmt",
]  # fmt: skip
ONLY_TIME = re.compile(
    rf"(?=\D*\d)(?:\d{{1,2}}|[\s:.,()|\[\]-]|(?:{alternatives(_TIME_WORDS)})(?![^\W\d_\u3400-\u9fff]))++"
)
# Labels of persons that are no titles of a part.
NO_TITLES = {"moderator", "chair", "rapporteur", "discussant", "master_of_ceremonies"}
