"""Forms of address, functions and what persons' names are made of; a row for each language.

Honorifics meet the `plain` text, with its capitals; everything else meets `bare` text.
"""

import re

from . import alternatives
from .occupations import OCCUPATIONS

# Before a name. A full stop in the middle or at the end may be missing; a letter alone keeps its own.
HONORIFICS = {
    "en": [
        "H.E.", "H.R.H.", "H.H.", "His Excellency", "Her Excellency", "Their Excellencies", "His Royal Highness",
        "Her Royal Highness", "His Eminence", "Her Majesty", "Mr.", "Ms.", "Mrs.", "Miss", "Mx.", "Messrs.", "Dr.",
        "Drs.", "Prof.", "Professor", "Assoc. Prof.", "Sir", "Dame", "Lord", "Lady", "Hon.", "The Hon.",
        "Honourable", "Honorable", "The Honourable", "The Honorable", "Right Hon.", "The Right Honourable", "Rt. Hon.",
        "The Rt. Hon.",
        "Rev.", "Reverend", "Fr.", "Msgr.", "Monsignor", "Bishop", "Archbishop", "Cardinal", "Imam", "Rabbi",
        "Father", "Sister", "Sheikh", "Sheikha", "Prince", "Princess", "Amb.", "Eng.", "Judge", "Justice", "Senator",
        "Lieutenant General", "Lieutenant-General", "Lieutenant Colonel", "Lieutenant-Colonel", "Lt. Gen.",
        "Lt. Col.", "Major General", "Major-General", "Maj. Gen.", "Brigadier General", "Brigadier-General",
        "Brigadier", "Brig. Gen.", "Brig.", "Gen.", "Col.", "Maj.", "Capt.", "Cpt.", "Lt.", "Rear Admiral", "Adm.",
        "MR.", "MS.", "MRS.", "DR.", "PROF.", "AMB.", "AMBASSADOR", "PROFESSOR",
        "General", "Colonel", "Major", "Captain", "Admiral", "Commissioner", "Minister", "Excellency",
    ],
    "fr": [
        "S.E. l'Ambassadeur", "S.E. l'Ambassadrice", "S.E. M.", "S.E. Mme", "S.E.M.", "S.E.Mme", "S.E.", "Son Excellence", "Leurs Excellences", "S.A.R.", "M.",
        "MM.", "Mme", "Mme.", "Mmes", "Mlle", "Monsieur", "Madame", "Dre", "Pr", "Pre", "Professeur", "Professeure",
        "MME", "M. le Ministre", "Mme la Ministre", "Monsieur le Ministre", "Madame la Ministre", "M. l'Ambassadeur",
        "Mme l'Ambassadrice", "Monsieur l'Ambassadeur", "Madame l'Ambassadrice", "M. le Professeur", "Maître", "Me",
        "Monseigneur", "Mgr", "Général", "Générale", "Colonelle", "Commandant", "Commandante", "l'Honorable",
        "Commissaire", "Capitaine", "Lieutenant", "Lieutenante",
    ],
    "es": [
        "S.E. Sr.", "S.E. Sra.", "S.E. el Sr.", "S.E. la Sra.", "S.E. Emb.", "S.E. el Embajador",
        "S.E. la Embajadora", "Su Excelencia",
        "Su Excelencia el Sr.", "Su Excelencia la Sra.", "Su Excelencia el Señor", "Su Excelencia la Señora",
        "Excmo.", "Excma.",
        "Sr.", "Sra.", "Srta.", "Sres.", "Dra.", "Don", "Doña", "D.ª", "Emb.", "Lic.", "Licda.", "Mtro.", "Mtra.",
        "Sr. Ministro", "Sra. Ministra", "Sr. Embajador", "Sra. Embajadora", "Ing.", "Profa.", "Prof.ª", "Profesor",
        "Profesora", "Señor", "Señora", "Generala", "Coronel", "Capitán", "Capitana", "Comisario", "Comisaria",
        "SR.", "SRA.", "Monseñor", "Mons.",
    ],
    "ru": [
        "Его Превосходительство", "Ее Превосходительство", "Её Превосходительство", "Е.П.", "Г-н", "Г-жа", "Г-да",
        "Господин", "Госпожа", "Д-р", "Доктор", "Проф.", "Профессор", "Академик", "Генерал", "Полковник",
        "Генерал-майор", "Генерал-лейтенант",
    ],
    "ar": [
        "صاحب السعادة", "صاحبة السعادة", "صاحب المعالي", "صاحبة المعالي", "صاحب السمو", "صاحبة السمو", "سعادة",
        "معالي", "سمو", "السيدة", "السيد", "الآنسة", "الدكتورة", "الدكتور", "د.", "السفيرة", "السفير", "الأستاذة",
        "الأستاذ", "أ.", "أ.د.", "البروفيسور", "البروفيسورة", "الشيخة", "الشيخ", "اللواء", "العميد", "العقيد",
        "الفريق", "الوزير", "الوزيرة", "المهندس", "المهندسة", "القاضي", "القاضية",
    ],
}  # fmt: skip
# Words that are written small as well: l'ambassadeur Sam Exemple, el embajador, посол.
_TITLES = ["Ambassador", "Ambassadeur", "Ambassadrice", "Embajador", "Embajadora", "Посол", "Министр"]
_SMALL = {"fr", "es", "ru"}
_NEXT = (
    r"""(?=[A-ZÀ-ÞŠŽĆČŁŚŻА-ЯЁ"\u0600-\u06ff]|d'[A-Z]|(?:van|von|da|dos|di|bin|bint|ibn|el|al|ten|ter|der)[\s-]"""
    r"|(?<=\.\s)(?:de|del)\s)"
)


