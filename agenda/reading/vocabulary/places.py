"""Rooms, buildings, platforms and ways to attend, as documents name them. Patterns meet `bare` text."""

import re

from .clock import CITY_NAMES

# With these a place begins; a row for each language.
ROOMS = {
    "en": r"(?:un\s+)?conf(?:erence|\.)?\s+r(?:oo)?m\.?\s+(?:[a-f]|\d{1,2})(?!\w)|cr[- ]?(?:[a-f]|\d{1,2})(?!\w)|(?:un\s+)?conference\s+room\s+(?:[a-f]|\d{1,2})(?!\w)|(?:the\s+)?(?:ecosoc|trusteeship\s+council|security\s+council|general\s+assembly|economic\s+and\s+social\s+council)\s+(?:chamber|hall)"
    r"|(?:the\s+)?(?:north\s+|south\s+|east\s+|west\s+)?delegates'?\s+(?:dining\s+room|lounge|entrance)|(?:the\s+)?(?:west|east|north)\s+terrace|press\s+briefing\s+room|(?:meeting\s+)?room\s+(?:[a-z]-?)?[\divxlc]{1,4}(?!\w)|s-1520|(?:dag\s+hammarskjold|d\.?h\.?l\.?)\s+(?:library\s+)?auditorium|visitors?'?\s+(?:lobby|centre|center)|quaker\s+house|(?:the\s+)?(?:express|vienna|delegates'?)\s+(?:bar|cafe)",
    "fr": r"(?:la\s+)?salle\s+(?:de\s+conference\s+|de\s+reunion\s+|des?\s+\w+\s+)?(?:n[°o]\s*)?(?:[a-f]|\d{1,2}|[ivxl]{1,6})(?!\w)|(?:la\s+)?salle\s+du\s+conseil\s+\w+(?:\s+\w+)?",
    "es": r"(?:la\s+)?sala\s+(?:de\s+conferencias\s+|de\s+reuniones\s+)?(?:n[°o.]*\s*)?(?:[a-f]|\d{1,2})(?!\w)|(?:la\s+)?sala\s+(?:del\s+)?(?:consejo\s+\w+(?:\s+\w+)*|ecosoc)",
    "ar": r"(?:ال)?قاعه\s+(?:ال)?(?:اجتماعات|موتمرات)?\s*(?:رقم\s+)?\d{1,2}|قاعه\s+[^،,.\n]{3,40}",
    "ru": r"(?:конференц-?зал\w*|зал\w*\s+заседаний)\s*(?:№\s*)?\d{1,2}|конференц-зал\w*(?:\s+[a-f]|\s+\d+)?",
    "zh": r"(?:联合国总部)?\s*第?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*(?:号)?会议室|(?:经社理事会|托管理事会)会议厅",
}
BUILDINGS = {
    "en": r"(?:the\s+)?(?:un(?:ited\s+nations)?\s+)(?:headquarters|secretariat(?:\s+building)?|hq|general\s+assembly\s+building|conference\s+building)|unhq|palais\s+des\s+nations|church\s+center(?:\s+for\s+the\s+united\s+nations)?"
    r"|(?:the\s+)?(?:permanent\s+)?(?:observer\s+)?mission\s+of|(?:the\s+)?(?:permanent\s+)?delegation\s+of|(?:the\s+)?consulate(?:\s+general)?\s+of|(?:the\s+)?embassy\s+of|international\s+peace\s+institute|scandinavia\s+house|ralph\s+bunche|japan\s+society|(?:the\s+)?(?:residence|house|office|offices)\s+of|the\s+(?:ford\s+foundation|roosevelt\s+house|permanent\s+mission)",
    "fr": r"(?:le\s+|au\s+)?siege\s+(?:de\s+l'(?:onu|organisation\s+des\s+nations\s+unies)|des\s+nations\s+unies)|(?:la\s+)?mission\s+permanente|(?:la\s+)?maison\s+de|palais\s+des\s+nations",
    "es": r"(?:la\s+)?sede\s+(?:de\s+(?:las\s+naciones\s+unidas|la\s+onu))|(?:la\s+)?mision\s+permanente|palacio\s+de\s+las\s+naciones",
    "ar": r"(?:ال)?مقر\s+(?:الامم\s+المتحده|البعثه)|مقر\s+\w+|(?:ال)?بعثه\s+(?:ال)?دا[يى]?مه",
    "ru": r"центральн\w+\s+учреждени\w+\s+(?:организации\s+объединенных\s+наций|оон)|штаб-квартир\w+\s+оон|постоянн\w+\s+представительств\w+",
    "zh": r"联合国总部|联合国大楼|[\u4e00-\u9fff]{1,8}常驻联合国代表团|万国宫",
}
PLACE = re.compile("|".join(f"(?:{pattern})" for pattern in [*ROOMS.values(), *BUILDINGS.values()]))
# Behind these words, in a sentence that says where something is held, the place stands.
HELD_AT = re.compile(
    r"(?i:held|tak(?:e|es|ing)\s+place|host(?:s|ed|ing)?|convene[sd]?|gather|join|scheduled|meet|invite[sd]?|event|discussion)(?i:\s+in[- ]person)?"
    r"(?:(?!(?i:\bonline\b|\bvirtually\b)|\.\s+[A-Z][a-z]|\").){0,150}?\sat\s+(?:the\s+)?(?=[A-Z])"
    r"|(?i:held|takes?\s+place|taking\s+place)(?i:\s+in[- ]person)?\s+in\s+(?:the\s+)?(?=[A-Z])"
)
STREET = re.compile(
    r"(?<!\w)(?:\d{1,5}(?:-\d+)?\s+(?:(?:east|west|north|south|e\.?|w\.?)\s+)?(?:[\w'.]+\s+){0,4}?(?:street|st\.?|avenue|ave\.?|plaza|road|rd\.?|boulevard|blvd\.?|place|square|lane|drive|floor|broadway)(?!\w)"
    r"|\d{1,4}[,\s]+(?:rue|avenue|chemin|route|place|boulevard|quai)\s+\w|(?:calle|avenida|avda\.?|plaza)\s+\w[\w\s.]*\d|(?:one|two)\s+(?:dag\s+hammarskjold|un|united\s+nations)\s+plaza|first\s+avenue\s+(?:and|at|&)|(?:chemin|avenue|rue|route)\s+(?:de|du|des|le|la)\s+[\w\s'-]{2,30}\d{1,4}|пр(?:оспект|\.)\s|ул(?:ица|\.)\s)"
)
PLATFORM = re.compile(
    r"(?<!\w)(?:zoom(?:\s+webinar)?|(?:microsoft|ms)\s+teams|teams(?=\s+(?:link|meeting))|(?:cisco\s+)?web\s?ex|you\s?tube(?:\s+live)?|un\s+web\s?tv|google\s+meet|kudo|interprefy|goto(?:meeting|webinar)|facebook\s+live|vimeo|skype|livestorm|hopin|zoho|jitsi|bluejeans|slido|زوم|تيمز|ويبكس|тимс|зум|腾讯会议|腾讯|钉钉)(?!\w)"
)
ONLY_SHOWN = re.compile(r"you\s?tube|un\s+web\s?tv|facebook|vimeo")  # one watches there, and does not attend

