"""What stands before, around and instead of titles, a row for each language. How rows are written: wording.py."""

import re

from .own_event import EVENT_NOUNS
from .wording import any_of, any_row, pattern_of

# Before a title in running text.
_ENTITLED = {
    "en": [
        "entitled", "titled", "on the (theme|topic|subject) [of]", "under the (theme|title) [of]", "called",
        "with the title",
        "with the theme", "by the title", "named",
    ],
    "fr": [
        "intitulé~", "sur le thème [de]", "ayant pour (thème|titre)", "sous le (thème|titre) [de]", "dont le thème est",
        "portant sur",
    ],
    "es": [
        "titulad~", "bajo el (tema|título|lema) [de]", "sobre el tema [de]", "denominad~",
        "con el (tema|título|lema) [de]",
    ],
    "ar": ["بعنوان", "تحت عنوان", "حول موضوع", "المعنون~", "المعنونة ب", "عنوانها", "عنوانه"],
    "ru": ["под названием", "на тему", "по теме", "озаглавленн~"],
    "zh": ["题为", "主题为", "主题是", "名为", "题目为"],
}  # fmt: skip
ENTITLED = re.compile(any_row(_ENTITLED) + r"\s*[:：]?\s*")
# "a panel discussion on “…”, and the event that is only named by its quoted title.
_ABOUT = {
    "en": ["on", "about"],
    "fr": ["sur"],
    "es": ["sobre"],
    "ar": ["حول", "عن"],
    "ru": ["о", "об", "на тему"],
}
_BEHIND_EVENT = [
    "parallèle~", "de haut niveau", "paralelo~", "paralela~", "de alto nivel", "جانبي~", "[ال]جانبي~", "رفيع~ المستوى",
    "высокого уровня", "public", "publique", "virtual", "híbrido", "hybride",
]  # fmt: skip
_MEALS = [
    "lunch", "breakfast", "reception", "dinner", "tea", "déjeuner", "petit-déjeuner", "almuerzo", "desayuno",
]  # fmt: skip
_AN_EVENT = rf"(?:{EVENT_NOUNS}|{any_of(_MEALS)})"
EVENT_IN_QUOTES = re.compile(
    rf"(?:(?<!\w)|(?<=[\u4e00-\u9fff])){_AN_EVENT}(?:\s+{any_of(_BEHIND_EVENT)})?"
    rf"(?:\s+{any_row(_ABOUT)})?\s*,?\s*[:：]?\s*(?=[\"'《「])"
    r"|(?<!\w)(?:invites?\s+you|join\s+us)\s+(?:to|for|at)\s*(?=[\"'])"
)

# Behind a title in quotes: the "…" side event, “…”边会.
EVENT_BEHIND_QUOTES = re.compile(rf"[\"'》」]\s*的?\s*(?:side[- ])?{_AN_EVENT}(?![^\W\u4e00-\u9fff])")

