"""How documents say whom to ask. A row for each language; the phrases are those of `wording.py`."""

import re

from .people import SURNAMES_ZH
from .wording import any_row, telling

# Before the person or address to turn to.
_TO_CONTACT = {
    "en": [
        "[please] reach", "[please|kindly] approach",
        "[please|kindly] contact", "[please] reach out to", "[please] write to", "[please] e-mail", "[please] email",
        "[please] get in touch with", "[please] call", "be directed to", "be addressed to", "be sent to",
        "[please] turn to",
        "contact person is", "focal point is", "liaise with", "please ask for",
    ],
    "fr": [
        "contacter", "s'adresser à", "écrire à", "prendre contact avec", "joindre", "contactez", "vous adresser à",
        "adressez-vous à", "être adressées à", "prendre l'attache de", "écrivez à",
    ],
    "es": [
        "contactar", "contactar (a|con)", "contacte", "contacte (a|con)", "dirigirse a", "comunicarse con",
        "diríjase a", "escribir a", "póngase en contacto con",
        "ponerse en contacto con", "comuníquese con", "escriba a",
    ],
    "ar": ["[ال]اتصال ب~", "[ال]تواصل مع", "مراسلة", "مخاطبة", "التواصل عبر", "الاتصال على"],
    "ru": ["обращ~ к", "связаться с", "обращ~ по", "обратиться к", "писать на", "писать по", "пишите"],
    "zh": ["请联系", "联系", "请洽", "垂询", "请致电", "请与"],
}  # fmt: skip
# Why somebody would turn to them.
_ASK = {
    "en": [
        "information",
        "question~",
        "enquir~",
        "inquir~",
        "query",
        "queries",
        "details",
        "clarification~",
        "assistance",
        "press",
        "media",
        "interview~",
        "logistic~",
        "concern~",
        "feedback",
    ],
    "fr": ["renseignement~", "information~", "question~", "précision~", "détails", "presse"],
    "es": [
        "información",
        "informaciones",
        "consulta~",
        "pregunta~",
        "duda~",
        "aclaraci~",
        "detalles",
        "prensa",
    ],
    "ar": ["[ال]معلومات", "للاستفسار~", "[ال]استفسار~", "[ال]أسئلة", "[ال]تفاصيل", "مزيد"],
    "ru": ["информаци~", "справ~", "вопрос~", "дополнительн~", "подробн~", "уточнени~"],
    "zh": ["咨询", "问题", "信息", "详情", "垂询", "查询", "疑问"],
}
TO_CONTACT = re.compile(rf"(?:{telling(_TO_CONTACT).pattern})\W*")
ASK = telling(_ASK)
# "… before 17 May. Questions: Ms. Sam Example"
ASK_LABEL = re.compile(
    rf"(?:^|[.;!?。；؛؟]\s*)(?P<label>(?:\w+\s+)?(?:{ASK.pattern})(?:\s+\w+)?\s*[:：?？؟]+)\s*(?=\S)"
)
# Labels of the parts of a contact, which are none of its words.
_PARTS = {
    "en": ["name", "full name", "title", "position", "function", "contact person", "contact", "focal point",
        "organization", "attention", "attn"],
    "fr": ["nom", "fonction", "titre", "organisation", "contact"],
    "es": ["nombre", "cargo", "función", "contacto", "organización"],
    "ar": ["الاسم", "المنصب", "الوظيفة", "الصفة"],
    "ru": ["имя", "фио", "должность", "контактное лицо"],
    "zh": ["姓名", "职务", "职位", "联系人"],
}  # fmt: skip
_PART = any_row(_PARTS)
PART = re.compile(rf"\W*{_PART}\s*[:：]\s*")
PART_ALONE = re.compile(
    rf"\W*{_PART}(?:\s+\w{{1,3}}\s+{_PART})?\W*"
)  # "Name and function" in a cell of its own
# Before the person to whom answers go.
_TOWARDS = {
    "en": ["to", "with", "via", "through", "by contacting", "to the attention of", "for the attention of"],
    "fr": ["auprès de", "à", "à l'attention de", "chez", "auprès du", "par"],
    "es": ["a", "con", "a la atención de", "ante", "a la", "al", "con la", "con el"],
    "ar": ["لدى", "إلى", "مع"],
    "ru": ["к", "у", "через"],
    "zh": ["向", "与"],
}
TOWARDS = re.compile(rf"(?:{telling(_TOWARDS).pattern})\s*|[(（]\s*")
# Two to four characters before a comma or bracket: only as a contact; offices and functions are no names.
# "二等秘书李某某": Chinese writes the function before the name, without a mark between.
CHINESE_POST = re.compile(
    rf"(?P<post>[\u3400-\u9fff]*(?:秘书|参赞|大使|顾问|处长|主任|专员|官员|司长|助理|干事))(?P<name>[{SURNAMES_ZH}][\u3400-\u9fff]{{1,2}})$"
)
CHINESE_NAME = re.compile(
    r"[\u3400-\u9fff]{1,3}[^\W\d_a-z处科司部组室团会官书员长问事局署](?=\s*[,，、(（;；])"
)
# Before an address or a number.
_WAYS = {
    "en": ["at", "via", "by", "on", "or", "and", "through", "e-mail", "email", "e-mail address", "mail", "tel",
        "telephone", "phone", "mobile", "cell",
           "whatsapp", "office", "fax", "ph", "t", "e", "m", "tel. no", "contact"],
    "fr": ["à l'adresse", "au", "à", "par", "courriel", "courriels", "téléphone", "tél", "adresse électronique",
        "mél", "portable", "ou", "et", "télécopie"],
    "es": ["en", "al", "a", "por", "correo", "correo electrónico", "teléfono", "tel", "celular", "móvil", "o",
        "y", "a través de", "dirección"],
    "ar": ["على", "عبر", "هاتف", "الهاتف", "البريد الإلكتروني", "بريد إلكتروني", "أو", "و", "جوال", "رقم"],
    "ru": ["по", "тел", "телефон", "телефону", "эл. почта", "электронная почта", "почта", "адресу", "или", "и",
        "моб", "e-mail"],
    "zh": ["电话", "电子邮件", "邮箱", "电邮", "电子邮箱", "邮件", "手机", "或", "及"],
}  # fmt: skip
_WAY = any_row(_WAYS)
AT_END = re.compile(rf"(?:(?:(?<!\w)|(?<=[\u3000-\u9fff])){_WAY}[.:：]?|[\s,،、，:：;；(\[<|/–—-])+$")
AT_BEGIN = re.compile(r"^[\s,،、，:：;|/–—-]+")
PHONE_WORDS = re.compile(rf"(?<![^\W\u3000-\u9fff])(?:{_WAY}[\s.:：/]*)+$")
