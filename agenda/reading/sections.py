"""The document cut at its headings and labels: which text says what it is, and which must be understood."""

from dataclasses import dataclass, field, replace

from .blocks import Block, Document, Span
from .vocabulary.labels import NARRATIVE


@dataclass(frozen=True, eq=False)  # two sections are never the same, and many are looked up
class Section:
    """Blocks that stand under one label; `key` is empty where none is known."""

    key: str
    label: Span | None = None
    blocks: tuple[Block, ...] = ()
    is_inline: bool = False  # the label stands before its value, on the same line
    heading: Block | None = None  # where the label is a heading, or an unknown heading
    columns: tuple[str, ...] = ()  # of a table with a row of headings

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True)
class Page:
    """A document and its sections in reading order."""

    document: Document
    sections: tuple[Section, ...]
    labels: tuple[Span, ...] = field(default=())  # of headings of columns
    interrupted: tuple[
        tuple[str, Block], ...
    ] = ()  # lists with a stray heading in their middle: key, heading

    def under(self, *keys: str) -> list[Section]:
        """Return the sections with one of the keys."""
        return [section for section in self.sections if section.key in keys]

    def only(self, *keys: str) -> "Page":
        """Return the page as if nothing else stood on it than the sections with one of the keys."""
        sections = tuple(self.under(*keys))
        blocks = tuple(block for section in sections for block in section.blocks)
        return Page(replace(self.document, blocks=blocks), sections)

    @property
    def head(self) -> tuple[Section, ...]:
        """The sections before the first part with running text: where title, date and hosts stand."""
        parts = NARRATIVE | {"agenda", "speakers"}
        first = next(
            (n for n, section in enumerate(self.sections) if section.key in parts), len(self.sections)
        )
        return self.sections[:first]