# What an event is to the week or session around it: no title where it stands alone.
MARGINS = {
    "en": ["side event~", "side-event~", "in the margins", "on the margins", "on the sidelines", "margins of"],
    "fr": ["manifestation~ parallèle~", "événement~ parallèle~", "réunion~ parallèle~", "en marge"],
    "es": ["evento~ paralelo~", "acto~ paralelo~", "al margen", "reunión paralela", "actividad paralela"],
    "ar": [
        "فعالية جانبية", "حدث جانبي", "[ال]حدث [ال]جانبي", "[ال]فعالية [ال]جانبية", "على هامش", "الهامش",
        "اجتماع جانبي",
    ],
    "ru": ["на полях", "параллельн~ мероприят~", "сопутствующ~ мероприят~", "в рамках"],
    "zh": ["边会", "会外活动", "周边活动", "平行会议"],
}  # fmt: skip
ON_THE_MARGINS = re.compile(
    rf"(?<!\w){any_row({key: row for key, row in MARGINS.items() if key != 'zh'})}|{any_of(MARGINS['zh'])}"
)
# Other words of a line that only says what kind of paper or event this is.
_KIND_WORDS = {
    "en": [
        "high-level", "high level", "official", "hybrid", "virtual", "online", "in-person", "free", "public",
        "open", "annual",
        "event~", "a", "an", "the", "of", "for", "and", "to", "at", "on", "in", "by", "this", "our", "you",
        "are", "your",
        "invited", "cordially", "concept note", "invitation", "announcement", "programme", "program", "agenda", "flyer",
        "proposal", "details", "draft", "final", "version", "rev", "new", "upcoming", "save the date",
        "join us", "session",
        "panel discussion", "panel", "discussion", "briefing", "round table", "roundtable", "conversation",
        "expert", "ministerial",
        "comments", "legal", "included", "incl", "clean", "document", "internal", "confidential", "media advisory",
        "press release", "journal", "united nations", "welcome", "side events", "calendar", "reminder",
        "update", "updated", "request", "pleasure", "company",
    ],
    "fr": [
        "de haut niveau", "un", "une", "le", "la", "les", "de", "du", "des", "d", "l", "à", "au", "et",
        "note conceptuelle",
        "invitation", "programme", "annonce", "événement", "public", "projet", "table ronde",
        "réservez la date", "à vos agendas",
        "colloque", "journée d'étude", "rappel", "accueil", "nations unies", "débat", "exposition", "conférence",
    ],
    "es": [
        "de alto nivel", "un", "una", "el", "la", "los", "las", "de", "del", "al", "y", "nota conceptual", "invitación",
        "programa", "anuncio", "evento", "público", "mesa redonda", "reserve la fecha", "jornada de estudio", "jornada",
        "exposición", "coloquio", "conversatorio", "recordatorio", "inicio", "agenda", "naciones unidas",
    ],
    "ar": [
        "رفيع~ المستوى", "دعوة", "إعلان", "برنامج", "ورقة مفاهيمية", "مذكرة مفاهيمية", "مفاهيمية",
        "احجزوا الموعد", "حفظ الموعد",
        "ندوة عامة", "الرئيسية", "الأخبار", "تذكير", "الأمم المتحدة",
    ],
    "ru": [
        "высокого уровня", "приглашение", "анонс", "программа", "концептуальная записка", "концепция",
        "дискуссия", "круглый стол",
        "напоминание", "проект", "объединенные нации", "организация объединенных наций",
    ],
    "zh": ["高级别", "概念说明", "邀请函", "公告", "议程", "活动", "通知", "请柬", "首页", "详情", "预告", "联合国"],
}  # fmt: skip
_SPACED = [word for language, row in _KIND_WORDS.items() if language != "zh" for word in row]
KIND_OF_EVENT = re.compile(
    rf"{ON_THE_MARGINS.pattern}|(?<!\w){any_of(_SPACED)}(?!\w)|{any_of(_KIND_WORDS['zh'])}|(?<!\w)v\.?\s?\d+(?!\w)"
)
# Around the name of the week, in a line that only names it.
_AROUND_WEEK = [
    "new york", "nueva york", "united nations", "un", "nations unies", "naciones unidas", "нью-йорк", "نيويورك",
    "at", "during", "in", "to", "for", "de", "la", "le", "d", "l", "the", "geneva", "20{year}", "h",
]  # fmt: skip
AROUND_WEEK = re.compile(
    rf"{KIND_OF_EVENT.pattern}|(?<!\w){any_of(_AROUND_WEEK, year=r'[0-9][0-9]')}(?!\w)|纽约|联合国|期间"
)
# A meeting of which the event is only a part.
_PARENTS = {
    "en": [
        "human rights council", "commission on the status of women", "commission on narcotic drugs", "general assembly",
        "high-level political forum", "hlpf", "security council", "first committee", "second committee",
        "third committee",
        "conference of [the] [states] parties", "meeting of [the] states parties", "assembly of states parties",
        "economic and social council", "ecosoc", "environment assembly", "humanitarian affairs segment",
        "summit of the future",
        "csw{n}", "cosp{n}", "hrc{n}", "unga{n}", "unea-{n}", "unea{n}", "cop{n}", "cop {n}", "cnd{n}",
        "permanent forum",
        "world humanitarian forum", "commission for social development", "open debate", "csw", "cop",
    ],
    "fr": [
        "conseil des droits de l'homme", "assemblée générale", "conseil de sécurité", "assemblée des états parties",
        "commission de la condition de la femme", "forum politique de haut niveau", "conférence des états parties",
    ],
    "es": [
        "consejo de derechos humanos", "asamblea general", "consejo de seguridad", "foro político de alto nivel",
        "comisión de la condición jurídica y social de la mujer", "conferencia de los estados partes",
    ],
    "ar": ["مجلس حقوق الإنسان", "الجمعية العامة", "مجلس الأمن", "لجنة وضع المرأة", "المنتدى السياسي"],
    "ru": ["совет~ по правам человека", "генеральной ассамблеи", "совет~ безопасности", "политическ~ форум~"],
    "zh": ["人权理事会", "联合国大会", "安全理事会", "安理会", "高级别政治论坛", "妇女地位委员会"],
}  # fmt: skip
PARENT_MEETING = re.compile(any_row(_PARENTS, n=r"\d{1,3}"))
_SESSIONS = [
    "session", "sessions", "segment", "période de sessions", "período de sesiones", "сесси~", "دورة", "الدورة",
]  # fmt: skip
SESSION = re.compile(
    rf"(?<!\w){any_of(_SESSIONS)}"
    r"|届会议|届|\d{1,3}(?:st|nd|rd|th)\b|20\d\d|side[- ]event|\w\d{2}(?!\d)"
)

