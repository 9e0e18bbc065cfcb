"""The draft beside its source, as the template shows it: sections of fields and rows, each with its mark."""

from dataclasses import dataclass, field
from typing import Any

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Organization

from ..reading.doubts import sentence
from ..reading.reading import Reading
from .forms import DraftForm
from .rows import LISTS, Row, RowSet
from .source import Line, Mark, is_right_to_left, lines_of, marks_of, row_mark

# The fields of the form in their sections; a tuple stands on one line. With each name the field of the reading.
SECTIONS: tuple[tuple[Any, tuple[Any, ...]], ...] = (
    (None, ("title", "subtitle", "week")),
    (
        gettext_lazy("When and where"),
        (("day", "start", "end"), "timezone", "venue", ("new_venue", "address"), ("format", "platform")),
    ),
    (gettext_lazy("Texts"), ("background", "audience", "languages")),
    (
        gettext_lazy("RSVP and seats"),
        (
            "opens_rsvp", ("seats_in_person", "seats_online"), "rsvp_deadline",
            ("transferable", "invitation_only", "limited_places"), ("catering", "catering_time"),
        ),
    ),
    (
        gettext_lazy("Focal point"),
        (("contact_name", "contact_function"), ("contact_email", "contact_phone")),
    ),
    (gettext_lazy("Without a place"), ("unplaced",)),
)  # fmt: skip
LISTS_AFTER = {1: ("sponsors",), 2: ("objectives", "focus_areas", "expected_outputs", "segments", "speakers")}
READ_AS = {
    "day": "date", "new_venue": "venue", "catering_time": "catering", "contact_name": "contact",
    "contact_function": "contact", "contact_email": "contact", "contact_phone": "contact",
}  # fmt: skip
SHOWN_AT = {  # where the doubts of a field of the reading are shown, where its name is another one
    "date": "day", "month_day": "day", "venue": "venue", "contact": "contact_name", "rsvp_email": "contact_email",
    "rsvp_url": "unplaced",
}  # fmt: skip


@dataclass(frozen=True)
class ShownField:
    bound: BoundField
    source: str  # the field of the reading
    mark: Mark

    @property
    def name(self) -> str:
        return self.bound.name


@dataclass(frozen=True)
class ShownRow:
    form: Row
    number: int
    mark: Mark
    written_as: str = ""  # how the document names an organization that the site knows under another name


@dataclass(frozen=True)
class ShownList:
    name: str
    title: Any
    add: Any
    rows: list[ShownRow]
    empty_row: ShownRow
    template_row: ShownRow
    rowset: RowSet
    mark: Mark


@dataclass(frozen=True)
class Section:
    title: Any
    lines: list[list[ShownField]]
    lists: list[ShownList]


@dataclass(frozen=True)
class ListedDoubt:
    anchor: str  # id on the page, without #
    label: str
    text: str
    line: int
    why: str


@dataclass(frozen=True)
class Screen:
    sections: list[Section]
    doubts: list[ListedDoubt]
    lines: list[Line]
    is_right_to_left: bool
    unsure: list[ShownField | ShownList] = field(default_factory=list)


def screen(reading: Reading, form: DraftForm, sets: dict[str, RowSet]) -> Screen:
    """Return everything that the review page shows."""
    marks = marks_of(reading)
    fields = {name: _shown(form[name], marks) for name in form.fields}
    lists = {part.name: _list(part, reading, sets[part.name], marks.get(part.name, Mark())) for part in LISTS}
    sections = [
        Section(
            title,
            [[fields[name] for name in (line if isinstance(line, tuple) else (line,))] for line in lines],
            [lists[name] for name in LISTS_AFTER.get(number, ())],
        )
        for number, (title, lines) in enumerate(SECTIONS)
    ]
    everything: list[ShownField | ShownList] = [*fields.values(), *lists.values()]
    return Screen(
        sections,
        _listed(reading, form, lists),
        lines_of(reading),
        is_right_to_left(reading.text),
        [shown for shown in everything if shown.mark.percent is not None and not shown.mark.doubts],
    )


