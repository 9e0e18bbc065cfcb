"""The texts of a side event in each language. What is stored stays the original, and is in English until told."""

from collections.abc import Iterator

from django.db import migrations, models

LANGUAGES = [
    ("en", "English"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("ru", "Russian"),
    ("ar", "Arabic"),
    ("zh-hans", "Chinese"),
]
# model, field, what it is called, letters at most; none for text without a limit
TEXTS: list[tuple[str, str, str, type[models.Field], int | None]] = [
    ("sideevent", "title", "title", models.CharField, 500),
    ("sideevent", "subtitle", "subtitle", models.CharField, 500),
    ("sideevent", "background", "background and rationale", models.TextField, None),
    ("sideevent", "audience", "audience", models.CharField, 300),
    ("sideevent", "catering", "catering", models.CharField, 200),
    ("agendasegment", "title", "title", models.CharField, 300),
    ("agendasegment", "note", "who speaks", models.CharField, 500),
    ("speaker", "function", "function", models.CharField, 300),
    ("objective", "text", "objective", models.TextField, 2000),
    ("focusarea", "title", "title", models.CharField, 300),
    ("focusarea", "text", "text", models.TextField, 3000),
    ("expectedoutput", "text", "expected output", models.TextField, 2000),
]


def columns() -> Iterator[migrations.AddField]:
    """Yield a column for each text and language. They may be null: SQLite then adds them without a copy of the table."""
    for model, name, label, kind, most in TEXTS:
        for code, _language in LANGUAGES:
            field = kind(verbose_name=f"{label} [{code}]", max_length=most, null=True, blank=True)
            yield migrations.AddField(model, f"{name}_{code.replace('-', '_')}", field)


class Migration(migrations.Migration):
    dependencies = [("events", "0003_programme_version")]

    operations = [
        migrations.AddField(
            "sideevent",
            "original_language",
            models.CharField(
                choices=LANGUAGES,
                default="en",
                help_text="In which the texts below are typed. Other languages have a page of their own.",
                max_length=10,
                verbose_name="language of these texts",
            ),
        ),
        *columns(),
    ]
