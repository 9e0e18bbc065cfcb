"""One person: honorific, name, function and affiliation, or only a function where nobody is named yet."""

import re
from dataclasses import dataclass, replace

from ..blocks import Block, Span
from ..characters import ARABIC, CJK, bare, squeezed
from ..organizations import Index
from ..vocabulary.bodies import BODY
from ..vocabulary.labels import PEOPLE, column_key, label_key
from ..vocabulary.parts import GOES_ON
from ..vocabulary.people import (
    CAPITALIZED_NAME,
    FUNCTION,
    FUNCTION_NOUN,
    GENDER_BEHIND,
    HONORIFIC,
    HONORIFIC_BEHIND,
    NOT_A_NAME,
    OFTEN_NO_HONORIFIC,
    POST_NOMINAL,
    TBC,
    UNSURE,
    VACANT,
)
from .chinese_names import Named, chinese_name
from .posts import Post, read_post

_FOREIGN_NAME = re.compile(r"[\u0600-\u06ff\u4e00-\u9fff·.\s]+?(?=\s*[,،(（:：–—\-|\t\n，、;؛。]|\s*$)")
_FROM = re.compile(r"\s+(?:من|في|عن|لدى)\s")  # "Ms. X from the Red Crescent"
_AFTER_NAME = re.compile(r"\s*(?:[,،(（|\t\n:;，–—]|\s-\s|-\s|$|\bof\b|\bfrom\b|\bwill\b|\band\b)")
_BEFORE = re.compile(r"[\s\-–—•,،·*]*(?:(?:and|et|y|и|the|el|la|le|les|by)\s+)*(?:[lL]'(?=\w))?")
_OPENED = re.compile(r"[\s,;:–—\-(|]*")
_JOB_AHEAD = re.compile(
    r"(?:(?:the|la|el|le|an?|un|une|una)\s+|l')?(?P<post>[^\W\d_][\w' -]{2,40}?)\s+(?=[A-ZÀ-ÞА-ЯЁ])"
)
_TOPIC_AHEAD = re.compile(r"[\"'][^\"]{3,120}[\"']\s*(?:[:,]|\s[-–—]|\bby\b|\bpar\b|\bpor\b)\s*(?=\w)")
_BRACKET = re.compile(r"\s*[(\[](?P<inner>[^()\[\]]{2,40})[)\]]")
_LAST_WORD = re.compile(r"\s+(?P<word>[^\W\d_a-z][\w-]+)[\s.;]*$")
_MOST_WORDS = 16  # of a function without a name
_SENTENCE = re.compile(
    r"(?<!\w)(?:will|is|are|was|were|has|have|please|must|can|may|est|sont|sera|es|son|sera|seran|будет|будут"
    r"|rooms?|lounge|hall|chamber|building|library|sala|salle|salon|зал|قاعه)(?!\w)|[@\d]|https?:|会议室|[厅室]$"
)
# Parts that a bare word behind a name says; "chair" and "president" are functions there.
_PARTS_BEHIND = {"moderator", "panellist", "discussant", "keynote", "master_of_ceremonies"}


@dataclass(frozen=True)
class Person:
    """Somebody who speaks. `name` is empty where only a function or an organization is said."""

    name: str
    honorific: str
    role: str
    function: str
    affiliation: str
    is_tbc: bool
    spans: tuple[Span, ...]
    line: int
    confidence: float
    organization: int | None = None


def read_person(block: Block, role: str, index: Index, needs_sign: bool = False) -> Person | None:
    """Read one person. `needs_sign`: only with an honorific or a function, since nothing else tells a person here."""
    text, is_tbc = _without_remarks(block)
    more = GOES_ON.search(bare(text))
    text = text[: more.start()] if more else text
    text, played = _without_part(text)
    role = played or role
    named = _named(text, index)
    if named is None:
        return None if needs_sign else _unnamed(block, text, role, is_tbc, index)
    post, said = _post(named, text, index)
    is_told = (
        named.is_sure or post.organization or FUNCTION_NOUN.search(bare(f"{post.function} {named.before}"))
    )
    if needs_sign and not is_told:
        return None
    return Person(
        squeezed(POST_NOMINAL.sub("", named.name)).strip(" ,."),
        squeezed(named.honorific).strip(" ,"),
        said or role,
        post.function,
        post.affiliation,
        is_tbc,
        ((block.start, block.end),),
        block.line,
        0.9 if named.is_sure else 0.75,
        post.organization,
    )


