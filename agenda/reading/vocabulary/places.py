"""Rooms, buildings, offices and streets as documents name them, a row for each language.

How rows are written: wording.py.
All patterns meet `bare` text but `NAMED_PLACE`, for which capitals count.
"""

import re

from .wording import any_of, any_row, telling

# The number or letter of a room.
NUMBER = r"(?:[a-z]{1,2}-?\d{1,4}|[a-h]|\d{1,4}[a-z]?|[ivxl]{1,6})(?!\w)"
_HAN_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
ROOMS = {
    "en": [
        "[the] [un|united nations] conference room {n}", "[un] conf. room {n}", "[un] conf room {n}",
        "[un] conf. rm. {n}",
        "cr-{n}", "cr {n}", "cr{n}", "[meeting] room {n}", "[the] meeting room {n}", "boardroom {n}", "building {n}",
        "[the] (ecosoc|trusteeship council|security council|economic and social council) (chamber|hall)",
        "[the] general assembly hall",
        "[the] [north|south|east|west] delegates' (dining room|lounge|entrance|bar|café)",
        "[the] [north|south|east|west] delegates (dining room|lounge|entrance|bar|café)",
        "[the] (west|east|north) terrace",
        "[the] press briefing room", "[the] (express|vienna) (bar|café)", "[the] visitors' (lobby|centre|center)",
        "[the] visitors (lobby|centre|center)", "[the] dag hammarskjöld (library auditorium|auditorium|library)",
        "[the] dhl auditorium", "auditorium {n}", "[the] (m|e|c)-building", "conf. rm {n}", "conf rm {n}",
        "conf rm. {n}", "rm. {n}", "rm {n}",
        "conference rm. {n}", "(block|wing) {n}", "[the] (north|south|east|west) wing",
    ],
    "fr": [
        "[la] salle [de conférence|de réunion|de conférences] {n}", "[la] salle (n°|no|no.) {n}",
        "[la] salle de (conférence|réunion) (n°|no|no.) {n}",
        "[la] salle du conseil (de tutelle|économique et social|de sécurité)", "[la] salle de l'assemblée générale",
        "[la] chambre du conseil (de tutelle|économique et social|de sécurité)",
        "[le] (bâtiment|bât.|bloc) {n}", "[l'] aile {n}", "[l'] aile (nord|sud|est|ouest)",
    ],
    "es": [
        "[la] sala [de conferencias|de reuniones] {n}", "[la] sala (n.º|nº|núm.|no.) {n}",
        "[la] sala del consejo (de administración fiduciaria|económico y social|de seguridad)", "[la] sala ecosoc",
        "[la] cámara del consejo (de administración fiduciaria|económico y social|de seguridad)",
        "[el] salón de la asamblea general", "[el] (edificio|bloque|pabellón) {n}", "[el] ala (norte|sur|este|oeste)",
    ],
    "ru": [
        "конференц-зал~ [№] {n}", "зал~ заседаний [№] {n}", "зал~ [№] {n}", "конференц-зал~",
        "(здание|корпус) {n}",
        "зал~ (совета по опеке|совета безопасности|экономического и социального совета|генеральной ассамблеи|экосос)",
    ],
    "ar": [
        "[ال]قاعة [ال][اجتماعات|مؤتمرات] [رقم] {d}", "[ال]قاعة [رقم] {d}", "قاعة ([ال]اجتماعات|[ال]مؤتمرات) [رقم] {d}",
        "قاعة مجلس (الوصاية|الأمن)", "قاعة المجلس الاقتصادي والاجتماعي", "قاعة الجمعية العامة",
        "(المبنى|مبنى) [رقم] {d}",
    ],
    "zh": ["[第]{han}[号]会议室", "{han}号会议厅", "{han}号(楼|厅)", "(经社理事会|托管理事会|安理会|安全理事会)(会议厅|会场)", "大会堂"],
}  # fmt: skip
BUILDINGS = {
    "en": [
        "[the] (un|united nations) (headquarters|hq|secretariat building|secretariat|general assembly building)",
        "[the] (un|united nations) conference building",
        "[the] (general assembly|secretariat|conference) building", "unhq",
        "un hq", "[the] palais des nations", "[the] church center [for the united nations]", "quaker house",
        "scandinavia house",
        "[the] international peace institute", "ralph bunche institute [for international studies]",
        "japan society", "roosevelt house",
        "[the] vienna international centre", "[the] united nations office at (nairobi|geneva|vienna)",
        "[the] un office at geneva",
        "[the] ford foundation", "[the] unicef house", "dc-1", "dc-2", "dc1", "dc2", "ff building", "albano building",
        "[the] premises of our (mission|office)", "our (mission|office|offices|premises|residence)",
    ],
    "fr": [
        "[le] siège (de l'onu|de l'organisation des nations unies|des nations unies)", "[le] palais des nations",
        "[la] maison de la paix", "[la] maison internationale des associations", "bâtiment des conférences",
        "[le] siège de notre (mission|organisation)", "[les] locaux de notre (mission|organisation)",
        "nos (locaux|bureaux)", "notre mission",
    ],
    "es": [
        "[la] sede (de las naciones unidas|de la onu|de la organización de las naciones unidas)",
        "[el] palacio de las naciones",
        "edificio de (conferencias|la secretaría|la asamblea general)",
        "[la] sede de nuestra (misión|organización)", "nuestra (misión|sede)", "nuestras oficinas",
    ],
    "ru": [
        "центральн~ учреждени~ (организации объединенных наций|оон)",
        "штаб-квартир~ (оон|организации объединенных наций)",
        "двор~ наций", "наше~ представительств~", "здани~ секретариата",
    ],
    "ar": ["[ال]مقر [الدائم ل]الأمم المتحدة", "مقر الأمم المتحدة", "قصر الأمم", "مبنى الأمانة العامة", "مقر بعثتنا"],
    "zh": ["联合国总部", "联合国大楼", "万国宫", "联合国(日内瓦|维也纳|内罗毕)办事处", "联合国会议大楼", "(我|本)(团|代表团)(会议室|驻地)"],
}  # fmt: skip
# Offices of States and organizations: a line of their names tells who organizes, more often than where. A name follows.
OFFICES = {
    "en": [
        "[the] [permanent] [observer] (mission|delegation|representation) (of|to)", "[the] (embassy|consulate) of",
        "[the] consulate general of", "[the] (residence|office|offices|headquarters|house) of",
        "[the] permanent mission",
        "[the] permanent delegation of",
    ],
    "fr": [
        "[la] (mission|délégation|représentation) permanente [d'observation] (de la|de l'|du|des|de|d')",
        "[l'|le] (ambassade|consulat|consulat général|résidence) (de la|de l'|du|des|de|d')",
        "[le|les] bureau~ (de la|de l'|du|des|de|d')", "[la] mission (de la|de l'|du|des|d')",
    ],
    "es": [
        "[la] misión permanente [de observación] (de la|de los|de las|del|de)",
        "[la] delegación (de la|de los|de las|del|de)",
        "[el|la] (consulado general|consulado|embajada|residencia) (de la|de los|de las|del|de)",
        "[la|las] oficina~ (de la|de los|de las|del|de)",
    ],
    "ru": ["постоянн~ представительств~", "посольств~", "генеральн~ консульств~"],
    "ar": ["[ال]بعثة [ال]دائمة", "سفارة", "قنصلية"],
}  # fmt: skip
_OFFICE_IN_CHINESE = r"(?:(?!在|于|和|与)[\u4e00-\u9fff]){1,10}?(?:常驻联合国(?:日内瓦办事处)?(?:观察员)?代表团|大使馆|总领事馆)"
_AN_OFFICE = any_row(OFFICES)
_ROOM = any_row(ROOMS, n=NUMBER, d=r"[\divx]{1,4}(?!\w)", han=_HAN_NUMBER)
_BUILDING = any_row(BUILDINGS)
ROOM = re.compile(rf"(?:(?<!\w)|(?<=[\u4e00-\u9fff])){_ROOM}")
BUILDING = re.compile(rf"(?:(?<!\w)|(?<=[\u4e00-\u9fff])){_BUILDING}(?![^\W\u4e00-\u9fff])")
OFFICE = re.compile(rf"(?<!\w){_AN_OFFICE}(?:(?<=')|(?!\w))|{_OFFICE_IN_CHINESE}")
PLACE = re.compile(f"{ROOM.pattern}|{BUILDING.pattern}|{OFFICE.pattern}")