def _written(form: str, may_be_small: bool) -> str:
    """Return a pattern for a form of address, its full stops and the spaces behind them being optional."""
    if re.fullmatch(r"[^\W\d_]\.", form):
        return re.escape(form)
    pattern = "".join(
        r"\.?\s?" if sign == "." else r"\s+" if sign == " " else re.escape(sign) for sign in form
    )
    pattern = pattern.replace(r"\.?\s?\s+", r"\.?\s*").removesuffix(r"\s?")
    first = form[0]
    return f"[{first}{first.lower()}]{pattern[len(re.escape(first)) :]}" if may_be_small else pattern


def _honorific_pattern() -> str:
    rows = [
        (form, name in _SMALL and len(form) > 2 + (name != "ru"))
        for name, forms in HONORIFICS.items()
        for form in forms
    ]
    rows += [(form, True) for form in _TITLES]
    rows.sort(key=lambda row: -len(row[0]))
    return "|".join(_written(*row) for row in rows)


_RETIRED = r"(?:\s*\((?:[Rr]et\.?|[Rr]etd\.?|r\.?|retired|e\.?\s?r\.?|ret\.)\))?"
HONORIFIC = re.compile(
    rf"(?:(?<![\w.])|(?<=\sو))(?:(?:{_honorific_pattern()})(?:(?<=\.)|(?!\w)){_RETIRED}(?:,(?=\s+(?:Mr|Ms|Mrs"
    rf"|Dr)\b))?\s*)+{_NEXT}"
)
# Words that are more than forms of address: "General Assembly", "Major Groups", "Minister Counsellor".
OFTEN_NO_HONORIFIC = re.compile(
    r"(?:(?:general|major|minister|ministre|commissioner|commissaire|captain|justice|judge|excellency|father|sister|don|pr|me"
    r"|senator|commandant|lead|ambassador|professor|министр|доктор|генерал)\s*)+"
)
HONORIFIC_BEHIND = re.compile(
    r"(?:(?:大使|教授|博士|医生|律师|先生|女士|小姐|阁下)+)$"
)  # Chinese puts it behind the name
# The first character of a Chinese name that stands without 先生 or 女士.
SURNAMES_ZH = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江"
    "尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
