"""What somebody is and where: "Permanent Representative of Norway", "Director of Operations, OCHA", "(Oxfam)"."""

import re
from dataclasses import dataclass

from ..characters import bare, plain, squeezed
from ..organizations import Index, Known, without_wrapper
from ..vocabulary.organizations import ARTICLES
from ..vocabulary.people import FUNCTION
from .names import _TO_THE_UN as TO_THE_UN

_AT = re.compile(
    rf"(?P<function>[^(]{{3,90}}?(?:{FUNCTION.pattern})[^(]{{0,60}}?)\s+at\s+(?:the\s+)?(?P<body>[A-ZÀ-Þ][^;\n]+)$",
    re.I,
)
_CUT = re.compile(r"\s*[,،，|\t\n]\s*|\s+[-–—]\s+|\s*[(（]\s*|\s*[)）]\s*|^\s*[-–—:]\s*")
_OF = re.compile(
    r"\s+(?:of|for|at|to|from|with|de\s+la|de\s+l'|du|des|de|d'|del|de\s+los|de\s+las|aupres\s+de|chez|en|لدي|في)(?:(?<=')|\s+)(?:the\s+|la\s+|los\s+|las\s+)?|\s+(?=ل[^\s]{3,}|ال[^\s]{3,})"
)
_STATE_POST = re.compile(
    r"(?:deputy\s+|vice-)?(?:permanent\s+(?:representative|observer)|charge|ambassador|counsell?or|(?:first|second|third)\s+secretary|military\s+adviser|legal\s+adviser|minister\s+counsell?or|representante\s+permanente|represent\w+\s+permanent|observat\w+\s+permanent|ambassad|embajador)"
)
_BODY = re.compile(
    r"(?<!\w)(?:ministry|ministere|ministerio|university|universite|universidad|institute|institut|mission|department|office|foundation|network|council|committee|centre|center|organi[sz]ation|association|coalition|international|clinic|college|school|alliance|agency|commission|union|group|forum|hospital|society|cluster|movement|fund|programme|fondation|reseau|bureau|fundacion|red\b|oficina|вестник|университет|институт|جامعه|منظمه|مركز|معهد|وزاره|شبكه|موسسه|جمعيه)(?!\w)|大学|组织|中心|委员会|基金会|协会|研究所"
)


@dataclass(frozen=True)
class Post:
    """A function and the organization in which somebody has it; `organization` where the site knows it."""

    function: str
    affiliation: str
    organization: int | None = None


def read_post(words: str, index: Index) -> Post:
    """Read the words behind a name."""
    words = re.sub(r"[ \u00a0]+", " ", words)
    if at := _AT.match(words):
        known = index.match(at["body"])[0]
        return Post(
            at["function"].strip(" ,:-–—"), _name(at["body"].strip(" ,.;")), known.id if known else None
        )
    parts = [part.strip(" ,.;:-–—|") for part in _CUT.split(words)]
    parts = _without_acronyms([part for part in parts if re.search(r"\w", part)])
    for number in range(len(parts) - 1, -1, -1):
        if post := _known_in(parts, number, index):
            return post
    return _unknown(parts)


def _without_acronyms(parts: list[str]) -> list[str]:
    """Drop an acronym in brackets that repeats the name before it: Center for Civilians in Conflict (CIVIC)."""
    kept: list[str] = []
    for part in parts:
        initials = (
            "".join(word[0] for word in re.findall(r"\w+", kept[-1]) if word[0].isupper()) if kept else ""
        )
        if (
            kept
            and re.fullmatch(r"[A-Z][A-Za-z-]{1,9}", part)
            and part.upper().replace("-", "") in (initials, initials[-len(part) :])
        ):
            continue
        kept.append(part)
    return kept


def _known_in(parts: list[str], number: int, index: Index) -> Post | None:
    """Return the post when one part is, or ends in, a known organization."""
    part = parts[number]
    others = parts[:number] + parts[number + 1 :]
    is_function = FUNCTION.search(bare(part))
    known, sure = index.match(part)
    if known and sure >= 0.7 and not (is_function and is_function.start() == 0 and sure < 1):
        return Post(", ".join(others), _name(part), known.id)
    if not is_function:
        return None
    bounded = TO_THE_UN.search(bare(part))
    head = part[: bounded.start()] if bounded else part
    for match in _OF.finditer(bare(head)):
        organization, sure = index.match(plain(head[match.end() :]))
        if organization and sure == 1:
            function = head[: match.start()] if match[0].strip() else head[: match.start()]
            return _post(
                function, others, number, head[match.end() :], organization, part, bounded is not None
            )
    return None


def _post(
    function: str, others: list[str], number: int, name: str, organization: Known, part: str, is_to_un: bool
) -> Post:
    if is_to_un and not _STATE_POST.match(bare(function)) and organization.name == "United Nations":
        function = part
    before, after = others[:number], others[number:]
    return Post(", ".join([*before, function.strip(), *after]), _name(name), organization.id)


def _name(text: str) -> str:
    text = re.sub(
        r"^ل(?=[^ل\s]{2})", "", without_wrapper(squeezed(text))
    )  # "of" is written to the word in Arabic
    text = re.sub(r"^لل", "ال", text)
    article = ARTICLES.match(bare(text))
    return (
        text[article.end() :]
        if article and article.end() < len(text) and bare(text[: article.end()]).strip() != "el"
        else text
    )


def _unknown(parts: list[str]) -> Post:
    """Tell function from affiliation by the words, where the organization is not known."""
    if not parts:
        return Post("", "")
    last = parts[-1]
    is_body = _BODY.search(bare(last)) and not (FUNCTION.match(bare(last)) and " of " not in f" {last} ")
    if len(parts) > 1 and (is_body or not FUNCTION.search(bare(last))):
        return Post(", ".join(parts[:-1]), _name(last))
    if len(parts) == 1 and not FUNCTION.search(bare(last)):
        return Post(last, "") if last[0].islower() else Post("", _name(last))
    match = re.match(r"(.+?)\s+(?:at|of|chez|en|a)\s+(?:the\s+|la\s+|el\s+|l')?((?=[A-ZÀ-Þ]).+)$", last)
    if match and len(parts) == 1 and _BODY.search(bare(match[2])):
        return Post(match[1], _name(match[2]))
    return Post(", ".join(parts), "")