# Other places have a name and one of these words. Before and behind them stand words with capitals.
_NOUNS_BEHIND = [
    "Room", "Auditorium", "Hall", "Lounge", "Theater", "Theatre", "Library", "House", "Building", "Café",
    "Cafe", "Gallery",
    "Club", "Hotel", "Church", "Chamber", "Salon", "Suite", "Terrace", "Pavilion", "Atrium", "Tower",
    "Restaurant", "Cinema",
    "Studio", "Chapel", "Synagogue", "Mosque", "Cathedral", "Garden", "Gardens", "Campus", "Saal", "Haus", "Palace",
    "Conference Centre", "Conference Center",
]  # fmt: skip
# Of organizations too: as with offices, the words around have to say that it is the place.
_ORGANIZATIONS_BEHIND = [
    "Centre", "Center", "Institute", "University", "Museum", "Foundation", "School", "College", "Academy",
    "Council", "Society",
]  # fmt: skip
_NOUNS_BEFORE = [
    "Salle", "Salon", "Maison", "Hôtel", "Centre", "Espace", "Auditorium", "Palais", "Institut", "Université", "Musée",
    "Bibliothèque", "Pavillon", "Cité", "Château", "Club", "Théâtre", "Église", "Fondation", "Ambassade",
    "Consulat", "Résidence",
    "Sala", "Salón", "Casa", "Hotel", "Centro", "Auditorio", "Palacio", "Instituto", "Universidad", "Museo",
    "Biblioteca",
    "Teatro", "Aula", "Consulado", "Embajada", "Residencia", "Edificio", "Room", "Hall", "Villa", "Ballroom",
    "Amphithéâtre",
    "salle", "sala", "salón", "auditorio", "auditorium",
]  # fmt: skip
OF_ORGANIZATION = re.compile(
    rf"(?:{'|'.join(_ORGANIZATIONS_BEHIND)})(?:$|\s(?:for|of|on)\s)|^(?:Institut|Universi|Fondation|Centr[eo]\b)"
)
_CAPITAL = r"[A-ZÀ-Þ][\w'.&-]*"
_SMALL = r"(?:(?:of|for|the|and|de|du|des|la|le|les|del|los|las|y|et|à|aux|en)\s+|(?:d|l)')"
_OF_WHAT = rf"(?:\s+(?:for|of|on)\s+(?:the\s+)?{_CAPITAL}(?:\s+{_SMALL}*{_CAPITAL}){{0,4}})?"
_CYRILLIC_NOUNS = (
    "зал|конференц-зал|дворец|гостиница|отель|музей|здание|библиотека"
    "|Зал|Дворец|Дом|Центр|Библиотека|Гостиница|Отель|Музей|Здание|Университет"
)
_ARABIC_NOUNS = "قاعة|مكتبة|فندق|مركز|قصر|متحف|مبنى|بيت|دار|معهد|جامعة|نادي|مسرح|مقر"
_HAN_NOUNS = "会议室|会议厅|会议中心|大厅|礼堂|报告厅|图书馆|大厦|酒店|博物馆|纪念馆|大学|学院"
NAMED_PLACE = re.compile(
    rf"(?<!\w)(?:(?:{_CAPITAL}\s+{_SMALL}*){{1,5}}(?:{'|'.join([*_NOUNS_BEHIND, *_ORGANIZATIONS_BEHIND])})(?!\w)"
    rf"(?:\s+(?:[A-Z]?\d+|[A-Z])(?!\w))?{_OF_WHAT}"
    rf"|(?:{'|'.join(_NOUNS_BEFORE)})\s+{_SMALL}*{_CAPITAL}(?:\s+{_SMALL}*{_CAPITAL}){{0,4}}"
    rf"|(?:{_CYRILLIC_NOUNS})\w{{0,2}}\s+[А-ЯЁ«\"IVXL][^,.;()\n]{{1,50}}"
    rf"|[بل]?(?:ال)?(?:{_ARABIC_NOUNS})\s+[^،,.;()\n]{{2,40}})"
    rf"|(?:(?!在|于)[\u4e00-\u9fff]){{1,12}}?(?:{_HAN_NOUNS})"
)
_UNKNOWN = {
    "en": ["tbc", "tbd", "tba", "to be (confirmed|determined|announced|decided|advised|communicated)", "n/a"],
    "fr": ["à confirmer", "à préciser", "à déterminer", "sera communiqué~ ultérieurement"],
    "es": ["por (confirmar|determinar|definir|anunciar)", "a confirmar"],
    "ru": ["будет (уточнено|объявлено)", "уточняется", "будет сообщено дополнительно"],
    "ar": ["يحدد لاحقا", "سيحدد لاحقا", "يعلن لاحقا"],
    "zh": ["待定", "待确认", "另行通知"],
}  # fmt: skip
UNKNOWN = re.compile(
    rf"\W*(?:(?:room|venue|location|salle|lieu|sala|lugar)\s+)?(?:{any_row(_UNKNOWN)}|-+)\W*"
)
# Behind a place, in brackets: that it is not settled yet. What stands in square brackets is a remark of whoever drafts.
_UNSETTLED = {
    "en": [
        "to confirm",
        "subject to (confirmation|availability|change)",
        "unconfirmed",
        "provisional~",
        "tentative~",
        "pending",
    ],
    "fr": ["sous réserve [de]", "provisoire~", "en attente"],
    "es": ["sujeto a", "provisional~", "pendiente"],
    "ru": ["предварительн~", "подлежит", "уточн~"],
    "ar": ["مبدئيا", "بانتظار", "يؤكد لاحقا", "سيؤكد", "قيد التأكيد"],
    "zh": ["暂定", "有待确认", "待通知"],
}
UNSETTLED = re.compile(rf"\s*[(\[][^()\[\]]*?(?:{any_row(_UNKNOWN)}|{any_row(_UNSETTLED)})[^()\[\]]*[)\]]")
# Before a place, directly.
_PREPOSITIONS = {
    "en": ["in", "at", "inside", "to", "venue"],
    "fr": ["à", "au", "aux", "dans", "en", "chez"],
    "es": ["en", "a"],
    "ru": ["в", "на"],
    "ar": ["في", "ب", "داخل"],
}  # fmt: skip
_ARTICLES = r"(?:the\s+|la\s+|le\s+|les\s+|el\s+|los\s+|las\s+|l')?"
IN = re.compile(rf"(?:(?<!\w){any_row(_PREPOSITIONS)}\s+|(?<!\w)ب|[于在]|[,،|:·(]\s*){_ARTICLES}$")
# The house of an office: in the premises of the Permanent Mission of Malta.
_PREMISES = {
    "en": ["the (premises|offices|conference room|residence|library) of"],
    "fr": ["(les locaux|le siège|la résidence|la salle de conférence|la salle de réunion) (de l'|de|du|des)"],
    "es": ["(la sede|los locales|las instalaciones|la residencia|la sala de reuniones|el salón) (de|del)"],
    "ru": ["(здании|помещении|помещениях|резиденции|конференц-зале)"],
    "ar": ["(مقر|مبنى|مكتب)"],
}
IN_SENTENCE = re.compile(
    rf"(?:(?<!\w){any_row(_PREPOSITIONS)}\s+|(?<!\w)ب|[于在])(?:{any_row(_PREMISES)}\s+)?{_ARTICLES}$"
)
# Between a place and the building, floor or city that goes with it.
JOINT = re.compile(
    r"\s*[,،(\n·–-]?\s*(?:(?:in|at|of|on|de\s+la|de\s+l'|de|del|du|des|au|à|a|en|dans|в|на|في)\s+)?"
    r"(?:the\s+|la\s+|el\s+|le\s+|l')?ب?"
)
# Words of a sentence that say it is held somewhere, directly before the place.
HELD_AT = re.compile(
    r"(?i:held|tak(?:e|es|ing)\s+place|hosted|convened|join\s+us|meet|scheduled)(?i:\s+in[- ]person)?"
    r"(?:(?!(?i:\bonline\b|\bvirtually\b)|\.\s+[A-Z][a-z]|\").){0,150}?\sat\s+(?:the\s+)?(?=[A-Z])"
)
NAME = re.compile(rf"{_CAPITAL}(?:\s+{_SMALL}*{_CAPITAL}){{0,7}}")  # meets `plain` text
TO_THE_UN = re.compile(
    r"\s+(?:(?:to|at)\s+the\s+(?:united\s+nations|un)"
    r"|aupres\s+(?:des\s+nations\s+unies|de\s+l'(?:onu|organisation\s+des"
    r"\s+nations\s+unies))|ante\s+(?:las\s+naciones\s+unidas|la\s+onu)|при\s+(?:оон|организации\s+объединенных\s+наций)"
    r"|لدي\s+الامم\s+المتحده)(?:\s+office\s+at\s+\w+)?"
)
# Shortened words, whose full stop does not end the venue.
_SHORT = [
    "st", "ave", "av", "no", "fl", "rm", "bldg", "blvd", "rd", "dr", "pl", "conf", "ste", "m", "ул", "пр", "д",
    "г", "н", "м",
]  # fmt: skip
_NOT_SHORT = "".join(rf"(?<!\b{word})" for word in _SHORT)
VENUE_ENDS = re.compile(
    rf"{UNSETTLED.pattern}|\s+\[|\s*(?:https?://|\(?(?:tbc|tbd|please\s+note|(?:show\s+)?map)\b|;\s"
    rf"|{_NOT_SHORT}\.\s+[^\W\d_])"
)
# On a line with one of these a street is that of whoever writes.
LETTERHEAD = telling(
    {
        "en": [
            "tel",
            "tel.",
            "telephone",
            "phone",
            "fax",
            "e-mail",
            "email",
            "p.o. box",
            "www",
            "unsubscribe",
            "registered office",
        ],
        "fr": ["tél", "téléphone", "télécopie", "courriel", "case postale", "b.p."],
        "es": ["teléfono", "correo", "apartado"],
        "ru": ["тел", "телефон", "факс", "почта"],
        "ar": ["هاتف", "فاكس", "بريد", "ص.ب."],
        "zh": ["电话", "传真", "邮箱", "电邮"],
    }
)
# What joins the venue to something that was cut away behind it.
_AND = [
    "and live", "and", "et", "y", "и", "or", "also", "as well as", "ou", "o", "و", "plus", "live", "follow",
    "or follow", "can follow", "livestream~", "live stream~", "livestream on", "streamed [live]", "streaming",
    "webcast [live]",
    "broadcast [live]", "with", "diffusion", "retransmission", "retransmis", "transmisión", "transmitido", "трансляция",
    "or stream", "also", "simultaneously", "avec", "con",
]  # fmt: skip
AND_BEHIND = re.compile(rf"[\s,،;|/(&+:-]*(?:(?<!\w){any_of(_AND)}\s*)*(?:[和及与、，]|[\s,،;|/(&+:.-])*$")
# With which something begins that is no venue although it stands under the label for it.
_NO_VENUE = {
    "en": [
        "webcast", "live stream", "livestream", "broadcast", "link", "dial-in", "meeting id", "streamed", "see",
        "please", "to be",
    ],
    "fr": ["diffusion", "lien", "retransmission", "voir"],
    "es": ["transmisión", "enlace", "ver"],
    "ru": ["трансляция", "ссылка"],
    "ar": ["رابط", "بث", "عبر", "منصة"],
    "zh": ["直播", "链接"],
}  # fmt: skip
NO_VENUE = re.compile(rf"\W*{any_row(_NO_VENUE)}")
