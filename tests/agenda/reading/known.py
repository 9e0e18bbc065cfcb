"""The organizations that come with the software, as the reader knows them, without a database."""

from agenda.reading.organizations import Index, Known
from events.organization_data import TRANSLATED, rows

_ROWS = list(rows())


def _known(number: int, row: dict) -> Known:
    names = [row[column] for column in TRANSLATED] + [row["formal_name"], *row["aliases"]]
    return Known(number, row["kind"], row["name_en"], row["acronym"], tuple(filter(None, names)))


INDEX = Index([_known(number, row) for number, row in enumerate(_ROWS, 1)])
KEYS = {number: row["key"] for number, row in enumerate(_ROWS, 1)}


def key_of(organization: Known | None) -> str | None:
    return KEYS[organization.id] if organization else None
