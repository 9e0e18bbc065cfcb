"""What stands before, around and instead of titles, a row for each language. Patterns meet `bare` text."""

import re

from .roles import EVENT_NOUNS


def _any(*rows: str) -> str:
    return "(?:" + "|".join(rows) + ")"


# Before a title in running text.
ENTITLED = re.compile(
    _any(
        r"entitled|titled|on\s+the\s+(?:theme|topic|subject)(?:\s+of)?|under\s+the\s+(?:theme|title)|called",
        r"intitule(?:e)?s?|sur\s+le\s+theme|ayant\s+pour\s+theme",
        r"titulad[oa]s?|bajo\s+el\s+(?:tema|titulo|lema)|sobre\s+el\s+tema|denominad[oa]",
        r"بعنوان|تحت\s+عنوان|حول\s+موضوع",
        r"под\s+названием|на\s+тему",
        r"题为|主题为|主题是",
    )
    + r"\s*[:：]?\s*"
)
EVENT_IN_QUOTES = re.compile(rf"(?<!\w)(?:{EVENT_NOUNS})\s*,?\s*[:：]?\s*(?=[\"'])")

# What an event is to the week: no title where it stands alone.
ON_THE_MARGINS = _any(
    r"side[- ]event|in\s+the\s+margins|on\s+the\s+margins",
    r"manifestation\s+parallele|evenement\s+parallele|en\s+marge",
    r"evento\s+paralelo|al\s+margen",
    r"فعاليه\s+جانبيه|حدث\s+جانبي|(?:ال)?حدث\s+(?:ال)?جانبي|(?:ال)?فعاليه\s+(?:ال)?جانبيه|على\s+هامش|الهامش",
    r"на\s+полях|параллельн\w*",
    r"边会|会外活动|周边活动",
)
_RANK = _any(
    r"high[- ]level",
    r"de\s+haut\s+niveau",
    r"de\s+alto\s+nivel",
    r"رفيعه?\s+المستوي",
    r"высокого\s+уровня",
    r"高级别",
)
_KIND_WORDS = r"\b(?:official|hybrid|virtual|online|event|evento|a|the|of|un|una|une)\b|concept\s+note|invitation|announcement"
KIND_OF_EVENT = re.compile(f"{ON_THE_MARGINS}|{_RANK}|{_KIND_WORDS}")
AROUND_WEEK = re.compile(
    f"{ON_THE_MARGINS}|{_RANK}|{_KIND_WORDS}"
    r"|new\s+york|nueva\s+york|united\s+nations|нью-йорк|نيويورك|纽约|联合国|\b(?:at|during|in|to|for|de|la|le|d|l)\b|20\d\d"
)

# Labels that stand before a title on its line.
TITLE_PREFIX = re.compile(
    r"(?:\W*(?:draft\s+|final\s+)?"
    + _any(
        r"concept\s+note|invitation|(?:high-level\s+|virtual\s+)?(?:side[- ])?event|panel\s+discussion|save\s+the\s+date",
        r"note\s+conceptuelle|evenement\s+parallele|manifestation\s+parallele",
        r"nota\s+conceptual|evento\s+paralelo",
        r"ورقه\s+مفاهيميه|مذكره\s+مفاهيميه|فعاليه\s+جانبيه|حدث\s+جانبي",
        r"параллельное\s+мероприятие|концептуальная\s+записка",
        r"边会|会外活动|概念说明",
        r"re|fw|fwd|tr|rv",  # of mails
    )
    + r"\s*(?:[:：|]|\s[-–—]\s)\s*)+"
)
# A line that only says how to attend.
MODE_OF_EVENT = re.compile(
    r"(?:a\s+)?(?:virtual|hybrid|online|in[- ]person)\s+(?:side[- ])?(?:event|meeting|discussion)"
)
# A title that ends so goes on in the next line.
UNFINISHED = re.compile(r"(?:\b(?:of|the|and|in|for|to|on|de|la|et|y|du|des|en|a|with|from)|,)$", re.I)