# Labels that stand before a title on its line.
_PREFIXES = {
    "en": [
        "[draft|final] concept note", "[draft] programme", "invitation [to]",
        "[high-level|virtual|hybrid|online] side[-]event~",
        "[high-level|virtual|hybrid|online] side event~", "[high-level|virtual|hybrid|online] event",
        "panel discussion",
        "save the date", "webinar", "[high-level] (roundtable|round table)", "announcement", "reminder",
        "media advisory",
        "[expert|technical|closed|public] briefing", "[online|public] seminar", "workshop", "[film] screening",
        "exhibition",
        "[book|report] launch", "[panel|fireside] conversation", "[public] lecture", "[lunch|public] debate",
        "event", "panel",
        "event title", "[title of] [the] side event",
    ],
    "fr": ["note conceptuelle", "événement parallèle", "manifestation parallèle", "invitation", "rappel", "table ronde",
        "conférence[-débat]", "colloque", "débat", "séminaire", "webinaire", "atelier", "projection[-débat]",
        "exposition",
        "réunion parallèle", "journée d'étude",
    ],
    "es": ["nota conceptual", "evento paralelo", "invitación", "recordatorio", "mesa redonda", "acto paralelo",
        "conversatorio", "coloquio", "seminario [web]", "taller", "foro", "panel", "debate", "reunión paralela",
        "webinario",
        "proyección", "exposición", "charla",
    ],
    "ar": ["ورقة مفاهيمية", "مذكرة مفاهيمية", "فعالية جانبية", "حدث جانبي", "دعوة", "تذكير", "احجزوا الموعد",
        "ندوة [جانبية|حوارية|عامة|افتراضية]", "جلسة [حوارية|نقاش|نقاشية|جانبية]", "حلقة (نقاش|نقاشية|عمل)",
        "مائدة مستديرة",
        "ورشة عمل", "محاضرة", "فعالية", "لقاء [حواري]", "معرض", "عرض فيلم", "اجتماع جانبي",
    ],
    "ru": ["параллельное мероприятие", "концептуальная записка", "приглашение", "анонс", "напоминание",
        "круглый стол", "[панельная|экспертная] дискуссия", "семинар", "вебинар", "конференция", "брифинг",
        "показ фильма", "выставка",
        "встреча",
    ],
    "zh": [
        "[高级别|主题][周]边会", "[高级别]会外活动", "概念说明", "邀请函", "通知", "[专题]研讨会", "圆桌(会议|会|讨论)", "[专题]讲座", "座谈会",
        "主题活动", "活动预告",
    ],
    "mail": ["re", "fw", "fwd", "tr", "rv", "rif", "aw"],
}  # fmt: skip
TITLE_PREFIX = re.compile(rf"(?:\W*{any_row(_PREFIXES)}(?!\w)\s*(?:[:：|]|\s?[-–—]\s)\s*)+")
# A line that begins so goes on from the hosts above it, and leads to the title below.
_INVITES = {
    "en": [
        "[and] [cordially|warmly|jointly] invite[s] you", "[are] [pleased|delighted|honoured] to invite",
        "request[s] the (pleasure|honour)",
        "have the (pleasure|honour)", "has the (pleasure|honour)", "[jointly] present[s]",
        "in (cooperation|partnership|collaboration) with",
    ],
    "fr": [
        "vous (invite|invitent|convie|convient)", "(a|ont) (le plaisir|l'honneur)", "présente[nt]",
        "en (partenariat|coopération) avec",
    ],
    "es": [
        "(le|les|los) (invita|invitan)", "(invita|invitan) a", "(tiene|tienen) el (honor|agrado|placer)",
        "se complace[n]",
        "en (alianza|colaboración|cooperación) con",
    ],
    "ru": ["приглаша[е|ю]т", "(имеет|имеют) честь", "(рад|рада|рады) пригласить"],
    "ar": ["(ي|ت)دعوكم", "(ي|ت)دعوانكم", "(ي|ت)دعونكم", "(ي|ت)تشرف~", "(ي|ت)دعو~", "(ي|ت)سر~ أن (ي|ت)دعو~"],
    "zh": ["诚邀", "谨邀", "邀请您", "敬请", "联合主办"],
}  # fmt: skip
_SPACED_INVITES = [phrase for key, row in _INVITES.items() if key != "zh" for phrase in row]
INVITES = re.compile(rf"\W*(?:{any_of(_SPACED_INVITES)}(?!\w)|{any_of(_INVITES['zh'])})")
# A line that only says how to attend.
MODE_OF_EVENT = re.compile(
    pattern_of("[a] (virtual|hybrid|online|in-person|in person) [side] (event|meeting|discussion)")
)
# A title that ends so goes on in the next line.
_OPEN_ENDS = [
    "of", "the", "and", "in", "for", "to", "on", "with", "from", "at", "by", "or", "a", "an", "de", "la", "le",
    "les", "et",
    "du", "des", "au", "aux", "en", "pour", "sur", "dans", "y", "el", "los", "las", "del", "para", "por", "con",
    "и", "в",
    "на", "с", "для", "по", "о", "في", "من", "على", "إلى", "عن",
]  # fmt: skip
UNFINISHED = re.compile(rf"(?:(?<!\w){any_of(_OPEN_ENDS)}|[,،-])$")
# Between the steps of a path through a web site.
TRAIL = re.compile(r"\s(?:>|»|›|/|\|)\s.*\s(?:>|»|›|/|\|)\s|(?:>|»|›)")
# A number of a document, or a line of its register.
REGISTER = re.compile(
    r"\W*(?:ref(?:erence)?\.?|no\.?|n[°ºo]|nv|исх\.?|№|文号)?\W*[\w.-]*\d[\w.-]*/[\w./-]+\W*"
)
