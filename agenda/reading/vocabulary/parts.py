"""The parts that persons play: in titles of the agenda, in sentences before or behind a name. All in `bare` text."""

import re

from . import alternatives

# Where such words stand in a title, whoever speaks there plays the part; the first row that fits counts.
PART_WORDS = [
    ("panellist", r"(?:moderated|facilitated)\s+(?:panel\s+)?(?:discussion|conversation|dialogue|debate|exchange|panel)"
                  r"|(?:conversacion|debate)\s+moderad\w(?!\s+por)|(?:discussion|debat)\s+(?:modere|anime)e?(?!\s+par)"),
    ("moderator", r"moderat|facilitat|animat|modere|modera\b|ميسر|تيسير|يدير|تدير|مدير(?:ه)?\s+(?:الجلسه|الحوار"
                  r"|النقاش)|модерат|ведущ|主持"),
    ("master_of_ceremonies", r"master\s+of\s+ceremon|maitre\s+de\s+ceremon|maestr[oa]\s+de\s+ceremon|عريف|司仪"),
    ("opening", r"opening|welcom|introductory|ouverture|bienvenue|liminaire|apertura|bienvenida|inaugur|افتتاح"
                r"|ترحيب|вступительн|приветств|открыти|开幕|开场|欢迎|致辞"),
    ("keynote", r"keynote|discours\s+principal|discurso\s+principal|ponencia\s+magistral|conferencia\s+magistral"
                r"|الكلمه\s+الرييسيه|основной\s+доклад|ключев\w+\s+доклад|主旨"),
    ("closing", r"closing|conclud|conclusion|wrap|cloture|conclusi|clausura|cierre|ختام|заключит|закрыти|闭幕|总结"),
    ("testimony", r"testimon|lived\s+experience|temoignage|شهاد|свидетельств|证言|证词"),
    ("discussant", r"discussant|respondent|discutant|response\s+by|comentarista|معقب|дискутант|评论|点评"),
    ("panellist", r"panel|mesa\s+redonda|table\s+ronde|round\s*table|حلقه\s+(?:ال)?نقاش|جلسه\s+(?:حواريه|نقاش)"
                  r"|дискусси|панел|专题|讨论"),
    ("statement", r"statement|declaration|declaracion|بيان|заявлен|发言"),
    ("floor", r"floor|q\s?&\s?a|questions|preguntas|вопросы|اسئله|问答"),
]  # fmt: skip

