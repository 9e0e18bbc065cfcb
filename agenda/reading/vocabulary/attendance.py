"""Platforms and ways to attend, a row for each language. How rows are written: wording.py."""

import re

from .wording import any_of, any_row, telling

_PLATFORMS = [
    "zoom [webinar]", "zoom webinar", "(microsoft|ms) teams", "[cisco] webex", "[cisco] web ex",
    "youtube [live]", "you tube",
    "youtube live", "un web tv", "un webtv", "google meet", "kudo", "interprefy", "gotomeeting", "gotowebinar",
    "facebook live",
    "vimeo", "skype", "livestorm", "hopin", "zoho", "jitsi [meet]", "bluejeans", "bigbluebutton", "whereby", "airmeet",
    "zoom meeting", "linkedin live", "x live", "rumble", "remo", "streamyard", "زوم", "زووم",
    "[مايكروسوفت] (تيمز|تيمس)", "ويبكس", "ويب إكس", "ويبيكس", "غوغل ميت", "جوجل ميت", "يوتيوب",
    "тимс", "зум", "ютуб",
    "腾讯会议", "腾讯", "钉钉", "飞书",
]  # fmt: skip
# Words that are platforms only where something behind them says so.
PLATFORM = re.compile(
    rf"(?:(?<!\w)|(?<=[\u3400-\u9fff]))(?:{any_of(_PLATFORMS)}(?![^\W\u3400-\u9fff])|teams(?=\s+(?:link|meeting)))"
)
ONLY_SHOWN = re.compile(
    any_of(
        ["youtube", "you tube", "un web tv", "un webtv", "facebook", "vimeo", "linkedin", "يوتيوب", "ютуб"]
    )
)

HYBRID = telling(
    {
        "en": ["hybrid"],
        "fr": ["hybride~", "présentiel et (en|à) (ligne|distance)", "bimodal~"],
        "es": ["híbrid~", "semipresencial~"],
        "ru": ["гибридн~", "смешанн~ формат~"],
        "ar": ["[ال]هجين~", "مختلط~"],
        "zh": ["混合", "线上线下", "线下和线上", "线上和线下", "线上与线下", "线上线下结合"],
    }
)  # fmt: skip
# What is hybrid that is no way to attend.
NOT_HYBRID = re.compile(
    r"\s+(?:threat|war|conflict|court|attack|mission|regime|operation|tribunal|guerra|guerre)"
)
IN_PERSON = telling(
    {
        "en": [
            "in person", "in-person", "face-to-face", "face to face", "on-site", "onsite", "physically",
            "physical (event|meeting)",
        ],
        "fr": ["en personne", "en présentiel", "présentiel~", "sur place"],
        "es": ["presencial~", "presencialmente", "en persona"],
        "ru": ["очн~", "лично", "в очном формате"],
        "ar": ["حضوري~", "وجاهي~", "بالحضور الشخصي", "حضور شخصي", "[ال]حضور [ال]شخصي"],
        "zh": ["现场", "线下", "当面", "面对面"],
    }
)  # fmt: skip
ONLINE = telling(
    {
        "en": [
            "online", "virtual", "virtually", "webinar", "remotely", "remote participation", "video conference",
            "live-streamed",
        ],
        "fr": ["en ligne", "à distance", "virtuel~", "visioconférence", "webinaire"],
        "es": ["en línea", "virtual~", "a distancia", "por zoom", "seminario web", "videoconferencia"],
        "ru": ["онлайн", "дистанционн~", "виртуальн~", "в режиме видеоконференции", "вебинар"],
        "ar": ["عبر الإنترنت", "عن بعد", "افتراضي~", "عبر الاتصال المرئي"],
        "zh": ["线上", "在线", "网络会议", "视频会议", "远程"],
    }
)  # fmt: skip
# Behind a platform, where one attends through it.
THROUGH_IT = re.compile(
    any_of(
        [
            " (option|link|details|meeting|room|session|platform|invitation|id|access)",
            " (en ligne|en direct)", "会议", "平台",
        ]
    )
)  # fmt: skip
# What stands before and behind such words where they speak of something else.
_NOT_BEFORE = [
    "register", "registration", "rsvp", "available", "form", "apply", "published", "posted", "s'inscrire",
    "inscription", "inscripción", "registro", "inscribirse",
]  # fmt: skip
NOT_ONLINE_BEFORE = re.compile(rf"(?<!\w){any_of(_NOT_BEFORE)}\s*:?\s*$|تسجيل\s*$|报名\s*$")
_NOT_BEHIND = [
    "form", "registration", "rsvp", "survey", "disinformation", "propaganda", "recruitment", "content",
    "safety", "incitement", "hate", "violence", "harassment", "abuse", "attack~", "platform~ such", "spaces",
    "exhibition", "platform~ like", "world", "information", "questionnaire", "inscription", "at http", "until",
    "by", "via the link",
]  # fmt: skip
NOT_ONLINE_BEHIND = re.compile(rf"\s*:?\s*(?:{any_of(_NOT_BEHIND)}(?!\w)|https?:)")
# Before a platform, where one attends through it.
_VIA = {
    "en": ["via", "on", "by", "through", "using", "over", "join", "platform", "in"],
    "fr": ["par", "sur", "via la plateforme", "via"],
    "es": ["por", "a través de", "en", "por la plataforma", "vía"],
    "ru": ["через", "по", "в", "на платформе", "на"],
    "ar": ["عبر", "على", "عبر منصة", "على منصة", "من خلال"],
    "zh": ["通过", "在", "使用"],
}  # fmt: skip
VIA = re.compile(rf"(?:(?<!\w){any_row(_VIA)}|通过|在|使用)\s*(?:the\s+|la\s+|el\s+|منصه\s+)?\W*$")