# Behind a Latin name: "Sam Example (Ms.)", "Sam Example, PhD".
GENDER_BEHIND = re.compile(r"\((?P<honorific>Mr|Ms|Mrs|Mx|Dr|Prof|M|Mme|Sr|Sra)\.?\)")
POST_NOMINAL = re.compile(
    r",?\s+(?:MP|MEP|MLA|PhD|Ph\.\s?D\.?|MD|OBE|CBE|MBE|KC|QC|SJ|OP|Esq\.?|Jr\.?|CMG|DPhil|RN)$"
)
CREDENTIALS = re.compile(
    r"(?:rtd|retd?|retired|ph\.?\s?d|m\.?d|ll\.?m|esq|j\.?d|m\.?a|m\.?sc|mph|mba|obe|cbe|kc|sj)\.?"
)

# Nouns that say what somebody is.
FUNCTION_NOUNS = {
    "en": [
        "representative", "pr", "dpr", "usg", "asg", "srsg", "dsrsg", "director", "head", "chief", "adviser",
        "advisor", "officer", "coordinator",
        "co-ordinator", "president", "chair", "chairperson", "chairman", "chairwoman", "co-chair", "vice-president",
        "minister", "vice-minister", "secretary", "under-secretary-general", "assistant secretary-general",
        "secretary-general",
        "ambassador", "counsellor", "counselor", "counsel", "attache", "consul", "charge d'affaires", "professor",
        "researcher", "fellow", "manager", "lead", "leader", "commissioner", "rapporteur", "envoy", "delegate",
        "expert", "specialist", "founder", "co-founder", "ceo", "coo", "cfo", "analyst", "lawyer", "commander",
        "activist",
        "observer", "spokesperson", "spokesman", "spokeswoman", "editor", "journalist", "reporter", "survivor", "mayor",
        "governor", "member", "associate", "consultant", "scholar", "lecturer", "dean", "executive", "doctor", "nurse",
        "midwife", "surgeon", "engineer", "teacher", "negotiator", "investigator", "advocate", "campaigner",
        "practitioner", "prosecutor", "judge", "physician", "paramedic", "pediatrician", "paediatrician",
        "obstetrician", "psychologist", "photographer", "writer", "author", "artist", "film-maker", "filmmaker", "poet",
        "student", "farmer", "trader", "driver", "pilot", "architect", "historian", "economist", "anthropologist",
        "interpreter", "translator", "liaison", "administrator", "assistant", "trustee", "ombudsperson", "worker",
        "volunteer", "mediator", "peacebuilder", "parliamentarian", "senator", "deputy", "principal", "partner",
        "programmer", "developer", "scientist", "epidemiologist", "statistician", "geographer", "elder", "pastor",
    ],
    "fr": [
        "représentant", "représentante", "directeur", "directrice", "chef", "cheffe", "conseiller", "conseillère",
        "ministre", "coordonnateur", "coordonnatrice", "coordinateur", "coordinatrice", "chargé", "chargée",
        "président", "présidente", "secrétaire", "responsable", "délégué", "déléguée", "ambassadeur", "ambassadrice",
        "professeur", "professeure", "chercheur", "chercheuse", "avocat", "avocate", "expert", "experte",
        "observateur", "observatrice", "commissaire", "porte-parole", "membre", "médecin", "journaliste", "juriste",
        "infirmier", "infirmière", "enseignant", "enseignante", "instituteur", "institutrice", "maire", "analyste",
        "fondateur", "fondatrice", "gouverneur", "attaché", "attachée", "rapporteuse", "spécialiste", "consultant",
        "consultante", "chauffeur", "conservateur", "conservatrice", "historien", "historienne", "artiste",
        "écrivain", "écrivaine", "ingénieur", "ingénieure", "juge", "procureur", "procureure", "député", "députée",
        "militant", "militante", "négociateur", "négociatrice", "adjoint", "adjointe", "agent", "agente", "envoyé",
        "envoyée", "psychologue", "sage-femme", "chirurgien", "chirurgienne", "doyen", "doyenne", "étudiant",
    ],
    "es": [
        "representante", "director", "directora", "jefe", "jefa", "asesor", "asesora", "ministro", "ministra",
        "coordinador", "coordinadora", "embajador", "embajadora", "presidente", "presidenta", "secretario",
        "secretaria", "delegado", "delegada", "profesor", "profesora", "investigador", "investigadora", "abogado",
        "abogada", "experto", "experta", "observador", "observadora", "oficial", "encargado", "encargada",
        "consejero", "consejera", "miembro", "médica", "médico", "comisionado", "comisionada", "viceministro",
        "viceministra", "alcalde", "alcaldesa", "periodista", "fiscal", "juez", "jueza", "maestro", "maestra",
        "enfermero", "enfermera", "analista", "fundador", "fundadora", "gobernador", "gobernadora", "agregado",
        "agregada", "relatora", "especialista", "consultor", "consultora", "corresponsal", "artista", "escritor",
        "escritora", "ingeniero", "ingeniera", "activista", "portavoz", "gerente", "vicepresidente", "vicepresidenta",
        "subsecretario", "subsecretaria", "defensor", "defensora", "diputado", "diputada", "psicólogo", "psicóloga",
        "cirujano", "cirujana", "estudiante", "agricultor", "agricultora", "comandante", "enviado", "enviada",
    ],
    "ru": [
        "представитель", "представительница", "директор", "глава", "руководитель", "министр", "советник",
        "координатор", "заместитель", "посол", "эксперт", "начальник", "президент", "председатель", "профессор",
        "юрист", "сотрудник", "сотрудница", "журналист", "журналистка", "психолог", "врач", "учитель", "учительница",
        "секретарь", "наблюдатель", "специалист", "исследователь", "аналитик", "адвокат", "судья", "мэр", "депутат",
        "член", "основатель", "основательница", "менеджер", "инженер", "хирург", "медсестра", "писатель", "художник",
        "историк", "экономист", "атташе", "консул", "комиссар", "верховный комиссар", "докладчик", "делегат", "доцент",
        "ректор", "декан", "командующий", "правозащитник", "правозащитница", "переводчик", "фотограф", "редактор",
    ],
    "ar": [
        "ممثل", "ممثلة", "الممثل", "الممثلة", "المندوب", "المندوبة", "مندوب", "مندوبة", "مدير", "مديرة", "المدير",
        "المديرة", "رئيس", "رئيسة", "الرئيس", "الرئيسة", "وزير", "وزيرة", "مستشار", "مستشارة", "المستشار", "المستشارة",
        "منسق", "منسقة", "المنسق", "المنسقة", "أمين", "أمينة", "الأمين", "الأمينة", "نائب", "نائبة", "سفير", "سفيرة",
        "المراقب", "المراقبة", "خبير", "خبيرة", "مسؤول", "مسؤولة", "القائم", "باحث", "باحثة", "أستاذ", "أستاذة", "طبيب",
        "طبيبة", "وكيل", "وكيلة", "عضو", "عضوة", "مفوض", "مفوضة", "المفوض", "المفوضة", "سكرتير", "سكرتيرة", "ملحق",
        "ملحقة", "معلم", "معلمة", "صحفي", "صحفية", "صحافي", "صحافية", "محام", "محامية", "قاض", "قاضية", "مهندس",
        "مهندسة",
        "ناشط", "ناشطة", "كاتب", "كاتبة", "ممرض", "ممرضة", "مؤسس", "مؤسسة مشاركة", "محلل", "محللة", "المبعوث",
        "المبعوثة",
        "المقرر", "المقررة", "محافظ", "عمدة", "رئيس بلدية", "طالب", "طالبة", "أخصائي", "أخصائية", "متحدث", "متحدثة",
    ],
}  # fmt: skip
_OFFICES_ZH = (
    "代表(?!团)|主任|司长|部长|协调员|顾问|总干事|秘书长|专家|研究员|处长|高级专员|参赞|负责人|公使|大使|记者|医生|教师|教授|主席"
    "|总裁|经理|官员|专员|秘书|律师|法官|市长|省长|议员|会长|理事长|局长|科长|工程师|护士|心理学家|作家|艺术家|特使|观察员|报告员"
)
FUNCTIONS_ZH = "|".join([_OFFICES_ZH, *OCCUPATIONS["zh"]])
# Before such nouns: they begin a function, but a name of an organization may hold them as well.
_QUALITIES = [
    "permanent", "deputy", "vice", "senior", "junior", "high-level", "high level", "high", "legal", "humanitarian",
    "military", "police", "country", "regional", "special", "former", "acting", "community", "youth", "women's",
    "executive", "emergency relief", "honorary", "retired", "first", "second", "third", "interim", "resident",
    "joint", "additional", "alternate", "cabinet", "parliamentary", "managing", "founding", "visiting",
    "haut", "haute", "ancien", "ancienne", "alto", "alta", "ex", "antiguo", "antigua", "premier", "première",
    "постоянный", "старший", "старшая", "исполнительный", "исполнительная", "бывший", "бывшая", "младший", "первый",
]  # fmt: skip
_SPACED = [row for table in (FUNCTION_NOUNS, OCCUPATIONS) for key, row in table.items() if key != "zh"]
_NOUNS = alternatives(noun for row in _SPACED for noun in row)
FUNCTION_NOUN = re.compile(rf"(?<!\w)(?:{_NOUNS})s?(?!\w)|{FUNCTIONS_ZH}")
FUNCTION = re.compile(rf"(?<!\w)(?:{_NOUNS}|{alternatives(_QUALITIES)})(?!\w)|{FUNCTIONS_ZH}")

