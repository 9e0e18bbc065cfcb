"""How documents say who presents an event and in which role, a row for each role and language. All `bare`."""

import re

from . import alternatives

# Followed by those who have the role. "same" adds to those named before.
LED_BY = {
    "co_host": [
        "co-hosted by", "cohosted by", "co-organized by", "co-organised by", "co-convened by", "co-led by", "co-hosted with", "co-organized with", "with co-hosts", "with the co-hosts",
        "coorganisé par", "coorganisée par", "co-organisé par", "co-organisée par", "coorganizado por", "coorganizada por", "co-organizado por", "co-organizada por", "сoорганизованное", "co-hosts", "co-hosting with",
    ],
    "co_sponsor": [
        "co-sponsored by", "cosponsored by", "sponsored by", "with the co-sponsorship of", "together with co-sponsors", "together with the co-sponsors", "together with its co-sponsors", "with co-sponsors", "along with co-sponsors", "along with the co-sponsors", "and co-sponsors",
        "and the co-sponsors", "with the sponsorship of", "with co-sponsorship from", "with co-sponsorship by", "under the co-sponsorship of", "and co-sponsored by", "with its co-sponsors", "with the co-sponsors",
        "coparrainé par", "coparrainée par", "co-parrainé par", "co-parrainée par", "parrainé par", "parrainée par", "avec le parrainage de", "avec le coparrainage de", "avec les coparrains",
        "copatrocinado por", "copatrocinada por", "co-patrocinado por", "patrocinado por", "patrocinada por", "con el copatrocinio de", "con el patrocinio de", "con los copatrocinadores", "y los copatrocinadores",
        "برعاية مشتركة من", "برعاية", "ورعاية", "وبرعاية", "с соспонсорами", "共同赞助方", "共同赞助国",
    ],
    "partner": [
        "in partnership with", "in collaboration with", "in cooperation with", "in co-operation with", "with the support of", "supported by", "with support from", "in association with", "with the participation of partners", "with partners", "in coordination with", "with the generous support of", "with the kind support of",
        "en partenariat avec", "en collaboration avec", "en coopération avec", "avec le soutien de", "avec l'appui de", "avec le concours de", "soutenu par",
        "en colaboración con", "en cooperación con", "con el apoyo de", "en alianza con", "en asociación con", "con la colaboración de", "con el auspicio de", "en coordinación con",
        "بالشراكة مع", "بالتعاون مع", "بدعم من", "وبدعم من", "وبالشراكة مع", "وبالتعاون مع", "بالتنسيق مع", "в партнерстве с", "при поддержке", "в сотрудничестве с", "同合作伙伴",
    ],
    "same": [
        "together with", "along with", "jointly with", "as well as", "alongside", "in addition to", "and jointly", "conjointly with",
        "conjointement avec", "ainsi que", "aux côtés de", "de concert avec", "avec", "junto con", "conjuntamente con", "así como", "junto a",
        "بالاشتراك مع", "إلى جانب", "وكذلك", "فضلا عن", "совместно с", "вместе с", "а также",
    ],
    "host": [
        "hosted by", "organized by", "organised by", "convened by", "presented by", "held by", "jointly organized by", "jointly organised by", "jointly hosted by", "jointly convened by", "initiated by", "at the initiative of", "at the invitation of", "brought to you by", "on behalf of", "on behalf of the co-hosts",
        "organized jointly by", "organised jointly by", "hosted jointly by", "convened jointly by", "spearheaded by", "on behalf of the organizers", "on behalf of the co-sponsors",
        "organisé par", "organisée par", "organisés par", "organisé conjointement par", "organisée conjointement par", "à l'initiative de", "à l'invitation de", "présenté par", "présentée par", "convoqué par", "convoquée par", "accueilli par", "accueillie par", "au nom de", "coordonnée par",
        "organizado por", "organizada por", "organizado conjuntamente por", "organizada conjuntamente por", "convocado por", "convocada por", "por iniciativa de", "a iniciativa de", "presentado por", "presentada por", "en nombre de", "a invitación de", "auspiciado por", "auspiciada por",
        "تنظمها", "ينظمها", "تنظمه", "ينظمه", "من تنظيم", "بتنظيم من", "بتنظيم مشترك من", "بدعوة من", "تستضيفها", "تستضيفه", "يستضيفها", "بالنيابة عن", "نيابة عن", "باسم", "بمبادرة من", "تشترك في تنظيمها", "يشترك في تنظيمها", "يشترك في تنظيمه", "تنظم", "ينظم", "تتشرف", "يتشرف", "يسر", "تدعوكم", "يدعوكم", "تعقدها", "تشترك في تنظيمه",
        "организованное", "организуемое", "организованного", "проводимое", "от имени", "организуемого", "организаторами выступают", "организованном", "организуемом", "организуют", "проводят", "по инициативе", "由",
    ],
}  # fmt: skip