_SPEECHES = {
    "opening": [
        "opening remarks", "opening statement", "opening statements", "opening address", "opening words", "opening",
        "welcome remarks", "welcoming remarks", "welcome address", "words of welcome", "introductory remarks",
        "welcome",
    ],
    "keynote": ["keynote address", "keynote speech", "keynote remarks", "keynote statement", "keynote"],
    "closing": [
        "closing remarks", "closing statement", "closing statements", "concluding remarks", "closing address",
        "closing",
        "wrap-up", "final remarks",
    ],
}  # fmt: skip
_GIVEN = (
    r"(?:\s+(?:will\s+be|are|is|to\s+be))?(?:\s+(?:delivered|given|made|offered|provided))?\s+(?:by|from)"
)
_EVENT_AR = r"(?:\s+(?:ال)?(?:جلسه|حوار|نقاش|فعاليه|ندوه|لقاء|حدث|مناقشه|اجتماع|حلقه))"
# Before the person in a sentence; Spanish, Russian and Arabic verbs stand there too.
LEADS = {
    "moderator": [
        "moderated by", "facilitated by", "moderator will be", "moderator is", "the moderator:", "the moderator,",
        "la moderadora,", "el moderador,", "la modératrice,", "le modérateur,", "moderation by",
        "conduit par", "conduite par", "modéré par", "modérée par", "animé par", "animée par", "modération assurée par", "modération sera assurée par",
        "modérateur sera", "modératrice sera", "moderado por", "moderada por", "modera", "moderará", "conduce",
        "conducirá",
        "conducido por", "conducida por", "moderación a cargo de", "moderación estará a cargo de", "facilitado por",
        "facilitará",
        "модератором выступит", "модератор -", "модератором будет", "модератор:", "ведет дискуссию", "ведущий -",
        "ведущая -",
        "дискуссию ведет", "модерирует", "под модерацией", "بإدارة", "主持人为", "主持人是", "主持人:",
    ],
    "chair": [
        "chaired by", "co-chaired by", "presided over by", "under the chairmanship of", "présidé par", "présidée par",
        "sous la présidence de", "presidido por", "presidida por", "presidirá", "preside", "bajo la presidencia de",
        "под председательством", "председательствовать будет", "председательствует", "برئاسة", "主席由",
    ],
    "opening": [
        "opened by", "introduced by", "ouvert par", "ouverte par", "ouverture par", "introduit par", "introduite par",
        "introducido por", "introducida por", "открывает", "открывают", "يفتتح الندوة", "开幕致辞由",
        "allocution d'ouverture de", "mot d'accueil de", "mots d'accueil de", "mot d'accueil par",
        "allocution d'ouverture par", "mot de bienvenue de", "mot de bienvenue par", "propos liminaires de",
        "inaugurado por", "inaugurada por", "abierto por", "inaugurará", "abrirá", "apertura a cargo de",
        "palabras de apertura de",
        "palabras de apertura a cargo de", "palabras de bienvenida de", "palabras de bienvenida a cargo de",
        "откроет", "откроют",
        "со вступительным словом выступит", "с приветственным словом выступит", "вступительное слово -",
    ],
    "keynote": [
        "discours principal de", "discours liminaire de", "discurso principal a cargo de", "discurso principal de",
        "с основным докладом выступит",
    ],
    "closing": [
        "closed by", "concluded by", "clôturé par", "clôturée par", "clôture par", "clausurará", "cerrará",
        "clausurado por",
        "palabras de clausura a cargo de", "palabras de cierre de", "с заключительным словом выступит", "закроет",
    ],
    "panellist": [
        "panellists include", "panelists include", "panellists will include", "panelists will include",
        "panellists are",
        "panel will include", "panel includes", "panel comprises", "panel will comprise", "panel consists of",
        "panel will feature",
        "panel features", "panel composed of", "will be composed of", "is composed of", "will consist of",
        "se composera de", "sera composé de", "estará compuesto por", "estará integrado por", "and will feature", "panel brings together",
        "panel will bring together", "panellists:", "panelists:", "followed by a panel with", "panel discussion with",
        "les panélistes sont", "le panel réunira", "el panel contará con", "el panel estará integrado por",
        "panelistas:",
        "в дискуссии примут участие", "участники дискуссии:", "与谈人:",
    ],
    "": [
        "participants include", "participants will include", "guests include", "guests will include",
        "speakers include", "speakers will include", "speakers are", "speakers will be", "speakers:", "featuring",
        "remarks by",
        "remarks from", "interventions by", "interventions from", "presentations by", "presentations from",
        "contributions by",
        "contributions from", "statements by", "with the participation of", "we will hear from", "joined by",
        "briefings by",
        "prendront la parole", "interviendront", "intervenants:", "avec la participation de", "avec:",
        "nous entendrons",
        "participan", "participarán", "intervienen", "intervendrán", "intervendrá", "con la participación de",
        "harán uso de la palabra",
        "ponentes:", "выступят", "выступит", "с участием", "примут участие", "выступающие:", "докладчики:",
        "بمشاركة", "يتحدث فيها",
        "يشارك فيها", "يشارك فيه", "يتحدث فيه", "المتحدثون:", "发言人包括", "发言者包括", "发言人:", "嘉宾包括", "嘉宾:",
    ],
}  # fmt: skip
_LEAD_PATTERNS = {
    "moderator": [rf"و?[يت]دير{_EVENT_AR}", rf"و?[يت]يسر{_EVENT_AR}", rf"و?[يت]تولى\s+(?:اداره|تيسير){_EVENT_AR}",
    r"و?[يت](?:دير|يسر)(?:ها|ه)"],
    "chair": [rf"و?[يت]تراس{_EVENT_AR}", r"[يت]تراس(?:ها|ه)"],
    "": [r"(?:presentations|interventions|statements|remarks|briefings|contributions)\s+(?:will\s+be\s+)?"
         r"(?:made|given|delivered|offered)\s+by", rf"[يت](?:شارك|تحدث)\s+في{_EVENT_AR}(?:\s+كل\s+من)?"],
    "opening": [rf"و?[يت]فتتح{_EVENT_AR}", r"[يت]لقي\s+(?:ال)?كلمه\s+(?:ال)?افتتاح\w*"],
}  # fmt: skip
# Behind the person.
TRAILS = {
    "moderator": [
        "will moderate", "moderates", "has kindly agreed to moderate", "has agreed to moderate",
        "will kindly moderate", "to moderate", "moderating", "will facilitate", "facilitates",
        "will be moderating",
        "will serve as moderator", "will be the moderator", "as moderator", "modérera", "animera", "moderará", "modera",
        "conducirá", "will act as moderator", "assurera la modération", "будет модератором", "модерирует",
        "проведет дискуссию", "担任主持", "将主持", "主持",
    ],
    "chair": ["will chair", "chairs", "to chair", "will preside", "présidera", "presidirá", "will be in the chair",
    "in the chair", "председательствует", "担任主席"],
    "opening": [
        "will open", "opens", "to open", "will deliver opening remarks", "will deliver the opening remarks",
        "will give opening remarks",
        "will make opening remarks", "will welcome", "will deliver welcome remarks", "ouvrira",
        "prononcera l'allocution d'ouverture",
        "inaugurará", "abrirá", "откроет", "致开幕词", "致开幕辞", "将致开幕词", "将致开幕辞",
    ],
    "keynote": ["will deliver the keynote", "will give the keynote", "will deliver a keynote",
    "delivers the keynote", "prononcera le discours principal", "作主旨发言", "发表主旨演讲"],
    "closing": ["will close", "closes", "will conclude", "will deliver closing remarks", "will bring to a close",
    "will give closing remarks", "clôturera", "clausurará", "致闭幕词", "conclura", "cerrará"],
    "rapporteur": [
        "will serve as rapporteur", "will be the rapporteur", "as rapporteur", "en sera le rapporteur",
        "en sera la rapporteuse",
        "en sera la rapporteure", "sera rapporteur", "assurera le rapport", "actuara como relator",
        "actuara como relatora",
        "sera el relator", "sera la relatora", "выступит докладчиком",
    ],
    "": [
        "will speak", "will present", "will brief", "will outline", "will report", "will describe", "will explain",
        "will share", "will discuss", "will talk", "will reflect", "will comment", "will introduce", "will respond",
        "will examine", "will summarize", "prendra la parole", "prendront la parole", "interviendra", "présentera",
        "exposera", "décrira", "expliquera", "parlera", "partagera", "rendra compte", "témoignera", "intervendrá",
        "presentará", "expondrá", "describirá", "explicará", "hablará", "compartirá", "relatará", "выступит",
        "расскажет", "представит", "поделится", "доложит", "объяснит", "发言", "将介绍", "将讲述", "将分享",
    ],
}  # fmt: skip