# A name in Latin or Cyrillic letters: words with capitals, and what stands between them.
_LETTER = r"[A-ZÀ-ÞŠŽĆČŁŚŻĐŞĞİА-ЯЁ]"
_CAPITAL = rf"(?:{_LETTER}[\w'’.-]*|[dDlL]'{_LETTER}[\w'’-]*|[Aa]l-{_LETTER}[\w'’-]*|\"{_LETTER}\w+\")"
_PARTICLES = (
    r"(?:de\s+la|de\s+los|de\s+las|de|del|della|da|das|dos|do|van\s+der|van\s+den|van|von\s+der|von|der|den|bin|bint"
    r"|ibn|abu|el|al|la|le|du|di|ten|ter|y|e|i|zu|zur|af|av)"
)
CAPITALIZED_NAME = re.compile(rf"(?:{_PARTICLES} +)?{_CAPITAL}(?: +(?:{_PARTICLES} +)?{_CAPITAL}){{0,5}}")
# Words that no name of a person contains, in `bare` text.
_ORDINARY = [
    "the", "remarks", "statement", "discussion", "panel", "session", "question", "questions", "opening", "closing",
    "welcome",
    "light", "lunch", "member", "state", "states", "speaker", "speakers", "representative", "representatives", "q&a",
    "introduction", "summary", "interactive", "dialogue", "video", "moderated", "break", "civil", "society", "security",
    "council", "united", "nations", "international", "national", "mission", "missions", "participants", "all", "other",
    "delegation", "delegations", "audience", "floor", "affected", "local", "women", "youth", "humanitarian",
    "protection",
    "university", "ministry", "institute", "network", "organization", "organisation", "committee", "foundation",
    "crisis",
    "government", "round", "table", "coffee", "permanent", "case", "study", "film", "keynote", "address", "speech",
    "assembly", "secretary", "debate", "general assembly", "groups", "group", "centre", "center", "union", "agency",
    "fund", "programme", "program", "office", "department", "world", "human", "rights", "peace", "press", "news",
    "times",
    "watch", "alliance", "coalition", "initiative", "action", "relief", "aid", "care", "health", "school", "college",
    "academy", "cluster", "forum", "club", "trust", "association", "movement", "service", "services", "project",
    "conference", "room", "registration", "reception", "reading", "conclusion", "conclusions", "guest", "experts",
    "allocution", "ouverture", "cloture", "discours", "mot", "seance", "table ronde", "echange", "debat", "pause",
    "palabras", "apertura", "clausura", "bienvenida", "sesion", "mesa", "pausa", "preguntas", "almuerzo", "primera",
    "открытие", "закрытие", "дискуссия", "вопросы", "выступление", "перерыв", "слово", "панель",
]  # fmt: skip
NOT_A_NAME = re.compile(rf"(?<!\w)(?:{alternatives(_ORDINARY)})(?!\w)")