# Behind those who have the role: "Norway and OCHA invite you to …". Patterns, since verbs bend.
ADVERB = r"(?:(?:jointly|cordially|kindly|warmly|hereby|proudly|respectfully|will|also|are|is|would\s+like\s+to|wish(?:es)?\s+to|ont|a|conjointement|cordialement|tienen?|se)\s+)*"
ACTIVE = {
    "co_host": rf"{ADVERB}(?:co-?host(?:s|ing)?|co-?organi[sz](?:e|es|ing)|co-?conven(?:e|es|ing)|coorganisent|coorganise|coorganizan)\b",
    "co_sponsor": rf"{ADVERB}(?:co-?sponsor(?:s|ing)?|coparrainent|copatrocinan)\b",
    "host": "|".join([
        rf"{ADVERB}(?:invites?|inviting|request\s+the\s+(?:pleasure|honou?r)|(?:ha(?:s|ve)|having)\s+the\s+(?:honou?r|pleasure|privilege)|(?:pleased|delighted|honou?red|glad|proud)\s+to)\b",
        rf"{ADVERB}(?:hosts?|hosting|organi[sz]e[sd]?|organi[sz]ing|convenes?|convening|propose[sd]?|holds?|holding|presents?|presenting|launch(?:es)?)\b",
        rf"(?:{ADVERB}(?:vous\s+)?(?:invitent|invite|convient|convie|organisent|organise|organiseront|organisera|tiendront|tiendra|proposent|propose)|(?:ont|a)\s+(?:l'honneur|le\s+plaisir))\b",
        rf"(?:{ADVERB}(?:les?\s+)?(?:invitan|invita|organizan|organiza|organizaran|organizara|convocan|convoca|proponen|propone|celebraran|celebrara)|tienen?\s+(?:el\s+)?(?:honor|agrado|placer|gusto)|se\s+complacen?)\b",
        r"(?:имеют\s+честь|имеет\s+честь|приглашают|приглашает|организуют|организует|проводят|проводит)\b",
    ]),
}  # fmt: skip

# What one speaks of when one speaks of the event itself.
EVENT_NOUNS = alternatives([
    "side event", "side-event", "event", "discussion", "meeting", "panel", "dialogue", "briefing", "roundtable", "round table", "round-table", "session", "workshop", "exhibition", "launch", "conversation", "exchange", "breakfast", "lunch", "reception", "screening", "seminar", "webinar", "consultation",
    "manifestation", "événement", "réunion", "table ronde", "débat", "séance", "atelier", "rencontre", "discussion", "dialogue", "concertation",
    "evento", "reunión", "mesa redonda", "diálogo", "debate", "sesión", "taller", "conversatorio", "encuentro", "panel",
    "فعالية", "الفعالية", "حدث", "الحدث", "جلسة", "الجلسة", "حلقة نقاش", "اجتماع", "ندوة", "مائدة مستديرة", "حوار", "لقاء",
    "мероприятие", "мероприятии", "мероприятия", "заседание", "дискуссия", "дискуссию", "встреча", "встречу", "семинар", "круглый стол", "диалог",
    "边会", "会外活动", "活动", "会议", "讨论会", "研讨会", "圆桌会议", "对话", "座谈会", "吹风会", "周边活动",
])  # fmt: skip
# The gathering around the event: who organizes that is not who organizes the event.
PARENTS = alternatives(["week", "semaine", "semana", "أسبوع", "неделя", "недели", "周", "conference", "summit", "commission", "assembly", "campaign", "initiative", "resolution", "open debate"])  # fmt: skip

INVITES = re.compile(
    r"invit|conv[ií](?:e|t)|pleased|delighted|proud|glad|honou?r|honneur|pleasure|plaisir|agrado|честь|приглаша|邀"
    r"|تدعو|يدعو|تتشرف|يتشرف"
)
PRONOUN = re.compile(
    r"[\s,]*(?:i|we|they|it|who|which|that|nous|je|nosotros)?[\s,]*$"
)  # between subject and verb
OWN_EVENT = re.compile(
    r"side[- ]event|manifestation|evenement\s+parallele|evento\s+paralelo|边会|会外活动|جانبي"
)

# Written behind one name of a list.
BRACKET_ROLES = {
    "lead": "host", "host": "host", "lead organizer": "host", "organizer": "host", "chef de file": "host", "hôte": "host",
    "co-host": "co_host", "co-lead": "co_host", "co-organizer": "co_host", "co-sponsor": "co_sponsor", "cosponsor": "co_sponsor", "sponsor": "co_sponsor",
    "partner": "partner", "supporter": "partner", "líder": "host", "anfitrión": "host", "lead host": "host", "lead sponsor": "host",
}  # fmt: skip

_ROLE_OF = {phrase: role for role, phrases in LED_BY.items() for phrase in phrases}
LED_BY_PATTERN = re.compile(rf"(?<!\w)(?P<phrase>{alternatives(_ROLE_OF)})(?:\s*:)?(?!\w)|(?P<zh>由)")
_CHINESE = r"(?:谨此?|诚挚地?|荣幸地?|共同|联合|将|诚)*(?:邀请|主办|举办|组织召开|召开|邀)"
ACTIVE_PATTERNS = {
    role: re.compile(rf"(?<!\w)(?:{pattern})|{_CHINESE if role == 'host' else '(?!)'}")
    for role, pattern in ACTIVE.items()
}


def role_of(phrase: str) -> str:
    """Return the role to which a phrase of `LED_BY` leads."""
    return _COMPARABLE[re.sub(r"\s+", " ", phrase)]


def _comparable() -> dict[str, str]:
    from ..characters import bare

    return {bare(phrase): role for phrase, role in _ROLE_OF.items()}


_COMPARABLE = _comparable()