HYBRID = re.compile(
    r"(?<!\w)(?:hybrid(?!\s+(?:threat|war|conflict|court|attack|mission))e?s?|hibrid[oa]s?|هجين(?:ه)?|гибридн\w+|смешанн\w+\s+формат\w*)(?!\w)|混合|线上线下|线下和线上|线上和线下|线上与线下"
)
IN_PERSON = re.compile(
    r"(?<!\w)(?:in[- ]person|physical(?:ly)?(?=\s+(?:attend|meeting|event|at|format|presence|participation|venue|in))|face[- ]to[- ]face|on[- ]site|en\s+personne|en\s+presentiel|presentiel(?:le)?|presencial(?:es|mente)?|en\s+persona|حضوري(?:ا|ه)?|وجاهي(?:ا)?|بالحضور\s+الشخصي|حضور(?:يا|\s+شخصي)|очн\w+|лично|в\s+очном|sur\s+place)(?!\w)|现场|线下|当面|面对面"
)
ONLINE = re.compile(
    r"(?<!\w)(?<!register )(?<!rsvp )(?<!available )(?<!form )(?:online(?!\s+(?:form|registration|rsvp|survey|hate|violence|harassment|abuse|attacks?|platforms?\s+(?:such|like)))|virtual(?:ly)?(?!\s+exhibition)|webinar|remote(?:ly)?(?=\s+(?:participation|attend|via|join|access|\(|and|or|$))|webcast(?=\s+only)|en\s+ligne|a\s+distance|virtuel(?:le)?(?:ment)?|visioconference|en\s+linea|virtual(?:mente|es)?|a\s+distancia|por\s+zoom|عبر\s+الانترنت|عن\s+بعد|افتراضي(?:ا|ه)?|онлайн|дистанционн\w+|виртуальн\w+|в\s+режиме\s+видеоконференции)(?!\w)|线上|在线|网络会议|视频会议|远程"
)
VIA = re.compile(
    r"(?:via|on|by|through|using|over|par|sur|via\s+la|por|a\s+traves\s+de|en|عبر|على|через|по|通过|在)\s*(?:the\s+|la\s+plateforme\s+|la\s+plataforma\s+|منصه\s+)?\W*$"
)
UNKNOWN = re.compile(
    r"\W*(?:tbc|tbd|tba|to\s+be\s+(?:confirmed|determined|announced|decided)|a\s+confirmer|a\s+preciser|por\s+(?:confirmar|determinar|definir)|يحدد\s+لاحقا|سيحدد\s+لاحقا|будет\s+(?:уточнено|объявлено)|уточняется|待定|待确认|n/a|-+)\W*"
)

