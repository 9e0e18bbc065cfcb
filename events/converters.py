"""What stands in addresses beside numbers and names."""

import datetime as dt

from django.urls import register_converter


class IsoDate:
    """A day in an address: 2026-05-19."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> dt.date:
        return dt.date.fromisoformat(value)  # what is no day raises ValueError, hence 404

    def to_url(self, value: dt.date) -> str:
        return value.isoformat()


def register() -> None:
    """Let addresses say `<date:…>`. Called once, by the addresses of the programme."""
    register_converter(IsoDate, "date")
