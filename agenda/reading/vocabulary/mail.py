"""What mail programs write around a message: headers, dividers, "… wrote:"; one row a language.

The words meet `bare` text: lower case, without accents.
"""

import re

from ..characters import bare
from . import alternatives

# The head of a message that stands inside another one.
HEADERS = {
    "from": ["from", "de", "от", "发件人", "من", "von", "da"],
    "sent": [
        "sent", "date", "envoye", "enviado", "enviado el", "fecha", "отправлено", "дата", "发送时间", "日期", "时间",
        "تاريخ الارسال", "التاريخ", "ارسلت", "gesendet", "datum", "data", "inviato",
    ],
    "to": ["to", "a", "para", "кому", "收件人", "الى", "an"],
    "cc": ["cc", "копия", "抄送", "نسخه", "bcc", "cci", "cco"],
    "subject": ["subject", "objet", "asunto", "тема", "主题", "الموضوع", "betreff", "assunto", "oggetto"],
    "importance": ["importance", "importancia", "важность", "重要性", "reply-to", "attachments", "pieces jointes"],
}  # fmt: skip
# Between dashes, or at the start of a line.
DIVIDERS = [
    "original message", "forwarded message", "begin forwarded message", "original appointment",
    "message d'origine", "message transfere", "debut du message transfere", "message original",
    "mensaje original", "mensaje reenviado", "inicio del mensaje reenviado",
    "исходное сообщение", "пересылаемое сообщение", "пересланное сообщение", "начало переадресованного сообщения",
    "原始邮件", "转发的邮件", "转发邮件信息", "邮件原件",
    "رساله اصليه", "الرساله الاصليه", "رساله معاد توجيهها", "بدايه الرساله المعاد توجيهها",
    "ursprungliche nachricht", "weitergeleitete nachricht", "mensagem original", "messaggio originale",
]  # fmt: skip
# Parts of the dividers above what somebody hands on on purpose.
FORWARDED = [
    "forward",
    "transfere",
    "reenviado",
    "пересыл",
    "пересла",
    "переадресов",
    "转发",
    "معاد",
    "weitergeleitet",
]
# The line with which programs introduce what they quote.
WROTE = [
    r"on\b.{5,200}\bwrote\s?:", r"le\b.{5,200}\ba ecrit\s?:", r"el\b.{5,200}\bescribio\s?:",
    r".{5,200}\b(?:написал\w*|пишет)\s?(?:\([аa]\))?\s?:", r".{0,20}\d{4} г\..{3,200}<[^>]{3,80}>\s?:",
    r".{3,200}(?:写道|写到)\s?[:：]", r"(?:في|بتاريخ)\b.{5,200}(?:كتب|كتبت|تمت كتابه ما يلي بواسطه)\b.{0,120}:",
    r"am\b.{5,200}\bschrieb\b.{0,120}:", r"em\b.{5,200}\bescreveu\s?:", r"il\b.{5,200}\bha scritto\s?:",
]  # fmt: skip
# Lines that programs and offices set below every message.
ADDED = [
    "sent from my", "sent from outlook", "get outlook for", "sent via", "envoye de mon", "envoye depuis",
    "enviado desde", "enviado de mi", "отправлено с", "отправлено из", "发自我的", "ارسلت من", "مرسل من",
    "virus-free", "please consider the environment", "caution: external", "[external]", "external email",
    "this e-mail and any", "this email and any", "this message and any", "this e-mail is intended",
    "this email is intended", "this message is intended", "this communication is confidential",
    "confidentiality notice", "the information contained in this", "ce message et toutes", "ce message est",
    "ce courriel", "avis de confidentialite", "este mensaje y", "este correo", "aviso de confidencialidad",
    "настоящее сообщение", "данное сообщение", "本邮件及", "此邮件", "هذه الرساله ومرفقاتها", "هذا البريد",
]  # fmt: skip
# In the name of an attachment that is the document.
NOTE_NAMES = [
    "concept", "conceptual", "conceptuelle", "концеп", "概念", "مفاهيمي", "invitation", "invitacion", "приглашени",
    "邀请", "دعوه", "flyer", "programme",
]  # fmt: skip


def header_of(text: str) -> str:
    """Return which header a bare line is: "from", "sent" …; empty where it is none."""
    match = _HEADER.match(text)
    return _HEADER_NAMES[" ".join(match[1].split())] if match else ""


_HEADER_NAMES = {bare(label): name for name, labels in HEADERS.items() for label in labels}
_HEADER = re.compile(rf"[\s>*]*({alternatives(_HEADER_NAMES)})\**\s?[:：]\**\s*(?=\S)")
DIVIDER = re.compile(rf"[\s>]*(?:[-_*=]{{2,}}\s*)?(?:{alternatives(DIVIDERS)})\s*(?:[-_*=]{{2,}}|:)?\s*$")
WROTE_LINE = re.compile(rf"[\s>]*(?:{'|'.join(WROTE)})\s*$")
FORWARD_LINE = re.compile(rf"(?=.*(?:{alternatives(FORWARDED)})){DIVIDER.pattern}")
ADDED_LINE = re.compile(rf"[\s>]*(?:{alternatives(ADDED)})")
