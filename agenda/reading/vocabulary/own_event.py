"""Words by which a text tells this event from the week around it, past events and meals. All in `bare` text."""

import re

from . import alternatives

# What one speaks of when one speaks of the event itself.
_EVENTS = [
    "side event", "side-event", "event", "discussion", "meeting", "panel", "dialogue", "briefing", "roundtable",
    "round table", "round-table", "session", "workshop", "exhibition", "launch", "conversation", "exchange",
    "breakfast", "lunch", "reception", "screening", "seminar", "webinar", "consultation", "symposium",
    "study day", "debate", "luncheon",
    "manifestation", "événement", "réunion", "table ronde", "débat", "séance", "atelier", "rencontre",
    "concertation", "journée", "exposition", "conférence-débat", "petit déjeuner de travail",
    "petit-déjeuner de travail", "déjeuner de travail", "petit déjeuner-débat", "déjeuner-débat",
    "desayuno de trabajo", "almuerzo de trabajo", "рабочий завтрак", "рабочий обед", "早餐会", "午餐会",
    "evento", "reunión", "mesa redonda", "diálogo", "debate", "sesión", "taller", "conversatorio", "encuentro",
    "jornada", "acto", "coloquio", "seminario", "exposición", "conversación",
    "فعالية", "الفعالية", "حدث", "الحدث", "جلسة", "الجلسة", "حلقة نقاش", "اجتماع", "ندوة", "مائدة مستديرة",
    "حوار", "لقاء", "الندوة", "الاجتماع", "اللقاء", "معرض",
    "мероприятие", "мероприятии", "мероприятия", "мероприятию", "заседание", "дискуссия", "дискуссию",
    "дискуссии", "встреча", "встречу", "встречи", "семинар", "круглый стол", "круглого стола", "диалог",
    "выставк", "вебинар",
    "边会", "会外活动", "活动", "会议", "讨论会", "研讨会", "圆桌会议", "对话", "座谈会", "吹风会", "周边活动",
    "展览",
]  # fmt: skip
EVENT_NOUNS = alternatives(_EVENTS)
# Such a part of an event may have a host of its own.
_MEALS = [
    "breakfast", "lunch", "luncheon", "reception", "refreshments", "cocktail", "dinner", "déjeuner",
    "réception", "almuerzo",
    "recepción", "cóctel", "обед", "прием", "приема", "фуршет", "غداء", "استقبال", "午餐", "招待会",
]  # fmt: skip
EVENT = re.compile(
    rf"(?<!\w)(?:{alternatives(set(_EVENTS) - set(_MEALS))})|{alternatives(word for word in _EVENTS if word >= '一')}"
)
# The gathering around the event: who organizes that is not who organizes the event.
_PARENTS = [
    "week", "semaine", "semana", "أسبوع", "неделя", "недели", "conference", "summit", "commission", "assembly",
    "campaign",
    "resolution", "open debate", "forum",
]  # fmt: skip
PARENT = re.compile(rf"(?<!\w)(?:{alternatives(_PARENTS + _MEALS)})(?!\w)|保护平民周")
# Words that say that this very event is meant, in texts that also speak of others.
OWN_EVENT = re.compile(
    rf"side[- ]event|(?:this|the\s+present|the\s+proposed|our|the)\s+(?:{EVENT_NOUNS})|manifestation"
    rf"|evenement\s+parallele"
    rf"|(?:cet|cette|ce|notre)\s+(?:{EVENT_NOUNS})|evento\s+paralelo|(?:este|esta|el\s+presente)\s+(?:{EVENT_NOUNS})"
    r"|جانبي|параллельн\w+\s+мероприяти|(?:это|данное)\s+мероприяти|边会|会外活动|本次活动"
)
LONG_AGO = re.compile(
    r"(?<!\w)(?:last\s+year|previous(?:ly)?|in\s+the\s+past|earlier\s+this\s+year|last\s+month|l'an\s+dernier"
    r"|el\s+ano\s+pasado"
    r"|в\s+прошлом|العام\s+الماضي)(?!\w)|去年"
)
PAST = re.compile(rf"{LONG_AGO.pattern}|(?<!\w)(?:in|en|в|في\s+عام)\s+(?:19|20)\d\d")
# Others are hosted too.
HOSTED_OTHERS = re.compile(
    r"(?:refugees?|people|persons?|displaced|communities|populations?|families|talks|negotiations|troops|operations?"
    r"|refugies?|personnes|deplaces|refugiados|personas|desplazados|беженц\w+|لاجيين|اللاجيين)\W+(?:\w+\W+){0,2}$"
)
_BE = r"is|are|was|will\s+be|being|has\s+been|have\s+been|est|sera|a\s+ete|es|ha\s+sido|esta"
_DONE = (
    r"organi[sz]ed|hosted|held|convened|presented|organisee?|tenue?|organizad[oa]|celebrad[oa]|организуется"
    r"|проводится"
    r"|организовано|пройдет|состоится|организована"
)
# What may stand before a phrase with no event named: "It is organized in partnership with …".
BEFORE_PASSIVE = re.compile(
    r"(?:^|[.;:,(|–-]\s*|\s)(?:(?:it|this|which|that|elle|il|qui|este|esta|que|el|она|оно|которое)\s+)?"
    rf"(?:(?:{_BE})\s+)?(?:jointly\s+)?(?:(?:{_DONE})\s+)?[\s(]*$"
)
# A verb that looks ahead speaks of the event that the document announces.
INTENDS = re.compile(
    r"(?<!\w)(?:will|shall|propos\w+|plans?|intends?|pleased|invit\w+|organiseront|organisera|tiendront"
    r"|tiendra|organizaran"
    r"|organizara|celebraran|celebrara|проведут|проведет)(?!\w)|将"
)
# Behind a title in quotes, as journals list events: “Wells” (organized by …).
BEHIND_TITLE = re.compile(r"[\"»)]\s*[(,|–-]?\s*$")
# As an invitation goes on below the title of the event: "on Tuesday, 19 May, in Room 4, with the support of X".
BEGINS_WITH_DAY = re.compile(
    r"\W*(?:وذلك\s+)?(?:(?:في\s+)?يوم|on\s+(?:the\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day|on\s+\d"
    r"|le\s+\w+di|le\s+\d"
    r"|el\s+(?:proximo\s+)?(?:lunes|martes|miercoles|jueves|viernes|\d)|(?:в|во)\s+(?:понедельник|вторник|среду"
    r"|четверг|пятницу)"
    r"|\d+\s+мая|\d+月\d+日)(?!\w)"
)
NEGATED = re.compile(r"(?:(?<!\w)(?:not|no|ne|n'|не|nor)\s+|لا\s+|لم\s+|不\s*|n't\s+)$")
INVITES = re.compile(
    r"invit|conv[ií](?:e|t)|\bpri(?:e|ent)\s+de|pleased|delighted|proud|glad|happy|honou?r|honneur|pleasure"
    r"|privilege|plaisir"
    r"|vous\s+proposent|agrado|gusto|placer"
    r"|честь|приглаша|уважение|邀|compliments|saluda|saludos|cumplidos|complace|تدعو|يدعو|تتشرف|يتشرف|يسر"
    r"|يسعد|تهدي|يهدي"
)