def name_at(text: str, begin: int) -> str:
    """Return the words of a name that begins here, before a function or separator; empty where there is none."""
    if ARABIC.match(text[begin : begin + 1]) or CJK.match(text[begin : begin + 1]):
        match = _FOREIGN_NAME.match(text, begin)
        name = match[0].strip() if match else ""
        function = None if CJK.search(name) else FUNCTION.search(bare(name))
        name = name[: function.start()].strip() if function else name
        name = _FROM.split(name)[0]
        return name if len(name.split()) <= 6 else ""
    match = CAPITALIZED_NAME.match(text, begin)
    name = re.split(CJK.pattern, match[0])[0] if match else ""  # Sam Example先生
    return _before_function(name).rstrip(" ,.")


def is_name(name: str, text: str, begin: int, index: Index) -> bool:
    """Whether words without an honorific are a person's name: two to five, and no organization."""
    is_like = looks_like_name(name, text, begin) or _has_home(name, text[begin + len(name) :], index)
    return is_like and not index.match(name)[0]


def _has_home(name: str, behind: str, index: Index) -> bool:
    """Whether Arabic words, which have no capitals, stand before a known organization: كريم مثال، أوكسفام."""
    is_short = ARABIC.match(name) and 2 <= len(name.split()) <= 4 and not BODY.search(bare(name))
    home = re.match(r"\s*[,،(–-]\s*(?P<home>[^,،)(]+)", behind) if is_short else None
    return bool(home and not FUNCTION.search(bare(name)) and index.match(home["home"])[0])


def looks_like_name(name: str, text: str, begin: int) -> bool:
    """Whether words may be a person's name by their form."""
    words = name.split()
    if CJK.match(name):
        return bool(HONORIFIC_BEHIND.search(name))
    if ARABIC.match(name) and not FUNCTION_NOUN.search(bare(text[begin + len(name) :])):
        return False
    if not 2 <= len(words) <= 5 or any(letter.isdigit() for letter in name):
        return False
    if all(column_key(word) for word in words):
        return False  # the heading of a table: "Role Name"
    if NOT_A_NAME.search(bare(name)) or BODY.search(bare(name)) or FUNCTION.match(bare(name)):
        return False
    is_acronym = bool(re.fullmatch(r"[A-Z]{4,}", words[0])) and not name.isupper()
    return not is_acronym and bool(
        _AFTER_NAME.match(text, begin + len(name)) or CJK.match(text, begin + len(name))
    )


def names_person(text: str, index: Index) -> bool:
    """Whether a name can be found in a text of one person."""
    return _named(text, index) is not None


def begins_with_person(text: str, index: Index) -> bool:
    """Whether a text begins with an honorific and a name, or with a name and a separator."""
    begin = _begin(text)
    honorific = HONORIFIC.match(text, begin)
    if honorific:
        return bool(name_at(text, honorific.end()))
    return is_name(name_at(text, begin), text, begin, index)


def _begin(text: str) -> int:
    match = _BEFORE.match(text)
    return match.end() if match else 0


def _before_function(name: str) -> str:
    """Cut off a function written behind a name without a comma; a single last word may be a surname."""
    function = FUNCTION.search(bare(name))
    if not function or not function.start():
        return "" if function and len(name.split()) > 1 and FUNCTION_NOUN.search(bare(name)) else name
    words_before, words_cut = len(name[: function.start()].split()), len(name[function.start() :].split())
    return name[: function.start()] if words_before > 1 or words_cut > 1 else name


def _named(text: str, index: Index) -> Named | None:
    """Find the name: behind an honorific at the start, bare at the start, or behind a function."""
    begin = _begin(text)
    if CJK.match(text[begin:]):
        return chinese_name(text, begin, index)
    honorific = HONORIFIC.match(text, begin)
    if honorific and (name := name_at(text, honorific.end())) and not _is_no_name(honorific[0], name):
        return _with_gender_behind(text, Named("", honorific[0], name, honorific.end() + len(name), True))
    name = name_at(text, begin)
    if not honorific and is_name(name, text, begin, index):
        return _with_gender_behind(text, Named("", "", name, begin + len(name), False))
    return _behind_function(text, begin, index)


def _is_no_name(honorific: str, name: str) -> bool:
    """Whether "General" is no form of address here: General Assembly."""
    is_loose = OFTEN_NO_HONORIFIC.fullmatch(bare(honorific).replace(".", ""))
    words = bare(name)
    return bool(is_loose and (NOT_A_NAME.search(words) or FUNCTION.search(words) or BODY.search(words)))


