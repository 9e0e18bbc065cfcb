"""What organizations call themselves, one table for all: "Institute", "Réseau", "Министерство", منظمة, 基金会.

A row for each language. Russian words are stems, to which any ending of a case is added; Arabic ones stand without
the article and the letters that are written to the word. Everything meets `bare` text.
"""

import re
from collections.abc import Collection

from . import alternatives

BODIES = {
    "en": [
        "ministry", "university", "institute", "institution", "mission", "delegation", "embassy", "network", "council",
        "committee", "foundation", "centre", "center", "organization", "organisation", "association", "coalition",
        "clinic", "college", "school", "academy", "alliance", "agency", "commission", "union", "forum", "hospital",
        "society", "cluster", "movement", "fund", "initiative", "trust", "federation", "secretariat", "parliament",
        "court", "tribunal", "observatory", "museum", "radio", "television", "newspaper", "magazine", "company",
        "authority", "consortium", "league", "platform", "think tank", "church", "bank", "army", "armed forces",
        "senate", "ngo", "group", "collective", "campaign", "international", "worldwide", "watch", "without borders",
        "red cross", "red crescent", "project", "service", "services", "office", "bureau", "crisis group",
        "laboratory", "library", "syndicate", "bar association", "chamber", "cooperative", "theatre", "club",
    ],
    "fr": [
        "fédération", "fondation", "association", "conseil", "comité", "centre", "institut", "ligue", "réseau",
        "organisation", "union", "université", "école", "bureau", "coalition", "alliance", "agence", "mouvement",
        "société", "groupe", "haut-commissariat", "programme", "fonds", "ministère", "département", "secrétariat",
        "initiative", "collectif", "observatoire", "académie", "commission", "musée", "service", "campagne", "forum",
        "croix-rouge", "croissant-rouge", "chaire", "faculté", "plateforme", "syndicat", "barreau", "collège",
        "hôpital", "parlement", "cour", "tribunal", "ambassade", "ong", "coopérative", "clinique", "laboratoire",
    ],
    "es": [
        "federación", "fundación", "asociación", "consejo", "comité", "centro", "instituto", "liga", "red",
        "organización", "unión", "universidad", "escuela", "oficina", "coalición", "alianza", "agencia", "movimiento",
        "sociedad", "grupo", "alto comisionado", "programa", "fondo", "ministerio", "departamento", "secretaría",
        "iniciativa", "colectivo", "observatorio", "academia", "comisión", "museo", "servicio", "campaña", "foro",
        "cruz roja", "media luna roja", "cátedra", "facultad", "plataforma", "sindicato", "colegio", "corporación",
        "hospital", "parlamento", "corte", "tribunal", "embajada", "misión", "ong", "cooperativa", "defensoría",
    ],
    "ru": [
        "федераци", "фонд", "ассоциаци", "совет", "комитет", "центр", "институт", "лиг", "сет", "организаци", "союз",
        "университет", "школ", "управлени", "бюро", "коалици", "альянс", "агентств", "движени", "обществ", "групп",
        "программ", "министерств", "департамент", "секретариат", "инициатив", "обсерватори", "академи", "комисси",
        "музе", "служб", "форум", "канцеляри", "представительств", "мисси", "посольств", "больниц", "суд", "клиник",
        "парламент", "ведомств", "кафедр", "библиотек", "красн крест", "красн полумесяц",
    ],
    "ar": [
        "منظمة", "مؤسسة", "مركز", "شبكة", "معهد", "جامعة", "ائتلاف", "جمعية", "هيئة", "لجنة", "مكتب", "صندوق",
        "وكالة", "مجلس", "اتحاد", "وزارة", "تحالف", "مبادرة", "رابطة", "نقابة", "كلية", "متحف", "منتدى", "مفوضية",
        "برنامج", "أكاديمية", "مرصد", "حملة", "فريق", "دائرة", "إدارة", "أمانة", "بعثة", "سفارة", "محكمة", "مستشفى",
        "حركة", "الهلال", "الصليب", "تجمع", "جماعة", "مدرسة", "أمانة عامة", "وفد", "مفوضية سامية",
    ],
    "zh": [
        "中心", "基金会", "联盟", "大学", "研究所", "研究院", "组织", "委员会", "协会", "办事处", "理事会", "网络", "学院",
        "公署", "总部", "学会", "论坛", "署", "博物馆", "红十字会", "红新月会", "联合会", "医院", "办公室", "代表团", "学校",
    ],
}  # fmt: skip
# Words that a field of work or a title may hold as well: "Professor of International Law", "Head of Mission".
_LOOSE = {
    "international", "worldwide", "watch", "group", "groupe", "grupo", "service", "services", "servicio", "project",
    "campaign", "campagne", "campaña", "office", "bureau", "oficina", "school", "école", "escuela", "library", "court",
    "cour", "corte", "council", "army", "company", "bank", "crisis group", "platform", "plateforme", "plataforma",
    "museum", "programme", "programa", "red", "union", "church", "clinic", "parliament", "département", "departamento",
    "chamber", "club", "управлени", "программ", "департамент", "групп", "служб", "совет", "суд", "сет", "инициатив",
    "бюро", "школ", "форум",
}  # fmt: skip
_LATIN = ("en", "fr", "es")
_CASES = r"(?:а|я|у|ю|е|и|ы|о|ом|ем|еи|ой|ои|ью|ов|ам|ах|ами|ия|ии|ию|ие|ием|иеи|иям|иях|иями|ства?|ству|ством|стве)?"
_RED = r"красн\w{2,3}\s+(?:крест|полумесяц)\w{0,2}"
_GLUED = r"(?:و|ل|ب|لل|وب|ول)?(?:ال)?"


def _of(languages: tuple[str, ...], without: Collection[str] = ()) -> str:
    return alternatives(word for language in languages for word in BODIES[language] if word not in without)


def _russian(without: Collection[str] = ()) -> str:
    stems = [stem for stem in BODIES["ru"] if stem not in without and " " not in stem]
    return rf"(?:(?:{alternatives(stems)}){_CASES}|{_RED})"


_CHINESE = "|".join(sorted(BODIES["zh"], key=len, reverse=True))
# Anywhere in a name.
BODY = re.compile(
    rf"(?<!\w)(?:{_of(_LATIN)}|{_russian()}|{_GLUED}(?:{_of(('ar',))}))(?!\w)|{_CHINESE}|部$|署$"
)
# The same without the words that say little.
FIRM_BODY = re.compile(
    rf"(?<!\w)(?:{_of(_LATIN, _LOOSE)}|{_russian(_LOOSE)}|{_GLUED}(?:{_of(('ar',))}))(?!\w)"
)
# With which a name begins whose other words have small letters.
BODY_BEFORE = re.compile(
    rf"(?:l'|d')?(?:{_of(('fr', 'es'))})s?(?!\w)"
    rf"|(?:[а-я-]+\s+){{0,3}}?{_russian()}(?!\w)|{_GLUED}(?:{_of(('ar',))})(?!\w)"
)
_NOT_IN_CHINESE_NAME = "[和与及由在得获受的]|主办|举办|邀请|协办|支持|常驻|活动|会议|谨"
BODY_IN_CHINESE = re.compile(rf"(?:(?!{_NOT_IN_CHINESE_NAME})[\u4e00-\u9fff]){{2,20}}?(?:{_CHINESE})")
GOES_ON_IN_CHINESE = re.compile(rf"(?:(?!{_NOT_IN_CHINESE_NAME})[\u4e00-\u9fff]){{0,12}}?(?:{_CHINESE})")
