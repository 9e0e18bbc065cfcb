"""What invitations say about answering: that it is asked for, and until when. A row for each language.

The phrases are those of `wording.py`; they meet `bare` text.
"""

import re

from .wording import any_of, telling

# That an answer is wanted.
_ANSWER = {
    "en": [
        "rsvp~", "r.s.v.p", "r.s.v.p.", "r. s. v. p", "register~", "registration~", "registering", "sign up",
        "signing up",
        "confirm … (attendance|participation|presence|place|seat|availability)", "confirm (your|their|by)",
        "please confirm",
        "kindly confirm", "reply", "replies", "respond", "response is requested", "nominat~", "let (us|me|him|her|them) know",
        "enrol~",
        "inform (us|the|its)", "indicate … (attendance|participation)", "notify",
        "(reserve|book|secure|save) (your|a) (place|seat|spot)",
        "names of (their|your|its|the) (representative|delegate|participant|delegation|attendee)~", "send … name~",
        "communicate", "tickets", "accept~ … invitation", "acknowledge", "write to", "e-mail us",
        "(announce|signal) … (attendance|participation|presence|coming)",
    ],
    "fr": [
        "s'inscrire", "inscri~", "répondre", "réponse~", "confirmer", "confirmation", "communiquer", "réserver",
        "réservation~",
        "enregistr~", "faire (connaître|savoir|part)", "annoncer", "s'annoncer",
        "noms de (leurs|vos|ses) (représentant|participant)~",
        "merci de [nous] confirmer", "écrire à",
    ],
    "es": [
        "inscri~", "confirmar", "confirme~", "confirmación", "registr~", "se ruega", "rogamos", "responder",
        "respuesta~",
        "reservar", "reserve", "comunicar", "comuniquen", "nombres de (sus|los) (representantes|participantes)",
        "agradecería", "agradecerá", "sirva~ confirmar", "(anunciar|anuncien) … (asistencia|participación)",
    ],
    "ar": [
        "[ال]تسجيل", "[ال]تأكيد", "سجل~", "يسجل", "[ال]حجز", "[ال]رد", "إبلاغ", "موافاة", "موافاتنا",
        "أسماء (ممثليها|ممثليكم|المشاركين)", "لتأكيد", "للتسجيل", "بتأكيد",
    ],
    "ru": [
        "регистрац~", "зарегистрир~", "подтверд~", "подтвержд~", "ответить", "сообщить", "сообщите", "записаться",
        "заявк~",
        "направить", "имена и фамилии", "просьба ответить",
    ],
    "zh": ["报名", "注册", "登记", "回复", "确认", "赐复", "复函", "预约", "告知"],
}  # fmt: skip
# What is asked for is something else: a turn to speak, a remark on the draft, one more sponsor.
_ASKS_ELSE = {
    "en": [
        "(like|wish~|want~|intend~) to (speak|intervene|take the floor|make a statement|deliver)", "take the floor",
        "speaking (slot~|time)", "list of speakers", "speaking list", "request~ the floor", "request~ for the floor",
        "comments (on|to) [this|the] (draft|concept|text)", "(like|wish~|want~|intend~) to (co-sponsor|cosponsor)",
        "(like|wish~|want~|intend~) to join (them|the co-sponsors|the list of co-sponsors)",
        "co-sponsorship", "call for (papers|proposals|abstracts)", "submit (an|your|their) (abstract|proposal|paper)",
        "for [any] (access|accessibility|accommodation|captioning) (request|need|requirement|question)~",
        "(access|accessibility|accommodation|captioning) requests", "request … reasonable accommodation~",
        "(need|require) … (sign language|wheelchair|reasonable accommodation)~",
    ],
    "fr": [
        "prendre la parole", "demand~ la parole", "liste des orateurs", "temps de parole", "prises de parole",
        "commentaires sur (le|ce) projet", "(souhait~|désir~) (se porter|parrainer|coparrainer)", "appel à contributions",
        "(besoin|demande)~ … (accessibilité|aménagement)~", "pour … aménagement~ raisonnable~",
    ],
    "es": [
        "hacer uso de la palabra", "tomar la palabra", "pedir la palabra", "lista de oradores", "turno de palabra",
        "comentarios (al|sobre el) (borrador|proyecto)", "dese~ (copatrocinar|patrocinar)",
        "(necesidad|solicitud)~ … accesibilidad", "ajustes razonables",
    ],
    "ar": ["أخذ الكلمة", "طلب الكلمة", "إلقاء (كلمة|بيان)", "قائمة المتكلمين", "التعليقات على المسودة",
        "احتياجات … الوصول", "[ال]ترتيبات التيسيرية", "[ال]تسهيلات لذوي الإعاقة"],
    "ru": ["взять слово", "желающ~ выступить", "список ораторов", "список выступающих", "замечания по проекту",
        "потребност~ … доступност~", "вопрос~ доступности", "доступн~ сред~"],
    "zh": ["要求发言", "报名发言", "申请发言", "发言名单", "对草案的意见", "无障碍需求", "无障碍服务", "无障碍协助"],
}  # fmt: skip
# These ask for an answer whatever else is asked for in the same breath.
_TO_COME = {
    "en": ["rsvp~", "r.s.v.p", "register~", "registration", "confirm … (attendance|participation|presence)"],
    "fr": [
        "rsvp",
        "s'inscrire",
        "inscri(re|v~|t|te|ts|tes|ption|ptions)",
        "confirmer … (présence|participation)",
    ],
    "es": ["inscribir~", "inscripción", "confirmar … (asistencia|participación)"],
    "ar": ["تأكيد الحضور", "للتسجيل", "تأكيد المشاركة"],
    "ru": ["зарегистрир~", "подтвердить … участие"],
    "zh": ["报名参", "报名出席", "确认出席"],
}
# Words that lead to the last day.
_UNTIL = {
    "en": [
        "by", "before", "no later than", "not later than", "until", "till", "til", "latest by", "prior to",
        "on or before",
        "closes on", "close on", "closing on", "closes", "up to", "at the latest on", "not after",
    ],
    "fr": [
        "pas plus tard que", "au plus tard d'ici",
        "avant", "au plus tard", "d'ici", "d'ici à", "d'ici au", "jusqu'au", "jusqu'à", "souhaitée pour",
        "attendue pour",
        "répondre pour", "attendues pour", "close le", "closes le",
    ],
    "es": [
        "no más tarde", "a no más tardar", "antes", "a más tardar", "hasta", "vence", "como máximo", "cierra", "cierran"],
    "ru": ["до", "не позднее", "не позже", "к"],
    "ar": [
        "قبل", "في موعد أقصاه", "حتى", "موعد أقصاه", "في موعد لا يتجاوز", "قبل يوم", "لا يتجاوز", "في أجل أقصاه",
        "في موعد غايته", "أقصاه",
    ],
    "zh": ["截至", "不迟于", "不晚于", "最迟"],
}  # fmt: skip
# Names of the last day, behind which it follows in the same breath.
_LAST_DAY = {
    "en": ["deadline~", "last day", "closing date"],
    "fr": ["date limite", "délai", "dernier délai", "clôture des inscriptions"],
    "es": ["fecha límite", "plazo", "último día", "cierre de inscripciones"],
    "ru": ["срок", "срока", "крайний срок", "последний день"],
    "ar": ["آخر موعد", "الموعد النهائي", "الموعد الأقصى", "آخر أجل", "ينتهي التسجيل"],
    "zh": ["截止日期", "截止时间", "截止"],
}
# What may stand between such a word and the day.
_FILLERS = [
    "this", "next", "coming", "ce", "cette", "prochain", "este", "próximo", "el próximo", "эту", "это", "本",
    "the", "on", "of", "at", "day", "evening", "morning", "afternoon", "end", "close", "business", "of business", "working day", "cob", "eod", "noon",
    "midnight", "latest", "date", "le", "la", "les", "au", "du", "de", "midi", "minuit", "fin de journée", "soir", "soirée", "matin",
    "el", "noche", "tarde", "mañana",
    "del", "las", "los", "al", "día", "fin", "final", "mediodía", "medianoche", "horas", "hora", "heures", "hrs",
    "hours",
    "h", "конца", "дня", "вечера", "утра", "полудня", "часов", "مساء", "صباح", "يوم", "نهاية", "ظهر", "تاريخ", "الساعة", "于", "在", "a.m", "p.m",
    "am", "pm",
]  # fmt: skip
_HOUR = r"\d{1,2}(?:[:.h]\d{2})?"
ANSWER, LAST_DAY = telling(_ANSWER), telling(_LAST_DAY)
ASKS_ELSE, TO_COME = telling(_ASKS_ELSE), telling(_TO_COME)
UNTIL_WORDS = re.compile(f"{telling(_UNTIL).pattern}|{LAST_DAY.pattern}")
_BETWEEN = rf"(?:\W+(?:{any_of(_FILLERS)}|{_HOUR})(?!\w)){{0,7}}\W*$"
UNTIL = re.compile(rf"(?:{telling(_UNTIL).pattern}){_BETWEEN}|(?:{LAST_DAY.pattern})[^.;。]{{0,45}}$")
_UNTIL_BEHIND = {  # behind the date, as Chinese always says it
    "en": ["at the latest", "latest", "at latest"],
    "fr": ["au plus tard", "dernier délai", "délai de rigueur"],
    "es": ["a más tardar", "como máximo", "como fecha límite"],
    "ar": ["كحد أقصى", "على أبعد تقدير", "كموعد أقصى"],
    "ru": ["включительно", "не позднее", "крайний срок"],
    "zh": ["之前", "前", "截止", "为止", "以前"],
}
SAME_ADDRESS = telling({
    "en": ["(same|above) [e-mail|email] address"],
    "fr": ["même adresse", "adresse ci-dessus"],
    "es": ["misma dirección", "mismo correo"],
    "ar": ["العنوان نفسه", "نفس العنوان", "البريد نفسه"],
    "ru": ["тому же адресу", "тот же адрес", "указанному адресу"],
    "zh": ["同一地址", "同一邮箱", "上述邮箱", "上述地址"],
})  # fmt: skip
UNTIL_BEHIND = re.compile(rf"\W{{0,3}}(?:{telling(_UNTIL_BEHIND).pattern})")
ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
