"""The files that a paper can be: what each is made by, and how it goes over the line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import markdown, pdf
from .printing import store


@dataclass(frozen=True)
class FileFormat:
    """`render(document, page)` makes the bytes; `kept` answers with those made before, where the paper is public."""

    content_type: str
    render: Callable[[Any, str], bytes]
    kept: Callable[[Any, str], bytes]
    address_end: str = ""  # of the name of its address
    is_shown: bool = False  # in the browser, else saved


def _markdown(document: Any, page: str) -> bytes:
    return markdown.render(document).encode()


def _word(document: Any, page: str) -> bytes:
    from . import word  # python-docx takes a tenth of a second of CPU: for those who write a Word file

    return word.render(document, page)


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS = {
    "pdf": FileFormat("application/pdf", pdf.render, store.stored_pdf, is_shown=True),
    "docx": FileFormat(WORD, _word, _word, "_word"),
    "md": FileFormat("text/markdown; charset=utf-8", _markdown, _markdown, "_markdown"),
}