def _behind_function(text: str, begin: int, index: Index) -> Named | None:
    """Find a name behind the function: "the Permanent Representative of X, H.E. Mr. …", "l'écrivaine Noor Exemple"."""
    for honorific in HONORIFIC.finditer(text, begin + 1):
        name = name_at(text, honorific.end())
        before = text[begin : honorific.start()].strip(" ,،:–—-")
        if name and (FUNCTION.search(bare(before)) or index.match(before)[0]):
            return Named(before, honorific[0], name, honorific.end() + len(name), True)
    if topic := _TOPIC_AHEAD.match(text, begin):
        named = _named(text[topic.end() :], index)
        return replace(named, end=named.end + topic.end()) if named else None
    if job := _JOB_AHEAD.match(text, begin):
        name = name_at(text, job.end())
        is_job = job["post"].islower() and FUNCTION_NOUN.search(bare(job["post"]))
        if is_job and is_name(name, text, job.end(), index):
            return Named(job["post"], "", name, job.end() + len(name), False)
    return None


def _with_gender_behind(text: str, named: Named) -> Named:
    """Read "Sam Example (Ms.)" and Sam Example先生."""
    match = re.match(
        rf"\s*(?:{GENDER_BEHIND.pattern}|{HONORIFIC_BEHIND.pattern.rstrip('$')})", text[named.end :]
    )
    if not match or named.honorific:
        return named
    return Named(named.before, match[0].strip(" ()"), named.name, named.end + match.end(), True)


def _post(named: Named, text: str, index: Index) -> tuple[Post, str]:
    """Return the post, and the part played where a word behind the name says it: "…, OCHA, moderator"."""
    behind = text[named.end :]
    role = ""
    for match in re.finditer(r"[,،|–—\t\n]\s*|\s-\s", behind):
        words = behind[match.end() :].strip(" .;()")
        key = label_key(words) if len(words) < 40 else None
        if key in _PARTS_BEHIND:
            role, behind = key or "", behind[: match.start()]
            break
    else:
        role, behind = _part_at_end(behind, index)
    post = read_post(behind, index)
    if named.before:
        ahead = read_post(named.before, index)
        is_told = bool(post.affiliation)
        says_more = FUNCTION_NOUN.search(bare(post.function)) or not ahead.function
        post = Post(
            post.function if says_more else ahead.function,
            post.affiliation or ahead.affiliation,
            post.organization if is_told else ahead.organization,
        )
    return post, role


def _part_at_end(behind: str, index: Index) -> tuple[str, str]:
    """Return the part that the last word says behind a known organization, and the words before: "OCHA Panelist"."""
    match = _LAST_WORD.search(behind)
    key = label_key(match["word"]) if match else None
    home = re.split(r"[,،|–—(]", behind[: match.start()])[-1].strip() if match else ""
    if not match or key not in _PARTS_BEHIND or not home or not index.match(home)[0]:
        return "", behind
    return key or "", behind[: match.start()]


def _without_remarks(block: Block) -> tuple[str, bool]:
    """Return the words with "(tbc)" and "(via video)" blanked out, and whether the person is still to be confirmed."""
    text, is_tbc = block.plain, False
    for match in list(TBC.finditer(block.bare)):
        text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
        is_tbc = is_tbc or bool(UNSURE.search(match[0]))
    return text, is_tbc


def _without_part(text: str) -> tuple[str, str]:
    """Blank out a bracket that says the part played: "Ms. X (Chair) – City architect"."""
    for bracket in _BRACKET.finditer(text):
        key = label_key(bracket["inner"])
        if key in PEOPLE:
            return text[: bracket.start()] + " " * len(bracket[0]) + text[bracket.end() :], key or ""
    return text, ""


def _unnamed(block: Block, text: str, role: str, is_tbc: bool, index: Index) -> Person | None:
    """Read a function or an organization without a name: "High-level representative (tbc)"."""
    opened = _OPENED.match(text)
    words = squeezed(text[opened.end() if opened else 0 :]).strip(" ,.;:-–—")
    if not words or VACANT.fullmatch(bare(words)) or len(words.split()) > _MOST_WORDS:
        return None
    known = index.match(words)[0]
    function = FUNCTION_NOUN.search(bare(words))
    if function and function[0].endswith("s") and FUNCTION_NOUN.fullmatch(function[0][:-1]):
        return None  # "Experts from Oxfam": nobody in particular
    is_function = function and function.start() <= 30 and not _SENTENCE.search(bare(words))
    if not known and not is_function:
        return None
    post = Post("", words, known.id) if known and not is_function else read_post(words, index)
    spans = ((block.start, block.end),)
    return Person(
        "", "", role, post.function, post.affiliation, is_tbc, spans, block.line, 0.7, post.organization
    )
