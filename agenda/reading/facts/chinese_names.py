"""Names in Chinese: the honorific stands behind the name, the function often before it."""

import re
from dataclasses import dataclass

from ..organizations import Index
from ..vocabulary.bodies import BODY
from ..vocabulary.labels import label_key
from ..vocabulary.parts import part_of
from ..vocabulary.people import FUNCTIONS_ZH, HONORIFIC_BEHIND, SURNAMES_ZH

_WORDS = re.compile(r"[\u4e00-\u9fff·]+")
_AFTER_POST = re.compile(rf"(?P<post>.*(?:{FUNCTIONS_ZH}))(?P<name>[\u4e00-\u9fff·]{{2,12}})$")
_SURNAMED = rf"[{SURNAMES_ZH}][\u4e00-\u9fff]{{1,2}}"
_BEFORE_POST = re.compile(rf"(?P<name>{_SURNAMED})\s*[，,（(：:\s]\s*(?P<post>[\u4e00-\u9fff].+)$")
_BEFORE_BODY_AND_POST = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff]+(?:·[\u4e00-\u9fff]+)+)"
    rf"[，,](?P<post>[\u4e00-\u9fff]+(?:{FUNCTIONS_ZH}))$"
)
_BEHIND_BODY = re.compile(rf"(?P<post>[\u4e00-\u9fff]{{2,20}})\s+(?P<name>{_SURNAMED})$")
_LONGEST = 4  # characters of a name without a middle dot
_LONGEST_FOREIGN = 12


@dataclass(frozen=True)
class Named:
    """A name found in a text: what stands before it, and where the words behind it begin."""

    before: str
    honorific: str
    name: str
    end: int
    is_sure: bool  # an honorific says that this is a person


def chinese_name(text: str, begin: int, index: Index) -> Named | None:
    """Read 李明先生, 挪威常驻代表张某某大使阁下, and with a post also 李明，记者; None where that is no person."""
    match = _WORDS.match(text, begin)
    words = match[0] if match else ""
    behind = HONORIFIC_BEHIND.search(words)
    if not match or not behind:
        return _without_honorific(text, begin, index)
    inner = words[: behind.start()].rsplit("由", 1)[-1]
    post = _AFTER_POST.match(inner)
    name = post["name"] if post else inner
    if 1 <= len(name) <= (_LONGEST_FOREIGN if "·" in name else _LONGEST) and not BODY.search(name):
        return Named(post["post"] if post else "", behind[0], name, match.end(), True)
    return _behind_known(inner, behind[0], match.end(), index)


def _behind_known(inner: str, honorific: str, end: int, index: Index) -> Named | None:
    """Read 联合国儿童基金会王某某女士: a known organization stands before the name."""
    found = index.find(inner)
    name = inner[found.end :] if found else ""
    return (
        Named(inner[: found.end], honorific, name, end, True)
        if found and 2 <= len(name) <= _LONGEST
        else None
    )


def _without_honorific(text: str, begin: int, index: Index) -> Named | None:
    """Read a name that begins with a usual surname, where a function or a known organization stands beside it."""
    for pattern in (_BEFORE_POST, _BEHIND_BODY):
        match = pattern.match(text.rstrip(" 。"), begin)
        post = match["post"].strip("）) 。") if match else ""
        if match and (
            re.search(FUNCTIONS_ZH, post) or any(index.match(part)[0] for part in re.split(r"[\s，,]+", post))
        ):
            before = post if pattern is _BEHIND_BODY else ""
            return Named(before, "", match["name"], match.end("name"), False)
    return _before_body_and_post(text, begin, index)


def _before_body_and_post(text: str, begin: int, index: Index) -> Named | None:
    """Read any name before an organization with a post, and nothing else: 样本芳，国家模板研究中心研究员."""
    match = _BEFORE_BODY_AND_POST.match(text.rstrip(" 。；;"), begin)
    if not match or len(match["name"]) > _LONGEST_FOREIGN:
        return None
    name = match["name"]
    if (
        re.search(FUNCTIONS_ZH, name)
        or BODY.search(name)
        or part_of(name)
        or label_key(name)
        or index.find(name)
    ):
        return None
    has_home = index.find(match["post"]) or BODY.search(match["post"])
    return Named("", "", name, match.end("name"), False) if has_home else None
