"""What an import of a programme says about each row of the file."""

from django.db import models
from django.utils.translation import gettext_lazy, pgettext_lazy
from import_export import results


class RowOutcome(models.TextChoices):
    """What came, or would come, of a row of the file."""

    NEW = "new", gettext_lazy("New draft")
    CHANGED = "changed", gettext_lazy("Changed")
    SAME = "same", gettext_lazy("Unchanged")
    REFUSED = "refused", pgettext_lazy("row of a list", "Refused")


class RowReport(results.RowResult):
    """What the import says about one row."""

    number: int
    title: str
    outcome: RowOutcome
    sentence: str = ""
    changes: list[str]
    doubts: list[str]
    address: str = ""  # of the side event, where there is one