def _shown(bound: BoundField, marks: dict[str, Mark]) -> ShownField:
    source = READ_AS.get(bound.name, bound.name)
    mark = marks.get(source, Mark())
    if bound.name != SHOWN_AT.get(source, source):  # said once, at the field where it matters most
        mark = Mark(mark.lines)
    for other, place in SHOWN_AT.items():
        if place == bound.name and other != source and other in marks:
            mark = Mark(mark.lines or marks[other].lines, mark.doubts + marks[other].doubts, mark.percent)
    if mark.needs_a_look:
        attrs = bound.field.widget.attrs
        attrs["aria-describedby"] = " ".join(
            filter(None, [attrs.get("aria-describedby"), f"why-{bound.name}"])
        )
    return ShownField(bound, source, mark)


def _list(part: Any, reading: Reading, rows: RowSet, mark: Mark) -> ShownList:
    doubts = [doubt for doubt in reading.doubts if doubt.field == part.name]
    shown = [_row(part.name, reading, form, number, doubts) for number, form in enumerate(rows.forms)]
    said = {why for row in shown for why in row.mark.doubts}
    rest = tuple(why for why in mark.doubts if why not in said)
    filled = [row for row in shown if row.form.initial or (rows.is_bound and row.form.has_changed())]
    empty = next((row for row in reversed(shown) if row not in filled), None)
    template = ShownRow(rows.empty_form, len(shown), Mark())
    return ShownList(
        part.name,
        part.title,
        part.add,
        filled,
        empty or template,
        template,
        rows,
        Mark(mark.lines, rest, mark.percent),
    )


def _row(name: str, reading: Reading, form: Row, number: int, doubts: list[Any]) -> ShownRow:
    if not form.initial:
        return ShownRow(form, number, Mark())
    texts = [value for value in form.initial.values() if isinstance(value, str) and len(value) > 5]
    if name == "sponsors":
        texts = [form.initial["written_as"]]
    written = form.initial.get("written_as", "") if form.known else ""
    is_its_name = form.known is not None and written.casefold() in _names(form.known)
    mark = row_mark(reading, name, texts, doubts)
    return ShownRow(form, number, mark, "" if is_its_name else written)


def _names(organization: Organization) -> set[str]:
    return {
        organization.name.casefold(),
        organization.formal_name.casefold(),
        organization.acronym.casefold(),
    }


def _listed(reading: Reading, form: DraftForm, lists: dict[str, ShownList]) -> list[ListedDoubt]:
    return [
        ListedDoubt(
            _anchor(doubt.field, form, lists, doubt.line),
            _label(doubt.field, form, lists),
            doubt.text,
            doubt.line,
            sentence(doubt),
        )
        for doubt in reading.doubts
    ]


def _anchor(name: str, form: DraftForm, lists: dict[str, ShownList], line: int) -> str:
    place = SHOWN_AT.get(name, name)
    if place in form.fields:
        return f"field-{place}"
    if name not in lists:
        return f"line-{line}"
    row = next((row for row in lists[name].rows if line in row.mark.lines and row.mark.doubts), None)
    return f"{name}-{row.number}" if row else f"list-{name}"


def _label(name: str, form: DraftForm, lists: dict[str, ShownList]) -> str:
    place = SHOWN_AT.get(name, name)
    if place in form.fields:
        return str(form.fields[place].label)
    return str(lists[name].title) if name in lists else _("Layout")


def still_doubted(reading: Reading, form: DraftForm, sets: dict[str, RowSet]) -> list[str]:
    """Return the labels of what is in doubt and was left as it was read, each once."""
    labels = []
    for doubt in reading.doubts:
        place = SHOWN_AT.get(doubt.field, doubt.field)
        is_touched = place in form.changed_data or (doubt.field in sets and sets[doubt.field].has_changed())
        if not is_touched and (place in form.fields or doubt.field in sets):
            titles = {part.name: part.title for part in LISTS}
            labels.append(str(form.fields[place].label if place in form.fields else titles[doubt.field]))
    return list(dict.fromkeys(labels))