# Behind or before a person: whether he or she is expected, and how.
_UNSURE = [
    "tbc", "t.b.c.", "tbd", "t.b.d.", "tba", "to be confirmed", "to be determined", "invited", "proposed", "tentative",
    "not yet confirmed", "subject to confirmation", "pending", "pending confirmation", "all tbc", "name tbc",
    "à confirmer", "a confirmer", "pressenti", "pressentie", "invité", "invitée", "sous réserve de confirmation",
    "por confirmar", "invitado", "invitada", "pendiente de confirmación", "a confirmar", "por confirmarse",
    "подлежит подтверждению", "уточняется", "ожидается подтверждение", "будет подтверждено", "по согласованию",
    "يؤكد لاحقا", "يحدد لاحقا", "سيؤكد لاحقا", "قيد التأكيد", "للتأكيد", "لم يتأكد بعد", "في انتظار التأكيد",
    "待定", "待确认", "待邀请", "有待确认", "拟邀",
]  # fmt: skip
_SURE = [
    "confirmed", "via video", "by video", "video message", "via video message", "by video message", "video", "virtual",
    "virtually", "online", "remote", "remotely", "via zoom", "via videolink", "via video link", "by video link",
    "in person", "joining online", "joining remotely", "joining virtually", "joining by video", "joining via zoom",
    "joining via video", "participating online", "participating remotely", "connecting remotely", "via webex",
    "via teams", "by video conference", "via videoconference", "video statement", "identity withheld", "name changed",
    "via teleconference", "via vtc", "vtc", "name withheld", "pre-recorded", "recorded message",
    "confirmé", "confirmée", "par visioconférence", "en visioconférence", "par vidéo", "message vidéo", "en ligne",
    "à distance", "en présentiel", "en personne", "par visio", "en visio", "par liaison vidéo", "vidéo préenregistrée",
    "identité protégée", "nombre reservado", "por videoenlace", "de manera virtual", "de forma virtual",
    "confirmado", "confirmada", "por video", "por vídeo", "por videoconferencia",
    "mensaje de video", "en línea", "a distancia", "presencial", "virtualmente", "подтверждено", "онлайн",
    "по видеосвязи",
    "видеообращение", "видеосообщение", "дистанционно", "عبر الفيديو", "عبر الاتصال المرئي", "رسالة مصورة", "عن بعد",
    "مؤكد", "عبر الإنترنت", "视频", "线上", "视频致辞", "已确认", "视频连线",
]  # fmt: skip
_REMARK = rf"(?:{alternatives(_UNSURE + _SURE)})"
TBC = re.compile(
    rf"\s*[\[(]\s*{_REMARK}(?:\s*[,/-]\s*{_REMARK})*\s*[\])]"
    rf"|(?:^|[\s,:–-]+)(?:{alternatives(_UNSURE)})(?=\W*$)|[\s,–-]+(?:{alternatives(_SURE[1:12])})(?=\W*$)"
)
UNSURE = re.compile(rf"(?<!\w)(?<!not yet )(?:{alternatives(_UNSURE)})(?!\w)")
VACANT = re.compile(
    rf"\W*(?:{alternatives([*_UNSURE, 'to be announced', 'vacant', 'n/a', 'à définir', 'à annoncer', 'à préciser', 'يعلن لاحقا'])})\W*"
)