def _named(table: dict[str, list[str]], more: dict[str, list[str]]) -> str:
    """Return one pattern with a group for each part; "speaker" stands for none in particular."""
    return "|".join(
        rf"(?P<{part or 'speaker'}>{'|'.join([alternatives(words), *more.get(part, ())])})"
        for part, words in table.items()
    )


_SPOKEN = {part: [rf"(?:{alternatives(words)}){_GIVEN}"] for part, words in _SPEECHES.items()}
_MORE = {part: [*_LEAD_PATTERNS.get(part, ()), *_SPOKEN.get(part, ())] for part in LEADS}
# What is led, where the verb comes first: "Moderará el debate la periodista …".
_OBJECT = (
    r"(?:\s+(?:the|el|la|le|l')\s*(?:discussion|session|event|debate|debat|mesa|sesion|acto|evento|encuentro"
    r"|dialogo|panel|seance"
    r"|rencontre|table\s+ronde|conversatorio|reunion|coloquio|jornada)|\s+(?:дискуссию|мероприятие|заседание|встречу))?"
)
LEAD = re.compile(rf"(?<![\w-])(?:{_named(LEADS, _MORE)}){_OBJECT}(?![^\W\u3400-\u9fff])[\s:]*")
TRAIL = re.compile(rf"(?:(?<![\w-])|(?<=[\u3400-\u9fff]))(?:{_named(TRAILS, {})})(?![^\W\u3400-\u9fff])")
# Before a lead: what tells that the sentence speaks of this event and not of another.
AHEAD = re.compile(
    r"(?<!\w)(?:will|\w{3,}(?:eront|iront|dront)|sera|seront|sera|seran|estara|shall|to\s+be|будет|будут|سوف|س[يت]\w+)(?!\w)|将"
)
# Sentences that name persons of this event: what they say comes first, or lies ahead, or the event is their subject.
ABOUT_THIS = re.compile(
    r"(?<!\w)(?:event|panel|discussion|session|meeting|conversation|launch|briefing|debate|rencontre|manifestation"
    r"|seance|reunion|table\s+ronde"
    r"|evento|acto|sesion|encuentro|coloquio|mesa|jornada|conversatorio|мероприят\w+|дискусси\w+|заседани\w+"
    r"|встреч\w+)(?!\w)"
    r"|(?:ال)?(?:جلسه|فعاليه|ندوه|نقاش|حوار|لقاء)|活动|会议|讨论"
)
OTHER_EVENTS = re.compile(
    r"\W*(?:previous|next|past|earlier|upcoming|related|other|more)\s+(?:side\s+)?events?|\W*(?:in|since"
    r"|on)\s+(?:\w+\s+)?(?:19|20)\d\d"
)
PRESENT = re.compile(
    r"(?:chairs|opens|closes|to\s+chair|to\s+open|preside|modera)$"
)  # true of every day as well
# Behind who leads, before those who speak.
WITH = re.compile(
    r"(?:,|\))?\s+(?:and\s+)?(?:together\s+with|along\s+with|with|avec|con|с\s+участием|с|مع|بمشاركه)\s*:?\s+(?=\S)"
)
# What a line of a list may end with when more follows.
GOES_ON = re.compile(
    r"(?:[,،]?\s+(?:with|avec|con|and|et|y|и|while|followed\s+by|joined\s+by|مع|и\s+с)(?:\s+(?:an?|the|une?|una|le"
    r"|la|el|l'|to))?)?[\s:,;]*$"
)
# Behind a person in a sentence: here begins something else.
ASIDE = re.compile(
    r",?\s+(?:with|who|whom|which|followed|and\s+(?:will|is|are|with|followed|then|open\w*|clos\w*|moderat\w*)"
    r"|before|after|will|is|are|aura|auront|sera|seront|tendra|tendran|seran|состоится|пройдет|будет"
    r"|en\s+presence\s+de|in\s+the\s+presence\s+of|en\s+presencia\s+de|в\s+присутствии"
    r"|avec|qui|suivi|con|que|quien|quienes|seguido|который|которая|которые|после|затем|الذي|التي|ثم"
    r"|followed\s+by)(?!\w)"
    r"|,\s+(?:the|la|le|el)\s+(?:floor|parole|palabra|discussion|event|session|debate|debat|seance|sesion)(?!\w)"
    r"|,?\s+(?:and|et|y|и|as\s+well\s+as|ainsi\s+que|asi\s+como)\s+(?:an?|one|two|three|four|other|others|several"
    r"|many|some|un|une|una|uno|des"
    r"|dos|tres|otr[oa]s|d'autres|plusieurs|vari[oa]s|другие|несколько)\s"
)


def part_of_match(match: re.Match) -> str:
    """Return the part that a match of LEAD or TRAIL names."""
    name = match.lastgroup or ""
    return "" if name == "speaker" else name


def part_of(words: str) -> str:
    """Return the part that the words of a title name; empty where they name none."""
    return next((part for part, pattern in PART_WORDS if re.search(pattern, words[:80])), "")