# Before a place, directly.
IN = re.compile(
    r"(?:(?<!\w)(?:in|at|a|au|aux|dans|en|في|ب|в|на)|于|在|[,|:·])\s*(?:the\s+|la\s+|le\s+|el\s+|l')?$"
)
# Between a place and the building or city that goes with it.
NEXT_PLACE = re.compile(
    r"\s*[,،(]?\s*(?:(?:in|at|of|de\s+la|de\s+l'|de|del|du|des|au|a|en|dans|в|في|ب)(?:\s+|(?<=ب)))?(?:the\s+|la\s+|el\s+|le\s+|l')?"
)
# Offices of States: a line of their names tells who organizes, more often than where.
OFFICE = re.compile(
    r"(?:the\s+)?(?:permanent\s+)?(?:observer\s+)?(?:mission|delegation)|(?:la\s+)?mis|(?:ال)?بعثه|постоянн"
)
LONE_CITY = re.compile(rf"\W*(?:{CITY_NAMES})(?:\s+city)?(?:,?\s*(?:ny|usa|u\.s\.a\.|switzerland))?\W*")
IN_CITY = re.compile(rf"\s*,?\s+(?:in|a|en)\s+(?:{CITY_NAMES})(?:\s+city)?$")
# What stands in a line of the venue and is none of it, and where the venue ends.
NOT_A_PLACE = PLATFORM
VENUE_ENDS = re.compile(r"\s*(?:https?://|\(?(?:tbc|please\s+note|map)\b|;\s|\.\s+[a-z])")
# What joins the venue to something that was cut away behind it.
AND_BEHIND = [
    VIA,
    re.compile(
        r"[\s,;|/(&+-]*(?:(?<!\w)(?:and|et|y|и|or|also|as\s+well\s+as|ou|o|e|و)|和|及)?[\s,;|/(&+-]*$"
    ),
    re.compile(r"[\s,;:.|/-]+$"),
]
