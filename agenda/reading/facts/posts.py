"""What somebody is and where: "Permanent Representative of Norway", "Director of Operations, OCHA", "(Oxfam)"."""

import re
from dataclasses import dataclass

from ..characters import ARABIC, CJK, CYRILLIC, bare, plain, squeezed
from ..organizations import Index
from ..vocabulary.bodies import BODY, BODY_BEFORE, FIRM_BODY
from ..vocabulary.clock import CITY_NAMES
from ..vocabulary.organizations import ARTICLES
from ..vocabulary.people import CREDENTIALS, FUNCTION, FUNCTION_NOUN, FUNCTIONS_ZH
from ..vocabulary.posts import ACCREDITED, OF, PART_OF_STATE, STATE_POST, UNIT

_CUT = re.compile(
    r"\s*[,،，;|\t\n]\s*|\s+[-–—/]\s+|\s*[–—]\s*(?=\s)|\s*[(（\[]\s*|\s*[)）\]]\s*|^\s*[-–—:：]\s*|\s*：\s*"
)
_AT = re.compile(r"\s+(?:at|chez)\s+(?:the\s+|la\s+|l')?")
# "Country Director of Oxfam in Yemen"
_ABROAD = re.compile(r"(?P<function>.+?)\s+(?:of|at|for)\s+(?:the\s+)?(?P<home>.+?)\s+in\s+(?=[A-Z]).+")
_BETWEEN_CJK = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_LEADING = re.compile(
    r"\s*(?:of|from|at|with|de|du|des|del|из|от|من)\s+(?:the\s+|la\s+|l')?(?=[A-ZÀ-ÞА-ЯЁ\u0600-\u06ff])"
)
# "مديرة في منظمة …", "директор организации …": the word for an organization belongs to none of both.
_WITHOUT_BODY = re.compile(
    r"(?:\s+(?:في|لدى|من|عن|в|при))?(?:\s+(?:منظمة|جمعية|مؤسسة|организации|организация))?$"
)
_BODY_OF_STATE = re.compile(
    rf"(?:(?!{FUNCTIONS_ZH})[\u4e00-\u9fff]){{1,8}}?(?:部|委员会|总署|总局|署|院|厅|局|中心)(?!长)"
)
_ROMANCE_OF = re.compile(r"(?<!\w)(?:del?|du|des|d')(?!\w)")
_MISSION_ZH = re.compile(r"常驻[\u4e00-\u9fff]{2,12}?代表团(?=[\u4e00-\u9fff])")
_CITY = re.compile(rf"(?:{CITY_NAMES})")
# Persons of a kind, as whose union an organization may be named: "Example Farmers Union", "Teachers' Network".
_OFFICE = re.compile(
    r"(?:director|head|chief|officer|advis[eo]r|coordinator|representative|manager|president|chair|secretary|minister"
    r"|ambassador|deputy|counsellor|member|lead|commissioner|specialist|delegate|attache|envoy|founder)s?$"
)
_ENDS_IN_BODY = re.compile(rf"(?:{FIRM_BODY.pattern})\W*$")
# Whoever has such a post heads an organization, also one that is called "Desk" or "Unit".
_HEADS_IT = re.compile(
    r"(?:co-?)?(?:founder|fondat\w+|fundador\w*|основател\w+|مؤسس\w*|موسس\w*|创始人)|executive\s+director"
    r"|direct\w+\s+executi[fv]\w*"
    r"|director\w*\s+ejecutiv\w|исполнительн\w+\s+директор|ceo|secretary-general|chief\s+executive|president"
    r"|presidente?a?"
)
_MINISTRY = re.compile(
    r"(?:the\s+)?(?:ministry|government|ministere|ministerio|parliament|senate|ministere)(?!\w)"
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
    words = _BETWEEN_CJK.sub("，", words)
    leading = _LEADING.match(words)
    parts = _parts(words[leading.end() :] if leading else words, index)
    if not parts:
        return Post("", "")
    if len(parts) == 1 and _CITY.fullmatch(bare(parts[0])):
        return Post("", "")  # "(Beirut)": where somebody comes from
    abroad = _ABROAD.fullmatch(parts[0]) if len(parts) == 1 else None
    if abroad and (at := index.match(abroad["home"])[0]):
        return Post(abroad["function"], abroad["home"], at.id)
    place = _home(parts, index)
    if place is None:
        return _split_last(parts, index)
    others = [
        part for number, part in enumerate(parts) if number != place and not _CITY.fullmatch(bare(part))
    ]
    if others and place == len(parts) - 2 and _is_state(parts[-1], index):
        others.pop()  # "University of Example, Ghana"
    if parts[place][0].islower():  # "colectivo de búsqueda, Sonora": behind it stands where that is
        others = [part for part in others if FUNCTION_NOUN.search(bare(part))]
    known = index.match(parts[place])[0]
    home = _as_named(parts[place], index)
    if others and place == len(parts) - 1 and _is_town_of(parts, index):
        home = f"{_name(others.pop())}, {home}"
    is_behind = place > 0 and others[-1:] == [parts[place - 1]]
    if is_behind and _is_state(parts[place], index) and _serves(others[-1]):
        home = f"{others.pop()}, {home}"
    function = ", ".join(_own(part, index) for part in others)
    return Post(function, home, known.id if known else None)


def _parts(words: str, index: Index) -> list[str]:
    """Return what stands between commas, dashes and brackets; no degrees, no acronym that repeats a name."""
    kept: list[str] = []
    for part in (piece.strip(" ,.;:-–—|。") for piece in _CUT.split(words) if piece):
        if not re.search(r"\w", part) or CREDENTIALS.fullmatch(bare(part)):
            continue
        if kept and _repeats(part, kept[-1], index):
            continue
        kept.append(part)
    return kept


def _repeats(acronym: str, name: str, index: Index) -> bool:
    if not re.fullmatch(r"[A-Z][A-Za-z.-]{1,9}", acronym):
        return False
    known = index.match(acronym)[0]
    if FUNCTION_NOUN.search(bare(name)):
        return False  # "Human Rights Officer, OHCHR" is misspelt for no office
    if known and known is index.match(name)[0]:
        return True
    initials = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    short = acronym.upper().replace("-", "").replace(".", "")
    return len(initials) > 1 and (short == initials or initials.endswith(short) or initials.startswith(short))


def _home(parts: list[str], index: Index) -> int | None:
    """Return which part is an organization: the last that is known or named like one, States after the others."""
    bodies = [number for number, part in enumerate(parts) if _is_body(part, index)]
    if not bodies:
        last = len(parts) - 1
        is_headed = len(parts) > 1 and parts[last][0].isupper() and _HEADS_IT.match(bare(parts[last - 1]))
        return last if is_headed or _may_be_body(parts, last) else None
    last = bodies[-1]
    if len(bodies) > 1 and last == bodies[-2] + 1 and _is_state(parts[last], index):
        return bodies[-2]
    return last


def _is_body(part: str, index: Index) -> bool:
    function = FUNCTION_NOUN.search(_head(part))
    if function and function.start() and BODY_BEFORE.match(bare(part)) and _ROMANCE_OF.search(bare(part)):
        return True  # "Ministerio Público Fiscal de la Argentina"
    if CJK.search(part) and function and not BODY.search(part[function.end() :]):
        return False
    if (
        function
        and not _OFFICE.search(function[0])
        and _ENDS_IN_BODY.search(_head(part))
        and part[:1].isupper()
    ):
        return True
    if function:
        found = index.find(part)  # "Reporters Without Borders"
        return (
            found is not None and not re.search(r"\w", part[found.end :]) and not STATE_POST.match(bare(part))
        )
    known, sure = index.match(part)
    if known:
        return sure >= 0.7
    if part[:1].islower():
        return bool(FIRM_BODY.match(bare(part)))  # "archiviste, réseau d'archives refuges"
    return bool(BODY.search(bare(part))) and not UNIT.fullmatch(_head(part))


def _may_be_body(parts: list[str], number: int) -> bool:
    """Whether a part that says nothing of itself names an organization: in capitals, beside a function or alone."""
    part = parts[number]
    if re.search(r"\d", part):
        return False
    words = part.split()
    if (
        _CITY.fullmatch(bare(part))
        or FUNCTION.search(bare(part))
        or part[0].islower()
        or ARABIC.search(part)
        or CJK.search(part)
    ):
        return False
    if len(words) > 1 and words[-1][0].islower():
        return False  # "City architect"
    return not UNIT.fullmatch(bare(part)) and (len(parts) > 1 or len(words) < 6)


def _head(part: str) -> str:
    """Return the words before the first preposition: what the rest only describes."""
    words = bare(part)
    match = None if CYRILLIC.search(part) or ARABIC.search(part) else OF.search(words)
    return words[: match.start()] if match else words


def _is_state(part: str, index: Index) -> bool:
    known = index.match(part)[0]
    return known is not None and known.kind.endswith("_state") and not _MINISTRY.match(bare(part))


def _is_town_of(parts: list[str], index: Index) -> bool:
    """Whether the last part only says where the organization before it is: "Emergency Rooms, Khartoum"."""
    *before, last = parts
    name = before[-1] if len(before) > 1 else ""
    is_name = len(name.split()) > 1 and name[0].isupper() and not FUNCTION.search(bare(name))
    return (
        is_name
        and " " not in last
        and not last.isupper()
        and not _is_body(last, index)
        and _may_be_body(before, -1)
    )


def _as_named(name: str, index: Index) -> str:
    """Return the name as the site writes it where grammar has bent it in the text: "Казахстана"."""
    found = index.find(name) if CYRILLIC.match(name) else None
    return found.name if found and found.name and found.end == len(name) else _name(name)


def _serves(part: str) -> bool:
    """Whether this is a department of the State that is named behind it: "Department of Justice, Philippines"."""
    is_name = part[:1].isupper() or ARABIC.match(part)
    is_part = BODY.search(_head(part)) or PART_OF_STATE.match(_head(part))
    return bool(is_name and is_part and not FUNCTION_NOUN.search(_head(part)))


def _own(part: str, index: Index) -> str:
    """Return a function without the office to which it is accredited: "… to the United Nations in New York"."""
    bounded = ACCREDITED.search(bare(part))
    is_accredited = bounded and bounded.start() and STATE_POST.match(bare(part)) and not CJK.search(part)
    return part[: bounded.start()].strip(" ,") if bounded and is_accredited else part


def _split_last(parts: list[str], index: Index) -> Post:
    """Divide "Head of Mission of X" or "Director, Example Radio": the organization stands inside a function."""
    for number in range(len(parts) - 1, -1, -1):
        part = parts[number]
        post = _split_chinese(part, index) if CJK.search(part) else _split(part, index)
        if post:
            rest = [*parts[:number], post.function, *parts[number + 1 :]]
            rest = [piece for piece in rest if piece and not _CITY.fullmatch(bare(piece))]
            return Post(", ".join(rest), post.affiliation, post.organization)
    return Post(", ".join(part for part in parts), "")


def _split(part: str, index: Index) -> Post | None:
    if not FUNCTION.search(bare(part)):
        return None
    bounded = ACCREDITED.search(bare(part))
    at = _AT.search(part)
    if at and not (bounded and bounded.start() <= at.start()):
        body = part[at.end() :]
        known = index.match(body)[0]
        return Post(part[: at.start()].strip(), _name(body), known.id if known else None)
    head = part[: bounded.start()] if bounded and bounded.start() else part
    for match in OF.finditer(bare(head)):
        name = plain(head[match.end() :])
        organization, sure = index.match(name)
        if not organization or sure < 0.8:
            continue
        function = head[: match.start()].strip()
        if not FUNCTION_NOUN.search(bare(function)):
            continue
        function = _WITHOUT_BODY.sub("", function) if not function.isascii() else function
        if bounded and organization.name == "United Nations" and not STATE_POST.match(bare(function)):
            function = part
        return Post(function, _as_named(name, index), organization.id)
    return _split_unknown(head)


def _split_unknown(head: str) -> Post | None:
    """Divide where the words behind "of" begin with what organizations are called: "of the Association of X"."""
    for match in OF.finditer(bare(head)):
        name = head[match.end() :]
        is_name = name[:1].isupper() or CYRILLIC.match(name) or ARABIC.match(name)
        is_long = len(name.split()) > 1 and not UNIT.fullmatch(bare(name))
        if is_name and is_long and FIRM_BODY.search(_head(name)):
            function = head[: match.start()].strip()
            if FUNCTION_NOUN.search(bare(function)):
                return Post(function, _name(name))
    return None


def _split_chinese(part: str, index: Index) -> Post | None:
    """Divide 挪威常驻代表: the organization stands before the function."""
    found = index.find(part)
    begin = found.end if found else None
    if found and (mission := _MISSION_ZH.match(part, found.end)):
        begin = mission.end()
    elif found and (body_of_it := _BODY_OF_STATE.match(part, found.end)):
        begin = body_of_it.end()
    elif begin is None and (body := list(BODY.finditer(part))):
        begin = body[-1].end()
    if not begin or not re.search(FUNCTIONS_ZH, part[begin:]):
        return None
    return Post(part[begin:].strip(" 的"), part[:begin], found.organization.id if found else None)


def _name(text: str) -> str:
    """Return an organization's name as it is written, without article and "to the United Nations"."""
    text = squeezed(text)
    bounded = ACCREDITED.search(bare(text))
    text = text[: bounded.start()] if bounded and bounded.start() else text
    text = re.sub(r"^ل(?=[^ل\s]{2})", "", text)  # "of" is written to the word in Arabic
    text = re.sub(r"^لل", "ال", text)
    article = ARTICLES.match(bare(text))
    if not article or article.end() >= len(text) or bare(text[: article.end()]).strip() == "el":
        return text
    return text[article.end() :]
