"""Words by which a sentence says that an event takes place, or that a date or time is another one's."""

import re

from .wording import any_row, telling

# A sentence with one of these says when and where the event takes place.
HELD = telling(
    {
        "en": [
            "held", "host~", "take place", "takes place", "taking place", "scheduled", "invite~", "join us", "attend",
            "will be", "convene~", "set for", "moved", "happening",
        ],
        "fr": [
            "aura lieu", "se tiendra", "tiendra", "se déroulera", "convoquer", "inviter", "invite~",
            "est prévue", "convier",
            "convie~", "rappeler",
        ],
        "es": [
            "tendrá lugar", "se celebrará", "celebrará", "tendrá", "invitar~", "invita~", "se realizará",
            "se llevará a cabo",
            "convocar",
        ],
        "ru": ["состоится", "пройдет", "проводится", "приглаша~", "будет проведен~", "запланирован~"],
        "ar": ["[س]تعقد", "[س]يعقد", "[س]تقام", "[س]يقام", "تدعوكم", "يدعوكم", "أدعوكم", "دعوتكم", "وذلك"],
        "zh": ["举行", "举办", "召开", "出席", "定于", "将于"],
    }
)  # fmt: skip
# A sentence with one of these says what is to come: in running text, only such a one can speak of the event.
AHEAD = telling(
    {
        "en": [
            "will", "is to be", "shall", "is scheduled", "is planned", "we invite", "invites you", "join us",
            "takes place",
        ],
        "fr": [
            "aura", "sera", "seront", "se tiendra", "se déroulera", "réunira", "est prévue", "vous invite",
            "est prévu",
        ],
        "es": ["será", "tendrá", "se celebrará", "se realizará", "reunirá", "se llevará", "está previsto", "le invita"],
        "ru": ["состоится", "пройдет", "будет", "будут", "приглашаем", "запланировано", "соберет"],
        "ar": ["س~", "ستعقد", "سيعقد", "ستقام", "يدعوكم", "تدعوكم"],
        "zh": ["将", "定于", "拟于"],
    }
)  # fmt: skip
# A sentence with one of these says how one takes part.
TAKES_PART = telling(
    {
        "en": [
            "join~", "participat~", "take part", "follow", "connect~", "watch", "attend~", "event is",
            "also available", "stream~",
        ],
        "fr": ["particip~", "suivre", "se connecter", "assister", "retransmis~"],
        "es": ["particip~", "seguir", "conectarse", "asistir", "asistencia", "transmiti~"],
        "ru": ["участв~", "участи~", "подключ~", "присоедин~"],
        "ar": ["[ال]مشاركة", "[ال]حضور", "الانضمام", "متابعة"],
        "zh": ["参加", "参会", "加入", "出席", "进行", "观看"],
    }
)  # fmt: skip
# Before the time at which people may come in, which is not when the event begins.
ARRIVAL = telling(
    {
        "en": [
            "doors [will] open", "registration", "arrival", "check-in", "sign-in", "welcome coffee",
            "networking", "access from",
            "open from", "opens", "(please|kindly) arrive", "please be seated", "be seated", "seated",
        ],
        "fr": ["accueil", "enregistrement", "arrivée", "ouverture des portes", "café d'accueil"],
        "es": ["acreditación", "registro", "llegada", "apertura de puertas", "ingreso"],
        "ru": ["регистрация", "сбор", "вход открыт", "сбор гостей"],
        "ar": ["استقبال", "[ال]تسجيل", "فتح الأبواب"],
        "zh": ["签到", "入场", "报到"],
    }
)  # fmt: skip
# Before a date that is none of the event: that of the document itself, or the last one for something.
_DATED = {
    "en": [
        "version of", "as of", "dated", "updated", "last updated", "revised", "posted [on]", "published [on]",
        "issued [on]",
        "last modified", "draft of", "version", "draft", "sent", "printed", "modified", "due", "due by",
        "due on", "deadline",
        "no later than", "submitted by", "closing date",
    ],
    "fr": ["version du", "en date du", "mis à jour le", "publié le", "au", "daté du"],
    "es": ["versión del", "actualizado el", "publicado el", "de fecha"],
    "ru": ["версия от", "по состоянию на", "опубликовано", "от"],
    "ar": ["بتاريخ", "نشر في", "حدث في"],
    "zh": ["更新于", "发布于", "版本", "截至"],
}  # fmt: skip
DATED = re.compile(rf"(?<!\w){any_row(_DATED)}\W*$")
# Before what no longer holds: the date, hour or room that was announced first.
_FORMER = {
    "en": [
        "instead of", "originally", "previously", "formerly", "was", "postponed from", "moved from",
        "rescheduled from", "not",
    ],
    "fr": ["au lieu de", "au lieu du", "initialement", "précédemment", "auparavant", "et non", "ancienne salle"],
    "es": ["en lugar de", "en vez de", "antes", "anteriormente", "inicialmente", "y no", "no"],
    "ru": ["вместо", "ранее", "первоначально", "а не"],
    "ar": ["بدلا من", "سابقا", "وليس", "عوضا عن"],
    "zh": ["原定", "原为", "而非"],
}  # fmt: skip
FORMER = re.compile(
    rf"(?:(?<!\w){any_row(_FORMER)}|原定|原为|而非)\W*(?:planned\s+|scheduled\s+)?(?:for|on|at|the|el|le|la|in)?\W*$"
)
